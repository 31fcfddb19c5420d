import type { Int8, SqlOrTx } from '../client.ts';

/** What a scanned text names: products by SKU or barcode, listings by the marketplace's article numbers. */
export interface ScannedItem {
  products: { id: number; sku: string; name: string }[];
  /** The listing's item counts as a whole: a pack of three is three units. */
  listings: { id: number; productId: number; unitsPerItem: number }[];
}

const maxItems = 20;

/** The products and listings that a scanned text names, at most 20 of each. A barcode may have more or fewer leading zeros. */
export async function findScannedItem(sql: SqlOrTx, code: string): Promise<ScannedItem> {
  const [products, listings] = await Promise.all([
    sql<ScannedItem['products']>`
      select id, sku, name from products
      where id = any (array(
        select id from products where sku = ${code}
        union select id from products where barcodes && (array[${code}] || gtin_spellings(array[${code}]))))
      order by id limit ${maxItems}`,
    sql<ScannedItem['listings']>`
      select id, product_id, units_per_item from marketplace_products
      where id = any (array(
        select id from marketplace_products where marketplace_sku = ${code}
        union select id from marketplace_products where marketplace_product_id = ${code}))
      order by id limit ${maxItems}`,
  ]);
  return { products, listings };
}

const maxOrders = 10;

/** Orders that a scanned text names: by our number or the marketplace's. Those that are to be shipped come first; at most 10. */
export async function findScannedOrders(sql: SqlOrTx, code: string): Promise<Int8[]> {
  const number = code.replace(/^#/, '');
  const rows = await sql<{ id: Int8 }[]>`
    select id from orders
    where id = any (array(
      select id from orders where number = ${number}
      union select id from orders where marketplace_order_id = ${code}))
    order by status in ('new', 'confirmed') desc, id desc limit ${maxOrders}`;
  return rows.map(({ id }) => id);
}

/** The order to be shipped first of those that still need one of the products: by the time to ship, then by the time of placing. */
export async function findOrderThatNeeds(sql: SqlOrTx, { products, listings }: ScannedItem): Promise<Int8 | undefined> {
  const ids = [...products.map(({ id }) => id), ...listings.map(({ productId }) => productId)];
  if (ids.length === 0) return undefined;
  const [row] = await sql<{ id: Int8 }[]>`
    select id from (
      select o.id, o.ship_by, o.created_at
      from orders o join order_items i on i.order_id = o.id
      where o.status in ('new', 'confirmed') and o.fulfilment = 'own'
        and i.product_id = any (${ids}::int[]) and i.packed_units < units_in_parcel(i)
      offset 0
    ) o
    order by coalesce(ship_by, 'infinity'), created_at, id limit 1`;
  return row?.id;
}
