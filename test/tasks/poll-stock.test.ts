import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { holdLease } from '../../src/db/leases.ts';
import { planPushesTask } from '../../src/tasks/plan-pushes.ts';
import { pollStock } from '../../src/tasks/poll-stock.ts';
import { pushMarketplace } from '../../src/tasks/push-marketplace.ts';
import { sweep } from '../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../src/tasks/task.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createScripted, type ScriptedMarketplace } from '../support/scripted-adapter.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

let market: ScriptedMarketplace;
let deps: TaskDeps;
let shop: { id: number; product: { id: number; sku: string }; listingId: number };
beforeEach(async () => {
  await db.sql`delete from graphile_worker._private_jobs`;
  shop = await openShop();
});

async function openShop(options: { unitsPerItem?: number } = {}) {
  const { id } = await addMarketplace(db.sql, { saleSignal: 'stock' });
  await db.sql`update marketplaces set webhook_enabled = false where id = ${id}`;
  market = createScripted(id);
  deps = createTestDeps(db.sql, [market.connection]);
  const product = await addProduct(db.sql, { quantity: 50 });
  const { unitsPerItem = 1 } = options;
  const listing = { marketplaceId: id, productId: product.id, sku: product.sku, unitsPerItem };
  const listingId = await addListing(db.sql, listing);
  await showsStock(db.sql, listingId, Math.floor(50 / unitsPerItem));
  market.shows.set(product.sku, Math.floor(50 / unitsPerItem));
  return { id, product, listingId };
}

const poll = () => pollStock.run(deps, { marketplaceId: shop.id, trigger: 'manual' }, noAbort);
const plan = () => planPushesTask.run(deps, { productIds: [shop.product.id] }, noAbort);
const push = () => pushMarketplace.run(deps, { marketplaceId: shop.id }, noAbort);
const quantity = async () => (await figureOf(db.sql, shop.product.id)).quantity;

test('fewer than the marketplace was known to show were sold there, once, and it is not told what it shows already', async () => {
  market.shows.set(shop.product.sku, 47);
  await poll();
  await poll();
  expect(await quantity()).toBe(47);
  await plan();
  await push();
  expect(market.pushed).toEqual([]);
  const [movement] = await db.sql`
    select movement_type, quantity_change, reference_type, marketplace_id from inventory_movements
    where product_id = ${shop.product.id} and version = 2`;
  expect(movement).toEqual({
    movementType: 'marketplace_sale',
    quantityChange: -3,
    referenceType: 'poll',
    marketplaceId: shop.id,
  });
});

test('packs that were sold take their units', async () => {
  shop = await openShop({ unitsPerItem: 3 });
  market.shows.set(shop.product.sku, 14);
  await poll();
  expect(await quantity()).toBe(44);
});

test('more than the marketplace was known to show moves nothing, and our figure is pushed again', async () => {
  market.shows.set(shop.product.sku, 60);
  await poll();
  expect(await quantity()).toBe(50);
  await push();
  expect(market.pushed).toEqual([{ sku: shop.product.sku, figure: 50 }]);
});

test('a listing is not compared while something is owed to it: the difference may be our own', async () => {
  await apply(db.sql, change({ productId: shop.product.id, units: -5 }));
  market.shows.set(shop.product.sku, 45);
  await poll();
  expect(await quantity()).toBe(45);
  await plan();
  market.shows.set(shop.product.sku, 44);
  await poll();
  expect(await quantity()).toBe(45);
});

test('a listing that the marketplace does not show at all was not sold', async () => {
  market.shows.delete(shop.product.sku);
  await poll();
  expect(await quantity()).toBe(50);
});

test('no reading crosses a push: while another holds the lease the poll comes again soon', async () => {
  market.shows.set(shop.product.sku, 47);
  await holdLease(db.sql, shop.id, randomUUID());
  await poll();
  expect(await quantity()).toBe(50);
  const [next] = await db.sql`
    select next_at < now() + interval '5 s' as soon from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ soon: true });
});

test('a marketplace without webhooks is polled every two hours, and one with webhooks never', async () => {
  const { id: told } = await addMarketplace(db.sql, { saleSignal: 'stock' });
  await sweep(deps);
  expect(await db.sql`select 1 from marketplace_polls where marketplace_id = ${told}`).toHaveLength(0);
  await pollStock.run(deps, { marketplaceId: shop.id, trigger: 'scheduled' }, noAbort);
  const [next] = await db.sql`
    select interval_seconds, next_at > now() + interval '119 minutes' as later from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ intervalSeconds: 7_200, later: true });
});

test('an interval that was made shorter holds at once', async () => {
  await poll();
  await db.sql`update marketplaces set poll_interval_minutes = 1 where id = ${shop.id}`;
  await db.sql`update marketplace_polls set polled_at = now() - interval '2 minutes', wake_at = '-infinity' where marketplace_id = ${shop.id}`;
  await db.sql`delete from graphile_worker._private_jobs`;
  await sweep(deps);
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'poll_stock'`;
  expect(jobs).toContainEqual({ payload: { marketplaceId: shop.id, trigger: 'scheduled' } });
});
