import type { Sql } from '../client.ts';
import { releaseLease } from './leases.ts';
import type { OpenPush, PushFigure } from './push.ts';

/** Whether anything is due to the marketplace now. */
export async function isPushDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select not m.paused and (
      exists (select 1 from pushes where marketplace_id = m.id and pushed_version < owed_version
        and open_until is null and held_version <> owed_version and coalesce(next_push_at, '-infinity') <= clock_timestamp())
      or exists (select 1 from pushes where marketplace_id = m.id and settle_at <= clock_timestamp() and open_until is null
        and held_version <> owed_version and coalesce(next_push_at, '-infinity') <= clock_timestamp())
    ) as due from marketplaces m where m.id = ${marketplaceId}`;
  return row?.due ?? false;
}

/** Wakes every marketplace to which something is due that nobody is sending. Gives how many. */
export async function wakeOwed(sql: Sql): Promise<number> {
  const rows = await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused
        and coalesce(l.leased_until, '-infinity') < clock_timestamp() and coalesce(l.not_before, '-infinity') <= clock_timestamp()
        and (exists (select 1 from pushes p where p.marketplace_id = m.id and p.pushed_version < p.owed_version
               and p.open_until is null and p.held_version <> p.owed_version and coalesce(p.next_push_at, '-infinity') <= clock_timestamp())
          or exists (select 1 from pushes p where p.marketplace_id = m.id and p.settle_at <= clock_timestamp() and p.open_until is null
            and p.held_version <> p.owed_version and coalesce(p.next_push_at, '-infinity') <= clock_timestamp()))
    )
    select id, wake_marketplaces(array[id]) from due`;
  return rows.length;
}

/**
 * Opens up to `limit` pushes that are due, those that wait longest first; the ones that failed before come last. Where a marketplace
 * takes an item only once in `spacingMs`, nobody sends it again before that, even if its sender dies.
 */
export async function openPushes(
  sql: Sql,
  marketplaceId: number,
  limit: number,
  spacingMs: number,
): Promise<OpenPush[]> {
  return sql<OpenPush[]>`
    with due as materialized (
      select id from pushes
      where marketplace_id = ${marketplaceId} and open_until is null and held_version <> owed_version
        and coalesce(next_push_at, '-infinity') <= clock_timestamp()
        and (pushed_version < owed_version or settle_at <= clock_timestamp())
        and not (select paused from marketplaces where id = ${marketplaceId})
      order by failures, owed_since, id limit ${limit}
      for no key update skip locked
    )
    update pushes p set open_until = clock_timestamp() + interval '20 s', sent_at = clock_timestamp(),
      next_push_at = case when ${spacingMs > 0} then clock_timestamp() + ${spacingMs} * interval '1 ms' end
    from due where p.id = due.id
    returning p.id, p.owed_version`;
}

/** The figures of open pushes, in a statement of their own: nothing that was committed before they were opened is missing. */
export async function readPushFigures(sql: Sql, pushes: OpenPush[]): Promise<PushFigure[]> {
  return sql<PushFigure[]>`
    select o.id, o.owed_version, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, i.version as inventory_version,
      p.owed_since, p.trigger_type, p.answered_at is null or p.settle_at is not null or p.failures > 0 as verify, p.failures,
      listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
    from unnest(${pushes.map((push) => push.id)}::int[], ${pushes.map((push) => push.owedVersion)}::bigint[]) as o (id, owed_version)
    join pushes p on p.id = o.id
    join marketplace_products mp on mp.id = o.id
    join marketplaces m on m.id = mp.marketplace_id
    join inventory i on i.product_id = mp.product_id
    join products g on g.id = mp.product_id
    order by o.id`;
}

/**
 * Asks for a wake-up when the next thing owed to the marketplace falls due, unless one at that time or before was asked for.
 * What is due now gives true: the caller can do it at once.
 */
export async function scheduleNextWake(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ dueNow: boolean }[]>`
    with due as (
      select greatest(min(at), (select not_before from marketplace_leases where marketplace_id = ${marketplaceId})) as at
      from (
        select coalesce(next_push_at, '-infinity') as at from pushes
          where marketplace_id = ${marketplaceId} and pushed_version < owed_version and open_until is null
            and held_version <> owed_version
        union all
        select greatest(settle_at, next_push_at) from pushes where marketplace_id = ${marketplaceId} and settle_at is not null and open_until is null
          and held_version <> owed_version
      ) d
      having count(*) > 0 and not (select paused from marketplaces where id = ${marketplaceId})
    ), asked as (
      update marketplace_leases l set wake_at = due.at from due
      where l.marketplace_id = ${marketplaceId} and due.at > clock_timestamp()
        and (l.wake_at < clock_timestamp() or l.wake_at > due.at)
      returning due.at
    ), woken as (select wake_marketplaces(array[${marketplaceId}::int], at) from asked)
    select coalesce(due.at <= clock_timestamp(), false) as due_now from due left join woken on true`;
  return row?.dueNow ?? false;
}

/** Gives the lease back after something else than a push was done under it, and wakes whoever came to push meanwhile and went away. */
export async function releaseToPushes(sql: Sql, marketplaceId: number, owner: string): Promise<void> {
  await releaseLease(sql, marketplaceId, owner);
  if (await scheduleNextWake(sql, marketplaceId)) await sql`select wake_marketplaces(array[${marketplaceId}::int])`;
}
