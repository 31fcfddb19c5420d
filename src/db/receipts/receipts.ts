import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Int8, SqlOrTx, Tx } from '../client.ts';

/** Whether a receipt can still be changed, is in stock, or was taken back. */
export type ReceiptStatus = 'draft' | 'booked' | 'undone';

/** Goods that arrive together. */
export interface Receipt {
  id: Int8;
  status: ReceiptStatus;
  supplier: string | null;
  documentNumber: string | null;
  note: string | null;
  revision: number;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
  bookedBy: string | null;
  bookedAt: Date | null;
  undoneBy: string | null;
  undoneAt: Date | null;
}

/** What a person says of a receipt; absent: unchanged. */
export interface ReceiptFields {
  supplier?: string | null | undefined;
  documentNumber?: string | null | undefined;
  note?: string | null | undefined;
}

/** Drafts at the same time: more of them nobody works on. */
const maxDrafts = 200;

export const receiptColumns = (sql: SqlOrTx) => sql`
  r.id, r.status, r.supplier, r.document_number, r.note, r.revision, r.created_by, r.created_at, r.updated_at, r.booked_by, r.booked_at,
  r.undone_by, r.undone_at`;

/** Receipts by id, in no order. */
export function listReceiptsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Receipt[]> {
  return sql<Receipt[]>`select ${receiptColumns(sql)} from receipts r where r.id = any (${[...ids]}::bigint[])`;
}

/** Begins a draft. Returns its id. Throws ConflictError LIMIT_REACHED. */
export async function createReceipt(tx: Tx, fields: ReceiptFields, actor: string): Promise<Int8> {
  const [drafts] = await tx<{ count: number }[]>`select count(*)::int from receipts where status = 'draft'`;
  const used = drafts?.count ?? 0;
  if (used >= maxDrafts) {
    const message = `There are ${used} drafts of receipts, at most ${maxDrafts} are allowed: book or delete one`;
    const reached = { rule: 'open_receipts' as const, limit: maxDrafts, used, requested: 1 };
    throw new ConflictError('LIMIT_REACHED', message, { reached });
  }
  const [row] = await tx<{ id: Int8 }[]>`
    insert into receipts (supplier, document_number, note, created_by)
    values (${fields.supplier ?? null}, ${fields.documentNumber ?? null}, ${fields.note ?? null}, ${actor}) returning id`;
  return row!.id;
}

/** What somebody expects of a receipt that they change. `path`: of the input field that names it. */
export interface ReceiptExpectation {
  path: string[];
  expectedRevision?: number | null | undefined;
}

/** Locks a receipt, whatever its status. Throws NotFoundError; ConflictError STALE_VERSION. */
export async function lockReceipt(tx: Tx, id: Int8, expected: ReceiptExpectation): Promise<Receipt> {
  const [receipt] = await tx<Receipt[]>`
    select ${receiptColumns(tx)} from receipts r where r.id = ${id}::bigint for no key update`;
  if (!receipt) throw new NotFoundError('Receipt', expected.path, [id]);
  if (expected.expectedRevision != null && expected.expectedRevision !== receipt.revision) {
    const message = `Receipt ${id} has changed: the revision is ${receipt.revision}, not ${expected.expectedRevision}. Read it again`;
    throw new ConflictError('STALE_VERSION', message, { currentRevision: receipt.revision });
  }
  return receipt;
}

/** Locks a draft. Throws as `lockReceipt`, and ConflictError INVALID_STATE if it is no draft any more. */
export async function lockDraft(tx: Tx, id: Int8, expected: ReceiptExpectation): Promise<Receipt> {
  const receipt = await lockReceipt(tx, id, expected);
  if (receipt.status === 'draft') return receipt;
  const when = `was booked by ${receipt.bookedBy} at ${receipt.bookedAt?.toISOString()}`;
  const wayOut = receipt.status === 'booked' ? 'undo it, or begin another one' : 'and undone: begin another one';
  throw new ConflictError('INVALID_STATE', `Receipt ${id} ${when}: ${wayOut}`);
}

/** Counts a change of a receipt that is locked. */
export async function touchReceipt(tx: Tx, id: Int8): Promise<void> {
  await tx`update receipts set revision = revision + 1, updated_at = clock_timestamp() where id = ${id}::bigint`;
}

/** Changes what a draft says of itself. Throws as `lockDraft`. */
export async function updateReceipt(
  tx: Tx,
  id: Int8,
  fields: ReceiptFields,
  expected: ReceiptExpectation,
): Promise<void> {
  const next = { ...(await lockDraft(tx, id, expected)), ...fields };
  await tx`
    update receipts set supplier = ${next.supplier ?? null}, document_number = ${next.documentNumber ?? null}, note = ${next.note ?? null}
    where id = ${id}::bigint`;
  await touchReceipt(tx, id);
}

/** Deletes a draft with its lines. Throws as `lockDraft`. */
export async function deleteReceipt(tx: Tx, id: Int8, expected: ReceiptExpectation): Promise<void> {
  await lockDraft(tx, id, expected);
  await tx`delete from receipts where id = ${id}::bigint`;
}

/** Notes that a file is read into a draft. Throws ConflictError ALREADY_EXISTS if it was before. */
export async function noteFile(tx: Tx, id: Int8, hash: string): Promise<void> {
  const rows = await tx`
    update receipts set files = array_append(files, ${hash}::text) where id = ${id}::bigint and not ${hash}::text = any (files) and cardinality(files) < 100 returning 1`;
  if (rows.length > 0) return;
  const message = `Receipt ${id} has the lines of this file already (or of 100 files): begin another receipt to receive them once more`;
  throw new ConflictError('ALREADY_EXISTS', message);
}

/** How costs are made of receipts, a setting of the shop. */
export type ReceiptCost = 'average' | 'last';

export async function readReceiptCost(sql: SqlOrTx): Promise<ReceiptCost> {
  const [row] = await sql<{ receiptCost: ReceiptCost }[]>`select receipt_cost from deployment`;
  return row?.receiptCost ?? 'average';
}

export async function setReceiptCost(tx: Tx, method: ReceiptCost): Promise<void> {
  await tx`update deployment set receipt_cost = ${method} where receipt_cost <> ${method}`;
}
