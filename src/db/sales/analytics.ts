import type { Numeric, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { bounds, type SalesFilter, dailySales as sales } from './daily-sales.ts';

/**
 * Sums of one group. Money in the base currency, by the exchange rates of the business days; null: not known, because a rate, a cost
 * or all prices are missing.
 */
export interface SalesSums {
  unitsSold: number;
  unitsReturned: number;
  /** Of unitsSold, those without a known price: they are in no sum of money. */
  unpricedUnits: number;
  revenueSold: Numeric | null;
  revenueReturned: Numeric | null;
  /** revenueSold - revenueReturned. */
  revenue: Numeric | null;
  /** (price - cost) x units, sold minus returned. */
  profit: Numeric | null;
  /** What marketplaces take by the fees that are set; null: of no unit a fee is known, or a rate is missing. */
  fees: Numeric | null;
  /** profit - fees; null if profit is, or a fee of any unit is not known. */
  profitAfterFees: Numeric | null;
  /** Units sold or come back for which no fee is set: they are not in fees. */
  unitsWithoutFee: number;
}

/** Sales of one marketplace. */
export interface SalesOfMarketplace extends SalesSums {
  marketplaceId: number;
}

/** Sales of one product. */
export interface SalesOfProduct extends SalesSums {
  productId: number;
}

/** Sales of one calendar day in the business time zone. */
export interface SalesOfDay extends SalesSums {
  day: string;
}

/** Sales in one currency; `own...`: sums in that currency, not converted. */
export interface SalesOfCurrency extends SalesSums {
  currency: string;
  ownRevenueSold: Numeric | null;
  ownRevenueReturned: Numeric | null;
  ownRevenue: Numeric | null;
}

/** The totals of all sales that match a filter, and what is missing to compute them. */
export interface SalesTotals extends SalesSums {
  missingRates: string[];
  /** SKUs, at most 1,000. */
  missingCosts: string[];
  /** Currencies of fees without a rate. */
  missingFeeRates: string[];
}

const maxMissingCosts = 1_000;

const lacksRate = (sql: SqlOrTx) => sql`(s.rate is null and (s.revenue_sold <> 0 or s.revenue_returned <> 0))`;

// Nothing is guessed: a sum is null if a rate is missing or none of its prices is known. The costs of units without a price are in
// the same sum as the other costs, so the profit is null if any price is missing.
const sums = (sql: SqlOrTx) => sql`
  coalesce(sum(s.units_sold), 0)::int as units_sold, coalesce(sum(s.units_returned), 0)::int as units_returned,
  coalesce(sum(s.unpriced_sold), 0)::int as unpriced_units,
  case when not coalesce(bool_or(${lacksRate(sql)}), false) and ${isPriced(sql, sql`s.units_sold`, sql`s.unpriced_sold`)}
    then coalesce(sum(s.revenue_sold * s.rate), 0) end as revenue_sold,
  case when not coalesce(bool_or(${lacksRate(sql)}), false) and ${isPriced(sql, sql`s.units_returned`, sql`s.unpriced_returned`)}
    then coalesce(sum(s.revenue_returned * s.rate), 0) end as revenue_returned,
  case when not coalesce(bool_or(${lacksRate(sql)}), false)
      and ${isPriced(sql, sql`s.units_sold + s.units_returned`, sql`s.unpriced_sold + s.unpriced_returned`)}
    then coalesce(sum((s.revenue_sold - s.revenue_returned) * s.rate), 0) end as revenue,
  ${profit(sql, sql`false`, sql`0`)} as profit,
  case when not coalesce(bool_or(s.fee_currency is not null or (${lacksRate(sql)} and not s.lacks_fee)), false)
      and (count(s.lacks_fee) = 0 or not bool_and(s.lacks_fee)) then coalesce(sum(s.fees), 0) end as fees,
  ${profit(sql, sql`s.fees is null`, sql`coalesce(sum(s.fees), 0)`)} as profit_after_fees,
  coalesce(sum(s.units_sold + s.units_returned) filter (where s.lacks_fee), 0)::int as units_without_fee`;

/** Revenue without costs and something else; null where anything is missing. */
const profit = (sql: SqlOrTx, isMissing: Fragment, less: Fragment) => sql`
  case when not coalesce(bool_or(${lacksRate(sql)} or s.uncosted_sold + s.uncosted_returned > 0
      or s.unpriced_sold + s.unpriced_returned > 0 or (s.business_day is not null and ${isMissing})), false)
    then coalesce(sum((s.revenue_sold - s.revenue_returned) * s.rate), 0) - coalesce(sum(s.cost_sold - s.cost_returned), 0) - ${less} end`;

type Fragment = ReturnType<typeof lacksRate>;

/** Whether there are no units, or some of them have a price. */
const isPriced = (sql: SqlOrTx, units: Fragment, unpriced: Fragment) =>
  sql`(coalesce(sum(${units}), 0) = 0 or sum(${units}) > sum(${unpriced}))`;

/** The totals of all sales that match a filter. */
export async function readSalesTotals(sql: SqlOrTx, filter: SalesFilter): Promise<SalesTotals> {
  const [row] = await sql<SalesTotals[]>`
    with s as materialized (select * from ${sales(sql, filter)} s)
    select ${sums(sql)},
      coalesce(array_agg(distinct s.currency order by s.currency) filter (where ${lacksRate(sql)}), '{}') as missing_rates,
      coalesce(array_agg(distinct s.fee_currency order by s.fee_currency) filter (where s.fee_currency is not null), '{}') as missing_fee_rates,
      array(select distinct p.sku from s x join products p on p.id = x.product_id
        where x.uncosted_sold + x.uncosted_returned > 0 order by p.sku limit ${maxMissingCosts}) as missing_costs
    from s`;
  return row!;
}

/** The same by marketplace, in the order of connection. */
export function listSalesByMarketplace(sql: SqlOrTx, filter: SalesFilter): Promise<SalesOfMarketplace[]> {
  return sql<SalesOfMarketplace[]>`
    select s.marketplace_id, ${sums(sql)} from ${sales(sql, filter)} s group by s.marketplace_id order by s.marketplace_id`;
}

/** The same by business day; days without sales are left out. */
export function listSalesByDay(sql: SqlOrTx, filter: SalesFilter): Promise<SalesOfDay[]> {
  return sql<SalesOfDay[]>`
    select s.business_day::text as day, ${sums(sql)} from ${sales(sql, filter)} s group by s.business_day order by s.business_day`;
}

/** The same with a row of zeros for each day without sales; at most `max` days, the first ones. */
export function listSalesOfEachDay(sql: SqlOrTx, filter: SalesFilter, max: number): Promise<SalesOfDay[]> {
  const { first, last } = bounds(sql, filter);
  return sql<SalesOfDay[]>`
    select day.day::date::text as day, ${sums(sql)}
    from deployment d
    cross join lateral generate_series(${first}, least(${last}, ${first} + ${max - 1}::int), interval '1 day') day (day)
    left join ${sales(sql, filter)} s on s.business_day = day.day::date
    group by day.day order by day.day`;
}

/** The same by the currency of the prices. */
export function listSalesByCurrency(sql: SqlOrTx, filter: SalesFilter): Promise<SalesOfCurrency[]> {
  return sql<SalesOfCurrency[]>`
    select s.currency, ${sums(sql)},
      case when ${isPriced(sql, sql`s.units_sold`, sql`s.unpriced_sold`)} then sum(s.revenue_sold) end as own_revenue_sold,
      case when ${isPriced(sql, sql`s.units_returned`, sql`s.unpriced_returned`)} then sum(s.revenue_returned) end as own_revenue_returned,
      case when ${isPriced(sql, sql`s.units_sold + s.units_returned`, sql`s.unpriced_sold + s.unpriced_returned`)}
        then sum(s.revenue_sold - s.revenue_returned) end as own_revenue
    from ${sales(sql, filter)} s group by s.currency order by s.currency`;
}

/** The order of a list of products: oldest first, or the highest figure first. */
export type SalesSort = 'product' | 'units_sold' | 'revenue' | 'profit' | 'profit_after_fees';

/** The same by product. Unknown amounts (null) come last. */
export async function listSalesByProduct(
  sql: SqlOrTx,
  filter: SalesFilter,
  page: PageRequest,
  sort: SalesSort = 'product',
): Promise<Page<SalesOfProduct>> {
  // One ascending rank for every order, so that a page begins after the rank of the row before it.
  const rank = {
    product: sql`0`,
    units_sold: sql`-g.units_sold`,
    revenue: sql`coalesce(-g.revenue, 'infinity')`,
    profit: sql`coalesce(-g.profit, 'infinity')`,
    profit_after_fees: sql`coalesce(-g.profit_after_fees, 'infinity')`,
  }[sort];
  const rows = await sql<SalesOfProduct[]>`
    with g as (select s.product_id, ${sums(sql)} from ${sales(sql, filter)} s group by s.product_id),
      ranked as materialized (select g.*, (${rank})::numeric as rank from g)
    select r.product_id, r.units_sold, r.units_returned, r.unpriced_units, r.revenue_sold, r.revenue_returned, r.revenue, r.profit,
      r.fees, r.profit_after_fees, r.units_without_fee
    from ranked r
    where ${page.afterId === null ? sql`true` : sql`(r.rank, r.product_id) > (select rank, product_id from ranked where product_id = ${page.afterId}::bigint)`}
    order by r.rank, r.product_id limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many products have sales that match a filter. */
export async function countSoldProducts(sql: SqlOrTx, filter: SalesFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct s.product_id)::int from ${sales(sql, filter)} s`;
  return row?.count ?? 0;
}

/** The present business day. */
export async function readBusinessDay(sql: SqlOrTx): Promise<string> {
  const [row] = await sql<{ day: string }[]>`
    select (clock_timestamp() at time zone business_time_zone)::date::text as day from deployment`;
  return row!.day;
}

/** The business days from this one on that have sales, oldest first. */
export async function listBusinessDays(sql: SqlOrTx, since: string): Promise<string[]> {
  const rows = await sql<{ day: string }[]>`
    select distinct business_day::text as day from sales_daily where business_day >= ${since}::date order by 1`;
  return rows.map(({ day }) => day);
}
