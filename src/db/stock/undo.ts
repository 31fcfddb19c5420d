import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, Numeric, Tx } from '../client.ts';
import { settledUnits } from './settled-units.ts';
import { applyStockChanges, type MovementType, type ReferenceType, type StockChange } from './stock.ts';

/** Which adjustment to undo, and who does it. */
export interface Undo {
  movementId: Int8;
  note: string | null;
  actor: string;
}

interface Undone {
  productId: number;
  sku: string;
  version: number;
  quantityChange: number;
  movementType: MovementType;
  referenceType: ReferenceType;
  referenceId: string | null;
  marketplaceId: number | null;
  unitPrice: Numeric | null;
  unitCost: Numeric | null;
  occurredAt: Date;
  undoesId: Int8 | null;
  undoneById: Int8 | null;
  /** The version of a stocktake that already includes the adjustment's effect; null: none. */
  countedAtVersion: number | null;
  /** When a later count found that the figure with the adjustment is right; null: none did. */
  confirmedAt: Date | null;
  /** The part of the change that orders have replaced already, where it was accepted as a sale. */
  settledUnits: number;
}

/**
 * Undoes an adjustment by a person, once, with a movement of the opposite change. Throws NotFoundError; ConflictError INVALID_STATE if
 * it cannot be undone or a later count has replaced it; InsufficientStockError if the units of a receipt are already sold.
 */
export async function undoAdjustment(tx: Tx, undo: Undo): Promise<{ productId: number; movementId: Int8 }> {
  await lockProductOf(tx, undo.movementId);
  const movement = await findUndone(tx, undo.movementId);
  if (!movement) throw new NotFoundError('Movement', ['input', 'movementId'], [undo.movementId]);
  assertUndoable(movement);
  const [applied] = await applyStockChanges(tx, [toChange(movement, undo)]);
  // The product is locked and the movement was not undone yet: the ledger cannot have the source key.
  if (!applied) throw new Error(`movement ${undo.movementId} was undone although its product was locked`);
  return { productId: movement.productId, movementId: applied.movementId };
}

/** A sale is undone on its own business day, at its own price and cost, so that the sales figures forget it too. */
function toChange(movement: Undone, { movementId, note, actor }: Undo): StockChange {
  const isSale = movement.movementType === 'marketplace_sale';
  return {
    sourceKey: `undo:${movementId}`,
    productId: movement.productId,
    units: -movement.quantityChange - movement.settledUnits,
    movementType: isSale ? 'marketplace_cancellation' : 'correction',
    referenceType: 'adjustment',
    referenceId: movement.referenceId,
    actor,
    note,
    occurredAt: isSale ? movement.occurredAt : null,
    // What a count changed is no stock that somebody could have sold.
    mayOversell: movement.movementType === 'stocktake',
    ...(isSale && {
      marketplaceId: movement.marketplaceId,
      frozen: { unitPrice: movement.unitPrice, unitCost: movement.unitCost },
    }),
  };
}

async function lockProductOf(tx: Tx, movementId: Int8): Promise<void> {
  await tx`
    select 1 from inventory
    where product_id = (select product_id from inventory_movements where id = ${movementId}::bigint) for no key update`;
}

// A count includes what the ledger had at its time (occurred_at): it replaces every adjustment that was recorded, and every count that
// was made, until then. A count that was itself undone replaces nothing.
async function findUndone(tx: Tx, movementId: Int8): Promise<Undone | undefined> {
  const [row] = await tx<Undone[]>`
    select m.product_id, p.sku, m.version, m.quantity_change, m.movement_type, m.reference_type, m.reference_id,
      m.marketplace_id, m.unit_price, m.unit_cost, m.occurred_at, undone_movement(m.source_key) as undoes_id,
      ${settledUnits(tx)} as settled_units,
      (select u.id from inventory_movements u where u.source_key = 'undo:' || m.id) as undone_by_id,
      (select min(c.version) from inventory_movements c
        where c.product_id = m.product_id and c.version > m.version and c.movement_type = 'stocktake'
          and c.occurred_at >= movement_moment(m)
          and not exists (select 1 from inventory_movements u where u.source_key = 'undo:' || c.id)) as counted_at_version,
      (select max(c.counted_at) from confirming_counts c
        where c.product_id = m.product_id and c.version >= m.version and c.counted_at >= movement_moment(m)) as confirmed_at
    from inventory_movements m join products p on p.id = m.product_id
    where m.id = ${movementId}::bigint`;
  return row;
}

function assertUndoable(movement: Undone): void {
  const name = `Version ${movement.version} of "${movement.sku}"`;
  if (movement.referenceType !== 'adjustment' || movement.movementType === 'opening') {
    throw new ConflictError('INVALID_STATE', `${name} is not an adjustment by a person: only those can be undone`);
  }
  if (movement.undoesId !== null) {
    throw new ConflictError('INVALID_STATE', `${name} undid another adjustment: make a new adjustment instead`);
  }
  if (movement.undoneById !== null) {
    throw new ConflictError('INVALID_STATE', `${name} was already undone`);
  }
  if (movement.quantityChange + movement.settledUnits === 0) {
    const message = `${name} was replaced by the orders that it had stood for: nothing of it is left to undo`;
    throw new ConflictError('INVALID_STATE', message);
  }
  if (movement.confirmedAt !== null) {
    const count = `the count of ${movement.confirmedAt.toISOString()}, which found no difference`;
    throw new ConflictError('INVALID_STATE', `${name} was confirmed by ${count}: count again`);
  }
  if (movement.countedAtVersion !== null) {
    const count = `the count of version ${movement.countedAtVersion}`;
    throw new ConflictError('INVALID_STATE', `${name} was replaced by ${count}: undo that count first, or count again`);
  }
}
