import { ConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { type Page, type PageRequest, toPages } from '../pages.ts';
import { activeBookings, lockStocktake, touchStocktake } from './stocktakes.ts';

/** What somebody counted somewhere at a moment. `productId` null: what the code names is not known yet. */
export interface StocktakeEntry {
  id: Int8;
  stocktakeId: number;
  productId: number | null;
  code: string | null;
  units: number;
  replaces: boolean;
  place: string | null;
  assumed: boolean;
  countedAt: Date;
  actor: string;
  recordedAt: Date;
  removedAt: Date | null;
  /** Whether its units count: it is of a known product, not removed, and not replaced by a later count. */
  counts: boolean;
}

/** An entry to be made. `codes`: readings of one scan, the likeliest first. `at` null: now. */
export interface NewEntry {
  stocktakeId: number;
  counted: { productId: number } | { codes: readonly string[] };
  units: number;
  replaces: boolean;
  place: string | null;
  at: Date | null;
  actor: string;
}

/** Entries that a stocktake may have, removed ones included. */
export const maxEntries = 20_000;

/** Records an entry; one of an unknown code is kept as a question. Returns its id. Throws NotFoundError, ConflictError, ValidationError. */
export async function addEntry(tx: Tx, entry: NewEntry): Promise<Int8> {
  const { stocktakeId, counted, units, replaces, place, at, actor } = entry;
  assertRoom(await lockStocktake(tx, stocktakeId), 1);
  const found = 'codes' in counted ? await findByCodes(tx, counted.codes) : counted.productId;
  const code = 'codes' in counted ? counted.codes[0]! : null;
  const [row] = await tx<{ id: Int8 }[]>`
    insert into stocktake_entries (stocktake_id, product_id, code, units, replaces, place, counted_at, actor)
    values (${stocktakeId}, ${found}, ${code}, ${units}, ${replaces}, ${place},
      least(coalesce(${at?.toISOString() ?? null}::timestamptz, clock_timestamp()), clock_timestamp()), ${actor})
    returning id`;
  await assertCountable(tx, stocktakeId, found);
  await touchStocktake(tx, stocktakeId, 1);
  return row!.id;
}

/** Throws ConflictError when a stocktake cannot take so many entries more. */
export function assertRoom({ id, entryCount }: { id: number; entryCount: number }, more: number): void {
  if (entryCount + more <= maxEntries) return;
  const message = `Stocktake ${id} has ${entryCount} of at most ${maxEntries} entries, and ${more} more were asked for: book it and begin another one`;
  throw new ConflictError('INVALID_STATE', message);
}

/** Stock of a product has no larger figure. */
const maxCounted = 1_000_000_000;

/** Throws ValidationError when the entries of a product, replaced ones included, come to more than stock can have. */
async function assertCountable(tx: Tx, stocktakeId: number, productId: number | null): Promise<void> {
  if (productId === null) return;
  const [row] = await tx<{ units: number }[]>`
    select sum(units)::float8 as units from stocktake_entries
    where stocktake_id = ${stocktakeId} and product_id = ${productId} and removed_at is null`;
  const units = row?.units ?? 0;
  if (units <= maxCounted) return;
  const message = `units: all entries of the product come to ${units}, at most 1,000,000,000 are possible: remove the wrong ones`;
  throw ValidationError.of(['input', 'units'], message, units, { rule: 'max', limit: String(maxCounted) });
}

/** The product that a scan names: by barcode, else by SKU, else by a barcode with other leading zeros; null: none, or several. */
async function findByCodes(tx: Tx, codes: readonly string[]): Promise<number | null> {
  for (const code of codes) {
    const [row] = await tx<{ id: number | null }[]>`
      select coalesce(
        (select case when count(*) = 1 then min(id) end from products where barcodes @> array[${code}]),
        (select id from products where sku = ${code}),
        (select case when count(*) = 1 then min(id) end from products where barcodes && gtin_spellings(array[${code}]))) as id`;
    if (row?.id != null) return row.id;
  }
  return null;
}

/** Changes of an entry; an absent one stays as it is. */
export interface EntryChange {
  units?: number | undefined;
  place?: string | null | undefined;
  /** Says what the code of a question names. */
  productId?: number | undefined;
}

/** Corrects an entry; its moment stays. Returns its stocktake. Throws NotFoundError, ConflictError, ValidationError. */
export async function correctEntry(tx: Tx, id: Int8, change: EntryChange): Promise<number> {
  const { stocktakeId, productId } = await lockOfEntry(tx, id);
  if (change.productId !== undefined && productId !== null) {
    throw new ConflictError(
      'INVALID_STATE',
      `Entry ${id} is of a known product: remove it, and count the other product`,
    );
  }
  await tx`
    update stocktake_entries set changed_at = clock_timestamp(), assumed = false
      ${change.units === undefined ? tx`` : tx`, units = ${change.units}`}
      ${change.place === undefined ? tx`` : tx`, place = ${change.place}`}
      ${change.productId === undefined ? tx`` : tx`, product_id = ${change.productId}`}
    where id = ${id}`;
  await assertCountable(tx, stocktakeId, change.productId ?? productId);
  await touchStocktake(tx, stocktakeId);
  return stocktakeId;
}

/** Removes an entry: it is kept, and does not count. Returns its stocktake. Throws NotFoundError, ConflictError. */
export async function removeEntry(tx: Tx, id: Int8, actor: string): Promise<number> {
  const { stocktakeId, productId } = await lockOfEntry(tx, id);
  await tx`
    update stocktake_entries set removed_at = clock_timestamp(), removed_by = ${actor}, changed_at = clock_timestamp()
    where id = ${id}`;
  await assertShown(tx, { id, stocktakeId, productId });
  await touchStocktake(tx, stocktakeId);
  return stocktakeId;
}

/** Throws ConflictError when a product that is booked has no entry left: its line would be gone, and what was booked would stay. */
async function assertShown(
  tx: Tx,
  { id, stocktakeId, productId }: Pick<Locked, 'stocktakeId' | 'productId'> & { id: Int8 },
): Promise<void> {
  const booked = await tx`
    select 1 from stocktake_bookings b
    where b.product_id = ${productId} and b.id in (${activeBookings(tx, stocktakeId)}) and not exists (
      select from stocktake_entries e
      where e.stocktake_id = b.stocktake_id and e.product_id = b.product_id and e.removed_at is null) limit 1`;
  if (booked.length === 0) return;
  const message = `Entry ${id} is the only one of a product that is booked: undo its booking first, or count it again`;
  throw new ConflictError('INVALID_STATE', message);
}

type Locked = Pick<StocktakeEntry, 'stocktakeId' | 'productId' | 'removedAt'>;

async function lockOfEntry(tx: Tx, id: Int8): Promise<Locked> {
  const find = () => tx<Locked[]>`
    select stocktake_id, product_id, removed_at from stocktake_entries where id = ${id}`;
  const [known] = await find();
  if (!known) throw new NotFoundError('Entry', ['input', 'entryId'], [id]);
  await lockStocktake(tx, known.stocktakeId);
  const [entry] = await find();
  if (!entry || entry.removedAt) throw new ConflictError('INVALID_STATE', `Entry ${id} was removed: count again`);
  return entry;
}

const columns = (sql: SqlOrTx) => sql`
  e.id, e.stocktake_id, e.product_id, e.code, e.units, e.replaces, e.place, e.assumed, e.counted_at, e.actor, e.recorded_at, e.removed_at,
  e.product_id is not null and e.removed_at is null and not exists (
    select from stocktake_entries r
    where r.stocktake_id = e.stocktake_id and r.product_id = e.product_id and r.replaces and r.removed_at is null
      and (r.counted_at, r.id) > (e.counted_at, e.id) and (r.place is null or r.place = e.place)) as counts`;

/** Entries by id, in no order. */
export function listEntriesById(sql: SqlOrTx, ids: readonly string[]): Promise<StocktakeEntry[]> {
  return sql<
    StocktakeEntry[]
  >`select ${columns(sql)} from stocktake_entries e where e.id = any (${[...ids]}::bigint[])`;
}

/** Filters of the entries of a stocktake; null: any. `question`: of a code that nobody knows. */
export interface EntryFilter {
  productId: number | null;
  question: boolean | null;
  removed: boolean | null;
}

const where = (sql: SqlOrTx, { productId, question, removed }: EntryFilter) => sql`
  e.stocktake_id = s.id
  and ${productId === null ? sql`true` : sql`e.product_id = ${productId}`}
  and ${question === null ? sql`true` : sql`(e.product_id is null) = ${question}`}
  and ${removed === null ? sql`true` : sql`(e.removed_at is not null) = ${removed}`}`;

/** A page of the entries of each of these stocktakes, the newest first, with one statement for all of them. */
export async function listEntryPages(
  sql: SqlOrTx,
  ids: readonly number[],
  filter: EntryFilter,
  page: PageRequest,
): Promise<Map<number, Page<StocktakeEntry>>> {
  const rows = await sql<(StocktakeEntry & { owner: number })[]>`
    select s.id as owner, e.* from unnest(${[...ids]}::int[]) s (id) cross join lateral (
      select ${columns(sql)} from stocktake_entries e
      where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`e.id < ${page.afterId}::bigint`}
      order by e.id desc limit ${page.first + 1}) e
    order by e.id desc`;
  return toPages(rows, page.first);
}

/** How many entries of each of these stocktakes match a filter. */
export async function countEntryPages(
  sql: SqlOrTx,
  ids: readonly number[],
  filter: EntryFilter,
): Promise<Map<number, number>> {
  const rows = await sql<{ id: number; count: number }[]>`
    select s.id, (select count(*)::int from stocktake_entries e where ${where(sql, filter)}) as count
    from unnest(${[...ids]}::int[]) s (id)`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What one person has counted in a stocktake. */
export interface Counter {
  stocktakeId: number;
  actor: string;
  entries: number;
  products: number;
  lastAt: Date;
}

/** Who has counted in these stocktakes, whoever counted last first; at most 100 in each. */
export function listCounters(sql: SqlOrTx, ids: readonly number[]): Promise<Counter[]> {
  return sql<Counter[]>`
    select s.id as stocktake_id, c.* from unnest(${[...ids]}::int[]) s (id) cross join lateral (
      select e.actor, count(*)::int as entries, count(distinct e.product_id)::int as products, max(e.recorded_at) as last_at
      from stocktake_entries e where e.stocktake_id = s.id and e.removed_at is null and not e.assumed
      group by 1 order by 4 desc limit 100) c`;
}
