import { isWireInteger } from './wire.ts';

/** One row of a set. */
export interface UzumRow {
  skuId: string;
  barcode: string;
  amount: number;
  fbsLinked: boolean;
}

/** The row of a request, or null where a field is missing or of another type. */
// Official text needs barcode and amount only; live users report that rows with fewer than these seven fields fail.
export function readRow(entry: Record<string, unknown>): UzumRow | null {
  const { skuId, skuTitle, productTitle, barcode, amount, fbsLinked, dbsLinked } = entry;
  if (!isWireInteger(skuId) || typeof barcode !== 'string' || typeof amount !== 'number') return null;
  if (!Number.isInteger(amount) || typeof fbsLinked !== 'boolean' || typeof dbsLinked !== 'boolean') return null;
  if (typeof skuTitle !== 'string' || typeof productTitle !== 'string') return null;
  return { skuId: String(skuId), barcode, amount, fbsLinked };
}
