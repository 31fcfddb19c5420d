import { ConflictError } from '../../errors.ts';
import type { Json, Numeric, SqlOrTx, Tx } from '../client.ts';

/** The marketplace and its SKU: together they identify a listing. */
export interface ListingKey {
  marketplaceId: number;
  marketplaceSku: string;
}

/** How many of the free units a listing may show. Listings and marketplaces have one; the stricter of the two applies. */
export interface StockRule {
  /** Units that are never shown. */
  stockBuffer: number;
  /** Share of the quantity, in percent. */
  stockPercent: number;
  /** Maximum number of units; null: no limit. */
  stockLimit: number | null;
  /** With fewer free units than this, 0 is shown. */
  stockMinimum: number;
  /** false: 0 is shown. */
  selling: boolean;
}

/** A listing to be created. Price of one item in the marketplace's currency. */
export interface NewMarketplaceProduct extends ListingKey, StockRule {
  productId: number;
  marketplaceProductId: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  settings: Json;
}

/** A product as offered on one marketplace. Figures in items of the listing. */
export interface MarketplaceProduct extends NewMarketplaceProduct {
  id: number;
  /** SKU of its product. */
  sku: string;
  currency: string;
  /** It shows 0 and is deleted as soon as the marketplace has confirmed that. */
  unlinking: boolean;
  /** Free units of the product, whether it is archived, and the marketplace's own rule: the figure is computed from them. */
  quantity: number;
  archived: boolean;
  marketplaceRule: StockRule & { name: string };
  figure: number;
  marketplaceStock: number | null;
  previousStock: number | null;
  stockLastSyncedAt: Date | null;
  createdAt: Date;
  /** When its ids, price, rule or the state of its push last changed. */
  updatedAt: Date;
  /** Its own changes, those of its push, its product and its marketplace. */
  revision: number;
  /** The state of its push; null for marketplaces without an API. */
  push: PushStatus | null;
}

/** How far the figure of a listing has come; the schema's enum PushState describes each. */
export type PushState = 'never_pushed' | 'owed' | 'in_flight' | 'confirmed' | 'refused' | 'held_by_guard' | 'paused';

/** The push of a listing. */
export interface PushStatus {
  state: PushState;
  /** Its figure is owed; else it is sent again because the result of the last push is unknown. */
  owed: boolean;
  /** Why the guard holds it; null: not held. */
  heldReason: string | null;
  refusedReason: string | null;
  nextPushAt: string | null;
  lastError: string | null;
}

/**
 * The tables of a listing: `mp`, its marketplace `m`, inventory `i`, product `g`, push `p` and lease `l`, and the reading `waiting` that a
 * guard holds. Held readings are found once for all rows, not once per row.
 */
export const listingTables = (sql: SqlOrTx) => sql`
  marketplace_products mp
  join marketplaces m on m.id = mp.marketplace_id
  join inventory i on i.product_id = mp.product_id
  join products g on g.id = mp.product_id
  left join pushes p on p.id = mp.id
  left join marketplace_leases l on l.marketplace_id = mp.marketplace_id
  left join (
    select distinct on (u.listing_id) u.listing_id, u.reason from unsettled_readings() u where u.held order by u.listing_id, u.webhook_id
  ) waiting on waiting.listing_id = p.id`;

/** The state of a listing's push, with `listingTables`. */
export const pushState = (sql: SqlOrTx) => sql`
  push_state(p, m.paused, p.held_version = p.owed_version or waiting.listing_id is not null)`;

/** The figure that a listing should show, with `listingTables`. */
export const figure = (sql: SqlOrTx) =>
  sql`listing_figure(i.quantity, g.archived_at is not null or (m.type = 'internal' and not g.in_shop), mp, m)`;

/** The revision of a listing, with `listingTables`: its own changes, those of its push, its product and its marketplace. */
export const listingRevision = (sql: SqlOrTx) =>
  sql`mp.revision + coalesce(p.revision, 0) + i.version + i.touched + m.revision`;

/** The columns of a MarketplaceProduct, with `listingTables`. */
export const listingColumns = (sql: SqlOrTx) => sql`
  mp.id, mp.marketplace_id, mp.product_id, g.sku, mp.marketplace_product_id, mp.marketplace_sku, mp.marketplace_price, m.currency,
  mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit, mp.stock_minimum, mp.selling, mp.settings, i.quantity,
  mp.unlinked_at is not null and not mp.keeps_figure as unlinking, jsonb_build_object('name', m.name, 'stockBuffer', m.stock_buffer, 'stockPercent', m.stock_percent,
    'stockLimit', m.stock_limit, 'stockMinimum', m.stock_minimum, 'selling', m.selling) as marketplace_rule,
  g.archived_at is not null as archived, mp.marketplace_stock, mp.previous_stock, mp.stock_last_synced_at, ${figure(sql)} as figure,
  mp.created_at, greatest(mp.updated_at, p.changed_at) as updated_at,
  ${listingRevision(sql)} as revision,
  case when p.id is not null then jsonb_build_object(
    'state', ${pushState(sql)}, 'owed', p.pushed_version < p.owed_version, 'refusedReason', p.refused_reason,
    'heldReason', coalesce(case when p.held_version = p.owed_version then p.held_reason end,
      'nothing is sent over a figure that waits: ' || waiting.reason),
    'nextPushAt', case when greatest(p.next_push_at, l.not_before) > now() then greatest(p.next_push_at, l.not_before) end,
    'lastError', l.last_error) end as push`;

const select = (sql: SqlOrTx) => sql`select ${listingColumns(sql)} from ${listingTables(sql)}`;

/** Listings by id, in no order. */
export function listMarketplaceProductsById(sql: SqlOrTx, ids: readonly number[]): Promise<MarketplaceProduct[]> {
  return sql<MarketplaceProduct[]>`${select(sql)} where mp.id = any (${[...ids]}::int[])`;
}

/** The ids of all listings of these products and of these marketplaces. */
export async function listListingIds(
  sql: SqlOrTx,
  { productIds, marketplaceIds }: { productIds: readonly number[]; marketplaceIds: readonly number[] },
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from marketplace_products where product_id = any (${[...productIds]}::int[])
    union select id from marketplace_products where marketplace_id = any (${[...marketplaceIds]}::int[])`;
  return rows.map(({ id }) => id);
}

/** All listings of these products, oldest first, at most `max`. `offset 0`: see `listOrderItems`. */
export function listMarketplaceProductsOf(
  sql: SqlOrTx,
  productIds: readonly number[],
  max: number,
): Promise<MarketplaceProduct[]> {
  return sql<MarketplaceProduct[]>`
    select * from (${select(sql)} where mp.product_id = any (${[...productIds]}::int[]) offset 0) l order by id limit ${max}`;
}

/** Any one listing of a marketplace, or undefined if it has none. */
export async function findAnyListing(
  sql: SqlOrTx,
  marketplaceId: number,
): Promise<Pick<MarketplaceProduct, 'marketplaceProductId' | 'marketplaceSku' | 'settings'> | undefined> {
  const [row] = await sql<Pick<MarketplaceProduct, 'marketplaceProductId' | 'marketplaceSku' | 'settings'>[]>`
    select marketplace_product_id, marketplace_sku, settings from marketplace_products where marketplace_id = ${marketplaceId}
    order by id limit 1`;
  return row;
}

/**
 * Links a product to a marketplace. On a marketplace with an API its figure is owed at once; for our own shop, subscribers are
 * notified. A listing that is being unlinked is linked again. Throws ConflictError when the SKU is already linked there.
 */
export async function linkProduct(tx: Tx, listing: NewMarketplaceProduct, marketplaceType: string): Promise<number> {
  const id = (await insertListing(tx, listing)) ?? (await takeOver(tx, listing));
  if (marketplaceType === 'api') {
    await tx`select add_pushes(array[${id}::int])`;
    await tx`select owe_pushes(array[${id}::int], 'manual')`;
  } else {
    await tx`select touch_product(${listing.productId})`;
  }
  await noteFirstRevisions(tx, [id]);
  return id;
}

/** Notes with which revision listings can be read first; called when everything that linked them is done. */
export async function noteFirstRevisions(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx`select note_first_revisions(${[...ids]}::int[])`;
}

async function insertListing(tx: Tx, listing: NewMarketplaceProduct): Promise<number | undefined> {
  const [row] = await tx<{ id: number }[]>`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
      units_per_item, stock_buffer, stock_percent, stock_limit, stock_minimum, selling, settings)
    values (${listing.marketplaceId}, ${listing.productId}, ${listing.marketplaceProductId}, ${listing.marketplaceSku},
      ${listing.marketplacePrice}, ${listing.unitsPerItem}, ${listing.stockBuffer}, ${listing.stockPercent}, ${listing.stockLimit},
      ${listing.stockMinimum}, ${listing.selling}, ${tx.json(listing.settings)})
    on conflict (marketplace_id, marketplace_sku) do nothing
    returning id`;
  return row?.id;
}

/** Locks the push row of a listing, if it has one. Lock order everywhere: the push row before the listing. */
export async function lockPush(tx: Tx, { marketplaceId, marketplaceSku }: ListingKey): Promise<void> {
  await tx`
    select 1 from pushes p join marketplace_products mp on mp.id = p.id
    where mp.marketplace_id = ${marketplaceId} and mp.marketplace_sku = ${marketplaceSku} for no key update of p`;
}

/** The row with the same SKU, if it is being unlinked, becomes this listing. */
async function takeOver(tx: Tx, listing: NewMarketplaceProduct): Promise<number> {
  const { marketplaceId, marketplaceSku } = listing;
  await lockPush(tx, listing);
  const [row] = await tx<{ id: number }[]>`
    update marketplace_products set product_id = ${listing.productId}, marketplace_product_id = ${listing.marketplaceProductId},
      marketplace_price = ${listing.marketplacePrice}, units_per_item = ${listing.unitsPerItem}, stock_buffer = ${listing.stockBuffer},
      stock_percent = ${listing.stockPercent}, stock_limit = ${listing.stockLimit}, stock_minimum = ${listing.stockMinimum},
      selling = ${listing.selling}, settings = ${tx.json(listing.settings)}, unlinked_at = null, updated_at = now()
    where marketplace_id = ${marketplaceId} and marketplace_sku = ${marketplaceSku} and unlinked_at is not null
    returning id`;
  if (row) return row.id;
  const [linked] = await tx<{ sku: string }[]>`
    select g.sku from marketplace_products mp join products g on g.id = mp.product_id
    where mp.marketplace_id = ${marketplaceId} and mp.marketplace_sku = ${marketplaceSku}`;
  throw new ConflictError(
    'ALREADY_EXISTS',
    `The SKU "${marketplaceSku}" is already linked on this marketplace, to the product "${linked?.sku ?? ''}": unlink it there first`,
  );
}
