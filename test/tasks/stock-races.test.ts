import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { finishWebhooks, insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { isPushDue, openPushes } from '../../src/db/pushes/due.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../src/tasks/polls/poll-stock.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { createScripted } from '../support/scripted-adapter.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';
import { until } from '../support/until.ts';

const db = useDatabase();

const process = () => processWebhooks.run(createTestDeps(db.sql), {}, noAbort);

async function tell(marketplaceId: number, event: Record<string, unknown>): Promise<void> {
  const payload = { timestamp: new Date().toISOString(), ...event };
  const rawBody = Buffer.from(JSON.stringify(payload));
  const webhook = { marketplaceId, eventType: String(event.event), payload, rawBody, signature: 'test' };
  await insertWebhooks(db.sql, [{ ...webhook, dedupeKey: randomUUID(), failure: null }]);
}

const statusesOf = async (marketplaceId: number) =>
  (await db.sql`select status from marketplace_webhooks where marketplace_id = ${marketplaceId} order by id`).map(
    ({ status }) => String(status),
  );

/** How many connections of this database wait for a lock that another one holds. */
const waiting = async () =>
  (await db.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length;

test('the last push after a lost one keeps the distance that the marketplace asked for', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const { id } = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 5);
  await db.sql`
    update pushes set settle_at = now() - interval '1 s', next_push_at = now() + interval '30 s' where id = ${listingId}`;
  expect(await isPushDue(db.sql, id)).toBe(false);
  expect(await openPushes(db.sql, id, { limit: 10, suspects: null }, 0)).toEqual([]);
  await db.sql`update pushes set next_push_at = now() - interval '1 s' where id = ${listingId}`;
  expect(await isPushDue(db.sql, id)).toBe(true);
  expect(await openPushes(db.sql, id, { limit: 10, suspects: null }, 0)).toMatchObject([{ id: listingId }]);
});

test('a cancellation that was given up long before its order came is applied with it', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await tell(id, { event: 'order.cancelled', order_id: 'LATE', items: [{ sku: product.sku, quantity: 1 }] });
  await db.sql`update marketplace_webhooks set retry_count = 10 where marketplace_id = ${id}`;
  await process();
  expect(await statusesOf(id)).toEqual(['failed']);
  await tell(id, { event: 'order.created', order_id: 'LATE', items: [{ sku: product.sku, quantity: 3 }] });
  await process();
  await process();
  expect(await statusesOf(id)).toEqual(['processed', 'processed']);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});

test('a sale that is found unlinked while somebody links it does not wait for ever', async () => {
  const [product, other] = [await addProduct(db.sql, { quantity: 10 }), await addProduct(db.sql, { quantity: 10 })];
  const { id } = await addMarketplace(db.sql);
  await addListing(db.sql, { marketplaceId: id, productId: other.id, sku: other.sku });
  const sold = { event: 'stock.updated', previous_stock: 10, current_stock: 9, change: -1, reason: 'sold' };
  await tell(id, { ...sold, sku: product.sku });
  await tell(id, { ...sold, sku: other.sku });
  // The batch has looked up its listings and now waits for the other product's row.
  let processing: Promise<unknown> = Promise.resolve();
  await db.sql.begin(async (tx) => {
    await tx`select 1 from inventory where product_id = ${other.id} for update`;
    processing = process();
    await until(waiting, (count) => count > 0, 5_000);
    await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  });
  await processing;
  await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${id} and status = 'retry'`;
  await process();
  expect(await statusesOf(id)).toEqual(['processed', 'processed']);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
});

test('a reading of figures that outlived its lease is no sale: our own push may have lowered them', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  const { id } = await addMarketplace(db.sql);
  await db.sql`update marketplaces set webhook_enabled = false where id = ${id}`;
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 50);
  const market = createScripted(id);
  market.shows.set(product.sku, 50);
  const adapter = market.connection.open(createTestDeps(db.sql).http)!;
  const readStock: typeof adapter.readStock = async (items, signal) => {
    await db.sql`update marketplace_leases set leased_until = now() - interval '1 s', owner = ${randomUUID()} where marketplace_id = ${id}`;
    await apply(db.sql, change({ productId: product.id, units: -5 }));
    market.shows.set(product.sku, 45);
    return adapter.readStock(items, signal);
  };
  const deps = createTestDeps(db.sql, [{ ...market.connection, open: () => ({ ...adapter, readStock }) }]);
  await pollStock.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(45);
});

test('an order whose listing is unlinked while it is applied waits for the next link, and is not lost', async () => {
  const [product, other] = [await addProduct(db.sql, { quantity: 10 }), await addProduct(db.sql, { quantity: 10 })];
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await addListing(db.sql, { marketplaceId: id, productId: other.id, sku: other.sku });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await tell(id, { event: 'order.created', order_id: 'SAME', items: [{ sku: other.sku, quantity: 1 }] });
  await process();
  await tell(id, { event: 'order.created', order_id: 'SAME', items: [{ sku: product.sku, quantity: 2 }] });
  // The batch has looked up its listings and now waits for the order's row.
  let processing: Promise<unknown> = Promise.resolve();
  await db.sql.begin(async (tx) => {
    await tx`select 1 from orders where marketplace_id = ${id} for update`;
    processing = process();
    await until(waiting, (count) => count > 0, 5_000);
    await db.sql`delete from marketplace_products where id = ${listingId}`;
  });
  await processing;
  await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${id} and status = 'retry'`;
  await process();
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await process();
  expect(await statusesOf(id)).toEqual(['processed', 'processed']);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});

test('orders are locked by their keys, whatever their numbers are: a return of two and news of both cannot wait for each other', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  // As text the second number comes before the first.
  for (const order_id of ['9', '10']) {
    await tell(id, { event: 'order.created', order_id, items: [{ sku: product.sku, quantity: 1 }] });
    await process();
  }
  for (const order_id of ['9', '10']) await tell(id, { event: 'order.updated', order_id, status: 'shipped' });
  let processing: Promise<unknown> = Promise.resolve();
  await db.sql.begin(async (tx) => {
    const [first, second] = await tx<{ id: string }[]>`select id from orders where marketplace_id = ${id} order by id`;
    await tx`select 1 from orders where id = ${first!.id} for update`;
    processing = process();
    await until(waiting, (count) => count > 0, 5_000);
    await tx`select 1 from orders where id = ${second!.id} for update nowait`;
  });
  await processing;
  expect(await statusesOf(id)).toEqual(['processed', 'processed', 'processed', 'processed']);
});

test('what another process has finished is not overwritten by one that failed at it', async () => {
  const { id } = await addMarketplace(db.sql);
  await tell(id, { event: 'unheard.of' });
  await process();
  const [row] = await db.sql<{ id: string }[]>`select id from marketplace_webhooks where marketplace_id = ${id}`;
  await finishWebhooks(db.sql, [{ id: row!.id, status: 'failed', message: 'too late' }]);
  expect(await statusesOf(id)).toEqual(['processed']);
});
