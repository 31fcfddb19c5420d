import type { Numeric, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { ProductWrite } from './catalog-writes.ts';
import type { ListingKey, NewMarketplaceProduct } from './marketplace-products.ts';

/** A product as an upsert of many rows needs it. Price and cost in the base currency. */
export interface KnownProduct extends ProductWrite {
  id: number;
  quantity: number;
  oversold: number;
}

/** A listing as an upsert of many rows needs it. */
export interface KnownListing extends NewMarketplaceProduct {
  id: number;
  /** SKU of its product. */
  sku: string;
  unlinking: boolean;
}

// Any number, but the same in every process: "rows" in ASCII.
const upsertLockId = 0x726f7773;

/** Allows one upsert of many rows at a time: two that create the same products in different orders would deadlock. */
export async function lockUpserts(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${upsertLockId})`;
}

/** The existing products with these SKUs. `lock`: they and their stock cannot change until the transaction ends. */
export function listKnownProducts(sql: SqlOrTx, skus: readonly string[], lock: boolean): Promise<KnownProduct[]> {
  return sql<KnownProduct[]>`
    select p.id, p.sku, p.name, p.barcodes, p.price, p.cost_price, p.image_url, p.description, p.category, p.in_shop, p.low_stock_threshold,
      i.quantity, i.oversold
    from products p join inventory i on i.product_id = p.id
    where p.sku = any (${[...skus]}::text[])
    order by p.id ${lock ? sql`for no key update of p, i` : sql``}`;
}

/** A product with its barcodes. */
export interface BarcodeHolder {
  sku: string;
  barcodes: string[];
}

/** The products with one of these barcodes, oldest first. */
export function listBarcodeHolders(sql: SqlOrTx, barcodes: readonly string[]): Promise<BarcodeHolder[]> {
  return sql<
    BarcodeHolder[]
  >`select sku, barcodes from products where barcodes && ${[...barcodes]}::text[] order by id`;
}

/** The existing listings with these keys. `lock`: they and their pushes cannot change until the transaction ends. */
export async function listKnownListings(
  sql: SqlOrTx,
  keys: readonly ListingKey[],
  lock: boolean,
): Promise<KnownListing[]> {
  const named = rowsOf(sql, keys, { marketplaceId: 'integer', marketplaceSku: 'text' });
  if (lock) {
    // Lock order everywhere: push rows before listings.
    await sql`
      select 1 from pushes where id in (
        select mp.id from ${named} n join marketplace_products mp using (marketplace_id, marketplace_sku))
      order by id for no key update`;
  }
  return sql<KnownListing[]>`
    select mp.id, mp.marketplace_id, mp.marketplace_sku, mp.product_id, g.sku, mp.marketplace_product_id, mp.marketplace_price,
      mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit, mp.stock_minimum, mp.selling, mp.settings,
      mp.unlinked_at is not null as unlinking
    from ${named} n join marketplace_products mp using (marketplace_id, marketplace_sku) join products g on g.id = mp.product_id
    order by mp.id ${lock ? sql`for no key update of mp` : sql``}`;
}

/** One row of the catalogue: a product, with one of its listings or without. */
export interface CatalogEntry {
  productId: number;
  sku: string;
  name: string;
  barcodes: string[];
  price: Numeric | null;
  costPrice: Numeric | null;
  quantity: number;
  listing: {
    marketplace: string;
    marketplaceProductId: string;
    marketplaceSku: string;
    price: Numeric | null;
    unitsPerItem: number;
    stockBuffer: number;
  } | null;
}

/**
 * The catalogue, oldest products first, a thousand products at a time. A product has one row per listing, and one row without a
 * listing if it has no listing or has a price of its own. In a repeatable read transaction all of it comes from one snapshot.
 */
export async function* readCatalog(
  sql: SqlOrTx,
  options: { withArchived: boolean },
): AsyncGenerator<CatalogEntry[], void, undefined> {
  for (let afterId = 0; ; ) {
    const rows = await sql<CatalogEntry[]>`
      select p.id as product_id, p.sku, p.name, p.barcodes, p.price, p.cost_price, i.quantity, l.listing
      from (
        select * from products where id > ${afterId} and (archived_at is null or ${options.withArchived}) order by id limit 1000
      ) p
      join inventory i on i.product_id = p.id
      cross join lateral (
        select 0 as id, null::jsonb as listing
        where p.price is not null or not exists (select from marketplace_products where product_id = p.id and unlinked_at is null)
        union all
        select mp.id, jsonb_build_object('marketplace', m.code, 'marketplaceProductId', mp.marketplace_product_id,
          'marketplaceSku', mp.marketplace_sku, 'price', mp.marketplace_price::text, 'unitsPerItem', mp.units_per_item,
          'stockBuffer', mp.stock_buffer)
        from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id
        where mp.product_id = p.id and mp.unlinked_at is null
      ) l
      order by p.id, l.id`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    afterId = last.productId;
  }
}
