import { createHash } from 'node:crypto';
import { IdempotencyConflictError } from '../errors.ts';
import { findSqlState, type Json, type Sql, type Tx } from './client.ts';

/** A call that may be repeated: who, what, under which key (null: never repeated), with which input. */
export interface RepeatableCall {
  caller: string;
  mutation: string;
  key: string | null;
  input: unknown;
}

/** An input that may carry an idempotency key. */
export interface RepeatableInput {
  idempotencyKey?: string | null | undefined;
}

/** `runOnce` for a mutation whose whole input must be the same when it is repeated. */
export function once<Result extends Json>(
  sql: Sql,
  { caller }: { caller: string },
  mutation: string,
  input: RepeatableInput,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return runOnce(sql, { caller, mutation, key: input.idempotencyKey ?? null, input }, work);
}

/**
 * Runs a mutation in one transaction, once per key: a repeated call with the same input gets the first result, a concurrent copy
 * waits for it. A refusal rolls back, so it is not remembered. Throws IdempotencyConflictError for another input.
 */
export async function runOnce<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runInTransaction(sql, call, work);
    } catch (error) {
      // The transaction that PostgreSQL ends to break a deadlock is rolled back whole, so it can run again.
      if (findSqlState(error) !== deadlockDetected || attempt === maxAttempts) throw error;
    }
  }
}

const deadlockDetected = '40P01';
const maxAttempts = 3;

async function runInTransaction<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const { key } = call;
  const outcome = await sql.begin(async (tx): Promise<{ result: Result }> => {
    if (key === null) return { result: await work(tx) };
    const hash = createHash('sha256').update(canonical(call.input)).digest();
    // The unique index makes a concurrent copy wait here until this transaction ends.
    const inserted = await tx`
      insert into idempotency_keys (caller, mutation, key, input_hash) values (${call.caller}, ${call.mutation}, ${key}, ${hash})
      on conflict do nothing returning key`;
    if (inserted.length === 0) return { result: await readResult<Result>(tx, { ...call, key }, hash) };
    const result = await work(tx);
    await tx`
      update idempotency_keys set result = ${tx.json(result)}
      where caller = ${call.caller} and mutation = ${call.mutation} and key = ${key}`;
    return { result };
  });
  return outcome.result;
}

async function readResult<Result>(tx: Tx, call: RepeatableCall & { key: string }, hash: Buffer): Promise<Result> {
  const [row] = await tx<{ inputHash: Buffer; result: Result }[]>`
    select input_hash, result from idempotency_keys
    where caller = ${call.caller} and mutation = ${call.mutation} and key = ${call.key}`;
  if (!row?.inputHash.equals(hash)) throw new IdempotencyConflictError(call.key);
  return row.result;
}

/** JSON with sorted keys, so that equal inputs give equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
