import type { StockRule } from '../catalog/marketplace-products.ts';
import type { SqlOrTx } from '../client.ts';
import { jsonRow } from '../rows.ts';

/** Fields of a rule that would change; of a listing also how many units are an item. */
export type RuleChange = Partial<StockRule> & { unitsPerItem?: number };

/** A listing whose figure a rule would change. Figures in items. */
export interface PreviewedListing {
  marketplaceSku: string;
  productId: number;
  before: number;
  after: number;
}

/** What a rule would change. */
export interface RulesPreview {
  listings: number;
  changed: number;
  /** Of those changed: would go to 0. */
  toZero: number;
  rows: PreviewedListing[];
}

/**
 * What the figures would be with another rule: of one listing (`marketplaceSku`, whose own rule changes), or of all of the marketplace,
 * whose rule changes. `rows`: the listing, or the changes, those that go to 0 first, then the largest.
 */
export async function previewRules(
  sql: SqlOrTx,
  { marketplaceId, marketplaceSku }: { marketplaceId: number; marketplaceSku: string | null },
  change: RuleChange,
  maxRows: number,
): Promise<RulesPreview> {
  const rule = jsonRow(sql, change);
  const isAll = marketplaceSku === null;
  const [row] = await sql<RulesPreview[]>`
    with listing as (
      select mp.marketplace_sku, mp.product_id, listing_figure(i.quantity, g.archived_at is not null, mp, m) as before,
        ${
          isAll
            ? sql`listing_figure(i.quantity, g.archived_at is not null, mp, jsonb_populate_record(m, ${rule}::jsonb))`
            : sql`listing_figure(i.quantity, g.archived_at is not null, jsonb_populate_record(mp, ${rule}::jsonb), m)`
        } as after
      from marketplace_products mp
      join marketplaces m on m.id = mp.marketplace_id
      join inventory i on i.product_id = mp.product_id
      join products g on g.id = mp.product_id
      where mp.marketplace_id = ${marketplaceId} and ${isAll ? sql`true` : sql`mp.marketplace_sku = ${marketplaceSku}`}
    )
    select count(*)::int as listings, count(*) filter (where before <> after)::int as changed,
      count(*) filter (where after = 0 and before <> 0)::int as to_zero,
      coalesce((
        select jsonb_agg(jsonb_build_object('marketplaceSku', e.marketplace_sku, 'productId', e.product_id, 'before', e.before, 'after', e.after)
          order by e.place)
        from (
          select *, row_number() over (order by after <> 0, abs(before - after) desc, marketplace_sku) as place from listing
          where before <> after or ${!isAll} order by place limit ${maxRows}
        ) e), '[]') as rows
    from listing`;
  return row!;
}
