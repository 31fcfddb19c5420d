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
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { findMovement, MovementRef } from './movement.ts';

const AdjustStockInput = builder.inputType('AdjustStockInput', {
  description: 'An adjustment of the stock of one product. Send exactly one of `quantityChange` and `countedQuantity`.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    quantityChange: t.int({ description: 'Units of the change: negative out of stock, positive into stock.' }),
    countedQuantity: t.int({
      description: 'Units counted on the shelf, including units that are sold and not shipped yet.',
    }),
    countedAt: t.field({
      type: 'DateTime',
      description:
        'When it was counted. Omitted: now. Sales, shipments and receipts since then stay in effect. A count that is older than the ' +
        'newest one is refused with INVALID_STATE.',
    }),
    warehouse: t.string({ description: 'Code of the warehouse. Omitted: the default warehouse.' }),
    expectedVersion: t.int({
      description:
        '`Product.version` as you read it. If stock changed since, nothing happens and you get STALE_VERSION.',
    }),
    reason: t.field({ type: AdjustReasonEnum, required: true, description: 'Reason of the adjustment.' }),
    note: t.string({ description: 'Remark for the ledger, at most 2,000 characters.' }),
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
    description: 'The adjusted product and the movement.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The product after the adjustment.' }),
      movement: t.expose('movement', {
        type: MovementRef,
        nullable: true,
        description: 'The recorded movement; null if a count confirmed the stock.',
      }),
    }),
  });

builder.mutationField('adjustStock', (t) =>
  t.field({
    type: AdjustStockPayload,
    description:
      'Changes the stock of a product: goods were received, counted, written off or transferred, or a mistake is corrected.',
    authScopes: { operator: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: {
        name: 'AdjustStockResult',
        description:
          'The adjustment, or an error: VALIDATION, NOT_FOUND, INSUFFICIENT_STOCK, STALE_VERSION, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: AdjustStockInput, required: true, description: 'The product and the change.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(adjustSchema, args.input);
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
  description: 'The adjustment to undo.',
  fields: (t) => ({
    movementId: t.id({
      required: true,
      description: 'Id of the movement that `adjustStock` returned (`InventoryMovement.id`).',
    }),
    note: t.string({ description: 'Reason, as a remark for the ledger, at most 2,000 characters.' }),
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
    description: 'The product and the movement that undid the adjustment.',
    fields: (t) => ({
      product: t.expose('product', { type: ProductType, description: 'The product after the change.' }),
      movement: t.expose('movement', { type: MovementRef, description: 'The movement with the opposite change.' }),
    }),
  });

builder.mutationField('undoAdjustment', (t) =>
  t.field({
    type: UndoAdjustmentPayload,
    description:
      'Undoes an adjustment by a person, once, by a movement with the opposite change. Refused with INVALID_STATE if a later count ' +
      'depends on it, or if it was undone before.',
    authScopes: { operator: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: {
        name: 'UndoAdjustmentResult',
        description:
          'The undone adjustment, or an error: VALIDATION, NOT_FOUND, INSUFFICIENT_STOCK, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: UndoAdjustmentInput, required: true, description: 'The adjustment to undo.' }) },
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
