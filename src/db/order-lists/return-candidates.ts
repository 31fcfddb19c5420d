import type { Int8, Numeric, SqlOrTx } from '../client.ts';
import { findScannedItem } from '../packing/scanned-code.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** Why goods may belong to a sale: their return is expected; they were shipped and have not arrived; they were sold. */
export type ReturnEvidence = 'expected' | 'shipped' | 'sold';

/** A sale that scanned goods may come from. `itemId`, `orderId` null: sold on the marketplace without a known order. */
export interface ReturnCandidate {
  evidence: ReturnEvidence;
  productId: number;
  sku: string;
  marketplaceId: number;
  orderId: Int8 | null;
  itemId: Int8 | null;
  /** Items that can come back; units of the product in one item. */
  quantity: number;
  unitsPerItem: number;
  shippedAt: Date | null;
}

const maxOfEach = 10;

/**
 * Sales that a scanned piece may come from: first those that expect it, then those that were shipped and neither delivered nor returned,
 * then those that were sold, the oldest first; at most 10 of each.
 */
export async function listReturnCandidates(sql: SqlOrTx, code: string): Promise<ReturnCandidate[]> {
  const { products, listings } = await findScannedItem(sql, code);
  const ids = [...new Set([...products.map(({ id }) => id), ...listings.map(({ productId }) => productId)])];
  if (ids.length === 0) return [];
  return sql<ReturnCandidate[]>`
    select evidence, product_id, sku, marketplace_id, order_id, item_id, quantity, units_per_item, shipped_at from (
      select c.*, row_number() over (partition by evidence order by shipped_at nulls last, item_id) as place from (
        select case when i.return_expected > 0 then 'expected' when o.status = 'shipped' then 'shipped' else 'sold' end as evidence,
          i.product_id, p.sku, o.marketplace_id, o.id as order_id, i.id as item_id,
          case when i.return_expected > 0 then i.return_expected else i.quantity - i.cancelled_quantity - i.returned_quantity end as quantity,
          i.units_per_item, o.shipped_at
        from order_items i join orders o on o.id = i.order_id join products p on p.id = i.product_id
        where i.product_id = any (${ids}::int[]) and o.fulfilment = 'own' and i.cancelled_quantity + i.returned_quantity < i.quantity
          and (i.return_expected > 0 or o.status in ('shipped', 'delivered'))
        union all
        select 'sold', p.id, p.sku, m.id, null, null, loose.units, 1, null
        from products p cross join marketplaces m
        cross join lateral (select sold_and_not_back(m.id, p.id) - open_in_orders(m.id, p.id, false, false) as units) loose
        where p.id = any (${ids}::int[]) and loose.units > 0
      ) c
    ) c
    where place <= ${maxOfEach} order by array_position(array['expected', 'shipped', 'sold'], evidence), place`;
}

/** Goods that were shipped and of which nobody knows where they are. */
export interface LostGoods {
  /** The line. */
  id: Int8;
  orderId: Int8;
  sku: string;
  productId: number | null;
  marketplaceId: number;
  /** Units that are neither delivered nor returned. */
  units: number;
  /** What the buyer paid for them, in the order's currency; null: not known. */
  value: Numeric | null;
  currency: string;
  shippedAt: Date;
}

/** Which of them: shipped at least so many days ago, on these marketplaces (null: all). */
export interface LostFilter {
  days: number;
  marketplaceIds: readonly number[] | null;
}

const lost = (sql: SqlOrTx, { days, marketplaceIds }: LostFilter) => sql`
  from orders o join order_items i on i.order_id = o.id
  where o.status = 'shipped' and o.fulfilment = 'own' and o.shipped_at < now() - make_interval(days => ${days})
    and i.quantity > i.cancelled_quantity + i.returned_quantity
    and ${marketplaceIds === null ? sql`true` : sql`o.marketplace_id = any (${[...marketplaceIds]}::int[])`}`;

/** A page of goods that were shipped and neither delivered nor returned, those that were ordered first at the beginning. */
export async function listLostGoods(sql: SqlOrTx, filter: LostFilter, page: PageRequest): Promise<Page<LostGoods>> {
  const rows = await sql<LostGoods[]>`
    select i.id, o.id as order_id, i.sku, i.product_id, o.marketplace_id, o.shipped_at, o.currency,
      (i.quantity - i.cancelled_quantity - i.returned_quantity) * i.units_per_item as units,
      round(i.unit_price * (i.quantity - i.cancelled_quantity - i.returned_quantity), 4) as value
    ${lost(sql, filter)} and ${page.afterId === null ? sql`true` : sql`i.id > ${page.afterId}::bigint`}
    order by i.id limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many lines have such goods. */
export async function countLostGoods(sql: SqlOrTx, filter: LostFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int ${lost(sql, filter)}`;
  return row?.count ?? 0;
}
