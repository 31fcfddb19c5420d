import { isWireInteger } from './wire.ts';

/** One row of a set. */
export interface UzumRow {
  skuId: string;
  barcode: string;
  amount: number;
  fbsLinked: boolean;
}

/** The row of a request; null if a field is missing or of another type. */
// The official text requires only barcode and amount; live users report that rows with fewer than these seven fields fail.
export function readRow(entry: Record<string, unknown>): UzumRow | null {
  const { skuId, skuTitle, productTitle, barcode, amount, fbsLinked, dbsLinked } = entry;
  if (!isWireInteger(skuId) || typeof barcode !== 'string' || typeof amount !== 'number') return null;
  if (!Number.isInteger(amount) || typeof fbsLinked !== 'boolean' || typeof dbsLinked !== 'boolean') return null;
  if (typeof skuTitle !== 'string' || typeof productTitle !== 'string') return null;
  return { skuId: String(skuId), barcode, amount, fbsLinked };
}
