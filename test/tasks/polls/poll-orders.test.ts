import { beforeEach, expect, test } from 'vitest';
import { ringPoll } from '../../../src/db/polls/polls.ts';
import { Rejected, RetryLater } from '../../../src/marketplaces/refusals.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollOrders } from '../../../src/tasks/polls/poll-orders.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import type { ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { apply, change, figureOf } from '../../support/shop.ts';
import { openPolledShop, type PolledShop } from './polled-shop.ts';

const db = useDatabase();

let market: ScriptedMarketplace;
let deps: TaskDeps;
let shop: PolledShop;
beforeEach(async () => {
  shop = await openPolledShop(db.sql, { saleSignal: 'orders' });
  ({ market, deps } = shop);
});

const poll = (trigger: 'scheduled' | 'manual' = 'scheduled') =>
  pollOrders.run(deps, { marketplaceId: shop.id, trigger }, noAbort);
const process = () => processWebhooks.run(deps, {}, noAbort);
const push = () => pushMarketplace.run(deps, { marketplaceId: shop.id }, noAbort);
const quantity = async () => (await figureOf(db.sql, shop.product.id)).quantity;
/** Lets the database believe that its last poll is so long ago. */
const age = (interval: string) => db.sql`
  update marketplace_polls set next_at = next_at - ${interval}::interval, polled_at = polled_at - ${interval}::interval,
    read_at = read_at - ${interval}::interval, wake_at = wake_at - ${interval}::interval, started_at = started_at - ${interval}::interval
  where marketplace_id = ${shop.id}`;
const row = async () => (await db.sql`select * from marketplace_polls where marketplace_id = ${shop.id}`)[0];
const jobs = (task: string) => db.sql`
  select run_at - now() as wait, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier = ${task} order by j.id`;

async function sellElsewhere(units: number): Promise<void> {
  await apply(db.sql, change({ productId: shop.product.id, units: -units }));
  await planPushesTask.run(deps, { productIds: [shop.product.id] }, noAbort);
}

test('an order of the list moves stock once, however often the list tells it', async () => {
  market.sell(shop.product.sku, 2);
  await poll();
  await process();
  await age('1 minute');
  await poll();
  await process();
  expect(await quantity()).toBe(48);
  expect(market.asked).toMatchObject([
    { scope: 'all', cursor: null },
    { scope: 'all', cursor: 'after 1' },
  ]);
});

test('a poll hands the adapter the orders that are not at their end', async () => {
  const open = market.sell(shop.product.sku, 1);
  const done = market.sell(shop.product.sku, 1);
  await poll();
  await process();
  await db.sql`update orders set status = 'delivered' where marketplace_order_id = ${done}`;
  await age('1 minute');
  await poll();
  expect(market.asked[1]?.openOrderIds).toEqual([open]);
});

test('a poll asks for the next one by itself, and nobody polls before that is due', async () => {
  await poll();
  const [job] = await db.sql`
    select extract(epoch from run_at - now()) as seconds from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'poll_orders'`;
  expect(Number(job!.seconds)).toBeGreaterThan(27);
  expect(Number(job!.seconds)).toBeLessThanOrEqual(30);
  expect(await poll()).toBe('nothing-due');
  expect(market.asked).toHaveLength(1);
  expect(await row()).toMatchObject({ intervalSeconds: 30, intervalReason: 'as set' });
});

test('a person who asks is not told to wait', async () => {
  await poll();
  expect(await poll('manual')).toBe('done');
  expect(market.asked).toHaveLength(2);
});

test('nobody polls while another does, not even when a person asks', async () => {
  const reading = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  market.onRead = () => {
    reading.resolve();
    return mayEnd.promise;
  };
  const first = poll();
  await reading.promise;
  await Promise.all([poll(), poll('manual')]);
  expect(market.asked).toHaveLength(1);
  mayEnd.resolve();
  await first;
});

test('of three wake-ups at once one polls', async () => {
  await Promise.all([poll(), poll(), poll()]);
  expect(market.asked).toHaveLength(1);
});

test('the sweep begins the polls of a new marketplace and finds those whose wake-up was lost', async () => {
  await sweep(deps);
  expect(await jobs('poll_orders')).toHaveLength(1);
  await poll();
  await db.sql`delete from graphile_worker._private_jobs`;
  await sweep(deps);
  expect(await jobs('poll_orders')).toHaveLength(0);
  await age('1 minute');
  await sweep(deps);
  expect(await jobs('poll_orders')).toHaveLength(1);
});

test('an order made during a three-hour outage of ours is found by the first poll after it, once', async () => {
  await poll();
  await age('3 hours');
  await db.sql`delete from graphile_worker._private_jobs`;
  market.sell(shop.product.sku, 1, new Date(Date.now() - 2 * 3_600_000));
  await sweep(deps);
  const [job] = await jobs('poll_orders');
  expect(job).toMatchObject({ payload: { marketplaceId: shop.id, trigger: 'scheduled' } });
  await poll();
  await process();
  expect(await quantity()).toBe(49);
  await age('1 minute');
  await poll();
  await process();
  expect(await quantity()).toBe(49);
});

test('what a poll read and where the next one goes on are written together or not at all', async () => {
  market.sell(shop.product.sku, 1);
  // It dies, as far as the others can tell, while it reads.
  market.onRead = async () => {
    await db.sql`update marketplace_polls set leased_until = now() - interval '1 s' where marketplace_id = ${shop.id}`;
  };
  await poll();
  expect(await row()).toMatchObject({ cursor: null, polledAt: null });
  expect(await db.sql`select 1 from marketplace_webhooks where marketplace_id = ${shop.id}`).toHaveLength(0);
  market.onRead = () => {};
  await poll('manual');
  await process();
  expect(await quantity()).toBe(49);
});

test('a poll that finds something is logged, an empty one only counts, and a failure is told once', async () => {
  await poll();
  expect(await db.sql`select 1 from sync_logs where marketplace_id = ${shop.id}`).toHaveLength(0);
  expect(await row()).toMatchObject({ polls: '1' });
  market.sell(shop.product.sku, 1);
  await poll('manual');
  market.onRead = () => {
    throw new RetryLater('busy', 'not-applied', 40_000, 429);
  };
  expect(await poll('manual')).toBe('failed');
  await poll('manual');
  const logs = await db.sql`
    select trigger_type, sync_type, direction, status, items, error_message from sync_logs where marketplace_id = ${shop.id} order by id`;
  expect(logs).toEqual([
    { triggerType: 'manual', syncType: 'orders', direction: 'pull', status: 'success', items: 1, errorMessage: null },
    { triggerType: 'manual', syncType: 'orders', direction: 'pull', status: 'error', items: 0, errorMessage: 'busy' },
  ]);
  const [wait] = await db.sql`
    select next_at - now() > interval '35 s' as obeyed, failures from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(wait).toEqual({ obeyed: true, failures: 2 });
});

test('of a poll that read only a part of the lists the sales count, and it fails until all are read', async () => {
  market.sell(shop.product.sku, 2);
  market.failure = new Rejected('GET /returns: HTTP 404', 404);
  expect(await poll()).toBe('failed');
  await process();
  expect(await quantity()).toBe(48);
  expect(await row()).toMatchObject({
    cursor: 'after 1',
    failures: 1,
    lastError: 'GET /returns: HTTP 404',
    polledAt: null,
  });
  market.failure = null;
  expect(await poll('manual')).toBe('done');
  expect(market.asked.at(-1)).toMatchObject({ cursor: 'after 1' });
  expect(await row()).toMatchObject({ failures: 0, lastError: null, polledAt: expect.any(Date) });
  await process();
  expect(await quantity()).toBe(48);
});

test('before a push the sales of a part of the lists count too', async () => {
  await poll();
  await process();
  market.sell(shop.product.sku, 2);
  market.failure = new Rejected('GET /returns: HTTP 404', 404);
  await age('1 minute');
  await sellElsewhere(1);
  await push();
  expect(await quantity()).toBe(47);
  expect(market.pushed.at(-1)).toMatchObject({ figure: 47 });
});

test('orders from before the first reading wait for a person where a count may contain them', async () => {
  market.sell(shop.product.sku, 1, new Date(Date.now() - 3_600_000));
  await poll();
  await process();
  expect(await quantity()).toBe(50);
  const [waiting] = await db.sql`select status, held from marketplace_webhooks where marketplace_id = ${shop.id}`;
  expect(waiting).toEqual({ status: 'failed', held: true });
});

test('before a push new orders are read, so that the push does not wipe out a sale that nobody told us of', async () => {
  await poll();
  await age('1 minute');
  market.sell(shop.product.sku, 3);
  await sellElsewhere(1);
  await push();
  expect(await quantity()).toBe(46);
  expect(market.pushed[0]).toEqual({ sku: shop.product.sku, figure: 46 });
  expect(market.asked[1]).toMatchObject({ scope: 'new' });
});

test('one reading serves all pushes of the next second', async () => {
  await sellElsewhere(1);
  await push();
  await sellElsewhere(1);
  await push();
  expect(market.pushed.map(({ figure }) => figure)).toEqual([49, 48]);
  expect(market.asked).toHaveLength(1);
});

test('a push does not wait for an order list that cannot be read', async () => {
  await poll();
  await age('1 minute');
  market.onRead = () => {
    throw new RetryLater('down', 'unknown');
  };
  await sellElsewhere(1);
  await push();
  await sellElsewhere(1);
  await push();
  expect(market.pushed.map(({ figure }) => figure)).toEqual([49, 48]);
  expect(market.asked).toHaveLength(2);
});

test('orders are read once more twenty seconds after a push, unless a poll does before', async () => {
  await db.sql`update marketplaces set order_poll_seconds = 300 where id = ${shop.id}`;
  await poll();
  await sellElsewhere(1);
  await push();
  const [after] = await db.sql`
    select next_at between now() + interval '15 s' and now() + interval '20 s' as soon from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(after).toEqual({ soon: true });
  await poll('manual');
  const [later] =
    await db.sql`select next_at > now() + interval '50 s' as usual from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(later).toEqual({ usual: true });
});

test("a sale of the marketplace's own that a list told is pushed back to it", async () => {
  await poll();
  market.sell(shop.product.sku, 1);
  await poll('manual');
  await process();
  await planPushesTask.run(deps, { productIds: [shop.product.id] }, noAbort);
  await push();
  expect(market.pushed).toEqual([{ sku: shop.product.sku, figure: 49 }]);
});

test('a ring makes a poll due at once, and at most once in five seconds', async () => {
  await poll();
  await db.sql`delete from graphile_worker._private_jobs`;
  expect(await ringPoll(db.sql, shop.id, 'orders')).toBe(true);
  expect(await ringPoll(db.sql, shop.id, 'orders')).toBe(true);
  const rung = await db.sql`
    select j.run_at > now() + interval '3 s' as rests from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'poll_orders'`;
  expect(rung).toEqual([{ rests: true }]);
  await age('10 seconds');
  expect(await ringPoll(db.sql, shop.id, 'orders')).toBe(true);
  await poll();
  expect(market.asked).toHaveLength(2);
});

test('a ring during a poll is answered by another one after it', async () => {
  market.onRead = async () => {
    await ringPoll(db.sql, shop.id, 'orders');
  };
  await poll();
  const [next] =
    await db.sql`select next_at < now() + interval '6 s' as soon from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ soon: true });
});

test('orders from before they became the sale signal were counted by the other one', async () => {
  await db.sql`update marketplaces set sale_signal = 'stock' where id = ${shop.id}`;
  market.sell(shop.product.sku, 3, new Date(Date.now() - 60_000));
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, polled_at) values (${shop.id}, 'orders', now() - interval '1 hour')`;
  await db.sql`update marketplaces set sale_signal = 'orders' where id = ${shop.id}`;
  market.sell(shop.product.sku, 1);
  await poll();
  await process();
  expect(await quantity()).toBe(49);
});

test('polls, pushes, readings before them and workers at once neither deadlock nor count a sale twice', async () => {
  await poll();
  const sales = 40;
  const work = async (turn: () => Promise<unknown>) => {
    for (let round = 0; round < 12; round += 1) await turn();
  };
  await Promise.all([
    work(async () => {
      for (let sale = 0; sale < 4 && market.orders.length < sales; sale += 1) market.sell(shop.product.sku, 1);
      await poll('manual');
    }),
    work(() => poll('manual')),
    work(async () => {
      await db.sql`update marketplace_polls set read_at = '-infinity' where marketplace_id = ${shop.id}`;
      await db.sql`update pushes set owed_version = owed_version + 1 where id = ${shop.listingId}`;
      await push();
    }),
    work(process),
    work(process),
  ]);
  await poll('manual');
  await process();
  expect(await quantity()).toBe(50 - sales);
  const troubles = await db.sql`
    select status, error_message from marketplace_webhooks where marketplace_id = ${shop.id} and (status <> 'processed' or retry_count > 0)`;
  expect(troubles).toEqual([]);
}, 30_000);
