import type { ImportedItem, ImportedRow } from '../db/catalog/catalog-import.ts';
import { listLookAlikes } from '../db/catalog/look-alikes.ts';
import type { SqlOrTx } from '../db/client.ts';
import { gtinOf } from './barcodes.ts';

/** Judges a page of a dry run by the products that the pages before it would have created. */
type JudgePage = (
  sql: SqlOrTx,
  items: readonly Pick<ImportedItem, 'barcodes'>[],
  rows: readonly ImportedRow[],
) => Promise<ImportedRow[]>;

/** A dry run stores nothing: without a memory, each page would create what an earlier one created already. */
export function rememberPages({ createLookAlikes }: { createLookAlikes: boolean }): JudgePage {
  const skusByKey = new Map<string, string>();
  const byBarcode = new Map<string, { sku: string; barcode: string }>();
  return async (sql, items, rows) => {
    const created = rows.filter(({ outcome }) => outcome === 'created').map(({ marketplaceSku }) => marketplaceSku);
    const keys = new Map((await listLookAlikes(sql, created)).map(({ sku, key }) => [sku, key]));
    const judged = rows.map((row, index): ImportedRow => {
      if (row.outcome !== 'created') return row;
      const barcodes = items[index]?.barcodes ?? [];
      const same = barcodes.map((barcode) => byBarcode.get(gtinOf(barcode)));
      const exact = same.find((one) => one !== undefined && barcodes.includes(one.barcode));
      if (exact) return { ...row, outcome: 'linked', sku: exact.sku, detail: 'by barcode', opening: null };
      const twin = skusByKey.get(keys.get(row.marketplaceSku) ?? '') ?? same.find((one) => one !== undefined)?.sku;
      if (createLookAlikes || twin === undefined) return row;
      const detail = `it is probably the same as "${twin}" of this catalogue`;
      return { ...row, outcome: 'look_alike', sku: null, detail, opening: null };
    });
    for (const [index, { outcome, marketplaceSku: sku }] of judged.entries()) {
      if (outcome !== 'created') continue;
      skusByKey.set(keys.get(sku) ?? '', sku);
      for (const barcode of items[index]?.barcodes ?? []) byBarcode.set(gtinOf(barcode), { sku, barcode });
    }
    return judged;
  };
}
