import type { SqlOrTx } from '../client.ts';

/** A product's stock at the end of a business day, `YYYY-MM-DD`. `net`: units minus oversold ones. */
export interface StockOfDay {
  productId: number;
  day: string;
  net: number;
}

const defaultDays = 90;

/**
 * The stock of products at the end of each day from `firstDay` to `lastDay` (null: the last 90 days), oldest first, with one statement. A movement counts on the
 * day on which it happened, whenever it was recorded, so that these figures and the sales of the day agree. Of days to come: as it is now.
 */
export function listStockOfDays(
  sql: SqlOrTx,
  productIds: readonly number[],
  { firstDay, lastDay }: { firstDay: string | null; lastDay: string | null },
): Promise<StockOfDay[]> {
  return sql<StockOfDay[]>`
    with period as materialized (
      select coalesce(${firstDay}::date, today - ${defaultDays - 1}::int) as first, coalesce(${lastDay}::date, today) as last
      from (select (now() at time zone business_time_zone)::date as today from deployment) d
    ), moved as (
      select product_id, business_day, sum(quantity_change) as change from inventory_movements
      where product_id = any (${[...productIds]}::int[]) and business_day > (select first from period) group by product_id, business_day
    )
    select i.product_id, d.day::date::text as day, (i.quantity - i.oversold - coalesce((
      select sum(m.change) from moved m where m.product_id = i.product_id and m.business_day > d.day), 0))::int as net
    from inventory i cross join period cross join generate_series(period.first, period.last, interval '1 day') as d (day)
    where i.product_id = any (${[...productIds]}::int[]) order by i.product_id, d.day`;
}
