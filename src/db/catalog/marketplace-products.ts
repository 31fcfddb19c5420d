import { ConflictError } from '../../errors.ts';
import type { Json, Numeric, SqlOrTx, Tx } from '../client.ts';

/** What a listing, or every listing of a marketplace, may show of the free units. Of two rules the stricter one counts. */
export interface StockRule {
  /** Units held back. */
  stockBuffer: number;
  /** Share of the quantity, in percent. */
  stockPercent: number;
  /** The most units; null: no limit. */
  stockLimit: number | null;
  /** With fewer units free than this: 0. */
  stockMinimum: number;
  /** false: 0. */
  selling: boolean;
}

/** A product as offered on one marketplace. Figures in items of the listing, price of one item in the marketplace's currency. */
export interface MarketplaceProduct extends StockRule {
  id: number;
  marketplaceId: number;
  productId: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  marketplacePrice: Numeric | null;
  currency: string;
  unitsPerItem: number;
  settings: Json;
  /** It shows 0 and goes as soon as the marketplace has confirmed that. */
  unlinking: boolean;
  /** Free units of the product, whether it is archived, and the marketplace's own rule: what the figure is made of. */
  quantity: number;
  archived: boolean;
  marketplaceRule: StockRule & { name: string };
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
export interface NewMarketplaceProduct extends StockRule {
  marketplaceId: number;
  productId: number;
  marketplaceProductId: string;
  marketplaceSku: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  settings: Json;
}

const select = (sql: SqlOrTx) => sql`
  select mp.id, mp.marketplace_id, mp.product_id, mp.marketplace_product_id, mp.marketplace_sku, mp.marketplace_price, m.currency,
    mp.units_per_item, mp.stock_buffer, mp.stock_percent, mp.stock_limit, mp.stock_minimum, mp.selling, mp.settings, i.quantity,
    mp.unlinked_at is not null as unlinking, jsonb_build_object('name', m.name, 'stockBuffer', m.stock_buffer, 'stockPercent', m.stock_percent,
      'stockLimit', m.stock_limit, 'stockMinimum', m.stock_minimum, 'selling', m.selling) as marketplace_rule,
    g.archived_at is not null as archived, mp.marketplace_stock, mp.previous_stock, mp.stock_last_synced_at,
    listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure,
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
 * is announced again. A listing that is just being unlinked is taken over. Throws ConflictError when the SKU is linked there already.
 */
export async function linkProduct(tx: Tx, listing: NewMarketplaceProduct, marketplaceType: string): Promise<number> {
  const id = (await insertListing(tx, listing)) ?? (await takeOver(tx, listing));
  if (marketplaceType === 'api') {
    await tx`select add_pushes(array[${id}::int])`;
    await tx`select owe_pushes(array[${id}::int], 'manual')`;
  } else {
    await tx`select touch_product(${listing.productId})`;
  }
  return id;
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

/** The row of the same SKU there, when it is on its way out, becomes this listing. */
async function takeOver(tx: Tx, listing: NewMarketplaceProduct): Promise<number> {
  const { marketplaceId, marketplaceSku } = listing;
  // The push row is locked before the listing, as everywhere.
  await tx`
    select 1 from pushes p join marketplace_products mp on mp.id = p.id
    where mp.marketplace_id = ${marketplaceId} and mp.marketplace_sku = ${marketplaceSku} for no key update of p`;
  const [row] = await tx<{ id: number }[]>`
    update marketplace_products set product_id = ${listing.productId}, marketplace_product_id = ${listing.marketplaceProductId},
      marketplace_price = ${listing.marketplacePrice}, units_per_item = ${listing.unitsPerItem}, stock_buffer = ${listing.stockBuffer},
      stock_percent = ${listing.stockPercent}, stock_limit = ${listing.stockLimit}, stock_minimum = ${listing.stockMinimum},
      selling = ${listing.selling}, settings = ${tx.json(listing.settings)}, unlinked_at = null, updated_at = now()
    where marketplace_id = ${marketplaceId} and marketplace_sku = ${marketplaceSku} and unlinked_at is not null
    returning id`;
  if (row) return row.id;
  const [held] = await tx<{ sku: string }[]>`
    select g.sku from marketplace_products mp join products g on g.id = mp.product_id
    where mp.marketplace_id = ${marketplaceId} and mp.marketplace_sku = ${marketplaceSku}`;
  throw new ConflictError(
    'ALREADY_EXISTS',
    `The SKU "${marketplaceSku}" is linked on this marketplace already, to the product "${held?.sku ?? ''}": unlink it there first`,
  );
}
