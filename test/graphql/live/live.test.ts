import { sign } from '@tma.js/init-data-node';
import { createClient } from 'graphql-ws';
import { beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let buyer: string;
beforeAll(async () => {
  buyer = `tma ${sign({ user: { id: 7, first_name: 'Aziza' } }, botToken, new Date())}`;
});

const move = (productId: number, units = -1) => apply(db.sql, change({ productId, units }));

/** What a client that keeps the newest state of each product shows in the end. */
const shown = (client: LiveClient) => Object.fromEntries(client.updates().map(({ sku, stock }) => [sku, stock]));

test('a subscriber is told the present state at once and each new state live', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const client = await connectLive(app.url, buyer);
  client.follow({ skus: [product.sku, 'NOT-YET'] });
  await client.until(() => client.updates().length === 1);
  await move(product.id);
  await client.until(() => client.updates().length === 2);
  expect(client.updates()).toMatchObject([
    { sku: product.sku, stock: 10, version: 1 },
    { sku: product.sku, stock: 9, version: 2 },
  ]);
  client.cut();
});

test('an unknown SKU is silent until it exists', async () => {
  const client = await connectLive(app.url, buyer);
  client.follow({ skus: ['LATER-1'] });
  await addProduct(db.sql, { sku: 'LATER-1', quantity: 3 });
  await client.until(() => client.updates().some(({ stock }) => stock === 3));
  client.cut();
});

test('a buyer that loses its socket and misses 50 changes comes back with its cursor to the present state, then live', async () => {
  const products = await Promise.all(Array.from({ length: 10 }, () => addProduct(db.sql, { quantity: 100 })));
  const skus = products.map(({ sku }) => sku);
  const before = await connectLive(app.url, buyer);
  before.follow({ skus });
  await before.until(() => before.updates().length === 10);
  await move(products[0]!.id);
  await before.until(() => before.updates().length === 11);
  before.cut();
  for (let missed = 0; missed < 50; missed += 1) await move(products[1 + (missed % 5)]!.id);
  const after = await connectLive(app.url, buyer);
  after.follow({ skus, after: before.updates().at(-1)!.cursor });
  await after.until(() => new Set(after.updates().map(({ sku }) => sku)).size >= 5);
  await move(products[9]!.id, -7);
  await after.until(() => shown(after)[products[9]!.sku] === 93);
  for (const index of [1, 2, 3, 4, 5]) expect(shown(after)[products[index]!.sku]).toBe(90);
  const versions = new Map<string, number>();
  for (const { sku, version } of [...before.updates(), ...after.updates()]) {
    if (after.updates().some((update) => update.sku === sku && update.version === version)) continue;
    expect(version).toBeGreaterThanOrEqual(versions.get(sku) ?? 0);
    versions.set(sku, version);
  }
  after.cut();
});

test('cut off at any moment, a client that resumes from its last cursor ends at the truth and never sees time run backwards', async () => {
  const products = await Promise.all(Array.from({ length: 20 }, () => addProduct(db.sql, { quantity: 1000 })));
  const skus = products.map(({ sku }) => sku);
  let seed = 20260109;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  let changing = true;
  const changes = (async () => {
    for (let n = 0; n < 400; n += 1) await move(products[random(20)]!.id);
    changing = false;
  })();
  const newest = new Map<string, { version: number; stock: number }>();
  let after: string | undefined;
  for (let connection = 0; changing || connection < 8; connection += 1) {
    const client = await connectLive(app.url, buyer);
    client.follow(after === undefined ? { skus } : { skus, after });
    const enough = random(25);
    await client.until(() => client.updates().length >= enough || !changing);
    client.cut();
    const seen = new Map<string, number>();
    for (const { sku, version, stock, cursor } of client.updates()) {
      expect(version).toBeGreaterThanOrEqual(seen.get(sku) ?? 0);
      seen.set(sku, version);
      if (version >= (newest.get(sku)?.version ?? 0)) newest.set(sku, { version, stock });
      after = cursor;
    }
  }
  await changes;
  const last = await connectLive(app.url, buyer);
  last.follow({ skus, ...(after !== undefined && { after }) });
  const truth = await db.sql<{ sku: string; quantity: number }[]>`
    select p.sku, i.quantity from inventory i join products p on p.id = i.product_id where p.sku = any (${skus})`;
  await last.until(() => {
    for (const { sku, version, stock } of last.updates()) {
      if (version >= (newest.get(sku)?.version ?? 0)) newest.set(sku, { version, stock });
    }
    return truth.every(({ sku, quantity }) => newest.get(sku)?.stock === quantity);
  });
  last.cut();
});

test('the cursor of the product list resumes too, and it stays the same while paging', async () => {
  const products = await Promise.all([1, 2, 3].map(() => addProduct(db.sql, { quantity: 5 })));
  type Page = { products: { stockCursor: string; pageInfo: { endCursor: string } } };
  const first = (await app.query<Page>('{ products(first: 1) { stockCursor pageInfo { endCursor } } }')).products;
  await move(products[0]!.id);
  const second = (
    await app.query<Page>(
      'query ($after: String) { products(first: 1, after: $after) { stockCursor pageInfo { endCursor } } }',
      {
        after: first.pageInfo.endCursor,
      },
    )
  ).products;
  expect(second.stockCursor).toBe(first.stockCursor);
  const client = await connectLive(app.url, buyer);
  client.follow({ after: first.stockCursor });
  await client.until(() => client.updates().some(({ sku, stock }) => sku === products[0]!.sku && stock === 4));
  client.cut();
});

test.each([
  ['a cursor of another era', () => Buffer.from('stock:another-era:5').toString('base64url'), 'RESYNC_REQUIRED'],
  ['garbage', () => 'garbage', 'BAD_USER_INPUT'],
  ['a cursor of a page', () => Buffer.from('page:5:').toString('base64url'), 'BAD_USER_INPUT'],
])('%s is refused with a code, and the socket stays open', async (_what, after, code) => {
  const client = await connectLive(app.url, buyer);
  client.follow({ after: after() });
  await client.until(() => client.messages.some(({ id }) => id === '1'));
  const [message] = client.messages.filter(({ id }) => id === '1');
  const errors = message?.type === 'error' ? message.payload : message?.payload?.errors;
  expect(errors).toMatchObject([{ extensions: { code } }]);
  const product = await addProduct(db.sql, { quantity: 1 });
  client.follow({ skus: [product.sku] }, '2');
  await client.until(() => client.updates().length === 1);
  client.cut();
});

test('a cursor from the future is refused', async () => {
  const [row] = await db.sql<{ era: string }[]>`select era from deployment`;
  const client = await connectLive(app.url, buyer);
  client.follow({ after: Buffer.from(`stock:${row!.era}:99999999999`).toString('base64url') });
  await client.until(() => client.messages.some(({ id }) => id === '1'));
  expect(JSON.stringify(client.messages)).toContain('RESYNC_REQUIRED');
  client.cut();
});

test("graphql-ws's own client subscribes and is told", async () => {
  const product = await addProduct(db.sql, { quantity: 2 });
  const client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${ownerKey}` },
  });
  const events = client.iterate<{ stockUpdated: { stock: number; product: { name: string; costPrice: null } } }>({
    query: `subscription { stockUpdated(skus: ["${product.sku}"]) { stock product { name costPrice { amount } } } }`,
  });
  expect((await events.next()).value?.data).toEqual({
    stockUpdated: { stock: 2, product: { name: `Product ${product.sku}`, costPrice: null } },
  });
  await move(product.id);
  expect((await events.next()).value?.data?.stockUpdated.stock).toBe(1);
  await events.return?.();
  await client.dispose();
});

test('over SSE the same subscription is served with the same credentials', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const controller = new AbortController();
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: buyer },
    body: JSON.stringify({ query: `subscription { stockUpdated(skus: ["${product.sku}"]) { stock } }` }),
    signal: controller.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const readUntil = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) text += (await reader.read()).value ?? '';
  };
  await readUntil('{"stock":5}');
  await move(product.id, -2);
  await readUntil('{"stock":3}');
  controller.abort();
});
