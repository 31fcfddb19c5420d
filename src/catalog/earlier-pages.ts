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
  /** What the marketplace calls the products that earlier pages would link. */
  const listedAs = new Map<string, string>();
  const refuse = (row: ImportedRow, outcome: 'ambiguous' | 'look_alike', detail: string): ImportedRow => ({
    ...row,
    outcome,
    detail,
    sku: null,
    opening: null,
  });
  const judge = (row: ImportedRow, barcodes: readonly string[], key: string): ImportedRow => {
    const isByBarcode = row.outcome === 'linked' && row.detail !== null;
    if (row.outcome !== 'created' && !isByBarcode) return row;
    const same = barcodes.map((barcode) => byBarcode.get(gtinOf(barcode)));
    const product = isByBarcode
      ? row.sku
      : same.find((one) => one !== undefined && barcodes.includes(one.barcode))?.sku;
    const name = product == null ? undefined : listedAs.get(product);
    if (name !== undefined)
      return refuse(row, 'ambiguous', `its barcode names our ${product}, which is listed there as "${name}" already`);
    const twin = skusByKey.get(key) ?? same.find((one) => one !== undefined)?.sku;
    if (isByBarcode || createLookAlikes || twin === undefined) return row;
    return refuse(row, 'look_alike', `it is probably the same as "${twin}" of this catalogue`);
  };
  return async (sql, items, rows) => {
    const created = rows.filter(({ outcome }) => outcome === 'created').map(({ marketplaceSku }) => marketplaceSku);
    const keys = new Map((await listLookAlikes(sql, created)).map(({ sku, key }) => [sku, key]));
    const barcodesOf = (index: number): readonly string[] => items[index]?.barcodes ?? [];
    const judged = rows.map((row, index) => judge(row, barcodesOf(index), keys.get(row.marketplaceSku) ?? ''));
    for (const [index, { outcome, marketplaceSku, sku }] of judged.entries()) {
      if (sku !== null && (outcome === 'created' || outcome === 'linked')) listedAs.set(sku, marketplaceSku);
      if (outcome !== 'created') continue;
      skusByKey.set(keys.get(marketplaceSku) ?? '', marketplaceSku);
      for (const barcode of barcodesOf(index)) byBarcode.set(gtinOf(barcode), { sku: marketplaceSku, barcode });
    }
    return judged;
  };
}
