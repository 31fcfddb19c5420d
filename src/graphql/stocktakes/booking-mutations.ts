import { z } from 'zod';
import { bookStocktake, type RefusedLine, undoStocktake } from '../../db/stocktakes/booking.ts';
import { listStocktakesOfMovements } from '../../db/stocktakes/lines.ts';
import type { Stocktake } from '../../db/stocktakes/stocktakes.ts';
import { ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { defineEnum } from '../base/enums.ts';
import { check, sku } from '../base/inputs.ts';
import { ProductType } from '../catalog/product.ts';
import { productIdsField } from '../catalog/product-refs.ts';
import type { GraphQLContext } from '../context.ts';
import { expectedRevision, expectedRevisionField } from '../mutations/expected-revision.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { MovementRef } from '../stock/movement.ts';
import { readProducts, readStocktake, readStocktakeId, stocktakeIdField, stocktakeRefusals } from './keys.ts';
import { StocktakeType } from './stocktake.ts';

const ReasonEnum = defineEnum('StocktakeRefusal', 'Why a line of a stocktake is not booked, or not undone.', {
  later_count:
    'A count by somebody else, or the opening stock, was recorded for a later moment: it knows more. Count the product again to book it.',
  replaced: 'A later count has replaced it: undo that count first, or count again.',
});

const RefusedLineType = builder.objectRef<RefusedLine>('RefusedStocktakeLine').implement({
  description: 'A line of a stocktake that stays as it was.',
  fields: (t) => ({
    product: t.field({ type: ProductType, description: 'The product.', resolve: ({ productId }) => String(productId) }),
    reason: t.expose('reason', { type: ReasonEnum, description: 'Reason of the refusal.' }),
  }),
});

interface Outcome {
  stocktake: Stocktake;
  refused: RefusedLine[];
  remaining: number;
}

const maxChosen = 5_000;
const listed = { complexity: { field: 1, multiplier: 20 } } as const;
const chosen = {
  skus: z.array(sku).min(1).max(maxChosen).nullish(),
  productIds: z.array(z.string().max(200)).min(1).max(maxChosen).nullish(),
};

const BookInput = builder.inputType('BookStocktakeInput', {
  description: 'What to book of a stocktake. Without `skus` and `productIds`: every line that is not booked.',
  fields: (t) => ({
    stocktakeId: stocktakeIdField(t),
    skus: t.stringList({ description: `Only the products with the SKUs of this list, at most ${maxChosen}.` }),
    productIds: productIdsField(t),
    uncountedAsZero: t.int({
      description:
        'Book the products that nobody has counted as 0 units, as of now. Send their number as you have shown it to the person ' +
        '(`progress.notCounted`): if it is another one by now, nothing is booked. Omitted: they stay as they are.',
    }),
    expectedRevision: expectedRevisionField(t, 'Stocktake'),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const bookSchema = z.object({
  ...chosen,
  uncountedAsZero: z.int().min(0).nullish(),
  expectedRevision,
});

const BookPayload = builder.objectRef<Outcome & { booked: number; moved: number }>('BookStocktakePayload').implement({
  description: 'What was booked. A stocktake with all lines booked has ended.',
  fields: (t) => ({
    stocktake: t.expose('stocktake', { type: StocktakeType, description: 'The stocktake after it.' }),
    booked: t.exposeInt('booked', { description: 'Lines that were booked, with and without a difference.' }),
    moved: t.exposeInt('moved', { description: 'Movements that were recorded: lines with a difference.' }),
    refused: t.expose('refused', {
      ...listed,
      type: [RefusedLineType],
      description: 'Lines that could not be booked.',
    }),
    remaining: t.exposeInt('remaining', {
      description: 'Lines that are left, as one call books at most 2,000: call again, with another key.',
    }),
  }),
});

builder.mutationField('bookStocktake', (t) =>
  t.field({
    type: BookPayload,
    nullable: true,
    description:
      'Books lines of a stocktake: for each product the difference between what was counted and what the books had at that moment, as a ' +
      'movement STOCKTAKE. What was sold, shipped and received since then stays in effect. A line is booked once, whoever asks.',
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'BookStocktakeResult',
        description:
          'What was booked, or an error: VALIDATION, NOT_FOUND, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: BookInput, required: true, description: 'The stocktake, and its lines.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(bookSchema, args.input);
      const stocktakeId = readStocktakeId(String(args.input.stocktakeId));
      const productIds = await readProducts(sql, input);
      if (productIds && input.uncountedAsZero != null) {
        const message = 'uncountedAsZero: is allowed only without skus and productIds';
        throw ValidationError.of(['input', 'uncountedAsZero'], message, input.uncountedAsZero);
      }
      const booked = await once(context, info, args.input, (tx) =>
        bookStocktake(tx, {
          stocktakeId,
          productIds,
          uncountedAsZero: input.uncountedAsZero ?? null,
          revision: input.expectedRevision ?? null,
          actor: viewer.actor,
        }),
      );
      return { ...booked, stocktake: await readStocktake(sql, stocktakeId) };
    },
  }),
);

const UndoInput = builder.inputType('UndoStocktakeInput', {
  description: 'What to undo of a stocktake. Without `skus` and `productIds`: everything that it booked.',
  fields: (t) => ({
    stocktakeId: stocktakeIdField(t),
    skus: t.stringList({ description: `Only the products with the SKUs of this list, at most ${maxChosen}.` }),
    productIds: productIdsField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const UndoPayload = builder.objectRef<Outcome & { undone: number }>('UndoStocktakePayload').implement({
  description: 'What was undone. The stocktake is open again.',
  fields: (t) => ({
    stocktake: t.expose('stocktake', { type: StocktakeType, description: 'The stocktake after it.' }),
    undone: t.exposeInt('undone', { description: 'Lines that were undone.' }),
    refused: t.expose('refused', { ...listed, type: [RefusedLineType], description: 'Lines that stay booked.' }),
    remaining: t.exposeInt('remaining', {
      description: 'Bookings that are left, as one call undoes at most 2,000: call again.',
    }),
  }),
});

builder.mutationField('undoStocktake', (t) =>
  t.field({
    type: UndoPayload,
    nullable: true,
    description:
      'Undoes what a stocktake booked, by movements with the opposite change, and opens it again with all that was counted. One line can ' +
      'also be undone by `undoAdjustment` of its movement.',
    authScopes: { operator: true },
    errors: {
      types: stocktakeRefusals,
      union: {
        name: 'UndoStocktakeResult',
        description: 'What was undone, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UndoInput, required: true, description: 'The stocktake, and its lines.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const stocktakeId = readStocktakeId(String(args.input.stocktakeId));
      const productIds = await readProducts(sql, check(z.object(chosen), args.input));
      const undo = { stocktakeId, productIds, actor: viewer.actor };
      const undone = await once(context, info, args.input, (tx) => undoStocktake(tx, undo));
      return { ...undone, stocktake: await readStocktake(sql, stocktakeId) };
    },
  }),
);

builder.objectField(MovementRef, 'stocktake', (t) =>
  t.loadable({
    type: StocktakeType,
    nullable: true,
    description: 'The stocktake that booked the movement; null: none did.',
    load: async (ids: string[], { sql }: GraphQLContext) => {
      const numbers = await listStocktakesOfMovements(sql, ids);
      return ids.map((id) => numbers.get(id)?.toString() ?? null);
    },
    resolve: ({ id }) => id,
  }),
);
