import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { findOrder } from './orders.ts';
import type { Place } from './places.ts';
import type { World, WorldOrder } from './world.ts';

/** Reports that are late, and those that come again. */
export class Reports {
  readonly #world: World;
  readonly #ombor: ModelOmbor;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
  }

  /** What a place has reported and what is still on its way arrives now, in its order or in the opposite one. */
  async arrive({ place, pick }: Command): Promise<boolean> {
    const holding = this.#world.places.all.filter(({ carrier }) => carrier.isHolding);
    const where = this.#world.pick(holding, place);
    if (!where) return false;
    await this.#deliver(where, pick % 2 === 1);
    return true;
  }

  /** Everything that is on its way arrives now. */
  async arriveAll(): Promise<void> {
    for (const place of this.#world.places.all) if (place.carrier.isHolding) await this.#deliver(place, false);
  }

  /** The last webhooks of a place come once more. */
  async repeat({ place }: Command): Promise<boolean> {
    const telling = this.#world.places.all.filter(({ target }) => target !== null);
    const where = this.#world.pick(telling, place);
    return where !== undefined && (await where.carrier.repeat()) > 0;
  }

  async #deliver({ code, carrier }: Place, isReversed: boolean): Promise<void> {
    await carrier.arrive(isReversed);
    const now = Date.now();
    for (const one of this.#world.unreported) {
      if (one.place !== code || !one.order || (one.toldAt !== null && one.toldAt <= now)) continue;
      one.toldAt = now;
      one.order.knownFrom = now;
    }
    for (const order of this.#world.orders) if (order.place === code) await this.#keep(order);
  }

  /**
   * Items of a cancellation that was told after the handover, and that had not left: Ombor expects them back, and people find them on
   * the shelf (docs/marketplaces/generic.md).
   */
  async #keep(order: WorldOrder): Promise<void> {
    const kept = order.shipped ? order.cancelling : [];
    order.cancelling = [];
    if (kept.length === 0) return;
    await this.#ombor.work();
    for (const { line, items } of kept) {
      const { sku } = line.product;
      const shown = await findOrder(this.#ombor, order);
      const expected = shown?.items.find((one) => one.sku === sku)?.returnExpected ?? 0;
      if (!shown || expected === 0) continue;
      const back = [{ sku, quantity: Math.min(expected, items), condition: 'SELLABLE' }];
      const key = `kept ${order.id} ${sku} ${Date.now()}`.padEnd(16, '.');
      await this.#ombor.must('receiveReturn', { orderId: shown.id, idempotencyKey: key, items: back });
    }
  }
}
