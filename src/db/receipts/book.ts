import { ConflictError, ValidationError, type ValidationIssue } from '../../errors.ts';
import { lockProducts, setCosts } from '../catalog/product-changes.ts';
import type { Int8, Numeric, Tx } from '../client.ts';
import { applyStockChanges } from '../stock/stock.ts';
import { undoTogether } from '../stock/undo.ts';
import { lockDraft, lockReceipt, type Receipt, type ReceiptExpectation, touchReceipt } from './receipts.ts';

/** A line as booking needs it. */
interface BookedLine {
  id: Int8;
  position: number;
  productId: number | null;
  code: string | null;
  sku: string | null;
  quantity: number;
  currency: string | null;
  productCurrency: string | null;
}

/** The permanent name of what a line does to stock. */
export const sourceKeyOf = (line: { receiptId: Int8; id: Int8 }): string => `receipt:${line.receiptId}:${line.id}`;

/** Issues of lines that one refusal names: more of them nobody reads. */
const maxNamed = 200;

/**
 * Takes all lines of a draft into stock, and sets the costs of their products, in one transaction. Throws ValidationError naming the lines that need
 * an answer or have another currency than their product; as `lockDraft`.
 */
export async function bookReceipt(tx: Tx, id: Int8, actor: string, expected: ReceiptExpectation): Promise<void> {
  const receipt = await lockDraft(tx, id, expected);
  const lines = await listBookedLines(tx, id);
  assertBookable(lines);
  const productIds = [...new Set(lines.flatMap(({ productId }) => productId ?? []))];
  await lockProducts(tx, productIds);
  await tx`select 1 from inventory where product_id = any (${productIds}::int[]) order by product_id for no key update`;
  await setReceivedCosts(tx, id);
  await applyStockChanges(
    tx,
    lines.map((line) => ({
      sourceKey: sourceKeyOf({ receiptId: id, id: line.id }),
      productId: line.productId!,
      units: line.quantity,
      movementType: 'receipt' as const,
      referenceType: 'receipt' as const,
      referenceId: id,
      actor,
      note: noteOf(receipt),
      occurredAt: null,
    })),
  );
  await tx`update receipts set status = 'booked', booked_by = ${actor}, booked_at = now() where id = ${id}::bigint`;
  await touchReceipt(tx, id);
}

const noteOf = ({ supplier, documentNumber, note }: Receipt): string | null =>
  [supplier, documentNumber, note].filter((part) => part !== null).join(', ') || null;

function listBookedLines(tx: Tx, receiptId: Int8): Promise<BookedLine[]> {
  return tx<BookedLine[]>`
    select l.id, (row_number() over (order by l.id))::int as position, l.product_id, l.code, p.sku, l.quantity, l.currency,
      p.currency as product_currency
    from receipt_lines l left join products p on p.id = l.product_id
    where l.receipt_id = ${receiptId}::bigint order by l.id`;
}

function assertBookable(lines: readonly BookedLine[]): void {
  if (lines.length === 0) {
    const message = 'The receipt has no lines: add what arrived, then book it';
    throw ValidationError.of(['receipt', 'lines'], message, undefined, { rule: 'min_items', limit: '1' });
  }
  const issues = lines.flatMap(findIssue);
  if (issues.length > 0) throw new ValidationError(issues.slice(0, maxNamed));
}

function findIssue(line: BookedLine): ValidationIssue[] {
  const path = ['receipt', 'lines', String(line.position)];
  if (line.productId === null) {
    const message = `line ${line.position}: which product is "${line.code}"? Choose one, create one, or remove the line`;
    return [{ path, message, value: line.code, rule: 'unanswered' }];
  }
  if (line.currency === null || line.currency === line.productCurrency) return [];
  const message = `line ${line.position}: the cost of "${line.sku}" is in ${line.currency}, that of the product in ${line.productCurrency}: enter it in ${line.productCurrency}`;
  return [{ path, message, value: line.currency, rule: 'other_currency', limit: line.productCurrency ?? '' }];
}

/** Notes the costs before and after at the lines, and sets them. Products and stock are locked. */
async function setReceivedCosts(tx: Tx, receiptId: Int8): Promise<void> {
  const costs = await tx<{ productId: number; costAfter: Numeric | null }[]>`
    with made as (
      select c.* from deployment d cross join lateral receipt_costs(array[${receiptId}::bigint], d.receipt_cost) c
    ), noted as (
      update receipt_lines l set cost_before = m.cost_before, cost_after = m.cost_after
      from made m where l.receipt_id = m.receipt_id and l.product_id = m.product_id
    )
    select product_id, cost_after from made`;
  await setCosts(
    tx,
    costs.map(({ productId, costAfter }) => ({ productId, cost: costAfter })),
  );
}

/**
 * Takes a booked receipt back in one transaction: its units leave the stock, and products have their earlier cost again where nobody has changed
 * it since. Throws ValidationError naming the lines that cannot be undone, InsufficientStockError if units are sold already, ConflictError.
 */
export async function undoReceipt(
  tx: Tx,
  id: Int8,
  by: { actor: string; note: string | null },
  expected: ReceiptExpectation,
): Promise<void> {
  const receipt = await lockReceipt(tx, id, expected);
  if (receipt.status !== 'booked') {
    const state = receipt.status === 'draft' ? 'is not booked yet' : `was already undone by ${receipt.undoneBy}`;
    throw new ConflictError('INVALID_STATE', `Receipt ${id} ${state}: there is nothing to undo`);
  }
  const lines = await tx<{ productId: number; position: number; movementId: Int8 }[]>`
    select l.product_id, m.id as movement_id, l.position::int
    from (select *, row_number() over (order by id) as position from receipt_lines where receipt_id = ${id}::bigint) l
    join inventory_movements m on m.source_key = 'receipt:' || l.receipt_id || ':' || l.id
    order by m.id`;
  await lockProducts(tx, [...new Set(lines.map(({ productId }) => productId))]);
  const positions = new Map(lines.map(({ movementId, position }) => [movementId, position]));
  const obstacles = await undoTogether(tx, [...positions.keys()], by);
  if (obstacles.length > 0) {
    const issues = obstacles.slice(0, maxNamed).map(({ movementId, sku, message }): ValidationIssue => {
      const position = positions.get(movementId);
      return {
        path: ['receipt', 'lines', String(position)],
        message: `line ${position}: ${message}`,
        value: sku,
        rule: 'not_undoable',
      };
    });
    throw new ValidationError(issues);
  }
  await restoreCosts(tx, id);
  await tx`update receipts set status = 'undone', undone_by = ${by.actor}, undone_at = now() where id = ${id}::bigint`;
  await touchReceipt(tx, id);
}

/** A cost that somebody has set since, or that another receipt has made, stays. */
async function restoreCosts(tx: Tx, receiptId: Int8): Promise<void> {
  const restored = await tx<{ productId: number; costBefore: Numeric | null }[]>`
    with changed as (
      update receipt_lines l set cost_restored = p.cost_price is not distinct from l.cost_after
      from products p
      where l.receipt_id = ${receiptId}::bigint and p.id = l.product_id and l.cost_after is distinct from l.cost_before
      returning l.product_id, l.cost_before, l.cost_restored
    )
    select distinct product_id, cost_before from changed where cost_restored`;
  await setCosts(
    tx,
    restored.map(({ productId, costBefore }) => ({ productId, cost: costBefore })),
  );
}
