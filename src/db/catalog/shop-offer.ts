import type { Numeric, SqlOrTx } from '../client.ts';

/** A product as our own shop offers it; quantities in units. */
export interface ShopOffer {
  /** Units free to sell. */
  quantity: number;
  /** Units that the shop can sell now, by its rule and the rule of its listing. */
  stock: number;
  archived: boolean;
  /** Price of one unit that `place_order` charges, in `priceCurrency`: that of the shop's listing, else the product's. */
  price: Numeric | null;
  priceCurrency: string;
  /** Counts the movements of the product. */
  version: number;
  /** Movements, other changes of the product, and changes of the shop: of two answers the one with the higher revision is newer. */
  revision: number;
}

/**
 * Joins our own shop (`shop`) and its listing of the product (`own`, if there is one) to `products p` and `inventory i`. With it a
 * query reads what the shop offers in its one snapshot.
 */
export const joinShop = (sql: SqlOrTx) => sql`
  left join marketplaces shop on shop.code = 'amazing_store'
  left join lateral own_listing(shop.id, p.id) own on true`;

/** Units that the shop can sell now, with `joinShop`. */
export const shopStock = (sql: SqlOrTx) =>
  sql`listing_figure(i.quantity, p.archived_at is not null or not p.in_shop, own, shop)`;

/** The columns of a product as the shop offers it: see `ShopOffer`. */
export const shopOffer = (sql: SqlOrTx) => sql`
  i.quantity, i.version, p.archived_at is not null as archived,
  ${shopStock(sql)} as stock,
  coalesce(own.marketplace_price, p.price) as price,
  case when own.marketplace_price is null then p.currency else shop.currency end as price_currency,
  i.version + i.touched + coalesce(shop.revision, 0) as revision`;

/** The categories of what is on sale, in alphabetical order, at most `max`. */
export async function listCategories(sql: SqlOrTx, max: number): Promise<string[]> {
  const rows = await sql<{ category: string }[]>`
    select distinct category from products where category is not null and in_shop and archived_at is null
    order by category limit ${max}`;
  return rows.map(({ category }) => category);
}

/** The name of the address of a product's picture: another address has another name. Null without a picture. */
export const pictureName = (sql: SqlOrTx) => sql`left(encode(sha256(convert_to(p.image_url, 'UTF8')), 'hex'), 16)`;

/** The address of a product's picture, if it has this name. */
export async function findPictureAddress(sql: SqlOrTx, productId: number, name: string): Promise<string | undefined> {
  const [row] = await sql<{ imageUrl: string }[]>`
    select p.image_url from products p where p.id = ${productId} and ${pictureName(sql)} = ${name}`;
  return row?.imageUrl;
}
