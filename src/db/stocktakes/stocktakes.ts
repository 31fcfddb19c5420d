import { ConflictError, NotFoundError } from '../../errors.ts';
import type { SqlOrTx, Tx } from '../client.ts';
import { countColumn, type Page, type PageRequest, toPage } from '../pages.ts';

export type StocktakeStatus = 'open' | 'booked' | 'closed';

/** A session in which people count the shelves. `id` is its number. */
export interface Stocktake {
  id: number;
  name: string;
  scope: 'all' | 'products' | 'search';
  search: string | null;
  status: StocktakeStatus;
  revision: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  endedBy: string | null;
  endedAt: Date | null;
}

/** How far the counting has come. `entries` and `questions`: those that are not removed. */
export interface StocktakeProgress {
  id: number;
  products: number;
  counted: number;
  /** Products of its scope without an entry. */
  notCounted: number;
  entries: number;
  questions: number;
}

/** Which products a stocktake is about: chosen ones, what a search finds now, or all. */
export type StocktakeScope = { productIds: readonly number[] } | { search: string } | { all: true };

/** More at once than these is a mistake of a program. */
const maxOpen = 100;
const maxProducts = 100_000;

const columns = (sql: SqlOrTx) => sql`
  s.id, s.name, s.scope, s.search, s.status, s.revision, s.created_by, s.created_at, s.updated_at, s.ended_by, s.ended_at`;

/** Begins a stocktake. Returns its id. Throws NotFoundError when a search finds nothing, ConflictError when too many are open. */
export async function startStocktake(
  tx: Tx,
  { name, scope, actor }: { name: string; scope: StocktakeScope; actor: string },
): Promise<number> {
  const [open] = await tx<{ count: number }[]>`select count(*)::int from stocktakes where status = 'open'`;
  if ((open?.count ?? 0) >= maxOpen) {
    throw new ConflictError('INVALID_STATE', `${maxOpen} stocktakes are open: book or close one of them first`);
  }
  const kind = 'all' in scope ? 'all' : 'search' in scope ? 'search' : 'products';
  const search = 'search' in scope ? scope.search : null;
  const [row] = await tx<{ id: number }[]>`
    insert into stocktakes (name, scope, search, created_by) values (${name}, ${kind}, ${search}, ${actor}) returning id`;
  const id = row!.id;
  if (kind === 'all') return id;
  const chosen =
    'productIds' in scope
      ? tx`select distinct p.id from products p where p.id = any (${[...scope.productIds]}::int[])`
      : tx`select p.id from products p where p.archived_at is null and p.id = any (array(
          select id from products where sku ilike ${like(search!)} or name ilike ${like(search!)} or barcodes @> array[${search}] or category = ${search}))`;
  const added = await tx`
    insert into stocktake_products (stocktake_id, product_id)
    select ${id}, c.id from (${chosen} limit ${maxProducts}) c (id) returning 1`;
  if (added.length === 0) throw new NotFoundError('Product', ['input', kind], [search ?? '']);
  return id;
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Stocktakes by id, in no order. */
export function listStocktakesById(sql: SqlOrTx, ids: readonly number[]): Promise<Stocktake[]> {
  return sql<Stocktake[]>`select ${columns(sql)} from stocktakes s where s.id = any (${[...ids]}::int[])`;
}

/** Stocktakes, the newest first. */
export async function listStocktakes(
  sql: SqlOrTx,
  status: StocktakeStatus | null,
  page: PageRequest,
  counted = false,
): Promise<Page<Stocktake>> {
  const rows = await sql<(Stocktake & { rowCount?: number })[]>`
    select ${columns(sql)} ${countColumn(sql, counted, () => countQuery(sql, status))} from stocktakes s
    where ${isStatus(sql, status)} and ${page.afterId === null ? sql`true` : sql`s.id < ${page.afterId}::bigint`}
    order by s.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

const isStatus = (sql: SqlOrTx, status: StocktakeStatus | null) =>
  status === null ? sql`true` : sql`s.status = ${status}`;
const countQuery = (sql: SqlOrTx, status: StocktakeStatus | null): ReturnType<SqlOrTx> =>
  sql`select count(*)::int from stocktakes s where ${isStatus(sql, status)}`;

/** How many stocktakes there are. */
export async function countStocktakes(sql: SqlOrTx, status: StocktakeStatus | null): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${countQuery(sql, status)}`;
  return row?.count ?? 0;
}

/** How far each of these stocktakes has come, in no order. */
export function listProgress(sql: SqlOrTx, ids: readonly number[]): Promise<StocktakeProgress[]> {
  return sql<StocktakeProgress[]>`
    select s.id, p.products, e.counted, p.products - p.counted as not_counted, e.entries, e.questions
    from stocktakes s
    cross join lateral (
      select count(distinct e.product_id)::int as counted, count(*)::int as entries,
        count(*) filter (where e.product_id is null)::int as questions
      from stocktake_entries e where e.stocktake_id = s.id and e.removed_at is null) e
    cross join lateral (
      select count(*)::int as products, count(c.product_id)::int as counted
      from products_of_stocktake(s.id) p (id)
      left join (select distinct e.product_id from stocktake_entries e
        where e.stocktake_id = s.id and e.removed_at is null) c on c.product_id = p.id) p
    where s.id = any (${[...ids]}::int[])`;
}

/**
 * Locks a stocktake; whoever changes it or its entries does so first, before any inventory row. Throws NotFoundError; ConflictError
 * INVALID_STATE unless it has one of these statuses, STALE_VERSION for another revision.
 */
export async function lockStocktake(
  tx: Tx,
  id: number,
  {
    statuses = ['open'],
    revision,
  }: { statuses?: readonly StocktakeStatus[]; revision?: number | null | undefined } = {},
): Promise<Stocktake & { entryCount: number }> {
  const [row] = await tx<(Stocktake & { entryCount: number })[]>`
    select ${columns(tx)}, s.entry_count from stocktakes s where s.id = ${id} for no key update`;
  if (!row) throw new NotFoundError('Stocktake', ['input', 'stocktakeId'], [String(id)]);
  if (!statuses.includes(row.status)) {
    const message = `Stocktake ${id} is ${row.status}, not ${statuses.join(' or ')}`;
    throw new ConflictError('INVALID_STATE', row.status === 'open' ? message : `${message}: reopen it first`);
  }
  if (revision != null && revision !== row.revision) {
    const message = `Stocktake ${id} has changed: it is at revision ${row.revision}, not ${revision}`;
    throw new ConflictError('STALE_VERSION', message, { currentRevision: row.revision });
  }
  return row;
}

/** Notes that a locked stocktake or its entries have changed. `newEntries`: how many were added. */
export async function touchStocktake(tx: Tx, id: number, newEntries = 0): Promise<void> {
  await tx`
    update stocktakes set revision = revision + 1, updated_at = clock_timestamp(), entry_count = entry_count + ${newEntries}
    where id = ${id}`;
}

/** Ends a stocktake, booked if lines of it are, else closed. `by` null: opens it again. */
export async function endStocktake(tx: Tx, id: number, by: string | null): Promise<void> {
  await tx`
    update stocktakes s set revision = revision + 1, updated_at = clock_timestamp(), ended_by = ${by},
      ended_at = ${by === null ? tx`null` : tx`clock_timestamp()`},
      status = ${by === null ? tx`'open'` : tx`case when exists (${activeBookings(tx, id)}) then 'booked' else 'closed' end`}
    where s.id = ${id}`;
}

/** The bookings of a stocktake that nobody has undone. */
export const activeBookings = (sql: SqlOrTx, id: number) => sql`
  select b.id from stocktake_bookings b where b.stocktake_id = ${id} and b.undone_at is null
    and not exists (select from inventory_movements u where u.source_key = 'undo:' || b.movement_id)`;
