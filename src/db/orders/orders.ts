import { ConflictError, SQLSTATE } from '../../errors.ts';
import { findSqlState, type Int8, type Numeric, type SqlOrTx, type Tx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { jsonRow, jsonRows } from '../rows.ts';
import { toDomainError } from '../stock/stock.ts';
import type { OrderStatus } from './order-status.ts';

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
  shipBy: Date | null;
  heldUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
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
  unitPrice: Numeric | null;
  currency: string;
}

/** Filters of a list of orders; null: any. */
export interface OrderFilter {
  buyerId: string | null;
  marketplaceId: number | null;
  status: Order['status'] | null;
  /** `text`: our order number or the marketplace's; `phone`: the customer's. */
  search: { text: string; phone: string | null } | null;
  from: Date | null;
  to: Date | null;
}

/** One of our own orders to be placed; each line is another product. `unitPrice` null: the price of the listing, else of the product. */
export interface NewOrder {
  marketplaceId: number;
  customerName: string | null;
  customerPhone: string | null;
  note: string | null;
  buyerId: string | null;
  /** How long it is held until it must be confirmed; null: not held. */
  holdMinutes: number | null;
  /** What it must come to, in the marketplace's currency; null or absent: not compared. */
  expectedTotal?: Numeric | null;
  actor: string;
  lines: { productId: number; quantity: number; unitPrice: Numeric | null }[];
}

const select = (sql: SqlOrTx) => sql`
  select o.id, o.number, o.marketplace_id, o.marketplace_order_id, o.fulfilment, o.status, o.currency, o.customer_name,
    o.customer_phone, o.note, o.buyer_id, o.ship_by, o.held_until, o.created_at, o.updated_at,
    (select coalesce(round(sum(i.unit_price * (i.quantity - i.cancelled_quantity)), 4), 0) from order_items i where i.order_id = o.id) as total
  from orders o`;

const selectItems = (sql: SqlOrTx) => sql`
  select i.id, i.order_id, i.product_id, i.sku, i.quantity, i.cancelled_quantity, i.return_expected, i.returned_quantity,
    round(i.unit_price, 4) as unit_price, o.currency
  from order_items i join orders o on o.id = i.order_id`;

const where = (sql: SqlOrTx, filter: OrderFilter) => sql`
  ${filter.buyerId === null ? sql`true` : sql`o.buyer_id = ${filter.buyerId}`}
  and ${filter.marketplaceId === null ? sql`true` : sql`o.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.status === null ? sql`true` : sql`o.status = ${filter.status}`}
  and ${filter.from === null ? sql`true` : sql`o.created_at >= ${filter.from}`}
  and ${filter.to === null ? sql`true` : sql`o.created_at < ${filter.to}`}
  and ${
    filter.search === null
      ? sql`true`
      : sql`(o.number = ${filter.search.text} or o.marketplace_order_id = ${filter.search.text} or o.customer_phone = ${filter.search.phone})`
  }`;

/** Orders by id, in no order. */
export function listOrdersById(sql: SqlOrTx, ids: readonly Int8[]): Promise<Order[]> {
  return sql<Order[]>`${select(sql)} where o.id = any (${[...ids]}::bigint[])`;
}

/** The order with this number, or undefined. */
export async function findOrderByNumber(sql: SqlOrTx, number: string): Promise<Order | undefined> {
  const [row] = await sql<Order[]>`${select(sql)} where o.number = ${number}`;
  return row;
}

/** A page of orders, newest first. */
export async function listOrders(sql: SqlOrTx, filter: OrderFilter, page: PageRequest): Promise<Page<Order>> {
  const rows = await sql<Order[]>`
    ${select(sql)} where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`o.id < ${page.afterId}::bigint`}
    order by o.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many orders match a filter. */
export async function countOrders(sql: SqlOrTx, filter: OrderFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from orders o where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** The lines of these orders, in the order of the lines. */
export function listOrderItems(sql: SqlOrTx, orderIds: readonly Int8[]): Promise<OrderItem[]> {
  return sql<OrderItem[]>`${selectItems(sql)} where i.order_id = any (${[...orderIds]}::bigint[]) order by i.id`;
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
  return new ConflictError('PRICE_CHANGED', message, null, { amount: total, currencyCode: currency });
}
