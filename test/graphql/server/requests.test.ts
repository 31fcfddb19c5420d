import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const owner = `Bearer ${ownerKey}`;
const buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;

test.each([
  ['staff asked first', [owner, buyer]],
  ['a buyer asked first', [buyer, owner]],
])('who may introspect is decided for each caller anew, though %s the same', async (name, callers) => {
  const query = `query ${name.replaceAll(' ', '_')} { __schema { queryType { name } } }`;
  const allowed: Record<string, boolean> = {};
  for (const caller of callers) {
    const { body } = await app.post({ query }, caller);
    allowed[caller] = body.data?.__schema !== undefined;
  }
  expect(allowed).toEqual({ [owner]: true, [buyer]: false });
});

const json = { authorization: owner, 'content-type': 'application/json' };
const modern = { ...json, accept: 'application/graphql-response+json' };
const mutation = 'mutation{pauseMarketplace(input:{marketplace:"olx"}){__typename}}';
const costly = '{products(first:250){edges{node{movements(first:250){totalCount edges{node{id}}}}}}}';
test.each([
  ['a body that is no JSON', 400, { method: 'POST', headers: json, body: '{' }],
  ['a body without a query', 400, { method: 'POST', headers: json, body: '{}' }],
  [
    'variables that are no object',
    400,
    { method: 'POST', headers: json, body: '{"query":"{__typename}","variables":1}' },
  ],
  ['a method other than GET and POST', 405, { method: 'PUT', headers: json, body: '{}' }],
  ['a syntax error', 200, { method: 'POST', headers: json, body: '{"query":"{"}' }],
  ['a syntax error of a client that knows statuses', 400, { method: 'POST', headers: modern, body: '{"query":"{"}' }],
  ['an unknown field', 200, { method: 'POST', headers: json, body: '{"query":"{x}"}' }],
  [
    'an unknown field of a client that knows statuses',
    400,
    { method: 'POST', headers: modern, body: '{"query":"{x}"}' },
  ],
  ['a query that costs too much', 200, { method: 'POST', headers: json, body: JSON.stringify({ query: costly }) }],
  [
    'a query that costs too much of a client that knows statuses',
    400,
    { method: 'POST', headers: modern, body: JSON.stringify({ query: costly }) },
  ],
])('%s is answered with status %i: it is no fault of ours', async (_what, status, init) => {
  const response = await fetch(`${app.url}/graphql`, init);
  const { errors } = (await response.json()) as { errors: { extensions: { code: string; requestId: string } }[] };
  expect(response.status).toBe(status);
  expect(errors[0]?.extensions.requestId).toEqual(expect.any(String));
  expect(errors[0]?.extensions.code).toMatch(/BAD_USER_INPUT|QUERY_TOO_COSTLY/);
});

test('a mutation by GET is refused with 405 and changes nothing', async () => {
  const url = `${app.url}/graphql?query=${encodeURIComponent(mutation)}`;
  const response = await fetch(url, { headers: { authorization: owner } });
  expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
  expect(await app.query('{ marketplace(code: "olx") { paused } }')).toEqual({ marketplace: { paused: false } });
});

test('a page of another origin is promised nothing', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const response = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers });
  expect(response.status).toBe(405);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(await response.text()).toContain('ALLOWED_ORIGINS');
});

test.each([
  ['a type that is not answered', { ...json, accept: 'image/png' }, 406, /Accept one of .*application\/json/],
  ['a body of another type', { authorization: owner, 'content-type': 'text/plain' }, 415, /application\/json/],
])('%s is refused with a body that says what is accepted', async (_what, headers, status, message) => {
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: '{"query":"{__typename}"}' });
  const { errors } = (await response.json()) as { errors: { message: string }[] };
  expect({ status: response.status, message: errors[0]?.message }).toEqual({
    status,
    message: expect.stringMatching(message),
  });
});

test('a slash at the end of an address makes no difference', async () => {
  const init = { method: 'POST', headers: json, body: '{"query":"{ viewer { role } }"}' };
  const answers = await Promise.all(['/graphql', '/graphql/'].map((path) => fetch(`${app.url}${path}`, init)));
  for (const answer of answers) expect(await answer.json()).toMatchObject({ data: { viewer: { role: 'OWNER' } } });
  expect((await fetch(`${app.url}/health/`)).status).toBe(200);
});

const nul = 'a\u0000b';
test.each([
  ['product by SKU', 'query($s:String!){product(sku:$s){id}}'],
  ['product by barcode', 'query($s:String!){product(barcode:$s){id}}'],
  ['products', 'query($s:String!){products(search:$s){totalCount}}'],
  ['orders', 'query($s:String!){orders(search:$s){totalCount}}'],
  ['inventoryMovements', 'query($s:String!){inventoryMovements(sku:$s){totalCount}}'],
  ['pauseMarketplace', 'mutation($s:String!){pauseMarketplace(input:{marketplace:$s}){__typename}}'],
])('a text with NUL is BAD_USER_INPUT in %s', async (_what, query) => {
  const { body } = await app.post({ query, variables: { s: nul } });
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test.each([
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-14:00',
  '9999-12-31T24:00:00Z',
  '10000-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
])('the time %s is out of the calendar: BAD_USER_INPUT', async (time) => {
  const { body } = await app.post({ query: `{ orders(from: "${time}") { totalCount } }` });
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test.each([
  ['orders', '{ orders(from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z") { totalCount } }'],
  ['movements', '{ inventoryMovements(from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z") { totalCount } }'],
  [
    'sales',
    '{ salesAnalytics(from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z") { unitsSold byDay { date } } }',
  ],
  ['savings', '{ syncSavings(from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z") { stockCalls } }'],
  ['rates', '{ exchangeRates(from: "0001-01-01", to: "9999-12-31") { totalCount } }'],
])('the whole calendar is a period like any other for %s', async (_what, query) => {
  const { body } = await app.post({ query });
  expect(body.errors).toBeUndefined();
});

test('an address of a picture that cannot be stored is a ValidationError', async () => {
  const query = `mutation($s:String!){createProduct(input:{sku:"picture",name:"x",imageUrl:$s}){... on ValidationError{path}}}`;
  const { body } = await app.post({ query, variables: { s: 'https://shop.example/a\u0000' } });
  expect(body.data).toEqual({ createProduct: { path: ['input', 'imageUrl'] } });
});

test('the cursor of a row beyond all others ends the list', async () => {
  const after = Buffer.from('page:999999999999999999:').toString('base64url');
  expect(await app.query('query($after:String){products(after:$after){edges{cursor}}}', { after })).toEqual({
    products: { edges: [] },
  });
});

test('the shop charges the price that it shows', async () => {
  await addProduct(db.sql, { sku: 'PRICED', quantity: 9, price: 100 });
  const shown = () => app.query<{ product: unknown }>('{ product(sku: "PRICED") { price { amount } } }', {}, buyer);
  const charged = async (idempotencyKey: string) =>
    app.query(
      `mutation($k:String!){placeStoreOrder(input:{items:[{sku:"PRICED",quantity:1}],idempotencyKey:$k}){
        ... on PlaceStoreOrderPayload { order { items { unitPrice { amount } } } } }}`,
      { k: idempotencyKey },
      buyer,
    );
  const order = (amount: string) => ({ placeStoreOrder: { order: { items: [{ unitPrice: { amount } }] } } });
  expect(await shown()).toEqual({ product: { price: { amount: '100' } } });
  expect(await charged('before')).toEqual(order('100'));
  await app.query(`mutation{linkProduct(input:{marketplace:"amazing_store",sku:"PRICED",marketplaceProductId:"PRICED",
    marketplaceSku:"PRICED",price:"120.50"}){__typename}}`);
  expect(await shown()).toEqual({ product: { price: { amount: '120.5' } } });
  expect(await charged('after')).toEqual(order('120.5'));
});

test('profit is unknown, not too low, when the price of a unit is unknown', async () => {
  const { id } = await addProduct(db.sql, { sku: 'UNPRICED', quantity: 9, cost: 100 });
  const market = await addMarketplace(db.sql);
  const sold = (unitPrice: string | null) =>
    apply(db.sql, change({ productId: id, units: -1, marketplaceId: market.id, unitPrice }));
  const read = () =>
    app.query(
      '{ salesAnalytics(from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z", sku: "UNPRICED") { unitsSold unpricedUnits revenue { amount } profit { amount } } }',
    );
  await sold('150');
  expect(await read()).toEqual({
    salesAnalytics: { unitsSold: 1, unpricedUnits: 0, revenue: { amount: '150' }, profit: { amount: '50' } },
  });
  await sold(null);
  expect(await read()).toEqual({
    salesAnalytics: { unitsSold: 2, unpricedUnits: 1, revenue: { amount: '150' }, profit: null },
  });
});

test('the time of a count without a count is told, not left out', async () => {
  await addProduct(db.sql, { sku: 'COUNTED', quantity: 1 });
  const answer =
    await app.query(`mutation{adjustStock(input:{sku:"COUNTED",quantityChange:1,countedAt:"2026-01-01T00:00:00Z",
    reason:RECEIPT}){... on ValidationError{path}}}`);
  expect(answer).toEqual({ adjustStock: { path: ['input', 'countedAt'] } });
});
