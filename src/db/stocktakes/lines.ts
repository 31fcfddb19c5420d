import type { Int8, Numeric, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPages } from '../pages.ts';

/** What a stocktake found of a product. Units; the cost of one in `currency`. */
export interface StocktakeLine {
  stocktakeId: number;
  productId: number;
  sku: string;
  name: string;
  barcodes: string[];
  costPrice: Numeric | null;
  currency: string;
  inScope: boolean;
  counted: number;
  entries: number;
  countedFrom: Date;
  countedTo: Date;
  /** On the shelf at the first entry by the books, with what this stocktake booked. */
  books: number;
  came: number;
  departed: number;
  low: number;
  high: number;
  /** What there is to book. */
  change: number;
  laterCount: Date | null;
  bookedAt: Date | null;
  booked: number;
  changedAt: Date;
}

/** Why a person should look at a line again. */
export type LineDoubt = 'moved_meanwhile' | 'large_difference' | 'counted_after_booking' | 'later_count';

/** A difference of at least so many units, and of at least half of what was expected, is probably a mistake of the count. */
const largeUnits = 3;

/** Whether its present entries are booked. */
export const isBooked = ({ bookedAt, changedAt }: StocktakeLine): boolean => bookedAt !== null && bookedAt >= changedAt;

/** The difference that was found, booked or not. */
export const differenceOf = ({ change, booked }: StocktakeLine): number => change + booked;

/** What the books had on the shelf when it was first counted, without this stocktake. */
export const expectedOf = ({ books, booked }: StocktakeLine): number => books - booked;

export function doubtsOf(line: StocktakeLine): LineDoubt[] {
  const found = Math.abs(differenceOf(line));
  const doubts: Record<LineDoubt, boolean> = {
    moved_meanwhile: line.low !== line.high,
    large_difference: found >= largeUnits && found * 2 >= Math.abs(expectedOf(line)),
    counted_after_booking: line.bookedAt !== null && !isBooked(line),
    later_count: line.laterCount !== null && !isBooked(line),
  };
  return (Object.keys(doubts) as LineDoubt[]).filter((doubt) => doubts[doubt]);
}

/**
 * Every line of these stocktakes, or those of some products: what deserves a second look first, then the largest differences. Without
 * `byCost` the largest in units: the order of chosen counts would tell costs to whoever may not see them.
 */
export async function listLines(
  sql: SqlOrTx,
  stocktakeIds: readonly number[],
  productIds: readonly number[] | null = null,
  byCost = false,
): Promise<StocktakeLine[]> {
  const rows = await sql<StocktakeLine[]>`
    select s.id as stocktake_id, l.*, p.sku, p.name, p.barcodes, p.cost_price, p.currency,
      s.scope = 'all' and p.archived_at is null or exists (
        select from stocktake_products c where c.stocktake_id = s.id and c.product_id = p.id) as in_scope
    from stocktakes s
    cross join lateral stocktake_lines(s.id, ${productIds === null ? null : [...productIds]}::int[]) l
    join products p on p.id = l.product_id
    where s.id = any (${[...stocktakeIds]}::int[])
    order by l.product_id`;
  const weight = (line: StocktakeLine): number =>
    Math.abs(differenceOf(line)) * ((byCost && Number(line.costPrice)) || 1);
  const keyed = rows.map((line) => ({ line, doubts: doubtsOf(line).length > 0 ? 1 : 0, weight: weight(line) }));
  return keyed.toSorted((a, b) => b.doubts - a.doubts || b.weight - a.weight).map(({ line }) => line);
}

/** Which lines to show. */
export type LineKind = 'all' | 'different' | 'doubtful' | 'to_book' | 'booked';

const kinds: Record<LineKind, (line: StocktakeLine) => boolean> = {
  all: () => true,
  different: (line) => differenceOf(line) !== 0,
  doubtful: (line) => doubtsOf(line).length > 0,
  to_book: (line) => !isBooked(line),
  booked: isBooked,
};

/** The lines of a kind that a search finds, by name, SKU or barcode. */
export function filterLines(lines: readonly StocktakeLine[], kind: LineKind, search: string | null): StocktakeLine[] {
  const text = search?.toLowerCase() ?? '';
  const isFound = ({ sku, name, barcodes }: StocktakeLine): boolean =>
    text === '' || sku.toLowerCase().includes(text) || name.toLowerCase().includes(text) || barcodes.includes(text);
  return lines.filter((line) => kinds[kind](line) && isFound(line));
}

/** A page of lines in their order. The page after a line begins at its present position. */
export function pageOfLines(lines: readonly StocktakeLine[], { first, afterId }: PageRequest): Page<StocktakeLine> {
  const start = afterId === null ? 0 : lines.findIndex(({ productId }) => String(productId) === afterId) + 1;
  return { rows: lines.slice(start, start + first), hasMore: lines.length > start + first };
}

/** A page, for each of these stocktakes, of the products of its scope that nobody has counted, by SKU: their ids. */
export async function listNotCountedPages(
  sql: SqlOrTx,
  stocktakeIds: readonly number[],
  search: string | null,
  { first, afterId }: PageRequest,
): Promise<Map<number, Page<{ id: number }>>> {
  const rows = await sql<{ owner: number; id: number }[]>`
    select o.id as owner, n.id from unnest(${[...stocktakeIds]}::int[]) o (id) cross join lateral (
      select p.id, p.sku ${notCounted(sql, sql`o.id`, search)}
        and ${afterId === null ? sql`true` : sql`(p.sku, p.id) > (select sku, id from products where id = ${afterId}::bigint)`}
      order by p.sku, p.id limit ${first + 1}) n
    order by n.sku, n.id`;
  return toPages(rows, first);
}

/** How many that are. */
export async function countNotCounted(
  sql: SqlOrTx,
  stocktakeIds: readonly number[],
  search: string | null,
): Promise<Map<number, number>> {
  const rows = await sql<{ id: number; count: number }[]>`
    select o.id, (select count(*)::int ${notCounted(sql, sql`o.id`, search)}) as count
    from unnest(${[...stocktakeIds]}::int[]) o (id)`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** `from` and `where` of the products `p` of a stocktake that nobody has counted. */
export const notCounted = (sql: SqlOrTx, stocktake: ReturnType<SqlOrTx>, search: string | null) => {
  const text = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    from products_of_stocktake(${stocktake}) s (id) join products p on p.id = s.id
    where not exists (select from stocktake_entries e
      where e.stocktake_id = ${stocktake} and e.product_id = p.id and e.removed_at is null)
    and ${text === null ? sql`true` : sql`(p.sku ilike ${text} or p.name ilike ${text} or p.barcodes @> array[${search}])`}`;
};

/** The stocktakes that booked these movements, by movement. */
export async function listStocktakesOfMovements(sql: SqlOrTx, ids: readonly Int8[]): Promise<Map<Int8, number>> {
  const rows = await sql<{ movementId: Int8; stocktakeId: number }[]>`
    select movement_id, stocktake_id from stocktake_bookings where movement_id = any (${[...ids]}::bigint[])`;
  return new Map(rows.map(({ movementId, stocktakeId }) => [movementId, stocktakeId]));
}
