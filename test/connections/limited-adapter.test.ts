import { afterAll, afterEach, expect, test } from 'vitest';
import { openLimited } from '../../src/connections/limited-adapter.ts';
import { connect } from '../../src/db/client.ts';
import { takeCall } from '../../src/db/pushes/calls.ts';
import type { MarketplaceAdapter } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp, type MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { RetryLater } from '../../src/marketplaces/refusals.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { figure, itemRef, noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator();
const http = createMarketplaceHttp({ allowPrivateNetworks: true });
afterAll(async () => {
  await http.close();
});

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

let serial = 0;

/** A marketplace's adapter as one worker process has it: its own connections to the database, the account shared by all. */
function openAs(
  name: 'wildberries' | 'yandex_market',
  id: number,
  account: string,
  place = simulator,
): MarketplaceAdapter {
  const sql = connect(db.url, { max: 2, applicationName: 'test worker' });
  ends.push(() => sql.end());
  const connection = place.connections[name];
  return openLimited(
    { sql, http },
    { id, account, open: (limited) => openAdapter(name, { ...connection, http: limited }) },
  )!;
}

test('an answer that the marketplace charges as ten is worked off before the next call', async () => {
  // One whose bucket is as full as ours.
  const fresh = await startSimulator({});
  ends.push(() => fresh.stop());
  const market = fresh.marketplaces.wildberries;
  const { id } = await addMarketplace(db.sql, { adapter: 'wildberries' });
  const account = `account ${++serial}`;
  const adapter = openAs('wildberries', id, account, fresh);
  await adapter.pushStock([figure('UNKNOWN', 1, { chrtId: '1' })], noAbort);
  const [bucket] = await db.sql<{ tokens: number }[]>`select tokens from call_buckets where account = ${account}`;
  expect(bucket!.tokens).toBeLessThanOrEqual(10);
  expect(Object.values(market.violations).every((count) => count === 0)).toBe(true);
});

test.each([
  ['an answer that is lost', { lostAnswer: true }],
  ['an answer that a gateway replaced', { garbage: true }],
  ['a connection that is cut', { reset: true }],
])('%s may have been an expensive refusal, and is charged like one', async (_what, fault) => {
  const fresh = await startSimulator({});
  ends.push(() => fresh.stop());
  const market = fresh.marketplaces.wildberries;
  const hasty = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 300 });
  ends.push(() => hasty.close());
  const { id } = await addMarketplace(db.sql, { adapter: 'wildberries' });
  const account = `account ${++serial}`;
  const open = (limited: MarketplaceHttp) =>
    openAdapter('wildberries', { ...fresh.connections.wildberries, http: limited });
  const adapter = openLimited({ sql: db.sql, http: hasty }, { id, account, open })!;
  const { sku, link } = market.add({ sku: 'LOST', stock: 1 });
  Object.assign(market.faults, { ...fault, refusesSets: true });
  await adapter.pushStock([figure(sku, 2, link)], noAbort).catch(() => {});
  const [bucket] = await db.sql<{ tokens: number }[]>`select tokens from call_buckets where account = ${account}`;
  expect(bucket!.tokens).toBeLessThanOrEqual(8);
});

test('an answer of 5xx is an answer, and no refusal', async () => {
  const { id } = await addMarketplace(db.sql, { adapter: 'wildberries' });
  const account = `account ${++serial}`;
  const adapter = openAs('wildberries', id, account);
  simulator.marketplaces.wildberries.faults.status5xx = true;
  await adapter.pushStock([figure('ANY', 1, { chrtId: '1' })], noAbort).catch(() => {});
  simulator.marketplaces.wildberries.faults.status5xx = false;
  const [bucket] = await db.sql<{ tokens: number }[]>`select tokens from call_buckets where account = ${account}`;
  expect(bucket!.tokens).toBeGreaterThanOrEqual(17);
});

test('a call takes as many tokens as it costs, and the next one waits for as many as it costs itself', async () => {
  const call = { account: `account ${++serial}`, bucket: 'skus', perSecond: 1, burst: 10, reserve: 0 };
  expect(await takeCall(db.sql, { ...call, cost: 8 })).toBe(0);
  expect(await takeCall(db.sql, { ...call, cost: 2 })).toBe(0);
  const waitMs = await takeCall(db.sql, { ...call, cost: 6 });
  expect(waitMs).toBeGreaterThan(5_000);
  expect(waitMs).toBeLessThanOrEqual(6_000);
});

test('a call that costs more than its bucket holds waits for a full one', async () => {
  const call = { account: `account ${++serial}`, bucket: 'skus', perSecond: 1, burst: 10, reserve: 0, cost: 25 };
  expect(await takeCall(db.sql, call)).toBe(0);
  const waitMs = await takeCall(db.sql, call);
  expect(waitMs).toBeGreaterThan(24_000);
  expect(waitMs).toBeLessThanOrEqual(25_000);
});

test('a set at Yandex Market costs its SKUs, a small one 200', async () => {
  const market = simulator.marketplaces.yandex_market;
  const items = Array.from({ length: 300 }, (_, index) => figure(market.add({ sku: `SKU-${index}`, stock: 1 }).sku, 2));
  const { id } = await addMarketplace(db.sql, { adapter: 'yandex_market' });
  const account = `account ${++serial}`;
  const adapter = openAs('yandex_market', id, account);
  const left = async () =>
    (await db.sql<{ tokens: number }[]>`select tokens from call_buckets where account = ${account}`)[0]!.tokens;
  await adapter.pushStock(items.slice(0, 1), noAbort);
  const afterSmall = await left();
  expect(afterSmall).toBeCloseTo(10_000 - 200, -2);
  await db.sql`update call_buckets set refilled_at = 'infinity' where account = ${account}`;
  await adapter.pushStock(items, noAbort);
  expect(await left()).toBeLessThanOrEqual(afterSmall - 300);
});

test('a marketplace that asks to wait is asked by no process before, and the caller is told when', async () => {
  const { shop, connection } = simulator.addShop(`limited${++serial}`);
  const { id } = await addMarketplace(db.sql);
  const open = () =>
    openLimited(
      { sql: db.sql, http },
      { id, open: (limited) => openAdapter(connection.adapter, { ...connection, http: limited }) },
    )!;
  shop.faults.rateLimited = true;
  await expect(open().readStock([itemRef('A')], noAbort)).rejects.toBeInstanceOf(RetryLater);
  shop.faults.rateLimited = false;
  await db.sql`update call_buckets set not_before = now() + interval '1 hour' where account = ${`marketplace:${id}`}`;
  const calls = shop.calls.length;
  const error = await open()
    .readStock([itemRef('A')], noAbort)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ outcome: 'not-applied', httpStatus: null });
  expect((error as RetryLater).afterMs).toBeGreaterThan(3_500_000);
  expect(shop.calls).toHaveLength(calls);
});

test('a list of a reading that asks to wait is obeyed, also where the other lists were read', async () => {
  const market = simulator.marketplaces.yandex_market;
  const { id } = await addMarketplace(db.sql, { adapter: 'yandex_market' });
  const account = `account ${++serial}`;
  const adapter = openAs('yandex_market', id, account);
  // The orders are read, then everything is refused for a while.
  const end = market.onAnswer(() => {
    market.faults.rateLimited = true;
  });
  const reading = await adapter.pollOrders?.({ scope: 'all', cursor: null, openOrderIds: [] }, noAbort);
  end();
  market.faults.rateLimited = false;
  expect(reading?.failure).toMatchObject({ name: 'RetryLater', httpStatus: 420 });
  const [bucket] = await db.sql`
    select not_before > now() as waits from call_buckets where account = ${account} and bucket = 'reads'`;
  expect(bucket).toEqual({ waits: true });
});

test('calls are counted by day and purpose', async () => {
  const { shop, connection } = simulator.addShop(`counted${++serial}`);
  const { id } = await addMarketplace(db.sql);
  shop.add({ sku: 'A', stock: 1 });
  const adapter = openLimited(
    { sql: db.sql, http },
    { id, open: (limited) => openAdapter(connection.adapter, { ...connection, http: limited }) },
  )!;
  await adapter.readStock([itemRef('A')], noAbort);
  await adapter.pushStock([figure('A', 3)], noAbort);
  expect(await db.sql`select kind, calls, left_today from marketplace_calls where marketplace_id = ${id}`).toEqual([
    { kind: 'stock', calls: 2, leftToday: null },
  ]);
});
