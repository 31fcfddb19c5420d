import type { Sql, SqlOrTx } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/** What is polled. */
export type PollKind = 'orders' | 'stock';

/** A poll that has begun. */
export interface Poll {
  cursor: string | null;
  /** No poll of this marketplace has succeeded yet. */
  isFirst: boolean;
  /** None has succeeded yet, or the last one is older than one minute plus twice the interval: it must not be postponed again. */
  isLate: boolean;
  failures: number;
  adapter: string | null;
  orderPollSeconds: number | null;
  pollIntervalMinutes: number | null;
}

const leaseMs = 30_000;

/** Begins a poll that is due, or, if a person started it, any poll; undefined: it is not due, or another process is polling. */
export async function beginPoll(
  sql: Sql,
  marketplaceId: number,
  kind: PollKind,
  owner: string,
  trigger: TriggerType,
): Promise<Poll | undefined> {
  await sql`
    insert into marketplace_polls (marketplace_id, kind)
    select id, ${kind} from marketplaces m where id = ${marketplaceId} and is_polled(m, ${kind}) on conflict do nothing`;
  const [poll] = await sql<Poll[]>`
    update marketplace_polls p set owner = ${owner}, started_at = clock_timestamp(),
      leased_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    from marketplaces m
    where p.marketplace_id = ${marketplaceId} and p.kind = ${kind} and m.id = p.marketplace_id and is_polled(m, p.kind)
      and p.leased_until < clock_timestamp() and (p.next_at <= clock_timestamp() or ${trigger === 'manual'})
    returning p.cursor, p.polled_at is null as is_first,
      p.polled_at is null or p.polled_at < clock_timestamp() - interval '1 minute' - 2 * interval '1 s'
        * coalesce(case p.kind when 'orders' then m.order_poll_seconds else 60 * m.poll_interval_minutes end, 0) as is_late, p.failures, m.adapter, m.order_poll_seconds,
      m.poll_interval_minutes`;
  return poll;
}

/** Renews a poll's lease. */
export async function keepPoll(sql: Sql, marketplaceId: number, kind: PollKind, owner: string): Promise<void> {
  await sql`
    update marketplace_polls set leased_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where marketplace_id = ${marketplaceId} and kind = ${kind} and owner = ${owner}`;
}

/** The lease of a poll was lost: another process may be polling now. */
export class PollLost extends Error {
  override readonly name = 'PollLost';
}

function assertOurs(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new PollLost('the lease was lost: another process may poll this marketplace now');
}

/** Records a successful poll, with the cursor for the next one. To be written in the transaction that stores its events. Throws PollLost. */
export async function recordPoll(
  tx: SqlOrTx,
  marketplaceId: number,
  kind: PollKind,
  result: { owner: string; cursor: string | null; found: number; calls: number },
): Promise<void> {
  const rows = await tx`
    update marketplace_polls set cursor = ${result.cursor}, polled_at = started_at, read_at = greatest(read_at, started_at),
      found_at = case when ${result.found > 0} then clock_timestamp() else found_at end, calls = ${result.calls}, polls = polls + 1,
      failures = 0, last_error = null
    where marketplace_id = ${marketplaceId} and kind = ${kind} and owner = ${result.owner} and leased_until > clock_timestamp()
    returning 1`;
  assertOurs(rows);
}

/** Stores the cursor of a poll of which only a part was read, with the events of that part. It is recorded as failed. Throws PollLost. */
export async function recordPartOfPoll(
  tx: SqlOrTx,
  marketplaceId: number,
  { owner, cursor, calls }: { owner: string; cursor: string | null; calls: number },
): Promise<void> {
  const rows = await tx`
    update marketplace_polls set cursor = ${cursor}, calls = ${calls}
    where marketplace_id = ${marketplaceId} and kind = 'orders' and owner = ${owner} and leased_until > clock_timestamp() returning 1`;
  assertOurs(rows);
}

/** Records a failed poll. Returns whether the error differs from the previous one. */
export async function recordPollFailure(
  sql: Sql,
  marketplaceId: number,
  kind: PollKind,
  owner: string,
  error: string,
): Promise<boolean> {
  const [row] = await sql<{ isNews: boolean }[]>`
    update marketplace_polls p set failures = p.failures + 1, last_error = ${error}
    from (select last_error from marketplace_polls where marketplace_id = ${marketplaceId} and kind = ${kind}) before
    where p.marketplace_id = ${marketplaceId} and p.kind = ${kind} and p.owner = ${owner}
    returning before.last_error is distinct from ${error} as is_news`;
  return row?.isNews ?? false;
}

/**
 * Ends a poll's lease and queues the next poll, or sooner after a notification or a push: `wait.seconds` after this one began, or
 * after now (`fromNow`). The database counts them: our clock may differ from its own.
 */
export async function endPoll(
  sql: Sql,
  marketplaceId: number,
  kind: PollKind,
  owner: string,
  wait: { seconds: number; reason: string; fromNow?: boolean },
): Promise<void> {
  await sql`
    update marketplace_polls set interval_seconds = ${Math.ceil(wait.seconds)}, interval_reason = ${wait.reason}
    where marketplace_id = ${marketplaceId} and kind = ${kind} and owner = ${owner}`;
  await sql`
    select end_poll(p.marketplace_id, p.kind, p.owner, ${wait.seconds}::float8 + case when ${wait.fromNow ?? false}
      then extract(epoch from clock_timestamp() - p.started_at)::float8 else 0 end)
    from marketplace_polls p where p.marketplace_id = ${marketplaceId} and p.kind = ${kind} and p.owner = ${owner}::uuid`;
}

/** What decides when orders are polled again. */
export interface OrderPace {
  /** A linked product has 1 to 10 units left. */
  isScarce: boolean;
  /** A sale was found within the last ten minutes. */
  isHot: boolean;
  callsPerPoll: number;
  callsLeftToday: number | null;
  secondsLeftToday: number;
}

/** Reads what decides when orders are polled again. */
export async function readOrderPace(sql: Sql, marketplaceId: number): Promise<OrderPace> {
  const [pace] = await sql<OrderPace[]>`
    select exists (
        select 1 from marketplace_products mp join inventory i on i.product_id = mp.product_id
        where mp.marketplace_id = p.marketplace_id and i.quantity between 1 and 10) as is_scarce,
      coalesce(p.found_at > now() - interval '10 minutes', false) as is_hot,
      greatest(1, p.calls) as calls_per_poll, calls_left_today(p.marketplace_id) as calls_left_today,
      extract(epoch from date_trunc('day', now() at time zone d.business_time_zone) + interval '1 day' - (now() at time zone d.business_time_zone))::int
        as seconds_left_today
    from marketplace_polls p cross join deployment d where p.marketplace_id = ${marketplaceId} and p.kind = 'orders'`;
  if (!pace) throw new Error(`marketplace ${marketplaceId} has no poll of its orders`);
  return pace;
}

/** The state of reading new orders before a push. `now`: the database's clock. */
export interface NewOrdersState {
  isFresh: boolean;
  isFirst: boolean;
  cursor: string | null;
  now: Date;
}

/** Whether new orders were just read; undefined: the marketplace's orders are not polled. */
export async function findNewOrdersState(
  sql: Sql,
  marketplaceId: number,
  freshForMs: number,
): Promise<NewOrdersState | undefined> {
  const [state] = await sql<NewOrdersState[]>`
    select p.polled_at is null and p.read_at is null as is_first, p.cursor, clock_timestamp() as now,
      coalesce(p.read_at > clock_timestamp() - ${freshForMs} * interval '1 ms', false) or p.no_read_before > clock_timestamp() as is_fresh
    from marketplaces m left join marketplace_polls p on p.marketplace_id = m.id and p.kind = 'orders'
    where m.id = ${marketplaceId} and is_polled(m, 'orders')`;
  return state;
}

/** Records that everything that the marketplace reported before `at` has been read. */
export async function recordNewOrdersRead(tx: SqlOrTx, marketplaceId: number, at: Date): Promise<void> {
  await tx`
    insert into marketplace_polls as p (marketplace_id, kind, read_at) values (${marketplaceId}, 'orders', ${at})
    on conflict (marketplace_id, kind) do update set read_at = greatest(p.read_at, excluded.read_at)`;
}

/** After reading new orders before a push failed: for `pauseMs`, pushes are sent without reading them. */
export async function pauseNewOrdersRead(sql: Sql, marketplaceId: number, pauseMs: number): Promise<void> {
  await sql`
    update marketplace_polls set no_read_before = clock_timestamp() + ${pauseMs} * interval '1 ms'
    where marketplace_id = ${marketplaceId} and kind = 'orders'`;
}

/** After a push: the marketplace's orders are polled 20 s later, unless a poll comes earlier. */
export async function readOrdersAfterPush(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`
    with before as (
      select p.marketplace_id, p.next_at, p.leased_until < clock_timestamp() as is_idle, clock_timestamp() + interval '20 s' as due
      from marketplace_polls p join marketplaces m on m.id = p.marketplace_id
      where p.marketplace_id = ${marketplaceId} and p.kind = 'orders' and is_polled(m, p.kind) for no key update of p
    ), asked as (
      update marketplace_polls p set pushed_at = clock_timestamp(), next_at = least(before.next_at, before.due),
        wake_at = case when before.is_idle and before.due < before.next_at then before.due else p.wake_at end
      from before where p.marketplace_id = before.marketplace_id and p.kind = 'orders'
      returning p.next_at, before.is_idle and before.due < before.next_at as is_sooner
    )
    select wake_poll(${marketplaceId}, 'orders', next_at, 'scheduled') from asked where is_sooner`;
}

/** Queues every due poll whose job was lost, and the first polls of new marketplaces. Returns how many. */
export async function wakeDuePolls(sql: Sql, lostWakeUpMs: number): Promise<number> {
  await sql`
    insert into marketplace_polls (marketplace_id, kind)
    select m.id, k.kind from marketplaces m cross join (values ('orders'), ('stock')) k (kind)
    where is_polled(m, k.kind) and not exists (select 1 from marketplace_polls p where p.marketplace_id = m.id and p.kind = k.kind)
    on conflict do nothing`;
  // A shorter interval applies at once, not only after the next poll.
  await sql`
    update marketplace_polls p set next_at = s.next_at
    from (
      select p.marketplace_id, p.kind, p.polled_at + interval '1 s' * case
        when p.kind = 'stock' then m.poll_interval_minutes * 60
        when p.interval_reason = 'as set' then m.order_poll_seconds end as next_at
      from marketplace_polls p join marketplaces m on m.id = p.marketplace_id
    ) s
    where s.marketplace_id = p.marketplace_id and s.kind = p.kind and p.failures = 0 and p.next_at > s.next_at`;
  const woken = await sql`
    with due as (
      select p.marketplace_id, p.kind from marketplace_polls p join marketplaces m on m.id = p.marketplace_id
      where p.next_at <= clock_timestamp() and p.leased_until < clock_timestamp()
        and p.wake_at < clock_timestamp() - ${lostWakeUpMs} * interval '1 ms' and is_polled(m, p.kind)
      for update of p skip locked
    ), asked as (
      update marketplace_polls p set wake_at = clock_timestamp() from due
      where p.marketplace_id = due.marketplace_id and p.kind = due.kind
      returning p.marketplace_id, p.kind
    )
    select wake_poll(marketplace_id, kind, null, 'scheduled') from asked`;
  return woken.length;
}

/** Queues a poll because of the marketplace's own notification, at most every five seconds. Returns whether this kind is polled. */
export async function ringPoll(sql: SqlOrTx, marketplaceId: number, kind: PollKind): Promise<boolean> {
  const [row] = await sql<{ isPolled: boolean }[]>`select ring_poll(${marketplaceId}, ${kind}) as is_polled`;
  return row?.isPolled ?? false;
}

/** Queues polls of everything that a marketplace is polled for. Returns the kinds; none: it sends webhooks for everything. */
export async function askForPolls(sql: SqlOrTx, marketplaceId: number): Promise<('orders' | 'stock')[]> {
  const rows = await sql<{ kind: 'orders' | 'stock' }[]>`
    select k.kind, wake_poll(m.id, k.kind, null, 'manual')
    from marketplaces m cross join unnest(array['orders', 'stock']) as k (kind)
    where m.id = ${marketplaceId} and is_polled(m, k.kind)`;
  return rows.map(({ kind }) => kind);
}
