import { InsufficientStockError, NotFoundError, type ShortItem, SQLSTATE, ValidationError } from '../../errors.ts';
import { findSqlState, type Int8, type Json, type SqlOrTx } from '../client.ts';

/** Why a figure moved, as in the ledger. */
export type MovementType =
  | 'opening'
  | 'sale'
  | 'marketplace_sale'
  | 'cancellation'
  | 'marketplace_cancellation'
  | 'return'
  | 'marketplace_return'
  | 'receipt'
  | 'stocktake'
  | 'write_off'
  | 'transfer'
  | 'correction'
  | 'hold'
  | 'hold_release';

/** What kind of thing a movement's `referenceId` names. */
export type ReferenceType = 'order' | 'webhook' | 'adjustment' | 'import' | 'return' | 'poll';

/** For the sync log: as it happened, asked for by a person, or by the clock. */
export type TriggerType = 'webhook' | 'manual' | 'scheduled';

/** A marketplace's own figures around its sale, in items; `at` by its clock. They decide whether it must be told. */
export interface ObservedChange {
  previous: number | null;
  current: number | null;
  change: number;
  at: Date;
}

/** One change of one product's stock. Prices are of one unit, in the marketplace's currency. */
export interface StockChange {
  /** Names the cause for ever; a cause that is in the ledger already changes nothing. */
  sourceKey: string;
  productId: number;
  /** Negative out, positive in, never 0. */
  units: number;
  movementType: MovementType;
  referenceType: ReferenceType;
  referenceId: string | null;
  actor: string;
  occurredAt: Date;
  marketplaceId?: number | null;
  /** The marketplace product through which it was sold. */
  listingId?: number | null;
  orderId?: Int8 | null;
  note?: string | null;
  /** Absent: the listing's price and the product's cost of this moment. Given: taken as they are, null included. */
  frozen?: { unitPrice: string | null; unitCost: string | null };
  /** Without `frozen`: a price that is better known than the listing's. */
  unitPrice?: string | null;
  /** true: a fact that cannot be refused; what is missing becomes oversold. */
  mayOversell?: boolean;
  observed?: ObservedChange | null;
}

/** What a change became: the ledger row and the figure after it (net: quantity - oversold). */
export interface AppliedChange {
  sourceKey: string;
  productId: number;
  movementId: Int8;
  version: number;
  quantityAfter: number;
}

function toRecord(change: StockChange): Record<string, Json> {
  return {
    source_key: change.sourceKey,
    product_id: change.productId,
    units: change.units,
    movement_type: change.movementType,
    reference_type: change.referenceType,
    reference_id: change.referenceId,
    order_id: change.orderId ?? null,
    actor: change.actor,
    note: change.note ?? null,
    occurred_at: change.occurredAt.toISOString(),
    marketplace_id: change.marketplaceId ?? null,
    listing_id: change.listingId ?? null,
    unit_price: change.frozen ? change.frozen.unitPrice : (change.unitPrice ?? null),
    unit_cost: change.frozen?.unitCost ?? null,
    frozen: change.frozen !== undefined,
    may_oversell: change.mayOversell ?? false,
    observed: change.observed ? { ...change.observed, at: change.observed.at.toISOString() } : null,
  };
}

/**
 * Applies changes in the order of happening: ledger, figures, analytics, and one request to plan the pushes.
 * Gives one row for each change that was applied; causes that the ledger knows already are left out.
 * Throws InsufficientStockError (nothing applied), NotFoundError, or ValidationError when a figure would leave its range.
 */
export async function applyStockChanges(
  sql: SqlOrTx,
  changes: StockChange[],
  trigger: TriggerType = 'webhook',
): Promise<AppliedChange[]> {
  if (changes.length === 0) return [];
  try {
    return await sql<AppliedChange[]>`
      select * from apply_stock_changes(${sql.json(changes.map(toRecord))}, ${trigger})`;
  } catch (error) {
    throw toDomainError(error);
  }
}

/** Turns the named refusals of our SQL functions into errors that callers know; anything else stays as it is. */
export function toDomainError(error: unknown): unknown {
  const state = findSqlState(error);
  if (state === undefined || !(error instanceof Error)) return error;
  if (state === SQLSTATE.insufficientStock && 'detail' in error) {
    return new InsufficientStockError(JSON.parse(String(error.detail)) as ShortItem[]);
  }
  if (state === SQLSTATE.unknownProduct) return new NotFoundError('Product', ['productId'], [error.message]);
  if (state === SQLSTATE.numberOutOfRange || state === SQLSTATE.checkViolation) {
    return ValidationError.of(['quantity'], 'A stock figure must stay between 0 and 1,000,000,000');
  }
  return error;
}
