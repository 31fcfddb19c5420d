import type { Int8, Numeric, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage, toPages } from '../pages.ts';
import { lineColumns, type ReceiptLine } from './lines.ts';
import { type Receipt, type ReceiptStatus, receiptColumns } from './receipts.ts';

/** Filters of a list of receipts; null: any. `from` and `to`: begun, `to` itself is left out. */
export interface ReceiptFilter {
  statuses: readonly ReceiptStatus[] | null;
  /** Its number, or part of the supplier's name or of the document's number. */
  search: string | null;
  from: Date | null;
  to: Date | null;
}

const where = (sql: SqlOrTx, { statuses, search, from, to }: ReceiptFilter) => {
  const like = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    ${statuses === null ? sql`true` : sql`r.status = any (${[...statuses]}::text[])`}
    and ${like === null ? sql`true` : sql`(r.supplier ilike ${like} or r.document_number ilike ${like} or r.id::text = ${search})`}
    and ${from === null ? sql`true` : sql`r.created_at >= ${from}`}
    and ${to === null ? sql`true` : sql`r.created_at < ${to}`}`;
};

/** A page of receipts, the newest first. */
export async function listReceipts(sql: SqlOrTx, filter: ReceiptFilter, page: PageRequest): Promise<Page<Receipt>> {
  const rows = await sql<Receipt[]>`
    select ${receiptColumns(sql)} from receipts r
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`r.id < ${page.afterId}::bigint`}
    order by r.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

export async function countReceipts(sql: SqlOrTx, filter: ReceiptFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from receipts r where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

const ofLines = (sql: SqlOrTx, openOnly: boolean) => (openOnly ? sql`and l.question is not null` : sql``);

/** A page of lines of each of these receipts, in the order of entry, with one statement. `openOnly`: those that need an answer. */
export async function listLinePages(
  sql: SqlOrTx,
  receiptIds: readonly Int8[],
  openOnly: boolean,
  page: PageRequest,
): Promise<Map<Int8, Page<ReceiptLine>>> {
  const rows = await sql<(ReceiptLine & { owner: Int8 })[]>`
    select owner.id as owner, l.*
    from unnest(${[...receiptIds]}::bigint[]) owner (id)
    cross join lateral (
      select ${lineColumns(sql)} from receipt_lines l
      where l.receipt_id = owner.id ${ofLines(sql, openOnly)}
        and ${page.afterId === null ? sql`true` : sql`l.id > ${page.afterId}::bigint`}
      order by l.id limit ${page.first + 1}
    ) l
    order by l.receipt_id, l.id`;
  return toPages(rows, page.first);
}

/** What the lines of a receipt come to. */
export interface ReceiptSums {
  lines: number;
  units: number;
  openQuestions: number;
  withoutCost: number;
  /** Sum of quantity x cost, and its currency; null: no line has a cost, or costs are in several currencies. */
  total: Numeric | null;
  currency: string | null;
  otherCurrencies: boolean;
}

const noLines: ReceiptSums = {
  lines: 0,
  units: 0,
  openQuestions: 0,
  withoutCost: 0,
  total: null,
  currency: null,
  otherCurrencies: false,
};

/** The sums of these receipts, with one statement. */
export async function listSums(sql: SqlOrTx, receiptIds: readonly Int8[]): Promise<ReceiptSums[]> {
  const rows = await sql<(ReceiptSums & { id: Int8 })[]>`
    select receipt_id as id, count(*)::int as lines, sum(quantity)::float8 as units, count(question)::int as open_questions,
      count(*) filter (where unit_cost is null)::int as without_cost,
      case when count(distinct currency) = 1 then sum(quantity * unit_cost) end as total, min(currency) as currency,
      count(distinct currency) > 1 as other_currencies
    from receipt_lines where receipt_id = any (${[...receiptIds]}::bigint[]) group by receipt_id`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return receiptIds.map((id) => byId.get(id) ?? noLines);
}

/** What booking made, or would make, of the cost of a line's product. */
export interface LineCosts {
  before: Numeric | null;
  after: Numeric | null;
  /** ISO 4217 code of both. */
  currency: string;
}

/** Costs before and after: of booked receipts as they were recorded, of drafts as booking now would make them. By the line's id. */
export async function listLineCosts(sql: SqlOrTx, lineIds: readonly Int8[]): Promise<Map<Int8, LineCosts>> {
  const rows = await sql<(LineCosts & { id: Int8 })[]>`
    with line as materialized (
      select l.id, l.receipt_id, l.product_id, l.cost_before, l.cost_after, r.status
      from receipt_lines l join receipts r on r.id = l.receipt_id where l.id = any (${[...lineIds]}::bigint[])
    ), made as materialized (
      select c.* from deployment d cross join lateral receipt_costs(array(
        select distinct receipt_id from line where status = 'draft'), d.receipt_cost) c
    )
    select l.id, p.currency,
      case when l.status = 'draft' then c.cost_before else l.cost_before end as before,
      case when l.status = 'draft' then c.cost_after else l.cost_after end as after
    from line l join products p on p.id = l.product_id
    left join made c on c.receipt_id = l.receipt_id and c.product_id = l.product_id`;
  return new Map(rows.map(({ id, ...costs }) => [id, costs]));
}
