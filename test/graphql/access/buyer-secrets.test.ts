import { sign } from '@tma.js/init-data-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { listDocuments } from '../../support/list-documents.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';

/** Figures and texts that stand nowhere else: whoever reads one of them was told a secret. */
const secrets = {
  cost: '777123.45',
  phone: '+998907771234',
  name: 'Gulnora-the-other-buyer',
  note: 'ring-twice-at-gate-7',
};

const buyer = (id: number, name: string) => `tma ${sign({ user: { id, first_name: name } }, botToken, new Date())}`;
const aziza = buyer(5, 'Aziza');
const gulnora = buyer(6, 'Gulnora');

const placeOrder = `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename
  ... on PlaceStoreOrderPayload { order { id number customerName customerPhone note } } ... on Error { code message } } }`;

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let hers: { id: string; number: string };
beforeAll(async () => {
  await fillShop(db.sql, 2);
  await db.sql`update products set cost_price = ${secrets.cost}`;
  await addProduct(db.sql, { sku: 'TAKEN', quantity: 50, price: 10 });
  await db.sql`update products set cost_price = ${secrets.cost} where sku = 'TAKEN'`;
  const input = {
    items: [{ sku: 'TAKEN', quantity: 1 }],
    customerName: secrets.name,
    customerPhone: secrets.phone,
    note: secrets.note,
    idempotencyKey: 'my-first-order',
  };
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string; number: string } } }>(
    placeOrder,
    { input },
    gulnora,
  );
  hers = placeStoreOrder.order;
});

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<string> {
  // What is left of the buyer's points differs each time.
  const { extensions: _cost, ...answer } = (await app.post({ query, variables }, aziza)).body;
  return JSON.stringify(answer);
}

function expectNoSecret(text: string): void {
  for (const [what, secret] of Object.entries(secrets)) expect(text.includes(secret), `${what} in ${text}`).toBe(false);
}

describe('a buyer learns no cost price, profit or order of another buyer', () => {
  test.each(listDocuments(createSchema()))('by asking for everything of $name', async ({ text }) => {
    expectNoSecret(await ask(text));
  });

  test('though a secret can be seen by whom it is for', async () => {
    const { body } = await app.post({
      query:
        '{ product(sku: "TAKEN") { costPrice { amount } } orders { edges { node { customerPhone customerName note } } } }',
    });
    for (const secret of Object.values(secrets)) expect(JSON.stringify(body)).toContain(secret);
  });

  test.each([
    ['an alias', '{ product(sku: "TAKEN") { name: costPrice { price: amount } } }'],
    ['a fragment', 'query { product(sku: "TAKEN") { ...F } } fragment F on Product { costPrice { amount } }'],
    [
      'an inline fragment on a node',
      '{ product(sku: "TAKEN") { id } node(id: "UHJvZHVjdDox") { ... on Product { costPrice { amount } } } }',
    ],
    [
      'a fragment on the interface',
      '{ node(id: "UHJvZHVjdDox") { ...N } } fragment N on Node { ... on Product { costPrice { amount } movements { edges { node { unitCost { amount } } } } } }',
    ],
    ['a directive', '{ product(sku: "TAKEN") { costPrice @include(if: true) { amount } } }'],
    [
      'own orders',
      '{ orders { edges { node { items { product { costPrice { amount } movements { totalCount } } } } } } }',
    ],
    [
      'the figures of sales',
      '{ salesAnalytics(from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z") { profit { amount } byProduct { edges { node { profit { amount } } } } } }',
    ],
    [
      'an order that is refused',
      'mutation { placeStoreOrder(input: { items: [{ sku: "TAKEN", quantity: 100000 }], idempotencyKey: "much" }) { ... on InsufficientStockError { message items { sku available } } ... on Error { message } } }',
    ],
    [
      'a mutation of staff',
      'mutation { createManualOrder(input: { marketplace: "olx", customerName: "x", items: [] }) { ... on CreateManualOrderPayload { order { items { product { costPrice { amount } } } } } } }',
    ],
    ['introspection', '{ s: __schema { types { name } } }'],
  ])('by %s', async (_what, query) => {
    const answer = await ask(query);
    expectNoSecret(answer);
    expect(answer).not.toContain('"costPrice":{');
  });

  test.each([
    ['id', 'query ($id: ID!) { order(id: $id) { id customerPhone } }'],
    ['number', 'query ($number: String!) { order(number: $number) { id customerPhone } }'],
    ['node id', 'query ($id: ID!) { node(id: $id) { id ... on Order { customerPhone } } nodes(ids: [$id]) { id } }'],
    ['phone', `{ orders(search: "${secrets.phone}") { totalCount edges { node { id } } } }`],
    ['number in a search', 'query ($number: String!) { orders(search: $number) { totalCount edges { node { id } } } }'],
  ])('of another buyer by its %s: it is as if there were none', async (_what, query) => {
    const nobodys = { id: Buffer.from('Order:999999').toString('base64url'), number: '999999' };
    const names = Object.keys(hers).filter((name) => query.includes(`$${name}:`));
    const pick = (from: Record<string, string>) => Object.fromEntries(names.map((name) => [name, from[name]]));
    const real = await ask(query, pick({ ...hers }));
    expectNoSecret(real);
    expect(real).toBe(await ask(query, pick(nobodys)));
  });

  test('by cancelling it: that is refused as if there were none, and changes nothing', async () => {
    const cancel = (orderId: string) =>
      ask(
        'mutation ($orderId: ID!) { cancelOrder(input: { orderId: $orderId }) { __typename ... on NotFoundError { path } ... on CancelOrderPayload { order { id } } } }',
        { orderId },
      );
    expect(await cancel(hers.id)).toBe(await cancel(Buffer.from('Order:999999').toString('base64url')));
    const { body } = await app.post({
      query: `{ order(number: "${hers.number}") { status items { cancelledQuantity } } }`,
    });
    expect(JSON.stringify(body)).toContain('"cancelledQuantity":0');
  });

  test('by guessing an idempotency key: the same key makes an order of one’s own', async () => {
    const input = { items: [{ sku: 'TAKEN', quantity: 1 }], idempotencyKey: 'my-first-order' };
    const answer = await ask(placeOrder, { input });
    expectNoSecret(answer);
    expect(answer).toContain('PlaceStoreOrderPayload');
    expect(answer).not.toContain(hers.id);
  });

  test('by live events', async () => {
    const client = await connectLive(app.url, aziza);
    const query =
      'subscription { stockUpdated(skus: ["TAKEN"]) { sku product { costPrice { amount } movements { edges { node { actor unitCost { amount } } } } marketplaceProducts { id } } } }';
    client.send({ id: '1', type: 'subscribe', payload: { query } });
    await client.until(() => client.messages.some(({ type }) => type === 'next'));
    expectNoSecret(JSON.stringify(client.messages));
    client.cut();
  });

  test('by suggestions, in the document or in its variables', async () => {
    const filter = await ask('query ($s: StockFilter) { products(stock: $s) { totalCount } }', { s: 'OVERSOL' });
    expect(filter).not.toContain('OVERSOLD');
    expect(await ask('{ product(sku: "TAKEN") { costPric } }')).not.toContain('costPrice');
    expect(await ask('{ products(stok: IN) { totalCount } }')).not.toContain('Did you mean');
  });

  test('staff are told what they almost asked for', async () => {
    const { body } = await app.post({ query: '{ product(sku: "TAKEN") { costPric } }' });
    expect(body.errors?.[0]?.message).toContain('"costPrice"');
  });
});
