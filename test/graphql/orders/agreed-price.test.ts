import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api', env: { STORE_MAX_OPEN_ORDERS: '50', STORE_MAX_OPEN_UNITS: '500' } });

let serial = 200;
const newBuyer = (): string => `tma ${sign({ user: { id: ++serial, first_name: 'B' } }, botToken, new Date())}`;

interface Answer {
  code?: string;
  message?: string;
  currentTotal?: { amount: string; currencyCode: string } | null;
  order?: { total: { amount: string }; items: { unitPrice: { amount: string } | null }[] };
}

async function place(
  items: { sku: string; quantity: number }[],
  expectedTotal?: string,
  idempotencyKey = `agreed-${++serial}`,
  buyer = newBuyer(),
): Promise<Answer> {
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: Answer }>(
    `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) {
      ... on PlaceStoreOrderPayload { order { total { amount } items { unitPrice { amount } } } }
      ... on ConflictError { code message currentTotal { amount currencyCode } } } }`,
    { input: { items, idempotencyKey, ...(expectedTotal !== undefined && { expectedTotal }) } },
    buyer,
  );
  return placeStoreOrder;
}

const everything = async () => {
  const [row] = await db.sql`
    select (select count(*)::int from orders) as orders, (select count(*)::int from inventory_movements) as movements,
      (select sum(quantity)::int from inventory) as units, (select last_value from order_numbers)::text as numbers`;
  return row;
};

test('an order that comes to another sum is refused with that sum, and nothing is booked', async () => {
  const a = await addProduct(db.sql, { quantity: 10, price: 100_000 });
  const b = await addProduct(db.sql, { quantity: 10, price: 250.5 });
  const items = [
    { sku: a.sku, quantity: 2 },
    { sku: b.sku, quantity: 1 },
  ];
  const before = await everything();
  expect(await place(items, '200250')).toEqual({
    code: 'PRICE_CHANGED',
    message: 'A price has changed: the order comes to 200250.5 UZS now; nothing was ordered',
    currentTotal: { amount: '200250.5', currencyCode: 'UZS' },
  });
  expect(await everything()).toEqual(before);
  expect(await place(items, '200250.50')).toMatchObject({ order: { total: { amount: '200250.5' } } });
});

test('the refused key may be sent again with the new sum, and then stays that order whatever the price becomes', async () => {
  const { sku, id } = await addProduct(db.sql, { quantity: 10, price: 170 });
  const buyer = newBuyer();
  const items = [{ sku, quantity: 1 }];
  expect(await place(items, '100', 'button-1', buyer)).toMatchObject({ code: 'PRICE_CHANGED' });
  expect(await place(items, '170', 'button-1', buyer)).toMatchObject({ order: { total: { amount: '170' } } });
  await db.sql`update products set price = 200 where id = ${id}`;
  expect(await place(items, '170', 'button-1', buyer)).toMatchObject({ order: { total: { amount: '170' } } });
  expect(await figureOf(db.sql, id)).toMatchObject({ quantity: 9 });
});

test('the price of the listing in the shop counts, and a product without a price counts as 0', async () => {
  const shop = (await db.sql<{ id: number }[]>`select id from marketplaces where code = 'amazing_store'`)[0]!;
  const listed = await addProduct(db.sql, { quantity: 10, price: 100 });
  await addListing(db.sql, { marketplaceId: shop.id, productId: listed.id, sku: listed.sku, price: 120 });
  const unpriced = await addProduct(db.sql, { quantity: 10 });
  const items = [
    { sku: listed.sku, quantity: 1 },
    { sku: unpriced.sku, quantity: 3 },
  ];
  expect(await place(items, '100')).toMatchObject({ code: 'PRICE_CHANGED', currentTotal: { amount: '120' } });
  expect(await place(items, '120')).toMatchObject({ order: { total: { amount: '120' } } });
});

test('without an expected sum the buyer pays what it comes to', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10, price: 170 });
  expect(await place([{ sku, quantity: 2 }])).toMatchObject({ order: { total: { amount: '340' } } });
});

test('while a price keeps changing, every order that is placed costs what was expected', async () => {
  const { sku, id } = await addProduct(db.sql, { quantity: 1_000, price: 100 });
  const buyer = newBuyer();
  let isOver = false;
  const changing = (async () => {
    for (let n = 0; !isOver; n += 1)
      await db.sql`update products set price = ${n % 2 === 0 ? 200 : 100} where id = ${id}`;
  })();
  const answers: Answer[] = [];
  for (let n = 0; n < 15; n += 1) answers.push(await place([{ sku, quantity: 1 }], '100', `race-${n}`, buyer));
  isOver = true;
  await changing;
  const rows = await db.sql<
    { unitPrice: string }[]
  >`select distinct unit_price::int::text as unit_price from order_items where product_id = ${id}`;
  expect(rows.every(({ unitPrice }) => unitPrice === '100')).toBe(true);
  for (const answer of answers) {
    if (answer.code) expect(answer).toMatchObject({ code: 'PRICE_CHANGED', currentTotal: { amount: '200' } });
    else expect(answer).toMatchObject({ order: { total: { amount: '100' } } });
  }
});

const listSkus = async (args: string, authorization?: string): Promise<string[]> => {
  const { products } = await app.query<{ products: { totalCount: number; edges: { node: { sku: string } }[] } }>(
    `{ products(first: 250, search: "HELD-BACK", ${args}) { totalCount edges { node { sku } } } }`,
    {},
    authorization,
  );
  expect(products.totalCount).toBe(products.edges.length);
  return products.edges.map(({ node }) => node.sku);
};

test('buyers find by IN what the shop can sell; staff find what is free, and by inShopStock what buyers find', async () => {
  const [few, many] = [
    await addProduct(db.sql, { sku: 'HELD-BACK-FEW', quantity: 10 }),
    await addProduct(db.sql, { sku: 'HELD-BACK-MANY', quantity: 30 }),
    await addProduct(db.sql, { sku: 'HELD-BACK-NONE' }),
  ].map(({ sku }) => sku);
  const none = 'HELD-BACK-NONE';
  await app.query(
    'mutation { updateMarketplace(input: { marketplace: "amazing_store", stockBuffer: 15 }) { __typename } }',
  );
  const buyer = newBuyer();
  expect(await listSkus('stock: IN', buyer)).toEqual([many]);
  expect(await listSkus('stock: OUT', buyer)).toEqual([few, none]);
  expect(await listSkus('stock: IN')).toEqual([few, many]);
  expect(await listSkus('stock: OUT')).toEqual([none]);
  expect(await listSkus('filter: { inShopStock: true }')).toEqual([many]);
  expect(await listSkus('filter: { inShopStock: false }')).toEqual([few, none]);
  expect(await listSkus('stock: IN, filter: { inShopStock: false }')).toEqual([few]);
  expect(await listSkus('filter: {}', buyer)).toEqual([few, many, none]);
});
