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
  id: Int8;
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
  const [movement] = await lockUndone(tx, [undo.movementId]);
  if (!movement) throw new NotFoundError('Movement', ['input', 'movementId'], [undo.movementId]);
  const obstacle = findObstacle(movement);
  if (obstacle !== undefined) throw new ConflictError('INVALID_STATE', obstacle);
  const [applied] = await applyStockChanges(tx, [toChange(movement, undo)]);
  // The product is locked and the movement was not undone yet: the ledger cannot have the source key.
  if (!applied) throw new Error(`movement ${undo.movementId} was undone although its product was locked`);
  return { productId: movement.productId, movementId: applied.movementId };
}

/** Why a movement cannot be undone. */
export interface UndoObstacle {
  movementId: Int8;
  sku: string;
  message: string;
}

/**
 * Undoes movements of one act together, all of them or none; those that were undone before are left out. Returns why some cannot be undone:
 * then nothing was changed. Throws InsufficientStockError if units of them are already sold.
 */
export async function undoTogether(
  tx: Tx,
  movementIds: readonly Int8[],
  by: Omit<Undo, 'movementId'>,
): Promise<UndoObstacle[]> {
  const movements = (await lockUndone(tx, movementIds)).filter(({ undoneById }) => undoneById === null);
  const obstacles = movements.flatMap((movement) => {
    const message = findObstacle(movement);
    return message === undefined ? [] : [{ movementId: movement.id, sku: movement.sku, message }];
  });
  if (obstacles.length > 0) return obstacles;
  await applyStockChanges(
    tx,
    movements.map((movement) => toChange(movement, { ...by, movementId: movement.id })),
  );
  return [];
}

/** A sale is undone on its own business day, at its own price and cost, so that the sales figures forget it too. */
function toChange(movement: Undone, { movementId, note, actor }: Undo): StockChange {
  const isSale = movement.movementType === 'marketplace_sale';
  return {
    sourceKey: `undo:${movementId}`,
    productId: movement.productId,
    units: -movement.quantityChange - movement.settledUnits,
    movementType: isSale ? 'marketplace_cancellation' : 'correction',
    referenceType: movement.referenceType,
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

async function lockUndone(tx: Tx, movementIds: readonly Int8[]): Promise<Undone[]> {
  await tx`
    select 1 from inventory
    where product_id in (select product_id from inventory_movements where id = any (${[...movementIds]}::bigint[]))
    order by product_id for no key update`;
  return listUndone(tx, movementIds);
}

// A count includes what the ledger had at its time (occurred_at): it replaces every adjustment that was recorded, and every count that
// was made, until then. A count that was itself undone replaces nothing.
function listUndone(tx: Tx, movementIds: readonly Int8[]): Promise<Undone[]> {
  return tx<Undone[]>`
    select m.id, m.product_id, p.sku, m.version, m.quantity_change, m.movement_type, m.reference_type, m.reference_id,
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
    where m.id = any (${[...movementIds]}::bigint[]) order by m.id`;
}

/** Why a movement cannot be undone; undefined: it can. */
function findObstacle(movement: Undone): string | undefined {
  const name = `Version ${movement.version} of "${movement.sku}"`;
  const isByPerson = movement.referenceType === 'adjustment' || movement.referenceType === 'receipt';
  if (!isByPerson || movement.movementType === 'opening') {
    return `${name} is not an adjustment by a person: only those can be undone`;
  }
  if (movement.undoesId !== null) return `${name} undid another adjustment: make a new adjustment instead`;
  if (movement.undoneById !== null) return `${name} was already undone`;
  if (movement.quantityChange + movement.settledUnits === 0) {
    return `${name} was replaced by the orders that it had stood for: nothing of it is left to undo`;
  }
  if (movement.confirmedAt !== null) {
    const count = `the count of ${movement.confirmedAt.toISOString()}, which found no difference`;
    return `${name} was confirmed by ${count}: count again`;
  }
  if (movement.countedAtVersion !== null) {
    const count = `the count of version ${movement.countedAtVersion}`;
    return `${name} was replaced by ${count}: undo that count first, or count again`;
  }
  return undefined;
}
