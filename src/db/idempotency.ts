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

/**
 * Runs a mutation in one transaction, once for its key: a repeated call with the same input gets the first one's result, a
 * concurrent copy waits for it. A refusal rolls back, so that it is not remembered. Throws IdempotencyConflictError for another input.
 */
export async function runOnce<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runInTransaction(sql, call, run);
    } catch (error) {
      // Whoever is chosen to end a deadlock has done nothing yet, and the one that it waited for goes on.
      if (findSqlState(error) !== deadlockDetected || attempt === mostAttempts) throw error;
    }
  }
}

const deadlockDetected = '40P01';
const mostAttempts = 3;

async function runInTransaction<Result extends Json>(
  sql: Sql,
  call: RepeatableCall,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const { key } = call;
  const outcome = await sql.begin(async (tx): Promise<{ result: Result }> => {
    if (key === null) return { result: await run(tx) };
    const hash = createHash('sha256').update(canonical(call.input)).digest();
    // The unique index makes a concurrent copy wait here until this transaction ends.
    const inserted = await tx`
      insert into idempotency_keys (caller, mutation, key, input_hash) values (${call.caller}, ${call.mutation}, ${key}, ${hash})
      on conflict do nothing returning key`;
    if (inserted.length === 0) return { result: await readResult<Result>(tx, { ...call, key }, hash) };
    const result = await run(tx);
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

/** JSON with sorted keys: two inputs that say the same are the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
