import type { Sql, SqlOrTx } from '../client.ts';
import { jsonRows, rowsOf } from '../rows.ts';
import { leaseMs, releaseLease } from './leases.ts';
import type { OpenPush, PushFigure } from './push.ts';

/** Rows on which something is due. It is found by partial indexes; sql/functions/due_pushes.sql has the looks that must be fast. */
const isDue = (sql: SqlOrTx) => sql`
  (p.pushed_version < p.owed_version or p.settle_at is not null)
  and not exists (select from unsettled_readings() u where u.listing_id = p.id)
  and push_due_at(p) <= clock_timestamp()`;

/** Whether anything is due to the marketplace now, and the marketplace may be called. */
export async function isPushDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`select is_push_due(${marketplaceId}) as due`;
  return row?.due ?? false;
}

/**
 * Wakes every marketplace to which something is due that nobody is sending. Returns how many. Only those that are owed something are
 * asked: a condition on the id of `marketplaces` would be asked of all of them, 60 ms with 1,000.
 */
export async function wakeOwed(sql: SqlOrTx): Promise<number> {
  const rows = await sql`
    with due as (
      select m.id from owed_marketplaces() o (id) join marketplaces m on m.id = o.id
      left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and coalesce(l.leased_until, '-infinity') < clock_timestamp() and is_push_due(o.id)
    )
    select id, wake_marketplaces(array[id]) from due`;
  return rows.length;
}

/** Whether something is due that may go into one call with anything else. */
export async function isUnsuspectedDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`select is_push_due(${marketplaceId}, true) as due`;
  return row?.due ?? false;
}

/** A listing that is due and may only be sent with few others. */
export interface Suspect {
  id: number;
  /** When the call was opened in which it was last sent, in us: the same for all listings of that call. */
  sentAt: number;
  batchLimit: number;
  /** The marketplace accepted it as it is linked now. */
  isProven: boolean;
  /** It was found to be to blame before, and has a new figure or link. */
  isKnown: boolean;
}

/** Listings that were refused in one call. `foundAt`: when one to blame was last sent and found, in us; 0: none was. */
export interface Suspects {
  rows: Suspect[];
  foundAt: number;
}

/**
 * Listings that were refused in one call and may only be sent with few others, in the order in which they wait: of all such calls the
 * first one in which there is more to find than single items. None: none are due.
 */
export async function listSuspects(sql: Sql, marketplaceId: number): Promise<Suspects> {
  const rows = await sql<(Suspect & { foundAt: number })[]>`
    with suspects as materialized (
      select p.id, p.suspected_at, p.sent_at, p.batch_limit, p.expected_stock, p.failures, p.owed_since from pushes p
      where p.marketplace_id = ${marketplaceId} and p.batch_limit is not null and ${isDue(sql)}
    ), first_call as (
      select suspected_at from suspects group by suspected_at
      order by suspected_at is null, max(batch_limit) = 1, suspected_at limit 1
    )
    select s.id, coalesce(extract(epoch from s.sent_at) * 1000000, 0)::float8 as sent_at, s.batch_limit,
      s.expected_stock is not null as is_proven, s.suspected_at is null as is_known, coalesce(found.us, 0) as found_at
    from suspects s join first_call f on s.suspected_at is not distinct from f.suspected_at
    cross join (
      select (extract(epoch from max(p.sent_at)) * 1000000)::float8 as us from pushes p
      where p.marketplace_id = ${marketplaceId} and p.refused_reason is not null and p.batch_limit = 1
    ) found
    order by s.failures, s.owed_since, s.id`;
  return { rows, foundAt: rows[0]?.foundAt ?? 0 };
}

/** From now on a suspected listing is sent in a call of its own. */
export async function sendAlone(sql: Sql, id: number): Promise<void> {
  await sql`update pushes set batch_limit = 1 where id = ${id} and batch_limit is not null`;
}

/** Which pushes go into one call: at most `limit`, and only these suspected listings; null: those that are not suspected. */
export interface Choice {
  limit: number;
  suspects: readonly number[] | null;
}

const isChosen = (sql: SqlOrTx, { suspects }: Choice) =>
  suspects === null ? sql`p.batch_limit is null` : sql`p.id = any (${[...suspects]}::int[])`;

/** The listings whose pushes are due and go into one call, in the order in which `openPushes` opens them. */
export async function listDue(sql: Sql, marketplaceId: number, choice: Choice): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select p.id from pushes p where p.marketplace_id = ${marketplaceId} and ${isChosen(sql, choice)} and ${isDue(sql)}
    order by p.failures, p.owed_since, p.id limit ${choice.limit}`;
  return rows.map(({ id }) => id);
}

/** These listings are not pushed for `waitMs`: a reading of them waits to be booked, and a push would overwrite it. */
export async function delayListings(sql: Sql, ids: readonly number[], waitMs: number): Promise<void> {
  await sql`
    update pushes p set next_push_at = greatest(p.next_push_at, clock_timestamp() + ${waitMs} * interval '1 ms')
    from (select id from pushes where id = any (${[...ids]}::int[]) order by id for no key update) o where p.id = o.id`;
}

/** Listings whose call was refused are sent again no earlier than in `waitMs`: looking for those to blame has a limit of calls. */
export async function delaySuspects(sql: Sql, marketplaceId: number, waitMs: number): Promise<void> {
  await sql`
    update pushes p set next_push_at = greatest(p.next_push_at, clock_timestamp() + ${waitMs} * interval '1 ms')
    from (
      select id from pushes where marketplace_id = ${marketplaceId} and batch_limit is not null and open_until is null
      order by id for no key update
    ) o where p.id = o.id`;
}

/** Under whose lease a call is prepared, and the distance of two pushes of an item, in ms. */
export interface BatchLease {
  marketplaceId: number;
  owner: string;
  spacingMs: number;
}

/**
 * Opens the pushes that are due and go into one call: the longest waiting first, those that failed before last. `onlyIds`: none but
 * these. Where a marketplace takes an item only once in `spacingMs`, nobody sends it again before that, even if its sender dies.
 * All of them have the same `sent_at`: it says later what was sent together.
 */
export async function openPushes(
  sql: Sql,
  marketplaceId: number,
  { limit, suspects }: Choice,
  spacingMs: number,
  onlyIds: readonly number[] | null = null,
): Promise<OpenPush[]> {
  return sql<OpenPush[]>`
    select * from open_pushes(${marketplaceId}, ${limit}, ${suspects && [...suspects]}::int[], ${spacingMs}::int, ${onlyIds && [...onlyIds]}::int[])`;
}

/**
 * Renews the lease, opens the pushes that go into the next call, and reads their figures, in one round trip. None: nothing was due, no
 * call may be made yet, or the lease was lost.
 */
export async function openBatch(
  sql: Sql,
  { marketplaceId, owner, spacingMs }: BatchLease,
  { limit, suspects }: Choice,
  onlyIds: readonly number[] | null,
): Promise<PushFigure[]> {
  return sql<PushFigure[]>`
    select f.* from (
      select jsonb_agg(to_jsonb(o)) as opened from open_batch(${marketplaceId}, ${owner}::uuid, ${leaseMs}::int, ${limit},
        ${suspects && [...suspects]}::int[], ${spacingMs}::int, ${onlyIds && [...onlyIds]}::int[]) o
    ) b cross join lateral read_push_figures(b.opened) f
    where b.opened is not null`;
}

/** The figures of open pushes, by what is committed now: nothing that was committed before they were opened is missing. */
export async function readPushFigures(sql: Sql, pushes: OpenPush[]): Promise<PushFigure[]> {
  return sql<PushFigure[]>`select * from read_push_figures(${jsonRows(sql, pushes)})`;
}

/** Before figures are sent that are read for sales later: should the answer be lost, it is known what may be shown. */
export async function recordSending(sql: Sql, figures: readonly PushFigure[]): Promise<void> {
  await sql`
    update pushes p set sent_stock = f.figure, sent_units = f.units_per_item
    from ${rowsOf(sql, figures, { id: 'integer', figure: 'integer', unitsPerItem: 'integer' })} f where p.id = f.id`;
}

/**
 * Asks for a wake-up when the next thing owed to the marketplace falls due, unless one at that time or before was asked for.
 * Returns true when something is due now: the caller can do it at once.
 */
export async function scheduleNextWake(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ dueNow: boolean }[]>`select schedule_next_wake(${marketplaceId}) as due_now`;
  return row?.dueNow ?? false;
}

/** Releases the lease after work other than a push, and wakes the push that found the lease taken meanwhile. */
export async function releaseToPushes(sql: Sql, marketplaceId: number, owner: string): Promise<void> {
  await releaseLease(sql, marketplaceId, owner);
  if (await scheduleNextWake(sql, marketplaceId)) await wakeMarketplace(sql, marketplaceId);
}

/** Queues a task that pushes to the marketplace. */
export async function wakeMarketplace(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`select wake_marketplaces(array[${marketplaceId}::int])`;
}
