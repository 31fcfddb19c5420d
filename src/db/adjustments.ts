import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '../errors.ts';
import type { Int8, Tx } from './client.ts';
import { applyStockChanges, type MovementType } from './stock.ts';

/** What a person says of the stock: a change in units, or how many were counted on the shelf at a moment. */
export interface Adjustment {
  sku: string;
  amount: { change: number } | { counted: number; at: Date | null };
  reason: Extract<MovementType, 'receipt' | 'stocktake' | 'write_off' | 'transfer' | 'correction'>;
  expectedVersion: number | null;
  note: string | null;
  actor: string;
}

/**
 * Applies an adjustment. Gives the product and the movement; null when a count found what was there already.
 * Throws NotFoundError, ConflictError STALE_VERSION, InsufficientStockError, ValidationError (out of range).
 */
export async function adjustStock(
  tx: Tx,
  adjustment: Adjustment,
): Promise<{ productId: number; movementId: Int8 | null }> {
  const [product] = await tx<{ id: number; version: number }[]>`
    select p.id, i.version from products p join inventory i on i.product_id = p.id where p.sku = ${adjustment.sku}
    for no key update of i`;
  if (!product) throw new NotFoundError('Product', ['input', 'sku'], [adjustment.sku]);
  if (adjustment.expectedVersion !== null && adjustment.expectedVersion !== product.version) {
    const message = `The stock of "${adjustment.sku}" has changed: version ${product.version}, not ${adjustment.expectedVersion}`;
    throw new ConflictError('STALE_VERSION', message, product.version);
  }
  const { amount } = adjustment;
  const units = 'change' in amount ? amount.change : await differenceOfCount(tx, product.id, amount);
  if (units === 0) return { productId: product.id, movementId: null };
  const id = randomUUID();
  const [applied] = await applyStockChanges(tx, [
    {
      sourceKey: `adjustment:${id}`,
      productId: product.id,
      units,
      movementType: adjustment.reason,
      referenceType: 'adjustment',
      referenceId: id,
      actor: adjustment.actor,
      note: adjustment.note,
      occurredAt: ('at' in amount ? amount.at : null) ?? new Date(),
      // What was counted is a fact; what somebody takes out must be there.
      mayOversell: 'counted' in amount,
    },
  ]);
  return { productId: product.id, movementId: applied?.movementId ?? null };
}

/** Counted, less what is sold but still on the shelf, less what the ledger said at that moment: sales since then stay as they are. */
async function differenceOfCount(
  tx: Tx,
  productId: number,
  count: { counted: number; at: Date | null },
): Promise<number> {
  const [row] = await tx<{ units: number }[]>`
    select ${count.counted}::int - awaiting_shipment(${productId}, t.at) - coalesce(
      (select quantity_after from inventory_movements where product_id = ${productId} and recorded_at <= t.at order by version desc limit 1), 0) as units
    from (select coalesce(${count.at?.toISOString() ?? null}::timestamptz, clock_timestamp()) as at) t`;
  return row?.units ?? 0;
}
