import { ConflictError, ValidationError } from '../errors.ts';
import type { Int8, Numeric, SqlOrTx, Tx } from './client.ts';
import { type Page, type PageRequest, toPage } from './pages.ts';
import { applyStockChanges, type StockChange, toDomainError } from './stock.ts';

/** An order from any place. Money in `currency`. */
export interface Order {
  id: Int8;
  number: string;
  marketplaceId: number;
  marketplaceOrderId: string | null;
  fulfilment: 'own' | 'marketplace';
  status: 'held' | 'expired' | 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
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

/** What a list of orders may be narrowed by; `buyerId`: only this buyer's. */
export interface OrderFilter {
  buyerId: string | null;
  marketplaceId: number | null;
  status: Order['status'] | null;
  search: string | null;
  from: Date | null;
  to: Date | null;
}

/** One of our own orders to be placed; lines of distinct products, price null: the listing's, then the product's. */
export interface NewOrder {
  marketplaceId: number;
  customerName: string | null;
  customerPhone: string | null;
  note: string | null;
  buyerId: string | null;
  actor: string;
  lines: { productId: number; quantity: number; unitPrice: Numeric | null }[];
}

const select = (sql: SqlOrTx) => sql`
  select o.id, o.number, o.marketplace_id, o.marketplace_order_id, o.fulfilment, o.status, o.currency, o.customer_name,
    o.customer_phone, o.note, o.buyer_id, o.ship_by, o.held_until, o.created_at, o.updated_at,
    (select coalesce(sum(i.unit_price * (i.quantity - i.cancelled_quantity)), 0) from order_items i where i.order_id = o.id) as total
  from orders o`;

const where = (sql: SqlOrTx, filter: OrderFilter) => sql`
  ${filter.buyerId === null ? sql`true` : sql`o.buyer_id = ${filter.buyerId}`}
  and ${filter.marketplaceId === null ? sql`true` : sql`o.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.status === null ? sql`true` : sql`o.status = ${filter.status}`}
  and ${filter.from === null ? sql`true` : sql`o.created_at >= ${filter.from}`}
  and ${filter.to === null ? sql`true` : sql`o.created_at < ${filter.to}`}
  and ${
    filter.search === null
      ? sql`true`
      : sql`(o.number = ${filter.search} or o.marketplace_order_id = ${filter.search} or o.customer_phone = ${filter.search})`
  }`;

/** Orders by our keys, in no order. */
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

/** How many orders a filter leaves. */
export async function countOrders(sql: SqlOrTx, filter: OrderFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from orders o where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** The lines of these orders, in their order. */
export function listOrderItems(sql: SqlOrTx, orderIds: readonly Int8[]): Promise<OrderItem[]> {
  return sql<OrderItem[]>`
    select i.id, i.order_id, i.product_id, i.sku, i.quantity, i.cancelled_quantity, i.return_expected, i.returned_quantity,
      i.unit_price, o.currency
    from order_items i join orders o on o.id = i.order_id where i.order_id = any (${[...orderIds]}::bigint[]) order by i.id`;
}

/** Places one of our own orders: order, lines and stock at once, or nothing. Throws InsufficientStockError with every short line. */
export async function placeOrder(tx: Tx, order: NewOrder): Promise<Int8> {
  const header = {
    marketplace_id: order.marketplaceId,
    customer_name: order.customerName,
    customer_phone: order.customerPhone,
    note: order.note,
    buyer_id: order.buyerId,
    actor: order.actor,
  };
  const lines = order.lines.map(({ productId, quantity, unitPrice }) => ({
    product_id: productId,
    quantity,
    unit_price: unitPrice,
  }));
  try {
    const [row] = await tx<{ id: Int8 }[]>`select place_order(${tx.json(header)}, ${tx.json(lines)}) as id`;
    return row!.id;
  } catch (error) {
    throw toDomainError(error);
  }
}

/** What to cancel of one of our own orders; items null: all that is left. */
export interface Cancellation {
  orderId: Int8;
  items: { sku: string; quantity: number }[] | null;
  reason: string | null;
  restock: boolean;
  actor: string;
}

interface CancellableItem {
  id: Int8;
  sku: string;
  productId: number;
  left: number;
  pricePerUnit: Numeric | null;
  unitCost: Numeric | null;
}

const beforeHandover = ['held', 'new', 'confirmed'];

/** Cancels all or part of one of our own orders before it was handed over. Throws ConflictError or ValidationError. */
export async function cancelOrder(tx: Tx, cancellation: Cancellation): Promise<void> {
  const [order] = await tx<{ status: string; marketplaceId: number; type: string; name: string }[]>`
    select o.status, o.marketplace_id, m.type, m.name from orders o join marketplaces m on m.id = o.marketplace_id
    where o.id = ${cancellation.orderId} for no key update of o`;
  if (!order) throw new Error(`order ${cancellation.orderId} vanished`);
  if (order.type === 'api') {
    throw new ConflictError('INVALID_STATE', `Cancel this order on ${order.name}; Ombor learns of it from there`);
  }
  if (!beforeHandover.includes(order.status)) {
    throw new ConflictError('INVALID_STATE', `The order is ${order.status}: it cannot be cancelled any more`);
  }
  const items = await tx<CancellableItem[]>`
    select id, sku, product_id, quantity - cancelled_quantity as left, unit_price / units_per_item as price_per_unit, unit_cost
    from order_items where order_id = ${cancellation.orderId} order by id`;
  const changes: StockChange[] = [];
  for (const { item, quantity } of chooseItems(items, cancellation.items)) {
    const id = await insertCancellation(tx, item, quantity, cancellation);
    if (cancellation.restock) changes.push(toChange(cancellation, order.marketplaceId, item, quantity, id));
  }
  await tx`
    update orders o set updated_at = now(), status = case
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity < i.quantity) then 'cancelled'
      else o.status end
    where o.id = ${cancellation.orderId}`;
  await applyStockChanges(tx, changes);
}

function chooseItems(
  items: CancellableItem[],
  asked: Cancellation['items'],
): { item: CancellableItem; quantity: number }[] {
  if (asked === null) return items.filter((item) => item.left > 0).map((item) => ({ item, quantity: item.left }));
  return asked.map(({ sku, quantity }, index) => {
    const item = items.find((candidate) => candidate.sku === sku);
    const path = ['input', 'items', String(index)];
    if (!item) throw ValidationError.of([...path, 'sku'], `The order has no line with the SKU "${sku}"`, sku);
    if (quantity > item.left) {
      const message = `Of "${sku}" ${item.left} can still be cancelled, not ${quantity}`;
      throw ValidationError.of([...path, 'quantity'], message, quantity);
    }
    return { item, quantity };
  });
}

async function insertCancellation(tx: Tx, item: CancellableItem, quantity: number, why: Cancellation): Promise<Int8> {
  const [row] = await tx<{ id: Int8 }[]>`
    insert into order_item_cancellations (order_item_id, quantity, restocked, reason, actor)
    values (${item.id}, ${quantity}, ${why.restock}, ${why.reason}, ${why.actor}) returning id`;
  await tx`update order_items set cancelled_quantity = cancelled_quantity + ${quantity} where id = ${item.id}`;
  return row!.id;
}

function toChange(
  why: Cancellation,
  marketplaceId: number,
  item: CancellableItem,
  quantity: number,
  id: Int8,
): StockChange {
  return {
    sourceKey: `cancel:${id}`,
    productId: item.productId,
    units: quantity,
    movementType: 'cancellation',
    referenceType: 'order',
    referenceId: why.orderId,
    orderId: why.orderId,
    actor: why.actor,
    note: why.reason,
    occurredAt: new Date(),
    marketplaceId,
    frozen: { unitPrice: item.pricePerUnit, unitCost: item.unitCost },
  };
}
