import type { Sql } from './client.ts';

// Any number, but the same in every process: "sweep" in ASCII.
const sweepLockId = 0x7377656570;

/** Runs `work` unless another process is sweeping: one is enough. Returns whether it ran. */
export async function whileSweeping(sql: Sql, work: () => Promise<void>): Promise<boolean> {
  return sql.begin(async (tx) => {
    // The lock belongs to this transaction, which does nothing else: it ends with the work, with the connection or with the process.
    const [row] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${sweepLockId}) as mine`;
    if (!row?.mine) return false;
    await work();
    return true;
  });
}

/** Products that changed since the last sweep, and the horizon to store after their pushes are planned. */
export async function readChangedProducts(sql: Sql): Promise<{ productIds: number[]; horizon: string }> {
  const [row] = await sql<{ productIds: number[] | null; horizon: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select array_agg(product_id) from inventory where changed_tx >= (select swept_tx from deployment)) as product_ids`;
  return { productIds: row?.productIds ?? [], horizon: row?.horizon ?? '0' };
}

/** Stores the horizon: the pushes for all changes before it are planned. */
export async function rememberHorizon(sql: Sql, horizon: string): Promise<void> {
  await sql`update deployment set swept_tx = ${horizon}::xid8 where swept_tx < ${horizon}::xid8`;
}

/** Deletes idempotency keys after 30 days. */
export async function forgetOldKeys(sql: Sql): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '30 days'`;
}
