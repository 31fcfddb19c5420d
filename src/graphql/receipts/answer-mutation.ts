import { z } from 'zod';
import { addBarcode } from '../../db/catalog/product-changes.ts';
import { createProduct } from '../../db/catalog/products.ts';
import type { Tx } from '../../db/client.ts';
import { answerLine } from '../../db/receipts/lines.ts';
import { ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, name, sku } from '../base/inputs.ts';
import type { GraphQLContext } from '../context.ts';
import { expectedRevision } from '../mutations/expected-revision.ts';
import { idempotencyKeyField } from '../mutations/once.ts';
import { changeLocked, lineIdField, linePayload } from './change-line.ts';
import { findProducts } from './enter-lines.ts';
import { expectedReceiptRevision, receiptRefusals } from './receipt-payload.ts';

const NewProductInput = builder.inputType('ReceiptProductInput', {
  description: 'A product to create for a line. It begins without stock: booking the receipt takes the units in.',
  fields: (t) => ({
    sku: t.string({ required: true, description: "The seller's article number (SKU), at most 200 characters." }),
    name: t.string({ required: true, description: 'Name of the product, at most 500 characters.' }),
  }),
});
const AnswerReceiptLineInput = builder.inputType('AnswerReceiptLineInput', {
  description:
    'Which product a line is: send exactly one of `productId` and `newProduct`. To drop it: `removeReceiptLine`.',
  fields: (t) => ({
    lineId: lineIdField(t),
    expectedRevision: expectedReceiptRevision(t),
    productId: t.id({ description: 'Id of the product that it is (`Product.id`).' }),
    newProduct: t.field({ type: NewProductInput, description: 'A product to create.' }),
    keepCode: t.boolean({
      defaultValue: true,
      description: 'true: a code that no product had becomes a barcode of the product, so that it is known next time.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});
const answerSchema = z
  .object({
    lineId: z.string(),
    expectedRevision,
    productId: z.string().max(200, 'at most 200 characters').nullish(),
    newProduct: z.object({ sku, name }).nullish(),
    keepCode: z.boolean().nullish(),
  })
  .refine(({ productId, newProduct }) => (productId == null) !== (newProduct == null), {
    path: ['productId'],
    message: 'exactly one of productId and newProduct is required',
  });

type Answer = z.infer<typeof answerSchema>;

async function findAnswer(tx: Tx, { productId, newProduct }: Answer, context: GraphQLContext): Promise<number> {
  if (newProduct) {
    const more = { price: null, costPrice: null, quantity: 0, barcodes: [], imageUrl: null, lowStockThreshold: null };
    return createProduct(tx, { ...newProduct, ...more, currency: context.baseCurrency }, context.viewer.actor);
  }
  const entered = { codes: [], productId, quantity: 1, unitCost: null, currency: context.baseCurrency };
  const [found] = await findProducts(tx, [entered], () => ['input', 'productId']);
  return found!.productId!;
}

builder.mutationField('answerReceiptLine', (t) =>
  t.field({
    type: linePayload('AnswerReceiptLinePayload', 'The draft and the answered line.'),
    nullable: true,
    description: 'Says which product a line is, or creates it.',
    authScopes: { operator: true },
    errors: {
      types: receiptRefusals,
      union: {
        name: 'AnswerReceiptLineResult',
        description:
          'The line, or an error: VALIDATION, NOT_FOUND, ALREADY_EXISTS, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: AnswerReceiptLineInput, required: true, description: 'The line and its product.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(answerSchema, args.input);
      return changeLocked(context, info, args.input, input, async (tx, line) => {
        if (line.question === null) {
          const message = 'lineId: the line needs no answer, it has a product: remove it and add another one';
          throw ValidationError.of(['input', 'lineId'], message, input.lineId);
        }
        const productId = await findAnswer(tx, input, context);
        await answerLine(tx, line, productId);
        const isUnknown = line.question === 'unknown_code' && line.code !== null && !line.code.includes('|');
        if (isUnknown && input.keepCode !== false) await addBarcode(tx, productId, line.code!);
        return line.id;
      });
    },
  }),
);
