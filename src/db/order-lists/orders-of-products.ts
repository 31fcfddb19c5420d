import type { SqlOrTx } from '../client.ts';
import { type Order, selectOrders } from '../orders/orders.ts';
import { type Page, type PageRequest, toPages } from '../pages.ts';
import type { OrderStatusCount } from './order-lists.ts';

/** Orders that are not handed over yet and have something of the product that is not cancelled: `i` is the line, `o` the order. */
const open = (sql: SqlOrTx) => sql`
  from order_items i join orders o on o.id = i.order_id
  where i.product_id = product.id and i.cancelled_quantity < i.quantity and o.status in ('held', 'new', 'confirmed')`;

/** One page of open orders per product, newest first, with one statement for all products. */
export async function listOpenOrdersOfProducts(
  sql: SqlOrTx,
  productIds: readonly number[],
  page: PageRequest,
): Promise<Map<number, Page<Order>>> {
  const rows = await sql<(Order & { owner: number })[]>`
    ${selectOrders(sql, sql`, k.owner`)}
    join (
      select product.id as owner, o.id
      from unnest(${[...productIds]}::int[]) product (id)
      cross join lateral (
        select distinct o.id ${open(sql)} and ${page.afterId === null ? sql`true` : sql`o.id < ${page.afterId}::bigint`}
        order by o.id desc limit ${page.first + 1}
      ) o
      offset 0
    ) k on k.id = o.id
    order by o.id desc`;
  return toPages(rows, page.first);
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
