import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
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

/**
 * Counted, less what was sold but still on the shelf, less what the ledger had at that moment: what was sold since stays as it is.
 * The ledger of a moment is a sum over recorded_at, as awaiting_shipment's is (versions rise in the order of the locks, not of the
 * times), and counts found earlier belong to the moment they were made at, so that two people who count the same loss book it once.
 * Throws ConflictError INVALID_STATE when a later count stands already.
 */
async function differenceOfCount(
  tx: Tx,
  productId: number,
  count: { counted: number; at: Date | null },
): Promise<number> {
  const [row] = await tx<{ units: number; laterCount: Date | null }[]>`
    select ${count.counted}::int - awaiting_shipment(${productId}, t.at) - coalesce(sum(m.quantity_change) filter (where
        case m.movement_type when 'stocktake' then m.occurred_at else m.recorded_at end <= t.at), 0)::int as units,
      max(m.occurred_at) filter (where m.movement_type = 'stocktake' and m.occurred_at > t.at) as later_count
    from (select coalesce(${count.at?.toISOString() ?? null}::timestamptz, clock_timestamp()) as at) t
    left join inventory_movements m on m.product_id = ${productId}
    group by t.at`;
  if (row?.laterCount) {
    const message = `A count of ${row.laterCount.toISOString()} stands already: an older one says nothing new`;
    throw new ConflictError('INVALID_STATE', message);
  }
  return row?.units ?? 0;
}
