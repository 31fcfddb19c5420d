import { NotFoundError, ValidationError } from '../../errors.ts';
import type { Int8, Numeric, SqlOrTx, Tx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { rowsOf } from '../rows.ts';

/** What a marketplace takes from a business day on. `sku` null: of all its sales that have no fees of their own. */
export interface NewFee {
  sku: string | null;
  /** Calendar day in the business time zone. */
  validFrom: string;
  /** null, of a product only: as at the marketplace. The same for the fields below. */
  commissionPercent: Numeric | null;
  logistics: Numeric | null;
  packing: Numeric | null;
  currency: string;
  commissionKept: boolean | null;
  logisticsKept: boolean | null;
  /** The row of that day is removed: the row before it counts again. */
  remove: boolean;
}

/** A stored fee. */
export interface MarketplaceFee extends Omit<NewFee, 'sku' | 'remove'> {
  id: Int8;
  marketplaceId: number;
  productId: number | null;
  actor: string;
  updatedAt: Date;
}

/** Filters of the fees; null: any. */
export interface FeeFilter {
  marketplaceId: number | null;
  productId: number | null;
}

const maxRows = 50_000;

/**
 * Sets fees of a marketplace, replacing those of the same product and day, and notifies subscribers of its sales of the last 31 days.
 * Throws NotFoundError for unknown SKUs, ValidationError.
 */
export async function setFees(
  tx: Tx,
  marketplaceId: number,
  fees: readonly NewFee[],
  actor: string,
): Promise<{ fees: number }> {
  await tx`select from marketplaces where id = ${marketplaceId} for no key update`;
  const skus = [...new Set(fees.flatMap(({ sku }) => sku ?? []))];
  const known = await tx<{ sku: string }[]>`select sku from products where sku = any (${skus}::text[])`;
  const unknown = skus.filter((sku) => !known.some((row) => row.sku === sku));
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'fees'], unknown);
  await writeFees(tx, marketplaceId, fees, actor);
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int from marketplace_fees where marketplace_id = ${marketplaceId}`;
  if (row!.count > maxRows) {
    throw ValidationError.of(['input', 'fees'], `fees: at most ${maxRows} can be stored for one marketplace`, null);
  }
  const from = fees.map(({ validFrom }) => validFrom).toSorted()[0]!;
  await tx`select compare_months(${from}::date)`;
  await tx`
    select notify_change('sales', array(
      select distinct s.business_day::text from sales_daily s
      where s.marketplace_id = ${marketplaceId} and s.business_day >= greatest(${from}::date, now()::date - 31)))`;
  return { fees: fees.length };
}

async function writeFees(tx: Tx, marketplaceId: number, fees: readonly NewFee[], actor: string): Promise<void> {
  const given = rowsOf(tx, fees, {
    sku: 'text',
    validFrom: 'date',
    commissionPercent: 'numeric',
    logistics: 'numeric',
    packing: 'numeric',
    currency: 'text',
    commissionKept: 'boolean',
    logisticsKept: 'boolean',
    remove: 'boolean',
  });
  await tx`
    delete from marketplace_fees f using ${given} g left join products p on p.sku = g.sku
    where g.remove and f.marketplace_id = ${marketplaceId} and f.valid_from = g.valid_from
      and f.product_id is not distinct from p.id`;
  await tx`
    insert into marketplace_fees as f (marketplace_id, product_id, valid_from, commission_percent, logistics, packing, currency,
      commission_kept, logistics_kept, actor)
    select ${marketplaceId}::int, p.id, g.valid_from, g.commission_percent, g.logistics, g.packing, g.currency, g.commission_kept,
      g.logistics_kept, ${actor}::text
    from ${given} g left join products p on p.sku = g.sku where not g.remove order by p.id, g.valid_from
    on conflict (marketplace_id, product_id, valid_from) do update set commission_percent = excluded.commission_percent,
      logistics = excluded.logistics, packing = excluded.packing, currency = excluded.currency,
      commission_kept = excluded.commission_kept, logistics_kept = excluded.logistics_kept, actor = excluded.actor, updated_at = now()
    where (f.commission_percent, f.logistics, f.packing, f.currency, f.commission_kept, f.logistics_kept)
      is distinct from (excluded.commission_percent, excluded.logistics, excluded.packing, excluded.currency,
        excluded.commission_kept, excluded.logistics_kept)`;
}

const columns = (sql: SqlOrTx) => sql`
  f.id, f.marketplace_id, f.product_id, f.valid_from::text, trim_scale(f.commission_percent)::text as commission_percent,
  f.logistics, f.packing, f.currency, f.commission_kept, f.logistics_kept, f.actor, f.updated_at`;

const where = (sql: SqlOrTx, filter: FeeFilter) => sql`
  ${filter.marketplaceId === null ? sql`true` : sql`f.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.productId === null ? sql`true` : sql`f.product_id = ${filter.productId}`}`;

/** A page of the fees, newest day first. */
export async function listFees(sql: SqlOrTx, filter: FeeFilter, page: PageRequest): Promise<Page<MarketplaceFee>> {
  const position = sql`
    (f.valid_from, f.id) < (select valid_from, id from marketplace_fees where id = ${page.afterId}::bigint)`;
  const rows = await sql<MarketplaceFee[]>`
    select ${columns(sql)} from marketplace_fees f
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : position}
    order by f.valid_from desc, f.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many fees match a filter. */
export async function countFees(sql: SqlOrTx, filter: FeeFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from marketplace_fees f where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** The stored fees of these days and products, newest day first. */
export function listFeesOf(
  sql: SqlOrTx,
  marketplaceId: number,
  fees: readonly Pick<NewFee, 'sku' | 'validFrom'>[],
): Promise<MarketplaceFee[]> {
  return sql<MarketplaceFee[]>`
    select ${columns(sql)} from marketplace_fees f
    left join products p on p.id = f.product_id
    join ${rowsOf(sql, fees, { sku: 'text', validFrom: 'date' })} g
      on g.valid_from = f.valid_from and g.sku is not distinct from p.sku
    where f.marketplace_id = ${marketplaceId} order by f.valid_from desc, f.id desc`;
}
