import { ConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import type { Int8, Numeric, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { lockDraft, type ReceiptExpectation, touchReceipt } from './receipts.ts';

/** Why a line needs an answer. */
export type LineQuestion = 'unknown_code' | 'several_products';

/** A line of a receipt. `unitCost` in `currency`. */
export interface ReceiptLine {
  id: Int8;
  receiptId: Int8;
  productId: number | null;
  code: string | null;
  name: string | null;
  fileLine: number | null;
  quantity: number;
  unitCost: Numeric | null;
  currency: string | null;
  question: LineQuestion | null;
  costBefore: Numeric | null;
  costAfter: Numeric | null;
  costRestored: boolean | null;
}

/** Units that arrive: of a product, or under a code that needs an answer. */
export interface NewLine {
  productId: number | null;
  question: LineQuestion | null;
  code: string | null;
  name: string | null;
  fileLine: number | null;
  quantity: number;
  unitCost: Numeric | null;
  currency: string | null;
}

export const maxLines = 2_000;
const maxLineUnits = 1_000_000;

export const lineColumns = (sql: SqlOrTx) => sql`
  l.id, l.receipt_id, l.product_id, l.code, l.name, l.file_line, l.quantity, l.unit_cost, l.currency, l.question, l.cost_before,
  l.cost_after, l.cost_restored`;

/** Lines by id, in no order. */
export function listLinesById(sql: SqlOrTx, ids: readonly Int8[]): Promise<ReceiptLine[]> {
  return sql<ReceiptLine[]>`select ${lineColumns(sql)} from receipt_lines l where l.id = any (${[...ids]}::bigint[])`;
}

/** What makes two entries one line: the same product at the same cost, or the same code that needs an answer. */
const keyOf = ({ productId, code, unitCost, currency }: NewLine): string =>
  JSON.stringify([productId ?? code, unitCost === null ? null : Number(unitCost), currency]);

function addUp(lines: readonly NewLine[]): NewLine[] {
  const sums = new Map<string, NewLine>();
  for (const line of lines) {
    const same = sums.get(keyOf(line));
    if (same) same.quantity += line.quantity;
    else sums.set(keyOf(line), { ...line });
  }
  return [...sums.values()];
}

const givenColumns = {
  productId: 'integer',
  question: 'text',
  code: 'text',
  name: 'text',
  fileLine: 'integer',
  quantity: 'integer',
  unitCost: 'numeric',
  currency: 'text',
} as const;

/**
 * Adds lines to a draft that is locked. Units of the same product at the same cost, or without a cost, add up in one line. Returns the ids
 * of the lines, new or not, in the order of what was given. Throws ConflictError LIMIT_REACHED, ValidationError.
 */
export async function addLines(tx: Tx, receiptId: Int8, given: readonly NewLine[]): Promise<Int8[]> {
  const lines = addUp(given);
  const rows = rowsOf(tx, lines, givenColumns);
  const raised = await tx<{ id: Int8; position: number; quantity: number }[]>`
    update receipt_lines l set quantity = least(l.quantity::bigint + n.quantity, ${maxLineUnits + 1})::int
    from (
      select r.*, (select max(k.id) from receipt_lines k
        where k.receipt_id = ${receiptId}::bigint and k.product_id is not distinct from r.product_id
          and (r.product_id is not null or k.code = r.code)
          and (r.unit_cost is null or (k.unit_cost, k.currency) is not distinct from (r.unit_cost, r.currency))) as same_id
      from ${rows} r
    ) n
    where l.id = n.same_id and l.quantity + n.quantity <= ${maxLineUnits}
    returning l.id, n.position::int as position, l.quantity`;
  const known = new Map(raised.map(({ id, position }) => [position, id]));
  const fresh = lines.filter((_line, index) => !known.has(index + 1));
  const added = await insertLines(tx, receiptId, fresh);
  await assertCount(tx, receiptId);
  await touchReceipt(tx, receiptId);
  return lines.map((_line, index) => known.get(index + 1) ?? added.shift()!);
}

async function insertLines(tx: Tx, receiptId: Int8, lines: readonly NewLine[]): Promise<Int8[]> {
  const tooMany = lines.find(({ quantity }) => quantity > maxLineUnits);
  if (tooMany) {
    const message = `quantity: at most 1,000,000 units in a line, got ${tooMany.quantity} of ${tooMany.code ?? 'a product'}`;
    throw ValidationError.of(['input', 'quantity'], message, tooMany.quantity, { rule: 'max', limit: '1000000' });
  }
  const rows = rowsOf(tx, lines, givenColumns);
  const added = await tx<{ id: Int8 }[]>`
    insert into receipt_lines (receipt_id, product_id, question, code, name, file_line, quantity, unit_cost, currency)
    select ${receiptId}::bigint, product_id, question, code, name, file_line, quantity, unit_cost, currency from ${rows} r order by position
    returning id`;
  return added.map(({ id }) => id);
}

async function assertCount(tx: Tx, receiptId: Int8): Promise<void> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int from receipt_lines where receipt_id = ${receiptId}::bigint`;
  const used = row?.count ?? 0;
  if (used <= maxLines) return;
  const message = `A receipt has at most ${maxLines} lines, this one would have ${used}: begin another one for the rest`;
  const reached = { rule: 'receipt_lines' as const, limit: maxLines, used: maxLines, requested: used - maxLines };
  throw new ConflictError('LIMIT_REACHED', message, { reached });
}

/** What can be changed of a line; absent: unchanged. */
export interface LineChanges {
  quantity?: number | undefined;
  unitCost?: Numeric | null | undefined;
  currency?: string | null | undefined;
}

/** Locks a line of a draft. Throws NotFoundError, ConflictError. */
export async function lockLine(tx: Tx, id: Int8, expectedRevision: number | null | undefined): Promise<ReceiptLine> {
  const path = ['input', 'lineId'];
  const [line] = await listLinesById(tx, [id]);
  if (!line) throw new NotFoundError('Receipt line', path, [id]);
  await lockDraft(tx, line.receiptId, { path, expectedRevision } satisfies ReceiptExpectation);
  // Read again: whoever had the lock may have changed or removed it.
  const [locked] = await listLinesById(tx, [id]);
  if (!locked) throw new NotFoundError('Receipt line', path, [id]);
  return locked;
}

/** Changes a line that is locked. */
export async function changeLine(tx: Tx, line: ReceiptLine, changes: LineChanges): Promise<void> {
  const next = { ...line, ...changes };
  await tx`
    update receipt_lines set quantity = ${next.quantity}, unit_cost = ${next.unitCost}, currency = ${next.currency}
    where id = ${line.id}::bigint`;
  await touchReceipt(tx, line.receiptId);
}

/** Removes a line that is locked. */
export async function removeLine(tx: Tx, line: ReceiptLine): Promise<void> {
  await tx`delete from receipt_lines where id = ${line.id}::bigint`;
  await touchReceipt(tx, line.receiptId);
}

/** Answers the question of a line that is locked, or gives it another product. */
export async function answerLine(tx: Tx, line: ReceiptLine, productId: number): Promise<void> {
  await tx`update receipt_lines set product_id = ${productId}, question = null where id = ${line.id}::bigint`;
  await touchReceipt(tx, line.receiptId);
}
