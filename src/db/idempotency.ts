import { createHash } from 'node:crypto';
import { IdempotencyConflictError } from '../errors.ts';
import { changedBy } from './audit/changed-by.ts';
import { findSqlState, type Json, type Sql, type SqlOrTx, type Tx } from './client.ts';

/** A call that may be repeated: who, what, under which key (null: never repeated), with which input. */
export interface RepeatableCall {
  caller: string;
  /** Who it is in the ledger and in the audit log. */
  actor: string;
  mutation: string;
  key: string | null;
  input: unknown;
}

/** What a repeated call does where its first result cannot be given again: gets that result, returns what is remembered instead. */
export type Renew<Result> = (tx: Tx, known: Result) => Promise<Result>;

/**
 * Runs a mutation in one transaction, once per key: a repeated call with the same input gets the first result, a concurrent copy
 * waits for it. A refusal rolls back, so it is not remembered. Throws IdempotencyConflictError for another input. With `renew` a
 * repeated call runs that.
 */
export async function runOnce<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  work: (tx: Tx) => Promise<Result>,
  renew?: Renew<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runInTransaction(sql, call, work, renew);
    } catch (error) {
      // The transaction that PostgreSQL ends for the sake of another one is rolled back whole, so it can run again.
      if (!endedForOthers.has(findSqlState(error) ?? '') || attempt === maxAttempts) throw error;
    }
  }
}

/**
 * As `runOnce`, with work that takes long and changes nothing here, such as a call to a marketplace: it is done before the
 * transaction begins, and not at all if the result is known already.
 */
export async function runOncePrepared<Prepared, Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  prepare: () => Promise<Prepared>,
  work: (tx: Tx, prepared: Prepared) => Promise<Result>,
): Promise<Result> {
  const { key } = call;
  const known = key === null ? undefined : await findResult<Result>(sql, { ...call, key }, hashInput(call));
  if (known) return known.result;
  const prepared = await prepare();
  return runOnce(sql, call, (tx) => work(tx, prepared));
}

/** A serialization failure, a deadlock. */
const endedForOthers = new Set(['40001', '40P01']);
const maxAttempts = 3;

async function runInTransaction<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  work: (tx: Tx) => Promise<Result>,
  renew: Renew<Result> | undefined,
): Promise<Result> {
  return sql.begin(async (tx): Promise<Result> => {
    // Sent together with the first statement of the work: it costs no round trip.
    const [, result] = await Promise.all([changedBy(tx, call.actor), runKeyed(tx, call, work, renew)]);
    return result;
  }) as Promise<Result>;
}

async function runKeyed<Result extends Json>(
  tx: Tx,
  call: RepeatableCall,
  work: (tx: Tx) => Promise<Result>,
  renew: Renew<Result> | undefined,
): Promise<Result> {
  const { key } = call;
  if (key === null) return work(tx);
  const hash = hashInput(call);
  // The unique index makes a concurrent copy wait here until this transaction ends.
  const inserted = await tx`
    insert into idempotency_keys (caller, mutation, key, input_hash) values (${call.caller}, ${call.mutation}, ${key}, ${hash})
    on conflict do nothing returning key`;
  const known = inserted.length === 0 ? await findResult<Result>(tx, { ...call, key }, hash, !!renew) : undefined;
  if (known && !renew) return known.result;
  const result = known && renew ? await renew(tx, known.result) : await work(tx);
  await tx`
    update idempotency_keys set result = ${tx.json(result)}
    where caller = ${call.caller} and mutation = ${call.mutation} and key = ${key}`;
  return result;
}

const hashInput = ({ input }: RepeatableCall): Buffer => createHash('sha256').update(canonical(input)).digest();

/** The remembered result; undefined: none. Throws IdempotencyConflictError when the key was used with another input. */
async function findResult<Result>(
  sql: SqlOrTx,
  { caller, mutation, key }: RepeatableCall & { key: string },
  hash: Buffer,
  forUpdate = false,
): Promise<{ result: Result } | undefined> {
  const [row] = await sql<{ inputHash: Buffer; result: Result }[]>`
    select input_hash, result from idempotency_keys
    where caller = ${caller} and mutation = ${mutation} and key = ${key} ${forUpdate ? sql`for no key update` : sql``}`;
  if (row && !row.inputHash.equals(hash)) throw new IdempotencyConflictError(key);
  return row;
}

/** JSON with sorted keys, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
