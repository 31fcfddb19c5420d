import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, startApp, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const owner = `Bearer ${ownerKey}`;
const db = useDatabase();
const app = useApp(db, { role: 'api' });

test.each([
  ['no credentials', ''],
  ['an unknown key', 'Bearer ombor_unknown'],
  ['initData with an altered hash', 'tma user=%7B%22id%22%3A1%7D&auth_date=1&hash=00'],
])('a socket with %s is closed with 4401', async (_what, authorization) => {
  const client = await connectLive(app.url, authorization);
  expect(await client.closed).toBe(4401);
});

test('a socket that says nothing is closed after three seconds', async () => {
  const client = await connectLive(app.url, null);
  expect(await client.closed).toBe(4408);
});

test('a socket closes with 4403 when its credentials expire', async () => {
  const key = 'ombor_short-lived';
  await createApiKey(db.sql, {
    role: 'viewer',
    name: 'short',
    keyHash: hashApiKey(key),
    keyPrefix: 'ombor_short',
    expiresAt: new Date(Date.now() + 1_500),
  });
  const client = await connectLive(app.url, `Bearer ${key}`);
  expect(client.messages).toMatchObject([{ type: 'connection_ack' }]);
  expect(await client.closed).toBe(4403);
});

test('a page of a foreign origin may not connect, our own may', async () => {
  await expect(
    connectLive(app.url, owner, { origin: 'https://evil.example' }).then(
      () => 'connected',
      () => 'refused',
    ),
  ).resolves.toBe('refused');
  const client = await connectLive(app.url, owner, { origin: app.url });
  expect(client.messages).toMatchObject([{ type: 'connection_ack' }]);
  client.cut();
}, 10_000);

test.each([
  ['a syntax error', 'subscription {', 'BAD_USER_INPUT'],
  ['an unknown field', 'subscription { nothing }', 'BAD_USER_INPUT'],
  [
    'too deep a query',
    `{ products { edges { node { ${'marketplaceProducts { product { '.repeat(8)} sku ${'} } '.repeat(8)} } } } }`,
    'QUERY_TOO_COSTLY',
  ],
])('%s answers its operation and leaves the socket open', async (_what, query, code) => {
  const client = await connectLive(app.url, owner);
  client.send({ id: 'bad', type: 'subscribe', payload: { query } });
  await client.until(() => client.messages.some(({ id }) => id === 'bad'));
  expect(client.messages.find(({ id }) => id === 'bad')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code, requestId: expect.any(String) } }],
  });
  client.send({ id: 'good', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ id, type }) => id === 'good' && type === 'complete'));
  client.cut();
});

test('at most 20 operations are open on one connection', async () => {
  const client = await connectLive(app.url, owner);
  for (let n = 1; n <= 21; n += 1) client.follow({}, String(n));
  await client.until(() => client.messages.some(({ type }) => type === 'error'));
  expect(client.messages.filter(({ type }) => type === 'error')).toMatchObject([
    { id: '21', payload: [{ extensions: { code: 'RATE_LIMITED' } }] },
  ]);
  client.cut();
});

test('a subscription that was completed is told nothing more', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const client = await connectLive(app.url, owner);
  client.follow({ skus: [product.sku] }, 'over');
  client.follow({ skus: [product.sku] }, 'stays');
  await client.until(() => client.updates().length === 2);
  client.send({ id: 'over', type: 'complete' });
  client.send({ type: 'ping' });
  await client.until(() => client.messages.some(({ type }) => type === 'pong'));
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await client.until(() => client.updates().length === 3);
  expect(client.messages.filter(({ id, type }) => type === 'next' && id === 'over')).toHaveLength(1);
  client.cut();
});

test('everybody with the same document gets the same events, each under an own id', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const clients = await Promise.all(Array.from({ length: 30 }, () => connectLive(app.url, owner)));
  for (const [index, client] of clients.entries()) client.follow({ skus: [product.sku] }, `mine-${index}`);
  await Promise.all(clients.map((client) => client.until(() => client.updates().length === 1)));
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await Promise.all(clients.map((client) => client.until(() => client.updates().length === 2)));
  for (const [index, client] of clients.entries()) {
    expect(client.updates().map(({ stock }) => stock)).toEqual([5, 4]);
    expect(client.messages.filter(({ type }) => type === 'next').every(({ id }) => id === `mine-${index}`)).toBe(true);
    client.cut();
  }
});

test('a buyer gets null and FORBIDDEN for what is for staff, in events too', async () => {
  const product = await addProduct(db.sql, { quantity: 5, cost: 3 });
  const buyer = `tma ${sign({ user: { id: 9, first_name: 'Bobur' } }, botToken, new Date())}`;
  const client = await connectLive(app.url, buyer);
  const query = `subscription { stockUpdated(skus: ["${product.sku}"]) { sku stock version cursor product { costPrice { amount } } } }`;
  client.send({ id: '1', type: 'subscribe', payload: { query } });
  await client.until(() => client.updates().length === 1);
  const [next] = client.messages.filter(({ type }) => type === 'next');
  expect(next?.payload).toMatchObject({
    data: { stockUpdated: { product: { costPrice: null } } },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
  client.cut();
});

test('stopping says goodbye with 1001', async () => {
  const other = await startApp(db.url, { role: 'api' });
  const client = await connectLive(other.url, owner);
  await other.stop();
  expect(await client.closed).toBe(1001);
});
