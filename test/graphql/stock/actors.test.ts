import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { createApiKey, revokeApiKey } from '../../../src/db/api-keys.ts';
import { encodeNodeId } from '../../../src/graphql/base/node-id.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { expireHolds } from '../../../src/tasks/expire-holds.ts';
import { botToken, useApp } from '../../support/app.ts';
import { type CountingApi, createCountingApi } from '../../support/counting-api.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const buyer = `tma ${sign({ user: { id: 77, first_name: 'Aziza' } }, botToken, new Date())}`;

const actor = `by { __typename label ... on KeyActor { apiKey { keyPrefix } } ... on BuyerActor { telegramUserId }
  ... on MarketplaceActor { marketplace { code } } }`;

interface Answer {
  movements: {
    nodes: { movementType: string; actor: string; by: object; cause: { __typename: string; id: string } | null }[];
  };
}

/** The newest movement of a product. */
async function readNewest(sku: string, authorization?: string) {
  const { product } = await app.query<{ product: Answer }>(
    `query ($sku: String!) { product(sku: $sku) { movements(first: 1) { nodes { movementType actor ${actor}
      cause { __typename ... on Order { id } ... on MarketplaceWebhook { id } } } } } }`,
    { sku },
    authorization,
  );
  return product.movements.nodes[0]!;
}

async function addKey(name: string, keyPrefix: string): Promise<string> {
  const key = `ombor_${keyPrefix}-of-the-actors`;
  await createApiKey(db.sql, { role: 'operator', seesBuyers: true, name, keyHash: hashApiKey(key), keyPrefix });
  return `Bearer ${key}`;
}

const receive = (sku: string, authorization: string) =>
  app.query(
    'mutation ($sku: String!) { adjustStock(input: { sku: $sku, quantityChange: 1, reason: RECEIPT }) { ... on Error { message } } }',
    { sku },
    authorization,
  );

test('a movement by a person names the key that was valid then, of several with the same name', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  await addKey('Karim', 'karim-old');
  await revokeApiKey(db.sql, 'karim-old');
  await receive(sku, await addKey('Karim', 'karim-new'));
  expect(await readNewest(sku)).toMatchObject({
    actor: 'Karim',
    by: { __typename: 'KeyActor', label: 'Karim', apiKey: { keyPrefix: 'karim-new' } },
    cause: null,
  });
});

test.each(['Nodira (auth0|17)', 'command line, root (u-1)', 'check --repair, root (u-1)', 'database (database)'])(
  'a person who signs in without a key ("%s") is named without one, and never as the system',
  async (label) => {
    const { id, sku } = await addProduct(db.sql);
    await apply(db.sql, change({ productId: id, units: 1, actor: label }));
    expect((await readNewest(sku)).by).toEqual({ __typename: 'KeyActor', label, apiKey: null });
  },
);

test.each(['ombor', 'ombor import', 'import', 'command line', 'command line, root', 'check --repair, root'])(
  'what Ombor or a command on its server did ("%s") names the system',
  async (text) => {
    const { id, sku } = await addProduct(db.sql);
    await apply(db.sql, change({ productId: id, units: 1, actor: text }));
    expect((await readNewest(sku)).by).toEqual({ __typename: 'SystemActor', label: text });
  },
);

test('the key behind a movement is for the owner only', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  const operator = await addKey('Lola', 'lola');
  await receive(sku, operator);
  const { body } = await app.post(
    { query: `{ product(sku: "${sku}") { movements(first: 1) { nodes { ${actor} } } } }` },
    operator,
  );
  expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  expect(body.data).toMatchObject({
    product: { movements: { nodes: [{ by: { __typename: 'KeyActor', label: 'Lola', apiKey: null } }] } },
  });
});

test('a movement by a buyer names the Telegram user, and its order as the cause', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string } } }>(
    `mutation { placeStoreOrder(input: { items: [{ sku: "${sku}", quantity: 1 }], idempotencyKey: "${sku}" }) { ... on PlaceStoreOrderPayload { order { id } } } }`,
    {},
    buyer,
  );
  expect(await readNewest(sku)).toMatchObject({
    by: { __typename: 'BuyerActor', label: 'buyer 77', telegramUserId: '77' },
    cause: { __typename: 'Order', id: placeStoreOrder.order.id },
  });
});

test('an order that expires names Ombor in its movement and in its history', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { id: string } } }>(
    `mutation { placeStoreOrder(input: { items: [{ sku: "${sku}", quantity: 1 }], idempotencyKey: "${sku}" }) { ... on PlaceStoreOrderPayload { order { id } } } }`,
    {},
    buyer,
  );
  await db.sql`update orders set held_until = now() - interval '1 minute' where status = 'held'`;
  await expireHolds(createTestDeps(db.sql));
  expect((await readNewest(sku)).by).toEqual({ __typename: 'SystemActor', label: 'ombor' });
  const { order } = await app.query<{ order: object }>(
    'query ($id: ID!) { order(id: $id) { events { status by { __typename } } } }',
    { id: placeStoreOrder.order.id },
  );
  expect(order).toEqual({
    events: [
      { status: 'HELD', by: { __typename: 'BuyerActor' } },
      { status: null, by: { __typename: 'SystemActor' } },
      { status: 'EXPIRED', by: { __typename: 'SystemActor' } },
    ],
  });
});

test('a reported sale names its marketplace, and its event as the cause', async () => {
  const market = await addMarketplace(db.sql);
  const { id, sku } = await addProduct(db.sql);
  const [webhook] = await db.sql<{ id: string }[]>`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status)
    values (${market.id}, 'stock.updated', '{}', '{}', 'actors', 'processed') returning id`;
  const sale = { productId: id, units: -1, marketplaceId: market.id, actor: market.code };
  await apply(db.sql, change({ ...sale, referenceType: 'webhook', referenceId: webhook!.id }));
  expect(await readNewest(sku)).toMatchObject({
    by: { __typename: 'MarketplaceActor', label: market.code, marketplace: { code: market.code } },
    cause: { __typename: 'MarketplaceWebhook', id: encodeNodeId('MarketplaceWebhook', webhook!.id) },
  });
});

test('rates and keys name who set them', async () => {
  await app.query(
    'mutation { setExchangeRates(input: { rates: [{ currency: "USD", date: "2026-01-09", rate: "12000" }] }) { __typename } }',
  );
  await app.query('mutation { createApiKey(input: { name: "Umid", role: VIEWER }) { __typename } }');
  const { exchangeRates, apiKeys } = await app.query<{
    exchangeRates: { nodes: object[] };
    apiKeys: { name: string; by: object | null }[];
  }>(`{ exchangeRates { nodes { ${actor} } } apiKeys { name by { __typename label } } }`);
  expect(exchangeRates.nodes).toMatchObject([{ by: { __typename: 'KeyActor', label: 'owner' } }]);
  expect(apiKeys.find(({ name }) => name === 'Umid')?.by).toEqual({ __typename: 'KeyActor', label: 'owner' });
  expect(apiKeys.find(({ name }) => name === 'Karim')?.by).toBeNull();
});

let api: CountingApi;
beforeAll(async () => {
  api = await createCountingApi(db);
  return () => api.stop();
});

test('who and what caused many movements takes no more statements than one', async () => {
  const { id, sku } = await addProduct(db.sql);
  for (const name of ['Karim', 'Lola', 'buyer 77', 'ombor', 'olx'])
    await apply(db.sql, change({ productId: id, units: 1, actor: name }));
  const read = (first: number) =>
    api.run(`{ product(sku: "${sku}") { movements(first: ${first}) { nodes { ${actor} cause { __typename } } } } }`);
  const [one, five] = [await read(1), await read(5)];
  expect(five.errors).toEqual([]);
  // The one is of a marketplace; the others add one statement for all keys.
  expect(five.statements).toBe(one.statements + 1);
});
