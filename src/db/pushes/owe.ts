import type { Sql, SqlOrTx, Tx } from '../client.ts';

/**
 * Owes a marketplace the figures of these products (null: of all) once more, whatever it shows, and wakes the workers. Gives how
 * much it is owed then.
 */
export async function owePushes(
  sql: Sql,
  marketplaceId: number,
  productIds: readonly number[] | null,
): Promise<number> {
  return sql.begin(async (tx) => {
    const chosen = productIds === null ? tx`true` : tx`product_id = any (${[...productIds]}::int[])`;
    await tx`select 1 from pushes where marketplace_id = ${marketplaceId} and ${chosen} order by id for no key update`;
    await tx`
      update pushes set expected_stock = null, owed_version = owed_version + 1, trigger_type = 'manual', refused_reason = null,
        owed_since = case when pushed_version < owed_version then owed_since else now() end
      where marketplace_id = ${marketplaceId} and ${chosen}`;
    await tx`select wake_marketplaces(array[${marketplaceId}::int])`;
    const [row] = await tx<{ owed: number }[]>`
      select count(*)::int as owed from pushes where marketplace_id = ${marketplaceId} and pushed_version < owed_version`;
    return row?.owed ?? 0;
  });
}

/** Owes a marketplace every figure afresh: what it shows counts as unknown, and waits after failures are over. Wakes it. */
export async function oweEverything(tx: Tx, marketplaceId: number): Promise<void> {
  await tx`select 1 from pushes where marketplace_id = ${marketplaceId} order by id for no key update`;
  await tx`
    update pushes set expected_stock = null, owed_version = owed_version + 1, owed_since = now(), next_push_at = null, failures = 0,
      trigger_type = 'manual', refused_reason = null, zero_confirmed_at = clock_timestamp()
    where marketplace_id = ${marketplaceId}`;
  await tx`
    update marketplace_leases set not_before = '-infinity', failures = 0, last_error = null where marketplace_id = ${marketplaceId}`;
  await tx`select wake_marketplaces(array[${marketplaceId}::int])`;
}

/** Owes our figure again to listings that show more than they should. */
export async function oweAgain(tx: SqlOrTx, marketplaceId: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`select 1 from pushes where id = any (${ids}::int[]) order by id for no key update`;
  await tx`
    update pushes set expected_stock = null, owed_version = owed_version + 1, trigger_type = 'scheduled',
      owed_since = case when pushed_version = owed_version then now() else owed_since end
    where id = any (${ids}::int[])`;
  await tx`select wake_marketplaces(array[${marketplaceId}::int])`;
}

/** Marks what stock changes owe to marketplaces and wakes them. Gives the rows handled, at most 2,000: call again at that. */
export async function planPushes(sql: SqlOrTx, productIds: number[], mostRows: number): Promise<number> {
  const [row] = await sql<{ handled: number }[]>`select plan_pushes(${productIds}::int[], ${mostRows}) as handled`;
  return row?.handled ?? 0;
}
