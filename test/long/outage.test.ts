import { setTimeout as delay } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StockState } from '../../src/db/live/live-stock.ts';
import { Subscriber } from '../../src/graphql/live/subscriber.ts';
import { type BlackHole, startBlackHole } from '../../src/proof/chaos/black-hole.ts';
import { ownerKey, type RunningApp, startApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { until } from '../support/until.ts';

const authorization = `Bearer ${ownerKey}`;
const db = useDatabase();
let way: BlackHole;
let app: RunningApp;
beforeAll(async () => {
  way = await startBlackHole(db.url);
  app = await startApp(way.url, { role: 'api' });
});
afterAll(async () => {
  await app.stop();
  await way.stop();
});

const state = (productId: number, version = 1): StockState => ({
  productId,
  sku: `S-${productId}`,
  quantity: 1,
  stock: 1,
  version,
  changes: version,
  revision: version,
  price: null,
  priceCurrency: 'UZS',
  archived: false,
  updatedAt: new Date(0),
});

test('after connections that were swallowed without an error, subscribers show the right figure within 5 s of the healing', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const client = await connectLive(app.url, authorization);
  client.follow({ skus: [product.sku] });
  await client.until(() => client.updates().length === 1);
  way.swallow();
  await apply(db.sql, change({ productId: product.id, units: -3 }));
  // Long enough that readings have run into the hole, too short for the listener's own watchdog.
  await delay(4_000);
  expect(client.updates()).toHaveLength(1);
  way.heal();
  const healedAt = performance.now();
  await client.until(() => client.updates().at(-1)?.stock === 7);
  expect(performance.now() - healedAt).toBeLessThan(5_000);
  client.cut();
}, 30_000);

test('a new life of the database that begins under a running process is told as RESYNC_REQUIRED, then the operation ends', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const client = await connectLive(app.url, authorization);
  client.follow({ skus: [product.sku] });
  await client.until(() => client.updates().length === 1);
  await db.sql`update deployment set era = 'another'`;
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await client.until(() => client.messages.some(({ type }) => type === 'complete'));
  const [told] = client.messages.filter(({ payload }) => payload?.errors);
  expect(told?.payload?.errors?.[0]?.extensions).toMatchObject({ code: 'RESYNC_REQUIRED' });
  expect(client.messages.at(-1)).toMatchObject({ type: 'complete' });
  client.follow({ skus: [product.sku] }, '2');
  await client.until(() => client.updates().at(-1)?.stock === 9);
  client.cut();
});

test('a new subscriber is told other fields of a product as they stand now, however long its stock has stood', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const query = `subscription { stockUpdated(skus: ["${product.sku}"]) { sku stock product { name } } }`;
  const readName = async (): Promise<string | undefined> => {
    const client = await connectLive(app.url, authorization);
    client.send({ id: '1', type: 'subscribe', payload: { query } });
    await client.until(() => client.updates().length === 1);
    client.cut();
    return client.updates()[0]?.product?.name;
  };
  await db.sql`update products set name = 'before' where id = ${product.id}`;
  expect(await readName()).toBe('before');
  await db.sql`update products set name = 'after' where id = ${product.id}`;
  // What was rendered for a burst of subscribers is shared for a second.
  await until(readName, (name) => name === 'after', 5_000);
});

test('its own snapshot, however long, is no backlog of a subscriber; what changes faster than it reads is', () => {
  const subscriber = new Subscriber(
    null,
    () => {},
    () => {},
  );
  const snapshot = Array.from({ length: 30_000 }, (_, index) => state(index));
  subscriber.begin(snapshot, 'start', 'end', new Map());
  expect(subscriber.backlog).toBe(0);
  subscriber.offer([
    { state: state(5, 2), cursor: 'c' },
    { state: state(30_001), cursor: 'c' },
  ]);
  expect(subscriber.backlog).toBe(2);
  while (subscriber.take());
  expect(subscriber.backlog).toBe(0);
});

test('a subscriber that fails says why, once', () => {
  const subscriber = new Subscriber(
    null,
    () => {},
    () => {},
  );
  subscriber.begin([], 'start', 'end', new Map());
  subscriber.fail(new GraphQLError('first'));
  subscriber.fail(new GraphQLError('second'));
  expect(subscriber.ended).toBe(true);
  expect(subscriber.failure?.message).toBe('first');
});
