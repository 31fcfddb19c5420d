import { inTransaction, type Sql, type SqlOrTx, type Tx } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/**
 * Marks what stock changes owe to marketplaces and wakes those to which nobody sends. Returns the rows handled, at most `maxRows`: call
 * again at that. It is a transaction of its own, because it locks leases.
 */
export async function planPushes(sql: Sql, productIds: number[], maxRows: number): Promise<number> {
  const [row] = await sql<{ handled: number }[]>`select plan_pushes(${productIds}::int[], ${maxRows}) as handled`;
  return row?.handled ?? 0;
}

/** Owes listings a push for a reason other than stock and wakes their marketplaces; see `owe_pushes` for what that means. */
export async function owePushes(tx: SqlOrTx, listingIds: readonly number[], cause: TriggerType): Promise<void> {
  await tx`select owe_pushes(${[...listingIds]}::int[], ${cause})`;
}

/** Owes a marketplace the figures of these products (null: of all), whatever it shows. Returns how much it is owed then. */
export async function owePushesOf(
  sql: SqlOrTx,
  marketplaceId: number,
  productIds: readonly number[] | null,
): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const chosen = productIds === null ? tx`true` : tx`product_id = any (${[...productIds]}::int[])`;
    await tx`
      select owe_pushes(array(select id from pushes where marketplace_id = ${marketplaceId} and ${chosen}), 'manual')`;
    const [row] = await tx<{ owed: number }[]>`
      select count(*)::int as owed from pushes where marketplace_id = ${marketplaceId} and pushed_version < owed_version`;
    return row?.owed ?? 0;
  });
}

/**
 * Owes a marketplace every figure: it was resumed, or it is another account. Failures are forgotten, and waits after them end.
 * `resumed`: a person confirmed what goes out, zeros included.
 */
export async function oweEverything(tx: Tx, marketplaceId: number, { resumed }: { resumed: boolean }): Promise<void> {
  await tx`
    select owe_pushes(array(select id from pushes where marketplace_id = ${marketplaceId}), 'manual', true, ${resumed})`;
  await tx`
    update marketplace_leases set not_before = '-infinity', failures = 0, refusals = 0, last_error = null where marketplace_id = ${marketplaceId}`;
}
