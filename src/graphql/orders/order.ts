import type { GraphQLResolveInfo } from 'graphql';
import type { Sql } from '../../db/client.ts';
import {
  countOrders,
  countOrdersByStatus,
  listOrders,
  listOrdersOfSnapshot,
  type OrderFilter,
  type OrderSort,
  type OrderStatusCount,
} from '../../db/order-lists/order-lists.ts';
import { findOrderByNumber, listOrdersById, type Order } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { FulfilmentEnum, OrderStatusEnum } from '../base/enums.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { Money } from '../base/money.ts';
import { findKey, inOrder } from '../base/node-id.ts';
import { pageArgs, pageComplexity, type ReadPageRequest, readPageArgs } from '../base/page.ts';
import { badUserInput } from '../base/refusal.ts';
import { MarketplaceType } from '../marketplaces/marketplace.ts';
import { readConnection } from '../reading/connection.ts';
import { listAsked } from '../reading/selection.ts';
import { onlyWith } from '../rights/rights.ts';
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

OrderType.implement({
  description: 'An order: placed in the Mini App shop, entered by staff, or reported by a marketplace.',
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Short order number for people, such as 1042.' }),
    marketplace: t.field({
      type: MarketplaceType,
      description: 'Marketplace where the order was placed.',
      resolve: (order) => String(order.marketplaceId),
    }),
    marketplaceOrderId: t.exposeString('marketplaceOrderId', {
      nullable: true,
      description:
        "The marketplace's own order number; null for orders of the Mini App shop and orders entered by staff.",
    }),
    fulfilment: t.expose('fulfilment', { type: FulfilmentEnum, description: 'Who stores and ships the goods.' }),
    status: t.expose('status', { type: OrderStatusEnum, description: 'Present state of the order.' }),
    total: t.field({
      type: Money,
      description: 'Sum of the prices of everything that is not cancelled. Lines without a price count as 0.',
      resolve: (order) => ({ amount: order.total, currencyCode: order.currency }),
    }),
    customerName: t.exposeString('customerName', {
      ...onlyWith('seesBuyers'),
      nullable: true,
      description: 'Name of the customer; null: not known.',
    }),
    customerPhone: t.exposeString('customerPhone', {
      ...onlyWith('seesBuyers'),
      nullable: true,
      description: 'Phone of the customer in E.164 form, such as +998901234567; null: not known.',
    }),
    telegramUserId: t.exposeString('buyerId', {
      ...onlyWith('seesBuyers'),
      nullable: true,
      description: 'Telegram user id of the buyer; null if the order was not placed in the Mini App.',
      authScopes: { staff: true },
    }),
  }),
});

builder.objectFields(OrderType, (t) => ({
  note: t.exposeString('note', {
    ...onlyWith('seesBuyers'),
    nullable: true,
    description: 'Remarks of staff or of the buyer; null: none.',
  }),
  shipBy: t.expose('shipBy', {
    type: 'DateTime',
    nullable: true,
    description: 'Latest time to hand the order over for delivery; null: not known.',
  }),
  heldUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'With HELD and EXPIRED: if the order is not confirmed by this time, its units go back to stock. Null for other orders.',
    resolve: (order) => (order.status === 'held' || order.status === 'expired' ? order.heldUntil : null),
  }),
  createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the order was placed.' }),
  updatedAt: t.expose('updatedAt', {
    type: 'DateTime',
    description: 'When the order last changed. To see which of two answers is newer, compare `revision`.',
  }),
  revision: t.exposeInt('revision', {
    description:
      'Rises with every change of the order or its lines. Of two answers the one with the higher revision is newer.',
  }),
}));

const OrderStatusCountType = builder.objectRef<OrderStatusCount>('OrderStatusCount').implement({
  description: 'Number of orders in one status.',
  fields: (t) => ({
    status: t.expose('status', { type: OrderStatusEnum, description: 'Status of the orders.' }),
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
        description:
          'Taken before the first page and the same on all pages: `orderChanged(after:)` with it misses nothing.',
        resolve: (connection) => connection.stockCursor,
      }),
      counts: t.field({
        type: [OrderStatusCountType],
        nullable: true,
        description:
          'Number of orders of the list in each status, with all conditions of the list but that on the status. Statuses without orders are ' +
          'left out.',
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
    description:
      'One order, by id or by number: send exactly one of the two. Null if it does not exist or the caller may not see it.',
    authScopes: { everybody: true },
    args: {
      id: t.arg.id({ description: 'Id of the order.' }),
      number: t.arg.string({
        description: 'Short order number, such as 1042, also as people write it: `#1042`, `№ 1042`.',
      }),
    },
    resolve: async (_root, { id, number }, { sql, viewer }) => {
      if ((id == null) === (number == null)) throw badUserInput('order needs exactly one of id and number');
      const key = id == null ? undefined : findKey(id, 'Order');
      const order =
        number == null
          ? (await listOrdersById(sql, key ? [key] : []))[0]
          : await findOrderByNumber(sql, number.replace(/^\s*[#№]?\s*|\s+$/g, ''));
      return order && maySee(viewer, order) ? order : null;
    },
  }),
);

async function readOrders(
  sql: Sql,
  info: GraphQLResolveInfo,
  filter: OrderFilter,
  request: ReadPageRequest,
  sort: OrderSort,
) {
  const counts = listAsked(info).has('counts') ? countOrdersByStatus(sql, filter) : undefined;
  counts?.catch(() => {});
  // All pages have the cursor of the first one: a change made while a client reads pages is sent to it again.
  const list = request.stockCursor === null ? listOrdersOfSnapshot : listOrders;
  const reading = {
    rows: (counted: boolean) => list(sql, filter, request, sort, counted),
    count: () => countOrders(sql, filter),
    matchesFew: filter.returnExpected === true,
  };
  const connection = await readConnection(info, request, reading, 'orders');
  return { ...connection, countStatuses: () => counts ?? countOrdersByStatus(sql, filter) };
}

builder.queryField('orders', (t) =>
  t.field({
    type: OrderConnection,
    description: 'Orders, newest first. Buyers get only their own.',
    authScopes: { everybody: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      marketplace: t.arg.string({ description: 'Code of the marketplace.' }),
      status: t.arg({ type: OrderStatusEnum, description: 'Status of the orders.' }),
      search: t.arg.string({
        description:
          "Order number (with or without #), the marketplace's order number, a phone in any usual form, its last digits (at least 4), or at " +
          "least 3 letters of the customer's name. Empty: all orders. Callers without `seesBuyers` find orders by their numbers only.",
      }),
      from: t.arg({ type: 'DateTime', description: 'Placed at this time or later.' }),
      to: t.arg({ type: 'DateTime', description: 'Placed before this time.' }),
      filter: t.arg({
        type: OrderFilterInput,
        description: 'Further conditions; an order must meet them and the other arguments.',
      }),
      sort: t.arg({
        type: OrderSortEnum,
        description:
          'Sort order. Omitted: as the orders were received, newest first. With UPDATED_DESC an order that changes while you read pages may ' +
          'be repeated or skipped.',
      }),
    },
    resolve: async (_root, args, context, info) => {
      const filter = await readOrderFilter(args, context);
      return readOrders(context.sql, info, filter, readPageArgs(args), args.sort ?? 'newest');
    },
  }),
);
