import { z } from 'zod';
import type { Int8, Tx } from '../../db/client.ts';
import { getMarketplace, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { placeOrder } from '../../db/orders/orders.ts';
import { assertWithinStoreLimits } from '../../db/orders/store-limits.ts';
import { ConflictError, ValidationError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { stockRefusals } from '../base/errors.ts';
import { isStaff } from '../base/identity.ts';
import { check, idempotencyKey, marketplaceCode, money, name, note, phone, quantity, sku } from '../base/inputs.ts';
import { nameItems, productIdField } from '../catalog/product-refs.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { lines, toOrderLines } from './order-lines.ts';
import { orderPayload, readOrder } from './order-payload.ts';

const shopCode = 'amazing_store';

const OrderItemInput = builder.inputType('OrderItemInput', {
  description: 'A line of an order that staff type in.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'How many units.' }),
    unitPrice: t.field({
      type: 'Decimal',
      description: "Price of one; absent: the listing's, then the product's, then none.",
    }),
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
    idempotencyKey: idempotencyKeyField(t),
  }),
});

const manualSchema = z.object({
  marketplace: marketplaceCode,
  customerName: name,
  customerPhone: phone.nullish(),
  items: lines(z.object({ sku, quantity, unitPrice: money.nullish() })),
  note: note.nullish(),
  idempotencyKey: idempotencyKey.nullish(),
});

async function getManualMarketplace(tx: Tx, code: string): Promise<Marketplace> {
  const path = ['input', 'marketplace'];
  const marketplace = await getMarketplace(tx, code, path);
  if (marketplace.type === 'manual') return marketplace;
  const message = `marketplace: "${code}" has the type ${marketplace.type.toUpperCase()}; a manual order needs one of the type MANUAL`;
  throw ValidationError.of(path, message, code);
}

builder.mutationField('createManualOrder', (t) =>
  t.field({
    type: orderPayload('CreateManualOrderPayload'),
    description: 'Types in an order that came by phone or from a place without an API.',
    authScopes: { operator: true },
    errors: {
      types: stockRefusals,
      union: { name: 'CreateManualOrderResult', description: 'The order, or why there is none.' },
    },
    args: { input: t.arg({ type: CreateManualOrderInput, required: true, description: 'The order.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(manualSchema, await nameItems(sql, args.input));
      const orderId = await once(context, info, input, async (tx) =>
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
);

const StoreOrderItemInput = builder.inputType('StoreOrderItemInput', {
  description: 'A line of a store order; the price is never taken from the buyer.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'Which product.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'How many units.' }),
  }),
});
const PlaceStoreOrderInput = builder.inputType('PlaceStoreOrderInput', {
  description: 'An order in the Mini App shop. Lines with the same SKU are merged.',
  fields: (t) => ({
    items: t.field({ type: [StoreOrderItemInput], required: true, description: 'What is ordered.' }),
    customerName: t.string({ description: 'Who orders.' }),
    customerPhone: t.string({ description: 'Phone in any usual spelling; without + it is one of Uzbekistan.' }),
    note: t.string({ description: 'A remark.' }),
    expectedTotal: t.field({
      type: 'Decimal',
      description:
        "Sum that the buyer saw, in the shop's currency. If the order comes to another one, nothing is ordered, and the answer is a " +
        'ConflictError with PRICE_CHANGED and `currentTotal`. Absent: the buyer pays what it comes to.',
    }),
    idempotencyKey: t.string({ required: true, description: "A repeated call with it gets the first one's result." }),
  }),
});

const storeSchema = z.object({
  items: lines(z.object({ sku, quantity })),
  customerName: name.nullish(),
  customerPhone: phone.nullish(),
  note: note.nullish(),
  expectedTotal: money.nullish(),
  idempotencyKey,
});

async function placeStoreOrder(
  tx: Tx,
  input: z.output<typeof storeSchema>,
  { viewer, store }: GraphQLContext,
): Promise<Int8> {
  const buyerId = isStaff(viewer) ? null : viewer.telegramUserId;
  const ordered = await toOrderLines(tx, input.items);
  const units = ordered.reduce((sum, line) => sum + line.quantity, 0);
  if (buyerId !== null) await assertWithinStoreLimits(tx, buyerId, units, store);
  return placeOrder(tx, {
    marketplaceId: (await getMarketplace(tx, shopCode, ['input'])).id,
    customerName: input.customerName ?? null,
    customerPhone: input.customerPhone ?? null,
    note: input.note ?? null,
    buyerId,
    holdMinutes: store.holdMinutes,
    expectedTotal: input.expectedTotal ?? null,
    actor: viewer.actor,
    lines: ordered,
  });
}

builder.mutationField('placeStoreOrder', (t) =>
  t.field({
    type: orderPayload('PlaceStoreOrderPayload'),
    description:
      'Places an order in the Mini App shop. Its units leave the stock at once and are held until `heldUntil`; confirmed by the ' +
      'seller it stays, otherwise it expires and they come back. A buyer can have so many orders and units waiting at once.',
    authScopes: { ordering: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: { name: 'PlaceStoreOrderResult', description: 'The order, or why there is none.' },
    },
    args: { input: t.arg({ type: PlaceStoreOrderInput, required: true, description: 'The order.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(storeSchema, await nameItems(context.sql, args.input));
      const orderId = await once(context, info, input, (tx) => placeStoreOrder(tx, input, context));
      return readOrder(context.sql, orderId);
    },
  }),
);
