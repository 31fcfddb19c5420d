import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import { listOrderLines, type MarketplaceOrderItem } from './order-lines.ts';
import type { OrderStatus } from './order-status.ts';

/** A marketplace's order as it is stored here, locked. */
export interface MarketplaceOrder {
  id: Int8;
  status: OrderStatus;
  /** marketplace: it ships from its own stock. */
  fulfilment: 'own' | 'marketplace';
  /** ISO 4217 code of its prices. */
  currency: string;
  /** When the goods left; null: nobody has said that they did. */
  shippedAt: Date | null;
  items: MarketplaceOrderItem[];
}

/** An order that a marketplace reports for the first time. */
export interface NewMarketplaceOrder {
  marketplaceId: number;
  marketplaceOrderId: string;
  currency: string;
  createdAt: Date;
  fulfilment: 'own' | 'marketplace';
  status: 'new' | 'confirmed' | 'shipped' | 'delivered';
  shipBy: Date | null;
}

/** Stores a marketplace's order. An order that is already known stays unchanged. */
export async function ensureMarketplaceOrder(tx: Tx, order: NewMarketplaceOrder): Promise<void> {
  const isShipped = order.status === 'shipped' || order.status === 'delivered';
  await tx`
    insert into orders (marketplace_id, marketplace_order_id, currency, created_at, fulfilment, status, ship_by, shipped_at)
    values (${order.marketplaceId}, ${order.marketplaceOrderId}, ${order.currency}, ${order.createdAt}, ${order.fulfilment},
      ${order.status}, ${order.shipBy}, case when ${isShipped} then now() end)
    on conflict (marketplace_id, marketplace_order_id) do nothing`;
}

/**
 * Locks the known ones of these orders. Orders are locked by id everywhere, whatever the marketplaces' order numbers are.
 * Returns their ids by marketplace and order number.
 */
export async function lockKnownOrders(
  tx: Tx,
  names: { marketplaceId: number; orderId: string }[],
): Promise<Map<string, Int8>> {
  if (names.length === 0) return new Map();
  const rows = await tx<{ marketplaceId: number; marketplaceOrderId: string; id: Int8 }[]>`
    select o.marketplace_id, o.marketplace_order_id, o.id from orders o
    where (o.marketplace_id, o.marketplace_order_id) in (
      select marketplace_id, order_id from ${rowsOf(tx, names, { marketplaceId: 'integer', orderId: 'text' })} r)
    order by o.id for no key update`;
  return new Map(rows.map((row) => [`${row.marketplaceId} ${row.marketplaceOrderId}`, row.id]));
}

/** Locks a marketplace's order and returns it with its lines; undefined: not known. */
export async function lockMarketplaceOrder(
  tx: Tx,
  marketplaceId: number,
  marketplaceOrderId: string,
): Promise<MarketplaceOrder | undefined> {
  const [order] = await tx<Omit<MarketplaceOrder, 'items'>[]>`
    select id, status, fulfilment, currency, shipped_at from orders
    where marketplace_id = ${marketplaceId} and marketplace_order_id = ${marketplaceOrderId} for no key update`;
  return order && { ...order, items: await listOrderLines(tx, order.id) };
}

/** The marketplace's ids of open orders, newest first: its order list may report changes of these. */
export async function listOpenOrderIds(sql: SqlOrTx, marketplaceId: number): Promise<string[]> {
  const rows = await sql<{ marketplaceOrderId: string }[]>`
    select marketplace_order_id from orders
    where marketplace_id = ${marketplaceId} and marketplace_order_id is not null and status in ('held', 'new', 'confirmed', 'shipped')
      and created_at > now() - interval '90 days'
    order by id desc limit 10000`;
  return rows.map((row) => row.marketplaceOrderId);
}

/** Remembers when the goods of an order left that is over meanwhile. */
export async function recordHandover(tx: Tx, orderId: Int8, at: Date): Promise<void> {
  await tx`update orders set shipped_at = coalesce(shipped_at, least(${at}, now())) where id = ${orderId}`;
}

/** Moves an order forward to the status that the marketplace reports, never back. Returns whether the status changed. */
export async function advanceMarketplaceOrder(
  tx: Tx,
  orderId: Int8,
  status: 'confirmed' | 'shipped' | 'delivered',
  at: Date,
): Promise<boolean> {
  const rows = await tx`
    update orders set status = ${status}, updated_at = now(),
      shipped_at = case when ${status} = 'confirmed' then shipped_at else coalesce(shipped_at, least(${at}, now())) end
    where id = ${orderId} and array_position(array['held', 'new', 'confirmed', 'shipped', 'delivered'], status)
      < array_position(array['held', 'new', 'confirmed', 'shipped', 'delivered'], ${status}::text)
    returning id`;
  return rows.length > 0;
}
