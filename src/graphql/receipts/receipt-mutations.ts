import { z } from 'zod';
import { addLines, maxLines } from '../../db/receipts/lines.ts';
import { createReceipt, deleteReceipt, updateReceipt } from '../../db/receipts/receipts.ts';
import { builder } from '../base/builder.ts';
import type { Viewer } from '../base/identity.ts';
import { check, currency, money, note, quantity, scannedCode, sku } from '../base/inputs.ts';
import { expectedRevision } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { checkUnitCost, findProducts } from './enter-lines.ts';
import { readReceipt } from './receipt.ts';
import { readReceiptKey, receiptFields, receiptPayload, receiptRefusals } from './receipt-payload.ts';

/** A supplier's name or the number of a document. */
const shortText = sku;

const NewLineInput = builder.inputType('NewReceiptLineInput', {
  description: 'What arrived: send exactly one of `code` and `productId`.',
  fields: (t) => ({
    code: t.string({ description: 'SKU or barcode, at most 200 characters.' }),
    productId: t.id({ description: 'Id of the product (`Product.id`).' }),
    quantity: t.int({ required: true, description: 'Units, 1 to 1,000,000.' }),
    unitCost: t.field({ type: 'Decimal', description: 'What one unit costs. Omitted: the cost of the product stays.' }),
    currency: t.string({ description: 'ISO 4217 code of `unitCost`. Omitted: the base currency.' }),
  }),
});

const oneOfCodeAndId = {
  path: ['code'],
  message: 'exactly one of code and productId is required',
};
/** A line as it is entered; of the mutation that adds one, too. */
export const newLineFields = {
  code: scannedCode.nullish(),
  productId: z.string().max(200, 'at most 200 characters').nullish(),
  quantity,
  unitCost: money.nullish(),
  currency: currency.nullish(),
};
const namesOne = (line: { code?: string | null | undefined; productId?: string | null | undefined }): boolean =>
  (line.code == null) !== (line.productId == null);
export const isOneProduct = [namesOne, oneOfCodeAndId] as const;

type EnteredInput = z.infer<z.ZodObject<typeof newLineFields>>;

/** An entered line with its cost checked. `path`: of the line. */
export function toEntered(line: EnteredInput, viewer: Viewer, baseCurrency: string, path: string[]) {
  checkUnitCost(line.unitCost, viewer.seesMoney, [...path, 'unitCost']);
  return {
    codes: line.code == null ? [] : [line.code],
    productId: line.productId,
    quantity: line.quantity,
    unitCost: line.unitCost ?? null,
    currency: line.currency ?? baseCurrency,
  };
}

const CreateReceiptInput = builder.inputType('CreateReceiptInput', {
  description: 'A receipt to begin.',
  fields: (t) => ({
    supplier: t.string({ description: 'Who delivers the goods, at most 200 characters.' }),
    documentNumber: t.string({ description: "Number of the supplier's document, at most 200 characters." }),
    note: t.string({ description: 'Remark, at most 2,000 characters.' }),
    lines: t.field({
      type: [NewLineInput],
      description:
        'Lines to begin with, at most 2,000, such as chosen rows of a list of what to buy. The same product at the same cost adds up.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const fieldsSchema = { supplier: shortText.nullish(), documentNumber: shortText.nullish(), note: note.nullish() };
const createSchema = z.object({
  ...fieldsSchema,
  lines: z
    .array(z.object(newLineFields).refine(...isOneProduct))
    .max(maxLines, `at most ${maxLines} lines`)
    .nullish(),
});

builder.mutationField('createReceipt', (t) =>
  t.field({
    type: receiptPayload('CreateReceiptPayload', 'The begun receipt.'),
    nullable: true,
    description: 'Begins a receipt: a draft, which changes no stock.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'CreateReceiptResult',
        description: 'The draft, or an error: VALIDATION, NOT_FOUND, LIMIT_REACHED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CreateReceiptInput, required: true, description: 'The receipt to begin.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer, baseCurrency } = context;
      const { lines, ...fields } = check(createSchema, args.input);
      const pathOf = (index: number): string[] => ['input', 'lines', String(index)];
      const entered = (lines ?? []).map((line, index) => toEntered(line, viewer, baseCurrency, pathOf(index)));
      const id = await once(context, info, args.input, async (tx) => {
        const found = await findProducts(tx, entered, (index) => [...pathOf(index), 'productId']);
        const receiptId = await createReceipt(tx, fields, viewer.actor);
        if (found.length > 0) await addLines(tx, receiptId, found);
        return receiptId;
      });
      return { receipt: await readReceipt(sql, id) };
    },
  }),
);

const UpdateReceiptInput = builder.inputType('UpdateReceiptInput', {
  description: 'Changes of a draft. An omitted field is unchanged; null clears it.',
  fields: (t) => ({
    ...receiptFields(t),
    supplier: t.string({ description: 'Who delivers the goods, at most 200 characters.' }),
    documentNumber: t.string({ description: "Number of the supplier's document, at most 200 characters." }),
    note: t.string({ description: 'Remark, at most 2,000 characters.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const updateSchema = z.object({ receiptId: z.string(), expectedRevision, ...fieldsSchema });
const path = ['input', 'receiptId'];

builder.mutationField('updateReceipt', (t) =>
  t.field({
    type: receiptPayload('UpdateReceiptPayload', 'The changed draft.'),
    nullable: true,
    description: 'Changes what a draft says of itself: supplier, document, note.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'UpdateReceiptResult',
        description:
          'The changed draft, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UpdateReceiptInput, required: true, description: 'The draft and its changes.' }) },
    resolve: async (_root, args, context, info) => {
      const { receiptId, expectedRevision: expected, ...fields } = check(updateSchema, args.input);
      const key = readReceiptKey(receiptId);
      await once(context, info, args.input, async (tx) => {
        await updateReceipt(tx, key, fields, { path, expectedRevision: expected });
        return null;
      });
      return { receipt: await readReceipt(context.sql, key) };
    },
  }),
);

const DeleteReceiptInput = builder.inputType('DeleteReceiptInput', {
  description: 'The draft to delete.',
  fields: (t) => ({ ...receiptFields(t), idempotencyKey: idempotencyKeyField(t) }),
});
const deleteSchema = z.object({ receiptId: z.string(), expectedRevision });

const DeleteReceiptPayload = builder.objectRef<{ number: number }>('DeleteReceiptPayload').implement({
  description: 'The deleted draft.',
  fields: (t) => ({ number: t.exposeInt('number', { description: '`Receipt.number` of the draft that there was.' }) }),
});

builder.mutationField('deleteReceipt', (t) =>
  t.field({
    type: DeleteReceiptPayload,
    nullable: true,
    description: 'Deletes a draft with its lines. What was booked is undone instead, and stays readable.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'DeleteReceiptResult',
        description:
          'The deleted draft, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: DeleteReceiptInput, required: true, description: 'The draft to delete.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(deleteSchema, args.input);
      const key = readReceiptKey(input.receiptId);
      await once(context, info, args.input, async (tx) => {
        await deleteReceipt(tx, key, { path, expectedRevision: input.expectedRevision });
        return null;
      });
      return { number: Number(key) };
    },
  }),
);
