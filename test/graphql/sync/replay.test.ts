import { expect, test } from 'vitest';
import { storeNotification } from '../../../src/db/inbox/notifications.ts';
import { wakeInbox } from '../../../src/db/inbox/waiting-events.ts';
import { type IncomingWebhook, insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { encryptionKey, useApp } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { dismissWebhooksDocument, retryWebhooksDocument, webhooksDocument } from '../documents/sync.ts';

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

async function list(variables: { marketplace: string; eventType?: string; since?: string; held?: boolean }) {
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
  const answer = { __typename: 'RetryWebhooksPayload', matched: 1, held: 0, queued: 1 };
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
  const { market } = await failThree();
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

test('of an order with a line that was not linked, a replay by its id applies that line only', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const [linked, missing] = [await addProduct(db.sql, { quantity: 10 }), await addProduct(db.sql, { quantity: 10 })];
  await addListing(db.sql, { marketplaceId: market.id, productId: linked.id, sku: linked.sku });
  const items = [linked, missing].map(({ sku }) => ({ sku, quantity: 2 }));
  await receive(market.id, [{ event: 'order.created', order_id: 'mixed', items, timestamp }]);
  await work();
  await addListing(db.sql, { marketplaceId: market.id, productId: missing.id, sku: missing.sku });
  const [order] = await list({ marketplace: market.code });
  await app.run(retryWebhooksDocument, { input: { ids: [order!.id] } });
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
  const { market, link } = await failThree();
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
  await link();
  await work();
  expect(await runOmbor([...words, '--dry-run'], env)).toMatchObject({
    lines: ['0 would be queued again.', expect.stringMatching(/^3 more are held: .* --ids/)],
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

async function replay(input: {
  ids?: string[];
  marketplace?: string;
  status?: 'FAILED' | 'PROCESSED' | null;
  dryRun?: boolean;
}) {
  const { retryWebhooks } = await app.run(retryWebhooksDocument, { input });
  await work();
  return retryWebhooks;
}

/** A marketplace whose sales move stock by this signal, with a linked product of 50 units. */
async function openLinked(saleSignal: 'stock' | 'orders' = 'stock') {
  const market = await addMarketplace(db.sql, { saleSignal });
  const product = await addProduct(db.sql, { quantity: 50 });
  await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  return { market, product, quantity: async () => (await figureOf(db.sql, product.id)).quantity };
}

/** Stores rows as they are: of polls, held, or failed as they came. */
async function keep(marketplaceId: number, row: Partial<IncomingWebhook> & { payload: unknown }): Promise<void> {
  const payload = row.payload as { event?: string } | undefined;
  await insertWebhooks(db.sql, [
    {
      marketplaceId,
      eventType: payload?.event ?? 'unreadable',
      rawBody: Buffer.from(JSON.stringify(payload ?? null)),
      signature: null,
      dedupeKey: `kept-${++serial}`,
      failure: null,
      ...row,
    },
  ]);
}

test('a replay by filter passes over what waits for a person, and its id releases it', async () => {
  const { market, link } = await failThree();
  await link();
  await work();
  expect(await replay({ marketplace: market.code, dryRun: true })).toMatchObject({ matched: 0, held: 3, queued: 0 });
  expect(await replay({ marketplace: market.code })).toMatchObject({ matched: 0, held: 3, queued: 0 });
  const held = await list({ marketplace: market.code, held: true });
  expect(held).toMatchObject([{ held: true }, { held: true }, { held: true }]);
  expect(await list({ marketplace: market.code, held: false })).toEqual([]);
  expect(await replay({ ids: [held[0]!.id] })).toMatchObject({ matched: 1, held: 0, queued: 1 });
  expect(await list({ marketplace: market.code })).toMatchObject([
    { status: 'PROCESSED', held: false },
    { status: 'FAILED' },
    { status: 'FAILED' },
  ]);
});

test('what came while webhooks were disabled is counted by polls: only its id applies it', async () => {
  const { market, product, quantity } = await openLinked();
  await keep(market.id, { payload: sold(product.sku, -3), failure: 'webhooks are disabled' });
  expect(await replay({ marketplace: market.code })).toMatchObject({ matched: 0, held: 1, queued: 0 });
  expect(await replay({ marketplace: market.code, status: null })).toMatchObject({ matched: 0, held: 1 });
  expect(await quantity()).toBe(50);
  const [row] = await list({ marketplace: market.code });
  expect(row).toMatchObject({ status: 'FAILED', held: true, errorMessage: 'webhooks are disabled' });
  expect(await replay({ ids: [row!.id] })).toMatchObject({ queued: 1 });
  expect(await quantity()).toBe(47);
});

test('what came while webhooks were disabled and after the last poll is told of when they are enabled again, until a person decides', async () => {
  const { market, product, quantity } = await openLinked();
  await db.sql`update marketplaces set webhook_enabled = false where id = ${market.id}`;
  await keep(market.id, { payload: soldNow(product.sku, -3), failure: 'webhooks are disabled' });
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, polled_at) values (${market.id}, 'stock', clock_timestamp())
    on conflict (marketplace_id, kind) do update set polled_at = excluded.polled_at`;
  await keep(market.id, { payload: soldNow(product.sku, -2), failure: 'webhooks are disabled' });
  const alert = async () =>
    (
      await db.sql`
        select kind, about, parameters, resolved_at is null as open from alerts where marketplace_id = ${market.id}`
    )[0];
  expect(await alert()).toBeUndefined();
  await db.sql`update marketplaces set webhook_enabled = true where id = ${market.id}`;
  const parameters = { because: 'missed', events: 1, name: product.sku };
  expect(await alert()).toEqual({ kind: 'event_waits', about: 'missed', parameters, open: true });
  const [newest] = await list({ marketplace: market.code });
  expect(await replay({ ids: [newest!.id] })).toMatchObject({ queued: 1 });
  expect(await quantity()).toBe(48);
  expect(await alert()).toMatchObject({ open: false });
});

const soldNow = (sku: string, change: number) => ({ ...sold(sku, change), timestamp: new Date().toISOString() });

/** A marketplace whose webhooks are disabled, with what came meanwhile; `enable` takes them again. */
async function openDisabled(signal: 'stock' | 'orders' = 'stock') {
  const shop = await openLinked(signal);
  const set = (enabled: boolean) =>
    db.sql`update marketplaces set webhook_enabled = ${enabled} where id = ${shop.market.id}`;
  await set(false);
  return {
    ...shop,
    enable: () => set(true),
    disable: () => set(false),
    miss: (payload: Parameters<typeof keep>[1]['payload']) =>
      keep(shop.market.id, { payload, failure: 'webhooks are disabled' }),
    polled: () => db.sql`
      insert into marketplace_polls (marketplace_id, kind, polled_at) values (${shop.market.id}, 'stock', clock_timestamp())
      on conflict (marketplace_id, kind) do update set polled_at = excluded.polled_at`,
    alerts: () => db.sql`select about from alerts where marketplace_id = ${shop.market.id} and resolved_at is null`,
  };
}

test('what came while webhooks were disabled is judged by the sale signal of that time', async () => {
  const shop = await openDisabled();
  await shop.miss(soldNow(shop.product.sku, -3));
  await db.sql`update marketplaces set webhook_enabled = true, sale_signal = 'orders' where id = ${shop.market.id}`;
  expect(await shop.alerts()).toEqual([{ about: 'missed' }]);
});

test('what a reading before a push has counted while webhooks were disabled is not asked for again', async () => {
  const shop = await openDisabled();
  await shop.miss(soldNow(shop.product.sku, -3));
  await keep(shop.market.id, { payload: soldNow(shop.product.sku, -3), origin: 'poll', failure: null });
  await shop.enable();
  expect(await shop.alerts()).toEqual([]);
});

test('what nobody counted is left to the polls again when webhooks are disabled again', async () => {
  const shop = await openDisabled();
  await shop.miss(soldNow(shop.product.sku, -3));
  await shop.enable();
  expect(await shop.alerts()).toEqual([{ about: 'missed' }]);
  await shop.disable();
  expect(await shop.alerts()).toEqual([]);
  await shop.polled();
  await shop.enable();
  expect(await shop.alerts()).toEqual([]);
});

test('a sale of a SKU without a listing that came while webhooks were disabled is counted by no poll', async () => {
  const shop = await openDisabled();
  await shop.miss(soldNow('NOBODY-KNOWS', -3));
  await shop.polled();
  await shop.enable();
  expect(await shop.alerts()).toEqual([{ about: 'missed' }]);
});

test('a sale of before webhooks were disabled that came after may be in no poll: it waits for a person', async () => {
  const shop = await openDisabled();
  await shop.miss(sold(shop.product.sku, -3));
  await shop.polled();
  await shop.enable();
  expect(await shop.alerts()).toEqual([{ about: 'missed' }]);
});

test('a sale that failed before a poll read the figures may be counted by it: only its id applies it', async () => {
  const { market, product, quantity } = await openLinked();
  await keep(market.id, { payload: sold(product.sku, -3), failure: 'our fault' });
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, polled_at) values (${market.id}, 'stock', now() + interval '1 second')`;
  expect(await replay({ marketplace: market.code })).toMatchObject({ matched: 0, held: 1, queued: 0 });
  expect(await quantity()).toBe(50);
});

test('a cancellation that came while webhooks were disabled is not released by its order', async () => {
  const { market, product, quantity } = await openLinked('orders');
  const order = { order_id: 'off', timestamp, items: [{ sku: product.sku, quantity: 2 }] };
  await keep(market.id, { payload: { event: 'order.cancelled', ...order }, failure: 'webhooks are disabled' });
  await receive(market.id, [{ event: 'order.created', ...order }]);
  await work();
  expect(await quantity()).toBe(48);
  expect(await list({ marketplace: market.code, eventType: 'order.cancelled' })).toMatchObject([{ status: 'FAILED' }]);
});

test('a figure that was only recorded stays so after the sale signal changed: a replay by filter passes over it', async () => {
  const { market, product, quantity } = await openLinked('orders');
  await receive(market.id, [sold(product.sku)]);
  await work();
  await db.sql`update marketplaces set sale_signal = 'stock' where id = ${market.id}`;
  for (const status of ['PROCESSED', null] as const) {
    expect(await replay({ marketplace: market.code, status })).toMatchObject({ matched: 0, held: 1, queued: 0 });
  }
  expect(await quantity()).toBe(50);
});

test('a notification is never queued again: it moves nothing, and nobody would take it', async () => {
  const market = await addMarketplace(db.sql, { saleSignal: 'orders' });
  const notification = {
    marketplaceId: market.id,
    type: 'TYPE_NEW',
    payload: {},
    rawBody: Buffer.from('{}'),
    identity: 'n',
  };
  await storeNotification(db.sql, { ...notification, ring: 'nothing' });
  const [row] = await list({ marketplace: market.code });
  await db.sql`delete from graphile_worker._private_jobs`;
  for (const input of [{ ids: [row!.id] }, { marketplace: market.code, status: null }]) {
    expect(await replay(input)).toMatchObject({ matched: 0, queued: 0 });
  }
  expect(await list({ marketplace: market.code })).toMatchObject([{ status: 'PROCESSED' }]);
  await db.sql`update marketplace_webhooks set created_at = now() - interval '1 minute' where marketplace_id = ${market.id}`;
  expect(await wakeInbox(db.sql, 2_000)).toBe(false);
});

test('a body that could not be read keeps its reason through a replay', async () => {
  const market = await addMarketplace(db.sql);
  for (const [body, failure] of [
    ['{"event": "stock.upd', 'The body is not valid JSON'],
    [Buffer.from([0x7b, 0xff]), 'The body is not valid UTF-8'],
  ] as const) {
    await keep(market.id, { payload: undefined, rawBody: Buffer.from(body), failure });
  }
  const reasons = async () => (await list({ marketplace: market.code })).map(({ errorMessage }) => errorMessage);
  const before = await reasons();
  expect(await replay({ marketplace: market.code })).toMatchObject({ queued: 2 });
  expect(await reasons()).toEqual(before);
});

test('a failed event that is replayed after a count waits for a person: the count may include it', async () => {
  const { market, product, quantity } = await openLinked();
  await receive(market.id, [sold(product.sku)]);
  await db.sql`update marketplace_webhooks set status = 'failed', error_message = 'our fault' where marketplace_id = ${market.id}`;
  expect(await replay({ marketplace: market.code })).toMatchObject({ queued: 1 });
  expect(await quantity()).toBe(50);
  const [row] = await list({ marketplace: market.code });
  expect(row).toMatchObject({ status: 'FAILED', held: true, errorMessage: expect.stringContaining('last count') });
  await replay({ ids: [row!.id] });
  expect(await quantity()).toBe(49);
});

test('an applied sale stays applied when it is replayed after a count', async () => {
  const { market, product, quantity } = await openLinked();
  await receive(market.id, [sold(product.sku)]);
  await work();
  expect(await replay({ marketplace: market.code, status: null })).toMatchObject({ matched: 1, queued: 1 });
  expect(await list({ marketplace: market.code })).toMatchObject([{ status: 'PROCESSED', held: false }]);
  expect(await quantity()).toBe(49);
});

test('what arrives during a long replay is applied before the rest of the replay', async () => {
  const { market, product } = await openLinked();
  await receive(
    market.id,
    Array.from({ length: 250 }, () => ({ event: 'price.changed' })),
  );
  await work();
  const { retryWebhooks } = await app.run(retryWebhooksDocument, {
    input: { marketplace: market.code, status: 'PROCESSED' },
  });
  expect(retryWebhooks).toMatchObject({ queued: 250 });
  await receive(market.id, [sold(product.sku)]);
  await work();
  const [order] = await db.sql`
    select (select processed_at from marketplace_webhooks where marketplace_id = ${market.id} and event_type = 'stock.updated')
      <= min(processed_at) as first, count(*)::int from marketplace_webhooks
    where marketplace_id = ${market.id} and event_type = 'price.changed' and status = 'processed'`;
  expect(order).toEqual({ first: true, count: 250 });
});

test('the reason of a dismissal stands in the event and in the audit log', async () => {
  const { market } = await failThree();
  const ids = (await list({ marketplace: market.code })).map(({ id }) => id);
  await app.run(dismissWebhooksDocument, { input: { ids, reason: 'counted by hand' } });
  for (const { errorMessage } of await list({ marketplace: market.code })) {
    expect(errorMessage).toMatch(/^dismissed by .*; reason: counted by hand; it was: /);
  }
  const changes = await db.sql`
    select 1 from audit_log where subject = ${market.code} and type = 'events.dismissed'
      and changes @> '[{"field": "events", "to": 3}, {"field": "reason", "to": "counted by hand"}]'`;
  expect(changes).toHaveLength(1);
});

test('dismissed events change no stock, say who decided it, and end the alert that asked for a link', async () => {
  const { market, link, product } = await failThree();
  const ids = (await list({ marketplace: market.code })).map(({ id }) => id);
  const { dismissWebhooks } = await app.run(dismissWebhooksDocument, { input: { ids } });
  expect(dismissWebhooks).toEqual({ __typename: 'DismissWebhooksPayload', dismissed: 3 });
  const rows = await list({ marketplace: market.code });
  for (const row of rows) {
    expect(row).toMatchObject({
      status: 'PROCESSED',
      held: true,
      errorMessage: expect.stringMatching(/^dismissed by .*; it was: /),
    });
  }
  expect(await db.sql`select 1 from alerts where marketplace_id = ${market.id} and resolved_at is null`).toHaveLength(
    0,
  );
  await link();
  await replay({ marketplace: market.code, status: null });
  expect((await figureOf(db.sql, product.id)).quantity).toBe(10);
  expect((await app.run(dismissWebhooksDocument, { input: { ids: ['nonsense'] } })).dismissWebhooks).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['nonsense'],
  });
});
