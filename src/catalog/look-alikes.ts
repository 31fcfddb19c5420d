import type { Known, NameRow } from './listing-draft.ts';
import { type RowFault, toFault } from './row.ts';

/** Products that rows create, by what their SKU reads like. */
export type Newcomers = Map<string, { sku: string; row: number }>;

/** A new SKU that people read as another one: most often it is the same product, and its stock would count twice. */
export function listLookAlikeFaults(
  { newcomers, nameRow }: { newcomers: Newcomers; nameRow: NameRow },
  { lookAlikes }: Known,
  sku: string,
): RowFault[] {
  const own = lookAlikes.get(sku);
  if (!own) return [];
  const [product] = own.products;
  const earlier = newcomers.get(own.key);
  const twin = product ?? earlier?.sku;
  if (twin === undefined) return [];
  const where = product === undefined && earlier ? ` of ${nameRow(earlier.row)}` : '';
  const what = own.archived.includes(twin) ? 'the archived ' : '';
  const message = `is probably the same as ${what}"${twin}"${where} (${nameDifference(sku, twin)}): use that SKU, or say that it is another product with --create-look-alikes (API: createLookAlikes)`;
  return [toFault('sku', message, sku)];
}

function nameDifference(one: string, other: string): string {
  if (one.normalize('NFC') === other.normalize('NFC')) return 'only the Unicode form differs';
  if (one.toLowerCase() === other.toLowerCase()) return 'only the case differs';
  if (one.trim() === other.trim()) return 'only spaces differ';
  if (/^0*(\d+) 0*\1$/.test(`${one} ${other}`)) return 'only leading zeros differ';
  return 'letters look the same, or characters are invisible';
}
