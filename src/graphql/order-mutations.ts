import { z } from 'zod';
import type { Sql, Tx } from '../db/client.ts';
import { runOnce } from '../db/idempotency.ts';
import { getMarketplace, type Marketplace } from '../db/marketplaces.ts';
import { cancelOrder, listOrdersById, type NewOrder, type Order, placeOrder } from '../db/orders.ts';
import { findProductIds } from '../db/products.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  InsufficientStockError,
  NotFoundError,
  ValidationError,
} from '../errors.ts';
import { builder } from './builder.ts';
import { isStaff } from './context.ts';
import { check, idempotencyKey, marketplaceCode, money, name, note, phone, quantity, sku } from './inputs.ts';
import { findKey } from './node-id.ts';
import { maySee, OrderType } from './order.ts';

const shopCode = 'amazing_store';
const mostLines = 200;

const OrderItemInput = builder.inputType('OrderItemInput', {
  description: 'A line of an order that staff type in.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product.' }),
    quantity: t.int({ required: true, description: 'How many units.' }),
    unitPrice: t.field({
      type: 'Decimal',
      description: "Price of one; absent: the listing's, then the product's, then none.",
    }),
  }),
});
const StoreOrderItemInput = builder.inputType('StoreOrderItemInput', {
  description: 'A line of a store order; the price is never taken from the buyer.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product.' }),
    quantity: t.int({ required: true, description: 'How many units.' }),
  }),
});
const ItemQuantityInput = builder.inputType('ItemQuantityInput', {
  description: 'So many of one line.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which line.' }),
    quantity: t.int({ required: true, description: 'How many.' }),
  }),
});
const CreateManualOrderInput = builder.inputType('CreateManualOrderInput', {
  description: 'An order that came by phone or from a place without an API. Lines with the same SKU are merged.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of a place of type MANUAL, such as olx.' }),
    customerName: t.string({ required: true, description: 'Who ordered.' }),
    customerPhone: t.string({ description: 'Phone with + and country code.' }),
    items: t.field({ type: [OrderItemInput], required: true, description: 'What was ordered.' }),
    note: t.string({ description: 'A remark.' }),
    idempotencyKey: t.string({ description: "A repeated call with it gets the first one's result." }),
  }),
});
const PlaceStoreOrderInput = builder.inputType('PlaceStoreOrderInput', {
  description: 'An order in the Mini App shop. Lines with the same SKU are merged.',
  fields: (t) => ({
    items: t.field({ type: [StoreOrderItemInput], required: true, description: 'What is ordered.' }),
    customerName: t.string({ description: 'Who orders.' }),
    customerPhone: t.string({ description: 'Phone with + and country code.' }),
    note: t.string({ description: 'A remark.' }),
    idempotencyKey: t.string({ required: true, description: "A repeated call with it gets the first one's result." }),
  }),
});
const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'What to cancel of an order.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'Which order.' }),
    items: t.field({ type: [ItemQuantityInput], description: 'Absent: all that is left.' }),
    reason: t.string({ description: 'Why.' }),
    restock: t.boolean({
      description: 'false: the units do not go back to stock. Absent: they do, before the order is shipped.',
    }),
  }),
});

const lines = <T extends z.ZodType>(line: T) =>
  z.array(line).min(1, 'must have at least one line').max(mostLines, `at most ${mostLines} lines`);
const manualSchema = z.object({
  marketplace: marketplaceCode,
  customerName: name,
  customerPhone: phone.nullish(),
  items: lines(z.object({ sku, quantity, unitPrice: money.nullish() })),
  note: note.nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});
const storeSchema = z.object({
  items: lines(z.object({ sku, quantity })),
  customerName: name.nullish(),
  customerPhone: phone.nullish(),
  note: note.nullish(),
  idempotencyKey,
});
const cancelSchema = z.object({
  orderId: z.string(),
  items: lines(z.object({ sku, quantity })).nullish(),
  reason: note.nullish(),
  restock: z.boolean().nullish(),
});

/** Lines of the same product become one; two prices for one product contradict each other. */
function mergeLines(items: { sku: string; quantity: number; unitPrice?: string | null | undefined }[]) {
  const merged = new Map<string, { sku: string; quantity: number; unitPrice: string | null }>();
  for (const [index, item] of items.entries()) {
    const unitPrice = item.unitPrice ?? null;
    const same = merged.get(item.sku);
    if (same && same.unitPrice !== unitPrice) {
      throw ValidationError.of(
        ['input', 'items', String(index), 'unitPrice'],
        `"${item.sku}" stands here with two prices`,
        unitPrice,
      );
    }
    merged.set(item.sku, { sku: item.sku, quantity: (same?.quantity ?? 0) + item.quantity, unitPrice });
  }
  return [...merged.values()];
}

async function toOrderLines(tx: Tx, items: Parameters<typeof mergeLines>[0]): Promise<NewOrder['lines']> {
  const merged = mergeLines(items);
  const ids = await findProductIds(
    tx,
    merged.map((line) => line.sku),
  );
  const unknown = merged.filter((line) => !ids.has(line.sku)).map((line) => line.sku);
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'items'], unknown);
  return merged.map((line) => ({
    productId: ids.get(line.sku) ?? 0,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
  }));
}

async function getManualMarketplace(tx: Tx, code: string): Promise<Marketplace> {
  const path = ['input', 'marketplace'];
  const marketplace = await getMarketplace(tx, code, path);
  if (marketplace.type === 'manual') return marketplace;
  throw ValidationError.of(
    path,
    `marketplace: "${code}" is of type ${marketplace.type.toUpperCase()}; only orders of MANUAL places are typed in`,
    code,
  );
}

async function readOrder(sql: Sql, orderId: string): Promise<{ order: Order }> {
  return { order: (await listOrdersById(sql, [orderId]))[0]! };
}

function orderPayload(payload: string) {
  return builder.objectRef<{ order: Order }>(payload).implement({
    description: 'The order as it stands now.',
    fields: (t) => ({ order: t.field({ type: OrderType, description: 'The order.', resolve: ({ order }) => order }) }),
  });
}

builder.mutationFields((t) => ({
  createManualOrder: t.field({
    type: orderPayload('CreateManualOrderPayload'),
    description: 'Types in an order that came by phone or from a place without an API.',
    authScopes: { operator: true },
    errors: {
      types: [ValidationError, NotFoundError, InsufficientStockError, IdempotencyConflictError],
      union: { name: 'CreateManualOrderResult', description: 'The order, or why there is none.' },
    },
    args: { input: t.arg({ type: CreateManualOrderInput, required: true, description: 'The order.' }) },
    resolve: async (_root, args, { sql, viewer }) => {
      const input = check(manualSchema, args.input);
      const call = { caller: viewer.caller, mutation: 'createManualOrder', key: input.idempotencyKey ?? null, input };
      const orderId = await runOnce(sql, call, async (tx) =>
        placeOrder(tx, {
          marketplaceId: (await getManualMarketplace(tx, input.marketplace)).id,
          customerName: input.customerName,
          customerPhone: input.customerPhone ?? null,
          note: input.note ?? null,
          buyerId: null,
          actor: viewer.actor,
          lines: await toOrderLines(tx, input.items),
        }),
      );
      return readOrder(sql, orderId);
    },
  }),
  placeStoreOrder: t.field({
    type: orderPayload('PlaceStoreOrderPayload'),
    description: 'Places an order in the Mini App shop.',
    authScopes: { ordering: true },
    errors: {
      types: [ValidationError, NotFoundError, InsufficientStockError, ConflictError, IdempotencyConflictError],
      union: { name: 'PlaceStoreOrderResult', description: 'The order, or why there is none.' },
    },
    args: { input: t.arg({ type: PlaceStoreOrderInput, required: true, description: 'The order.' }) },
    resolve: async (_root, args, { sql, viewer }) => {
      const input = check(storeSchema, args.input);
      const call = { caller: viewer.caller, mutation: 'placeStoreOrder', key: input.idempotencyKey, input };
      const orderId = await runOnce(sql, call, async (tx) =>
        placeOrder(tx, {
          marketplaceId: (await getMarketplace(tx, shopCode, ['input'])).id,
          customerName: input.customerName ?? null,
          customerPhone: input.customerPhone ?? null,
          note: input.note ?? null,
          buyerId: isStaff(viewer) ? null : viewer.telegramUserId,
          actor: viewer.actor,
          lines: await toOrderLines(tx, input.items),
        }),
      );
      return readOrder(sql, orderId);
    },
  }),
  cancelOrder: t.field({
    type: orderPayload('CancelOrderPayload'),
    description: 'Cancels all or part of one of our own orders before it is shipped; a buyer can cancel own ones.',
    authScopes: { ordering: true },
    errors: {
      types: [ValidationError, NotFoundError, ConflictError],
      union: { name: 'CancelOrderResult', description: 'The order, or why nothing was cancelled.' },
    },
    args: { input: t.arg({ type: CancelOrderInput, required: true, description: 'What to cancel.' }) },
    resolve: async (_root, args, { sql, viewer }) => {
      const input = check(cancelSchema, args.input);
      const key = findKey(input.orderId, 'Order');
      const [order] = key ? await listOrdersById(sql, [key]) : [];
      if (!key || !order || !maySee(viewer, order)) {
        throw new NotFoundError('Order', ['input', 'orderId'], [input.orderId]);
      }
      // Whether goods go back to the shelf is for those who stand at it.
      const restock = isStaff(viewer) ? (input.restock ?? true) : true;
      const items = input.items ? mergeLines(input.items) : null;
      await sql.begin((tx) =>
        cancelOrder(tx, { orderId: key, items, reason: input.reason ?? null, restock, actor: viewer.actor }),
      );
      return readOrder(sql, key);
    },
  }),
}));
