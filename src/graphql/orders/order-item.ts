import { listProductsOfOrders } from '../../db/catalog/products.ts';
import { listOrderItems, listOrderItemsById, listOrdersById, type OrderItem } from '../../db/orders/orders.ts';
import { builder } from '../base/builder.ts';
import { Money, toMoney } from '../base/money.ts';
import { inOrder } from '../base/node-id.ts';
import { maxCost, refuseTooMany } from '../base/refusal.ts';
import { ProductType, productsAhead } from '../catalog/product.ts';
import { listAsked } from '../reading/selection.ts';
import { maySee, OrderType } from './order.ts';

/** A line of an order; loaded by its key, for those who may see the order. */
export const OrderItemType = builder.loadableNodeRef<OrderItem | null, string, string, string, OrderItem>('OrderItem', {
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
    sku: t.exposeString('sku', {
      description: "SKU of the product; the marketplace's article number while it is not linked to a product.",
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: "The product; null while the marketplace's article number is not linked to a product.",
      resolve: (item) => (item.productId === null ? null : String(item.productId)),
    }),
    quantity: t.exposeInt('quantity', { description: 'Items ordered.' }),
    cancelledQuantity: t.exposeInt('cancelledQuantity', { description: 'Items of `quantity` that were cancelled.' }),
    returnExpected: t.exposeInt('returnExpected', {
      description: 'Items of `quantity` that are expected back. Stock changes when `receiveReturn` records them.',
    }),
    returnedQuantity: t.exposeInt('returnedQuantity', { description: 'Items of `quantity` that came back.' }),
    unitPrice: t.field({
      type: Money,
      nullable: true,
      description: "Price of one item, in the order's currency; null: not known.",
      resolve: (item) => toMoney(item.unitPrice, item.currency),
    }),
  }),
});

builder.objectField(OrderType, 'items', (t) =>
  t.loadableGroup({
    type: OrderItemType,
    description: 'Lines of the order.',
    complexity: { field: 1, multiplier: 5 },
    byPath: true,
    load: async (ids: string[], context, _args, info) => {
      const { sql } = context;
      if (info.operation.operation === 'query' && listAsked(info).has('product'))
        productsAhead.add(context, listProductsOfOrders(sql, ids, maxCost));
      return refuseTooMany('items', await listOrderItems(sql, ids, maxCost + 1));
    },
    group: (item) => (typeof item === 'string' ? '' : item.orderId),
    resolve: (order) => order.id,
  }),
);
