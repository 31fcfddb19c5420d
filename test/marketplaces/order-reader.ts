import { expect } from 'vitest';
import type { MarketplaceEvent, OrderLine } from '../../src/marketplaces/event.ts';
import { eventSchema } from '../../src/marketplaces/event-schema.ts';
import type { SimulatedOrder } from '../../src/simulator/simulated-order.ts';
import type { World } from './conformance-world.ts';
import { noAbort } from './scripted-marketplace.ts';

/** What an order list tells. */
export type OrderEvent = Exclude<MarketplaceEvent, { event: 'stock.updated' }>;

/** Sums quantities of lines. */
export const add = (sum: number, { quantity }: OrderLine): number => sum + quantity;

const isEnd = (event: OrderEvent): boolean =>
  (event.event === 'order.updated' && event.status === 'delivered') ||
  ((event.event === 'order.cancelled' || event.event === 'order.returned') && !event.items);

/** Reads orders as the core does: keeps the cursor, remembers which orders are open, and counts no event twice. */
export class OrderReader {
  readonly told = new Map<string, OrderEvent>();
  cursor: string | null = null;
  /** Why a part of the last reading failed. */
  failure: Error | undefined;
  readonly #world: World;
  readonly #open = new Set<string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** One reading; gives only what was not told before. */
  async read(scope: 'new' | 'all' = 'all'): Promise<OrderEvent[]> {
    const query = { scope, cursor: this.cursor, openOrderIds: [...this.#open] };
    const reading = await this.#world.adapter.pollOrders?.(query, noAbort);
    if (!reading) throw new Error('the adapter reads no orders');
    if (scope === 'all') this.cursor = reading.cursor;
    this.failure = reading.failure;
    const fresh: OrderEvent[] = [];
    for (const event of reading.events) {
      expect(eventSchema.safeParse(event).error).toBeUndefined();
      if (event.event === 'stock.updated') throw new Error('an order list tells orders');
      const id = event.event_id;
      if (!id) throw new Error('an event of an order list has an id');
      if (this.told.has(id)) continue;
      this.told.set(id, event);
      fresh.push(event);
      if (event.event === 'order.created') this.#open.add(event.order_id);
      if (isEnd(event)) this.#open.delete(event.order_id);
    }
    return fresh;
  }

  /** Reads until `isDone`, at most as often as a marketplace that shows one list at a time needs. */
  async readUntil(isDone: () => boolean, most = 60): Promise<void> {
    for (let reading = 0; reading < most && !isDone(); reading += 1) await this.read();
    expect(isDone()).toBe(true);
  }

  /** What was told of some orders. */
  of(orders: SimulatedOrder[]): OrderEvent[] {
    const ids = new Set(orders.map(({ id }) => id));
    return [...this.told.values()].filter(
      ({ order_id }) => ids.has(order_id) || [...ids].some((id) => order_id.startsWith(id)),
    );
  }

  sold(orders: SimulatedOrder[]): number {
    return this.of(orders)
      .flatMap((event) => (event.event === 'order.created' ? event.items : []))
      .reduce(add, 0);
  }
}
