import { z } from 'zod';
import { cancelOrder } from '../../db/orders/cancellations.ts';
import { changeOrderStatus } from '../../db/orders/order-changes.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import { adapters } from '../../marketplaces/registry.ts';
import { builder } from '../base/builder.ts';
import { OrderStatusEnum } from '../base/enums.ts';
import { isStaff } from '../base/identity.ts';
import { check, idempotencyKey, note, quantity, sku } from '../base/inputs.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { lines, mergeLines } from './order-lines.ts';
import { getOrderOf, orderPayload, readOrder } from './order-payload.ts';

const UpdateOrderStatusInput = builder.inputType('UpdateOrderStatusInput', {
  description: 'A new status of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Id of the order.' }),
    status: t.field({
      type: OrderStatusEnum,
      required: true,
      description: 'The new status. The status that the order already has changes nothing and is no error.',
    }),
    note: t.string({
      description:
        "Remark, at most 2,000 characters, added to the order's note; with CANCELLED and EXPIRED it is the reason.",
    }),
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
      'Sets the status of an order. Allowed from HELD: CONFIRMED, CANCELLED, EXPIRED; from NEW: CONFIRMED, SHIPPED, CANCELLED; from ' +
      'CONFIRMED: SHIPPED, CANCELLED; from SHIPPED: DELIVERED, CANCELLED; from DELIVERED: CANCELLED. CANCELLED is the same as ' +
      '`cancelOrder` of the whole order. RETURNED is set by `receiveReturn`. An order of a marketplace cannot be cancelled here; later ' +
      'reports of the marketplace only move its status forward.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'UpdateOrderStatusResult',
        description: 'The order, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: UpdateOrderStatusInput, required: true, description: 'The order and its new status.' }),
    },
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
  description: 'A quantity of one line of an order.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the line, as `OrderItem.sku`.' }),
    quantity: t.int({ required: true, description: 'Items to cancel, 1 to 1,000,000.' }),
  }),
});
const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'What to cancel of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Id of the order.' }),
    items: t.field({
      type: [ItemQuantityInput],
      description: 'Lines and quantities to cancel, at most 200. Omitted: everything that is left.',
    }),
    reason: t.string({ description: 'Reason of the cancellation, for the history, at most 2,000 characters.' }),
    restock: t.boolean({
      description:
        'What happens to the goods. Omitted: back to stock, or expected back if the order is already shipped. false: written off as lost, ' +
        'including goods that are expected back. true: back to stock at once (refused after shipping). Ignored for buyers.',
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
      'Cancels all or part of an order. Before shipping, its units go back to stock; after shipping they are expected back, and the ' +
      'order keeps its status until `receiveReturn`. Buyers can cancel their own orders that are HELD or NEW. An order of a marketplace ' +
      'is cancelled at the marketplace; only items that OZON or Yandex Market removed from an order, which they do not report, are ' +
      'cancelled here.',
    authScopes: { ordering: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError],
      union: {
        name: 'CancelOrderResult',
        description: 'The order, or an error: VALIDATION, NOT_FOUND, INVALID_STATE, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: {
      input: t.arg({ type: CancelOrderInput, required: true, description: 'The order, and what to cancel of it.' }),
    },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(cancelSchema, args.input);
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
