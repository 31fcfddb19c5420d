import { z } from 'zod';
import type { Int8, Tx } from '../../db/client.ts';
import { getMarketplace, type Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { placeOrder } from '../../db/orders/orders.ts';
import { assertWithinStoreLimits } from '../../db/orders/store-limits.ts';
import { ConflictError, ValidationError } from '../../errors.ts';
import { countWithClosedMinutes } from '../../quiet-hours.ts';
import { builder } from '../base/builder.ts';
import { stockRefusals } from '../base/errors.ts';
import { isStaff } from '../base/identity.ts';
import { check, idempotencyKey, marketplaceCode, money, name, note, phone, quantity, sku } from '../base/inputs.ts';
import type { GivenPhone } from '../base/phone.ts';
import { nameItems, productIdField } from '../catalog/product-refs.ts';
import type { GraphQLContext } from '../context.ts';
import { idempotencyKeyField, once } from '../mutations/once.ts';
import { DeliveryInput, deliverySchema, toDelivery } from './delivery.ts';
import { lines, toOrderLines } from './order-lines.ts';
import { orderPayload, readOrder } from './order-payload.ts';

const shopCode = 'amazing_store';

const OrderItemInput = builder.inputType('OrderItemInput', {
  description: 'A line of an order that staff enter.',
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'Units to order, 1 to 1,000,000.' }),
    unitPrice: t.field({
      type: 'Decimal',
      description:
        "Price of one unit, in the marketplace's currency. Omitted: the listing's price, otherwise the product's, otherwise none.",
    }),
  }),
});
const CreateManualOrderInput = builder.inputType('CreateManualOrderInput', {
  description:
    'An order that came by phone or on a marketplace without an API. Lines with the same SKU are added together.',
  fields: (t) => ({
    marketplace: t.string({ required: true, description: 'Code of a marketplace of type MANUAL, such as `olx`.' }),
    customerName: t.string({ required: true, description: 'Name of the customer, at most 500 characters.' }),
    customerPhone: t.string({
      description:
        'Phone of the customer, in any usual form. A number without + is one of Uzbekistan, or of Russia or Kazakhstan with 8 or 7 ' +
        'before ten digits. An extension is kept in the note.',
    }),
    items: t.field({ type: [OrderItemInput], required: true, description: 'Lines of the order, at most 200.' }),
    note: t.string({ description: 'Remark about the order, at most 2,000 characters.' }),
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

/** The phone as it is stored. What stood beside it, such as an extension, is kept in the note. */
function toPhoneAndNote(given: { customerPhone?: GivenPhone | null | undefined; note?: string | null | undefined }) {
  const { number = null, rest = '' } = given.customerPhone ?? {};
  const parts = [given.note ?? '', rest].filter((part) => part !== '');
  return { customerPhone: number, note: parts.length > 0 ? parts.join('\n') : null };
}

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
    description:
      'Enters an order that came by phone or on a marketplace without an API. Its units leave the stock at once.',
    authScopes: { operator: true },
    errors: {
      types: stockRefusals,
      union: {
        name: 'CreateManualOrderResult',
        description: 'The created order, or an error: VALIDATION, NOT_FOUND, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: CreateManualOrderInput, required: true, description: 'The order to create.' }) },
    resolve: async (_root, args, context, info) => {
      const { sql, viewer } = context;
      const input = check(manualSchema, await nameItems(sql, args.input));
      const orderId = await once(context, info, input, async (tx) =>
        placeOrder(tx, {
          marketplaceId: (await getManualMarketplace(tx, input.marketplace)).id,
          customerName: input.customerName,
          ...toPhoneAndNote(input),
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
  description: "A line of an order in the Mini App shop. The price is the shop's; it cannot be sent.",
  fields: (t) => ({
    sku: t.string({ required: true, description: 'SKU of the product.' }),
    productId: productIdField(t),
    quantity: t.int({ required: true, description: 'Units to order, 1 to 1,000,000.' }),
  }),
});
const PlaceStoreOrderInput = builder.inputType('PlaceStoreOrderInput', {
  description: 'An order in the Mini App shop. Lines with the same SKU are added together.',
  fields: (t) => ({
    items: t.field({ type: [StoreOrderItemInput], required: true, description: 'Lines of the order, at most 200.' }),
    customerName: t.string({ description: 'Name of the customer, at most 500 characters.' }),
    customerPhone: t.string({
      description:
        'Phone of the customer, in any usual form. A number without + is one of Uzbekistan, or of Russia or Kazakhstan with 8 or 7 ' +
        'before ten digits. An extension is kept in the note.',
    }),
    note: t.string({ description: 'Remark about the order, at most 2,000 characters.' }),
    delivery: t.field({ type: DeliveryInput, description: 'How the buyer gets the order. Omitted: not known.' }),
    expectedTotal: t.field({
      type: 'Decimal',
      description:
        'Sum that the buyer saw, in the base currency. If the order would cost another sum, nothing is ordered and the result is a ' +
        'ConflictError with PRICE_CHANGED and `currentTotal`. Omitted: the sum is not checked.',
    }),
    idempotencyKey: t.string({
      required: true,
      description:
        'Key of your choice, at most 200 characters: create it when the buyer presses the button. If the answer is lost, send the same ' +
        'input with the same key again: it is one order. It is kept for 30 days.',
    }),
  }),
});

const storeSchema = z.object({
  items: lines(z.object({ sku, quantity })),
  customerName: name.nullish(),
  customerPhone: phone.nullish(),
  note: note.nullish(),
  delivery: deliverySchema.nullish(),
  expectedTotal: money.nullish(),
  idempotencyKey,
});

async function placeStoreOrder(
  tx: Tx,
  input: z.output<typeof storeSchema>,
  { viewer, store, businessTimeZone }: GraphQLContext,
): Promise<Int8> {
  const buyerId = isStaff(viewer) ? null : viewer.telegramUserId;
  const ordered = await toOrderLines(tx, input.items);
  const units = ordered.reduce((sum, line) => sum + line.quantity, 0);
  if (buyerId !== null) await assertWithinStoreLimits(tx, buyerId, units, store);
  return placeOrder(tx, {
    marketplaceId: (await getMarketplace(tx, shopCode, ['input'])).id,
    customerName: input.customerName ?? null,
    ...toPhoneAndNote(input),
    ...toDelivery(input.delivery),
    buyerId,
    holdMinutes: countWithClosedMinutes(new Date(), store.holdMinutes, store.hours, businessTimeZone),
    expectedTotal: input.expectedTotal ?? null,
    actor: viewer.actor,
    lines: ordered,
  });
}

builder.mutationField('placeStoreOrder', (t) =>
  t.field({
    type: orderPayload('PlaceStoreOrderPayload'),
    description:
      'Places an order in the Mini App shop. Its units leave the stock at once and are reserved until `Order.heldUntil`. If the seller ' +
      'confirms it, it stays; otherwise it expires and the units go back to stock. A buyer can have `Shop.maxOpenOrders` orders with ' +
      '`Shop.maxOpenUnits` units waiting for confirmation; more is refused with LIMIT_REACHED.',
    authScopes: { ordering: true },
    errors: {
      types: [...stockRefusals, ConflictError],
      union: {
        name: 'PlaceStoreOrderResult',
        description:
          'The placed order, or an error: VALIDATION, NOT_FOUND, INSUFFICIENT_STOCK, PRICE_CHANGED, LIMIT_REACHED, IDEMPOTENCY_CONFLICT.',
      },
    },
    args: { input: t.arg({ type: PlaceStoreOrderInput, required: true, description: 'The order to place.' }) },
    resolve: async (_root, args, context, info) => {
      const input = check(storeSchema, await nameItems(context.sql, args.input));
      const orderId = await once(context, info, input, (tx) => placeStoreOrder(tx, input, context));
      return readOrder(context.sql, orderId);
    },
  }),
);
