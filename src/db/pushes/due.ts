import type { Sql, SqlOrTx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { releaseLease } from './leases.ts';
import type { OpenPush, PushFigure } from './push.ts';

/**
 * The rows on which something is owed, found by the partial indexes; `push_due_at` says when. A reading that is not applied yet is the
 * only proof of a sale, and a push would overwrite it: the listing waits.
 */
const isOwed = (sql: SqlOrTx) => sql`
  (p.pushed_version < p.owed_version or p.settle_at is not null)
  and not exists (select from unsettled_readings() u where u.listing_id = p.id)`;

const isDue = (sql: SqlOrTx) => sql`${isOwed(sql)} and push_due_at(p) <= clock_timestamp()`;

/** Whether anything is due to the marketplace now, and the marketplace may be called. */
export async function isPushDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select not m.paused and coalesce(l.not_before, '-infinity') <= clock_timestamp()
      and exists (select 1 from pushes p where p.marketplace_id = m.id and ${isDue(sql)}) as due
    from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id where m.id = ${marketplaceId}`;
  return row?.due ?? false;
}

/** Wakes every marketplace to which something is due that nobody is sending. Returns how many. */
export async function wakeOwed(sql: Sql): Promise<number> {
  const rows = await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused
        and coalesce(l.leased_until, '-infinity') < clock_timestamp() and coalesce(l.not_before, '-infinity') <= clock_timestamp()
        and m.id in (select p.marketplace_id from pushes p where ${isDue(sql)})
    )
    select id, wake_marketplaces(array[id]) from due`;
  return rows.length;
}

/**
 * Whose turn it is, where some listings may only be sent with few others: the largest limit among those that are due, so that the good
 * figures go out first; null: those without a limit. If both are due, they take turns (`afterSearch`: the last call was one of a search).
 */
export async function findTurn(sql: Sql, marketplaceId: number, afterSearch: boolean): Promise<number | null> {
  const [row] = await sql<{ batchLimit: number | null; others: boolean }[]>`
    select max(p.batch_limit) as batch_limit,
      exists (select from pushes p where p.marketplace_id = ${marketplaceId} and p.batch_limit is null and ${isDue(sql)}) as others
    from pushes p where p.marketplace_id = ${marketplaceId} and p.batch_limit is not null and ${isDue(sql)}`;
  return row?.batchLimit == null || (row.others && afterSearch) ? null : row.batchLimit;
}

/** Which pushes go into one call. */
export interface Choice {
  /** Maximum number of items. */
  limit: number;
  /** Only listings with this limit of their own: suspected ones never go with others. */
  batchLimit: number | null;
}

/** The listings whose pushes are due and go into one call, in the order in which `openPushes` opens them. */
export async function listDue(sql: Sql, marketplaceId: number, { limit, batchLimit }: Choice): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select p.id from pushes p
    where p.marketplace_id = ${marketplaceId} and p.batch_limit is not distinct from ${batchLimit}::int and ${isDue(sql)}
    order by p.failures, p.owed_since, p.id limit ${limit}`;
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

/**
 * Opens the pushes that are due and go into one call: the longest waiting first, those that failed before last. `onlyIds`: none but
 * these. Where a marketplace takes an item only once in `spacingMs`, nobody sends it again before that, even if its sender dies.
 */
export async function openPushes(
  sql: Sql,
  marketplaceId: number,
  { limit, batchLimit }: Choice,
  spacingMs: number,
  onlyIds: readonly number[] | null = null,
): Promise<OpenPush[]> {
  const chosen = onlyIds === null ? sql`true` : sql`p.id = any (${[...onlyIds]}::int[])`;
  return sql<OpenPush[]>`
    with due as materialized (
      select p.id from pushes p
      where p.marketplace_id = ${marketplaceId} and ${isDue(sql)} and not (select paused from marketplaces where id = ${marketplaceId})
        and p.batch_limit is not distinct from ${batchLimit}::int and ${chosen}
      order by p.failures, p.owed_since, p.id limit ${limit}
      for no key update skip locked
    )
    update pushes p set open_until = clock_timestamp() + interval '20 s', sent_at = clock_timestamp(), sent_stock = null,
      next_push_at = case when ${spacingMs > 0} then clock_timestamp() + ${spacingMs} * interval '1 ms' end
    from due where p.id = due.id
    returning p.id, p.owed_version`;
}

/** The figures of open pushes, in a statement of their own: nothing that was committed before they were opened is missing. */
export async function readPushFigures(sql: Sql, pushes: OpenPush[]): Promise<PushFigure[]> {
  return sql<PushFigure[]>`
    select o.id, o.owed_version, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, g.barcodes, i.version as inventory_version,
      p.owed_since, extract(epoch from clock_timestamp() - p.owed_since)::float8 * 1000 as owed_ms, p.trigger_type, p.answered_at is null or p.settle_at is not null or p.failures > 0 as verify, p.failures,
      p.batch_limit, p.refused_reason, coalesce(l.last_success_at >= p.suspected_at, false) as is_item_to_blame,
      listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
    from unnest(${pushes.map((push) => push.id)}::int[], ${pushes.map((push) => push.owedVersion)}::bigint[]) as o (id, owed_version)
    join pushes p on p.id = o.id
    join marketplace_products mp on mp.id = o.id
    join marketplaces m on m.id = mp.marketplace_id
    join inventory i on i.product_id = mp.product_id
    join products g on g.id = mp.product_id
    left join marketplace_leases l on l.marketplace_id = mp.marketplace_id
    order by o.id`;
}

/** Before figures are sent that are read for sales later: should the answer be lost, it is known what may be shown. */
export async function recordSending(sql: Sql, figures: readonly PushFigure[]): Promise<void> {
  await sql`
    update pushes p set sent_stock = f.figure from ${rowsOf(sql, figures, { id: 'integer', figure: 'integer' })} f where p.id = f.id`;
}

/**
 * Asks for a wake-up when the next thing owed to the marketplace falls due, unless one at that time or before was asked for.
 * Returns true when something is due now: the caller can do it at once.
 */
export async function scheduleNextWake(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ dueNow: boolean }[]>`
    with due as (
      select greatest(min(push_due_at(p)), (select not_before from marketplace_leases where marketplace_id = ${marketplaceId})) as at
      from pushes p where p.marketplace_id = ${marketplaceId} and ${isOwed(sql)}
      having min(push_due_at(p)) is not null and not (select paused from marketplaces where id = ${marketplaceId})
    ), asked as (
      update marketplace_leases l set wake_at = due.at from due
      where l.marketplace_id = ${marketplaceId} and due.at > clock_timestamp()
        and (l.wake_at < clock_timestamp() or l.wake_at > due.at)
      returning due.at
    ), woken as (select wake_marketplaces(array[${marketplaceId}::int], at) from asked)
    select coalesce(due.at <= clock_timestamp(), false) as due_now from due left join woken on true`;
  return row?.dueNow ?? false;
}

/** Releases the lease after work other than a push, and wakes the push that found the lease taken meanwhile. */
export async function releaseToPushes(sql: Sql, marketplaceId: number, owner: string): Promise<void> {
  await releaseLease(sql, marketplaceId, owner);
  if (await scheduleNextWake(sql, marketplaceId)) await sql`select wake_marketplaces(array[${marketplaceId}::int])`;
}
