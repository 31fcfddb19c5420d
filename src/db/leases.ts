import type { Sql, Tx } from './client.ts';

/** Longer than one push may take: calls are aborted before, so that a lost lease means a dead holder. */
const leaseMs = 20_000;

/** The state of a marketplace's calls at the moment of taking or renewing the lease. */
export interface Lease {
  /** Calls in a row that failed as a whole. */
  failures: number;
  /** How long no call may be made, in ms; 0: now. */
  waitMs: number;
}

/** Takes or renews the right to call a marketplace; undefined: somebody else has it. */
export async function holdLease(sql: Sql, marketplaceId: number, owner: string): Promise<Lease | undefined> {
  const [lease] = await sql<Lease[]>`
    insert into marketplace_leases as l (marketplace_id, owner, leased_until)
    values (${marketplaceId}, ${owner}, clock_timestamp() + ${leaseMs} * interval '1 ms')
    on conflict (marketplace_id) do update set owner = excluded.owner, leased_until = excluded.leased_until
      where l.owner = excluded.owner or l.leased_until < clock_timestamp()
    returning failures, case when isfinite(not_before)
      then greatest(0, ceil(extract(epoch from not_before - clock_timestamp()) * 1000))::int else 0 end as wait_ms`;
  return lease;
}

/** Gives the lease back, if it is still ours. */
export async function releaseLease(sql: Sql, marketplaceId: number, owner: string): Promise<void> {
  await sql`
    update marketplace_leases set owner = null, leased_until = '-infinity'
    where marketplace_id = ${marketplaceId} and owner = ${owner}`;
}

/** Whether the lease is still the owner's: nobody else can have called the marketplace since it was taken. */
export async function ownsLease(tx: Tx, marketplaceId: number, owner: string): Promise<boolean> {
  const held = await tx`
    select 1 from marketplace_leases
    where marketplace_id = ${marketplaceId} and owner = ${owner} and leased_until > clock_timestamp() for key share`;
  return held.length > 0;
}

/** A call was answered well. */
export async function recordCallSuccess(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`
    update marketplace_leases set failures = 0, not_before = '-infinity', last_success_at = now(), last_error = null
    where marketplace_id = ${marketplaceId}`;
}

/** A call failed as a whole: nobody calls again for `waitMs`. `counts` false: the marketplace only asked to wait. */
export async function recordCallFailure(
  sql: Sql,
  marketplaceId: number,
  failure: { error: string; waitMs: number; counts: boolean },
): Promise<void> {
  await sql`
    update marketplace_leases set last_error = ${failure.error}, failures = failures + ${failure.counts ? 1 : 0},
      not_before = greatest(not_before, clock_timestamp() + ${failure.waitMs} * interval '1 ms')
    where marketplace_id = ${marketplaceId}`;
}

/** Nobody pushes for `waitMs`: the marketplace's limits allow no call before. */
export async function holdPushes(sql: Sql, marketplaceId: number, waitMs: number): Promise<void> {
  await sql`
    update marketplace_leases set not_before = greatest(not_before, clock_timestamp() + ${waitMs} * interval '1 ms')
    where marketplace_id = ${marketplaceId}`;
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
