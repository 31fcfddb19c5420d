import { encodeCursor, readStockCursor } from '../../db/live/stock-cursor.ts';
import {
  countOrders,
  countOrdersByStatus,
  listOrders,
  type OrderStatusCount,
} from '../../db/order-lists/order-lists.ts';
import {
  findOrderByNumber,
  listOrderItems,
  listOrderItemsById,
  listOrdersById,
  type Order,
  type OrderItem,
} from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { FulfilmentEnum, OrderStatusEnum } from '../base/enums.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { Money, toMoney } from '../base/money.ts';
import { findKey, inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { badUserInput, maxCost, refuseTooMany } from '../base/refusal.ts';
import { ProductType } from '../catalog/product.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { OrderFilterInput, OrderSortEnum, readOrderFilter } from './order-filter.ts';

/** Staff see every order, a buyer only own ones: for a buyer, other orders do not exist. */
export function maySee(viewer: Viewer, order: Order): boolean {
  return isStaff(viewer) || (order.buyerId !== null && order.buyerId === viewer.telegramUserId);
}

/** An order; loaded by its key. */
export const OrderType = builder.loadableNodeRef<Order | null, string, string, string, Order>('Order', {
  id: { resolve: (order) => order.id },
  load: async (ids: string[], { sql, viewer }) => {
    const orders = await listOrdersById(sql, ids);
    return inOrder(
      ids,
      orders.filter((order) => maySee(viewer, order)),
      (order) => order.id,
    );
  },
});

/** A line of an order; loaded by its key, for those who may see the order. */
const OrderItemType = builder.loadableNodeRef<OrderItem | null, string, string, string, OrderItem>('OrderItem', {
  id: { resolve: (item) => item.id },
  load: async (ids: string[], { sql, viewer }) => {
    const items = await listOrderItemsById(sql, ids);
    const orders = await listOrdersById(sql, [...new Set(items.map((item) => item.orderId))]);
    const visible = new Set(orders.filter((order) => maySee(viewer, order)).map((order) => order.id));
    return inOrder(
      ids,
      items.filter((item) => visible.has(item.orderId)),
      (item) => item.id,
    );
  },
});

OrderItemType.implement({
  description: 'A line of an order.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: "Our SKU, or the marketplace's while it is not linked." }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: "The product; null while the marketplace's SKU is not linked.",
      resolve: (item) => (item.productId === null ? null : String(item.productId)),
    }),
    quantity: t.exposeInt('quantity', { description: 'Items ordered.' }),
    cancelledQuantity: t.exposeInt('cancelledQuantity', { description: 'Of these, cancelled.' }),
    returnExpected: t.exposeInt('returnExpected', {
      description: 'Of these, on their way back: stock moves when receiveReturn says that they are here.',
    }),
    returnedQuantity: t.exposeInt('returnedQuantity', { description: 'Of these, come back.' }),
    unitPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of one item; null: not known.',
      resolve: (item) => toMoney(item.unitPrice, item.currency),
    }),
  }),
});

OrderType.implement({
  description: 'An order: from the Mini App shop, typed in by staff, or told by a marketplace.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'The number that people say.' }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Where it was placed.',
      resolve: (order) => String(order.marketplaceId),
    }),
    marketplaceOrderId: t.exposeString('marketplaceOrderId', {
      nullable: true,
      description: "The marketplace's own number.",
    }),
    fulfilment: t.expose('fulfilment', { type: FulfilmentEnum, description: 'Who ships it.' }),
    status: t.expose('status', { type: OrderStatusEnum, description: 'Where it stands.' }),
    items: t.loadableGroup({
      type: OrderItemType,
      description: 'Its lines.',
      complexity: { field: 1, multiplier: 5 },
      load: async (ids: string[], { sql }) => refuseTooMany('items', await listOrderItems(sql, ids, maxCost + 1)),
      group: (item) => (typeof item === 'string' ? '' : item.orderId),
      resolve: (order) => order.id,
    }),
    total: t.field({
      type: Money,
      description: 'Prices of what is not cancelled; lines without a price count as 0.',
      resolve: (order) => ({ amount: order.total, currencyCode: order.currency }),
    }),
    customerName: t.exposeString('customerName', { nullable: true, description: 'Who ordered.' }),
    customerPhone: t.exposeString('customerPhone', {
      nullable: true,
      description: 'Phone in E.164, such as +998901234567.',
    }),
    telegramUserId: t.exposeString('buyerId', {
      nullable: true,
      description: 'Telegram user who ordered in the Mini App; null for other orders.',
      authScopes: { staff: true },
    }),
    note: t.exposeString('note', { nullable: true, description: 'A remark.' }),
    shipBy: t.expose('shipBy', { type: 'DateTime', nullable: true, description: 'Hand it over by then.' }),
    heldUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'With HELD and EXPIRED: not confirmed by then, its units go back to stock. Null for an order that is no hold.',
      resolve: (order) => (order.status === 'held' || order.status === 'expired' ? order.heldUntil : null),
    }),
  }),
});

builder.objectFields(OrderType, (t) => ({
  createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was placed.' }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    description: 'When it last changed. To tell which of two answers is newer, compare `revision`.',
  }),
  revision: t.exposeInt('revision', {
    description:
      'Rises with each change of the order or its lines: of two answers the one with the higher revision is newer.',
  }),
}));

const OrderStatusCountType = builder.objectRef<OrderStatusCount>('OrderStatusCount').implement({
  description: 'How many orders are in one status.',
  fields: (t) => ({
    status: t.expose('status', { type: OrderStatusEnum, description: 'The status.' }),
    count: t.exposeInt('count', { description: 'Number of orders, at least 1.' }),
  }),
});

export const OrderConnection = builder.connectionObject(
  {
    type: OrderType,
    name: 'OrderConnection',
    description: 'A page of orders.',
    fields: (t) => ({
      changesCursor: t.string({
        description: 'Taken before page one and kept while paging: orderChanged(after:) with it misses nothing.',
        resolve: (connection) => connection.stockCursor,
      }),
      counts: t.field({
        type: [OrderStatusCountType],
        nullable: true,
        description:
          'How many orders of the list there are in each status, whatever statuses it is filtered by; a status without orders is left out.',
        // There are eight statuses.
        complexity: { field: 1, multiplier: 8 },
        resolve: (connection) => connection.countStatuses?.() ?? null,
      }),
    }),
  },
  { name: 'OrderEdge', description: 'An order on a page.' },
);

builder.queryField('order', (t) =>
  t.field({
    type: OrderType,
    nullable: true,
    description: 'One order, by id or by number; null when there is none that the caller may see.',
    authScopes: { everybody: true },
    args: {
      id: t.arg.id({ description: 'Its id.' }),
      number: t.arg.string({ description: 'The number that people say.' }),
    },
    resolve: async (_root, { id, number }, { sql, viewer }) => {
      if ((id == null) === (number == null)) throw badUserInput('order needs exactly one of id and number');
      const key = id == null ? undefined : findKey(id, 'Order');
      const order =
        number == null ? (await listOrdersById(sql, key ? [key] : []))[0] : await findOrderByNumber(sql, number);
      return order && maySee(viewer, order) ? order : null;
    },
  }),
);

builder.queryField('orders', (t) =>
  t.field({
    type: OrderConnection,
    description: 'Orders, newest first; a buyer sees own ones only.',
    authScopes: { everybody: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Only of the place with this code.' }),
      status: t.arg({ type: OrderStatusEnum, description: 'Only in this status.' }),
      search: t.arg.string({
        description:
          "Our number (with or without #), the marketplace's number, or a phone in any usual spelling; empty: all.",
      }),
      from: t.arg({ type: 'DateTime', description: 'Placed at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Placed before this time.' }),
      filter: t.arg({
        type: OrderFilterInput,
        description: 'Which orders; absent: all. It applies together with the other arguments.',
      }),
      sort: t.arg({
        type: OrderSortEnum,
        description:
          'In which order they are listed; absent: as they came in, newest first. With UPDATED_DESC an order that changes while you ' +
          'page may be repeated or skipped.',
      }),
    },
    resolve: async (_root, args, context) => {
      const { sql } = context;
      const request = readPageArgs(args);
      const filter = await readOrderFilter(args, context);
      // Read before the page: a change made while a client reads pages is then sent to it again.
      const cursor = request.stockCursor ?? encodeCursor('orders', await readStockCursor(sql));
      const page = await listOrders(sql, filter, request, args.sort ?? 'newest');
      return {
        ...toConnection(page, request, () => countOrders(sql, filter), cursor),
        countStatuses: () => countOrdersByStatus(sql, filter),
      };
    },
  }),
);
