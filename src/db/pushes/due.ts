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

/** Whether something is due that may go into one call with anything else. */
export async function isUnsuspectedDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select exists (
      select from pushes p where p.marketplace_id = ${marketplaceId} and p.batch_limit is null and ${isDue(sql)}
    ) as due`;
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

/**
 * Opens the pushes that are due and go into one call: the longest waiting first, those that failed before last. `onlyIds`: none but
 * these. Where a marketplace takes an item only once in `spacingMs`, nobody sends it again before that, even if its sender dies.
 * All of them have the same `sent_at`: it says later what was sent together.
 */
export async function openPushes(
  sql: Sql,
  marketplaceId: number,
  choice: Choice,
  spacingMs: number,
  onlyIds: readonly number[] | null = null,
): Promise<OpenPush[]> {
  const chosen = onlyIds === null ? sql`true` : sql`p.id = any (${[...onlyIds]}::int[])`;
  return sql<OpenPush[]>`
    with due as materialized (
      select p.id, p.sent_at, p.suspected_at from pushes p
      where p.marketplace_id = ${marketplaceId} and ${isDue(sql)} and not (select paused from marketplaces where id = ${marketplaceId})
        and ${isChosen(sql, choice)} and ${chosen}
      order by p.failures, p.owed_since, p.id limit ${choice.limit}
      for no key update skip locked
    ), opening as materialized (
      -- After the rows were found due.
      select clock_timestamp() as at, (select last_success_at from marketplace_leases where marketplace_id = ${marketplaceId}) as accepted_at
      from (select count(*) from due) found
    )
    update pushes p set open_until = o.at + interval '20 s', sent_at = o.at, sent_stock = null, sent_units = null,
      next_push_at = case when ${spacingMs > 0} then o.at + ${spacingMs} * interval '1 ms' end
    from due, opening o where p.id = due.id
    returning p.id, p.owed_version, due.suspected_at is not null and coalesce(o.accepted_at >= due.sent_at, false) as is_item_to_blame`;
}

/** The figures of open pushes, in a statement of their own: nothing that was committed before they were opened is missing. */
export async function readPushFigures(sql: Sql, pushes: OpenPush[]): Promise<PushFigure[]> {
  return sql<PushFigure[]>`
    select o.id, o.owed_version, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, g.barcodes, i.version as inventory_version,
      p.owed_since, extract(epoch from clock_timestamp() - p.owed_since)::float8 * 1000 as owed_ms, p.trigger_type, p.answered_at is null or p.settle_at is not null or p.failures > 0 as verify, p.failures,
      p.batch_limit, p.refused_reason, o.is_item_to_blame, coalesce(l.last_success_at >= p.suspected_at, false) as is_searched,
      listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure, mp.units_per_item
    from ${rowsOf(sql, pushes, { id: 'integer', owedVersion: 'bigint', isItemToBlame: 'boolean' })} o
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
    update pushes p set sent_stock = f.figure, sent_units = f.units_per_item
    from ${rowsOf(sql, figures, { id: 'integer', figure: 'integer', unitsPerItem: 'integer' })} f where p.id = f.id`;
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
