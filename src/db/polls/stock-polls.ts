import type { Int8, Json, Sql } from '../client.ts';

/** A listing whose shown figure is provable: another figure means that something happened there. Figures in items. */
export interface ProvableListing {
  id: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  /** What the marketplace showed as far as we can prove. */
  expected: number;
  /** The product's version at that moment. */
  version: number;
  /** The pushed_version at that moment, to notice a push in between. */
  pushedVersion: Int8;
  /** Items of its product sold on the best of the last 30 business days, on all marketplaces, times the days since the last poll (at least one). */
  bestDays: number;
}

/**
 * Up to `limit` listings of a marketplace after `afterId` that can be compared: nothing is owed to them, no push is
 * open, what they show is known, and no reading of them waits in the inbox. A listing with a held reading can be compared whatever is
 * owed, because nothing was sent to it since. Call it under the marketplace's lease.
 */
export function listProvable(
  sql: Sql,
  marketplaceId: number,
  afterId: number,
  limit: number,
): Promise<ProvableListing[]> {
  return sql<ProvableListing[]>`
    select p.id, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, coalesce(held.previous_stock, p.expected_stock) as expected,
      i.version, p.pushed_version,
      coalesce(best.units, 0)::float8 / mp.units_per_item * (
        select coalesce(greatest(1, extract(epoch from clock_timestamp() - max(polled_at)) / 86400), 1)::float8
        from marketplace_polls where marketplace_id = ${marketplaceId} and kind = 'stock') as best_days
    from pushes p join marketplace_products mp on mp.id = p.id join inventory i on i.product_id = p.product_id
    left join lateral (
      select sum(units_sold) as units from sales_daily where product_id = p.product_id and business_day > current_date - 30
      group by business_day order by 1 desc limit 1
    ) best on true
    left join lateral (
      select u.webhook_id, u.previous_stock from unsettled_readings() u where u.listing_id = p.id and u.held
      order by u.webhook_id limit 1
    ) held on true
    where p.marketplace_id = ${marketplaceId} and p.id > ${afterId}
      and not exists (select from unsettled_readings() u where u.listing_id = p.id and not u.held)
      and (held.webhook_id is not null or p.expected_stock is not null and p.open_until is null
        and p.settle_at is null and p.pushed_version = p.owed_version and p.seen_version = i.version)
    order by p.id limit ${limit}`;
}
