import { randomUUID } from 'node:crypto';
import type { Sql } from './client.ts';

/** Each step takes it again. Two sweeps at once would do no harm: a step that takes longer is no fault. */
const leaseMs = 10_000;

/**
 * Runs the steps of a sweep unless another process is sweeping: one is enough. A leased row and no lock, so that a frozen process
 * stops the others for 10 s only: when it goes on, it finds its lease taken and leaves the rest of the steps. Returns whether all ran.
 */
export async function whileSweeping(sql: Sql, steps: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  const owner = randomUUID();
  try {
    for (const step of steps) {
      if (!(await takeSweep(sql, owner))) return false;
      await step();
    }
    return true;
  } finally {
    await sql`update deployment set sweeper = null, swept_until = '-infinity' where sweeper = ${owner}`;
  }
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

/** Deletes idempotency keys after 30 days. */
export async function forgetOldKeys(sql: Sql): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '30 days'`;
}
