import type { Sql } from '../../src/db/client.ts';
import type { StockChange } from '../../src/db/stock/stock.ts';

/**
 * A stock change as it is usually written in Node: seven statements, begin and commit among them, each a round trip. It writes the
 * same rows as `apply_stock_changes` and `plan_pushes`, without the checks that those make.
 */
export async function changeBySevenStatements(sql: Sql, change: StockChange): Promise<void> {
  const { productId, units, marketplaceId = null, occurredAt, sourceKey } = change;
  await sql.begin(async (tx) => {
    const [before] = await tx<{ quantity: number; version: number }[]>`
      select quantity, version from inventory where product_id = ${productId} for update`;
    const { quantity = 0, version = 0 } = before ?? {};
    await tx`
      insert into inventory_movements (product_id, version, movement_type, quantity_change, quantity_before, quantity_after, marketplace_id,
        reference_type, reference_id, actor, unit_price, currency, unit_cost, cost_currency, source_key, business_day, occurred_at)
      values (${productId}, ${version + 1}, ${change.movementType}, ${units}, ${quantity}, ${quantity + units}, ${marketplaceId},
        ${change.referenceType}, ${change.referenceId}, ${change.actor}, 120000, 'UZS', 70000, 'UZS', ${sourceKey}, current_date, ${occurredAt})`;
    await tx`
      update inventory set quantity = quantity + ${units}, version = version + 1, changed_tx = pg_current_xact_id(), updated_at = now()
      where product_id = ${productId}`;
    await tx`
      insert into sales_daily as s (business_day, product_id, marketplace_id, currency, units_sold, revenue_sold, cost_sold)
      values (current_date, ${productId}, ${marketplaceId}, 'UZS', ${-units}, 120000, 70000)
      on conflict (business_day, product_id, marketplace_id, currency) do update set units_sold = s.units_sold + excluded.units_sold,
        revenue_sold = s.revenue_sold + excluded.revenue_sold, cost_sold = s.cost_sold + excluded.cost_sold`;
    await tx`
      update pushes set seen_version = ${version + 1}, owed_version = owed_version + 1, owed_since = now() where product_id = ${productId}`;
  });
}
