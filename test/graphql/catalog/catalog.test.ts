import { afterAll, expect, test } from 'vitest';
import { removeUnlinked } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import {
  linkProductDocument,
  listingsDocument,
  unlinkProductDocument,
  updateMarketplaceDocument,
  updateMarketplaceProductDocument,
  updateProductDocument,
} from '../documents/catalog.ts';
import { adjustStockDocument, createProductDocument, placeStoreOrderDocument } from '../documents/documents.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

/** A product of 10 that a marketplace provably shows. */
async function offered(quantity = 10) {
  const product = await addProduct(db.sql, { quantity });
  const marketplace = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, {
    marketplaceId: marketplace.id,
    productId: product.id,
    sku: product.sku,
  });
  await showsStock(db.sql, listingId, quantity);
  return { product, marketplace, listingId, name: { marketplace: marketplace.code, marketplaceSku: product.sku } };
}

async function pushOf(listingId: number) {
  const [row] = await db.sql<{ owed: boolean; expectedStock: number | null }[]>`
    select pushed_version < owed_version as owed, expected_stock from pushes where id = ${listingId}`;
  return row;
}

async function countWakeUps(marketplaceId: number): Promise<number> {
  const rows = await db.sql`
    select 1 from graphile_worker._private_jobs where (payload ->> 'marketplaceId')::int = ${marketplaceId}`;
  return rows.length;
}

test('what an update does not name stays, what it names null is cleared', async () => {
  const sku = 'KEEP';
  const all = {
    price: '5',
    costPrice: '3',
    barcodes: ['1', '1', '02'],
    imageUrl: 'https://x.uz/1.png',
    lowStockThreshold: 2,
  };
  await app.run(createProductDocument, { input: { sku, name: 'Old', ...all } });
  const renamed = await app.run(updateProductDocument, { input: { sku, name: 'New' } });
  expect(renamed.updateProduct).toMatchObject({
    product: {
      name: 'New',
      barcodes: ['1', '02'],
      imageUrl: all.imageUrl,
      lowStockThreshold: 2,
      price: { amount: '5' },
    },
  });
  const none = { price: null, costPrice: null, barcodes: null, imageUrl: null, lowStockThreshold: null };
  expect((await app.run(updateProductDocument, { input: { sku, ...none } })).updateProduct).toMatchObject({
    product: { ...none, name: 'New', barcodes: [] },
  });
});

test('a barcode that a spreadsheet rewrote is refused', async () => {
  const barcodes = ['4,78001E+12'];
  const { createProduct } = await app.run(createProductDocument, { input: { sku: 'EXCEL', name: 'Kettle', barcodes } });
  expect(createProduct).toMatchObject({ __typename: 'ValidationError', path: ['input', 'barcodes'] });
  const product = await addProduct(db.sql);
  const { updateProduct } = await app.run(updateProductDocument, { input: { sku: product.sku, barcodes } });
  expect(updateProduct).toMatchObject({ __typename: 'ValidationError', path: ['input', 'barcodes'] });
});

test('a product that is entered by hand names those that are probably the same', async () => {
  const enter = async (sku: string, barcodes: string[]) =>
    (await app.run(createProductDocument, { input: { sku, name: sku, barcodes } })).createProduct;
  expect(await enter('HAND-1', ['36000291476'])).toMatchObject({ lookAlikes: [] });
  expect(await enter('hand-1', [])).toMatchObject({ lookAlikes: ['HAND-1'] });
  expect(await enter('HAND-2', ['036000291476'])).toMatchObject({ lookAlikes: ['HAND-1'] });
});

test('a name cannot be cleared and an unknown SKU is told by name', async () => {
  const product = await addProduct(db.sql);
  expect(
    (await app.run(updateProductDocument, { input: { sku: product.sku, name: null } })).updateProduct,
  ).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'name'],
  });
  expect((await app.run(updateProductDocument, { input: { sku: 'NOPE', name: 'x' } })).updateProduct).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['NOPE'],
  });
});

test('archiving shows 0 everywhere, tells subscribers, owes every listing and sells nothing more', async () => {
  const { product, marketplace, listingId } = await offered();
  const live = await connectLive(app.url, `Bearer ${ownerKey}`);
  live.follow({ skus: [product.sku] });
  await live.until(() => live.updates().length === 1);
  expect(
    (await app.run(updateProductDocument, { input: { sku: product.sku, archived: true } })).updateProduct,
  ).toMatchObject({ product: { archived: true, stock: 0, quantity: 10, version: 1 } });
  await live.until(() => live.updates().at(-1)?.stock === 0);
  live.cut();
  expect(await pushOf(listingId)).toEqual({ owed: true, expectedStock: null });
  expect(await countWakeUps(marketplace.id)).toBe(1);
  const { product: shown } = await app.run(listingsDocument, { sku: product.sku });
  expect(shown?.marketplaceProducts).toMatchObject([{ figure: 0, figureInWords: 'the product is archived: 0' }]);
  const order = await app.run(placeStoreOrderDocument, {
    input: { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: 'archived' },
  });
  expect(order.placeStoreOrder).toMatchObject({ __typename: 'InsufficientStockError', items: [{ available: 0 }] });
  await app.run(updateProductDocument, { input: { sku: product.sku, archived: false } });
  expect((await app.run(listingsDocument, { sku: product.sku })).product).toMatchObject({ archived: false, stock: 10 });
});

test('pages of a sorted and searched list follow each other by cursor', async () => {
  for (const quantity of [2, 9, 4]) await addProduct(db.sql, { sku: `SORTED-${quantity}`, quantity });
  const skus: string[] = [];
  for (let after: string | null = null; ; ) {
    const {
      products,
    }: { products: { edges: { node: { sku: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await app.query(
        `query ($after: String) { products(first: 1, after: $after, search: "sorted-", sort: QUANTITY_DESC) {
          edges { node { sku } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
    skus.push(...products.edges.map(({ node }) => node.sku));
    if (!products.pageInfo.hasNextPage) break;
    after = products.pageInfo.endCursor;
  }
  expect(skus).toEqual(['SORTED-9', 'SORTED-4', 'SORTED-2']);
  const { body } = await app.post({ query: '{ products(search: "\\u0000") { totalCount } }' });
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a change that is none of archiving owes nothing', async () => {
  const { product, listingId } = await offered();
  await app.run(updateProductDocument, { input: { sku: product.sku, price: '7', archived: false } });
  expect(await pushOf(listingId)).toEqual({ owed: false, expectedStock: 10 });
});

test('another cost counts from now on, and past sales keep theirs', async () => {
  const product = await addProduct(db.sql, { quantity: 10, cost: 3 });
  const { id: marketplaceId } = await addMarketplace(db.sql);
  const sell = () => apply(db.sql, change({ productId: product.id, units: -1, marketplaceId }));
  await sell();
  await app.run(updateProductDocument, { input: { sku: product.sku, costPrice: '4' } });
  await sell();
  const rows = await db.sql`
    select unit_cost from inventory_movements where product_id = ${product.id} and marketplace_id is not null order by id`;
  expect(rows.map(({ unitCost }) => Number(unitCost))).toEqual([3, 4]);
});

test('another rule of a listing is owed at once and told in words', async () => {
  const { name, listingId, marketplace } = await offered(12);
  const { updateMarketplaceProduct } = await app.run(updateMarketplaceProductDocument, {
    input: { ...name, stockPercent: 80, stockBuffer: 2, price: '99.5' },
  });
  expect(updateMarketplaceProduct).toMatchObject({
    marketplaceProduct: {
      figure: 7,
      figureInWords: '12 in stock, 80% = 9, minus buffer 2 = 7',
      marketplacePrice: { amount: '99.5' },
      selling: true,
    },
  });
  expect(await pushOf(listingId)).toEqual({ owed: true, expectedStock: null });
  expect(await countWakeUps(marketplace.id)).toBe(1);
  const cleared = await app.run(updateMarketplaceProductDocument, {
    input: { ...name, stockPercent: null, stockBuffer: null, price: null },
  });
  expect(cleared.updateMarketplaceProduct).toMatchObject({
    marketplaceProduct: { figure: 12, stockPercent: 100, stockBuffer: 0, marketplacePrice: null },
  });
});

test("another rule of a marketplace is owed by all its listings and by no other's", async () => {
  const [here, there] = [await offered(), await offered()];
  expect(
    (await app.run(updateMarketplaceDocument, { input: { marketplace: here.marketplace.code, stockLimit: 4 } }))
      .updateMarketplace,
  ).toMatchObject({ marketplace: { stockLimit: 4, stockBuffer: 0, selling: true } });
  expect(await pushOf(here.listingId)).toEqual({ owed: true, expectedStock: null });
  expect(await pushOf(there.listingId)).toEqual({ owed: false, expectedStock: 10 });
  const { product } = await app.run(listingsDocument, { sku: here.product.sku });
  expect(product?.marketplaceProducts).toMatchObject([
    { figure: 4, figureInWords: expect.stringContaining('10 in stock, at most 4 of ') },
  ]);
});

test("the shop's own rule is announced to subscribers and obeyed by orders, with or without a listing there", async () => {
  const product = await addProduct(db.sql, { quantity: 2 });
  const live = await connectLive(app.url, `Bearer ${ownerKey}`);
  live.follow({ skus: [product.sku] });
  await live.until(() => live.updates().at(-1)?.stock === 2);
  await app.run(updateMarketplaceDocument, { input: { marketplace: 'amazing_store', stockMinimum: 3 } });
  await live.until(() => live.updates().at(-1)?.stock === 0);
  live.cut();
  const input = { items: [{ sku: product.sku, quantity: 1 }], idempotencyKey: 'last units' };
  expect((await app.run(placeStoreOrderDocument, { input })).placeStoreOrder).toMatchObject({
    __typename: 'InsufficientStockError',
    items: [{ available: 0 }],
  });
  await app.run(updateMarketplaceDocument, { input: { marketplace: 'amazing_store', stockMinimum: null } });
  expect((await app.run(placeStoreOrderDocument, { input })).placeStoreOrder.__typename).toBe('PlaceStoreOrderPayload');
});

test('the last units are left to the marketplace without a minimum once a sale has crossed it', async () => {
  const { product, marketplace, name } = await offered(3);
  const chosen = await addMarketplace(db.sql);
  await addListing(db.sql, { marketplaceId: chosen.id, productId: product.id, sku: product.sku });
  await app.run(updateMarketplaceProductDocument, { input: { ...name, stockMinimum: 3 } });
  const figures = async () => {
    const { product: shown } = await app.run(listingsDocument, { sku: product.sku });
    return Object.fromEntries((shown?.marketplaceProducts ?? []).map((one) => [one.marketplace.code, one.figure]));
  };
  expect(await figures()).toEqual({ [marketplace.code]: 3, [chosen.code]: 3 });
  await app.run(adjustStockDocument, { input: { sku: product.sku, quantityChange: -1, reason: 'WRITE_OFF' } });
  expect(await figures()).toEqual({ [marketplace.code]: 0, [chosen.code]: 2 });
});

test('a SKU that is linked already is refused by the name of its product, packs of the same product are not', async () => {
  const { product, name } = await offered();
  const other = await addProduct(db.sql);
  const link = { ...name, sku: other.sku, marketplaceProductId: '1' };
  expect((await app.run(linkProductDocument, { input: link })).linkProduct).toMatchObject({
    __typename: 'ConflictError',
    code: 'ALREADY_EXISTS',
    message: expect.stringContaining(`"${product.sku}"`),
  });
  const pack = { ...link, sku: product.sku, marketplaceSku: 'pack', unitsPerItem: 3 };
  expect((await app.run(linkProductDocument, { input: pack })).linkProduct).toMatchObject({
    marketplaceProduct: { figure: 3, figureInWords: '10 in stock, in packs of 3 = 3' },
  });
});

test("settings that the marketplace's adapter does not know are refused", async () => {
  const product = await addProduct(db.sql);
  const { code } = await addMarketplace(db.sql, { adapter: 'wildberries' });
  const input = { marketplace: code, sku: product.sku, marketplaceSku: 'x', marketplaceProductId: '1' };
  expect((await app.run(linkProductDocument, { input })).linkProduct).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'settings', 'chrtId'],
  });
});

test('an unlinked listing shows 0, and goes only when the marketplace has confirmed that', async () => {
  const { product, name, listingId } = await offered();
  const { unlinkProduct } = await app.run(unlinkProductDocument, { input: name });
  expect(unlinkProduct).toEqual({ __typename: 'UnlinkProductPayload', marketplace: { code: name.marketplace } });
  expect(await pushOf(listingId)).toEqual({ owed: true, expectedStock: null });
  await removeUnlinked(db.sql);
  const { product: shown } = await app.run(listingsDocument, { sku: product.sku });
  expect(shown?.marketplaceProducts).toMatchObject([{ figure: 0, unlinking: true, pushState: 'OWED' }]);
  await showsStock(db.sql, listingId, 0);
  expect(await removeUnlinked(db.sql)).toBe(1);
  expect((await app.run(listingsDocument, { sku: product.sku })).product?.marketplaceProducts).toEqual([]);
  expect((await app.run(unlinkProductDocument, { input: name })).unlinkProduct).toMatchObject({
    __typename: 'NotFoundError',
    keys: [name.marketplaceSku],
  });
});

test('a listing that a paused marketplace was never told of goes at once', async () => {
  const product = await addProduct(db.sql, { quantity: 1 });
  const { id, code } = await addMarketplace(db.sql, { paused: true });
  await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await app.run(unlinkProductDocument, { input: { marketplace: code, marketplaceSku: product.sku } });
  expect((await app.run(listingsDocument, { sku: product.sku })).product?.marketplaceProducts).toEqual([]);
});

test('without a last 0 a listing goes at once, and its orders and movements stay', async () => {
  const { product, name, listingId, marketplace } = await offered();
  await apply(db.sql, change({ productId: product.id, units: -1, marketplaceId: marketplace.id, listingId }));
  const [order] = await db.sql<{ id: string }[]>`
    insert into orders (marketplace_id, currency) values (${marketplace.id}, 'UZS') returning id`;
  await db.sql`
    insert into order_items (order_id, product_id, marketplace_product_id, sku, line_key, quantity)
    values (${order!.id}, ${product.id}, ${listingId}, ${product.sku}, ${product.sku}, 1)`;
  await app.run(unlinkProductDocument, { input: { ...name, showZero: false } });
  expect((await app.run(listingsDocument, { sku: product.sku })).product?.marketplaceProducts).toEqual([]);
  expect(
    await db.sql`select product_id, marketplace_product_id from order_items where order_id = ${order!.id}`,
  ).toEqual([{ productId: product.id, marketplaceProductId: null }]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
});

test('a SKU can be linked again, to another product too, while its last 0 is still on the way', async () => {
  const { name, listingId } = await offered();
  const other = await addProduct(db.sql, { quantity: 4 });
  await app.run(unlinkProductDocument, { input: name });
  const { linkProduct } = await app.run(linkProductDocument, {
    input: { ...name, sku: other.sku, marketplaceProductId: '2' },
  });
  expect(linkProduct).toMatchObject({ marketplaceProduct: { figure: 4, product: { sku: other.sku } } });
  expect(await pushOf(listingId)).toEqual({ owed: true, expectedStock: null });
  expect(await removeUnlinked(db.sql)).toBe(0);
  const [row] = await db.sql`
    select p.product_id = mp.product_id as same, p.seen_version from pushes p join marketplace_products mp on mp.id = p.id
    where p.id = ${listingId}`;
  expect(row).toEqual({ same: true, seenVersion: 1 });
});
