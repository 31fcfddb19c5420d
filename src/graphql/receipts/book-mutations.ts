import { z } from 'zod';
import { bookReceipt, undoReceipt } from '../../db/receipts/book.ts';
import { InsufficientStockError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, note } from '../base/inputs.ts';
import { expectedRevision } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { readReceipt } from './receipt.ts';
import { readReceiptKey, receiptFields, receiptPayload, receiptRefusals } from './receipt-payload.ts';

const path = ['input', 'receiptId'];

const BookReceiptInput = builder.inputType('BookReceiptInput', {
  description: 'The receipt to book.',
  fields: (t) => ({ ...receiptFields(t), idempotencyKey: idempotencyKeyField(t) }),
});
const UndoReceiptInput = builder.inputType('UndoReceiptInput', {
  description: 'The booked receipt to undo.',
  fields: (t) => ({
    ...receiptFields(t),
    note: t.string({ description: 'Reason, as a remark for the ledger, at most 2,000 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});
const receiptSchema = z.object({ receiptId: z.string(), expectedRevision, note: note.nullish() });

builder.mutationField('bookReceipt', (t) =>
  t.field({
    type: receiptPayload('BookReceiptPayload', 'The booked receipt.'),
    nullable: true,
    description:
      'Takes all lines of a draft into stock in one transaction, as movements of the type RECEIPT that name the receipt, and sets the costs ' +
      'of their products as `Shop.receiptCost` says. Refused with VALIDATION while a line needs an answer (`issues` name each line), or has ' +
      'its cost in another currency than its product.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'BookReceiptResult',
        description:
          'The booked receipt, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: BookReceiptInput, required: true, description: 'The receipt to book.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(receiptSchema, args.input);
      const key = readReceiptKey(input.receiptId);
      await once(context, info, args.input, async (tx) => {
        await bookReceipt(tx, key, context.viewer.actor, { path, expectedRevision: input.expectedRevision });
        return null;
      });
      return { receipt: await readReceipt(context.sql, key) };
    },
  }),
);

builder.mutationField('undoReceipt', (t) =>
  t.field({
    type: receiptPayload('UndoReceiptPayload', 'The undone receipt.'),
    nullable: true,
    description:
      'Takes a booked receipt back in one transaction: all of it or nothing. Products have their earlier cost again where nobody has ' +
      'changed it since (`ReceiptLine.costRestored`). Refused with INSUFFICIENT_STOCK if units are sold already, with VALIDATION where a ' +
      'later count includes a line (`issues` name each line). Lines that were undone one by one before are left out.',
    authScopes: { operator: true },
    errors: {
      types: [...receiptRefusals, InsufficientStockError],
      union: {
        name: 'UndoReceiptResult',
        description:
          'The undone receipt, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UndoReceiptInput, required: true, description: 'The receipt to undo.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(receiptSchema, args.input);
      const key = readReceiptKey(input.receiptId);
      const by = { actor: context.viewer.actor, note: input.note ?? null };
      await once(context, info, args.input, async (tx) => {
        await undoReceipt(tx, key, by, { path, expectedRevision: input.expectedRevision });
        return null;
      });
      return { receipt: await readReceipt(context.sql, key) };
    },
  }),
);
