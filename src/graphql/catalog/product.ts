import {
  countProducts,
  findProduct,
  listAwaitingShipment,
  listProducts,
  listProductsById,
  type Product,
  type ProductFilter,
} from '../../db/catalog/products.ts';
import type { Sql } from '../../db/client.ts';
import { encodeStockCursor, readStockCursor } from '../../db/live/stock-cursor.ts';
import { builder } from '../base/builder.ts';
import { ProductSortEnum, StockFilterEnum } from '../base/enums.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { Money, toMoney } from '../base/money.ts';
import { findKey, inOrder, toIntegerKey } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { badUserInput, readSearch } from '../base/refusal.ts';
import { readProductsFilter } from './product-filter.ts';

/** A product; loaded by its key. */
export const ProductType = builder.loadableNodeRef<Product | null, string, string, string, Product>('Product', {
  id: { resolve: (product) => product.id },
  load: async (ids: string[], { sql }) => {
    const keys = ids.map(toIntegerKey);
    return inOrder(keys, await listProductsById(sql, keys), (row) => row.id);
  },
});

/** A product as it is after a mutation. */
export async function readProduct(sql: Sql, id: number): Promise<Product> {
  return (await listProductsById(sql, [id]))[0]!;
}

const staff = { authScopes: { staff: true }, nullable: true } as const;

ProductType.implement({
  description: 'What the seller sells.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: "The seller's article number, exactly as it was entered." }),
    name: t.exposeString('name', { description: 'Name for people.' }),
    barcodes: t.exposeStringList('barcodes', { description: 'Barcodes as text.' }),
    imageUrl: t.exposeString('imageUrl', { nullable: true, description: 'Address of a picture.' }),
    archived: t.exposeBoolean('archived', { description: 'Taken out of sale: it shows 0 everywhere.' }),
    version: t.exposeInt('version', { description: 'Counts the changes of its stock.' }),
    revision: t.exposeInt('revision', {
      description:
        'Rises whenever anything of it changes that a subscriber sees: stock, price, name, barcodes, archiving, the rule of the shop. ' +
        'Of two answers the one with the higher revision is newer.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was entered.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        'When its data or its stock last changed. To tell which of two answers is newer, compare `revision`.',
    }),
    price: t.field({
      type: Money,
      nullable: true,
      description: "Price in the Mini App shop: its listing's there, else the product's own; null: not priced.",
      resolve: (product) => toMoney(product.price, product.priceCurrency),
    }),
    quantity: t.exposeInt('quantity', { description: 'Units free to sell, before listing rules; never below 0.' }),
    stock: t.exposeInt('stock', { description: "Units that the Mini App may sell now, by its own listing's rule." }),
    oversold: t.exposeInt('oversold', { ...staff, description: 'Units that marketplaces sold beyond what there was.' }),
    awaitingShipment: t.loadable({
      ...staff,
      type: 'Int',
      description: 'Units sold but not handed over yet: still on the shelf.',
      load: async (ids: number[], { sql }) => {
        const units = await listAwaitingShipment(sql, ids);
        return ids.map((id) => units.get(id) ?? 0);
      },
      resolve: (product) => product.id,
    }),
    costPrice: t.field({
      ...staff,
      type: Money,
      description: 'What one unit costs the seller; null: not known.',
      resolve: (product) => toMoney(product.costPrice, product.currency),
    }),
    lowStockThreshold: t.exposeInt('lowStockThreshold', {
      ...staff,
      description: 'At or below this the product counts as low.',
    }),
  }),
});

const ProductFilterInput = builder.inputType('ProductFilter', {
  description: 'Which products. What is absent does not filter; an empty list finds nothing.',
  fields: (t) => ({
    skus: t.stringList({ description: 'With these SKUs, at most 500.' }),
    productIds: t.idList({ description: 'With these ids, at most 500.' }),
    text: t.string({ description: 'Part of the SKU or name, or a whole barcode; empty: all.' }),
    inShopStock: t.boolean({
      description: 'true: that the Mini App shop can sell now (`Product.stock` above 0); false: that it cannot.',
    }),
  }),
});

const ProductConnection = builder.connectionObject(
  {
    type: ProductType,
    name: 'ProductConnection',
    description: 'A page of products.',
    fields: (t) => ({
      stockCursor: t.string({
        description: 'Taken before page one and kept while paging: stockUpdated(after:) with it misses nothing.',
        resolve: (connection) => connection.stockCursor,
      }),
    }),
  },
  { name: 'ProductEdge', description: 'A product on a page.' },
);

interface FilterArgs {
  search?: string | null | undefined;
  stock?: ProductFilter['stock'] | undefined;
  archived?: boolean | null | undefined;
  filter?: typeof ProductFilterInput.$inferInput | null | undefined;
}

function readFilter({ search, stock, archived, filter }: FilterArgs, viewer: Viewer): ProductFilter {
  if (!isStaff(viewer) && (stock === 'low' || stock === 'oversold')) {
    throw badUserInput('Buyers can filter only by stock IN or OUT');
  }
  const text = readSearch(search);
  if (text !== null && !isStorable(text)) {
    throw badUserInput('search contains a character that cannot be stored, such as NUL');
  }
  // A shop that holds units back has free units that no buyer can order.
  const byShop = !isStaff(viewer) && stock != null;
  return {
    search: text,
    stock: byShop ? null : (stock ?? null),
    inShopStock: byShop ? stock === 'in' : (filter?.inShopStock ?? null),
    archived: archived ?? null,
  };
}

builder.queryField('product', (t) =>
  t.field({
    type: ProductType,
    nullable: true,
    description: 'One product, by SKU, barcode or id; null when there is none, or when several carry the barcode.',
    authScopes: { everybody: true },
    args: {
      id: t.arg.id({ description: '`Product.id`.' }),
      sku: t.arg.string({ description: 'Exact SKU.' }),
      barcode: t.arg.string({ description: 'Exact barcode.' }),
    },
    resolve: async (_root, { sku, barcode, id }, { sql }) => {
      if ([sku, barcode, id].filter((one) => one != null).length !== 1) {
        throw badUserInput('product needs exactly one of sku, barcode and id');
      }
      if (sku != null) return (await findProduct(sql, { sku })) ?? null;
      if (barcode != null) return (await findProduct(sql, { barcode })) ?? null;
      const key = findKey(id ?? '', 'Product');
      return key === undefined ? null : ((await listProductsById(sql, [toIntegerKey(key)]))[0] ?? null);
    },
  }),
);

builder.queryField('products', (t) =>
  t.field({
    type: ProductConnection,
    description: 'Products in the order they were entered, or in another one.',
    authScopes: { everybody: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of the SKU or name, or a whole barcode; empty: all.' }),
      stock: t.arg({ type: StockFilterEnum, description: 'Only products whose stock is so.' }),
      filter: t.arg({
        type: ProductFilterInput,
        description: 'Only products that are so; besides the other arguments.',
      }),
      archived: t.arg.boolean({ defaultValue: false, description: 'true: archived ones only; null: all.' }),
      sort: t.arg({
        type: ProductSortEnum,
        defaultValue: 'entered',
        description:
          'In which order. A page begins after the place that the last product of the page before has now: one whose name or quantity changed meanwhile may be told twice or not at all.',
      }),
    },
    resolve: async (_root, args, { sql, viewer }) => {
      const request = readPageArgs(args);
      const text = readSearch(args.filter?.text);
      if (text !== null && readSearch(args.search) !== null)
        throw badUserInput('Use either search or filter.text, not both');
      const filter = {
        ...readFilter(text === null ? args : { ...args, search: text }, viewer),
        ids: await readProductsFilter(sql, args.filter),
      };
      // Read before the page: a change made while a client reads pages is then sent to it again.
      const stockCursor = request.stockCursor ?? encodeStockCursor(await readStockCursor(sql));
      const page = await listProducts(sql, filter, request, args.sort ?? 'entered');
      return toConnection(page, request, () => countProducts(sql, filter), stockCursor);
    },
  }),
);
