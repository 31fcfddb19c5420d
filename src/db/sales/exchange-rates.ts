import { ValidationError, type ValidationIssue } from '../../errors.ts';
import { type Int8, inTransaction, type Numeric, type SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { rowsOf } from '../rows.ts';

/** The value of one unit of a currency in the base currency, from a business day on. `rate` null: the rate of that day is deleted. */
export interface NewExchangeRate {
  currency: string;
  /** Calendar day in the business time zone, such as 2026-01-09. */
  date: string;
  rate: Numeric | null;
}

/** A stored rate. */
export interface ExchangeRate {
  id: Int8;
  baseCurrency: string;
  currency: string;
  date: string;
  rate: Numeric;
  actor: string;
  updatedAt: Date;
}

/** Filters of the rates; null: any. `from` and `to`: days, both included. */
export interface ExchangeRateFilter {
  currency: string | null;
  from: string | null;
  to: string | null;
}

const maxRates = 10_000;

const ratePattern = /^\d{1,14}(\.\d{1,10})?$/;
const dayPattern = /^\d{4}-\d\d-\d\d$/;

/**
 * Sets rates, replacing those of the same day, and notifies subscribers of the sales of the last 31 days. Returns the number of
 * rates. Throws ValidationError with every error: paths are `input.rates.<index>.<field>`; then nothing is set.
 */
export async function setExchangeRates(
  sql: SqlOrTx,
  rates: readonly NewExchangeRate[],
  actor: string,
): Promise<number> {
  await inTransaction(sql, async (tx) => {
    const [deployment] = await tx<{ baseCurrency: string }[]>`select base_currency from deployment`;
    const { baseCurrency } = deployment!;
    const issues = findIssues(rates, baseCurrency);
    if (issues.length > 0) throw new ValidationError(issues);
    const given = rowsOf(tx, rates, { currency: 'text', date: 'date', rate: 'numeric' });
    await tx`
      insert into exchange_rates (base_currency, currency, valid_from, rate, actor)
      select ${baseCurrency}::text, r.currency, r.date, r.rate, ${actor}::text from ${given} r
      where r.rate is not null order by r.currency, r.date
      on conflict (base_currency, currency, valid_from) do update set rate = excluded.rate, actor = excluded.actor, updated_at = now()`;
    await tx`
      delete from exchange_rates e using ${given} r
      where r.rate is null and e.base_currency = ${baseCurrency} and e.currency = r.currency and e.valid_from = r.date`;
    await tx`select compare_months((select min(r.date) from ${given} r))`;
    await tx`
      select notify_change('sales', array(
        select distinct s.business_day::text from sales_daily s join ${given} r on r.currency = s.currency and r.date <= s.business_day
        where s.business_day > now()::date - 31))`;
  });
  return rates.length;
}

function findIssues(rates: readonly NewExchangeRate[], baseCurrency: string): ValidationIssue[] {
  if (rates.length === 0 || rates.length > maxRates) {
    const message = `rates: must be 1 to ${maxRates} rates, got ${rates.length}`;
    return [{ path: ['input', 'rates'], message, value: null }];
  }
  const known = new Set(Intl.supportedValuesOf('currency'));
  const seen = new Set<string>();
  return rates.flatMap(({ currency, date, rate }, index) => {
    const issues: ValidationIssue[] = [];
    const add = (field: keyof NewExchangeRate, value: string | null, reason: string): void => {
      const path = ['input', 'rates', String(index), field];
      issues.push({ path, message: `${path.slice(1).join('.')}: ${reason}, got ${JSON.stringify(value)}`, value });
    };
    if (!known.has(currency)) add('currency', currency, 'must be an ISO 4217 code such as USD');
    else if (currency === baseCurrency) add('currency', currency, 'is the base currency, whose rate is always 1');
    if (!isDay(date)) add('date', date, 'must be a day such as 2026-01-09');
    if (rate !== null && (!ratePattern.test(rate) || Number(rate) === 0)) {
      add('rate', rate, 'must be a number above 0 with at most 10 decimals');
    }
    if (seen.has(`${currency} ${date}`)) add('date', date, `is given twice for ${currency}`);
    seen.add(`${currency} ${date}`);
    return issues;
  });
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return dayPattern.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const columns = (sql: SqlOrTx) => sql`
  e.id, e.base_currency, e.currency, e.valid_from::text as date, trim_scale(e.rate)::text as rate, e.actor, e.updated_at`;

const where = (sql: SqlOrTx, filter: ExchangeRateFilter) => sql`
  e.base_currency = (select base_currency from deployment)
  and ${filter.currency === null ? sql`true` : sql`e.currency = ${filter.currency}`}
  and ${filter.from === null ? sql`true` : sql`e.valid_from >= ${filter.from}::date`}
  and ${filter.to === null ? sql`true` : sql`e.valid_from <= ${filter.to}::date`}`;

/** A page of the rates for the present base currency, newest day first. */
export async function listExchangeRates(
  sql: SqlOrTx,
  filter: ExchangeRateFilter,
  page: PageRequest,
): Promise<Page<ExchangeRate>> {
  const position = sql`
    (e.valid_from, e.currency) < (select valid_from, currency from exchange_rates where id = ${page.afterId}::bigint)`;
  const rows = await sql<ExchangeRate[]>`
    select ${columns(sql)} from exchange_rates e
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : position}
    order by e.valid_from desc, e.currency desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** The currencies that have a rate to the present base currency, by code. */
export async function listRatedCurrencies(sql: SqlOrTx): Promise<string[]> {
  const rows = await sql<{ currency: string }[]>`
    select distinct currency from exchange_rates
    where base_currency = (select base_currency from deployment) order by currency`;
  return rows.map(({ currency }) => currency);
}

/** The stored rates of these days, by currency and day. */
export function listExchangeRatesOf(
  sql: SqlOrTx,
  rates: readonly Pick<NewExchangeRate, 'currency' | 'date'>[],
): Promise<ExchangeRate[]> {
  return sql<ExchangeRate[]>`
    select ${columns(sql)} from exchange_rates e
    join ${rowsOf(sql, rates, { currency: 'text', date: 'date' })} r on e.currency = r.currency and e.valid_from = r.date
    where e.base_currency = (select base_currency from deployment) order by e.currency, e.valid_from`;
}

/** How many rates match a filter. */
export async function countExchangeRates(sql: SqlOrTx, filter: ExchangeRateFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from exchange_rates e where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
