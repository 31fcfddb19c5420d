import { z } from 'zod';
import { findProductIds } from '../../db/catalog/products.ts';
import type { Tx } from '../../db/client.ts';
import { runOnce } from '../../db/idempotency.ts';
import { getMarketplace, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { type NewOrder, placeOrder } from '../../db/orders/orders.ts';
import { assertWithinStoreLimits } from '../../db/orders/store-limits.ts';
import {
  ConflictError,
  IdempotencyConflictError,
  InsufficientStockError,
  NotFoundError,
  ValidationError,
} from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { isStaff } from '../base/identity.ts';
import { check, idempotencyKey, marketplaceCode, money, name, note, phone, quantity, sku } from '../base/inputs.ts';
import { orderPayload, readOrder } from './order-payload.ts';

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
const CreateManualOrderInput = builder.inputType('CreateManualOrderInput', {
  description: 'An order that came by phone or from a place without an API. Lines with the same SKU are merged.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of a place of type MANUAL, such as olx.' }),
    customerName: t.string({ required: true, description: 'Who ordered.' }),
    customerPhone: t.string({ description: 'Phone in any usual spelling; without + it is one of Uzbekistan.' }),
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
    customerPhone: t.string({ description: 'Phone in any usual spelling; without + it is one of Uzbekistan.' }),
    note: t.string({ description: 'A remark.' }),
    idempotencyKey: t.string({ required: true, description: "A repeated call with it gets the first one's result." }),
  }),
});

/** The lines of an order: at least one, not too many. */
export const lines = <T extends z.ZodType>(line: T) =>
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

/** Lines of the same product become one; two prices for one product contradict each other. */
export function mergeLines(items: { sku: string; quantity: number; unitPrice?: string | null | undefined }[]) {
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
          holdMinutes: null,
          actor: viewer.actor,
          lines: await toOrderLines(tx, input.items),
        }),
      );
      return readOrder(sql, orderId);
    },
  }),
  placeStoreOrder: t.field({
    type: orderPayload('PlaceStoreOrderPayload'),
    description:
      'Places an order in the Mini App shop. Its units leave the stock at once and are held until `heldUntil`; confirmed by the ' +
      'seller it stays, otherwise it expires and they come back. A buyer can have so many orders and units waiting at once.',
    authScopes: { ordering: true },
    errors: {
      types: [ValidationError, NotFoundError, InsufficientStockError, ConflictError, IdempotencyConflictError],
      union: { name: 'PlaceStoreOrderResult', description: 'The order, or why there is none.' },
    },
    args: { input: t.arg({ type: PlaceStoreOrderInput, required: true, description: 'The order.' }) },
    resolve: async (_root, args, { sql, viewer, store }) => {
      const input = check(storeSchema, args.input);
      const call = { caller: viewer.caller, mutation: 'placeStoreOrder', key: input.idempotencyKey, input };
      const buyerId = isStaff(viewer) ? null : viewer.telegramUserId;
      const orderId = await runOnce(sql, call, async (tx) => {
        const lines = await toOrderLines(tx, input.items);
        const units = lines.reduce((sum, { quantity: ordered }) => sum + ordered, 0);
        if (buyerId !== null) await assertWithinStoreLimits(tx, buyerId, units, store);
        return placeOrder(tx, {
          marketplaceId: (await getMarketplace(tx, shopCode, ['input'])).id,
          customerName: input.customerName ?? null,
          customerPhone: input.customerPhone ?? null,
          note: input.note ?? null,
          buyerId,
          holdMinutes: store.holdMinutes,
          actor: viewer.actor,
          lines,
        });
      });
      return readOrder(sql, orderId);
    },
  }),
}));
