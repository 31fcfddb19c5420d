import type { Int8, SqlOrTx } from '../client.ts';

/** What decides which changes of an order are possible. */
export interface OrderOptions {
  id: Int8;
  /** It is an order of a marketplace with an API. */
  ofMarketplace: boolean;
  /** Some of its items are neither cancelled nor returned nor expected back. */
  hasItemsLeft: boolean;
}

/** The options of these orders, in no order. */
export function listOrderOptions(sql: SqlOrTx, orderIds: readonly Int8[]): Promise<OrderOptions[]> {
  return sql<OrderOptions[]>`
    select o.id, m.type = 'api' as of_marketplace, exists (
      select from order_items i
      where i.order_id = o.id and i.cancelled_quantity + i.returned_quantity + i.return_expected < i.quantity) as has_items_left
    from orders o join marketplaces m on m.id = o.marketplace_id where o.id = any (${[...orderIds]}::bigint[])`;
}
