import type { Json, Numeric, SqlOrTx, Tx } from '../client.ts';
import type { StockRule } from './marketplace-products.ts';

/** A product as an upsert of many rows needs it. Price and cost in the base currency. */
export interface KnownProduct {
  id: number;
  sku: string;
  name: string;
  barcodes: string[];
  price: Numeric | null;
  costPrice: Numeric | null;
  imageUrl: string | null;
  lowStockThreshold: number | null;
  quantity: number;
  oversold: number;
}

/** A listing as an upsert of many rows needs it. */
export interface KnownListing extends StockRule {
  id: number;
  marketplaceId: number;
  marketplaceSku: string;
  productId: number;
  /** SKU of its product. */
  sku: string;
  marketplaceProductId: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  settings: Json;
  unlinking: boolean;
}

/** Which listing: of a marketplace by the SKU there. */
export interface ListingKey {
  marketplaceId: number;
  marketplaceSku: string;
}

// Any number, but the same in every process: "rows" in ASCII.
const upsertLockId = 0x726f7773;

/** One upsert of many rows at a time: two that enter the same products in another order would wait for each other for ever. */
export async function lockUpserts(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${upsertLockId})`;
}

/** Products by their SKUs, those that exist. `lock`: neither they nor their stock change until the transaction ends. */
export function listKnownProducts(sql: SqlOrTx, skus: readonly string[], lock: boolean): Promise<KnownProduct[]> {
  return sql<KnownProduct[]>`
    select p.id, p.sku, p.name, p.barcodes, p.price, p.cost_price, p.image_url, p.low_stock_threshold, i.quantity, i.oversold
    from products p join inventory i on i.product_id = p.id
    where p.sku = any (${[...skus]}::text[])
    order by p.id ${lock ? sql`for no key update of p, i` : sql``}`;
}

/** Listings by their names, those that exist. `lock`: they and their pushes do not change until the transaction ends. */
export async function listKnownListings(
  sql: SqlOrTx,
  keys: readonly ListingKey[],
  lock: boolean,
): Promise<KnownListing[]> {
  const wanted = sql`unnest(${keys.map((key) => key.marketplaceId)}::int[], ${keys.map((key) => key.marketplaceSku)}::text[])
    as w (marketplace_id, marketplace_sku)`;
  if (lock) {
    // The push rows are locked before the listings, as everywhere.
    await sql`
      select 1 from pushes where id in (
        select mp.id from ${wanted} join marketplace_products mp using (marketplace_id, marketplace_sku))
      order by id for no key update`;
  }
  return sql<KnownListing[]>`
    select mp.id, mp.marketplace_id, mp.marketplace_sku, mp.product_id, g.sku, mp.marketplace_product_id, mp.marketplace_price,
      mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit, mp.stock_minimum, mp.selling, mp.settings,
      mp.unlinked_at is not null as unlinking
    from ${wanted} join marketplace_products mp using (marketplace_id, marketplace_sku) join products g on g.id = mp.product_id
    order by mp.id ${lock ? sql`for no key update of mp` : sql``}`;
}

/** One row of the catalogue as it stands: a product, and one listing of it or none. */
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
 * The catalogue in the order that it was entered, a thousand products at a time: each with one row for every listing, and one
 * without a listing when it has none or a price of its own. All of it is read in one snapshot.
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
