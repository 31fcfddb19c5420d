import { expect, test } from 'vitest';
import {
  adjustStockMutation,
  createOmborClient,
  isRefusal,
  OmborError,
  ordersQuery,
  placeStoreOrderMutation,
  productsQuery,
  refusalText,
  signInMutation,
  stockSubscription,
} from '../../packages/client/index.ts';
import { ownerKey, startApp, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const authorization = () => `Bearer ${ownerKey}`;
const open = (url = app.url) => createOmborClient({ url, authorization });
const sell = (productId: number) => apply(db.sql, change({ productId, units: -1 }));
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a refusal is in the result, in three languages, and everything else throws', async () => {
  const { adjustStock } = await open().request(adjustStockMutation, {
    input: { sku: 'NONE', quantityChange: 1, reason: 'RECEIPT' },
  });
  if (!isRefusal(adjustStock)) throw new Error('it was not refused');
  const texts = (['uz', 'ru', 'en'] as const).map((language) => refusalText(adjustStock, language));
  expect(adjustStock.code).toBe('NOT_FOUND');
  expect(new Set(texts).size).toBe(3);
  expect(texts.every((text) => text.includes('NONE'))).toBe(true);

  const unknown = createOmborClient({ url: app.url, authorization: () => 'Bearer unknown' });
  expect(await errorOf(unknown.request(productsQuery))).toMatchObject({
    name: 'OmborError',
    code: 'UNAUTHENTICATED',
    mayRetry: false,
  });
  const bad = await errorOf(open().request(productsQuery, { first: 251 }));
  expect(bad).toMatchObject({ code: 'BAD_USER_INPUT', requestId: expect.any(String), path: ['products'] });
  expect(bad).toBeInstanceOf(OmborError);
});

test('each invalid field has its rule, and its text in three languages', async () => {
  const { placeStoreOrder } = await open().request(placeStoreOrderMutation, {
    input: { items: [], idempotencyKey: 'empty' },
  });
  if (!isRefusal(placeStoreOrder) || !('issues' in placeStoreOrder)) throw new Error('it was taken');
  const [issue] = placeStoreOrder.issues;
  expect(issue).toMatchObject({ rule: 'MIN_ITEMS', limit: '1' });
  expect(new Set([issue?.message, issue?.uz, issue?.ru]).size).toBe(3);
});

test('without an answer nobody knows whether it was done, and the same may be sent again', async () => {
  expect(await errorOf(open('http://127.0.0.1:1').request(ordersQuery))).toMatchObject({
    code: 'NO_ANSWER',
    mayRetry: true,
  });
  const proxy = createOmborClient({
    url: app.url,
    authorization,
    fetch: async () => new Response('<html>502</html>', { status: 502 }),
  });
  expect(await errorOf(proxy.request(ordersQuery))).toMatchObject({
    code: 'NO_ANSWER',
    message: expect.stringContaining('502'),
  });
});

test('signing in needs no other credentials', async () => {
  const guest = createOmborClient({ url: `${app.url}/`, authorization: () => '' });
  const { signIn } = await guest.request(signInMutation, { input: { apiKey: 'unknown' } });
  expect(isRefusal(signIn)).toBe(true);
});

test('across a restart of the server nothing is missed, and the loop ends when it is left', async () => {
  const { id } = await addProduct(db.sql, { sku: 'LAMP', quantity: 9 });
  const first = await startApp(db.url, { role: 'api' });
  const client = open(first.url);
  const lost: OmborError[] = [];
  const isRead = Promise.withResolvers<void>();
  const changes = client.follow(stockSubscription, {
    variables: { skus: ['LAMP'] },
    async read() {
      const { stockCursor } = (await client.request(productsQuery)).products;
      isRead.resolve();
      return stockCursor;
    },
    cursorOf: ({ stockUpdated }) => stockUpdated.cursor,
    onLost: (error) => lost.push(error),
  });
  const next = async () => (await changes.next()).value?.stockUpdated.stock;
  const waiting = next();
  await isRead.promise;
  await sell(id);
  expect(await waiting).toBe(8);

  const again = next();
  await first.stop();
  await sell(id);
  const second = await startApp(db.url, { role: 'api', env: { PORT: new URL(first.url).port } });
  expect(await again).toBe(7);
  expect(lost[0]).toMatchObject({ code: 'NO_ANSWER' });
  await changes.return();
  await client.close();
  await second.stop();
}, 30_000);

test('what cannot be resumed is read again, and an abort ends the loop', async () => {
  const { id } = await addProduct(db.sql, { sku: 'CUP', quantity: 9 });
  const client = open();
  // As after a restore: the cursor belongs to another state of the database.
  const foreign = Buffer.from('stock:another-era:5').toString('base64url');
  const readAgain = Promise.withResolvers<void>();
  let reads = 0;
  const stop = new AbortController();
  const seen: number[] = [];
  const changes = client.follow(stockSubscription, {
    variables: { skus: ['CUP'] },
    async read() {
      reads += 1;
      if (reads === 1) return foreign;
      const { stockCursor } = (await client.request(productsQuery)).products;
      readAgain.resolve();
      return stockCursor;
    },
    cursorOf: ({ stockUpdated }) => stockUpdated.cursor,
    signal: stop.signal,
  });
  const done = (async () => {
    for await (const { stockUpdated } of changes) {
      seen.push(stockUpdated.stock);
      stop.abort();
    }
  })();
  await readAgain.promise;
  await sell(id);
  await done;
  expect(seen).toEqual([8]);
  expect(reads).toBe(2);
  await client.close();
}, 30_000);

test('wrong credentials end it: the same would be refused again', async () => {
  const client = createOmborClient({ url: app.url, authorization: () => 'Bearer unknown' });
  const changes = client.follow(stockSubscription, {
    read: async () => 'any',
    cursorOf: ({ stockUpdated }) => stockUpdated.cursor,
  });
  expect(await errorOf(changes.next())).toMatchObject({ code: 'UNAUTHENTICATED' });
});
