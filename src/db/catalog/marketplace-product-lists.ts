import type { SqlOrTx } from '../client.ts';
import { countColumn, type Page, type PageRequest, toPage } from '../pages.ts';
import {
  figure,
  listingColumns,
  listingTables,
  type MarketplaceProduct,
  type PushState,
  pushState,
} from './marketplace-products.ts';

/** Filters of a list of listings; null: any. */
export interface MarketplaceProductFilter {
  marketplaceIds: readonly number[] | null;
  productIds: readonly number[] | null;
  pushStates: readonly PushState[] | null;
  /** true: the marketplace is in use and known to show another figure than it should; false: the others. */
  differs: boolean | null;
}

/** The order of a list of listings: oldest first, newest first, by the product's SKU. */
export type MarketplaceProductSort = 'entered' | 'newest' | 'sku';

/** How many listings of a marketplace have a push state. */
export interface PushStateCount {
  marketplaceId: number;
  pushState: PushState;
  count: number;
}

const differs = (sql: SqlOrTx) =>
  sql`(p.id is not null and m.archived_at is null and coalesce(mp.marketplace_stock <> ${figure(sql)}, false))`;

/** Most listings are confirmed: whoever looks for the others reads only those. */
const inStates = (sql: SqlOrTx, states: readonly PushState[], marketplaceIds: readonly number[] | null) => {
  const fits = sql`${pushState(sql)} = any (${[...states]}::text[])`;
  return states.includes('confirmed')
    ? fits
    : sql`mp.id = any (array(select unconfirmed_listings(${marketplaceIds && [...marketplaceIds]}::int[]))) and ${fits}`;
};

const where = (sql: SqlOrTx, filter: MarketplaceProductFilter) => sql`
  ${filter.marketplaceIds === null ? sql`true` : sql`mp.marketplace_id = any (${[...filter.marketplaceIds]}::int[])`}
  and ${filter.productIds === null ? sql`true` : sql`mp.product_id = any (${[...filter.productIds]}::int[])`}
  and ${filter.pushStates === null ? sql`true` : inStates(sql, filter.pushStates, filter.marketplaceIds)}
  and ${filter.differs === null ? sql`true` : sql`${differs(sql)} = ${filter.differs}`}`;

const sorts = (sql: SqlOrTx) => ({
  entered: { key: sql`mp.id`, descending: false },
  newest: { key: sql`mp.id`, descending: true },
  sku: { key: sql`g.sku`, descending: false },
});

const count = (sql: SqlOrTx, filter: MarketplaceProductFilter): ReturnType<SqlOrTx> =>
  sql`select count(*)::int from ${listingTables(sql)} where ${where(sql, filter)}`;

/** A page of listings. The page after a listing begins at the present position of that listing. */
export async function listMarketplaceProducts(
  sql: SqlOrTx,
  filter: MarketplaceProductFilter,
  page: PageRequest,
  sort: MarketplaceProductSort = 'entered',
  counted = false,
): Promise<Page<MarketplaceProduct>> {
  const { key, descending } = sorts(sql)[sort];
  const direction = descending ? sql`desc` : sql`asc`;
  const last = sql`
    select ${key}, mp.id from marketplace_products mp join products g on g.id = mp.product_id where mp.id = ${page.afterId}::bigint`;
  const beyond = descending ? sql`(${key}, mp.id) < (${last})` : sql`(${key}, mp.id) > (${last})`;
  const rows = await sql<MarketplaceProduct[]>`
    select ${listingColumns(sql)} ${countColumn(sql, counted, () => count(sql, filter))} from ${listingTables(sql)}
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : beyond}
    order by ${key} ${direction}, mp.id ${direction} limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many listings match a filter. */
export async function countMarketplaceProducts(sql: SqlOrTx, filter: MarketplaceProductFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${count(sql, filter)}`;
  return row?.count ?? 0;
}

/** How many listings these marketplaces have in each push state; states without listings are left out. One statement. */
export function countPushStates(sql: SqlOrTx, marketplaceIds: readonly number[]): Promise<PushStateCount[]> {
  const ids = [...marketplaceIds];
  return sql<PushStateCount[]>`
    with unconfirmed as (
      select mp.marketplace_id, ${pushState(sql)} as push_state, count(*)::int as count
      from ${listingTables(sql)}
      where mp.id = any (array(select unconfirmed_listings(${ids}::int[]))) and ${pushState(sql)} <> 'confirmed'
      group by 1, 2
    ), listed as (
      select marketplace_id, count(*)::int as count from marketplace_products where marketplace_id = any (${ids}::int[]) group by 1
    )
    select marketplace_id, push_state, count from unconfirmed
    union all
    select l.marketplace_id, 'confirmed', l.count - coalesce(sum(u.count), 0)::int
    from listed l left join unconfirmed u on u.marketplace_id = l.marketplace_id
    group by l.marketplace_id, l.count having l.count > coalesce(sum(u.count), 0)`;
}
