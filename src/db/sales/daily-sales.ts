import type { SqlOrTx } from '../client.ts';

/** Which sales: those of every business day that overlaps the time from `from` until before `to`, or those of one day or of some days. */
export interface SalesFilter {
  period: { from: Date; to: Date } | { day: string } | { firstDay: string; lastDay: string };
  marketplaceId: number | null;
  productId: number | null;
}

/** The first day of a filter and the last one, with the deployment as `d`. */
export const bounds = (sql: SqlOrTx, { period }: SalesFilter) => {
  if ('day' in period) return { first: sql`${period.day}::date`, last: sql`${period.day}::date` };
  if ('firstDay' in period) return { first: sql`${period.firstDay}::date`, last: sql`${period.lastDay}::date` };
  const { from, to } = period;
  return {
    first: sql`(${from}::timestamptz at time zone d.business_time_zone)::date`,
    last: sql`(greatest(${from}::timestamptz, ${to}::timestamptz - interval '1 microsecond') at time zone d.business_time_zone)::date`,
  };
};

/** The daily sums that match a filter, each with the exchange rate of its day and the estimated fees. */
export const dailySales = (sql: SqlOrTx, filter: SalesFilter) => {
  const { first, last } = bounds(sql, filter);
  return sql`(
    select s.* from deployment d cross join lateral sales_with_fees(${first}, ${last}) s
    where ${filter.marketplaceId === null ? sql`true` : sql`s.marketplace_id = ${filter.marketplaceId}`}
      and ${filter.productId === null ? sql`true` : sql`s.product_id = ${filter.productId}`}
  )`;
};
