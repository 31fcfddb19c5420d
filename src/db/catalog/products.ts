import { ConflictError } from '../../errors.ts';
import { findSqlState, type Int8, type Numeric, type SqlOrTx, type Tx } from '../client.ts';
import { cursorColumns, type StockCursor, toPageOfSnapshot } from '../live/stock-cursor.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import { applyStockChanges } from '../stock/stock.ts';
import { joinShop, pictureName, type ShopOffer, shopOffer, shopStock } from './shop-offer.ts';

/** A product with its stock. Cost in `currency`, quantities in units. */
export interface Product extends ShopOffer {
  id: number;
  sku: string;
  name: string;
  barcodes: string[];
  imageUrl: string | null;
  /** Names the address of the picture. */
  pictureName: string | null;
  description: string | null;
  category: string | null;
  /** Whether the shop offers it. */
  inShop: boolean;
  costPrice: Numeric | null;
  currency: string;
  lowStockThreshold: number | null;
  oversold: number;
  createdAt: Date;
  /** When its data or its stock last changed. */
  updatedAt: Date;
}

/** Filters of a list of products; null: any. */
export interface ProductFilter {
  search: string | null;
  stock: 'in' | 'low' | 'out' | 'oversold' | null;
  /** Whether the Mini App shop can sell it now. */
  inShopStock?: boolean | null;
  category?: string | null;
  inShop?: boolean | null;
  archived: boolean | null;
  ids?: readonly number[] | null;
}

/** The order of a list of products: oldest first, by SKU, by name, fewest or most free units first. */
export type ProductSort = 'entered' | 'sku' | 'name' | 'quantity' | 'quantity_desc';

/** A product to be created; `quantity` is its opening stock. */
export interface NewProduct {
  sku: string;
  name: string;
  price: Numeric | null;
  costPrice: Numeric | null;
  currency: string;
  quantity: number;
  barcodes: string[];
  imageUrl: string | null;
  description?: string | null;
  category?: string | null;
  inShop?: boolean;
  lowStockThreshold: number | null;
}

const uniqueViolation = '23505';

const select = (sql: SqlOrTx, more = sql``) => sql`
  select p.id, p.sku, p.name, p.barcodes, p.image_url, ${pictureName(sql)} as picture_name, p.description, p.category, p.in_shop, p.cost_price, p.currency, p.low_stock_threshold, i.oversold,
    p.created_at, greatest(p.updated_at, i.updated_at) as updated_at, ${shopOffer(sql)} ${more}
  from products p join inventory i on i.product_id = p.id ${joinShop(sql)}`;

/** Products by id, in no order. */
export function listProductsById(sql: SqlOrTx, ids: readonly number[]): Promise<Product[]> {
  return sql<Product[]>`${select(sql)} where p.id = any (${[...ids]}::int[])`;
}

/** The products of the lines of these orders, in no order; of at most `max` lines. */
export function listProductsOfOrders(sql: SqlOrTx, orderIds: readonly Int8[], max: number): Promise<Product[]> {
  return sql<Product[]>`
    ${select(sql)} where p.id = any (array(select distinct product_id from (
      select product_id from (select product_id from order_items where order_id = any (${[...orderIds]}::bigint[]) offset 0) i limit ${max}) i))`;
}

/** The ids of the existing products with these SKUs, by SKU. */
export async function findProductIds(sql: SqlOrTx, skus: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql<
    { sku: string; id: number }[]
  >`select sku, id from products where sku = any (${[...skus]}::text[])`;
  return new Map(rows.map((row) => [row.sku, row.id]));
}

/** The SKUs of the existing products with these ids, by id. */
export async function listSkus(sql: SqlOrTx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql<{ id: number; sku: string }[]>`
    select id, sku from products where id = any (${[...ids]}::int[])`;
  return new Map(rows.map((row) => [row.id, row.sku]));
}

/** The product with this SKU or this barcode; undefined if there is none, or if several have the barcode. */
export async function findProduct(
  sql: SqlOrTx,
  by: { sku: string } | { barcode: string },
): Promise<Product | undefined> {
  const rows = await sql<Product[]>`
    ${select(sql)} where ${'sku' in by ? sql`p.sku = ${by.sku}` : sql`p.barcodes @> array[${by.barcode}]`} limit 2`;
  return rows.length === 1 ? rows[0] : undefined;
}

/** Whether the shop can sell a product, with `joinShop`. It never sells more than is free, so that for most the quantity alone decides. */
const isInShop = (sql: SqlOrTx, expected: boolean) =>
  expected ? sql`i.quantity > 0 and ${shopStock(sql)} > 0` : sql`(i.quantity = 0 or ${shopStock(sql)} = 0)`;

const where = (sql: SqlOrTx, filter: ProductFilter) => {
  const like = filter.search === null ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
  const states = {
    in: sql`i.quantity > 0`,
    low: sql`i.quantity <= p.low_stock_threshold`,
    out: sql`i.quantity = 0`,
    oversold: sql`i.oversold > 0`,
  };
  // An array of ids: otherwise the planner, because of the limit, reads all products instead of using the trigram indexes.
  const found = sql`p.id = any (array(
    select id from products where sku ilike ${like} or name ilike ${like} or barcodes @> array[${filter.search}]))`;
  return sql`
    ${filter.archived === null ? sql`true` : sql`(p.archived_at is not null) = ${filter.archived}`}
    and ${like === null ? sql`true` : found}
    and ${filter.stock === null ? sql`true` : states[filter.stock]}
    and ${filter.inShopStock == null ? sql`true` : isInShop(sql, filter.inShopStock)}
    and ${filter.inShop == null ? sql`true` : sql`p.in_shop = ${filter.inShop}`}
    and ${filter.category == null ? sql`true` : sql`p.category = ${filter.category}`}
    and ${filter.ids == null ? sql`true` : sql`p.id = any (${[...filter.ids]}::int[])`}`;
};

const sorts = (sql: SqlOrTx) => ({
  entered: { key: sql`p.id`, descending: false },
  sku: { key: sql`p.sku`, descending: false },
  name: { key: sql`p.name`, descending: false },
  quantity: { key: sql`i.quantity`, descending: false },
  quantity_desc: { key: sql`i.quantity`, descending: true },
});

/** A page of products. The page after a product begins at the present position of that product. */
export async function listProducts(
  sql: SqlOrTx,
  filter: ProductFilter,
  page: PageRequest,
  sort: ProductSort = 'entered',
): Promise<Page<Product>> {
  return toPage(await readProducts<Product>(sql, filter, page, sort), page.first);
}

/** The same, with the cursor of its snapshot. */
export function listProductsOfSnapshot(
  sql: SqlOrTx,
  filter: ProductFilter,
  page: PageRequest,
  sort: ProductSort,
): Promise<Page<Product> & { cursor: StockCursor }> {
  return toPageOfSnapshot(sql, page.first, () => readProducts(sql, filter, page, sort, sql`, ${cursorColumns(sql)}`));
}

function readProducts<Row extends Product>(
  sql: SqlOrTx,
  filter: ProductFilter,
  page: PageRequest,
  sort: ProductSort,
  more = sql``,
): Promise<Row[]> {
  const { key, descending } = sorts(sql)[sort];
  const direction = descending ? sql`desc` : sql`asc`;
  const last = sql`select ${key}, p.id from products p join inventory i on i.product_id = p.id where p.id = ${page.afterId}::bigint`;
  const beyond = descending ? sql`(${key}, p.id) < (${last})` : sql`(${key}, p.id) > (${last})`;
  return sql<Row[]>`
    ${select(sql, more)} where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : beyond}
    order by ${key} ${direction}, p.id ${direction} limit ${page.first + 1}`;
}

/** How many products match a filter. */
export async function countProducts(sql: SqlOrTx, filter: ProductFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from products p join inventory i on i.product_id = p.id ${filter.inShopStock == null ? sql`` : joinShop(sql)}
    where ${where(sql, filter)}`;
  return row?.count ?? 0;
}

/** Units that are sold but not handed over yet, by product. */
export async function listAwaitingShipment(sql: SqlOrTx, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await sql<{ id: number; units: number }[]>`
    select id, awaiting_shipment(id, now()) as units from unnest(${[...ids]}::int[]) as t (id)`;
  return new Map(rows.map((row) => [row.id, row.units]));
}

/** Creates a product with its inventory row and, if `quantity` is above 0, its opening movement. Throws ConflictError. */
export async function createProduct(tx: Tx, product: NewProduct, actor: string): Promise<number> {
  const id = await insertProduct(tx, product);
  await tx`insert into inventory (product_id) values (${id})`;
  if (product.quantity > 0) {
    await applyStockChanges(tx, [
      {
        sourceKey: `opening:${id}`,
        productId: id,
        units: product.quantity,
        movementType: 'opening',
        referenceType: 'adjustment',
        referenceId: null,
        actor,
        occurredAt: null,
      },
    ]);
  }
  return id;
}

async function insertProduct(tx: Tx, product: NewProduct): Promise<number> {
  try {
    // Of settings_revision: how many movements it begins with.
    const [row] = await tx<{ id: number }[]>`
      insert into products (sku, name, price, cost_price, currency, barcodes, image_url, description, category, in_shop,
        low_stock_threshold, settings_revision)
      values (${product.sku}, ${product.name}, ${product.price}, ${product.costPrice}, ${product.currency},
        ${product.barcodes}::text[], ${product.imageUrl}, ${product.description ?? null}, ${product.category ?? null},
        ${product.inShop ?? true}, ${product.lowStockThreshold}, ${product.quantity > 0 ? 1 : 0})
      returning id`;
    return row!.id;
  } catch (error) {
    if (findSqlState(error) === uniqueViolation) {
      throw new ConflictError('ALREADY_EXISTS', `A product with the SKU "${product.sku}" already exists`);
    }
    throw error;
  }
}
