import { z } from 'zod';
import { listProductsById, type Product } from '../../db/catalog/products.ts';
import { once } from '../../db/idempotency.ts';
import { listMovementsById, type Movement } from '../../db/stock/movements.ts';
import { undoAdjustment } from '../../db/stock/undo.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  InsufficientStockError,
  NotFoundError,
  ValidationError,
} from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, idempotencyKey, note } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import { ProductType } from '../catalog/product.ts';
import { MovementRef } from './movement.ts';

const UndoAdjustmentInput = builder.inputType('UndoAdjustmentInput', {
  description: 'Which adjustment to take back.',
  fields: (t) => ({
    movementId: t.id({ required: true, description: 'The movement that adjustStock made.' }),
    note: t.string({ description: 'Why.' }),
    idempotencyKey: t.string({ description: "A repeated call with it gets the first one's result." }),
  }),
});

const inputSchema = z.object({
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
      types: [ValidationError, NotFoundError, InsufficientStockError, ConflictError, IdempotencyConflictError],
      union: { name: 'UndoAdjustmentResult', description: 'What was taken back, or why nothing was.' },
    },
    args: { input: t.arg({ type: UndoAdjustmentInput, required: true, description: 'What to take back.' }) },
    resolve: async (_root, args, { sql, viewer }) => {
      const input = check(inputSchema, args.input);
      const key = findKey(input.movementId, 'InventoryMovement');
      if (key === undefined) throw new NotFoundError('Movement', ['input', 'movementId'], [input.movementId]);
      const undo = { movementId: key, note: input.note ?? null, actor: viewer.actor };
      const { productId, movementId } = await once(sql, viewer, 'undoAdjustment', input, (tx) =>
        undoAdjustment(tx, undo),
      );
      const [product] = await listProductsById(sql, [productId]);
      const [movement] = await listMovementsById(sql, [movementId]);
      return { product: product!, movement: movement! };
    },
  }),
);
