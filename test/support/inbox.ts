import { createHash } from 'node:crypto';
import type { Sql } from '../../src/db/client.ts';
import { matchWebhooks, replayWebhooks } from '../../src/db/inbox/webhook-replay.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { updateMarketplace } from '../../src/db/marketplaces/marketplace-settings.ts';
import { type MarketplaceEvent, readEvent } from '../../src/marketplaces/event.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { toInboxRows } from '../../src/tasks/polls/order-events.ts';
import { addListing, addMarketplace, addProduct, figureOf } from './shop.ts';
import { createTestDeps } from './task-deps.ts';

let serial = 0;

/** An event as a marketplace would send it; absent: its time is now, and its id is its own. */
export type Sent = Record<string, unknown> & { event: string };

/** Now, but never a whole second: such a time counts as cut to it. */
export function sentNow(): string {
  const now = Date.now();
  return new Date(now % 1_000 === 0 ? now + 1 : now).toISOString();
}

/** A marketplace with one listing of one product, whose events go through the inbox. */
export async function openInbox(
  sql: Sql,
  options: { saleSignal: 'stock' | 'orders'; quantity?: number; unitsPerItem?: number; adapter?: string },
) {
  const product = await addProduct(sql, { quantity: options.quantity ?? 50, cost: 60 });
  const market = await addMarketplace(sql, {
    saleSignal: options.saleSignal,
    ...(options.adapter && { adapter: options.adapter }),
  });
  const { unitsPerItem = 1 } = options;
  const listingId = await addListing(sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: product.sku,
    price: 100,
    unitsPerItem,
  });
  const complete = (event: Sent) => ({ timestamp: sentNow(), event_id: `e${++serial}`, ...event });
  const work = () => processWebhooks.run(createTestDeps(sql), {}, new AbortController().signal);

  const store = async (...events: Sent[]): Promise<void> => {
    for (const event of events) {
      const rawBody = Buffer.from(JSON.stringify(complete(event)));
      const read = readEvent(rawBody);
      const dedupeKey = createHash('sha256').update(rawBody).digest('hex');
      const failure = read.kind === 'invalid' ? read.reason : null;
      const row = {
        marketplaceId: market.id,
        eventType: event.event,
        payload: read.payload,
        rawBody,
        signature: 'test',
      };
      await insertWebhooks(sql, [{ ...row, dedupeKey, failure }]);
    }
  };

  return {
    product,
    market,
    listingId,
    /** Stores signed events, for whoever works. */
    arrive: store,
    /** Applies what is due. */
    work,
    /** Applies signed events, in one batch. */
    async send(...events: Sent[]): Promise<void> {
      await store(...events);
      await work();
    },
    /** Applies events of the order list, in one batch. */
    async list(...events: Sent[]): Promise<void> {
      await insertWebhooks(sql, toInboxRows(market.id, events.map(complete) as unknown as MarketplaceEvent[], false));
      await work();
    },
    /** Replays every row. */
    async replay(): Promise<void> {
      const filter = { ids: null, marketplaceId: market.id, status: null, since: null };
      await replayWebhooks(sql, filter, await matchWebhooks(sql, filter));
      await work();
    },
    switchTo: (saleSignal: 'stock' | 'orders') => updateMarketplace(sql, market.id, { saleSignal }),
    /** Units free to sell, oversold ones subtracted. */
    async net(): Promise<number> {
      const { quantity, oversold } = await figureOf(sql, product.id);
      return quantity - oversold;
    },
    /** Status and note of each row of the inbox. */
    rows: () => sql<{ status: string; errorMessage: string | null }[]>`
      select status, error_message from marketplace_webhooks where marketplace_id = ${market.id} order by id`,
    /** The lines of all orders. */
    lines: () => sql<
      { status: string; quantity: number; cancelled: number; expected: number; returned: number; id: string }[]
    >`
      select o.status, o.id, i.quantity, i.cancelled_quantity as cancelled, i.return_expected as expected, i.returned_quantity as returned
      from order_items i join orders o on o.id = i.order_id where o.marketplace_id = ${market.id} order by i.id`,
    sold: (quantity = 1, more: Record<string, unknown> = {}): Sent => ({
      event: 'stock.updated',
      sku: product.sku,
      current_stock: 40,
      change: -quantity,
      reason: 'sold',
      ...more,
    }),
    unsold: (quantity = 1, more: Record<string, unknown> = {}): Sent => ({
      event: 'stock.updated',
      sku: product.sku,
      current_stock: 41,
      change: quantity,
      reason: 'cancelled',
      ...more,
    }),
    order: (
      kind: 'created' | 'cancelled' | 'returned' | 'updated',
      orderId: string,
      quantity: number | null = 1,
      more: Record<string, unknown> = {},
    ): Sent => ({
      event: `order.${kind}`,
      order_id: orderId,
      ...(quantity !== null && { items: [{ sku: product.sku, quantity }] }),
      ...more,
    }),
  };
}
