import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, Tx } from '../client.ts';
import { applyStockChanges, type MovementType, type ReferenceType } from './stock.ts';

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
  undoesId: Int8 | null;
  undoneById: Int8 | null;
  /** The version of a stocktake that already includes the adjustment's effect; null: none. */
  countedAtVersion: number | null;
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
  const [applied] = await applyStockChanges(tx, [
    {
      sourceKey: `undo:${undo.movementId}`,
      productId: movement.productId,
      units: -movement.quantityChange,
      movementType: 'correction',
      referenceType: 'adjustment',
      referenceId: movement.referenceId,
      actor: undo.actor,
      note: undo.note,
      occurredAt: new Date(),
    },
  ]);
  // The product is locked and the movement was not undone yet: the ledger cannot have the source key.
  if (!applied) throw new Error(`movement ${undo.movementId} was undone although its product was locked`);
  return { productId: movement.productId, movementId: applied.movementId };
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
      case when m.source_key like 'undo:%' then substr(m.source_key, 6) end as undoes_id,
      (select u.id from inventory_movements u where u.source_key = 'undo:' || m.id) as undone_by_id,
      (select min(c.version) from inventory_movements c
        where c.product_id = m.product_id and c.version > m.version and c.movement_type = 'stocktake'
          and c.occurred_at >= case m.movement_type when 'stocktake' then m.occurred_at else m.recorded_at end
          and not exists (select 1 from inventory_movements u where u.source_key = 'undo:' || c.id)) as counted_at_version
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
  if (movement.countedAtVersion !== null) {
    const count = `the count of version ${movement.countedAtVersion}`;
    throw new ConflictError('INVALID_STATE', `${name} was replaced by ${count}: undo that count first, or count again`);
  }
}
