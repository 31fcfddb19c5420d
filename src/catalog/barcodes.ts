import type { BarcodeHolder, KnownProduct } from '../db/catalog/catalog.ts';
import { isRewritten, rewrittenError } from './fields.ts';
import { type CatalogRow, type RowFault, toFault } from './row.ts';

/** A product that has a barcode, and the row that gives it; null: it has it already. */
interface Holder {
  sku: string;
  row: number | null;
}

/** Which products have which barcode, by `gtinOf`. */
export type BarcodeHolders = ReadonlyMap<string, readonly Holder[]>;

const minGtinLength = 6;
const gtinLength = 14;
const gtin = new RegExp(`^\\d{${minGtinLength},${gtinLength}}$`);

/** A barcode as a number of the trade has it, with 14 digits: leading zeros come and go. Short ones are the shop's own. */
export function gtinOf(barcode: string): string {
  return gtin.test(barcode) ? barcode.padStart(gtinLength, '0') : barcode;
}

/** Every text that is the same number of the trade. */
export function listSpellings(barcode: string): string[] {
  if (!gtin.test(barcode)) return [barcode];
  const digits = barcode.replace(/^0+/, '');
  const shortest = Math.max(digits.length, minGtinLength);
  return Array.from({ length: gtinLength - shortest + 1 }, (_, more) => digits.padStart(shortest + more, '0'));
}

/** Which product has or gets each barcode, by the catalogue and by the rows; what a row takes from its product is free. */
export function listHolders(
  stored: readonly BarcodeHolder[],
  rows: readonly { number: number; row: CatalogRow }[],
): BarcodeHolders {
  const holders = new Map<string, Holder[]>();
  const add = (barcode: string, holder: Holder): void => {
    const key = gtinOf(barcode);
    holders.set(key, [...(holders.get(key) ?? []), holder]);
  };
  const given = new Set(rows.flatMap(({ row }) => (row.product.barcodes ? [row.sku] : [])));
  for (const { sku, barcodes } of stored) {
    if (!given.has(sku)) for (const barcode of barcodes) add(barcode, { sku, row: null });
  }
  for (const { number, row } of rows) {
    for (const barcode of row.product.barcodes ?? []) add(barcode, { sku: row.sku, row: number });
  }
  return holders;
}

/** What is wrong with the barcodes that a row adds to its product. Those that it has already stay as they are. */
export function listBarcodeFaults(
  { sku, product }: CatalogRow,
  known: KnownProduct | undefined,
  { holders, nameRow }: { holders: BarcodeHolders; nameRow: (row: number) => string },
): RowFault[] {
  const added = (product.barcodes ?? []).filter((barcode) => !known?.barcodes.includes(barcode));
  return added.flatMap((barcode) => {
    if (isRewritten(barcode)) return [toFault('barcodes', rewrittenError, barcode)];
    const other = holders.get(gtinOf(barcode))?.find((holder) => holder.sku !== sku);
    if (!other) return [];
    const where = other.row === null ? '' : ` (${nameRow(other.row)})`;
    const message = `belongs to the product "${other.sku}"${where}: correct one of them. If both have it, set it with updateProduct`;
    return [toFault('barcodes', message, barcode)];
  });
}
