import type { Json, Sql } from '../client.ts';

/** An item of a marketplace's catalogue. Price of one item in the marketplace's currency, stock in items. */
export interface ImportedItem {
  marketplaceProductId: string;
  marketplaceSku: string;
  name: string;
  barcodes: string[];
  price: string | null;
  stock: number | null;
  settings: Json;
}

/** What became of an item. `detail` says why it is ambiguous or unusable; `opening`: units taken as opening quantity. */
export interface ImportedRow {
  marketplaceSku: string;
  outcome: 'linked' | 'created' | 'linked_before' | 'ambiguous' | 'unusable';
  sku: string | null;
  detail: string | null;
  opening: number | null;
}

/** How to import: see sql/functions/import_catalog_items.sql. */
export interface ImportOptions {
  marketplaceId: number;
  takeStock: boolean;
  dryRun: boolean;
  actor: string;
}

/** Links items to our products by exact SKU, else by barcode, and makes what is not there, in one transaction. */
export function importCatalogItems(
  sql: Sql,
  items: readonly ImportedItem[],
  options: ImportOptions,
): Promise<ImportedRow[]> {
  const rows: Json = items.map((item) => ({
    marketplace_product_id: item.marketplaceProductId,
    marketplace_sku: item.marketplaceSku,
    name: item.name,
    barcodes: item.barcodes,
    price: item.price,
    stock: item.stock,
    settings: item.settings,
  }));
  return sql<ImportedRow[]>`
    select * from import_catalog_items(${options.marketplaceId}, ${sql.json(rows)}, ${options.takeStock}, ${options.actor}, ${options.dryRun})`;
}
