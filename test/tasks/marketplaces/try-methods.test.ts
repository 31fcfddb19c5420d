import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noFaults } from '../../../src/simulator/faults.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';
import { openWatched, type WatchedName, watchedNames } from '../watched-marketplace.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
beforeAll(() => liftLimits(db.sql));

const open = (name: WatchedName) => openWatched(db.sql, simulator, name);
const counter = async (deps: { metrics: { registry: { getSingleMetric(name: string): unknown } } }, metric: string) => {
  const found = deps.metrics.registry.getSingleMetric(metric) as {
    get(): Promise<{ values: { value: number }[] }>;
  };
  return (await found.get()).values.reduce((sum, { value }) => sum + value, 0);
};

describe.each(watchedNames)('trying the methods of %s', (name) => {
  beforeEach(() => {
    simulator.marketplaces[name].faults = noFaults();
    simulator.marketplaces[name].refuses = null;
  });

  test('calls each that nobody used for a day once, none that sets, and nothing is kept', async () => {
    const shop = await open(name);
    const placed = shop.market.placeOrder([{ sku: shop.sku, quantity: 1 }]);
    if (!placed.ok) throw new Error(placed.reason);
    shop.market.resetCalls();
    expect(await shop.tryMethods()).toBe('done');
    const names = shop.called();
    expect(names).toHaveLength(new Set(names).size);
    expect(shop.market.counts.set).toBe(0);
    const tried = shop.methods.filter(
      ({ uses, mayBeAbsent, isConditional }) => !uses.includes('set_stock') && !mayBeAbsent && !isConditional,
    );
    expect(new Set(names)).toEqual(new Set(tried.map((one) => one.name)));
    const [kept] = await db.sql`
      select (select count(*)::int from marketplace_webhooks where marketplace_id = ${shop.id}) as events,
        (select count(*)::int from marketplace_polls where marketplace_id = ${shop.id} and cursor is not null) as cursors`;
    expect(kept).toEqual({ events: 0, cursors: 0 });
    // The same day, nothing is due any more.
    shop.market.resetCalls();
    expect(await shop.tryMethods()).toBe('nothing-due');
    expect(shop.market.calls).toEqual([]);
  });

  test('leaves out what normal calls have used within a day', async () => {
    const shop = await open(name);
    await shop.tryMethods();
    await shop.age('25 hours');
    const isOfOrders = ({ uses }: (typeof shop.methods)[number]) => uses.includes('orders') || uses.includes('archive');
    const orders = shop.methods
      .filter((one) => isOfOrders(one) && !one.uses.includes('catalog'))
      .map((one) => one.name);
    await db.sql`
      update marketplace_methods set used_at = now() where marketplace_id = ${shop.id} and method = any (${orders}::text[])`;
    shop.market.resetCalls();
    await shop.tryMethods();
    expect(shop.called().filter((one) => orders.includes(one))).toEqual([]);
    expect(shop.market.calls.length).toBeGreaterThan(0);
  });

  test('is counted apart, in the metrics, the calls of the day and the sync log', async () => {
    const shop = await open(name);
    const [normal, own] = [
      await counter(shop.deps, 'ombor_marketplace_calls_total'),
      await counter(shop.deps, 'ombor_method_trial_calls_total'),
    ];
    shop.market.resetCalls();
    await shop.tryMethods();
    const calls = shop.market.calls.length;
    expect(await counter(shop.deps, 'ombor_marketplace_calls_total')).toBe(normal);
    expect(await counter(shop.deps, 'ombor_method_trial_calls_total')).toBe(own + calls);
    expect(await db.sql`select kind, calls from marketplace_calls where marketplace_id = ${shop.id}`).toEqual([
      { kind: 'methods', calls },
    ]);
    expect(
      await db.sql`select sync_type, status, calls, error_message from sync_logs where marketplace_id = ${shop.id}`,
    ).toEqual([{ syncType: 'methods', status: 'success', calls, errorMessage: null }]);
  });

  test('a method that only a trial calls raises its alert at once, also for another form', async () => {
    const shop = await open(name);
    shop.market.faults.renamesLists = true;
    await shop.tryMethods();
    const open1 = (await shop.alerts()).filter((alert) => alert.open);
    expect(open1.length).toBeGreaterThan(0);
    expect(open1.every(({ sign }) => sign === 'changed' || sign === 'unreadable')).toBe(true);
    shop.market.faults.renamesLists = false;
    await shop.age('25 hours');
    await shop.tryMethods();
    const empty = (await shop.alerts()).filter((alert) => alert.open);
    expect(empty).toEqual([]);
  });
});

test('nothing is tried of a marketplace that is paused, or was connected today', async () => {
  const shop = await open('ozon');
  shop.market.resetCalls();
  await db.sql`update marketplaces set paused = true where id = ${shop.id}`;
  expect(await shop.tryMethods()).toBe('nothing-due');
  await db.sql`update marketplaces set paused = false, created_at = now() where id = ${shop.id}`;
  expect(await shop.tryMethods()).toBe('nothing-due');
  expect(shop.market.calls).toEqual([]);
});

test('order lists are not tried where sales are found by figures', async () => {
  const shop = await open('wildberries');
  await db.sql`update marketplaces set sale_signal = 'stock' where id = ${shop.id}`;
  shop.market.resetCalls();
  await shop.tryMethods();
  expect(shop.market.counts.orders).toBe(0);
  expect(shop.market.calls.length).toBeGreaterThan(0);
});

test('a trial waits where the account has no calls to spare, and what it could not try is due again soon', async () => {
  const shop = await open('uzum');
  await db.sql`delete from call_buckets`;
  await db.sql`
    insert into call_buckets (account, bucket, tokens, not_before) values (${`marketplace:${shop.id}`}, 'all', 2, now() + interval '1 hour')`;
  shop.market.resetCalls();
  expect(await shop.tryMethods()).toBe('snoozed');
  expect(shop.market.calls).toEqual([]);
  await shop.age('90 minutes');
  await db.sql`update call_buckets set not_before = now()`;
  expect(await shop.tryMethods()).toBe('done');
  expect(shop.market.calls.length).toBeGreaterThan(0);
});

test('the sweep asks for a look once an hour', async () => {
  const shop = await open('ozon');
  const jobs = () => db.sql`
    select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'try_methods' and (j.payload ->> 'marketplaceId')::int = ${shop.id}`;
  await sweep(shop.deps);
  await sweep(shop.deps);
  expect(await jobs()).toHaveLength(1);
});
