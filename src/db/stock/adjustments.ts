import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
import { applyStockChanges, type MovementType } from './stock.ts';

/** A stock adjustment by a person: a change in units, or the units that were counted on the shelf at a time. */
export interface Adjustment {
  sku: string;
  amount: { change: number } | { counted: number; at: Date | null };
  reason: Extract<MovementType, 'receipt' | 'stocktake' | 'write_off' | 'transfer' | 'correction'>;
  expectedVersion: number | null;
  note: string | null;
  actor: string;
}

/**
 * Applies an adjustment. Returns the product and the movement; null: the count found what the ledger already has.
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
    const message = `The stock of "${adjustment.sku}" has changed: it is at version ${product.version}, not ${adjustment.expectedVersion}`;
    throw new ConflictError('STALE_VERSION', message, { currentVersion: product.version });
  }
  const { amount } = adjustment;
  const units = 'change' in amount ? amount.change : await differenceOfCount(tx, product.id, amount);
  if (units === 0) {
    if ('counted' in amount) await recordConfirmingCount(tx, product, adjustment, amount);
    return { productId: product.id, movementId: null };
  }
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
      occurredAt: 'at' in amount ? amount.at : null,
      // A count is a fact and cannot be refused; units that somebody takes out must exist.
      mayOversell: 'counted' in amount,
    },
  ]);
  return { productId: product.id, movementId: applied?.movementId ?? null };
}

/** A count that found what the ledger has leaves its moment: what is older is in it. */
async function recordConfirmingCount(
  tx: Tx,
  product: { id: number; version: number },
  { actor, note }: Adjustment,
  { counted, at }: { counted: number; at: Date | null },
): Promise<void> {
  await tx`
    insert into confirming_counts (product_id, version, quantity, counted_at, actor, note)
    values (${product.id}, ${product.version}, ${counted}, coalesce(${at?.toISOString() ?? null}::timestamptz, clock_timestamp()), ${actor}, ${note})`;
}

/**
 * Counted units, minus units that were sold but still on the shelf, minus the ledger's figure at that time: sales since then stay.
 * The figure of a time is a sum by recorded_at, as in awaiting_shipment (versions follow the order of the locks, not of the times).
 * Counts belong to the time when they were made, so that two people who count the same loss record it once. What was undone counts
 * for no time. Throws ConflictError INVALID_STATE when a later count is already recorded, or the product began with a later figure: that
 * may have what was counted in it.
 */
async function differenceOfCount(
  tx: Tx,
  productId: number,
  count: { counted: number; at: Date | null },
): Promise<number> {
  const [row] = await tx<{ units: number; laterCount: Date | null; laterOpening: Date | null }[]>`
    select ${count.counted}::int - awaiting_shipment(${productId}, t.at) - counted_net(${productId}, t.at) as units,
      greatest((select max(m.occurred_at) from inventory_movements m
          where m.product_id = ${productId} and m.movement_type = 'stocktake' and m.occurred_at > t.at
            and not exists (select from inventory_movements u where u.source_key = 'undo:' || m.id)),
        (select max(c.counted_at) from confirming_counts c where c.product_id = ${productId} and c.counted_at > t.at)) as later_count,
      (select max(m.occurred_at) from inventory_movements m
        where m.product_id = ${productId} and m.movement_type = 'opening' and m.occurred_at > t.at) as later_opening
    from (select coalesce(${count.at?.toISOString() ?? null}::timestamptz, clock_timestamp()) as at) t`;
  if (row?.laterCount) {
    const message = `A later count, of ${row.laterCount.toISOString()}, is already recorded: an older one cannot be applied`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (row?.laterOpening) {
    const began = `The product began with a figure of ${row.laterOpening.toISOString()}, which may have what was counted before in it`;
    throw new ConflictError('INVALID_STATE', `${began}: count again`);
  }
  return row?.units ?? 0;
}
