import { z } from 'zod';
import { addLines, changeLine, removeLine } from '../../db/receipts/lines.ts';
import { lockDraft } from '../../db/receipts/receipts.ts';
import { builder } from '../base/builder.ts';
import { check, currency, money, quantity } from '../base/inputs.ts';
import { expectedRevision } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { changeLocked, lineIdField, linePayload } from './change-line.ts';
import { checkUnitCost, findProducts } from './enter-lines.ts';
import { readReceipt } from './receipt.ts';
import { isOneProduct, newLineFields, toEntered } from './receipt-mutations.ts';
import {
  expectedReceiptRevision,
  readReceiptKey,
  receiptFields,
  receiptPayload,
  receiptRefusals,
} from './receipt-payload.ts';

const AddReceiptLineInput = builder.inputType('AddReceiptLineInput', {
  description: 'What arrived: send exactly one of `code` and `productId`.',
  fields: (t) => ({
    ...receiptFields(t),
    code: t.string({
      description:
        'SKU or barcode as it was scanned, at most 200 characters. One that names no product, or several, becomes a line that needs an answer.',
    }),
    productId: t.id({ description: 'Id of the product (`Product.id`).' }),
    quantity: t.int({ defaultValue: 1, description: 'Units, 1 to 1,000,000.' }),
    unitCost: t.field({ type: 'Decimal', description: 'What one unit costs. Omitted: the cost of the product stays.' }),
    currency: t.string({ description: 'ISO 4217 code of `unitCost`. Omitted: the base currency.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});
const addSchema = z
  .object({ receiptId: z.string(), expectedRevision, ...newLineFields, quantity: quantity.nullish() })
  .refine(...isOneProduct);

builder.mutationField('addReceiptLine', (t) =>
  t.field({
    type: linePayload('AddReceiptLinePayload', 'The draft and the line.'),
    nullable: true,
    description:
      'Adds units of a product to a draft. Scanned again, or by somebody else at the same time, they add up in one line; the same call with ' +
      'the same idempotency key counts once.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'AddReceiptLineResult',
        description:
          'The line, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, LIMIT_REACHED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({
        type: AddReceiptLineInput,
        required: true,
        description: 'The product or code, and the units that arrived.',
      }),
    },
    resolve: async (_root, args, context, info) => {
      const input = check(addSchema, args.input);
      const key = readReceiptKey(input.receiptId);
      const entered = toEntered({ ...input, quantity: input.quantity ?? 1 }, context.viewer, context.baseCurrency, [
        'input',
      ]);
      const lineId = await once(context, info, args.input, async (tx) => {
        await lockDraft(tx, key, { path: ['input', 'receiptId'], expectedRevision: input.expectedRevision });
        const found = await findProducts(tx, [entered], () => ['input', 'productId']);
        return (await addLines(tx, key, found))[0]!;
      });
      return { receipt: await readReceipt(context.sql, key), line: lineId };
    },
  }),
);

const UpdateReceiptLineInput = builder.inputType('UpdateReceiptLineInput', {
  description: 'Changes of a line of a draft. An omitted field is unchanged; null clears it.',
  fields: (t) => ({
    lineId: lineIdField(t),
    expectedRevision: expectedReceiptRevision(t),
    quantity: t.int({ description: 'Units that arrived, 1 to 1,000,000; it cannot be cleared.' }),
    unitCost: t.field({ type: 'Decimal', description: 'What one unit costs; null: not known.' }),
    currency: t.string({ description: 'ISO 4217 code of `unitCost`. Omitted: the base currency.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});
const updateSchema = z
  .object({
    lineId: z.string(),
    expectedRevision,
    quantity: quantity.optional(),
    unitCost: money.nullish(),
    currency: currency.nullish(),
  })
  .refine(({ unitCost, currency: code }) => code == null || unitCost != null, {
    path: ['unitCost'],
    message: 'is required with currency: say what one unit costs in it',
    params: { rule: 'required' },
  });

builder.mutationField('updateReceiptLine', (t) =>
  t.field({
    type: linePayload('UpdateReceiptLinePayload', 'The draft and the changed line.'),
    nullable: true,
    description: 'Changes quantity or cost of a line of a draft.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'UpdateReceiptLineResult',
        description:
          'The line, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UpdateReceiptLineInput, required: true, description: 'The line and its changes.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(updateSchema, args.input);
      if (input.unitCost === null) checkUnitCost('null', context.viewer.seesMoney, ['input', 'unitCost']);
      checkUnitCost(input.unitCost, context.viewer.seesMoney, ['input', 'unitCost']);
      const code = input.currency ?? context.baseCurrency;
      const changes = {
        ...(input.quantity !== undefined && { quantity: input.quantity }),
        ...(input.unitCost !== undefined && {
          unitCost: input.unitCost,
          currency: input.unitCost === null ? null : code,
        }),
      };
      return changeLocked(context, info, args.input, input, async (tx, line) => {
        await changeLine(tx, line, changes);
        return line.id;
      });
    },
  }),
);

const RemoveReceiptLineInput = builder.inputType('RemoveReceiptLineInput', {
  description: 'The line to remove.',
  fields: (t) => ({
    lineId: lineIdField(t),
    expectedRevision: expectedReceiptRevision(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

builder.mutationField('removeReceiptLine', (t) =>
  t.field({
    type: receiptPayload('RemoveReceiptLinePayload', 'The draft without the line.'),
    nullable: true,
    description: 'Removes a line from a draft: also the answer to a code that is not to be received.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'RemoveReceiptLineResult',
        description:
          'The draft, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: RemoveReceiptLineInput, required: true, description: 'The line to remove.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(z.object({ lineId: z.string(), expectedRevision }), args.input);
      return changeLocked(context, info, args.input, input, async (tx, line) => {
        await removeLine(tx, line);
        return null;
      });
    },
  }),
);
