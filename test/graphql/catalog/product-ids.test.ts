import { getNamedType, isInputObjectType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let shop: { id: number; code: string };
beforeAll(async () => {
  shop = await addMarketplace(db.sql);
});

interface Answer {
  __typename: string;
  code?: string;
  path?: string[];
  keys?: string[];
  message?: string;
}

async function run(field: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const { answer } = await app.query<{ answer: Answer }>(
    `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on Error { code message }
      ... on NotFoundError { path keys } ... on ValidationError { path } } }`,
    { input },
  );
  return answer;
}

async function makeProduct(): Promise<{ id: string; sku: string }> {
  const { id, sku } = await addProduct(db.sql, { quantity: 50, price: 10 });
  await addListing(db.sql, { marketplaceId: shop.id, productId: id, sku });
  const { product } = await app.query<{ product: { id: string } }>(
    'query ($sku: String!) { product(sku: $sku) { id } }',
    { sku },
  );
  return { id: product.id, sku };
}

interface Named {
  sku: string;
  productId?: string;
}

const order = async (sku: string): Promise<string> => {
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation ($sku: String!) { createManualOrder(input: { marketplace: "olx", customerName: "D", items: [{ sku: $sku, quantity: 3 }] }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
    { sku },
  );
  return createManualOrder.order.id;
};

/** Each mutation whose input names a product, with such an input; `at`: where it is named. */
const mutations: Record<string, { at: string[]; make(named: Named, sku: string): Promise<Record<string, unknown>> }> = {
  adjustStock: { at: [], make: async (named) => ({ ...named, quantityChange: 1, reason: 'RECEIPT' }) },
  updateProduct: { at: [], make: async (named) => ({ ...named, name: 'Renamed' }) },
  linkProduct: {
    at: [],
    make: async (named, sku) => ({ ...named, marketplace: 'olx', marketplaceProductId: sku, marketplaceSku: sku }),
  },
  reserveLastUnits: { at: [], make: async (named) => ({ ...named, below: 0, marketplaces: ['amazing_store'] }) },
  createManualOrder: {
    at: ['items', '0'],
    make: async (named) => ({ marketplace: 'olx', customerName: 'D', items: [{ ...named, quantity: 1 }] }),
  },
  placeStoreOrder: {
    at: ['items', '0'],
    make: async (named, sku) => ({ items: [{ ...named, quantity: 1 }], idempotencyKey: `${sku}-${named.productId}` }),
  },
  cancelOrder: {
    at: ['items', '0'],
    make: async (named, sku) => ({ orderId: await order(sku), items: [{ ...named, quantity: 1 }] }),
  },
  supplyMarketplace: {
    at: ['items', '0'],
    make: async (named) => ({ marketplace: 'olx', items: [{ ...named, quantity: 1 }] }),
  },
  receiveReturn: {
    at: ['items', '0'],
    make: async (named, sku) => {
      const orderId = await order(sku);
      await run('updateOrderStatus', { orderId, status: 'SHIPPED' });
      const items = [{ ...named, quantity: 1, condition: 'SELLABLE' }];
      return { orderId, items, idempotencyKey: `${sku}-${named.productId}` };
    },
  },
};
const names = Object.keys(mutations);
/** These take what was scanned, or an id: there is no SKU beside the id. */
const scanned = ['addReceiptLine', 'answerReceiptLine', 'correctStocktakeEntry', 'countInStocktake'];

test('every input that names a product by its SKU takes its id too', () => {
  const inputs = Object.values(createSchema().getTypeMap()).filter((type) => isInputObjectType(type));
  const without = inputs.flatMap((type) => {
    const fields = type.getFields();
    return (fields.sku && !fields.productId) || (fields.skus && !fields.productIds) ? [type.name] : [];
  });
  // What these name is to be made, or is a row of a file.
  expect(without.toSorted()).toEqual(['BulkRowInput', 'CreateProductInput', 'ReceiptProductInput']);
  const mutationInputs = Object.values(createSchema().getMutationType()!.getFields()).flatMap(({ name, args }) => {
    const input = getNamedType(args[0]!.type);
    if (!isInputObjectType(input)) return [];
    const { productId, items } = input.getFields();
    const item = items && getNamedType(items.type);
    return productId || (isInputObjectType(item) && item.getFields().productId) ? [name] : [];
  });
  expect(mutationInputs.toSorted()).toEqual([...names, ...scanned].toSorted());
});

test.each(names)('%s finds the product by its id, with an empty SKU and with its own', async (name) => {
  const { make } = mutations[name]!;
  const first = await makeProduct();
  const second = await makeProduct();
  const byId = await run(name, await make({ sku: '', productId: first.id }, first.sku));
  const byBoth = await run(name, await make({ sku: second.sku, productId: second.id }, second.sku));
  expect([byId, byBoth]).toEqual([{ __typename: expect.stringMatching(/Payload$/) }, byId]);
});

test.each(names)('%s refuses an id and a SKU of two products', async (name) => {
  const { make, at } = mutations[name]!;
  const [one, other] = [await makeProduct(), await makeProduct()];
  const answer = await run(name, await make({ sku: other.sku, productId: one.id }, other.sku));
  expect(answer).toMatchObject({ __typename: 'ValidationError', path: ['input', ...at, 'productId'] });
  expect(answer.message).toContain(one.sku);
});

test.each(names)('%s names the id that there is no product of', async (name) => {
  const { make, at } = mutations[name]!;
  const { sku } = await makeProduct();
  const productId = 'UHJvZHVjdDo5OTk5OTk5OTk5OTk5';
  const answer = await run(name, await make({ sku: '', productId }, sku));
  expect(answer).toMatchObject({ __typename: 'NotFoundError', path: ['input', ...at, 'productId'], keys: [productId] });
});

test.each([
  ['addReceiptLine', 'createReceipt', { supplier: 'Textile' }, 'receipt', 'receiptId', { quantity: 1 }],
  ['countInStocktake', 'startStocktake', { name: 'Evening' }, 'stocktake', 'stocktakeId', { units: 1 }],
])('%s names the id that there is no product of, too', async (name, begin, input, field, key, amount) => {
  const type = `${begin[0]!.toUpperCase()}${begin.slice(1)}`;
  const { made } = await app.query<{ made: Record<string, { id: string }> }>(
    `mutation ($input: ${type}Input!) { made: ${begin}(input: $input) { ... on ${type}Payload { ${field} { id } } } }`,
    { input },
  );
  const answer = await run(name, { [key]: made[field]!.id, productId: 'UHJvZHVjdDo5OTk5OTk5OTk5OTk5', ...amount });
  expect(answer).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'productId'] });
});

test('a SKU is still required where no id is sent', async () => {
  expect(await run('adjustStock', { sku: '', quantityChange: 1, reason: 'RECEIPT' })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'sku'],
  });
});

test('lines that name one product by id and by SKU are merged', async () => {
  const { id, sku } = await makeProduct();
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { items: unknown[] } } }>(
    `mutation ($input: CreateManualOrderInput!) { createManualOrder(input: $input) {
      ... on CreateManualOrderPayload { order { items { sku quantity } } } } }`,
    {
      input: {
        marketplace: 'olx',
        customerName: 'D',
        items: [
          { sku, quantity: 1 },
          { sku: '', productId: id, quantity: 2 },
        ],
      },
    },
  );
  expect(createManualOrder.order.items).toEqual([{ sku, quantity: 3 }]);
});

test('held figures are released by the ids of products', async () => {
  const [one, other] = [await makeProduct(), await makeProduct()];
  await db.sql`
    update pushes p set held_version = owed_version, held_reason = 'zero' from products g
    where g.id = p.product_id and g.sku in (${one.sku}, ${other.sku})`;
  const release = async (productIds: string[]) =>
    app.query<{ answer: { released?: number; path?: string[] } }>(
      `mutation ($input: ReleaseHeldPushesInput!) { answer: releaseHeldPushes(input: $input) {
        ... on ReleaseHeldPushesPayload { released } ... on NotFoundError { path } } }`,
      { input: { marketplace: shop.code, productIds } },
    );
  expect(await release(['nope'])).toEqual({ answer: { path: ['input', 'productIds'] } });
  expect(await release([one.id])).toEqual({ answer: { released: 1 } });
  expect(await release([])).toEqual({ answer: { released: 0 } });
});

test('filters by id and by SKU apply together', async () => {
  const [one, other] = [await makeProduct(), await makeProduct()];
  const list = async (filter: object) =>
    (
      await app.query<{ products: { nodes: { sku: string }[] } }>(
        'query ($filter: ProductFilter) { products(filter: $filter) { nodes { sku } } }',
        { filter },
      )
    ).products.nodes.map(({ sku }) => sku);
  expect(await list({ productIds: [one.id, other.id] })).toEqual([one.sku, other.sku]);
  expect(await list({ productIds: [one.id, other.id], skus: [other.sku] })).toEqual([other.sku]);
  expect(await list({ productIds: [] })).toEqual([]);
});

test('one product is found by its id, and an id of something else finds none', async () => {
  const { id, sku } = await makeProduct();
  const find = (asked: string) =>
    app.query<{ product: { sku: string } | null }>('query ($id: ID!) { product(id: $id) { sku } }', { id: asked });
  expect(await find(id)).toEqual({ product: { sku } });
  expect(await find(Buffer.from('Order:1').toString('base64url'))).toEqual({ product: null });
});
