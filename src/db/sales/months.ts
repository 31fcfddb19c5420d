import { ConflictError, ValidationError } from '../../errors.ts';
import type { Int8, Numeric, Sql, SqlOrTx, Tx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** Sums of sales of a month. Amounts in the base currency, as far as they are known; of a correction how much more it is. */
export interface MonthSums {
  currency: string;
  unitsSold: number;
  unitsReturned: number;
  revenue: Numeric;
  cost: Numeric;
  fees: Numeric;
  /** revenue - cost; null: a price or a cost is not known. */
  profit: Numeric | null;
  /** profit - fees; null: a price, a cost or a fee is not known. */
  profitAfterFees: Numeric | null;
  unitsWithoutPrice: number;
  unitsWithoutCost: number;
  unitsWithoutFee: number;
}

/** What became known of a closed month in a later one. Months are named by their first day. */
export interface MonthCorrection extends MonthSums {
  month: string;
  knownIn: string;
}

/** One month: closed, its closing figures; open, the sales as they are known now. */
export interface SalesMonth extends MonthSums {
  month: string;
  closedAt: Date | null;
  closedBy: string | null;
  /** Whether it is over. */
  ended: boolean;
}

/** One line of a closed month: a closing figure, or a correction that became known in a later month. */
export interface MonthLine extends MonthCorrection {
  id: Int8;
  knownAt: Date;
  marketplaceId: number;
  productId: number;
}

/**
 * Closes a month: its figures do not change afterwards. `month`: its first day. Throws ValidationError, ConflictError INVALID_STATE (it
 * is not over, or nothing was sold), ALREADY_EXISTS.
 */
export async function closeMonth(tx: Tx, month: string, actor: string): Promise<{ month: string }> {
  const path = ['input', 'month'];
  if (!month.endsWith('-01')) throw ValidationError.of(path, 'month: must be the first day of a month', month);
  const [row] = await tx<{ ended: boolean; sold: boolean }[]>`
    select ${month}::date + interval '1 month' <= (clock_timestamp() at time zone business_time_zone)::date as ended,
      exists (select from sales_daily where business_day >= ${month}::date and business_day < ${month}::date + interval '1 month') as sold
    from deployment`;
  const name = month.slice(0, 7);
  if (!row!.ended) throw new ConflictError('INVALID_STATE', `${name} is not over yet: close it when it has ended`);
  if (!row!.sold) throw new ConflictError('INVALID_STATE', `Nothing was sold in ${name}: there is nothing to close`);
  const [closed] = await tx<{ closed: boolean }[]>`select close_month(${month}::date, ${actor}) as closed`;
  if (!closed!.closed)
    throw new ConflictError('ALREADY_EXISTS', `${name} is closed already: its figures do not change`);
  return { month };
}

/** Records what became known of one closed month since it was last compared, if one is due. */
export async function bookCorrections(sql: Sql): Promise<void> {
  await sql`select book_corrections()`;
}

const isKnown = (sql: SqlOrTx) =>
  sql`coalesce(sum(l.units_without_price), 0) = 0 and coalesce(sum(l.units_without_cost), 0) = 0`;

const sums = (sql: SqlOrTx) => sql`
  coalesce(sum(l.units_sold), 0)::int as units_sold, coalesce(sum(l.units_returned), 0)::int as units_returned,
  coalesce(sum(l.revenue), 0) as revenue, coalesce(sum(l.cost), 0) as cost, coalesce(sum(l.fees), 0) as fees,
  coalesce(sum(l.units_without_price), 0)::int as units_without_price,
  coalesce(sum(l.units_without_cost), 0)::int as units_without_cost,
  coalesce(sum(l.units_without_fee), 0)::int as units_without_fee,
  case when ${isKnown(sql)} then coalesce(sum(l.revenue - l.cost), 0) end as profit,
  case when ${isKnown(sql)} and coalesce(sum(l.units_without_fee), 0) = 0
    then coalesce(sum(l.revenue - l.cost - l.fees), 0) end as profit_after_fees`;

/** Months that have sales, newest first: `first` of them, before `before` (a first day; null: from the present month on). */
export function listSalesMonths(sql: SqlOrTx, first: number, before: string | null): Promise<SalesMonth[]> {
  return sql<SalesMonth[]>`
    with today as (
      select (clock_timestamp() at time zone d.business_time_zone)::date as day, d.base_currency,
        (select min(business_day) from sales_daily) as oldest
      from deployment d
    ), months as (
      select m::date as month, t.day, t.base_currency from today t
      cross join lateral generate_series(date_trunc('month', least(t.day, coalesce(${before}::date - 1, t.day))),
        date_trunc('month', t.oldest), interval '-1 month') m
      limit ${first}
    )
    select m.month::text, c.closed_at, c.closed_by, coalesce(c.base_currency, m.base_currency) as currency,
      m.month + interval '1 month' <= m.day as ended, l.*
    from months m
    left join closed_months c on c.month = m.month
    cross join lateral (
      select ${sums(sql)} from (
        select l.units_sold, l.units_returned, l.revenue, l.cost, l.fees, l.units_without_price, l.units_without_cost, l.units_without_fee
        from month_lines l where l.month = m.month and l.known_in = m.month and c.month is not null
        union all
        select f.units_sold, f.units_returned, f.revenue, f.cost, f.fees, f.units_without_price, f.units_without_cost, f.units_without_fee
        from month_figures(m.month) f where c.month is null
      ) l
    ) l
    order by m.month desc`;
}

/** The corrections of closed months that became known in some months, oldest corrected month first. */
export function listCorrectionsKnownIn(sql: SqlOrTx, months: readonly string[]): Promise<MonthCorrection[]> {
  return sql<MonthCorrection[]>`
    select l.month::text, l.known_in::text, c.base_currency as currency, ${sums(sql)}
    from month_lines l join closed_months c on c.month = l.month
    where l.known_in = any (${months}::date[]) and l.known_in <> l.month
    group by l.month, l.known_in, c.base_currency order by l.known_in, l.month`;
}

/** The corrections of some closed months, in the order in which they became known. */
export function listCorrectionsOf(sql: SqlOrTx, months: readonly string[]): Promise<MonthCorrection[]> {
  return sql<MonthCorrection[]>`
    select l.month::text, l.known_in::text, c.base_currency as currency, ${sums(sql)}
    from month_lines l join closed_months c on c.month = l.month
    where l.month = any (${months}::date[]) and l.known_in <> l.month
    group by l.month, l.known_in, c.base_currency order by l.month, l.known_in`;
}

/** Which lines of closed months; null: any. Months by their first days. */
export interface MonthLineFilter {
  month: string | null;
  knownIn: string | null;
  marketplaceId: number | null;
}

const where = (sql: SqlOrTx, filter: MonthLineFilter) => sql`
  ${filter.month === null ? sql`true` : sql`l.month = ${filter.month}::date`}
  and ${filter.knownIn === null ? sql`true` : sql`l.known_in = ${filter.knownIn}::date`}
  and ${filter.marketplaceId === null ? sql`true` : sql`l.marketplace_id = ${filter.marketplaceId}`}`;

/** A page of the lines of closed months, oldest first. */
export async function listMonthLines(
  sql: SqlOrTx,
  filter: MonthLineFilter,
  page: PageRequest,
): Promise<Page<MonthLine>> {
  const rows = await sql<MonthLine[]>`
    select l.id, l.month::text, l.known_in::text, l.known_at, l.marketplace_id, l.product_id, c.base_currency as currency, ${sums(sql)}
    from month_lines l join closed_months c on c.month = l.month
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`l.id > ${page.afterId}::bigint`}
    group by l.id, c.month order by l.id limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many lines match a filter. */
export async function countMonthLines(sql: SqlOrTx, filter: MonthLineFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from month_lines l where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
