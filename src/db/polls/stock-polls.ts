import type { Int8, Json, Sql, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';

/** A listing whose figure can be compared with the one that its marketplace last confirmed. Figures in items. */
export interface ReadableListing {
  id: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  /** What the marketplace last confirmed, whatever is owed to it since; null: not known. */
  expected: number | null;
  /** Units of the product in one item of `expected`; null: not known, those of the time of the last answer count. */
  unitsPerItem: number | null;
  /** Figures of pushes of unknown result: it may show them without a sale. */
  doubted: number[];
  /** Units of the product in one item of each of `doubted`. */
  doubtedUnits: (number | null)[];
  /** The confirmed_version at that moment: names the reading. */
  version: Int8;
  /** The pushed_version at that moment, to notice a push in between. */
  pushedVersion: Int8;
  /** Items of its product sold on the best of the last 30 business days, on all marketplaces, times the days since the last poll (at least one). */
  bestDays: number;
  /** When it was listed, by the database's clock: counts and sales have its times. */
  listedAt: Date;
}

/** A listing whose figure before is known, or the one that explains what is shown now. */
export interface ProvableListing extends ReadableListing {
  expected: number;
}

/** A marketplace that applies late may show an older figure for as long, and that is no sale. */
const readable = (sql: SqlOrTx) => sql`
  p.open_until is null and may_show_sales(p)
  and not (m.applies_late and coalesce(p.answered_at, '-infinity') > clock_timestamp() - interval '15 minutes')`;

const listing = (sql: SqlOrTx) => sql`
  select p.id, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, coalesce(p.confirmed_stock, p.expected_stock) as expected,
    p.confirmed_units as units_per_item, p.doubted_stocks as doubted, p.doubted_units, p.confirmed_version as version, p.pushed_version,
    coalesce(best.units, 0)::float8 / mp.units_per_item * (
      select coalesce(greatest(1, extract(epoch from clock_timestamp() - max(polled_at)) / 86400), 1)::float8
      from marketplace_polls l where l.marketplace_id = p.marketplace_id and l.kind = 'stock') as best_days,
    clock_timestamp() as listed_at
  from pushes p join marketplace_products mp on mp.id = p.id join marketplaces m on m.id = p.marketplace_id
  left join lateral (
    select sum(units_sold) as units from sales_daily where product_id = p.product_id and business_day > current_date - 30
    group by business_day order by 1 desc limit 1
  ) best on true`;

/**
 * Up to `limit` listings of a marketplace after `afterId` that can be read for sales: no push is open, and they were answered once.
 * Call it under the marketplace's lease.
 */
export function listReadable(
  sql: Sql,
  marketplaceId: number,
  afterId: number,
  limit: number,
): Promise<ReadableListing[]> {
  return sql<ReadableListing[]>`
    ${listing(sql)} where p.marketplace_id = ${marketplaceId} and p.id > ${afterId} and ${readable(sql)} order by p.id limit ${limit}`;
}

/** Those of these listings whose figure before is known, so that a reading can find a sale. Call it under the marketplace's lease. */
export function listProvable(sql: Sql, ids: number[]): Promise<ReadableListing[]> {
  return sql<ReadableListing[]>`
    ${listing(sql)} where p.id = any (${ids}::int[]) and ${readable(sql)}
      and coalesce(p.confirmed_stock, p.expected_stock) is not null order by p.id`;
}

/** Locks the push rows of listings that were read. Returns the ids of those for which nothing was confirmed or sent since. */
export async function lockUnchanged(tx: SqlOrTx, read: readonly { id: number; version: Int8 }[]): Promise<Set<number>> {
  if (read.length === 0) return new Set();
  const rows = await tx<{ id: number }[]>`
    select p.id from pushes p join ${rowsOf(tx, read, { id: 'integer', version: 'bigint' })} r on r.id = p.id
    where p.confirmed_version = r.version and p.open_until is null order by p.id for no key update of p`;
  return new Set(rows.map(({ id }) => id));
}

/** Records that what was sold until a reading is booked: the next one is compared with it. Their push rows are locked. */
export async function confirmReadings(
  tx: Tx,
  readings: readonly { id: number; stock: number | null; unitsPerItem: number | null }[],
): Promise<void> {
  if (readings.length === 0) return;
  await tx`
    select confirm_readings(${readings.map(({ id }) => id)}::int[], ${readings.map(({ stock }) => stock)}::int[],
      ${readings.map(({ unitsPerItem }) => unitsPerItem)}::int[])`;
}

/** Ends the closing read of a marketplace when each listing was read. Returns whether some are still to be read. */
export async function endClosing(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ isOpen: boolean }[]>`select end_closing(${marketplaceId}) as is_open`;
  return row?.isOpen ?? false;
}

/** Listings with a reading that the guard holds and that show something else now: the next held reading is another one. */
export async function listOvertaken(
  tx: Tx,
  marketplaceId: number,
  shown: readonly { id: number; stock: number }[],
): Promise<Set<number>> {
  const rows = await tx<{ id: number }[]>`
    select distinct s.id from marketplace_webhooks w
    join ${rowsOf(tx, shown, { id: 'integer', stock: 'integer' })} s on s.id = split_part(w.dedupe_key, ':', 3)::int
    where w.marketplace_id = ${marketplaceId} and w.held and w.status = 'failed' and w.dedupe_key like 'poll:stock:%:held:%'
      and (w.payload ->> 'current_stock')::int <> s.stock`;
  return new Set(rows.map(({ id }) => id));
}

/** Those of these readings that still wait in the inbox, for their turn or for a decision: their listings. */
export async function listUnsettled(
  sql: Sql,
  marketplaceId: number,
  dedupeKeys: readonly string[],
): Promise<Set<number>> {
  const rows = await sql<{ id: number }[]>`
    select split_part(dedupe_key, ':', 3)::int as id from marketplace_webhooks
    where marketplace_id = ${marketplaceId} and dedupe_key = any (${[...dedupeKeys]}::text[]) and status <> 'processed'
      and (held or status <> 'failed')`;
  return new Set(rows.map(({ id }) => id));
}

/** Keys of the readings of 0 that were booked since the last complete poll of a marketplace's figures, and how many listings it has. */
export async function listRecentZeros(
  sql: Sql,
  marketplaceId: number,
): Promise<{ dedupeKeys: string[]; listings: number }> {
  const [row] = await sql<{ dedupeKeys: string[]; listings: number }[]>`
    select (select count(*)::int from pushes where marketplace_id = ${marketplaceId}) as listings,
      array(
        select w.dedupe_key from marketplace_webhooks w
        where w.marketplace_id = ${marketplaceId} and w.dedupe_key like 'poll:stock:%:held:0' and w.status = 'processed'
          and w.created_at > coalesce((
            select polled_at from marketplace_polls where marketplace_id = ${marketplaceId} and kind = 'stock'), '-infinity')
          and exists (select 1 from inventory_movements v where v.source_key = 'webhook:' || w.marketplace_id || ':' || w.dedupe_key)
      ) as dedupe_keys`;
  return row ?? { dedupeKeys: [], listings: 0 };
}

/** What was sold while the result of a push was not known, so that nothing could be booked: how often, and between how many units. */
export interface UnprovenSales {
  readings: number;
  unitsMin: number;
  unitsMax: number;
}

/** Sums up the sales of a marketplace that its figures alone could not prove. In units of products. */
export async function readUnprovenSales(sql: Sql, marketplaceId: number): Promise<UnprovenSales> {
  const [row] = await sql<UnprovenSales[]>`
    select count(*)::int as readings, coalesce(sum((payload ->> 'unproven_min')::int * units), 0)::int as units_min,
      coalesce(sum((payload ->> 'unproven_max')::int * units), 0)::int as units_max
    from marketplace_webhooks w cross join lateral (
      select coalesce((w.payload ->> 'units_per_item')::int, (select units_per_item from marketplace_products mp
        where mp.marketplace_id = w.marketplace_id and mp.marketplace_sku = w.payload ->> 'sku'), 1) as units) u
    where w.marketplace_id = ${marketplaceId} and w.origin = 'poll' and w.payload ? 'unproven_max'`;
  return row ?? { readings: 0, unitsMin: 0, unitsMax: 0 };
}
