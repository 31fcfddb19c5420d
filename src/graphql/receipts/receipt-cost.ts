import { type ReceiptCost, readReceiptCost, setReceiptCost } from '../../db/receipts/receipts.ts';
import { IdempotencyConflictError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { ShopType } from '../marketplaces/shop.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';

const ReceiptCostEnum = defineEnum('ReceiptCost', 'Which cost a product has after a receipt was booked.', {
  average:
    'The average, weighted by what was on hand. 10 units are free at a cost of 100, and 30 arrive at 140: (10 x 100 + 30 x 140) / 40 = 130. ' +
    'With nothing on hand it is the cost of the receipt: with 0 free units, and also with 4 oversold ones, 30 units at 140 make 140, because ' +
    'what was sold before keeps its cost. If the earlier cost is not known, it is that of the receipt. It is rounded to four decimals.',
  last:
    'The cost of the newest receipt. 10 units are free at a cost of 100, and 30 arrive at 140: 140. Of several lines of one product the last ' +
    'one with a cost counts.',
});

builder.objectField(ShopType, 'receiptCost', (t) =>
  t.field({
    type: ReceiptCostEnum,
    nullable: true,
    description: 'How booking a receipt makes the cost of a product. Lines without a cost change none.',
    authScopes: { staff: true },
    resolve: (_shop, _args, { sql }) => readReceiptCost(sql),
  }),
);

const SetReceiptCostInput = builder.inputType('SetReceiptCostInput', {
  description: 'How booking a receipt makes the cost of a product from now on.',
  fields: (t) => ({
    receiptCost: t.field({ type: ReceiptCostEnum, required: true, description: 'Average or last.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const SetReceiptCostPayload = builder.objectRef<{ receiptCost: ReceiptCost }>('SetReceiptCostPayload').implement({
  description: 'The changed setting.',
  fields: (t) => ({
    receiptCost: t.expose('receiptCost', { type: ReceiptCostEnum, description: 'How costs are made from now on.' }),
  }),
});

builder.mutationField('setReceiptCost', (t) =>
  t.field({
    type: SetReceiptCostPayload,
    nullable: true,
    description: 'Sets how booking a receipt makes the cost of a product. What is booked already stays as it is.',
    authScopes: { owner: true },
    errors: {
      types: [ValidationError, IdempotencyConflictError],
      union: {
        name: 'SetReceiptCostResult',
        description: 'The changed setting, or an error: VALIDATION, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: SetReceiptCostInput, required: true, description: 'The setting.' }) },
    resolve: async (_root, { input }, context, info) => {
      await once(context, info, input, async (tx) => {
        await setReceiptCost(tx, input.receiptCost);
        return null;
      });
      return { receiptCost: await readReceiptCost(context.sql) };
    },
  }),
);
