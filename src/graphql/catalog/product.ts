import {
  countProducts,
  findProduct,
  listAwaitingShipment,
  listProducts,
  listProductsById,
  listProductsOfSnapshot,
  type Product,
  type ProductFilter,
} from '../../db/catalog/products.ts';
import type { Sql } from '../../db/client.ts';
import { builder } from '../base/builder.ts';
import { ProductSortEnum, StockFilterEnum } from '../base/enums.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { isStorable } from '../base/inputs.ts';
import { Money, toMoney } from '../base/money.ts';
import { findKey, inOrder, toIntegerKey } from '../base/node-id.ts';
import { pageArgs, pageComplexity, readPageArgs } from '../base/page.ts';
import { badUserInput, readSearch } from '../base/refusal.ts';
import { Ahead } from '../reading/ahead.ts';
import { readConnection } from '../reading/connection.ts';
import { onlyWith } from '../rights/rights.ts';
import { readProductsFilter } from './product-filter.ts';

/** Products that are read before the rows that name them. */
export const productsAhead = new Ahead<Product>();

/** A product; loaded by its key. */
export const ProductType = builder.loadableNodeRef<Product | null, string, string, string, Product>('Product', {
  id: { resolve: (product) => product.id },
  load: async (ids: string[], context) => {
    const keyOf = (row: Product): number => row.id;
    const keys = ids.map(toIntegerKey);
    const rows = await productsAhead.find(context, keys, keyOf, (missing) => listProductsById(context.sql, missing));
    return inOrder(keys, rows, keyOf);
  },
});

/** A product as it is after a mutation. */
export async function readProduct(sql: Sql, id: number): Promise<Product> {
  return (await listProductsById(sql, [id]))[0]!;
}

const staff = { authScopes: { staff: true }, nullable: true } as const;

ProductType.implement({
  description: 'What the seller sells, identified by its SKU.',
  fields: (t) => ({
    sku: t.exposeString('sku', { description: "The seller's article number (SKU), exactly as it was entered." }),
    name: t.exposeString('name', { description: 'Name of the product, for people.' }),
    barcodes: t.exposeStringList('barcodes', { description: 'Barcodes of the product, as text.' }),
    imageUrl: t.exposeString('imageUrl', { nullable: true, description: 'Address (URL) of a picture.' }),
    archived: t.exposeBoolean('archived', { description: 'true: taken out of sale; every marketplace shows 0.' }),
    version: t.exposeInt('version', {
      description:
        'Number of stock movements of the product: each movement raises it by exactly 1. Changes of price, name or rule do not: compare ' +
        '`revision`.',
    }),
    revision: t.exposeInt('revision', {
      description:
        'Rises with every change that a subscriber sees: stock, price, name, barcodes, picture, archiving, rule of the shop. Of two ' +
        'answers the one with the higher revision is newer.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the product was created.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        "When the product's data or stock last changed. To see which of two answers is newer, compare `revision`.",
    }),
    price: t.field({
      type: Money,
      nullable: true,
      description:
        "Price in the Mini App shop: the price of its listing there, otherwise the product's own; null: no price is set.",
      resolve: (product) => toMoney(product.price, product.priceCurrency),
    }),
    quantity: t.exposeInt('quantity', {
      description: 'Free units, before the rules of listings: units in stock that are not sold. Never below 0.',
    }),
    stock: t.exposeInt('stock', {
      description:
        'Units that the Mini App shop can sell now: free units after the rule of its listing and of the shop.',
    }),
  }),
});

builder.objectFields(ProductType, (t) => ({
  oversold: t.exposeInt('oversold', {
    ...staff,
    description: 'Units that marketplaces sold beyond the stock; 0 if there were enough.',
  }),
  awaitingShipment: t.loadable({
    ...staff,
    type: 'Int',
    description: 'Units that are sold and not shipped yet: they are still on the shelf.',
    load: async (ids: number[], { sql }) => {
      const units = await listAwaitingShipment(sql, ids);
      return ids.map((id) => units.get(id) ?? 0);
    },
    resolve: (product) => product.id,
  }),
  costPrice: t.field({
    ...staff,
    ...onlyWith('seesMoney'),
    type: Money,
    description: 'What one unit costs the seller, in the base currency; null: not known.',
    resolve: (product) => toMoney(product.costPrice, product.currency),
  }),
  lowStockThreshold: t.exposeInt('lowStockThreshold', {
    ...staff,
    description: 'With this many free units or fewer the product counts as low in stock; null: never.',
  }),
}));

const ProductFilterInput = builder.inputType('ProductFilter', {
  description: 'Filter of products. An omitted field does not filter; an empty list finds nothing.',
  fields: (t) => ({
    skus: t.stringList({ description: 'SKUs of the products, at most 500.' }),
    productIds: t.idList({ description: 'Ids of the products, at most 500.' }),
    text: t.string({ description: 'Part of the SKU or of the name, or a whole barcode. Empty: all products.' }),
    inShopStock: t.boolean({
      description: 'true: products that the Mini App shop can sell now (`Product.stock` above 0); false: the others.',
    }),
    category: t.string({ description: 'Exactly this category, as in `Shop.categories`.' }),
    inShop: t.boolean({ description: 'true: products that the Mini App shop offers; false: the others.' }),
  }),
});

const ProductConnection = builder.connectionObject(
  {
    type: ProductType,
    name: 'ProductConnection',
    description: 'A page of products.',
    fields: (t) => ({
      stockCursor: t.string({
        description:
          'Taken before the first page and the same on all pages: `stockUpdated(after:)` with it misses nothing.',
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
  const category = filter?.category ?? null;
  if (category !== null && !isStorable(category)) {
    throw badUserInput('category contains a character that cannot be stored, such as NUL');
  }
  // A shop that holds units back has free units that no buyer can order.
  const byShop = !isStaff(viewer) && stock != null;
  return {
    search: text,
    stock: byShop ? null : (stock ?? null),
    inShopStock: byShop ? stock === 'in' : (filter?.inShopStock ?? null),
    archived: archived ?? null,
    category,
    inShop: filter?.inShop ?? null,
  };
}

builder.queryField('product', (t) =>
  t.field({
    type: ProductType,
    nullable: true,
    description:
      'One product, by SKU, barcode or id: send exactly one argument. Null if there is none, or if several products have the barcode.',
    authScopes: { everybody: true },
    args: {
      id: t.arg.id({ description: 'The id, as in `Product.id`.' }),
      sku: t.arg.string({ description: 'The exact SKU.' }),
      barcode: t.arg.string({ description: 'The exact barcode.' }),
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
    description: 'Products, page by page.',
    authScopes: { everybody: true },
    complexity: pageComplexity,
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of the SKU or of the name, or a whole barcode. Empty: all products.' }),
      stock: t.arg({ type: StockFilterEnum, description: 'Only products with this stock.' }),
      filter: t.arg({
        type: ProductFilterInput,
        description: 'Further conditions; a product must meet them and the other arguments.',
      }),
      archived: t.arg.boolean({
        defaultValue: false,
        description: 'true: archived products only; false: only products on sale; null: both.',
      }),
      sort: t.arg({
        type: ProductSortEnum,
        defaultValue: 'entered',
        description:
          'Sort order. With NAME and QUANTITY a product that changes while you read pages may be repeated or skipped.',
      }),
    },
    resolve: async (_root, args, { sql, viewer }, info) => {
      const request = readPageArgs(args);
      const text = readSearch(args.filter?.text);
      if (text !== null && readSearch(args.search) !== null)
        throw badUserInput('Use either search or filter.text, not both');
      const filter = {
        ...readFilter(text === null ? args : { ...args, search: text }, viewer),
        ids: await readProductsFilter(sql, args.filter),
      };
      return readConnection(info, request, {
        // All pages have the cursor of the first one: a change made while a client reads pages is sent to it again.
        rows: () =>
          (request.stockCursor === null ? listProductsOfSnapshot : listProducts)(
            sql,
            filter,
            request,
            args.sort ?? 'entered',
          ),
        count: () => countProducts(sql, filter),
      });
    },
  }),
);
