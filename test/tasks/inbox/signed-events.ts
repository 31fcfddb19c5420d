import { createHash } from 'node:crypto';
import type { Sql } from '../../../src/db/client.ts';
import type { IncomingWebhook } from '../../../src/db/inbox/webhooks.ts';
import { type Delivery, storeDeliveries } from '../../../src/http/store-deliveries.ts';
import { readEvent } from '../../../src/marketplaces/event.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

let serial = 0;

/** A signed event of a marketplace, as the endpoint stores it; each one has an id of its own. */
export const toWebhook = (marketplaceId: number, body: Record<string, unknown>): IncomingWebhook =>
  toDelivery(marketplaceId, body).webhook;

function toDelivery(marketplaceId: number, body: Record<string, unknown>): Delivery {
  const event_id = `e${++serial}`;
  const rawBody = Buffer.from(JSON.stringify({ event_id, timestamp: new Date().toISOString(), ...body }));
  const read = readEvent(rawBody);
  const webhook = {
    marketplaceId,
    eventType: read.kind === 'known' ? read.event.event : String(body.event),
    payload: read.payload,
    rawBody,
    signature: 'test',
    dedupeKey: createHash('sha256').update(rawBody).digest('hex'),
    failure: read.kind === 'invalid' ? read.reason : null,
  };
  return { webhook, read };
}

/** A marketplace with a listing per product, 50 of each in stock at a price of 100, and what it sends. */
export async function openShop(sql: Sql, { saleSignal = 'orders' as 'orders' | 'stock', products = 1 } = {}) {
  const market = await addMarketplace(sql, { saleSignal });
  const listed: { id: number; sku: string; listingId: number }[] = [];
  for (let index = 0; index < products; index += 1) {
    const product = await addProduct(sql, { quantity: 50, cost: 60 });
    const listing = { marketplaceId: market.id, productId: product.id, sku: product.sku, price: 100 };
    listed.push({ ...product, listingId: await addListing(sql, listing) });
  }
  const work = () => processWebhooks.run(createTestDeps(sql), {}, new AbortController().signal);
  return {
    market,
    listed,
    work,
    async send(...bodies: Record<string, unknown>[]): Promise<void> {
      for (const body of bodies) await storeDeliveries(sql, [toDelivery(market.id, body)]);
      await work();
    },
    /** Stock of the products, in their order. */
    async figures(): Promise<number[]> {
      return Promise.all(listed.map(async ({ id }) => (await figureOf(sql, id)).quantity));
    },
    /** What became of the events, in the order in which they came. */
    rows: () =>
      sql<{ id: string; status: string; errorMessage: string | null }[]>`
        select id, status, error_message from marketplace_webhooks where marketplace_id = ${market.id} order by id`,
    async replay(id: string): Promise<void> {
      await sql`update marketplace_webhooks set status = 'pending', next_attempt_at = null where id = ${id}`;
      await work();
    },
    alerts: () =>
      sql<{ kind: string; about: string | null; parameters: object; open: boolean }[]>`
        select kind, about, parameters, resolved_at is null as open from alerts where marketplace_id = ${market.id} order by id`,
    /** Revenue of all days: what was sold, less what came back. */
    async revenue(): Promise<number> {
      const [row] = await sql<{ revenue: number }[]>`
        select coalesce(sum(revenue_sold - revenue_returned), 0)::float as revenue from sales_daily where marketplace_id = ${market.id}`;
      return row!.revenue;
    },
  };
}
