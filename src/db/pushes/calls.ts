import type { Sql } from '../client.ts';

/** What a call is for: setting or reading figures, watching orders, anything else. */
export type CallKind = 'stock' | 'orders' | 'other';

/** A token bucket of one account: tokens a second, how many at once, how many to leave for calls that matter more, what the call costs. */
export interface Bucket {
  account: string;
  bucket: string;
  perSecond: number;
  burst: number;
  spare: number;
  cost: number;
}

/** What a call came to. `extra`: tokens beyond the one taken; `holdMs`: no call of the bucket for so long, null: at once. */
export interface CallOutcome {
  account: string;
  bucket: string;
  extra: number;
  leftNow: number | null;
  holdMs: number | null;
  /** Null: an account that is not connected yet. */
  marketplaceId: number | null;
  kind: CallKind;
  leftToday: number | null;
}

/** Takes one call from an account's bucket. Gives 0 when it may be made now, else the ms after which to ask again. */
export async function takeCall(sql: Sql, call: Bucket): Promise<number> {
  const { account, bucket, perSecond, burst, spare, cost } = call;
  const [row] = await sql<{ waitMs: number }[]>`
    select take_call(${account}, ${bucket}, ${perSecond}::float8, ${burst}, ${spare}, ${cost}) as wait_ms`;
  return row?.waitMs ?? 0;
}

/** Writes down a call that was answered or given up. */
export async function settleCall(sql: Sql, outcome: CallOutcome): Promise<void> {
  await sql`
    select settle_call(${outcome.account}, ${outcome.bucket}, ${outcome.extra}::float8, ${outcome.leftNow}::int, ${outcome.holdMs}::int,
      ${outcome.marketplaceId}::int, ${outcome.kind}, ${outcome.leftToday}::int)`;
}

/** Lets a bucket rest: the marketplace asked for it. */
export async function holdCalls(sql: Sql, account: string, bucket: string, holdMs: number): Promise<void> {
  await sql`select hold_calls(${account}, ${bucket}, ${holdMs}::int)`;
}
