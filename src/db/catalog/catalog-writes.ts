import { ConflictError } from '../../errors.ts';
import { findSqlState, type Numeric, type Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { applyStockChanges } from '../stock/stock.ts';
import type { NewMarketplaceProduct } from './marketplace-products.ts';

const rowsAtOnce = 1_000;

/** A product with every field, to be created or changed. */
export interface ProductWrite {
  sku: string;
  name: string;
  barcodes: string[];
  price: Numeric | null;
  costPrice: Numeric | null;
  imageUrl: string | null;
  description: string | null;
  category: string | null;
  inShop: boolean;
  lowStockThreshold: number | null;
}

const productColumns = {
  sku: 'text',
  name: 'text',
  barcodes: 'text[]',
  price: 'numeric',
  costPrice: 'numeric',
  imageUrl: 'text',
  description: 'text',
  category: 'text',
  inShop: 'boolean',
  lowStockThreshold: 'integer',
} as const;

/** A product to be created; `openings`: how many movements it begins with in the same transaction, 0 or 1. */
export interface NewProductWrite extends ProductWrite {
  openings: number;
}

/** Creates products without stock. Returns their ids by SKU. Throws ConflictError when another request created one at the same time. */
export async function insertProducts(
  tx: Tx,
  products: readonly NewProductWrite[],
  currency: string,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  try {
    for (const some of inParts(products)) {
      const rows = await tx<{ id: number; sku: string }[]>`
        insert into products (sku, name, barcodes, price, cost_price, image_url, description, category, in_shop, low_stock_threshold,
          settings_revision, currency)
        select sku, name, barcodes, price, cost_price, image_url, description, category, in_shop, low_stock_threshold, openings, ${currency}
        from ${rowsOf(tx, some, { ...productColumns, openings: 'integer' })} r order by position returning id, sku`;
      await tx`insert into inventory (product_id) select unnest(${rows.map(({ id }) => id)}::int[])`;
      for (const { id, sku } of rows) ids.set(sku, id);
    }
  } catch (error) {
    if (findSqlState(error) !== '23505') throw error;
    throw new ConflictError(
      'ALREADY_EXISTS',
      'Another request created one of the products at the same time: try again',
    );
  }
  return ids;
}

/** Changes products by SKU. The caller has locked them. */
export async function updateProducts(tx: Tx, products: readonly ProductWrite[]): Promise<void> {
  for (const some of inParts(products)) {
    await tx`
      update products p set name = r.name, barcodes = r.barcodes, price = r.price, cost_price = r.cost_price, image_url = r.image_url,
        description = r.description, category = r.category, in_shop = r.in_shop,
        low_stock_threshold = r.low_stock_threshold, updated_at = now()
      from ${rowsOf(tx, some, productColumns)} r where p.sku = r.sku`;
  }
}

const listingColumns = {
  marketplaceId: 'integer',
  productId: 'integer',
  marketplaceProductId: 'text',
  marketplaceSku: 'text',
  marketplacePrice: 'numeric',
  unitsPerItem: 'integer',
  stockBuffer: 'integer',
  stockPercent: 'integer',
  stockLimit: 'integer',
  stockMinimum: 'integer',
  selling: 'boolean',
  settings: 'jsonb',
} as const;

/**
 * Creates listings, or changes the listings with the same marketplace and SKU, which the caller has locked. A listing that is being
 * unlinked is linked again. New listings of marketplaces with an API are owed a push, and subscribers are notified of the products that
 * our own shop sells through one. Returns the ids, in no order.
 */
export async function upsertListings(tx: Tx, listings: readonly NewMarketplaceProduct[]): Promise<number[]> {
  const ids: number[] = [];
  for (const some of inParts(listings)) {
    const rows = await tx<{ id: number }[]>`
      insert into marketplace_products as mp (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
        units_per_item, stock_buffer, stock_percent, stock_limit, stock_minimum, selling, settings)
      select marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
        units_per_item, stock_buffer, stock_percent, stock_limit, stock_minimum, selling, settings
      from ${rowsOf(tx, some, listingColumns)} r
      on conflict (marketplace_id, marketplace_sku) do update set product_id = excluded.product_id,
        marketplace_product_id = excluded.marketplace_product_id, marketplace_price = excluded.marketplace_price,
        units_per_item = excluded.units_per_item, stock_buffer = excluded.stock_buffer, stock_percent = excluded.stock_percent,
        stock_limit = excluded.stock_limit, stock_minimum = excluded.stock_minimum, selling = excluded.selling,
        settings = excluded.settings, unlinked_at = null, updated_at = now()
      returning mp.id`;
    ids.push(...rows.map(({ id }) => id));
  }
  if (ids.length === 0) return ids;
  await tx`
    select touch_products(array(
      select mp.product_id from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id
      where mp.id = any (${ids}::int[]) and m.type = 'internal'))`;
  await tx`select add_pushes(${ids}::int[])`;
  return ids;
}

/** `units`: the difference between the counted stock of a product and its present stock. */
export interface StockWrite {
  productId: number;
  units: number;
  isNew: boolean;
}

/** Sets stock to the counted figures: as opening of new products, as stocktake of others. `importId` is part of the source keys. */
export async function writeStock(
  tx: Tx,
  changes: readonly StockWrite[],
  cause: { importId: string; actor: string; onWritten?: (products: number) => void },
): Promise<void> {
  const sorted = changes.toSorted((a, b) => a.productId - b.productId);
  for (const some of inParts(sorted)) {
    await applyStockChanges(
      tx,
      some.map(({ productId, units, isNew }) => ({
        sourceKey: isNew ? `opening:${productId}` : `import:${cause.importId}:${productId}`,
        productId,
        units,
        movementType: isNew ? 'opening' : 'stocktake',
        referenceType: 'import',
        referenceId: cause.importId,
        actor: cause.actor,
        occurredAt: null,
        mayOversell: true,
      })),
      'manual',
    );
    cause.onWritten?.(some.length);
  }
}

function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}
