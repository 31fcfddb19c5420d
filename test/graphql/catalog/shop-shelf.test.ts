import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const buyer = `tma ${sign({ user: { id: 31, first_name: 'B' } }, botToken, new Date())}`;

const create = (input: Record<string, unknown>) =>
  app.query<{ createProduct: { product?: { revision: number }; issues?: { path: string[]; rule: string }[] } }>(
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
      ... on CreateProductPayload { product { revision description category } } ... on ValidationError { issues { path rule } } } }`,
    { input },
  );
const update = (input: Record<string, unknown>) =>
  app.query<{ updateProduct: { product: { revision: number } } }>(
    `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) {
      ... on UpdateProductPayload { product { revision description category } } } }`,
    { input },
  );
const namesIn = async (category: string): Promise<string[]> => {
  const { products } = await app.query<{ products: { totalCount: number; nodes: { name: string }[] } }>(
    'query ($category: String) { products(filter: { category: $category }) { totalCount nodes { name } } }',
    { category },
    buyer,
  );
  expect(products.totalCount).toBe(products.nodes.length);
  return products.nodes.map(({ name }) => name);
};
const categories = async (): Promise<string[]> =>
  (await app.query<{ shop: { categories: string[] } }>('{ shop { categories } }', {}, buyer)).shop.categories;

test('buyers find products by category, and only categories with something on sale are listed', async () => {
  await create({ sku: 'C-1', name: 'Case', category: 'Gʻiloflar', description: 'Soft.' });
  await create({ sku: 'P-1', name: 'Phone', category: 'Telefonlar' });
  await create({ sku: 'N-1', name: 'Nothing' });
  expect(await categories()).toEqual(['Gʻiloflar', 'Telefonlar']);
  expect(await namesIn('Telefonlar')).toEqual(['Phone']);
  expect(await namesIn('telefonlar')).toEqual([]);
  await update({ sku: 'P-1', archived: true });
  expect(await categories()).toEqual(['Gʻiloflar']);
  expect(await namesIn('Telefonlar')).toEqual([]);
});

test('a changed description or category is an event with a higher revision; what is left out stays, null clears', async () => {
  const { createProduct } = await create({ sku: 'E-1', name: 'Event', description: 'Old.', category: 'Here' });
  const live = await connectLive(app.url, buyer);
  const query = 'subscription { stockUpdated(skus: ["E-1"]) { product { description category } } }';
  live.send({ id: '1', type: 'subscribe', payload: { query } });
  const seen = () => live.updates().map(({ product }) => product as unknown);
  const sees = (product: { description: string; category: string | null }) =>
    live.until(() => JSON.stringify(seen().at(-1)) === JSON.stringify(product));
  await sees({ description: 'Old.', category: 'Here' });
  const { updateProduct } = await update({ sku: 'E-1', description: 'New.' });
  expect(updateProduct.product).toMatchObject({ description: 'New.', category: 'Here' });
  expect(updateProduct.product.revision).toBeGreaterThan(createProduct.product!.revision);
  await sees({ description: 'New.', category: 'Here' });
  await update({ sku: 'E-1', category: null });
  await sees({ description: 'New.', category: null });
  live.cut();
});

test('a description or a category of nothing but spaces, or too long, is refused at its field', async () => {
  const { createProduct } = await create({ sku: 'B-1', name: 'Bad', description: 'x'.repeat(5_001), category: ' ' });
  expect(createProduct.issues).toEqual([
    { path: ['input', 'description'], rule: 'MAX_LENGTH' },
    { path: ['input', 'category'], rule: 'VISIBLE' },
  ]);
});

test('a category that cannot be stored is refused, not an internal error', async () => {
  const { body } = await app.post({ query: '{ products(filter: { category: "a\\u0000" }) { totalCount } }' }, buyer);
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('a product that is not in the shop has no stock there and cannot be ordered, and staff sell it as before', async () => {
  await create({ sku: 'S-1', name: 'Staff only', quantity: 5, price: '10', inShop: false });
  const { product } = await app.query<{ product: Record<string, unknown> }>(
    '{ product(sku: "S-1") { inShop stock quantity } }',
  );
  expect(product).toEqual({ inShop: false, stock: 0, quantity: 5 });
  const namesOf = async (inShop: boolean): Promise<string[]> => {
    const { products } = await app.query<{ products: { nodes: { sku: string }[] } }>(
      'query ($inShop: Boolean) { products(filter: { inShop: $inShop }) { nodes { sku } } }',
      { inShop },
      buyer,
    );
    return products.nodes.map(({ sku }) => sku);
  };
  expect(await namesOf(true)).not.toContain('S-1');
  expect(await namesOf(false)).toEqual(['S-1']);
  const order = (key: string) =>
    app.query<{ placeStoreOrder: { code?: string; items?: unknown[] } }>(
      `mutation ($key: String!) { placeStoreOrder(input: { items: [{ sku: "S-1", quantity: 1 }], idempotencyKey: $key }) {
        ... on InsufficientStockError { code items { sku available } } } }`,
      { key },
      buyer,
    );
  expect((await order('out')).placeStoreOrder).toEqual({
    code: 'INSUFFICIENT_STOCK',
    items: [{ sku: 'S-1', available: 0 }],
  });
  const manual = await app.query<{ createManualOrder: { order?: { status: string } } }>(
    `mutation { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: "S-1", quantity: 1 }] }) {
      ... on CreateManualOrderPayload { order { status } } } }`,
  );
  expect(manual.createManualOrder.order).toEqual({ status: 'NEW' });
  await update({ sku: 'S-1', inShop: true });
  expect((await order('in')).placeStoreOrder).toEqual({});
});
