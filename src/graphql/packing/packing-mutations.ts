import { z } from 'zod';
import { listOrderItemsById, listOrdersById, type Order, type OrderItem } from '../../db/orders/orders.ts';
import { type Packed, packItem, unpackItem } from '../../db/packing/packing.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  NotFoundError,
  PackingRefusedError,
  ValidationError,
} from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { check, quantity, scannedCode } from '../base/inputs.ts';
import { findKey } from '../base/node-id.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { OrderType } from '../orders/order.ts';
import { OrderItemType } from '../orders/order-item.ts';
import { getOrderOf } from '../orders/order-payload.ts';

const PackItemInput = builder.inputType('PackItemInput', {
  description: 'Goods that go into the parcel of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Id of the order.' }),
    code: t.string({
      required: true,
      description: "What was scanned: a barcode, a SKU, or the marketplace's article number; at most 200 characters.",
    }),
    units: t.int({
      description:
        'Units of the product, 1 to 1,000,000. Omitted: one; where the code is that of a pack on the marketplace, its units.',
    }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const UnpackItemInput = builder.inputType('UnpackItemInput', {
  description: 'Units that are taken out of the parcel of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Id of the order.' }),
    itemId: t.id({ required: true, description: 'Id of the line.' }),
    units: t.int({ description: 'Units of the product, 1 to 1,000,000. Omitted: one.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const packSchema = z.object({ code: scannedCode, units: quantity.nullish() });
const unpackSchema = z.object({ units: quantity.nullish() });

interface PackingChange {
  order: Order;
  item: OrderItem;
  units: number;
  isShipped: boolean;
}

function packingPayload(name: string) {
  return builder.objectRef<PackingChange>(name).implement({
    description: 'The order after the scan.',
    fields: (t) => ({
      order: t.expose('order', { type: OrderType, description: 'The order as it is now.' }),
      item: t.expose('item', { type: OrderItemType, description: 'The line as it is now.' }),
      units: t.exposeInt('units', { description: 'Units that the scan changed; below 0: taken out.' }),
      shipped: t.exposeBoolean('isShipped', {
        description: 'true: everything is packed, and the order became SHIPPED (`Marketplace.shipWhenPacked`).',
      }),
    }),
  });
}

async function readChange({ sql }: GraphQLContext, order: Order, packed: Packed): Promise<PackingChange> {
  const [[now], [item]] = await Promise.all([
    listOrdersById(sql, [order.id]),
    listOrderItemsById(sql, [packed.itemId]),
  ]);
  if (!now || !item) throw new Error(`order ${order.id} lost its line ${packed.itemId}`);
  return { order: now, item, units: packed.units, isShipped: packed.isShipped };
}

const refusals = [ValidationError, NotFoundError, ConflictError, PackingRefusedError, IdempotencyConflictError];
const refusalCodes = 'VALIDATION, NOT_FOUND, INVALID_STATE, PACKING_REFUSED, IDEMPOTENCY_CONFLICT';

builder.mutationField('packItem', (t) =>
  t.field({
    type: packingPayload('PackItemPayload'),
    nullable: true,
    description:
      'Puts what was scanned into the parcel of an order. What the order does not need is refused, with what it still needs. Nothing is sent ' +
      'to the marketplace.',
    authScopes: { operator: true },
    errors: {
      types: refusals,
      union: { name: 'PackItemResult', description: `The packed line, or an error: ${refusalCodes}.` },
    },
    args: { input: t.arg({ type: PackItemInput, required: true, description: 'The order and the scanned text.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql, viewer } = context;
      const { code, units } = check(packSchema, input);
      const order = await getOrderOf(sql, viewer, input.orderId);
      const packed = await once<{ [key in keyof Packed]: Packed[key] }>(context, info, input, (tx) =>
        packItem(tx, {
          orderId: order.id,
          code,
          units: units ?? null,
          key: input.idempotencyKey ?? null,
          actor: viewer.actor,
        }),
      );
      return readChange(context, order, packed);
    },
  }),
);

builder.mutationField('unpackItem', (t) =>
  t.field({
    type: packingPayload('UnpackItemPayload'),
    nullable: true,
    description: 'Takes units out of the parcel of an order that has not left yet.',
    authScopes: { operator: true },
    errors: {
      types: refusals,
      union: { name: 'UnpackItemResult', description: `The line, or an error: ${refusalCodes}.` },
    },
    args: { input: t.arg({ type: UnpackItemInput, required: true, description: 'The line and its units.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { sql, viewer } = context;
      const { units } = check(unpackSchema, input);
      const order = await getOrderOf(sql, viewer, input.orderId);
      const itemId = findKey(input.itemId, 'OrderItem');
      const [item] = itemId ? await listOrderItemsById(sql, [itemId]) : [];
      if (item?.orderId !== order.id) throw new NotFoundError('Order line', ['input', 'itemId'], [input.itemId]);
      const packed = await once<{ [key in keyof Packed]: Packed[key] }>(context, info, input, (tx) =>
        unpackItem(tx, {
          orderId: order.id,
          itemId: item.id,
          units: units ?? 1,
          key: input.idempotencyKey ?? null,
          actor: viewer.actor,
        }),
      );
      return readChange(context, order, packed);
    },
  }),
);
