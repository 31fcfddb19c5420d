import { randomUUID } from 'node:crypto';
import type { Sql } from '../../src/db/client.ts';
import { dismissWebhooks } from '../../src/db/inbox/dismissals.ts';
import { matchWebhooks, type ReplayFilter, replayWebhooks } from '../../src/db/inbox/webhook-replay.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { sweep } from '../../src/tasks/sweep.ts';
import { addListing, addMarketplace, addProduct, figureOf } from './shop.ts';
import { createTestDeps } from './task-deps.ts';

export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** A marketplace that sells what may not be linked. */
export async function openWaitingShop(sql: Sql, saleSignal: 'stock' | 'orders' = 'orders') {
  const { id } = await addMarketplace(sql, { saleSignal });
  const work = () => processWebhooks.run(createTestDeps(sql), {}, new AbortController().signal);
  const ids = async () =>
    (await sql<{ id: string }[]>`select id from marketplace_webhooks where marketplace_id = ${id} order by id`).map(
      (row) => row.id,
    );
  const replay = async (filter: Partial<ReplayFilter>) => {
    const all = { ids: null, marketplaceId: id, status: null, since: null, ...filter };
    await replayWebhooks(sql, all, await matchWebhooks(sql, all));
    await work();
  };
  return {
    id,
    work,
    /** Stores an event as it was received, and works on it. */
    tell: async (event: Record<string, unknown> & { event: string }, origin: 'webhook' | 'poll' = 'webhook') => {
      const payload = { timestamp: minutesAgo(5), ...event };
      const rawBody = Buffer.from(JSON.stringify(payload));
      const row = {
        marketplaceId: id,
        eventType: event.event,
        payload,
        rawBody,
        signature: null,
        failure: null,
        origin,
      };
      await insertWebhooks(sql, [{ ...row, dedupeKey: randomUUID() }]);
      await work();
    },
    /** A product with 10 pieces, which was opened long ago or just now. */
    product: async (opened: 'long ago' | 'now' = 'long ago') => {
      const product = await addProduct(sql, { quantity: 10 });
      if (opened === 'long ago') {
        await sql.begin(async (tx) => {
          await tx`set local session_replication_role = replica`;
          await tx`update inventory_movements set occurred_at = ${minutesAgo(600)} where product_id = ${product.id}`;
        });
      }
      return { ...product, quantity: async () => (await figureOf(sql, product.id)).quantity };
    },
    link: (productId: number, sku: string) => addListing(sql, { marketplaceId: id, productId, sku }),
    statuses: async () =>
      (
        await sql<
          { status: string }[]
        >`select status from marketplace_webhooks where marketplace_id = ${id} order by id`
      ).map((row) => row.status),
    /** The open alerts, as kind and name. */
    alerts: async () => {
      await sweep(createTestDeps(sql));
      const rows = await sql<{ name: string }[]>`
        select kind || ' ' || coalesce(about, '') as name from alerts where marketplace_id = ${id} and resolved_at is null order by 1`;
      return rows.map(({ name }) => name);
    },
    replayById: async () => replay({ ids: await ids(), marketplaceId: null }),
    replayHeld: async () => {
      const held = await sql<
        { id: string }[]
      >`select id from marketplace_webhooks where marketplace_id = ${id} and held`;
      await replay({ ids: held.map((row) => row.id), marketplaceId: null });
    },
    replayFailed: () => replay({ status: 'failed' }),
    dismissFirst: async () => dismissWebhooks(sql, (await ids()).slice(0, 1), 'test'),
  };
}

/** `order.created` with two items of each of these SKUs. */
export const order = (order_id: string, ...skus: string[]) => ({
  event: 'order.created',
  order_id,
  items: skus.map((sku) => ({ sku, quantity: 2 })),
});
