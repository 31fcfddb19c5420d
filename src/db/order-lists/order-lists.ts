import type { SqlOrTx } from '../client.ts';
import { cursorColumns, type StockCursor, toPageOfSnapshot } from '../live/stock-cursor.ts';
import type { OrderStatus } from '../orders/order-status.ts';
import { type Order, selectOrders } from '../orders/orders.ts';
import type { PackingState } from '../packing/packing.ts';
import { countColumn, type Page, type PageRequest, toPage } from '../pages.ts';

/** What people type to find an order. */
export interface OrderSearch {
  /** Our order number or the marketplace's, exactly. */
  text: string;
  /** The customer's phone in E.164, exactly; null: it is no phone. */
  phone: string | null;
  /** Part of the customer's name; null: not to be looked for. */
  namePart: string | null;
  /** Digits of the customer's phone in a row, anywhere or at its end; null: not to be looked for. */
  phonePart: { digits: string; onlyLast: boolean } | null;
}

/** From a moment on, until before another one; null: no limit. */
export interface TimeRange {
  from: Date | null;
  to: Date | null;
}

/** Filters of a list of orders; null: any. */
export interface OrderFilter {
  buyerId: string | null;
  marketplaceIds: readonly number[] | null;
  statuses: readonly OrderStatus[] | null;
  /** With a line of one of these products. */
  productIds: readonly number[] | null;
  search: OrderSearch | null;
  placed: TimeRange;
  /** An order without a time to ship is in no such range. */
  shipBy: TimeRange;
  hasShipBy?: boolean | null;
  fulfilment?: Order['fulfilment'] | null;
  /** true: items of it are expected back; false: none is. */
  returnExpected: boolean | null;
  /** Own orders that are packed so far. */
  packing: readonly PackingState[] | null;
}

/** The order of a list of orders: as they came in (newest first), by time of placing, by time to ship, by last change. */
export type OrderSort = 'newest' | 'placed_desc' | 'ship_by_asc' | 'updated_desc';

/** How many orders are in a status. */
export interface OrderStatusCount {
  status: OrderStatus;
  count: number;
}

const contains = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** An array of ids: otherwise the planner, because of the limit of a page, reads all orders instead of using the indexes. */
const found = (sql: SqlOrTx, { text, phone, namePart, phonePart }: OrderSearch) => sql`
  o.id = any (array(
    select id from orders where number = ${text} or marketplace_order_id = ${text} or customer_phone = ${phone}
    ${namePart === null ? sql`` : sql`union select id from orders where customer_name ilike ${contains(namePart)}`}
    ${phonePart === null ? sql`` : sql`union select id from orders where customer_phone like ${`%${phonePart.digits}${phonePart.onlyLast ? '' : '%'}`}`}))`;

const inRange = (sql: SqlOrTx, column: ReturnType<SqlOrTx>, { from, to }: TimeRange) => sql`
  ${from === null ? sql`true` : sql`${column} >= ${from}`} and ${to === null ? sql`true` : sql`${column} < ${to}`}`;

// Not `= exists (...)`: only a bare exists is planned as a join.
const expectsReturn = (sql: SqlOrTx, expected: boolean) => {
  const line = sql`exists (select from order_items i where i.order_id = o.id and i.return_expected > 0)`;
  return expected ? line : sql`not ${line}`;
};

const where = (sql: SqlOrTx, filter: OrderFilter) => sql`
  ${filter.buyerId === null ? sql`true` : sql`o.buyer_id = ${filter.buyerId}`}
  and ${filter.marketplaceIds === null ? sql`true` : sql`o.marketplace_id = any (${[...filter.marketplaceIds]}::int[])`}
  and ${filter.statuses === null ? sql`true` : sql`o.status = any (${[...filter.statuses]}::text[])`}
  and ${inRange(sql, sql`o.created_at`, filter.placed)}
  and ${inRange(sql, sql`o.ship_by`, filter.shipBy)}
  and ${filter.hasShipBy == null ? sql`true` : sql`(o.ship_by is not null) = ${filter.hasShipBy}`}
  and ${filter.fulfilment == null ? sql`true` : sql`o.fulfilment = ${filter.fulfilment}`}
  and ${
    filter.productIds === null
      ? sql`true`
      : sql`exists (select from order_items i where i.order_id = o.id and i.product_id = any (${[...filter.productIds]}::int[]))`
  }
  and ${filter.returnExpected === null ? sql`true` : expectsReturn(sql, filter.returnExpected)}
  and ${filter.packing === null ? sql`true` : sql`o.fulfilment = 'own' and packing_state(o.id) = any (${[...filter.packing]}::text[])`}
  and ${filter.search === null ? sql`true` : found(sql, filter.search)}`;

const sorts = (sql: SqlOrTx) => ({
  newest: { key: sql`o.id`, descending: true },
  placed_desc: { key: sql`o.created_at`, descending: true },
  ship_by_asc: { key: sql`coalesce(o.ship_by, 'infinity')`, descending: false },
  updated_desc: { key: sql`o.updated_at`, descending: true },
});

const count = (sql: SqlOrTx, filter: OrderFilter): ReturnType<SqlOrTx> =>
  sql`select count(*)::int from orders o where ${where(sql, filter)}`;

/** A page of orders. The page after an order begins at the present position of that order. */
export async function listOrders(
  sql: SqlOrTx,
  filter: OrderFilter,
  page: PageRequest,
  sort: OrderSort = 'newest',
  counted = false,
): Promise<Page<Order>> {
  const more = countColumn(sql, counted, () => count(sql, filter));
  return toPage(await readOrders<Order>(sql, filter, page, sort, more), page.first);
}

/** The same, with the cursor of its snapshot. */
export function listOrdersOfSnapshot(
  sql: SqlOrTx,
  filter: OrderFilter,
  page: PageRequest,
  sort: OrderSort,
  counted = false,
): Promise<Page<Order> & { cursor: StockCursor }> {
  const more = sql`, ${cursorColumns(sql)} ${countColumn(sql, counted, () => count(sql, filter))}`;
  return toPageOfSnapshot(sql, page.first, () => readOrders(sql, filter, page, sort, more));
}

function readOrders<Row extends Order>(
  sql: SqlOrTx,
  filter: OrderFilter,
  page: PageRequest,
  sort: OrderSort,
  more = sql``,
): Promise<Row[]> {
  const { key, descending } = sorts(sql)[sort];
  const direction = descending ? sql`desc` : sql`asc`;
  const last = sql`select ${key}, o.id from orders o where o.id = ${page.afterId}::bigint`;
  const beyond = descending ? sql`(${key}, o.id) < (${last})` : sql`(${key}, o.id) > (${last})`;
  return sql<Row[]>`
    ${selectOrders(sql, more)} where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : beyond}
    order by ${key} ${direction}, o.id ${direction} limit ${page.first + 1}`;
}

/** How many orders match a filter. */
export async function countOrders(sql: SqlOrTx, filter: OrderFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${count(sql, filter)}`;
  return row?.count ?? 0;
}

/** How many orders match a filter in each status, whatever its `statuses` are; statuses without orders are left out. */
export function countOrdersByStatus(sql: SqlOrTx, filter: OrderFilter): Promise<OrderStatusCount[]> {
  return sql<OrderStatusCount[]>`
    select o.status, count(*)::int from orders o where ${where(sql, { ...filter, statuses: null })} group by o.status`;
}
