import type { Receipt } from '../../db/receipts/receipts.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import type { InputFields } from '../base/builder.ts';
import { builder } from '../base/builder.ts';
import { findKey } from '../base/node-id.ts';
import { ReceiptType } from './receipt.ts';

/** What every mutation of a receipt may be refused with. */
export const receiptRefusals = [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError];

/** The payload of a mutation whose result is the receipt. */
export const receiptPayload = (name: string, description: string) =>
  builder.objectRef<{ receipt: Receipt }>(name).implement({
    description,
    fields: (t) => ({
      receipt: t.expose('receipt', { type: ReceiptType, description: 'The receipt after the change.' }),
    }),
  });

/** Fields of inputs that name a receipt and what its sender has seen of it. */
export const receiptFields = (t: InputFields) => ({
  receiptId: t.id({ required: true, description: 'Id of the receipt (`Receipt.id`).' }),
  expectedRevision: expectedReceiptRevision(t),
});

export const expectedReceiptRevision = (t: InputFields) =>
  t.int({
    description:
      '`Receipt.revision` as you read it. If the receipt was changed after that, by you or somebody else, nothing is changed, and the answer ' +
      'is a ConflictError with STALE_VERSION and `currentRevision`. Omitted: it does not matter.',
  });

/** The key of a receipt or of one of its lines. Throws NotFoundError. */
export function readReceiptKey(id: string, type: 'Receipt' | 'ReceiptLine' = 'Receipt'): string {
  const key = findKey(id, type);
  const isReceipt = type === 'Receipt';
  if (key !== undefined) return key;
  throw new NotFoundError(isReceipt ? 'Receipt' : 'Receipt line', ['input', isReceipt ? 'receiptId' : 'lineId'], [id]);
}
