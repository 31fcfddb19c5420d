import { expect, test } from 'vitest';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { encryptionKey, useApp } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { retryWebhooksDocument, webhooksDocument } from '../documents/sync.ts';

const db = useDatabase();
// No worker: each test decides when the inbox is worked on.
const app = useApp(db, { role: 'api' });

const work = () => processWebhooks.run(createTestDeps(db.sql), {}, new AbortController().signal);

let serial = 0;

async function receive(marketplaceId: number, bodies: { event: string; [field: string]: unknown }[]): Promise<void> {
  await insertWebhooks(
    db.sql,
    bodies.map((body) => ({
      marketplaceId,
      eventType: body.event,
      payload: body,
      rawBody: Buffer.from(JSON.stringify(body)),
      signature: null,
      dedupeKey: `key-${++serial}`,
      failure: null,
    })),
  );
}

const timestamp = '2026-01-09T10:30:00Z';
const sold = (sku: string, change = -1) => ({
  event: 'stock.updated',
  sku,
  previous_stock: 10,
  current_stock: 10 + change,
  change,
  timestamp,
  reason: 'sold',
});

async function list(variables: { marketplace: string; eventType?: string; since?: string }) {
  const { webhooks } = await app.run(webhooksDocument, variables);
  return webhooks.edges.map(({ node }) => node);
}

/** A marketplace that told of three sales of a product that is not linked, and the product. */
async function failThree() {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 10 });
  await receive(market.id, [sold(product.sku), sold(product.sku), sold(product.sku)]);
  await work();
  return {
    market,
    product,
    link: () => addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku }),
  };
}

test('a failed event is applied once after its cause is mended, however often it is replayed', async () => {
  const { market, product, link } = await failThree();
  expect(await list({ marketplace: market.code })).toMatchObject([
    { status: 'FAILED' },
    { status: 'FAILED' },
    { status: 'FAILED' },
  ]);
  await link();
  const [first] = await list({ marketplace: market.code });
  const one = { ids: [first!.id] };
  const answer = { __typename: 'RetryWebhooksPayload', matched: 1, queued: 1 };
  expect((await app.run(retryWebhooksDocument, { input: one })).retryWebhooks).toEqual(answer);
  await work();
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 9, version: 2 });
  expect((await app.run(retryWebhooksDocument, { input: one })).retryWebhooks).toEqual(answer);
  await work();
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 9, version: 2 });
  expect((await list({ marketplace: market.code })).map(({ status }) => status)).toEqual([
    'PROCESSED',
    'FAILED',
    'FAILED',
  ]);
});

test('a dry run counts and changes nothing', async () => {
  const { market, link } = await failThree();
  await link();
  const input = { marketplace: market.code };
  expect((await app.run(retryWebhooksDocument, { input: { ...input, dryRun: true } })).retryWebhooks).toMatchObject({
    matched: 3,
    queued: 0,
  });
  await work();
  expect((await list(input)).map(({ status }) => status)).toEqual(['FAILED', 'FAILED', 'FAILED']);
  expect((await app.run(retryWebhooksDocument, { input })).retryWebhooks).toMatchObject({ matched: 3, queued: 3 });
  expect(
    (await app.run(retryWebhooksDocument, { input: { ...input, status: 'PENDING' } })).retryWebhooks,
  ).toMatchObject({
    matched: 3,
    queued: 0,
  });
});

test('what arrived before `since`, and what another marketplace told, is left alone', async () => {
  const { market } = await failThree();
  const other = await failThree();
  await db.sql`
    update marketplace_webhooks set created_at = '2026-01-01T00:00:00Z'
    where id = (select min(id) from marketplace_webhooks where marketplace_id = ${market.id})`;
  const since = '2026-01-02T00:00:00Z';
  expect(await list({ marketplace: market.code, since })).toHaveLength(2);
  const { retryWebhooks } = await app.run(retryWebhooksDocument, { input: { marketplace: market.code, since } });
  expect(retryWebhooks).toMatchObject({ matched: 2, queued: 2 });
  expect((await list({ marketplace: market.code })).map(({ status }) => status)).toEqual([
    'PENDING',
    'PENDING',
    'FAILED',
  ]);
  expect((await list({ marketplace: other.market.code })).map(({ status }) => status)).toEqual([
    'FAILED',
    'FAILED',
    'FAILED',
  ]);
});

test('the history can be narrowed to one kind of event', async () => {
  const market = await addMarketplace(db.sql);
  await receive(market.id, [sold('X'), { event: 'price.changed' }]);
  expect(await list({ marketplace: market.code, eventType: 'price.changed' })).toMatchObject([
    { eventType: 'price.changed' },
  ]);
});

test('of an order with a line that was not linked, a replay applies that line only', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const [linked, missing] = [await addProduct(db.sql, { quantity: 10 }), await addProduct(db.sql, { quantity: 10 })];
  await addListing(db.sql, { marketplaceId: market.id, productId: linked.id, sku: linked.sku });
  const items = [linked, missing].map(({ sku }) => ({ sku, quantity: 2 }));
  await receive(market.id, [{ event: 'order.created', order_id: 'mixed', items, timestamp }]);
  await work();
  await addListing(db.sql, { marketplaceId: market.id, productId: missing.id, sku: missing.sku });
  await app.run(retryWebhooksDocument, { input: { marketplace: market.code } });
  await work();
  expect(await figureOf(db.sql, linked.id)).toMatchObject({ quantity: 8, version: 2 });
  expect(await figureOf(db.sql, missing.id)).toMatchObject({ quantity: 8, version: 2 });
});

test('thousands are set to work again, and one that fails again meanwhile is not taken twice', async () => {
  const market = await addMarketplace(db.sql);
  await receive(
    market.id,
    Array.from({ length: 2_300 }, () => sold('NOT-LINKED')),
  );
  await work();
  const [answer] = await Promise.all([
    app.run(retryWebhooksDocument, { input: { marketplace: market.code } }),
    work(),
    work(),
  ]);
  expect(answer.retryWebhooks).toMatchObject({ matched: 2_300, queued: 2_300 });
});

test('ids that no event has are named', async () => {
  const unknown = Buffer.from('MarketplaceWebhook:999999999').toString('base64url');
  const { retryWebhooks } = await app.run(retryWebhooksDocument, { input: { ids: [unknown, 'nonsense'] } });
  expect(retryWebhooks).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'ids'],
    keys: ['nonsense', unknown],
  });
  expect((await app.run(retryWebhooksDocument, { input: { marketplace: 'nowhere' } })).retryWebhooks).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['nowhere'],
  });
  const many = { ids: Array.from({ length: 1_001 }, () => unknown) };
  expect((await app.run(retryWebhooksDocument, { input: many })).retryWebhooks).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'ids'],
  });
});

test('`ombor replay` counts first, then sets to work again', async () => {
  const { market } = await failThree();
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const words = ['replay', '--marketplace', market.code];
  expect(await runOmbor([...words, '--dry-run'], env)).toMatchObject({
    code: 0,
    lines: ['3 would be queued again.'],
  });
  expect(await runOmbor(words, env)).toMatchObject({
    code: 0,
    lines: ['3 of 3 queued again; a running worker applies them.'],
  });
  const [first] = await list({ marketplace: market.code });
  expect(await runOmbor(['replay', '--ids', first!.id], env)).toMatchObject({
    code: 0,
    lines: [expect.stringMatching(/^0 of 1 /)],
  });
  expect(await runOmbor(['replay', '--since', '2026-01-09'], env)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Expected a time with its zone'),
  });
}, 30_000);

test('an event that was applied already changes nothing when it is replayed', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const product = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  const order = { order_id: 'again', timestamp };
  const items = (quantity: number) => [{ sku: product.sku, quantity }];
  await receive(market.id, [
    { event: 'order.created', ...order, items: items(5) },
    { event: 'order.cancelled', ...order, items: items(1) },
    { event: 'order.returned', ...order, items: items(1) },
  ]);
  await work();
  const read = () => db.sql`
    select i.quantity, i.version, oi.cancelled_quantity, oi.return_expected
    from inventory i join order_items oi on oi.product_id = i.product_id where i.product_id = ${product.id}`;
  const before = await read();
  expect(before).toMatchObject([{ quantity: 6, cancelledQuantity: 1, returnExpected: 1 }]);
  const input = { marketplace: market.code, status: null };
  expect((await app.run(retryWebhooksDocument, { input })).retryWebhooks).toMatchObject({ matched: 3, queued: 3 });
  await work();
  expect(await read()).toEqual(before);
  expect((await list({ marketplace: market.code })).map(({ status }) => status)).toEqual([
    'PROCESSED',
    'PROCESSED',
    'PROCESSED',
  ]);
});
