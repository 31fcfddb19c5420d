import type { Connection } from '../../src/connections/open-row.ts';
import type { MarketplaceAdapter, OrderQuery, UnreadableOrder } from '../../src/marketplaces/adapter.ts';
import type { MarketplaceEvent } from '../../src/marketplaces/event.ts';

/** A marketplace in memory whose sales are told by an order list, with what was asked of it. */
export interface ScriptedMarketplace {
  connection: Connection;
  /** What the order list holds; `isNew` false: not in the list of new orders any more. */
  orders: { event: MarketplaceEvent; isNew: boolean }[];
  /** What of the order list cannot be read. */
  unreadable: UnreadableOrder[];
  /** Why a part of its lists cannot be read; null: all of them can be. */
  failure: Error | null;
  shows: Map<string, number | null>;
  asked: OrderQuery[];
  pushed: { sku: string; figure: number }[];
  /** Called at each reading of orders; may throw or wait. */
  onRead: (query: OrderQuery) => Promise<void> | void;
  /** Called at each reading of figures with its SKUs; may throw or wait. */
  onReadStock: (skus: string[]) => Promise<void> | void;
  /** Called before and after figures are applied; may throw: not applied, or applied without an answer. */
  onPush: (when: 'before' | 'after') => Promise<void> | void;
  /** A buyer orders there: the marketplace lowers its own figure. */
  sell(sku: string, quantity: number, at?: Date): string;
}

let serial = 0;

/** Opens one for the marketplace with this id. */
export function createScripted(id: number): ScriptedMarketplace {
  const market: ScriptedMarketplace = {
    connection: { id, code: `scripted${id}`, open: () => adapter },
    orders: [],
    unreadable: [],
    failure: null,
    shows: new Map(),
    asked: [],
    pushed: [],
    onRead: () => {},
    onReadStock: () => {},
    onPush: () => {},
    sell(sku, quantity, at = new Date()) {
      const order_id = `ORDER-${++serial}`;
      const event = {
        event: 'order.created' as const,
        order_id,
        event_id: `new ${order_id}`,
        timestamp: at.toISOString(),
      };
      market.orders.push({ event: { ...event, items: [{ sku, quantity }] }, isNew: true });
      market.shows.set(sku, (market.shows.get(sku) ?? 0) - quantity);
      return order_id;
    },
  };
  const adapter: MarketplaceAdapter = {
    limits: { maxItemsPerPush: 100, buckets: { all: { perMinute: 6_000, burst: 100 } }, pushBucket: 'all' },
    async pushStock(items) {
      await market.onPush('before');
      for (const { marketplaceSku, figure } of items) {
        market.pushed.push({ sku: marketplaceSku, figure });
        market.shows.set(marketplaceSku, figure);
      }
      await market.onPush('after');
      return { items: items.map(({ key }) => ({ key, outcome: 'accepted' as const })), marketplaceDate: new Date() };
    },
    async readStock(items) {
      await market.onReadStock(items.map(({ marketplaceSku }) => marketplaceSku));
      return items.map(({ key, marketplaceSku }) => ({ key, stock: market.shows.get(marketplaceSku) ?? null }));
    },
    async pollOrders(query) {
      market.asked.push(query);
      await market.onRead(query);
      const told = market.orders.filter((order) => query.scope === 'all' || order.isNew);
      const { unreadable, failure } = market;
      const events = told.map((order) => order.event);
      return { events, unreadable, cursor: `after ${told.length}`, ...(failure && { failure }) };
    },
  };
  return market;
}
