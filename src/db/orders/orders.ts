import { ConflictError, SQLSTATE } from '../../errors.ts';
import { findSqlState, type Int8, type Numeric, type SqlOrTx, type Tx } from '../client.ts';
import { jsonRow, jsonRows } from '../rows.ts';
import { toDomainError } from '../stock/stock.ts';
import type { OrderStatus } from './order-status.ts';

/** How a customer gets an order. */
export type DeliveryMethod = 'pick_up' | 'delivery';

/** An order from any marketplace. Money in `currency`. */
export interface Order {
  id: Int8;
  number: string;
  marketplaceId: number;
  marketplaceOrderId: string | null;
  fulfilment: 'own' | 'marketplace';
  status: OrderStatus;
  currency: string;
  total: Numeric;
  customerName: string | null;
  customerPhone: string | null;
  note: string | null;
  buyerId: string | null;
  deliveryMethod: DeliveryMethod | null;
  /** In the customer's words. */
  deliveryAddress: string | null;
  shipBy: Date | null;
  heldUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** Rises with each change of the order or its lines. */
  revision: number;
}

/** A line of an order; quantities in items, price of one item in the order's currency. */
export interface OrderItem {
  id: Int8;
  orderId: Int8;
  productId: number | null;
  sku: string;
  quantity: number;
  cancelledQuantity: number;
  returnExpected: number;
  returnedQuantity: number;
  /** Units of the product in one item. */
  unitsPerItem: number;
  /** Units in the parcel, and how many belong into it. */
  packedUnits: number;
  unitsInParcel: number;
  /** The parcel has left: nothing is taken out of it any more. */
  hasLeft: boolean;
  unitPrice: Numeric | null;
  currency: string;
}

/** An order, our own or a marketplace's, that is locked until the end of the transaction. */
export interface LockedOrder {
  id: Int8;
  status: OrderStatus;
  fulfilment: 'own' | 'marketplace';
  marketplaceId: number;
  marketplaceType: 'api' | 'internal' | 'manual';
  marketplaceName: string;
  /** The name of its adapter; null: it has no API. */
  adapter: string | null;
}

/** One of our own orders to be placed; each line is another product. `unitPrice` null: the price of the listing, else of the product. */
export interface NewOrder {
  marketplaceId: number;
  customerName: string | null;
  customerPhone: string | null;
  note: string | null;
  buyerId: string | null;
  deliveryMethod?: DeliveryMethod | null;
  deliveryAddress?: string | null;
  /** How long it is held until it must be confirmed; null: not held. */
  holdMinutes: number | null;
  /** What it must come to, in the marketplace's currency; null or absent: not compared. */
  expectedTotal?: Numeric | null;
  actor: string;
  lines: { productId: number; quantity: number; unitPrice: Numeric | null }[];
}

/** The orders `o` with the columns of an Order, and `more`. */
export const selectOrders = (sql: SqlOrTx, more = sql``) => sql`
  select o.id, o.number, o.marketplace_id, o.marketplace_order_id, o.fulfilment, o.status, o.currency, o.customer_name,
    o.customer_phone, o.note, o.buyer_id, o.delivery_method, o.delivery_address, o.ship_by, o.held_until, o.created_at, o.updated_at, o.revision,
    (select coalesce(round(sum(i.unit_price * (i.quantity - i.cancelled_quantity)), 4), 0) from order_items i where i.order_id = o.id) as total ${more}
  from orders o`;

const selectItems = (sql: SqlOrTx) => sql`
  select i.id, i.order_id, i.product_id, i.sku, i.quantity, i.cancelled_quantity, i.return_expected, i.returned_quantity,
    i.units_per_item, i.packed_units, units_in_parcel(i) as units_in_parcel,
    o.shipped_at is not null or o.status in ('shipped', 'delivered', 'returned') as has_left, round(i.unit_price, 4) as unit_price, o.currency
  from order_items i join orders o on o.id = i.order_id`;

/** Orders by id, in no order. */
export function listOrdersById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Order[]> {
  return sql<Order[]>`${selectOrders(sql)} where o.id = any (${[...ids]}::bigint[])`;
}

/** The order with this number, or undefined. */
export async function findOrderByNumber(sql: SqlOrTx, number: string): Promise<Order | undefined> {
  const [row] = await sql<Order[]>`${selectOrders(sql)} where o.number = ${number}`;
  return row;
}

/** Locks an order until the end of the transaction. Throws when it does not exist. */
export async function lockOrder(tx: Tx, orderId: Int8): Promise<LockedOrder> {
  const [order] = await tx<LockedOrder[]>`
    select o.id, o.status, o.fulfilment, o.marketplace_id, m.type as marketplace_type, m.name as marketplace_name, m.adapter
    from orders o join marketplaces m on m.id = o.marketplace_id
    where o.id = ${orderId} for no key update of o`;
  if (!order) throw new Error(`order ${orderId} does not exist any more`);
  return order;
}

/**
 * The lines of these orders, in the order of the lines, at most `max`. `offset 0`: for the sake of a limit that it does not know the
 * planner would read all lines in their order instead of those of the orders.
 */
export function listOrderItems(sql: SqlOrTx, orderIds: readonly Int8[], max: number): Promise<OrderItem[]> {
  return sql<OrderItem[]>`
    select * from (${selectItems(sql)} where i.order_id = any (${[...orderIds]}::bigint[]) offset 0) i order by id limit ${max}`;
}

/** Lines of orders by id, in no order. */
export function listOrderItemsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<OrderItem[]> {
  return sql<OrderItem[]>`${selectItems(sql)} where i.id = any (${[...ids]}::bigint[])`;
}

/**
 * Places one of our own orders: order, lines and stock together, or nothing. Throws InsufficientStockError with every short line,
 * ConflictError (PRICE_CHANGED) when it comes to another total than expected.
 */
export async function placeOrder(tx: Tx, { lines, ...header }: NewOrder): Promise<Int8> {
  try {
    const [row] = await tx<{ id: Int8 }[]>`
      select place_order(${jsonRow(tx, header)}, ${jsonRows(tx, lines)}) as id`;
    return row!.id;
  } catch (error) {
    throw findOtherTotal(error) ?? toDomainError(error);
  }
}

function findOtherTotal(error: unknown): ConflictError | undefined {
  if (findSqlState(error) !== SQLSTATE.otherTotal || !(error instanceof Error) || !('detail' in error))
    return undefined;
  const { total, currency } = JSON.parse(String(error.detail)) as { total: Numeric; currency: string };
  const message = `A price has changed: the order comes to ${total} ${currency} now; nothing was ordered`;
  return new ConflictError('PRICE_CHANGED', message, { currentTotal: { amount: total, currencyCode: currency } });
}
