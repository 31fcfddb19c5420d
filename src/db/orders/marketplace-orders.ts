import type { Int8, SqlOrTx, Tx } from '../client.ts';
import type { Listing } from '../inbox/inbox-context.ts';
import type { OrderStatus } from './order-status.ts';

/** A marketplace's order as it stands here, locked. */
export interface MarketplaceOrder {
  id: Int8;
  status: OrderStatus;
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
  unitsPerItem: number;
  /** Of one unit: a pack's price divided by its units. */
  pricePerUnit: string | null;
  unitCost: string | null;
  movesStock: boolean;
}

/** A line to write: `listing` undefined while the marketplace's SKU is not linked. */
export interface NewOrderLine {
  lineKey: string;
  listing: Listing | undefined;
  quantity: number;
  unitPrice: string | null;
}

/** An order as a marketplace tells of it for the first time. */
export interface NewMarketplaceOrder {
  marketplaceId: number;
  marketplaceOrderId: string;
  currency: string;
  createdAt: Date;
  fulfilment: 'own' | 'marketplace';
  status: 'new' | 'confirmed' | 'shipped' | 'delivered';
  shipBy: Date | null;
}

/** Makes sure that a marketplace's order exists; an order that is known stays as it is. */
export async function ensureMarketplaceOrder(tx: Tx, order: NewMarketplaceOrder): Promise<void> {
  const isShipped = order.status === 'shipped' || order.status === 'delivered';
  await tx`
    insert into orders (marketplace_id, marketplace_order_id, currency, created_at, fulfilment, status, ship_by, shipped_at)
    values (${order.marketplaceId}, ${order.marketplaceOrderId}, ${order.currency}, ${order.createdAt}, ${order.fulfilment},
      ${order.status}, ${order.shipBy}, case when ${isShipped} then now() end)
    on conflict (marketplace_id, marketplace_order_id) do nothing`;
}

/**
 * Locks those of these orders that are known, in the order of their keys as everybody else does, whatever the marketplaces' numbers
 * are. Gives their keys by marketplace and number.
 */
export async function lockKnownOrders(
  tx: Tx,
  names: { marketplaceId: number; orderId: string }[],
): Promise<Map<string, Int8>> {
  if (names.length === 0) return new Map();
  const rows = await tx<{ marketplaceId: number; marketplaceOrderId: string; id: Int8 }[]>`
    select o.marketplace_id, o.marketplace_order_id, o.id from orders o
    where (o.marketplace_id, o.marketplace_order_id) in (
      select * from unnest(${names.map(({ marketplaceId }) => marketplaceId)}::int[], ${names.map(({ orderId }) => orderId)}::text[]))
    order by o.id for no key update`;
  return new Map(rows.map((row) => [`${row.marketplaceId} ${row.marketplaceOrderId}`, row.id]));
}

/** Locks a marketplace's order and gives it with its lines, or undefined. */
export async function lockMarketplaceOrder(
  tx: Tx,
  marketplaceId: number,
  marketplaceOrderId: string,
): Promise<MarketplaceOrder | undefined> {
  const [order] = await tx<Omit<MarketplaceOrder, 'items'>[]>`
    select id, status, currency from orders
    where marketplace_id = ${marketplaceId} and marketplace_order_id = ${marketplaceOrderId} for no key update`;
  return order && { ...order, items: await listItems(tx, order.id) };
}

/** The marketplace's ids of the orders that are not at their end, newest first: what its list may have news about. */
export async function listOpenOrderIds(sql: SqlOrTx, marketplaceId: number): Promise<string[]> {
  const rows = await sql<{ marketplaceOrderId: string }[]>`
    select marketplace_order_id from orders
    where marketplace_id = ${marketplaceId} and marketplace_order_id is not null and status in ('held', 'new', 'confirmed', 'shipped')
      and created_at > now() - interval '90 days'
    order by id desc limit 10000`;
  return rows.map((row) => row.marketplaceOrderId);
}

/**
 * Adds lines that are not there yet, and links those whose SKU was not linked when they came. `movesStock` false: another
 * signal of the marketplace moves the stock for them. Gives all lines of the order.
 */
export async function addOrderLines(
  tx: Tx,
  orderId: Int8,
  lines: NewOrderLine[],
  movesStock: boolean,
): Promise<MarketplaceOrderItem[]> {
  await tx`
    insert into order_items as i (order_id, line_key, sku, product_id, marketplace_product_id, quantity, units_per_item, unit_price,
      unit_cost, cost_currency, moves_stock)
    select ${orderId}::bigint, l.line_key, l.sku, l.product_id, l.listing_id, l.quantity, l.units_per_item,
      coalesce(l.unit_price::numeric, case when m.currency = o.currency then mp.marketplace_price end), p.cost_price, p.currency, ${movesStock}
    from unnest(
      ${lines.map((line) => line.lineKey)}::text[], ${lines.map((line) => line.listing?.sku ?? line.lineKey)}::text[],
      ${lines.map((line) => line.listing?.productId ?? null)}::int[], ${lines.map((line) => line.listing?.id ?? null)}::int[],
      ${lines.map((line) => line.quantity)}::int[], ${lines.map((line) => line.listing?.unitsPerItem ?? 1)}::int[],
      ${lines.map((line) => line.unitPrice)}::text[]
    ) with ordinality as l (line_key, sku, product_id, listing_id, quantity, units_per_item, unit_price, ord)
    join orders o on o.id = ${orderId}::bigint
    join marketplaces m on m.id = o.marketplace_id
    left join products p on p.id = l.product_id
    left join marketplace_products mp on mp.id = l.listing_id
    order by l.ord
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
      returned_quantity, units_per_item, unit_price / units_per_item as price_per_unit, unit_cost, moves_stock
    from order_items where order_id = ${orderId} order by id`;
}

/** Cancels items of a line. Gives false when this cause has cancelled before: nothing changed. */
export async function cancelOrderLine(
  tx: Tx,
  cancellation: { itemId: Int8; quantity: number; restocked: boolean; actor: string; sourceKey: string },
): Promise<boolean> {
  const inserted = await tx`
    insert into order_item_cancellations (order_item_id, quantity, restocked, actor, source_key)
    values (${cancellation.itemId}, ${cancellation.quantity}, ${cancellation.restocked}, ${cancellation.actor}, ${cancellation.sourceKey})
    on conflict (source_key) do nothing returning id`;
  if (inserted.length === 0) return false;
  await tx`update order_items set cancelled_quantity = cancelled_quantity + ${cancellation.quantity} where id = ${cancellation.itemId}`;
  return true;
}

/** Items of a line are on their way back; stock moves when they are received. A source key that is known already changes nothing. */
export async function expectReturn(
  tx: Tx,
  expected: { itemId: Int8; quantity: number; sourceKey: string },
): Promise<void> {
  await tx`
    with expected as (
      insert into order_item_expected_returns (order_item_id, quantity, source_key)
      select ${expected.itemId}::bigint, ${expected.quantity}::int, ${expected.sourceKey}
      where not exists (select 1 from order_item_cancellations c where c.source_key = ${expected.sourceKey})
      on conflict (source_key) do nothing returning order_item_id, quantity
    )
    update order_items i set return_expected = i.return_expected + expected.quantity
    from expected where i.id = expected.order_item_id`;
}

/** Notes that the order changed; with every item cancelled it is cancelled as a whole. */
export async function touchMarketplaceOrder(tx: Tx, orderId: Int8): Promise<void> {
  await tx`
    update orders o set updated_at = now(), status = case
      when not exists (select 1 from order_items i where i.order_id = o.id and i.cancelled_quantity < i.quantity) then 'cancelled'
      else o.status end
    where o.id = ${orderId}`;
}

/** Moves an order forward to the status that the marketplace tells; never back. Gives whether it moved. */
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
