import { beforeEach, expect, test } from 'vitest';
import { acceptDrift } from '../../../src/db/drifts/accept-drift.ts';
import { listDrifts } from '../../../src/db/drifts/drifts.ts';
import type { MarketplaceAdapter } from '../../../src/marketplaces/adapter.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import { reconcileMarketplace } from '../../../src/tasks/drifts/reconcile.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();
const simulator = useSimulator();

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});

const anyDrift = { productIds: null, causes: null, open: null };

let serial = 0;

/** A marketplace of the generic format with one product of 50 that it was told of an hour ago. */
async function openShop(unitsPerItem = 1, more: Partial<MarketplaceAdapter> = {}) {
  const name = `recon${++serial}`;
  const { shop: market, connection } = simulator.addShop(name);
  const { id } = await addMarketplace(db.sql, { code: name });
  const deps = createTestDeps(db.sql, [
    { id, code: name, open: (http) => ({ ...openAdapter(connection.adapter, { ...connection, http }), ...more }) },
  ]);
  const product = await addProduct(db.sql, { quantity: 50, cost: 100 });
  market.add({ sku: product.sku, stock: 0 });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku, unitsPerItem, price: 150 });
  const { signal } = new AbortController();
  const push = () => pushMarketplace.run(deps, { marketplaceId: id }, signal);
  await push();
  await db.sql`update pushes set answered_at = now() - interval '1 hour', next_push_at = null where marketplace_id = ${id}`;
  market.resetCalls();
  return {
    id,
    market,
    deps,
    product,
    push,
    look: () => reconcileMarketplace.run(deps, { marketplaceId: id, now: true }, signal),
    /** Lets the wait before the second look be over, and looks. */
    async lookAgain() {
      await db.sql`update drifts set first_read_at = first_read_at - interval '1 minute' where marketplace_id = ${id}`;
      await reconcileMarketplace.run(deps, { marketplaceId: id }, signal);
    },
    async drifts() {
      return (await listDrifts(db.sql, { ...anyDrift, marketplaceIds: [id] }, { first: 50, afterId: null })).rows;
    },
    async sell(units: number) {
      await apply(db.sql, change({ productId: product.id, units: -units }));
      await planPushesTask.run(deps, { productIds: [product.id] }, signal);
    },
    alerts: () =>
      db.sql`select kind, parameters, resolved_at is null as open from alerts where marketplace_id = ${id} and kind = 'drift'`,
  };
}

/** What the marketplace shows changes without a word to us. */
const showElsewhere = (stock: number) => {
  shop.market.item(shop.product.sku).stock = stock;
};

test('a marketplace that shows what it should costs one read and no row of drift', async () => {
  expect(await shop.look()).toBe('done');
  expect(shop.market.counts).toMatchObject({ set: 0, read: 1 });
  expect(await shop.drifts()).toEqual([]);
  expect(
    await db.sql`select items, calls, status, direction from sync_logs where marketplace_id = ${shop.id} and direction = 'pull'`,
  ).toMatchObject([{ items: 1, calls: 1, status: 'success' }]);
});

test('a difference counts only when it is still there at the second look', async () => {
  showElsewhere(47);
  await shop.look();
  expect(await shop.drifts()).toEqual([]);
  showElsewhere(50);
  await shop.lookAgain();
  expect(await shop.drifts()).toEqual([]);
  expect(shop.market.counts.set).toBe(0);
  expect(await db.sql`select 1 from drifts where marketplace_id = ${shop.id}`).toHaveLength(0);
});

test('a confirmed difference is written down with its arithmetic, and our figure is pushed again; our stock stays', async () => {
  showElsewhere(47);
  await shop.look();
  await shop.lookAgain();
  expect(await shop.drifts()).toMatchObject([
    {
      cause: 'missed_event',
      figure: 50,
      shown: 47,
      told: 50,
      arithmetic: expect.stringContaining('50 - 47 = 3 gone without an event'),
    },
  ]);
  expect(await shop.alerts()).toMatchObject([
    { open: true, parameters: { shown: 47, figure: 50, cause: 'missed_event' } },
  ]);
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
  expect(await figureOf(db.sql, shop.product.id)).toMatchObject({ quantity: 50, version: 1 });
  await sweep(shop.deps);
  expect(await shop.drifts()).toMatchObject([{ resolution: 'pushed' }]);
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
});

test('more than it confirmed is an edit there, an earlier figure of ours a write that landed late', async () => {
  await shop.sell(4);
  await shop.push();
  await db.sql`update pushes set answered_at = now() - interval '1 hour' where marketplace_id = ${shop.id}`;
  for (const [stock, cause] of [
    [50, 'ghost_write'],
    [99, 'manual_edit'],
  ] as const) {
    showElsewhere(stock);
    await shop.look();
    await shop.lookAgain();
    expect((await shop.drifts())[0]).toMatchObject({ cause, shown: stock, figure: 46 });
    await shop.push();
    await sweep(shop.deps);
    await db.sql`update pushes set answered_at = now() - interval '1 hour' where marketplace_id = ${shop.id}`;
  }
});

test('a sale that becomes known between the looks ends the suspicion', async () => {
  showElsewhere(47);
  await shop.look();
  await shop.sell(3);
  await shop.push();
  await shop.lookAgain();
  expect(await shop.drifts()).toEqual([]);
  expect(shop.market.stockOf(shop.product.sku)).toBe(47);
});

test('what was told a moment ago, or is owed, is not compared', async () => {
  await db.sql`update pushes set answered_at = now() where marketplace_id = ${shop.id}`;
  showElsewhere(47);
  expect(await shop.look()).toBe('nothing-due');
  expect(shop.market.calls).toHaveLength(0);
});

test('a paused marketplace gets no reads', async () => {
  await db.sql`update marketplaces set paused = true where id = ${shop.id}`;
  expect(await shop.look()).toBe('skipped');
  expect(shop.market.calls).toHaveLength(0);
});

test('the sweep asks for a reconcile when its time has come, once', async () => {
  await db.sql`update marketplaces set created_at = now() - interval '2 days' where id = ${shop.id}`;
  const jobs = () => db.sql`
    select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'reconcile_marketplace' and (j.payload ->> 'marketplaceId')::int = ${shop.id}`;
  await sweep(shop.deps);
  await sweep(shop.deps);
  expect(await jobs()).toHaveLength(1);
});

test("accepted as a sale, a difference moves our stock by its units once, and counts in the marketplace's sales", async () => {
  shop = await openShop(3);
  showElsewhere(14);
  await shop.look();
  await shop.lookAgain();
  const [drift] = await shop.drifts();
  const accept = () =>
    db.sql.begin((tx) => acceptDrift(tx, { id: drift!.id, meaning: 'sale', note: null, actor: 'owner' }));
  await accept();
  await expect(accept()).rejects.toMatchObject({ code: 'INVALID_STATE' });
  expect(await figureOf(db.sql, shop.product.id)).toMatchObject({ quantity: 44, version: 2 });
  expect(
    await db.sql`select movement_type, quantity_change, actor, unit_price from inventory_movements where source_key = ${`drift:${drift!.id}`}`,
  ).toMatchObject([
    { movementType: 'marketplace_sale', quantityChange: -6, actor: 'owner', unitPrice: '50.0000000000000000' },
  ]);
});

test('a shop of more than 500 listings is read back in parts, between which pushes go out', async () => {
  const count = 1_100;
  await db.sql`
    with made as (
      insert into products (sku, name, currency) select ${shop.product.sku} || '-' || n, 'many', 'UZS' from generate_series(1, ${count}) n
      returning id, sku
    ), stocked as (
      insert into inventory (product_id) select id from made
    ), listed as (
      insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku)
      select ${shop.id}, id, 'ID-' || sku, sku from made returning id, product_id
    )
    insert into pushes (id, marketplace_id, product_id, seen_version, expected_stock, pushed_version, owed_version, answered_at)
    select id, ${shop.id}, product_id, 0, 0, 1, 1, now() - interval '1 hour' from listed`;
  for (let index = 1; index <= count; index += 1) shop.market.add({ sku: `${shop.product.sku}-${index}`, stock: 0 });
  const parts = () =>
    db.sql<{ items: number }[]>`
      select items from sync_logs where marketplace_id = ${shop.id} and direction = 'pull' order by id`;
  const state = async () =>
    (
      await db.sql<{ underWay: boolean; done: boolean }[]>`
        select reconcile_after is not null as under_way, reconciled_at is not null as done
        from marketplace_leases where marketplace_id = ${shop.id}`
    )[0];
  await shop.look();
  expect(await parts()).toEqual([{ items: 500 }]);
  expect(await state()).toEqual({ underWay: true, done: false });
  await shop.sell(1);
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(49);
  // What goes on is found by the clock too, should the wake-up be lost with its worker.
  await reconcileMarketplace.run(shop.deps, { marketplaceId: shop.id }, new AbortController().signal);
  await reconcileMarketplace.run(shop.deps, { marketplaceId: shop.id }, new AbortController().signal);
  expect(await parts()).toEqual([{ items: 500 }, { items: 500 }, { items: 101 }]);
  expect(await state()).toEqual({ underWay: false, done: true });
  await reconcileMarketplace.run(shop.deps, { marketplaceId: shop.id }, new AbortController().signal);
  expect(await parts()).toHaveLength(3);
});

test('a push that came while figures were read back is woken as soon as they are', async () => {
  const real = await shop.deps.findConnection(shop.id);
  const deps = createTestDeps(db.sql, [
    {
      ...real!,
      open: (http) => {
        const adapter = real!.open(http)!;
        return {
          ...adapter,
          async readStock(items, signal) {
            await shop.sell(1);
            await shop.push();
            return adapter.readStock(items, signal);
          },
        };
      },
    },
  ]);
  await db.sql`delete from graphile_worker._private_jobs`;
  await reconcileMarketplace.run(deps, { marketplaceId: shop.id, now: true }, new AbortController().signal);
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'push_marketplace' and run_at <= now()`;
  expect(jobs).toContainEqual({ payload: { marketplaceId: shop.id } });
});

test('what is not listed while we have none of it is no difference', async () => {
  const product = await addProduct(db.sql, { quantity: 0 });
  const listingId = await addListing(db.sql, { marketplaceId: shop.id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 0);
  await shop.look();
  expect(await db.sql`select 1 from drifts where marketplace_id = ${shop.id}`).toEqual([]);
});

test('a marketplace that takes a figure and does not show it is told five times, then a person is; every day it is tried again', async () => {
  const market = simulator.marketplaces.wildberries;
  const connection = simulator.connections.wildberries;
  const { id } = await addMarketplace(db.sql, { code: 'deaf', adapter: 'wildberries' });
  const deps = createTestDeps(db.sql, [
    { id, code: 'deaf', open: (http) => openAdapter('wildberries', { ...connection, http }) },
  ]);
  const product = await addProduct(db.sql, { quantity: 5 });
  const item = market.add({ sku: product.sku, stock: 30 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await db.sql`update marketplace_products set settings = ${db.sql.json({ chrtId: item.link.chrtId! })} where id = ${listingId}`;
  const { signal } = new AbortController();
  const push = () => pushMarketplace.run(deps, { marketplaceId: id }, signal);
  const look = async (now: boolean) => {
    await db.sql`update pushes set answered_at = now() - interval '1 minute' where marketplace_id = ${id}`;
    await db.sql`update drifts set first_read_at = first_read_at - interval '1 minute' where marketplace_id = ${id}`;
    await reconcileMarketplace.run(deps, { marketplaceId: id, now }, signal);
  };
  const waits: number[] = [];
  market.faults.ignoresSets = true;
  for (let round = 0; round < 8; round += 1) {
    await push();
    const [row] = await db.sql<{ waitS: number | null }[]>`
      select extract(epoch from next_push_at - now())::int as wait_s from pushes where id = ${listingId}`;
    if (row!.waitS !== null) waits.push(row!.waitS);
    await db.sql`update pushes set next_push_at = null where id = ${listingId}`;
  }
  expect(market.counts.set).toBe(5);
  expect(waits).toEqual([5, 10, 20, 40]);
  expect(await db.sql`select refused_reason from pushes where id = ${listingId}`).toEqual([
    { refusedReason: 'shows 30 after 5 was set, 5 times' },
  ]);
  await look(true);
  await look(false);
  const drifts = (
    await listDrifts(db.sql, { ...anyDrift, marketplaceIds: [id], open: true }, { first: 5, afterId: null })
  ).rows;
  expect(drifts).toMatchObject([{ cause: 'rejected_push', figure: 5, shown: 30 }]);
  expect(
    await db.sql`select 1 from alerts where marketplace_id = ${id} and kind = 'drift' and resolved_at is null`,
  ).toHaveLength(1);
  market.faults.ignoresSets = false;
  await push();
  expect(market.stockOf(product.sku)).toBe(5);
});

test('a difference where figures are polled asks for a poll before the second look: it may be a sale', async () => {
  await db.sql`update marketplaces set webhook_enabled = false where id = ${shop.id}`;
  await db.sql`delete from graphile_worker._private_jobs`;
  showElsewhere(47);
  await shop.look();
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'poll_stock'`;
  expect(jobs).toContainEqual({ payload: { marketplaceId: shop.id, trigger: 'manual' } });
  await pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'manual' }, new AbortController().signal);
  await shop.lookAgain();
  expect(await shop.drifts()).toEqual([]);
  expect(await figureOf(db.sql, shop.product.id)).toMatchObject({ quantity: 47 });
});

test('what the guard holds of a reading is no difference until a person has judged it', async () => {
  await db.sql`update marketplaces set webhook_enabled = false where id = ${shop.id}`;
  await apply(db.sql, change({ productId: shop.product.id, units: 200, movementType: 'receipt' }));
  await planPushesTask.run(shop.deps, { productIds: [shop.product.id] }, new AbortController().signal);
  await shop.push();
  await db.sql`update pushes set answered_at = now() - interval '1 hour' where marketplace_id = ${shop.id}`;
  showElsewhere(20);
  await pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'manual' }, new AbortController().signal);
  await shop.look();
  await shop.lookAgain();
  expect(await shop.drifts()).toEqual([]);
  expect(shop.market.stockOf(shop.product.sku)).toBe(20);
});

test('a difference where orders come by webhook and no list of them can be read is judged like any other', async () => {
  await db.sql`update marketplaces set sale_signal = 'orders' where id = ${shop.id}`;
  showElsewhere(47);
  await shop.look();
  await shop.lookAgain();
  expect(await shop.drifts()).toMatchObject([{ shown: 47 }]);
  expect(await shop.alerts()).toMatchObject([{ kind: 'drift', open: true }]);
});

test('a difference is not judged while orders cannot be read: a sale may be among them', async () => {
  shop = await openShop(1, { pollOrders: () => Promise.reject(new Error('down')) });
  await db.sql`update marketplaces set sale_signal = 'orders', order_poll_seconds = 30 where id = ${shop.id}`;
  showElsewhere(47);
  await shop.look();
  await shop.lookAgain();
  expect(await shop.drifts()).toEqual([]);
  expect(await db.sql`select status from drifts where marketplace_id = ${shop.id}`).toEqual([{ status: 'suspected' }]);
  await db.sql`insert into marketplace_polls (marketplace_id, kind, polled_at) values (${shop.id}, 'orders', now())`;
  await shop.lookAgain();
  expect(await shop.drifts()).toMatchObject([{ cause: 'missed_event' }]);
});

test('the alert of a difference ends when its listing is gone', async () => {
  showElsewhere(47);
  await shop.look();
  await shop.lookAgain();
  expect(await shop.alerts()).toMatchObject([{ open: true }]);
  await db.sql`delete from marketplace_products where marketplace_id = ${shop.id}`;
  await sweep(shop.deps);
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
});
