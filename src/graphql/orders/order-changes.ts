import { z } from 'zod';
import { cancelOrder } from '../../db/orders/cancellations.ts';
import { changeOrderStatus } from '../../db/orders/order-changes.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { adapters } from '../../marketplaces/registry.ts';
import { builder } from '../base/builder.ts';
import { OrderStatusEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { check, idempotencyKey, note, quantity, sku } from '../base/inputs.ts';
import { nameItems, productIdField } from '../catalog/product-refs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { lines, mergeLines } from './order-lines.ts';
import { getOrderOf, orderPayload, readOrder } from './order-payload.ts';

const UpdateOrderStatusInput = builder.inputType('UpdateOrderStatusInput', {
  description: 'Where an order stands now.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Which order.' }),
    status: t.field({
      type: OrderStatusEnum,
      required: true,
      description: 'What it becomes; the status that it has changes nothing.',
    }),
    note: t.string({ description: "A remark: added to the order's note; with CANCELLED and EXPIRED the reason." }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const statusSchema = z.object({
  orderId: z.string(),
  status: z.enum(['held', 'expired', 'new', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned']),
  note: note.nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});

builder.mutationField('updateOrderStatus', (t) =>
  t.field({
    type: orderPayload('UpdateOrderStatusPayload'),
    description:
      'Says that an order was confirmed, shipped, delivered, cancelled. From HELD: CONFIRMED, CANCELLED, EXPIRED; from NEW: CONFIRMED, ' +
      'SHIPPED, CANCELLED; from CONFIRMED: SHIPPED, CANCELLED; from SHIPPED: DELIVERED, CANCELLED; from DELIVERED: CANCELLED. ' +
      'CANCELLED is cancelOrder of all that is left. RETURNED comes by receiveReturn. A marketplace order cannot be cancelled here, ' +
      'and what the marketplace tells can only move it further.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'UpdateOrderStatusResult', description: 'The order, or why it stays as it is.' },
    },
    args: { input: t.arg({ type: UpdateOrderStatusInput, required: true, description: 'What it becomes.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(statusSchema, args.input);
      const { id } = await getOrderOf(sql, viewer, input.orderId);
      const change = { orderId: id, status: input.status, note: input.note ?? null, actor: viewer.actor };
      await once(context, info, input, async (tx) => {
        await changeOrderStatus(tx, change);
        return id;
      });
      return readOrder(sql, id);
    },
  }),
);

const ItemQuantityInput = builder.inputType('ItemQuantityInput', {
  description: 'So many of one line.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which line.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'How many.' }),
  }),
});
const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'What to cancel of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Which order.' }),
    items: t.field({ type: [ItemQuantityInput], description: 'Absent: all that is left.' }),
    reason: t.string({ description: 'Why.' }),
    restock: t.boolean({
      description:
        'Absent: the units go back to stock before the order is shipped, and are expected back after it. false: they are gone ' +
        '(lost, broken) and are written off, those that are expected back included. Buyers cannot choose.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const cancelSchema = z.object({
  orderId: z.string(),
  items: lines(z.object({ sku, quantity })).nullish(),
  reason: note.nullish(),
  restock: z.boolean().nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});

builder.mutationField('cancelOrder', (t) =>
  t.field({
    type: orderPayload('CancelOrderPayload'),
    description:
      'Cancels all or part of one of our own orders. Before it is shipped its units go back to stock; after it they are expected ' +
      'back, and the order keeps its status until receiveReturn. A buyer can cancel own orders that are HELD or NEW. A marketplace ' +
      'order is cancelled there; only items that OZON or Yandex Market took out of an order, which they do not report, are cancelled here.',
    authScopes: { ordering: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: { name: 'CancelOrderResult', description: 'The order, or why nothing was cancelled.' },
    },
    args: { input: t.arg({ type: CancelOrderInput, required: true, description: 'What to cancel.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(cancelSchema, await nameItems(sql, args.input));
      const { id } = await getOrderOf(sql, viewer, input.orderId);
      await once(context, info, input, async (tx) => {
        await cancelOrder(tx, {
          orderId: id,
          items: input.items ? mergeLines(input.items) : null,
          reason: input.reason ?? null,
          // Only staff can know whether the goods can go back to the shelf.
          restock: isStaff(viewer) ? (input.restock ?? null) : null,
          byBuyer: !isStaff(viewer),
          actor: viewer.actor,
          hidesItems: (adapter) => adapters.get(adapter)?.hidesCancelledItems === true,
        });
        return id;
      });
      return readOrder(sql, id);
    },
  }),
);
