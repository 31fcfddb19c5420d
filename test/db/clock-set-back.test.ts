import { beforeEach, expect, test } from 'vitest';
import { takeLease } from '../../src/db/pushes/leases.ts';
import { whileSweeping } from '../../src/db/sweep.ts';
import { beat, setTimesBack } from '../../src/db/worker-pools.ts';
import { useDatabase } from '../support/database.ts';
import { openInbox } from '../support/inbox.ts';

const db = useDatabase();
const hourMs = 3_600_000;

let inbox: Awaited<ReturnType<typeof openInbox>>;
beforeEach(async () => {
  await db.sql`delete from worker_pools`;
  inbox = await openInbox(db.sql, { saleSignal: 'orders' });
});

/** What a worker left whose database was an hour ahead, and is not any more. */
async function leaveTimesAhead(): Promise<void> {
  const { id } = inbox.market;
  await beat(db.sql, 'worker', 'host');
  await inbox.arrive(inbox.sold());
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, leased_until, next_at, started_at)
    values (${id}, 'orders', now() + interval '1 hour 20 s', now() + interval '1 hour 30 s', now() + interval '1 hour')`;
  await db.sql`
    insert into marketplace_leases (marketplace_id, owner, leased_until, not_before)
    values (${id}, gen_random_uuid(), now() + interval '1 hour 20 s', now() + interval '1 hour 5 s')`;
  await db.sql`
    update pushes set next_push_at = now() + interval '1 hour 30 s', settle_at = now() + interval '1 hour 45 s', open_until = null
    where marketplace_id = ${id}`;
  await db.sql`
    update marketplace_webhooks set status = 'retry', next_attempt_at = now() + interval '1 hour 15 s' where marketplace_id = ${id}`;
  await db.sql`
    insert into call_buckets (account, bucket, tokens, refilled_at) values (${`account ${id}`}, 'calls', 0, now() + interval '1 hour')`;
  await db.sql`
    insert into catalog_imports (marketplace_id, dry_run, take_stock, create_look_alikes, actor, status, leased_until)
    values (${id}, true, false, false, 'test', 'running', now() + interval '1 hour 20 s')`;
  await db.sql`update deployment set sweeper = gen_random_uuid(), swept_until = now() + interval '1 hour 10 s'`;
  await db.sql`select graphile_worker.add_job('poll_orders', '{}', run_at => now() + interval '1 hour 30 s')`;
  await db.sql`update worker_pools set heartbeat_at = now() + interval '1 hour'`;
}

/** The longest that anything waits, in whole minutes, by the clock of the database. */
const longestWaits = () => db.sql<{ what: string; minutes: number }[]>`
  select what, ceil(extract(epoch from greatest(at, clock_timestamp()) - clock_timestamp()) / 60)::int as minutes from (
    select 'poll' as what, next_at as at from marketplace_polls where marketplace_id = ${inbox.market.id}
    union all select 'poll lease', leased_until from marketplace_polls where marketplace_id = ${inbox.market.id}
    union all select 'lease', leased_until from marketplace_leases where marketplace_id = ${inbox.market.id}
    union all select 'pause', not_before from marketplace_leases where marketplace_id = ${inbox.market.id}
    union all select 'push', next_push_at from pushes where marketplace_id = ${inbox.market.id}
    union all select 'second push', settle_at from pushes where marketplace_id = ${inbox.market.id}
    union all select 'event', next_attempt_at from marketplace_webhooks where marketplace_id = ${inbox.market.id}
    union all select 'limit', refilled_at from call_buckets where account = ${`account ${inbox.market.id}`}
    union all select 'import', leased_until from catalog_imports where marketplace_id = ${inbox.market.id}
    union all select 'sweep', swept_until from deployment
    union all select 'heartbeat', heartbeat_at from worker_pools
    union all select 'job', run_at from graphile_worker.jobs) waits
  where at > clock_timestamp() + interval '1 minute'`;

test('after the clock of PostgreSQL was set back by an hour, nothing waits for that hour', async () => {
  await leaveTimesAhead();
  expect((await longestWaits()).length).toBeGreaterThan(10);
  const backMs = await setTimesBack(db.sql);
  expect(backMs).toBeGreaterThan(hourMs - 60_000);
  expect(backMs).toBeLessThanOrEqual(hourMs);
  expect(await longestWaits()).toEqual([]);
});

test('a wait that began with the wrong clock keeps what was left of it', async () => {
  await leaveTimesAhead();
  await setTimesBack(db.sql);
  const [left] = await db.sql`
    select settle_at - now() between interval '30 s' and interval '46 s' as is_left from pushes where marketplace_id = ${inbox.market.id}`;
  expect(left).toEqual({ isLeft: true });
});

test('of several workers one sets the times back', async () => {
  await leaveTimesAhead();
  const all = await Promise.all([1, 2, 3].map(() => setTimesBack(db.sql)));
  expect(all.filter((ms) => ms !== null)).toHaveLength(1);
});

test('while heartbeats are not ahead, the times of work stay as they are', async () => {
  await leaveTimesAhead();
  await db.sql`update worker_pools set heartbeat_at = now() + interval '2 s'`;
  const before = await longestWaits();
  expect(await setTimesBack(db.sql)).toBeNull();
  expect(await longestWaits()).toEqual(before);
});

test('a sweep and a push, whose leases were an hour ahead, can begin again', async () => {
  await leaveTimesAhead();
  await setTimesBack(db.sql);
  // Their owners died; the leases end as they would have.
  await db.sql`update deployment set swept_until = swept_until - interval '10 s'`;
  await db.sql`update marketplace_leases set leased_until = leased_until - interval '20 s'`;
  expect(await whileSweeping(db.sql, [async () => {}])).toBe(true);
  expect(await takeLease(db.sql, inbox.market.id, '00000000-0000-0000-0000-000000000001')).toBeDefined();
});
