import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { unlinkProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { postgres } from '../../../src/db/postgres-driver.ts';
import { openPushes, readPushFigures } from '../../../src/db/pushes/due.ts';
import { takeLease } from '../../../src/db/pushes/leases.ts';
import { settlePushes } from '../../../src/db/pushes/settle.ts';
import { createMarketplaceHttp } from '../../../src/marketplaces/http.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { until } from '../../support/until.ts';

/** Gives up an answer after a moment, where it is known that none comes. */
const impatient = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 200 });
afterAll(() => impatient.close());

const db = useDatabase();
const simulator = useSimulator();

/** A shop of its own for each test: simulated marketplace, connected, with one linked product of 50. */
let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});

let serial = 0;

async function openShop() {
  const name = `shop${++serial}`;
  const { shop: market, connection } = simulator.addShop(name);
  const { id } = await addMarketplace(db.sql, { code: name });
  const state = { id, code: name };
  const deps: TaskDeps = createTestDeps(db.sql, [
    { ...state, open: (http) => openAdapter(connection.adapter, { ...connection, http }) },
  ]);
  const product = await addProduct(db.sql, { quantity: 50 });
  market.add({ sku: product.sku, stock: 0 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const signal = new AbortController().signal;
  return {
    id,
    market,
    deps,
    product,
    listingId,
    push: (over: Partial<TaskDeps> = {}) => pushMarketplace.run({ ...deps, ...over }, { marketplaceId: id }, signal),
    async sell(units: number) {
      await apply(db.sql, change({ productId: product.id, units: -units }));
      await planPushesTask.run(deps, { productIds: [product.id] }, signal);
    },
    async row() {
      const [row] = await db.sql`
        select expected_stock, pushed_version = owed_version as settled, settle_at is not null as doubtful, open_until, refused_reason
        from pushes where id = ${listingId}`;
      return row;
    },
    /** Lets waits that the database keeps be over. */
    async passTime() {
      await db.sql`update pushes set next_push_at = null where marketplace_id = ${id}`;
      await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${id}`;
    },
  };
}

test('what is owed is pushed once, as an absolute figure', async () => {
  expect(await shop.push()).toBe('done');
  expect(await shop.push()).toBe('nothing-due');
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
  expect(shop.market.calls).toHaveLength(1);
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: true, doubtful: false, openUntil: null });
});

test('many changes before a push cost one call', async () => {
  for (let sale = 0; sale < 5; sale += 1) await shop.sell(1);
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(45);
  expect(shop.market.calls).toHaveLength(1);
});

test('a change that leaves the figure as the marketplace shows it costs no call', async () => {
  await shop.push();
  await apply(
    db.sql,
    change({ productId: shop.product.id, units: -2 }),
    change({ productId: shop.product.id, units: 2 }),
  );
  await planPushesTask.run(shop.deps, { productIds: [shop.product.id] }, new AbortController().signal);
  await shop.push();
  expect(shop.market.calls).toHaveLength(1);
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: true });
});

test('a push that the marketplace accepts takes six statements, and a wake-up with nothing to do takes one', async () => {
  const statements: string[] = [];
  const counted = postgres(db.url, {
    max: 1,
    transform: { column: postgres.camel.column },
    debug: (_connection, query) =>
      statements.push(
        /\b(?:begin_pushing|take_call|open_batch|settle_call|finish_batch)(?=\()/.exec(query)?.[0] ?? query,
      ),
  });
  // What is noted once per process: that the methods of the API answer.
  await shop.push({ sql: counted });
  await shop.sell(1);
  statements.length = 0;
  expect(await shop.push({ sql: counted })).toBe('done');
  expect(statements.splice(0)).toEqual([
    'begin_pushing',
    // Only a look, before the figures are read.
    'take_call',
    'open_batch',
    'take_call',
    'settle_call',
    'finish_batch',
  ]);
  expect(await shop.push({ sql: counted })).toBe('nothing-due');
  expect(statements).toEqual(['begin_pushing']);
  await counted.end();
});

test('a process that stops leaves a task for another one to what is due', async () => {
  await pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, AbortSignal.abort());
  expect(shop.market.calls).toHaveLength(0);
  const jobs = await db.sql`
    select j.id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'push_marketplace' and (j.payload ->> 'marketplaceId')::int = ${shop.id}`;
  expect(jobs).toHaveLength(1);
});

test('two workers at once send each figure once', async () => {
  await Promise.all([shop.push(), shop.push(), shop.push()]);
  expect(shop.market.calls).toHaveLength(1);
});

test('a push is logged with its cause, its calls and its latency', async () => {
  await shop.push();
  await shop.sell(1);
  await shop.push();
  const logs = await db.sql`
    select trigger_type, direction, sync_type, status, items, calls, latency_ms >= 0 as timed, details from sync_logs
    where marketplace_id = ${shop.id} order by id`;
  expect(logs[1]).toEqual({
    triggerType: 'webhook',
    direction: 'push',
    syncType: 'stock',
    status: 'success',
    items: 1,
    calls: 1,
    timed: true,
    details: [{ sku: shop.product.sku, figure: 49, outcome: 'answered', reason: null }],
  });
});

test('a paused marketplace gets no call, and everything it is owed afterwards', async () => {
  await db.sql`update marketplaces set paused = true where id = ${shop.id}`;
  await shop.push();
  expect(shop.market.calls).toHaveLength(0);
  await db.sql`update marketplaces set paused = false where id = ${shop.id}`;
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
});

test('a push without a proper answer is sent again at once and once more when it can no longer land', async () => {
  shop.market.faults.status5xx = true;
  expect(await shop.push()).toBe('failed');
  expect(await shop.row()).toMatchObject({ expectedStock: null, settled: false, doubtful: true, openUntil: null });
  shop.market.faults.status5xx = false;
  await shop.passTime();
  await shop.push();
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: true, doubtful: true });
  const before = shop.market.calls.length;
  await shop.push();
  expect(shop.market.calls).toHaveLength(before);
  await db.sql`update pushes set settle_at = now() where id = ${shop.listingId}`;
  await shop.push();
  expect(shop.market.calls).toHaveLength(before + 1);
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: true, doubtful: false });
});

test('a marketplace that asks to wait is not called before, and what it shows is as well known as before', async () => {
  await shop.push();
  shop.market.faults.rateLimited = true;
  await shop.sell(1);
  await shop.push();
  const calls = shop.market.calls.length;
  await shop.push();
  expect(shop.market.calls).toHaveLength(calls);
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: false, doubtful: false });
  shop.market.faults.rateLimited = false;
  await shop.passTime();
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(49);
});

test('an item that the marketplace refuses says why and holds up nothing else', async () => {
  const other = await addProduct(db.sql, { quantity: 7 });
  const refused = await addListing(db.sql, { marketplaceId: shop.id, productId: other.id, sku: other.sku });
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
  const [row] =
    await db.sql`select refused_reason, pushed_version = owed_version as settled from pushes where id = ${refused}`;
  expect(row).toEqual({ refusedReason: expect.stringMatching(/./), settled: true });
  const [log] = await db.sql`select status, error_message from sync_logs where marketplace_id = ${shop.id}`;
  expect(log).toEqual({ status: 'error', errorMessage: expect.stringContaining(other.sku) });
});

test('a sale of its own that crosses a push leaves unknown what the marketplace shows', async () => {
  shop.market.faults.hangMs = 200;
  const pushing = shop.push();
  // The figure has been read by the time that the request is there: the sale is not in it.
  await until(
    () => shop.market.calls.length,
    (calls) => calls === 1,
  );
  await sellThere();
  await pushing;
  expect(await shop.row()).toMatchObject({ expectedStock: null });
});

test('a sale of its own between the opening of a push and the reading of its figure is in what it sends', async () => {
  const [open] = await openPushes(db.sql, shop.id, { limit: 1, suspects: null }, 0);
  await sellThere();
  const [figure] = await readPushFigures(db.sql, [open!]);
  expect(figure).toMatchObject({ figure: 49, inventoryVersion: 2 });
  const owner = randomUUID();
  await takeLease(db.sql, shop.id, owner);
  const outcome = { kind: 'answered' as const, marketplaceDate: null, spacingMs: 0 };
  await settlePushes(db.sql, { marketplaceId: shop.id, owner }, [{ push: figure!, outcome }]);
  expect(await shop.row()).toMatchObject({ expectedStock: 49 });
});

const sellThere = () =>
  apply(db.sql, change({ productId: shop.product.id, units: -1, marketplaceId: shop.id, listingId: shop.listingId }));

test('the pushes of a sender that died are sent again by the sweep', async () => {
  await db.sql`
    update pushes set open_until = now() - interval '1 s', sent_at = now() - interval '21 s' where id = ${shop.listingId}`;
  await shop.push();
  expect(shop.market.calls).toHaveLength(0);
  await sweep(shop.deps);
  expect(await shop.row()).toMatchObject({ doubtful: true, openUntil: null });
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(50);
});

test('the sweep plans what a lost wake-up left unplanned', async () => {
  await shop.push();
  await apply(db.sql, change({ productId: shop.product.id, units: -4 }));
  await sweep(shop.deps);
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(46);
});

test('a listing shows what its rule allows', async () => {
  await db.sql`
    update marketplace_products set stock_percent = 80, stock_buffer = 2, stock_limit = 30, units_per_item = 3 where id = ${shop.listingId}`;
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(10);
});

test('a marketplace whose limits space its items gets the first change at once and the later ones as one', async () => {
  const { id } = await addMarketplace(db.sql, { code: `ozon${serial}`, adapter: 'ozon' });
  const spaced = simulator.connections.ozon;
  const deps = createTestDeps(db.sql, [
    {
      id,
      code: 'ozon',
      open: (http) => openAdapter('ozon', { ...spaced, settings: { ...spaced.settings, minSecondsPerItem: 30 }, http }),
    },
  ]);
  const product = await addProduct(db.sql, { quantity: 20 });
  simulator.marketplaces.ozon.add({ sku: product.sku, stock: 0 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const signal = new AbortController().signal;
  const push = () => pushMarketplace.run(deps, { marketplaceId: id }, signal);
  await push();
  for (let sale = 0; sale < 3; sale += 1) {
    await apply(db.sql, change({ productId: product.id, units: -1 }));
    await planPushesTask.run(deps, { productIds: [product.id] }, signal);
    await push();
  }
  expect(simulator.marketplaces.ozon.stockOf(product.sku)).toBe(20);
  const [row] =
    await db.sql`select next_push_at > now() + interval '25 s' as spaced from pushes where id = ${listingId}`;
  expect(row).toEqual({ spaced: true });
  await db.sql`update pushes set next_push_at = now() where id = ${listingId}`;
  await push();
  expect(simulator.marketplaces.ozon.stockOf(product.sku)).toBe(17);
});

test('an item whose answer was lost, or whose sender died, is not sent again before its marketplace takes it', async () => {
  const spaced = await startSimulator({ ozonRealLimits: true });
  try {
    const market = spaced.marketplaces.ozon;
    const { id } = await addMarketplace(db.sql, { code: `ozon${++serial}`, adapter: 'ozon' });
    const deps = createTestDeps(db.sql, [
      { id, code: 'ozon', open: (http) => openAdapter('ozon', { ...spaced.connections.ozon, http }) },
    ]);
    const push = () => pushMarketplace.run(deps, { marketplaceId: id }, new AbortController().signal);
    const list = async () => {
      const product = await addProduct(db.sql, { quantity: 5 });
      market.add({ sku: product.sku, stock: 0 });
      return addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
    };
    const waits = (listingId: number) =>
      db.sql`select next_push_at > sent_at + interval '30 s' as waits, open_until from pushes where id = ${listingId}`;
    market.faults.garbage = true;
    const lost = await list();
    await push();
    expect(await waits(lost)).toEqual([{ waits: true, openUntil: null }]);
    market.faults.garbage = false;
    const orphan = await list();
    await openPushes(db.sql, id, { limit: 1, suspects: null }, 30_500);
    await db.sql`update pushes set open_until = now() where id = ${orphan}`;
    await sweep(deps);
    expect(await waits(orphan)).toEqual([{ waits: true, openUntil: null }]);
    await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${id}`;
    await push();
    expect(market.violations).toMatchObject({ pairs: 0 });
  } finally {
    await spaced.stop();
  }
});

test('an unlinked listing is told 0 and goes with the sweep, even when the marketplace refuses it', async () => {
  await shop.push();
  const unlink = (marketplaceSku: string) =>
    db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: shop.id, marketplaceSku }, true));
  const unknown = await addProduct(db.sql, { quantity: 7 });
  await addListing(db.sql, { marketplaceId: shop.id, productId: unknown.id, sku: unknown.sku });
  await unlink(shop.product.sku);
  await unlink(unknown.sku);
  await sweep(shop.deps);
  const countListings = async () =>
    (await db.sql`select id from marketplace_products where marketplace_id = ${shop.id}`).length;
  expect(await countListings()).toBe(2);
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(0);
  await sweep(shop.deps);
  expect(await countListings()).toBe(0);
});

test('an unlinked listing whose answer was lost stays until its 0 is certain', async () => {
  await shop.push();
  await db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: shop.id, marketplaceSku: shop.product.sku }, true));
  shop.market.faults.lostAnswer = true;
  await shop.push({ http: impatient });
  shop.market.faults.lostAnswer = false;
  await sweep(shop.deps);
  expect(await shop.row()).toMatchObject({ doubtful: true });
  await shop.passTime();
  await shop.push();
  await sweep(shop.deps);
  expect(await shop.row()).toMatchObject({ doubtful: true, settled: true });
  await db.sql`update pushes set settle_at = now() where id = ${shop.listingId}`;
  await shop.push();
  await sweep(shop.deps);
  expect(await shop.row()).toBeUndefined();
});

test('a push that the limits put off is sent when they allow it, and nobody reads of a fault', async () => {
  await shop.push();
  await db.sql`update call_buckets set not_before = now() + interval '1 hour' where account = ${`marketplace:${shop.id}`}`;
  await shop.sell(1);
  const calls = shop.market.calls.length;
  expect(await shop.push()).toBe('snoozed');
  expect(shop.market.calls).toHaveLength(calls);
  expect(await shop.row()).toMatchObject({ expectedStock: 50, settled: false, doubtful: false });
  expect(await db.sql`select status from sync_logs where marketplace_id = ${shop.id}`).toEqual([{ status: 'success' }]);
  await db.sql`update call_buckets set not_before = '-infinity' where account = ${`marketplace:${shop.id}`}`;
  await shop.passTime();
  await shop.push();
  expect(shop.market.stockOf(shop.product.sku)).toBe(49);
});

test('a push waits for its turn before it reads its figures, so that what is sold meanwhile is in them', async () => {
  const market = simulator.marketplaces.uzum;
  const { id } = await addMarketplace(db.sql, { code: `uzum${++serial}`, adapter: 'uzum' });
  const account = `account of ${id}`;
  const deps = createTestDeps(db.sql, [
    { id, code: 'uzum', account, open: (http) => openAdapter('uzum', { ...simulator.connections.uzum, http }) },
  ]);
  const product = await addProduct(db.sql, { quantity: 20 });
  const item = market.add({ sku: product.sku, stock: 20 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await db.sql`update marketplace_products set settings = ${db.sql.json(item.link)} where id = ${listingId}`;
  await db.sql`update pushes set answered_at = now() where id = ${listingId}`;
  await db.sql`insert into call_buckets (account, bucket, tokens, refilled_at) values (${account}, 'all', 0, clock_timestamp())`;
  const [began] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at`;
  await pushMarketplace.run(deps, { marketplaceId: id }, new AbortController().signal);
  const [row] = await db.sql`
    select sent_at - ${began!.at} > interval '500 ms' as waited, clock_timestamp() - sent_at < interval '300 ms' as soon
    from pushes where id = ${listingId}`;
  expect(row).toEqual({ waited: true, soon: true });
  expect(market.stockOf(product.sku)).toBe(20);
  expect(market.counts.set).toBe(1);
});
