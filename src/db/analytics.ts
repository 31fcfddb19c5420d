import type { Numeric, SqlOrTx } from './client.ts';
import { type Page, type PageRequest, toPage } from './pages.ts';

/** Which sales: business days from that of `from` to that of `to`, both included. */
export interface SalesFilter {
  from: Date;
  to: Date;
  marketplaceId: number | null;
  productId: number | null;
}

/** Sums of one group. Money in the base currency, net of what came back; null where a rate or a cost is missing. */
export interface SalesSums {
  unitsSold: number;
  unitsReturned: number;
  unpricedUnits: number;
  revenue: Numeric | null;
  profit: Numeric | null;
}

/** One group of sales, by marketplace, product or day. */
export interface SalesGroup extends SalesSums {
  marketplaceId: number;
  productId: number;
  /** Calendar day in the business's time zone. */
  day: string;
}

/** All sales of a filter taken together, and what is missing to add them up. */
export interface SalesTotals extends SalesSums {
  revenueByCurrency: { currency: string; amount: Numeric }[];
  missingRates: string[];
  missingCosts: string[];
}

const where = (sql: SqlOrTx, filter: SalesFilter) => sql`
  s.business_day between (${filter.from}::timestamptz at time zone d.business_time_zone)::date
    and (${filter.to}::timestamptz at time zone d.business_time_zone)::date
  and ${filter.marketplaceId === null ? sql`true` : sql`s.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.productId === null ? sql`true` : sql`s.product_id = ${filter.productId}`}`;

// A currency other than the base has no rate here, so a sum that needs one is unknown, never 0. The cost of units without a price
// stands in the same sum as that of the others, so with any of them the profit is unknown too.
const sums = (sql: SqlOrTx) => sql`
  coalesce(sum(s.units_sold), 0)::int as units_sold, coalesce(sum(s.units_returned), 0)::int as units_returned,
  coalesce(sum(s.unpriced_sold), 0)::int as unpriced_units,
  case when not coalesce(bool_or(${needsRate(sql)}), false)
    then coalesce(sum(s.revenue_sold - s.revenue_returned) filter (where s.currency = d.base_currency), 0) end as revenue,
  case when not coalesce(bool_or(${needsRate(sql)} or s.uncosted_sold + s.uncosted_returned > 0
    or s.unpriced_sold + s.unpriced_returned > 0), false)
    then coalesce(sum(s.revenue_sold - s.revenue_returned) filter (where s.currency = d.base_currency), 0)
      - coalesce(sum(s.cost_sold - s.cost_returned), 0) end as profit`;

const needsRate = (sql: SqlOrTx) =>
  sql`(s.currency <> d.base_currency and (s.revenue_sold <> 0 or s.revenue_returned <> 0))`;

/** Everything a filter leaves, added up. */
export async function readSalesTotals(sql: SqlOrTx, filter: SalesFilter): Promise<SalesTotals> {
  const [row] = await sql<SalesTotals[]>`
    with s as (select s.* from sales_daily s cross join deployment d where ${where(sql, filter)})
    select ${sums(sql)},
      coalesce((select jsonb_agg(jsonb_build_object('currency', c.currency, 'amount', c.amount::text) order by c.currency)
        from (select currency, sum(revenue_sold - revenue_returned) as amount from s group by currency) c), '[]') as revenue_by_currency,
      coalesce(array_agg(distinct s.currency) filter (where ${needsRate(sql)}), '{}') as missing_rates,
      coalesce((select array_agg(distinct p.sku order by p.sku) from s x join products p on p.id = x.product_id
        where x.uncosted_sold + x.uncosted_returned > 0), '{}') as missing_costs
    from deployment d left join s on true group by d.only_row`;
  return row!;
}

/** The same by marketplace (`marketplaceId`) or by day (`day`), in that order. */
export function listSalesBy(sql: SqlOrTx, group: 'marketplace' | 'day', filter: SalesFilter): Promise<SalesGroup[]> {
  const key = group === 'marketplace' ? sql`s.marketplace_id` : sql`s.business_day`;
  const name = group === 'marketplace' ? sql`s.marketplace_id` : sql`s.business_day::text as day`;
  return sql<SalesGroup[]>`
    select ${name}, ${sums(sql)} from sales_daily s cross join deployment d where ${where(sql, filter)}
    group by ${key} order by ${key}`;
}

/** The same by product, in the order products were made. */
export async function listSalesByProduct(
  sql: SqlOrTx,
  filter: SalesFilter,
  page: PageRequest,
): Promise<Page<SalesGroup>> {
  const rows = await sql<SalesGroup[]>`
    select s.product_id, ${sums(sql)} from sales_daily s cross join deployment d
    where ${where(sql, filter)} and s.product_id > ${page.afterId ?? '0'}::bigint
    group by s.product_id order by s.product_id limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many products were sold. */
export async function countSoldProducts(sql: SqlOrTx, filter: SalesFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct s.product_id)::int from sales_daily s cross join deployment d where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
