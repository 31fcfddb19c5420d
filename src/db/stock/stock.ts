import { InsufficientStockError, NotFoundError, type ShortItem, SQLSTATE, ValidationError } from '../../errors.ts';
import { findSqlState, type Int8, type SqlOrTx } from '../client.ts';
import { jsonRows } from '../rows.ts';

/** Why stock changed, as in the ledger. */
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

/** What a movement's `referenceId` identifies. */
export type ReferenceType = 'order' | 'webhook' | 'adjustment' | 'import' | 'return' | 'poll' | 'receipt';

/** The trigger in the sync log. webhook: an event as it happened; manual: a person; scheduled: the clock. */
export type TriggerType = 'webhook' | 'manual' | 'scheduled';

/** A marketplace's own figures before and after its sale, in items; `at` by its clock. They decide whether a push to it is needed. */
export interface ObservedChange {
  previous: number | null;
  current: number | null;
  change: number;
  at: Date;
  /** A polled figure: names the confirmed figure that it was compared with (`confirmed_version`). */
  reading?: Int8 | undefined;
  /** true: no reading of the listing's figure contains it, judged by the last reading, of the time `read`. */
  unread?: boolean;
  read?: Date | null;
}

/** One change of one product's stock. Prices are of one unit, in the marketplace's currency. */
export interface StockChange {
  /** Identifies the cause permanently; a source key that is already in the ledger changes nothing. */
  sourceKey: string;
  productId: number;
  /** Negative: out; positive: in; never 0. */
  units: number;
  movementType: MovementType;
  referenceType: ReferenceType;
  referenceId: string | null;
  actor: string;
  /** null: now, by the database's clock. */
  occurredAt: Date | null;
  marketplaceId?: number | null;
  /** The marketplace product through which it was sold. */
  listingId?: number | null;
  orderId?: Int8 | null;
  note?: string | null;
  /** Absent: the listing's present price and the product's present cost. Given: used as they are, null included. */
  frozen?: { unitPrice: string | null; unitCost: string | null };
  /** Without `frozen`: a more exact price than the listing's. */
  unitPrice?: string | null;
  /** true: a fact that cannot be refused; missing units become oversold. */
  mayOversell?: boolean;
  observed?: ObservedChange | null;
}

/** An applied change: the ledger row and the stock after it (quantity - oversold). */
export interface AppliedChange {
  sourceKey: string;
  productId: number;
  movementId: Int8;
  version: number;
  quantityAfter: number;
}

/** A change as apply_stock_changes takes it: the frozen prices stand in its own columns. */
const toRow = ({ frozen, unitPrice, ...change }: StockChange) => ({
  ...change,
  unitPrice: frozen ? frozen.unitPrice : unitPrice,
  unitCost: frozen?.unitCost,
  frozen: frozen !== undefined,
});

/**
 * Applies changes in the order in which they happened: ledger, stock figures, analytics, and one job that plans the pushes (`queuesPlan`
 * false: none, because the caller plans them after its commit). Returns one row per applied change; changes whose source key is already
 * in the ledger are left out.
 * Throws InsufficientStockError (nothing applied), NotFoundError, or ValidationError when a figure would leave its range.
 */
export async function applyStockChanges(
  sql: SqlOrTx,
  changes: StockChange[],
  trigger: TriggerType = 'webhook',
  queuesPlan = true,
): Promise<AppliedChange[]> {
  if (changes.length === 0) return [];
  try {
    return await sql<AppliedChange[]>`
      select * from apply_stock_changes(${jsonRows(sql, changes.map(toRow))}, ${trigger}, ${queuesPlan})`;
  } catch (error) {
    throw toDomainError(error);
  }
}

/** Turns errors that our SQL functions raise on purpose into domain errors; any other error stays unchanged. */
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
