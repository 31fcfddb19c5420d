import type { Sql, SqlOrTx } from '../client.ts';

/** What a call is for: setting or reading figures, watching orders, anything else. */
export type CallKind = 'stock' | 'orders' | 'other';

/** A token bucket of one account: tokens per second, the burst, tokens to leave for more urgent calls, and what this call costs. */
export interface Bucket {
  account: string;
  bucket: string;
  perSecond: number;
  burst: number;
  reserve: number;
  cost: number;
}

/** The outcome of a call. `extra`: tokens beyond the one taken. `delayMs`: no call of the bucket for this long; null: no delay. */
export interface CallOutcome {
  account: string;
  bucket: string;
  extra: number;
  leftNow: number | null;
  delayMs: number | null;
  /** Null: an account that is not connected yet. */
  marketplaceId: number | null;
  kind: CallKind;
  leftToday: number | null;
}

/**
 * Takes one call from an account's bucket. Returns 0 when it may be made now, else the ms after which to ask again; `held`: no
 * marketplace is called after a restore. `despiteHold`: a person asked for a reading.
 */
export async function takeCall(sql: Sql, call: Bucket, despiteHold = false): Promise<number | 'held'> {
  const { account, bucket, perSecond, burst, reserve, cost } = call;
  const [row] = await sql<{ waitMs: number | null }[]>`
    select case when ${despiteHold} or may_call()
      then take_call(${account}, ${bucket}, ${perSecond}::float8, ${burst}, ${reserve}, ${cost}) end as wait_ms`;
  return row?.waitMs ?? 'held';
}

/** Records a call that was answered or given up. */
export async function settleCall(sql: Sql, outcome: CallOutcome): Promise<void> {
  await sql`
    select settle_call(${outcome.account}, ${outcome.bucket}, ${outcome.extra}::float8, ${outcome.leftNow}::int, ${outcome.delayMs}::int,
      ${outcome.marketplaceId}::int, ${outcome.kind}, ${outcome.leftToday}::int)`;
}

/** No call of the bucket for this long: the marketplace asked for it. */
export async function delayCalls(sql: Sql, account: string, bucket: string, delayMs: number): Promise<void> {
  await sql`select delay_calls(${account}, ${bucket}, ${delayMs}::int)`;
}

/** Somewhat more than a minute: the marketplace counts a call some time before we have its answer. */
const searchWindowMs = 62_000;

/** Which bucket of which account. */
type BucketKey = Pick<Bucket, 'account' | 'bucket'>;

/** Takes tokens for a call of a search, of `share` per minute. Returns 0, or the ms after which to ask again. */
export async function takeSearchTokens(sql: Sql, key: BucketKey, tokens: number, share: number): Promise<number> {
  return sql.begin(async (tx) => {
    // One sender of an account after the other: each sees what the others took.
    await tx`select from call_buckets where account = ${key.account} and bucket = ${key.bucket} for no key update`;
    const waitMs = await msUntilSpent(tx, key, share - tokens);
    if (waitMs === 0) await addSearchCall(tx, key, tokens);
    return waitMs;
  });
}

/** In how many ms the searches of the last minute cost at most `tokens`; 0: they do now. */
async function msUntilSpent(sql: SqlOrTx, { account, bucket }: BucketKey, tokens: number): Promise<number> {
  const [row] = await sql<{ ms: number | null }[]>`
    select greatest(0, ceil(extract(epoch from max(at) - clock_timestamp()) * 1000 + ${searchWindowMs}))::int as ms
    from (
      select at, sum(tokens) over (order by at desc) as spent from search_calls
      where account = ${account} and bucket = ${bucket} and at > clock_timestamp() - ${searchWindowMs} * interval '1 ms'
    ) s where s.spent > ${tokens}`;
  return row?.ms ?? 0;
}

/** Counts a call of a search. `tokens`: negative, where it cost less than was taken for it. */
export async function addSearchCall(sql: SqlOrTx, { account, bucket }: BucketKey, tokens: number): Promise<void> {
  await sql`
    with old as (
      delete from search_calls where account = ${account} and bucket = ${bucket}
        and at < clock_timestamp() - ${2 * searchWindowMs} * interval '1 ms'
    )
    insert into search_calls (account, bucket, tokens) values (${account}, ${bucket}, ${tokens})`;
}
