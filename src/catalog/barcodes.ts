import type { BarcodeHolder, KnownProduct } from '../db/catalog/catalog.ts';
import { isRewritten, isStorable, looksRewritten, looksRewrittenError, rewrittenError } from './fields.ts';
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

const invisible = /[\p{Cf}\p{Cc}\p{VS}]/gu;

/** A barcode without what nobody sees: spaces around, invisible characters, digits of another width. */
const cleanOf = (barcode: string): string => barcode.normalize('NFKC').replace(invisible, '').trim();

/** Whether a barcode is not what a scanner reads: it has invisible parts, or spaces among the digits of a number of the trade. */
const isUnclean = (barcode: string): boolean =>
  cleanOf(barcode) !== barcode || (/ /.test(barcode) && /^\d{8,14}$/.test(barcode.replaceAll(' ', '')));

const severalNumbers = /^\d{6,14}(?: ?[,;/\\] ?\d{6,14})+$/;
const uncleanError =
  'has spaces, invisible characters or unusual digits, so no scanner and no marketplace finds it: enter it again, or say that it is right with --create-look-alikes (API: createLookAlikes)';
const maxBarcodes = 50;
const maxLength = 200;

/** The barcodes of an item of a marketplace by which it can be found: what a spreadsheet has destroyed, and "0" or "none", are none. */
export function readListedBarcodes(listed: readonly string[]): string[] {
  const usable = listed.map(cleanOf).filter((code) => {
    const isDestroyed = isRewritten(code) || looksRewritten(code);
    return /[1-9]/.test(code) && !isDestroyed && !code.includes('|') && code.length <= maxLength && isStorable(code);
  });
  return [...new Set(usable)].slice(0, maxBarcodes);
}

/** Whether a barcode is a shorter rounding of another one: a spreadsheet keeps six digits of `4780012345678` when it is shown as 4,78001E+12. */
function isRoundingOf(barcode: string, other: string): boolean {
  const digits = barcode.replace(/0+$/, '').length;
  const isRound = barcode.length - digits >= 4 && digits >= 3;
  const areAlike = barcode !== other && barcode.length === other.length && gtin.test(barcode) && gtin.test(other);
  return isRound && areAlike && Number(Number(other).toPrecision(digits)) === Number(barcode);
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
    const odd = findOddity(barcode, before, createLookAlikes);
    if (odd !== undefined) return [toFault('barcodes', odd, barcode)];
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

/** Why a barcode is hardly the one that is meant; undefined: nothing is odd about it, or a person said that it is right. */
function findOddity(barcode: string, before: KnownProduct | undefined, isConfirmed: boolean): string | undefined {
  if (isRewritten(barcode) || before?.barcodes.some((known) => isRoundingOf(barcode, known))) return rewrittenError;
  if (isConfirmed) return undefined;
  if (looksRewritten(barcode)) return looksRewrittenError;
  if (severalNumbers.test(barcode)) return 'has several numbers: put a | between them (API: one text for each)';
  return isUnclean(barcode) ? uncleanError : undefined;
}
