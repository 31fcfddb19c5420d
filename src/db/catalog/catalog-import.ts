import type { Json, SqlOrTx } from '../client.ts';
import { jsonRows } from '../rows.ts';

/** An item of a marketplace's catalogue. `price` is for one item, in the marketplace's currency; `stock` is in items. */
export interface ImportedItem {
  marketplaceProductId: string;
  marketplaceSku: string;
  name: string;
  barcodes: string[];
  price: string | null;
  stock: number | null;
  settings: Json;
}

/** The result for one item. `detail`: why it is ambiguous, unusable or probably the same as another; `opening`: units that were taken as opening quantity. */
export interface ImportedRow {
  marketplaceSku: string;
  outcome: 'linked' | 'created' | 'linked_before' | 'look_alike' | 'ambiguous' | 'unusable';
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
  /** Create what is probably a product that exists. */
  createLookAlikes?: boolean;
}

/** Links items to products by exact SKU, else by barcode, and creates missing products, in one transaction. */
export function importCatalogItems(
  sql: SqlOrTx,
  items: readonly ImportedItem[],
  options: ImportOptions,
): Promise<ImportedRow[]> {
  const { marketplaceId, takeStock, dryRun, actor, createLookAlikes = false } = options;
  return sql<ImportedRow[]>`
    select * from import_catalog_items(${marketplaceId}, ${jsonRows(sql, items)}, ${takeStock}, ${actor}, ${dryRun}, ${createLookAlikes})`;
}
