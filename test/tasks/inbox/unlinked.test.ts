import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

async function tell(marketplaceId: number, event: Record<string, unknown>): Promise<void> {
  const body = JSON.stringify(event);
  const webhook = { marketplaceId, eventType: String(event.event), payload: event, rawBody: Buffer.from(body) };
  await insertWebhooks(db.sql, [{ ...webhook, signature: 'test', dedupeKey: randomUUID(), failure: null }]);
  await process();
}

const process = () => processWebhooks.run(createTestDeps(db.sql), {}, new AbortController().signal);
const rowsOf = (marketplaceId: number) =>
  db.sql`select status, error_message from marketplace_webhooks where marketplace_id = ${marketplaceId} order by id`;

async function openedLongAgo(quantity: number) {
  const product = await addProduct(db.sql);
  await db.sql`
    select apply_stock_changes(${db.sql.json([
      {
        source_key: `opening:${product.id}`,
        product_id: product.id,
        units: quantity,
        movement_type: 'opening',
        reference_type: 'adjustment',
        actor: 'test',
        occurred_at: minutesAgo(600),
      },
    ])})`;
  return product;
}

test.each([
  [
    'a sale told by figures',
    'stock',
    { event: 'stock.updated', sku: 'THEIRS', current_stock: 8, change: -2, reason: 'sold' },
  ],
  ['an order', 'orders', { event: 'order.created', order_id: 'U-1', items: [{ sku: 'THEIRS', quantity: 2 }] }],
] as const)(
  '%s of an unlinked product waits and is applied by itself once it is linked',
  async (_what, saleSignal, event) => {
    const market = await addMarketplace(db.sql, { saleSignal });
    const product = await openedLongAgo(10);
    await tell(market.id, { ...event, timestamp: minutesAgo(5) });
    expect(await rowsOf(market.id)).toMatchObject([
      { status: 'failed', errorMessage: expect.stringContaining('THEIRS') },
    ]);
    await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'THEIRS' });
    await process();
    expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
    expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
  },
);

test("a sale older than its product's opening waits for a person after linking, and a replay applies it once", async () => {
  const market = await addMarketplace(db.sql);
  await tell(market.id, {
    event: 'stock.updated',
    sku: 'OLD',
    current_stock: 8,
    change: -2,
    reason: 'sold',
    timestamp: minutesAgo(5),
  });
  const product = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'OLD' });
  await process();
  expect(await rowsOf(market.id)).toMatchObject([
    { status: 'failed', errorMessage: expect.stringContaining(`older than the last count of ${product.sku}`) },
  ]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
  await db.sql`update marketplace_webhooks set status = 'pending' where marketplace_id = ${market.id}`;
  await process();
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
});

test('an order that was cancelled before its product was linked moves nothing when it is', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const product = await openedLongAgo(10);
  await tell(market.id, {
    event: 'order.created',
    order_id: 'U-2',
    items: [{ sku: 'GONE', quantity: 2 }],
    timestamp: minutesAgo(5),
  });
  await tell(market.id, { event: 'order.cancelled', order_id: 'U-2', timestamp: minutesAgo(4) });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'GONE' });
  await process();
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }, { status: 'processed' }]);
});

test('a signed sale with an old time is applied at once where its product is linked', async () => {
  const market = await addMarketplace(db.sql);
  const product = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  await tell(market.id, {
    event: 'stock.updated',
    sku: product.sku,
    current_stock: 8,
    change: -2,
    reason: 'sold',
    timestamp: '2026-01-09T10:30:00Z',
  });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});

test('a sale of something that is not linked raises one alert a name, which counts what waits and is resolved when that is applied', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const product = await openedLongAgo(10);
  for (const order_id of ['U-3', 'U-4']) {
    await tell(market.id, {
      event: 'order.created',
      order_id,
      items: [{ sku: 'ALARM', quantity: 1 }],
      timestamp: minutesAgo(5),
    });
  }
  const alerts = () =>
    db.sql`select parameters, resolved_at is not null as resolved from alerts where kind = 'unlinked_sale' and marketplace_id = ${market.id}`;
  expect(await alerts()).toEqual([{ parameters: { name: 'ALARM', events: 2 }, resolved: false }]);
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'ALARM' });
  expect(await alerts()).toMatchObject([{ resolved: false }]);
  await process();
  expect(await alerts()).toMatchObject([{ resolved: true }]);
});

const heldAlert = (marketplaceId: number) =>
  db.sql`
    select kind, parameters from alerts where marketplace_id = ${marketplaceId} and resolved_at is null order by id`;
const replayById = async (marketplaceId: number) => {
  const rows = await db.sql<
    { id: string }[]
  >`select id from marketplace_webhooks where marketplace_id = ${marketplaceId}`;
  const filter = { ids: rows.map(({ id }) => id), marketplaceId: null, status: null, since: null };
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await process();
};
const order = (order_id: string, ...skus: string[]) => ({
  event: 'order.created',
  order_id,
  items: skus.map((sku) => ({ sku, quantity: 2 })),
  timestamp: minutesAgo(5),
});

test('a sale that waits for a person after it was linked keeps an alert open until it is applied', async () => {
  const market = await addMarketplace(db.sql);
  const sale = {
    event: 'stock.updated',
    sku: 'QUIET',
    current_stock: 8,
    change: -2,
    reason: 'sold',
    timestamp: minutesAgo(5),
  };
  await tell(market.id, sale);
  const product = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'QUIET' });
  await process();
  const open = [{ kind: 'event_waits', parameters: { because: 'counted', events: 1, name: 'QUIET' } }];
  expect(await heldAlert(market.id)).toMatchObject(open);
  await sweep(createTestDeps(db.sql));
  expect(await heldAlert(market.id)).toMatchObject(open);
  await replayById(market.id);
  await sweep(createTestDeps(db.sql));
  expect(await heldAlert(market.id)).toEqual([]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});

test('of two unlinked lines the second is applied when it is linked, after a person released the first', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  await tell(market.id, order('TWO', 'FIRST', 'SECOND'));
  const first = await addProduct(db.sql, { quantity: 10 });
  await addListing(db.sql, { marketplaceId: market.id, productId: first.id, sku: 'FIRST' });
  await process();
  await replayById(market.id);
  expect((await figureOf(db.sql, first.id)).quantity).toBe(8);
  expect(await heldAlert(market.id)).toMatchObject([{ kind: 'unlinked_sale' }]);
  const second = await openedLongAgo(10);
  await addListing(db.sql, { marketplaceId: market.id, productId: second.id, sku: 'SECOND' });
  await process();
  expect((await figureOf(db.sql, second.id)).quantity).toBe(8);
  expect((await figureOf(db.sql, first.id)).quantity).toBe(8);
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
  expect(await heldAlert(market.id)).toEqual([]);
});

test('a line that was applied is not asked again after a count, when another line of its order is linked', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const [applied, missing] = [await openedLongAgo(10), await openedLongAgo(10)];
  await addListing(db.sql, { marketplaceId: market.id, productId: applied.id, sku: 'APPLIED' });
  await tell(market.id, order('PART', 'APPLIED', 'MISSING'));
  expect((await figureOf(db.sql, applied.id)).quantity).toBe(8);
  await apply(db.sql, change({ productId: applied.id, units: 1, movementType: 'stocktake' }));
  await addListing(db.sql, { marketplaceId: market.id, productId: missing.id, sku: 'MISSING' });
  await process();
  expect(await rowsOf(market.id)).toEqual([{ status: 'processed', errorMessage: null }]);
  expect((await figureOf(db.sql, missing.id)).quantity).toBe(8);
  expect((await figureOf(db.sql, applied.id)).quantity).toBe(9);
});

test.each([
  '0000-01-01T00:00:00Z',
  '2099-01-01T00:00:00Z', // Now, in a time zone that does not exist.
  new Date(Date.now() + (23 * 60 + 59) * 60_000).toISOString().replace('Z', '+23:59'),
])('an event with the time %s stops no linking, and is applied', async (timestamp) => {
  const market = await addMarketplace(db.sql);
  const sale = {
    event: 'stock.updated',
    sku: 'YEAR0',
    current_stock: 8,
    change: -2,
    reason: 'sold',
    timestamp,
  };
  await tell(market.id, sale);
  const product = await openedLongAgo(10);
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: 'YEAR0' });
  await process();
  expect(await rowsOf(market.id)).toMatchObject([{ status: 'processed' }]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(8);
});
