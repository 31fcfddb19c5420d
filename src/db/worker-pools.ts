import type { Socket } from 'node:net';
import type { Pool } from 'pg';
import type { Sql } from './client.ts';
import { createPgPool } from './server/pg-pool.ts';

/** The pool for graphile-worker, which needs the `pg` driver; `onLost` is called when a connection breaks. Close it with `end()`. */
export async function createWorkerPool(databaseUrl: string, onLost: (error: Error) => void): Promise<Pool> {
  const pool = await createPgPool(databaseUrl, {
    max: 12,
    application_name: 'ombor worker',
    // Without a timeout the worker would wait forever; after an error it retries.
    connectionTimeoutMillis: 5_000,
    // A frozen process must not keep its locks.
    idle_in_transaction_session_timeout: 5_000,
  });
  pool.on('error', onLost);
  pool.on('connect', (client) => {
    client.on('error', onLost);
    cutWhenSilent((client as unknown as { connection: { stream: Socket } }).connection.stream);
  });
  return pool;
}

/** Longer than any statement of the job queue. */
const silentMs = 20_000;

/** Cuts a connection on which an answer is overdue: the driver would wait as long as TCP does, a quarter of an hour. */
function cutWhenSilent(stream: Socket): void {
  let answered = stream.bytesWritten;
  stream.on('data', () => {
    answered = stream.bytesWritten;
  });
  stream.setTimeout(silentMs, () => {
    if (stream.bytesWritten > answered) stream.destroy();
  });
}

/** Heartbeats come every few seconds, and an adjusted clock moves by less: a heartbeat so far in the future means that it was set back. */
const clockToleranceMs = 10_000;

/**
 * When PostgreSQL's clock was set back, leases, polls and retries that were written before would wait until that time comes again: takes
 * as much from each. To be called before `beat`. Returns by how many ms the clock was set back; null: it was not.
 */
export async function setTimesBack(sql: Sql): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select extract(epoch from set_times_back(${clockToleranceMs} * interval '1 ms'))::float8 * 1000 as ms`;
  return row?.ms ?? null;
}

/** Records that a worker pool is running. */
export async function beat(sql: Sql, poolId: string, host: string): Promise<void> {
  await sql`
    insert into worker_pools (pool_id, host) values (${poolId}, ${host})
    on conflict (pool_id) do update set heartbeat_at = now()`;
}

/** Removes worker pools that ended in order. */
export async function signOff(sql: Sql, poolIds: string[]): Promise<void> {
  await sql`delete from worker_pools where pool_id = any (${poolIds})`;
}

/**
 * Unlocks the jobs of dead pools, whose heartbeat is older than `silentMs`: they would stay locked for four hours.
 * Returns the number of dead pools.
 */
export async function unlockDeadPools(sql: Sql, silentMs: number): Promise<number> {
  const rows = await sql`
    with dead as (
      delete from worker_pools where heartbeat_at < now() - ${silentMs} * interval '1 ms' returning pool_id
    ), ids as (select array_agg(pool_id) as pool_ids, count(*)::int as dead from dead)
    select dead, graphile_worker.force_unlock_workers(pool_ids) from ids where dead > 0`;
  return Number(rows[0]?.dead ?? 0);
}
