import { randomUUID } from 'node:crypto';
import type { Sql } from './client.ts';

/** Each step takes it again, and renews it while it runs. Two sweeps at once would do no harm. */
const leaseMs = 10_000;
const renewMs = 3_000;

/**
 * Runs the steps of a sweep unless another process is sweeping: one is enough. A leased row and no lock, so that a frozen process
 * stops the others for 10 s only: when it goes on, it finds its lease taken and leaves the rest of the steps. A step that takes long
 * keeps the lease: otherwise two processes would take it from each other in that step, and none would come to the later ones.
 * `renewEveryMs`: how often. Returns whether all ran.
 */
export async function whileSweeping(
  sql: Sql,
  steps: readonly (() => Promise<unknown>)[],
  renewEveryMs = renewMs,
): Promise<boolean> {
  const owner = randomUUID();
  try {
    for (const step of steps) {
      if (!(await takeSweep(sql, owner))) return false;
      await whileRenewing(sql, owner, renewEveryMs, step);
    }
    return true;
  } finally {
    await sql`update deployment set sweeper = null, swept_until = '-infinity' where sweeper = ${owner}`;
  }
}

async function whileRenewing(sql: Sql, owner: string, everyMs: number, step: () => Promise<unknown>): Promise<void> {
  const timer = setInterval(() => void renewSweep(sql, owner).catch(() => {}), everyMs);
  try {
    await step();
  } finally {
    clearInterval(timer);
  }
}

/** A lease that another process has taken meanwhile stays there. */
async function renewSweep(sql: Sql, owner: string): Promise<void> {
  await sql`
    update deployment set swept_until = clock_timestamp() + ${leaseMs} * interval '1 ms' where sweeper = ${owner}`;
}

async function takeSweep(sql: Sql, owner: string): Promise<boolean> {
  const rows = await sql`
    update deployment set sweeper = ${owner}, swept_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where sweeper = ${owner} or swept_until < clock_timestamp() returning 1`;
  return rows.length > 0;
}

/** Up to where changes are planned: a transaction number of an era. */
interface Horizon {
  era: string;
  tx: string;
}

/** Products that changed since the last sweep, and the horizon to store after their pushes are planned. */
export async function readChangedProducts(sql: Sql): Promise<{ productIds: number[]; horizon: Horizon }> {
  const [row] = await sql<(Horizon & { productIds: number[] | null })[]>`
    select d.era, pg_snapshot_xmin(pg_current_snapshot())::text as tx,
      (select array_agg(product_id) from inventory where changed_tx >= d.swept_tx) as product_ids
    from deployment d`;
  if (!row) throw new Error('The table deployment has no row');
  return { productIds: row.productIds ?? [], horizon: row };
}

/** Stores the horizon: the pushes for all changes before it are planned. One of another era says nothing. */
export async function rememberHorizon(sql: Sql, { era, tx }: Horizon): Promise<void> {
  await sql`update deployment set swept_tx = ${tx}::xid8 where swept_tx < ${tx}::xid8 and era = ${era}`;
}

/** Deletes idempotency keys and used links after 30 days, and sessions that have expired. */
export async function forgetOldKeys(sql: Sql): Promise<void> {
  await sql`delete from sessions where expires_at < now() - interval '1 hour'`;
  await sql`delete from sign_in_links where expires_at < now() - interval '30 days'`;
  await sql`delete from idempotency_keys where created_at < now() - interval '30 days'`;
}
