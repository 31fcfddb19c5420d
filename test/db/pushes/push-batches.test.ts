import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { connect, type Sql } from '../../../src/db/client.ts';
import { openBatch, releaseToPushes } from '../../../src/db/pushes/due.ts';
import { beginPushing, delayPushes, type Lease, takeLease } from '../../../src/db/pushes/leases.ts';
import { planPushes } from '../../../src/db/pushes/owe.ts';
import type { PushFigure } from '../../../src/db/pushes/push.ts';
import { finishBatch } from '../../../src/db/pushes/settle.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();

/** A marketplace with one listing of 5 that is owed, and its sender. */
async function openShop() {
  const product = await addProduct(db.sql, { quantity: 5 });
  const { id } = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const owner = randomUUID();
  return {
    id,
    listingId,
    productId: product.id,
    owner,
    begin: (by = owner) => beginPushing(db.sql, id, by),
    open: () => openBatch(db.sql, { marketplaceId: id, owner, spacingMs: 0 }, { limit: 10, suspects: null }, null),
    finish: (figures: PushFigure[], sql: Sql = db.sql) => finish(sql, { marketplaceId: id, owner }, figures),
    sell: () => apply(db.sql, change({ productId: product.id, units: -1 })),
    plan: (sql: Sql = db.sql) => planPushes(sql, [product.id], 100),
    jobs: async () => (await jobsOf(id)).length,
  };
}

const jobsOf = (marketplaceId: number) => db.sql`
  select j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier = 'push_marketplace' and (j.payload ->> 'marketplaceId')::int = ${marketplaceId}`;

function finish(sql: Sql, lease: { marketplaceId: number; owner: string }, figures: PushFigure[]) {
  const sent = figures.map((push) => {
    return { push, outcome: { kind: 'answered' as const, marketplaceDate: null, spacingMs: 0 } };
  });
  const log = { triggerType: 'webhook' as const, items: 1, calls: 1, latencyMs: 7, details: [], lost: 'lost' };
  return finishBatch(sql, lease, sent, log);
}

const stateOf = async (listingId: number) => {
  const [row] = await db.sql`
    select expected_stock, pushed_version = owed_version as settled, open_until is not null as open,
      (select marketplace_stock from marketplace_products mp where mp.id = p.id) as shown
    from pushes p where p.id = ${listingId}`;
  return row;
};

const leaseOf = async (marketplaceId: number) => {
  const [row] = await db.sql`
    select owner, leased_until > now() as leased, last_success_at is not null as succeeded
    from marketplace_leases where marketplace_id = ${marketplaceId}`;
  return row;
};

/** Runs a statement in a transaction of its own that stays open until `commit`. */
async function holdOpen<Result>(work: (sql: Sql) => Promise<Result>) {
  const sql = connect(db.url, { max: 1, applicationName: 'held open' });
  const [ready, commit] = [Promise.withResolvers<Result>(), Promise.withResolvers<void>()];
  const ended = sql.begin(async (tx) => {
    ready.resolve(await work(tx as unknown as Sql));
    await commit.promise;
  });
  ended.catch(ready.reject);
  return {
    result: await ready.promise,
    async commit() {
      commit.resolve();
      await ended;
      await sql.end();
    },
  };
}

const untilSomebodyWaits = () =>
  until(
    async () =>
      (await db.sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        .length,
    (waiting) => waiting > 0,
  );

test('an accepted batch is settled, logged, and shown, and its lease is released when nothing more is due', async () => {
  const shop = await openShop();
  expect(await shop.begin()).toMatchObject({ failures: 0, refusals: 0, hasSuspects: false, waitMs: 0 });
  const figures = await shop.open();
  expect(figures).toMatchObject([{ id: shop.listingId, figure: 5, owedVersion: '1', verify: true }]);
  expect(figures[0]!.owedSince).toBeInstanceOf(Date);
  expect(await shop.finish(figures)).toEqual({ ours: true, lease: undefined });
  expect(await stateOf(shop.listingId)).toEqual({ expectedStock: 5, settled: true, open: false, shown: 5 });
  expect(await leaseOf(shop.id)).toEqual({ owner: null, leased: false, succeeded: true });
  expect(
    await db.sql`
      select sync_type, direction, status, error_message, items, calls, latency_ms from sync_logs where marketplace_id = ${shop.id}`,
  ).toEqual([
    { syncType: 'stock', direction: 'push', status: 'success', errorMessage: null, items: 1, calls: 1, latencyMs: 7 },
  ]);
  expect(
    await db.sql`select kind, figure, outcome from listing_figures where marketplace_product_id = ${shop.listingId}`,
  ).toEqual([{ kind: 'told', figure: 5, outcome: 'accepted' }]);
});

test('what became due during a call keeps the lease', async () => {
  const shop = await openShop();
  await shop.begin();
  const figures = await shop.open();
  await shop.sell();
  await shop.plan();
  const { ours, lease } = await shop.finish(figures);
  expect([ours, lease]).toEqual([
    true,
    { failures: 0, refusals: 0, hasSuspects: false, waitMs: 0, readsFigures: false } satisfies Lease,
  ]);
  expect(await leaseOf(shop.id)).toMatchObject({ owner: shop.owner, leased: true });
  expect(await shop.open()).toMatchObject([{ figure: 4 }]);
});

test('a sender that lost its lease settles nothing and ends no lease of another', async () => {
  const shop = await openShop();
  await shop.begin();
  const figures = await shop.open();
  const thief = randomUUID();
  await db.sql`update marketplace_leases set leased_until = now() - interval '1 s' where marketplace_id = ${shop.id}`;
  await takeLease(db.sql, shop.id, thief);
  expect(await shop.finish(figures)).toEqual({ ours: false, lease: undefined });
  expect(await stateOf(shop.listingId)).toMatchObject({ settled: false, open: true });
  expect(await leaseOf(shop.id)).toMatchObject({ owner: thief, leased: true });
  expect(await db.sql`select status, error_message from sync_logs where marketplace_id = ${shop.id}`).toEqual([
    { status: 'error', errorMessage: 'lost' },
  ]);
  expect(await shop.open()).toEqual([]);
});

test('looking for work where nothing is due takes no lease and asks for the wake-up that is missing', async () => {
  const shop = await openShop();
  await db.sql`update pushes set next_push_at = now() + interval '1 hour' where id = ${shop.listingId}`;
  expect([await shop.begin(), await shop.begin()]).toEqual(['idle', 'idle']);
  expect(await leaseOf(shop.id)).toMatchObject({ owner: null, leased: false });
  expect(await shop.jobs()).toBe(1);
});

test('while somebody has the lease nobody else begins', async () => {
  const shop = await openShop();
  await shop.begin();
  expect(await shop.begin(randomUUID())).toBe('busy');
});

test('nothing is opened before the time at which the marketplace may be called again', async () => {
  const shop = await openShop();
  await shop.begin();
  await delayPushes(db.sql, shop.id, 60_000);
  expect(await shop.open()).toEqual([]);
});

test('a change that is planned while somebody has the lease queues no task, and the owner sees it', async () => {
  const shop = await openShop();
  await shop.begin();
  const figures = await shop.open();
  await shop.sell();
  await shop.plan();
  expect(await shop.jobs()).toBe(0);
  expect((await shop.finish(figures)).lease).toBeDefined();
});

test('a lease is not released over a change that is being planned', async () => {
  const shop = await openShop();
  await shop.begin();
  const figures = await shop.open();
  const settled = await shop.finish(figures);
  expect(settled.lease).toBeUndefined();
  // Others have it: a read-back.
  await takeLease(db.sql, shop.id, shop.owner);
  await shop.sell();
  const planning = await holdOpen((sql) => shop.plan(sql));
  const releasing = releaseToPushes(db.sql, shop.id, shop.owner);
  await untilSomebodyWaits();
  await planning.commit();
  await releasing;
  expect(await shop.jobs()).toBe(1);
});

test('a change that is planned while the lease is being released wakes somebody, who waits for the release', async () => {
  const shop = await openShop();
  const later = await addProduct(db.sql, { quantity: 3 });
  const second = await addListing(db.sql, { marketplaceId: shop.id, productId: later.id, sku: later.sku });
  await showsStock(db.sql, second, 3);
  await shop.begin();
  const figures = await shop.open();
  const finishing = await holdOpen((sql) => shop.finish(figures, sql));
  expect(finishing.result).toEqual({ ours: true, lease: undefined });
  await apply(db.sql, change({ productId: later.id, units: -1 }));
  await planPushes(db.sql, [later.id], 100);
  expect(await shop.jobs()).toBe(1);
  const beginning = shop.begin(randomUUID());
  await untilSomebodyWaits();
  await finishing.commit();
  expect(await beginning).toMatchObject({ failures: 0 });
});
