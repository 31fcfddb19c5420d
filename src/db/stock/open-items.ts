import type { Tx } from '../client.ts';
import type { Listing } from '../inbox/inbox-context.ts';

/** How long after a sale its cancellation may come: what was sold longer ago is taken for done. */
const cancelledWithin = '30 days';

/** Items that were sold through a marketplace and are not cancelled, counted in one kind of item. */
export interface OpenItems {
  unitsPerItem: number;
  items: number;
}

/** In which items a cancellation counted that was counted before, by its source key; undefined: it was not. */
export async function findCancelledUnits(tx: Tx, sourceKey: string): Promise<number | undefined> {
  const [row] = await tx<{ unitsPerItem: number }[]>`
    select units_per_item from cancelled_figures where source_key = ${sourceKey}`;
  return row?.unitsPerItem;
}

/** Remembers in which items a cancellation counts; a known source key changes nothing. */
export async function recordCancelledUnits(tx: Tx, sourceKey: string, unitsPerItem: number): Promise<void> {
  await tx`
    insert into cancelled_figures (source_key, units_per_item) values (${sourceKey}, ${unitsPerItem})
    on conflict (source_key) do nothing`;
}

/** In which items the line of an order was sold; undefined: the order has none of the product. */
export async function findUnitsOfLine(tx: Tx, orderId: string, productId: number): Promise<number | undefined> {
  const [row] = await tx<{ unitsPerItem: number }[]>`
    select units_per_item from order_items where order_id = ${orderId}::bigint and product_id = ${productId} order by id limit 1`;
  return row?.unitsPerItem;
}

/**
 * What was sold of a product on the marketplace of its listing in the `cancelledWithin` before `at` and is not cancelled, by the ledger, by
 * the items in which it counted. The caller has called lockSignals: another process may count a cancellation at the same time.
 */
export function listOpenItems(tx: Tx, listing: Listing, at: Date): Promise<OpenItems[]> {
  const { marketplaceId, marketplaceSku, productId, unitsPerItem } = listing;
  return tx<OpenItems[]>`
    select u.units_per_item, (-sum(m.quantity_change) / u.units_per_item)::int as items
    from inventory_movements m
    cross join lateral (select coalesce(
      (select c.units_per_item from cancelled_figures c where c.source_key = m.source_key),
      (select i.units_per_item from order_items i where i.order_id = m.order_id and i.product_id = m.product_id order by i.id limit 1),
      (select e.units_per_item from earlier_items e
        where e.marketplace_id = m.marketplace_id and e.marketplace_sku = ${marketplaceSku} and e.product_id = m.product_id
          and e.until > m.occurred_at order by e.until limit 1),
      ${unitsPerItem}::int) as units_per_item) u
    where m.product_id = ${productId} and m.marketplace_id = ${marketplaceId}
      and m.movement_type in ('marketplace_sale', 'marketplace_cancellation')
      and m.occurred_at > ${at}::timestamptz - ${cancelledWithin}::interval
    group by u.units_per_item`;
}
