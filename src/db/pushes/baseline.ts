import type { SqlOrTx } from '../client.ts';

/** What the first push to a marketplace would change, by what it was last seen to show. Figures in items. */
export interface Baseline {
  listings: number;
  /** Shows what it should already. */
  same: number;
  changed: number;
  /** Of those changed: would go to 0. */
  toZero: number;
  /** Not known what it shows; counted in `changed` too. */
  unknown: number;
  /** The largest changes first. */
  examples: { marketplaceSku: string; shown: number | null; figure: number }[];
}

/** Compares what each listing should show with what it was last seen to show. */
export async function readBaseline(sql: SqlOrTx, marketplaceId: number, maxExamples: number): Promise<Baseline> {
  const [row] = await sql<Baseline[]>`
    with listing as (
      select mp.marketplace_sku, mp.marketplace_stock as shown,
        listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
      from marketplace_products mp
      join marketplaces m on m.id = mp.marketplace_id
      join inventory i on i.product_id = mp.product_id
      join products g on g.id = mp.product_id
      where mp.marketplace_id = ${marketplaceId}
    )
    select count(*)::int as listings, count(*) filter (where shown = figure)::int as same,
      count(*) filter (where shown is distinct from figure)::int as changed,
      count(*) filter (where figure = 0 and shown is distinct from 0)::int as to_zero,
      count(*) filter (where shown is null)::int as unknown,
      coalesce((
        select jsonb_agg(jsonb_build_object('marketplaceSku', e.marketplace_sku, 'shown', e.shown, 'figure', e.figure))
        from (
          select * from listing where shown is distinct from figure
          order by figure <> 0, abs(coalesce(shown, 0) - figure) desc, marketplace_sku limit ${maxExamples}
        ) e), '[]') as examples
    from listing`;
  return row!;
}

/** A listing to be read at its marketplace. */
export interface BaselineItem {
  id: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: unknown;
}

/** All listings of a marketplace after this key, in the order of their keys. */
export function listBaselineItems(
  sql: SqlOrTx,
  marketplaceId: number,
  afterId: number,
  limit: number,
): Promise<BaselineItem[]> {
  return sql<BaselineItem[]>`
    select id, marketplace_product_id, marketplace_sku, settings from marketplace_products
    where marketplace_id = ${marketplaceId} and id > ${afterId} order by id limit ${limit}`;
}
