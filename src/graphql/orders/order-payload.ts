import type { Int8, Sql } from '../../db/client.ts';
import { listOrdersById, type Order } from '../../db/orders/orders.ts';
import { NotFoundError } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import type { Viewer } from '../base/identity.ts';
import { findKey } from '../base/node-id.ts';
import { maySee, OrderType } from './order.ts';

/** An order as it is after a mutation. */
export async function readOrder(sql: Sql, orderId: Int8): Promise<{ order: Order }> {
  return { order: (await listOrdersById(sql, [orderId]))[0]! };
}

/** The order that an input names. Throws NotFoundError for one that does not exist or that the caller may not see. */
export async function getOrderOf(sql: Sql, viewer: Viewer, orderId: string): Promise<Order> {
  const key = findKey(orderId, 'Order');
  const [order] = key ? await listOrdersById(sql, [key]) : [];
  if (!order || !maySee(viewer, order)) throw new NotFoundError('Order', ['input', 'orderId'], [orderId]);
  return order;
}

/** A payload that consists of the order. */
export function orderPayload(payload: string) {
  return builder.objectRef<{ order: Order }>(payload).implement({
    description: 'The order as it is now.',
    fields: (t) => ({ order: t.expose('order', { type: OrderType, description: 'The order as it is now.' }) }),
  });
}
