import type { BarcodeHolder, KnownProduct } from '../db/catalog/catalog.ts';
import { isRewritten, rewrittenError } from './fields.ts';
import { type CatalogRow, type RowFault, toFault } from './row.ts';

/** A product that has a barcode, and the row that gives it; null: it has it already. */
interface Holder {
  sku: string;
  barcode: string;
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

/** Which product has or gets each barcode, by the catalogue and by the rows; what a row takes from its product is free, unless the row is bad. */
export function listHolders(
  stored: readonly BarcodeHolder[],
  rows: readonly { number: number; row: CatalogRow }[],
  bad: ReadonlySet<number>,
): BarcodeHolders {
  const holders = new Map<string, Holder[]>();
  const add = (holder: Holder): void => {
    const same = holders.get(gtinOf(holder.barcode));
    if (same) same.push(holder);
    else holders.set(gtinOf(holder.barcode), [holder]);
  };
  const given = new Set(rows.flatMap(({ number, row }) => (row.product.barcodes && !bad.has(number) ? [row.sku] : [])));
  for (const { sku, barcodes } of stored) {
    if (!given.has(sku)) for (const barcode of barcodes) add({ sku, barcode, row: null });
  }
  for (const { number, row } of rows) {
    for (const barcode of row.product.barcodes ?? []) add({ sku: row.sku, barcode, row: number });
  }
  return holders;
}

/**
 * What is wrong with the barcodes that a row adds to its product. Those that it has already stay as they are. A person may confirm
 * that leading zeros tell two products apart, but not that two have the very same barcode: that is entered by hand.
 */
export function listBarcodeFaults(
  { sku, product }: CatalogRow,
  before: KnownProduct | undefined,
  { holders, createLookAlikes }: { holders: BarcodeHolders; createLookAlikes: boolean },
  nameRow: (row: number) => string,
): RowFault[] {
  const added = (product.barcodes ?? []).filter((barcode) => !before?.barcodes.includes(barcode));
  return added.flatMap((barcode) => {
    if (isRewritten(barcode)) return [toFault('barcodes', rewrittenError, barcode)];
    const others = holders.get(gtinOf(barcode))?.filter((holder) => holder.sku !== sku) ?? [];
    const same = others.find((holder) => holder.barcode === barcode);
    const other = same ?? (createLookAlikes ? undefined : others[0]);
    if (!other) return [];
    const where = other.row === null ? '' : ` (${nameRow(other.row)})`;
    const wayOut = same
      ? 'correct one of them. If both have it, set it with updateProduct'
      : `there it is ${other.barcode}. If it is the same product, use that SKU; if not, add --create-look-alikes (API: createLookAlikes)`;
    return [toFault('barcodes', `belongs to the product "${other.sku}"${where}: ${wayOut}`, barcode)];
  });
}
