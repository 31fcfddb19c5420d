import type { Sql } from './client.ts';

// Any number, but the same in every process: "sweep" in ASCII.
const sweepLockId = 0x7377656570;

/** One process sweeps at a time; the others have nothing to add. Gives false when another is at it. */
export async function whileSweeping(sql: Sql, work: () => Promise<void>): Promise<boolean> {
  return sql.begin(async (tx) => {
    // Held by the transaction, which does nothing else: it ends with the work, with its connection and with us.
    const [row] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(${sweepLockId}) as mine`;
    if (!row?.mine) return false;
    await work();
    return true;
  });
}

/** Products that changed since the last sweep, and the horizon to remember once they are planned. */
export async function readChangedProducts(sql: Sql): Promise<{ productIds: number[]; horizon: string }> {
  const [row] = await sql<{ productIds: number[] | null; horizon: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      (select array_agg(product_id) from inventory where changed_tx >= (select swept_tx from deployment)) as product_ids`;
  return { productIds: row?.productIds ?? [], horizon: row?.horizon ?? '0' };
}

/** Everything that changed before this horizon has been planned. */
export async function rememberHorizon(sql: Sql, horizon: string): Promise<void> {
  await sql`update deployment set swept_tx = ${horizon}::xid8 where swept_tx < ${horizon}::xid8`;
}

/** Forgets idempotency keys after their 30 days. */
export async function forgetOldKeys(sql: Sql): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '30 days'`;
}
