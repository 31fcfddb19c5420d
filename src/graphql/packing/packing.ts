import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { Int8 } from '../../db/client.ts';
import { listPackingStates, listPackings, type Packing, type PackingState } from '../../db/packing/packing.ts';
import {
  findOrderThatNeeds,
  findScannedItem,
  findScannedOrders,
  type ScannedItem,
} from '../../db/packing/scanned-code.ts';
import { builder } from '../base/builder.ts';
import { scannedCode } from '../base/inputs.ts';
import { encodeNodeId, inOrder } from '../base/node-id.ts';
import { badUserInput } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import type { GraphQLContext } from '../context.ts';
import { OrderType } from '../orders/order.ts';
import { PackingStateEnum } from '../orders/order-filter.ts';
import { OrderItemType } from '../orders/order-item.ts';

const staff = { authScopes: { staff: true }, nullable: true } as const;

/** Reads how far all orders of an answer are packed at once. Without a cache, because a mutation changes it. */
const statesLoader = createContextCache(
  ({ sql }: GraphQLContext) =>
    new DataLoader<string, { id: Int8; state: PackingState } | null>(
      async (ids) => inOrder(ids, await listPackingStates(sql, [...new Set(ids)]), ({ id }) => id),
      { cache: false },
    ),
);

builder.objectField(OrderType, 'packing', (t) =>
  t.field({
    ...staff,
    type: PackingStateEnum,
    description: 'How far the order is packed; null for orders that a marketplace ships from its own stock.',
    resolve: async (order, _args, context) =>
      order.fulfilment === 'own' ? ((await statesLoader(context).load(order.id))?.state ?? null) : null,
  }),
);

const PackingType = builder.objectRef<Packing>('Packing').implement({
  description: 'One scan: units that were put into a parcel or taken out of it.',
  fields: (t) => ({
    itemId: t.id({ description: 'Id of the line.', resolve: ({ itemId }) => encodeNodeId('OrderItem', itemId) }),
    sku: t.exposeString('sku', { description: 'SKU of the line.' }),
    units: t.exposeInt('units', { description: 'Units of the product; below 0: taken out again.' }),
    actor: t.exposeString('actor', { description: 'Who had the goods in hand, as text.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was scanned.' }),
  }),
});

builder.objectField(OrderType, 'packings', (t) =>
  t.loadableGroup({
    type: PackingType,
    authScopes: { staff: true },
    nullable: { list: true, items: false },
    description: 'Who packed what of the order, newest scan first, at most the newest 20.',
    complexity: { field: 1, multiplier: 10 },
    load: (ids: string[], { sql }) => listPackings(sql, ids),
    group: ({ orderId }) => orderId,
    resolve: (order) => order.id,
  }),
);

builder.objectFields(OrderItemType, (t) => ({
  unitsPerItem: t.exposeInt('unitsPerItem', {
    ...staff,
    description: 'Units of the product in one item of the line: 3 for a pack of three.',
  }),
  packedUnits: t.exposeInt('packedUnits', { ...staff, description: 'Units of the line that are in the parcel.' }),
  packedQuantity: t.int({
    ...staff,
    description: 'Items of `quantity` that are packed whole: of a pack of three, all three units.',
    resolve: ({ packedUnits, unitsPerItem }) => Math.floor(packedUnits / unitsPerItem),
  }),
  unitsToPack: t.int({
    ...staff,
    description: 'Units that are still missing in the parcel.',
    resolve: ({ packedUnits, unitsInParcel, hasLeft }) => (hasLeft ? 0 : Math.max(unitsInParcel - packedUnits, 0)),
  }),
  unitsToTakeOut: t.int({
    ...staff,
    description:
      'Units that have to be taken out of the parcel again, because they were cancelled after they were packed.',
    resolve: ({ packedUnits, unitsInParcel, hasLeft }) => (hasLeft ? 0 : Math.max(packedUnits - unitsInParcel, 0)),
  }),
}));

interface Scan {
  code: string;
  orderIds: Int8[];
  item: ScannedItem;
  nextId: Int8 | undefined;
}

const ScanType = builder.objectRef<Scan>('PackingScan').implement({
  description: 'What a scanned text names.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The scanned text, without spaces around it.' }),
    orders: t.field({
      type: [OrderType],
      description:
        'Orders with the scanned number, here or on their marketplace; orders that are to be shipped come first. ' +
        'At most 10.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ orderIds }) => orderIds,
    }),
    products: t.field({
      type: [ProductType],
      description: 'Products with the scanned SKU, barcode, or article number on a marketplace, at most 20.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ item: { products, listings } }) =>
        [
          ...new Set([...products.map(({ id }) => String(id)), ...listings.map(({ productId }) => String(productId))]),
        ].slice(0, 20),
    }),
    nextOrder: t.field({
      type: OrderType,
      nullable: true,
      description:
        'If the text names goods: the NEW or CONFIRMED order with the earliest `shipBy`, then the oldest, that still needs them. null: none.',
      resolve: ({ nextId }) => nextId ?? null,
    }),
  }),
});

/** A scanned text of a query. Throws BAD_USER_INPUT. */
export function readCode(given: string): string {
  const parsed = scannedCode.safeParse(given);
  if (!parsed.success) throw badUserInput(`code: ${parsed.error.issues[0]?.message ?? 'cannot be read'}`);
  return parsed.data;
}

builder.queryField('packingScan', (t) =>
  t.field({
    type: ScanType,
    nullable: true,
    description: 'Finds what a scanned text names: orders, or goods and the order that needs them first.',
    authScopes: { staff: true },
    args: { code: t.arg.string({ required: true, description: 'The scanned text, at most 200 characters.' }) },
    resolve: async (_root, args, { sql }) => {
      const scanned = readCode(args.code);
      const [orderIds, item] = await Promise.all([findScannedOrders(sql, scanned), findScannedItem(sql, scanned)]);
      return { code: scanned, orderIds, item, nextId: await findOrderThatNeeds(sql, item) };
    },
  }),
);
