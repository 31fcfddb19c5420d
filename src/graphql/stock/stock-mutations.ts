import { z } from 'zod';
import type { Product } from '../../db/catalog/products.ts';
import { adjustStock } from '../../db/stock/adjustments.ts';
import type { Movement } from '../../db/stock/movements.ts';
import { undoAdjustment } from '../../db/stock/undo.ts';
import { getWarehouse } from '../../db/stock/warehouses.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { AdjustReasonEnum } from '../base/enums.ts';
import { stockRefusals } from '../base/errors.ts';
import { check, idempotencyKey, note, sku, warehouseCode } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import { ProductType, readProduct } from '../catalog/product.ts';
import { nameProduct, productIdField } from '../catalog/product-refs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { findMovement, MovementRef } from './movement.ts';

const AdjustStockInput = builder.inputType('AdjustStockInput', {
  description: 'What a person says of the stock of a product: one of quantityChange and countedQuantity.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product.' }),
    productId: productIdField(t),
    quantityChange: t.int({ description: 'Units: negative out, positive in.' }),
    countedQuantity: t.int({ description: 'Units counted on the shelf, those sold but not shipped included.' }),
    countedAt: t.field({
      type: 'DateTime',
      description:
        'When it was counted; absent: now. What was sold, shipped or received since stays as it is; a count older than one that stands ' +
        'already is refused.',
    }),
    warehouse: t.string({ description: 'Code of the warehouse; absent: the default one.' }),
    expectedVersion: t.int({ description: 'Refuse when the product has another version.' }),
    reason: t.field({ type: AdjustReasonEnum, required: true, description: 'Why.' }),
    note: t.string({ description: 'A remark.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const unitsError = { error: 'must be a whole number within ±1,000,000,000' };
const adjustSchema = z
  .object({
    sku,
    quantityChange: z.int().min(-1_000_000_000, unitsError).max(1_000_000_000, unitsError).nullish(),
    countedQuantity: z.int().min(0, 'must not be below 0').max(1_000_000_000, unitsError).nullish(),
    countedAt: z
      .date()
      .refine((at) => at.getTime() <= Date.now() + 1_000, 'must not be in the future')
      .nullish(),
    warehouse: warehouseCode.nullish(),
    expectedVersion: z.int().nullish(),
    reason: z.enum(['receipt', 'stocktake', 'write_off', 'transfer', 'correction']),
    note: note.nullish(),
    idempotencyKey: idempotencyKey.nullish(),
  })
  .superRefine((input, context) => {
    const { quantityChange, countedQuantity } = input;
    if ((quantityChange == null) === (countedQuantity == null)) {
      context.addIssue({
        code: 'custom',
        path: ['quantityChange'],
        message: 'exactly one of quantityChange and countedQuantity is required',
      });
    } else if (quantityChange === 0) {
      context.addIssue({ code: 'custom', path: ['quantityChange'], message: 'must not be 0' });
    } else if (countedQuantity == null && input.countedAt != null) {
      context.addIssue({ code: 'custom', path: ['countedAt'], message: 'is allowed only with countedQuantity' });
    }
  });

const AdjustStockPayload = builder
  .objectRef<{ product: Product; movement: Movement | null }>('AdjustStockPayload')
  .implement({
    description: 'What was changed.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The product as it stands now.' }),
      movement: t.expose('movement', {
        type: MovementRef,
        nullable: true,
        description: 'The ledger row; null when a count found what was there already.',
      }),
    }),
  });

builder.mutationField('adjustStock', (t) =>
  t.field({
    type: AdjustStockPayload,
    description: 'Goods came in, were counted, written off, moved, or a mistake is mended.',
    authScopes: { operator: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: { name: 'AdjustStockResult', description: 'What was changed, or why nothing was.' },
    },
    args: { input: t.arg({ type: AdjustStockInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(adjustSchema, await nameProduct(sql, args.input));
      const amount =
        input.quantityChange != null
          ? { change: input.quantityChange }
          : { counted: input.countedQuantity ?? 0, at: input.countedAt ?? null };
      if (input.warehouse != null) await getWarehouse(sql, input.warehouse, ['input', 'warehouse']);
      const { productId, movementId } = await once(context, info, input, (tx) =>
        adjustStock(tx, {
          sku: input.sku,
          amount,
          reason: input.reason,
          expectedVersion: input.expectedVersion ?? null,
          note: input.note ?? null,
          actor: viewer.actor,
        }),
      );
      return { product: await readProduct(sql, productId), movement: await findMovement(sql, movementId) };
    },
  }),
);

const UndoAdjustmentInput = builder.inputType('UndoAdjustmentInput', {
  description: 'Which adjustment to take back.',
  fields: (t) => ({
    movementId: t.id({ required: true, description: 'The movement that adjustStock made.' }),
    note: t.string({ description: 'Why.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const undoSchema = z.object({
  movementId: z.string().max(200, 'at most 200 characters'),
  note: note.nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});

const UndoAdjustmentPayload = builder
  .objectRef<{ product: Product; movement: Movement }>('UndoAdjustmentPayload')
  .implement({
    description: 'What was taken back.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The product as it stands now.' }),
      movement: t.expose('movement', { type: MovementRef, description: 'The ledger row of the opposite change.' }),
    }),
  });

builder.mutationField('undoAdjustment', (t) =>
  t.field({
    type: UndoAdjustmentPayload,
    description:
      'Takes an adjustment by a person back, once, by a movement of the opposite change. Refused where that would make a wrong state.',
    authScopes: { operator: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: { name: 'UndoAdjustmentResult', description: 'What was taken back, or why nothing was.' },
    },
    args: { input: t.arg({ type: UndoAdjustmentInput, required: true, description: 'What to take back.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(undoSchema, args.input);
      const key = findKey(input.movementId, 'InventoryMovement');
      if (key === undefined) throw new NotFoundError('Movement', ['input', 'movementId'], [input.movementId]);
      const undo = { movementId: key, note: input.note ?? null, actor: viewer.actor };
      const { productId, movementId } = await once(context, info, input, (tx) => undoAdjustment(tx, undo));
      return { product: await readProduct(sql, productId), movement: (await findMovement(sql, movementId))! };
    },
  }),
);
