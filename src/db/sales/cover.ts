import type { Numeric, SqlOrTx } from '../client.ts';
import { type Page, toPage } from '../pages.ts';

/** Business days that sales are counted of: today and the 27 days before. */
const coverDays = 28;
/** With stock on fewer days, nobody knows how fast a product sells. */
export const minDays = 7;

/** How long the stock of a product lasts at its sales of the last 28 days. */
export interface Cover {
  productId: number;
  /** Units sold in that time, without those that came back. */
  sold: number;
  /** Business days of that time on which it had a free unit. */
  daysWithStock: number;
  /** With one decimal, rounded down; null: nothing was sold, or it had stock on too few days. */
  daysOfCover: Numeric | null;
}

const period = (sql: SqlOrTx) => sql`
  select (now() at time zone business_time_zone)::date as today, (now() at time zone business_time_zone)::date - ${coverDays - 1}::int as first_day,
    business_time_zone as zone from deployment`;

/** A product that sold on a day had stock on it, whatever else is known. `s`, `g`, `p`, `d`: sales, gaps, product, period. */
const days = (sql: SqlOrTx) => sql`
  greatest(coalesce(s.sold_days, 0), d.today - greatest(d.first_day, (p.created_at at time zone d.zone)::date) + 1 - coalesce(g.days, 0), 0)::int`;

const lasts = (sql: SqlOrTx) => sql`
  case when sold > 0 and days_with_stock >= ${minDays} then trim_scale(trunc(quantity::numeric * days_with_stock / sold, 1)) end`;

/** The cover of these products, in no order, with one statement: by index, whatever the ledger and the catalogue have grown to. */
export function listCovers(sql: SqlOrTx, productIds: readonly number[]): Promise<Cover[]> {
  return sql<Cover[]>`
    with d as materialized (${period(sql)}), c as (
      select p.id as product_id, i.quantity, greatest(coalesce(s.sold, 0), 0)::int as sold, ${days(sql)} as days_with_stock
      from products p join inventory i on i.product_id = p.id cross join d
      cross join lateral (
        select sum(units_sold - units_returned) as sold, count(distinct business_day) filter (where units_sold > 0) as sold_days
        from sales_daily where product_id = p.id and business_day between d.first_day and d.today) s
      cross join lateral (
        select sum(days_of_gap(began_at, ended_at, d.first_day, d.today, d.zone)) as days from stock_gaps where product_id = p.id) g
      where p.id = any (${[...productIds]}::int[])
    )
    select product_id, sold, days_with_stock, ${lasts(sql)} as days_of_cover from c`;
}

/** Why a product is on the list of what to buy. */
export type BuyReason = 'oversold' | 'out_of_stock' | 'runs_out' | 'too_little_history';

/** A product that will be short, and how many units it needs. */
export interface ToBuy extends Cover {
  quantity: number;
  oversold: number;
  /** Units in drafts of receipts. */
  onItsWay: number;
  /** Units for the target; null: too little history. */
  suggested: number | null;
  targetDays: number;
  reason: BuyReason;
  /** Sorts the list and is its cursor: tenths of days of cover, then the product. */
  position: string;
}

const needed = (sql: SqlOrTx, targetDays: number) => sql`
  with d as materialized (${period(sql)}), s as materialized (
    select product_id, sum(units_sold - units_returned)::int as sold, count(distinct business_day) filter (where units_sold > 0) as sold_days
    from sales_daily, d where business_day between d.first_day and d.today
    group by product_id having sum(units_sold - units_returned) > 0
  ), g as materialized (
    select product_id, sum(days_of_gap(began_at, ended_at, d.first_day, d.today, d.zone)) as days from stock_gaps, d group by product_id
  ), way as materialized (
    select l.product_id, sum(l.quantity)::int as units from receipts r join receipt_lines l on l.receipt_id = r.id
    where r.status = 'draft' and l.product_id is not null group by l.product_id
  ), c as (
    select p.id as product_id, i.quantity, i.oversold, s.sold, ${days(sql)} as days_with_stock, coalesce(way.units, 0) as on_its_way
    from s join products p on p.id = s.product_id join inventory i on i.product_id = p.id cross join d
    left join g on g.product_id = p.id left join way on way.product_id = p.id
    where p.archived_at is null
  ), b as (
    select c.*, ${lasts(sql)} as days_of_cover,
      case when days_with_stock >= ${minDays}
        then least(ceil(sold::numeric * ${targetDays}::int / days_with_stock) - quantity + oversold - on_its_way, 1000000)::int end as suggested
    from c
  ), n as (
    select b.*, case when days_of_cover is null then 'too_little_history' when oversold > 0 then 'oversold' when quantity = 0 then 'out_of_stock'
        else 'runs_out' end as reason,
      (least(floor(coalesce(days_of_cover, 0) * 10), 99999999) * 10000000000 + product_id)::bigint as position
    from b where case when suggested is null then quantity - oversold + on_its_way < sold else suggested > 0 end
  )`;

/** Products that will be short within the target number of days, the most urgent first. */
export async function listToBuy(
  sql: SqlOrTx,
  targetDays: number,
  page: { first: number; afterId: string | null },
): Promise<Page<ToBuy>> {
  const rows = await sql<ToBuy[]>`
    ${needed(sql, targetDays)}
    select n.*, ${targetDays}::int as target_days from n where n.position > ${page.afterId ?? '0'}::bigint
    order by n.position limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

export async function countToBuy(sql: SqlOrTx, targetDays: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${needed(sql, targetDays)} select count(*)::int from n`;
  return row?.count ?? 0;
}
