import type { SqlOrTx } from '../client.ts';
import { listOrdersById, type Order } from '../orders/orders.ts';
import { type OwnedKey, type Page, type PageRequest, toPages } from '../pages.ts';
import type { OrderStatusCount } from './order-lists.ts';

/** Orders that are not handed over yet and have something of the product that is not cancelled: `i` is the line, `o` the order. */
const open = (sql: SqlOrTx) => sql`
  from order_items i join orders o on o.id = i.order_id
  where i.product_id = product.id and i.cancelled_quantity < i.quantity and o.status in ('held', 'new', 'confirmed')`;

/** One page of open orders per product, newest first, with two statements for all products. */
export async function listOpenOrdersOfProducts(
  sql: SqlOrTx,
  productIds: readonly number[],
  page: PageRequest,
): Promise<Map<number, Page<Order>>> {
  const keys = await sql<OwnedKey<number>[]>`
    select product.id as owner, o.id
    from unnest(${[...productIds]}::int[]) product (id)
    cross join lateral (
      select distinct o.id ${open(sql)} and ${page.afterId === null ? sql`true` : sql`o.id < ${page.afterId}::bigint`}
      order by o.id desc limit ${page.first + 1}
    ) o
    order by o.id desc`;
  const orders = await listOrdersById(sql, [...new Set(keys.map(({ id }) => id))]);
  return toPages(productIds, keys, orders, page.first);
}

/** How many open orders each of these products has, by status; one statement. */
export function countOpenOrdersOfProducts(
  sql: SqlOrTx,
  productIds: readonly number[],
): Promise<(OrderStatusCount & { productId: number })[]> {
  return sql<(OrderStatusCount & { productId: number })[]>`
    select product.id as product_id, o.status, o.count
    from unnest(${[...productIds]}::int[]) product (id)
    cross join lateral (select o.status, count(distinct o.id)::int ${open(sql)} group by o.status) o`;
}
