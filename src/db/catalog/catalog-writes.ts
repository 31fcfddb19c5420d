import { ConflictError } from '../../errors.ts';
import { findSqlState, type Json, type Numeric, type Tx } from '../client.ts';
import { applyStockChanges } from '../stock/stock.ts';
import type { StockRule } from './marketplace-products.ts';

const rowsAtOnce = 1_000;

/** A product with every field, to be entered or changed. */
export interface ProductWrite {
  sku: string;
  name: string;
  barcodes: string[];
  price: Numeric | null;
  costPrice: Numeric | null;
  imageUrl: string | null;
  lowStockThreshold: number | null;
}

/** A listing with every field, to be made or changed. */
export interface ListingWrite extends StockRule {
  marketplaceId: number;
  productId: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  settings: Json;
}

/** Enters products without stock. Gives their keys by SKU. Throws ConflictError when one was entered at the same moment. */
export async function insertProducts(
  tx: Tx,
  products: readonly ProductWrite[],
  currency: string,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  try {
    for (const some of inParts(products)) {
      const rows = await tx<{ id: number; sku: string }[]>`
        insert into products (sku, name, barcodes, price, cost_price, image_url, low_stock_threshold, currency)
        select sku, name, barcodes, price, "costPrice", "imageUrl", "lowStockThreshold", ${currency}
        from rows from (jsonb_to_recordset(${tx.json(some.map(toJson))}) as (sku text, name text, barcodes text[], price numeric,
          "costPrice" numeric, "imageUrl" text, "lowStockThreshold" integer))
          with ordinality as r (sku, name, barcodes, price, "costPrice", "imageUrl", "lowStockThreshold", ord)
        order by ord returning id, sku`;
      await tx`insert into inventory (product_id) select unnest(${rows.map(({ id }) => id)}::int[])`;
      for (const { id, sku } of rows) ids.set(sku, id);
    }
  } catch (error) {
    if (findSqlState(error) !== '23505') throw error;
    throw new ConflictError(
      'ALREADY_EXISTS',
      'One of the products was entered by somebody else at the same moment: try again',
    );
  }
  return ids;
}

/** Changes products by their SKUs; they are locked by the caller. */
export async function updateProducts(tx: Tx, products: readonly ProductWrite[]): Promise<void> {
  for (const some of inParts(products)) {
    await tx`
      update products p set name = r.name, barcodes = r.barcodes, price = r.price, cost_price = r."costPrice", image_url = r."imageUrl",
        low_stock_threshold = r."lowStockThreshold", updated_at = now()
      from jsonb_to_recordset(${tx.json(some.map(toJson))}) as r (sku text, name text, barcodes text[], price numeric,
        "costPrice" numeric, "imageUrl" text, "lowStockThreshold" integer)
      where p.sku = r.sku`;
  }
}

/**
 * Makes listings, or changes those of the same name, which the caller has locked; a listing on its way out is taken over. Gives their
 * keys, in no order; new ones on a marketplace with an API are owed a push from the start.
 */
export async function upsertListings(tx: Tx, listings: readonly ListingWrite[]): Promise<number[]> {
  const ids: number[] = [];
  for (const some of inParts(listings)) {
    const rows = await tx<{ id: number }[]>`
        insert into marketplace_products as mp (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
          units_per_item, stock_buffer, stock_percent, stock_limit, stock_minimum, selling, settings)
        select * from jsonb_to_recordset(${tx.json(some.map(toJson))}) as r ("marketplaceId" integer, "productId" integer,
          "marketplaceProductId" text, "marketplaceSku" text, "marketplacePrice" numeric, "unitsPerItem" integer, "stockBuffer" integer,
          "stockPercent" integer, "stockLimit" integer, "stockMinimum" integer, selling boolean, settings jsonb)
        on conflict (marketplace_id, marketplace_sku) do update set product_id = excluded.product_id,
          marketplace_product_id = excluded.marketplace_product_id, marketplace_price = excluded.marketplace_price,
          units_per_item = excluded.units_per_item, stock_buffer = excluded.stock_buffer, stock_percent = excluded.stock_percent,
          stock_limit = excluded.stock_limit, stock_minimum = excluded.stock_minimum, selling = excluded.selling,
          settings = excluded.settings, unlinked_at = null, updated_at = now()
        returning mp.id`;

    ids.push(...rows.map(({ id }) => id));
  }
  await tx`select add_pushes(${ids}::int[])`;
  return ids;
}

/** Owes listings a push and announces those products again that our own shop offers through one of them. */
export async function retellListings(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx`select owe_pushes(${[...ids]}::int[], 'manual')`;
  await tx`
    select touch_products(array(
      select mp.product_id from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id
      where mp.id = any (${[...ids]}::int[]) and m.type = 'internal'))`;
}

/** Free units that a product shall have; `units`: what is missing to that. */
export interface StockWrite {
  productId: number;
  units: number;
  isNew: boolean;
}

/** Brings stock to what was counted: as the opening of new products, as a stocktake of others. `importId` names the cause for ever. */
export async function writeStock(
  tx: Tx,
  changes: readonly StockWrite[],
  cause: { importId: string; actor: string; onWritten?: (products: number) => void },
): Promise<void> {
  const sorted = changes.toSorted((a, b) => a.productId - b.productId);
  const occurredAt = new Date();
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
        occurredAt,
        mayOversell: true,
      })),
      'manual',
    );
    cause.onWritten?.(some.length);
  }
}

/** Plain JSON of a row: what is no value of JSON has no place in it. */
const toJson = (row: ProductWrite | ListingWrite): Record<string, Json> => ({ ...row });

function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) yield rows.slice(at, at + rowsAtOnce);
}
