import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const buyer = `tma ${sign({ user: { id: 77, first_name: 'B' } }, botToken, new Date())}`;

interface List {
  totalCount: number;
  counts: { status: string; count: number }[];
  nodes: { marketplaceOrderId: string }[];
  pageInfo: { endCursor: string };
}

const read = async (args: Record<string, unknown>, authorization?: string) => {
  const query = `query ($first: Int, $after: String, $status: OrderStatus, $search: String, $filter: OrderFilter, $sort: OrderSort) {
    orders(first: $first, after: $after, status: $status, search: $search, filter: $filter, sort: $sort) {
      totalCount counts { status count } nodes { marketplaceOrderId } pageInfo { endCursor } } }`;
  return (await app.query<{ orders: List }>(query, args, authorization)).orders;
};
const find = async (filter: object, more: object = {}) => {
  const { nodes, totalCount } = await read({ filter, ...more });
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ marketplaceOrderId }) => marketplaceOrderId);
};
const refusal = async (variables: Record<string, unknown>) => {
  const query =
    'query ($search: String, $filter: OrderFilter) { orders(search: $search, filter: $filter) { totalCount } }';
  const { body } = await app.post({ query, variables });
  expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return body.errors?.[0]?.message;
};

/** Orders A to D, recorded in this order. */
const rows = [
  {
    name: 'A',
    market: 'uzum',
    status: 'new',
    placed: '2026-01-01',
    shipBy: '2026-01-09',
    customer: 'Dilnoza Karimova',
    phone: '+998901234567',
    sku: 'PHONE',
  },
  {
    name: 'B',
    market: 'uzum',
    status: 'confirmed',
    placed: '2026-01-03',
    shipBy: '2026-01-05',
    customer: null,
    phone: null,
    sku: 'CASE',
  },
  {
    name: 'C',
    market: 'ozon',
    status: 'shipped',
    placed: '2026-01-02',
    shipBy: null,
    customer: '100% Otabek',
    phone: '+998935550000',
    sku: 'PHONE',
  },
  {
    name: 'D',
    market: 'ozon',
    status: 'new',
    placed: '2026-01-04',
    shipBy: '2026-01-07',
    customer: null,
    phone: null,
    sku: 'CASE',
  },
];

beforeAll(async () => {
  const products = new Map<string, number>();
  for (const sku of ['PHONE', 'CASE']) products.set(sku, (await addProduct(db.sql, { sku, quantity: 10 })).id);
  const markets = new Map<string, number>();
  for (const code of ['uzum', 'ozon']) markets.set(code, (await addMarketplace(db.sql, { code })).id);
  for (const row of rows) {
    const [order] = await db.sql<{ id: string }[]>`
      insert into orders (marketplace_id, marketplace_order_id, currency, status, created_at, ship_by, customer_name, customer_phone)
      values (${markets.get(row.market)!}, ${row.name}, 'UZS', ${row.status}, ${row.placed}, ${row.shipBy}, ${row.customer}, ${row.phone})
      returning id`;
    await db.sql`
      insert into order_items (order_id, product_id, sku, line_key, quantity, return_expected)
      values (${order!.id}, ${products.get(row.sku)!}, ${row.sku}, ${row.sku}, 2, ${row.name === 'C' ? 1 : 0})`;
  }
  await db.sql`update orders set note = 'called', updated_at = clock_timestamp() + interval '1 second' where marketplace_order_id = 'B'`;
});

test.each<[string, object, string[]]>([
  ['nothing', {}, ['D', 'C', 'B', 'A']],
  ['several statuses', { statuses: ['NEW', 'SHIPPED'] }, ['D', 'C', 'A']],
  ['marketplaces', { marketplaces: ['ozon'] }, ['D', 'C']],
  ['products', { skus: ['PHONE'] }, ['C', 'A']],
  ['the time to ship', { shipBy: { from: '2026-01-05T00:00:00Z', to: '2026-01-09T00:00:00Z' } }, ['D', 'B']],
  ['the time of placing', { placed: { from: '2026-01-02T00:00:00Z', to: '2026-01-04T00:00:00Z' } }, ['C', 'B']],
  ['what is expected back', { returnExpected: true }, ['C']],
  ['what is not expected back', { returnExpected: false }, ['D', 'B', 'A']],
  ['part of a name', { text: 'karim' }, ['A']],
  ['part of a name with a sign that searches use', { text: '100%' }, ['C']],
  ['part of a phone as people write it', { text: '555-00' }, ['C']],
  ['a whole phone', { text: '90 123 45 67' }, ['A']],
  ["the marketplace's number", { text: 'B' }, ['B']],
  ['empty text', { text: ' ' }, ['D', 'C', 'B', 'A']],
  ['an empty list', { statuses: [] }, []],
  ['two things at once', { statuses: ['NEW'], skus: ['CASE'] }, ['D']],
])('orders are found by %s', async (_what, filter, expected) => {
  expect(await find(filter)).toEqual(expected);
});

test('arguments of before and the filter apply together', async () => {
  expect(await find({ statuses: ['NEW', 'SHIPPED'] }, { status: 'SHIPPED' })).toEqual(['C']);
  expect(await find({ statuses: ['NEW'] }, { status: 'SHIPPED' })).toEqual([]);
});

test.each([
  ['SHIP_BY_ASC', ['B', 'D', 'A', 'C']],
  ['PLACED_DESC', ['D', 'B', 'C', 'A']],
  ['UPDATED_DESC', ['B', 'D', 'C', 'A']],
])('orders are sorted by %s, and pages go on where the last one ended', async (sort, expected) => {
  expect(await find({}, { sort })).toEqual(expected);
  const first = await read({ first: 2, sort });
  const second = await read({ first: 2, sort, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...second.nodes].map(({ marketplaceOrderId }) => marketplaceOrderId)).toEqual(expected);
});

test('counts are those of the filter in every status, whatever statuses it names', async () => {
  const { counts } = await read({ filter: { statuses: ['NEW'], marketplaces: ['ozon'] } });
  expect(Object.fromEntries(counts.map(({ status, count }) => [status, count]))).toEqual({ NEW: 1, SHIPPED: 1 });
  expect((await read({ filter: {} }, buyer)).counts).toEqual([]);
});

test('a filter that cannot mean anything is refused with the reason', async () => {
  expect(await refusal({ filter: { marketplaces: ['nope'] } })).toContain(
    'There is no marketplace with the code "nope"',
  );
  expect(await refusal({ filter: { skus: ['no\u0000pe'] } })).toContain('There is no product with the SKU');
  const range = { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' };
  expect(await refusal({ filter: { shipBy: range } })).toBe('to must not be before from');
  expect(await refusal({ search: 'A', filter: { text: 'B' } })).toBe('Use either search or filter.text, not both');
  expect(await refusal({ filter: { text: 'a\u0000b' } })).toContain('cannot be stored');
});

test('the shop says its settings to everybody, and buyers how much of the limits they have used', async () => {
  const query =
    '{ shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } viewer { openOrders openUnits } }';
  const place = `mutation { placeStoreOrder(input: { items: [{ sku: "CASE", quantity: 3 }], idempotencyKey: "k" }) { __typename } }`;
  await app.query(place, {}, buyer);
  expect(await app.query(query, {}, buyer)).toEqual({
    shop: {
      baseCurrency: 'UZS',
      timeZone: 'Asia/Tashkent',
      today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      holdMinutes: 30,
      maxOpenOrders: 5,
      maxOpenUnits: 20,
      release: expect.stringMatching(/^\d+\.\d+\.\d+/),
    },
    viewer: { openOrders: 1, openUnits: 3 },
  });
  expect(await app.query('{ viewer { openOrders openUnits } }')).toEqual({
    viewer: { openOrders: null, openUnits: null },
  });
});

test('products are found by SKUs, by what the shop can sell, and by text', async () => {
  const hidden = await addProduct(db.sql, { sku: 'HIDDEN', quantity: 3 });
  await addProduct(db.sql, { sku: 'EMPTY' });
  await db.sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, stock_buffer)
    select id, ${hidden.id}, 'x', 'x', 5 from marketplaces where code = 'amazing_store'`;
  const skus = async (filter: object) => {
    const query = 'query ($filter: ProductFilter) { products(filter: $filter) { totalCount nodes { sku } } }';
    const { products } = await app.query<{ products: { totalCount: number; nodes: { sku: string }[] } }>(
      query,
      { filter },
      buyer,
    );
    expect(products.totalCount).toBe(products.nodes.length);
    return products.nodes.map(({ sku }) => sku);
  };
  expect(await skus({ inShopStock: true })).toEqual(['PHONE', 'CASE']);
  expect(await skus({ inShopStock: false })).toEqual(['HIDDEN', 'EMPTY']);
  expect(await skus({ skus: ['CASE', 'EMPTY'] })).toEqual(['CASE', 'EMPTY']);
  expect(await skus({ text: 'hid' })).toEqual(['HIDDEN']);
});
