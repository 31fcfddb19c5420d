import { ConflictError } from '../errors.ts';
import { findSqlState, type Json, type Numeric, type SqlOrTx, type Tx } from './client.ts';

/** A product as offered on one marketplace. Figures in items of the listing, price of one item in the marketplace's currency. */
export interface MarketplaceProduct {
  id: number;
  marketplaceId: number;
  productId: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  marketplacePrice: Numeric | null;
  currency: string;
  unitsPerItem: number;
  stockBuffer: number;
  stockPercent: number;
  stockLimit: number | null;
  selling: boolean;
  settings: Json;
  /** Free units of the product, and whether it is archived: what the figure is made of. */
  quantity: number;
  archived: boolean;
  figure: number;
  marketplaceStock: number | null;
  previousStock: number | null;
  stockLastSyncedAt: Date | null;
  /** How its push stands; null for places without an API. */
  push: PushStatus | null;
}

/** How the push of a listing stands. */
export interface PushStatus {
  paused: boolean;
  answered: boolean;
  inFlight: boolean;
  owed: boolean;
  doubtful: boolean;
  /** Why the guard holds it; null: it does not. */
  heldReason: string | null;
  refusedReason: string | null;
  nextPushAt: string | null;
  lastError: string | null;
}

/** A listing to be made. */
export interface NewMarketplaceProduct {
  marketplaceId: number;
  productId: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  stockBuffer: number;
  stockPercent: number;
  stockLimit: number | null;
  selling: boolean;
  settings: Json;
}

const select = (sql: SqlOrTx) => sql`
  select mp.id, mp.marketplace_id, mp.product_id, mp.marketplace_product_id, mp.marketplace_sku, mp.marketplace_price, m.currency,
    mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit, mp.selling, mp.settings, i.quantity,
    g.archived_at is not null as archived, mp.marketplace_stock, mp.previous_stock, mp.stock_last_synced_at,
    listing_figure(i.quantity, mp.stock_percent, mp.stock_buffer, mp.stock_limit, mp.units_per_item, mp.selling, g.archived_at is not null) as figure,
    case when p.id is not null then jsonb_build_object(
      'paused', m.paused, 'answered', p.answered_at is not null, 'inFlight', p.open_until is not null,
      'owed', p.pushed_version < p.owed_version, 'doubtful', p.settle_at is not null,
      'heldReason', case when p.held_version = p.owed_version then p.held_reason end, 'refusedReason', p.refused_reason,
      'nextPushAt', case when greatest(p.next_push_at, l.not_before) > now() then greatest(p.next_push_at, l.not_before) end,
      'lastError', l.last_error) end as push
  from marketplace_products mp
  join marketplaces m on m.id = mp.marketplace_id
  join inventory i on i.product_id = mp.product_id
  join products g on g.id = mp.product_id
  left join pushes p on p.id = mp.id
  left join marketplace_leases l on l.marketplace_id = mp.marketplace_id`;

/** Listings by our keys, in no order. */
export function listMarketplaceProductsById(sql: SqlOrTx, ids: readonly number[]): Promise<MarketplaceProduct[]> {
  return sql<MarketplaceProduct[]>`${select(sql)} where mp.id = any (${[...ids]}::int[])`;
}

/** All listings of these products, in the order they were made. */
export function listMarketplaceProductsOf(sql: SqlOrTx, productIds: readonly number[]): Promise<MarketplaceProduct[]> {
  return sql<MarketplaceProduct[]>`${select(sql)} where mp.product_id = any (${[...productIds]}::int[]) order by mp.id`;
}

/** One listing of a marketplace, any, or undefined when it has none. */
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
 * Offers a product on a marketplace. Where the marketplace has an API, its figure is owed at once; in our own shop the product
 * is announced again. Throws ConflictError when the SKU is linked there already.
 */
export async function linkProduct(tx: Tx, listing: NewMarketplaceProduct, marketplaceType: string): Promise<number> {
  const id = await insertListing(tx, listing);
  if (marketplaceType === 'api') {
    await tx`
      insert into pushes (id, marketplace_id, product_id, seen_version)
      select ${id}, ${listing.marketplaceId}, product_id, version from inventory where product_id = ${listing.productId}`;
    await tx`select wake_marketplaces(array[${listing.marketplaceId}::int])`;
  } else {
    await tx`select touch_product(${listing.productId})`;
  }
  return id;
}

async function insertListing(tx: Tx, listing: NewMarketplaceProduct): Promise<number> {
  try {
    const [row] = await tx<{ id: number }[]>`
      insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
        units_per_item, stock_buffer, stock_percent, stock_limit, selling, settings)
      values (${listing.marketplaceId}, ${listing.productId}, ${listing.marketplaceProductId}, ${listing.marketplaceSku},
        ${listing.marketplacePrice}, ${listing.unitsPerItem}, ${listing.stockBuffer}, ${listing.stockPercent}, ${listing.stockLimit},
        ${listing.selling}, ${tx.json(listing.settings)})
      returning id`;
    return row!.id;
  } catch (error) {
    if (findSqlState(error) === '23505') {
      throw new ConflictError(
        'ALREADY_EXISTS',
        `The SKU "${listing.marketplaceSku}" is linked on this marketplace already`,
      );
    }
    throw error;
  }
}
