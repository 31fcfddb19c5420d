import type { Int8, SqlOrTx, Tx } from '../client.ts';
import type { Listing } from '../inbox/inbox-context.ts';
import { rowsOf } from '../rows.ts';
import type { OrderStatus } from './order-status.ts';

/** A marketplace's order as it is stored here, locked. */
export interface MarketplaceOrder {
  id: Int8;
  status: OrderStatus;
  /** marketplace: it ships from its own stock. */
  fulfilment: 'own' | 'marketplace';
  /** ISO 4217 code of its prices. */
  currency: string;
  items: MarketplaceOrderItem[];
}

/** One of its lines; quantities in items of the listing, money as exact decimals. */
export interface MarketplaceOrderItem {
  id: Int8;
  lineKey: string;
  listingId: number | null;
  productId: number | null;
  quantity: number;
  cancelledQuantity: number;
  returnExpected: number;
  returnedQuantity: number;
  /** Of the returned ones, those that came back before anybody had announced them. */
  returnedUnannounced: number;
  unitsPerItem: number;
  /** Price of one unit: the price of a pack divided by its units. */
  pricePerUnit: string | null;
  unitCost: string | null;
  movesStock: boolean;
}

/** A line to be stored; `listing` undefined: the marketplace's SKU is not linked. */
export interface NewOrderLine {
  lineKey: string;
  listing: Listing | undefined;
  quantity: number;
  unitPrice: string | null;
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
    select id, status, fulfilment, currency from orders
    where marketplace_id = ${marketplaceId} and marketplace_order_id = ${marketplaceOrderId} for no key update`;
  return order && { ...order, items: await listItems(tx, order.id) };
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

const lineColumns = {
  lineKey: 'text',
  sku: 'text',
  productId: 'integer',
  listingId: 'integer',
  quantity: 'integer',
  unitsPerItem: 'integer',
  unitPrice: 'numeric',
} as const;

/**
 * Adds missing lines, and links those whose SKU was not linked when they came. `movesStock` false: their stock is moved by another
 * signal of the marketplace. Returns all lines of the order.
 */
export async function addOrderLines(
  tx: Tx,
  orderId: Int8,
  lines: NewOrderLine[],
  movesStock: boolean,
): Promise<MarketplaceOrderItem[]> {
  const rows = lines.map(({ lineKey, listing, quantity, unitPrice }) => ({
    lineKey,
    sku: listing?.sku ?? lineKey,
    productId: listing?.productId,
    listingId: listing?.id,
    quantity,
    unitsPerItem: listing?.unitsPerItem ?? 1,
    unitPrice,
  }));
  await tx`
    insert into order_items as i (order_id, line_key, sku, product_id, marketplace_product_id, quantity, units_per_item, unit_price,
      unit_cost, cost_currency, moves_stock)
    select ${orderId}::bigint, l.line_key, l.sku, l.product_id, l.listing_id, l.quantity, l.units_per_item,
      coalesce(l.unit_price, case when m.currency = o.currency then mp.marketplace_price end), p.cost_price, p.currency, ${movesStock}
    from ${rowsOf(tx, rows, lineColumns)} l
    join orders o on o.id = ${orderId}::bigint
    join marketplaces m on m.id = o.marketplace_id
    left join products p on p.id = l.product_id
    left join marketplace_products mp on mp.id = l.listing_id
    order by l.position
    on conflict (order_id, line_key) do update set
      sku = excluded.sku, product_id = excluded.product_id, marketplace_product_id = excluded.marketplace_product_id,
      units_per_item = excluded.units_per_item, unit_price = coalesce(i.unit_price, excluded.unit_price),
      unit_cost = excluded.unit_cost, cost_currency = excluded.cost_currency
    where i.product_id is null`;
  return listItems(tx, orderId);
}

function listItems(tx: Tx, orderId: Int8): Promise<MarketplaceOrderItem[]> {
  return tx<MarketplaceOrderItem[]>`
    select id, line_key, marketplace_product_id as listing_id, product_id, quantity, cancelled_quantity, return_expected,
      returned_quantity, returned_unannounced, units_per_item, unit_price / units_per_item as price_per_unit, unit_cost, moves_stock
    from order_items where order_id = ${orderId} order by id`;
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
