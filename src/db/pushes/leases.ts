import type { Sql, Tx } from '../client.ts';

/** Longer than one push may take: calls are aborted before, so that a lost lease means a dead owner. */
export const leaseMs = 20_000;

/** The state of a marketplace's calls at the moment of taking or renewing the lease. */
export interface Lease {
  /** Calls in a row that failed as a whole. */
  failures: number;
  /** Calls in a row in which every figure was refused, without proof that the items are to blame. */
  refusals: number;
  /** Some listings that are owed a push may only be sent with few others. */
  hasSuspects: boolean;
  /** How long no call may be made, in ms; 0: now. */
  waitMs: number;
  /** Its sales are found by reading figures, so that they are read before a push. */
  readsFigures: boolean;
}

/** Takes or renews the right to call a marketplace; undefined: somebody else has it. */
export async function takeLease(sql: Sql, marketplaceId: number, owner: string): Promise<Lease | undefined> {
  const [lease] = await sql<Lease[]>`select * from take_lease(${marketplaceId}, ${owner}::uuid, ${leaseMs}::int)`;
  return lease;
}

/**
 * Takes the right to push to a marketplace if something is due. idle: nothing is, and a wake-up was asked for if something will be; busy:
 * somebody else has the right.
 */
export async function beginPushing(sql: Sql, marketplaceId: number, owner: string): Promise<Lease | 'idle' | 'busy'> {
  const [row] = await sql<(Lease & { state: 'idle' | 'busy' | 'begun' })[]>`
    select * from begin_pushing(${marketplaceId}, ${owner}::uuid, ${leaseMs}::int)`;
  if (!row || row.state === 'idle') return 'idle';
  return row.state === 'busy' ? 'busy' : row;
}

/** Releases the lease, if it is still ours. */
export async function releaseLease(sql: Sql, marketplaceId: number, owner: string): Promise<void> {
  await sql`
    update marketplace_leases set owner = null, leased_until = '-infinity'
    where marketplace_id = ${marketplaceId} and owner = ${owner}`;
}

/** Whether the lease is still the owner's: nobody else can have called the marketplace since it was taken. */
export async function ownsLease(tx: Tx, marketplaceId: number, owner: string): Promise<boolean> {
  const rows = await tx`
    select 1 from marketplace_leases
    where marketplace_id = ${marketplaceId} and owner = ${owner} and leased_until > clock_timestamp() for key share`;
  return rows.length > 0;
}

/** Records a call in which the marketplace accepted a figure. `regroup`: see `end_suspicion`. */
export async function recordCallSuccess(sql: Sql, marketplaceId: number, regroup: boolean | null): Promise<void> {
  if (regroup !== null) await sql`select end_suspicion(${marketplaceId}, ${regroup})`;
  await sql`
    update marketplace_leases set failures = 0, refusals = 0, not_before = '-infinity', last_success_at = clock_timestamp(), last_error = null
    where marketplace_id = ${marketplaceId}`;
}

/** Records a call that was answered, and in which no figure was accepted. While figures are refused it proves nothing. */
export async function recordCallAnswered(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`
    update marketplace_leases set failures = 0, not_before = '-infinity', last_success_at = clock_timestamp(), last_error = null
    where marketplace_id = ${marketplaceId} and refusals = 0`;
}

/**
 * Records a call in which every figure was refused and nobody knows whether the items are to blame: no calls for `waitMs`.
 * `needsControl`: a figure that the marketplace accepted before is sent once more, because its answer tells.
 */
export async function recordRefusal(
  sql: Sql,
  marketplaceId: number,
  { error, waitMs, needsControl }: { error: string; waitMs: number; needsControl: boolean },
): Promise<void> {
  await sql`
    update marketplace_leases set failures = 0, refusals = refusals + 1, last_error = ${error},
      not_before = greatest(not_before, clock_timestamp() + ${waitMs} * interval '1 ms')
    where marketplace_id = ${marketplaceId}`;
  if (needsControl) await sql`select owe_control(${marketplaceId})`;
}

/** Records a call that failed as a whole: no calls for `waitMs`. `countsAsFailure` false: the marketplace only asked to wait. */
export async function recordCallFailure(
  sql: Sql,
  marketplaceId: number,
  failure: { error: string; waitMs: number; countsAsFailure: boolean },
): Promise<void> {
  await sql`
    update marketplace_leases set last_error = ${failure.error}, failures = failures + ${failure.countsAsFailure ? 1 : 0},
      not_before = greatest(not_before, clock_timestamp() + ${failure.waitMs} * interval '1 ms')
    where marketplace_id = ${marketplaceId}`;
}

/** No pushes for `waitMs`: the marketplace's limits allow no call before. */
export async function delayPushes(sql: Sql, marketplaceId: number, waitMs: number): Promise<void> {
  await sql`
    update marketplace_leases set not_before = greatest(not_before, clock_timestamp() + ${waitMs} * interval '1 ms')
    where marketplace_id = ${marketplaceId}`;
}

/** Records that figures could not be read before a push. Returns since how many ms they could not be. */
export async function recordUnreadable(sql: Sql, marketplaceId: number): Promise<number> {
  const [row] = await sql<{ ms: number }[]>`
    update marketplace_leases set unread_since = coalesce(unread_since, clock_timestamp())
    where marketplace_id = ${marketplaceId} returning extract(epoch from clock_timestamp() - unread_since)::float8 * 1000 as ms`;
  return Math.max(0, row?.ms ?? 0);
}

/** Records that figures could be read before a push. */
export async function recordReadable(sql: Sql, marketplaceId: number): Promise<void> {
  await sql`update marketplace_leases set unread_since = null where marketplace_id = ${marketplaceId} and unread_since is not null`;
}
