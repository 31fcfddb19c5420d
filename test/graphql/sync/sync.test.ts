import { beforeAll, expect, test } from 'vitest';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { seal } from '../../../src/secrets.ts';
import { connectSimulated, encryptionKey, offer, ownerKey, resume, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addListing, addMarketplace, addProduct, showsStock } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';
import { adjustStockDocument } from '../documents/documents.ts';
import { syncMarketplaceDocument, syncStateDocument } from '../documents/sync.ts';

const metricsToken = 'metrics-token-of-this-test';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '200', METRICS_TOKEN: metricsToken } });
beforeAll(async () => {
  await connectSimulated(app, simulator, ['test']);
  await offer(app, simulator, { sku: 'A', quantity: 10 }, ['test']);
  await offer(app, simulator, { sku: 'B', quantity: 10 }, ['test']);
  await resume(app, ['test']);
  await settled();
});

const shop = () => simulator.marketplaces.test;
const state = async (code = 'test') => (await app.run(syncStateDocument, { code })).marketplace!;
const settled = () => until(state, ({ sync }) => sync?.owed === 0 && sync.lastSuccessAt !== null);
const receive = (sku: string, quantityChange: number) =>
  app.run(adjustStockDocument, { input: { sku, quantityChange, reason: 'RECEIPT' } });
const sync = async (input: { marketplace: string; skus?: string[]; direction?: 'PUSH' | 'PULL' }) =>
  (await app.run(syncMarketplaceDocument, { input })).syncMarketplace;

test('the state tells what is owed, what went well, how many calls it took and how quickly', async () => {
  const before = await state();
  await receive('A', 1);
  await until(
    () => shop().stockOf('A'),
    (stock) => stock === 11,
  );
  const { sync: now, latency } = await settled();
  expect(now).toMatchObject({
    owed: 0,
    oldestOwedAt: null,
    lastSuccessAt: expect.any(String),
    lastError: null,
    callsLeftToday: null,
    unlinkedProducts: 0,
    credentialExpiresAt: null,
  });
  expect(now!.callsToday).toBeGreaterThan(before.sync!.callsToday);
  await until(state, (seen) => (seen.latency?.pushes ?? 0) > (before.latency?.pushes ?? 0));
  expect(latency?.p50Ms).toBeLessThanOrEqual(latency!.p99Ms);
});

test('the first sending says how far it has come until every listing was sent', async () => {
  const marketplace = await addMarketplace(db.sql, { code: 'new', paused: true });
  const { id: productId } = await addProduct(db.sql, { sku: 'N1', quantity: 1 });
  await addListing(db.sql, { marketplaceId: marketplace.id, productId, sku: 'N1' });
  expect((await state('new')).sync?.firstPush).toEqual({ sent: 0, total: 1, minutesLeft: null });
  expect((await state('test')).sync?.firstPush).toBeNull();
});

test('places without an API are owed nothing and are never called', async () => {
  expect(await state('olx')).toMatchObject({ sync: { owed: 0, callsToday: 0, lastError: null }, latency: null });
});

test('products that are sold but not linked are counted once each', async () => {
  const { id } = await addMarketplace(db.sql, { code: 'unlinked' });
  const bodies = ['X', 'X', 'Y'].map((sku) => ({
    event: 'stock.updated',
    sku,
    marketplace_product_id: `id-${sku}`,
    previous_stock: 3,
    current_stock: 2,
    change: -1,
    reason: 'sold',
    timestamp: '2026-01-09T10:30:00Z',
  }));
  await insertWebhooks(
    db.sql,
    bodies.map((body, n) => ({
      marketplaceId: id,
      eventType: body.event,
      payload: body,
      rawBody: Buffer.from(JSON.stringify(body)),
      signature: null,
      dedupeKey: String(n),
      failure: null,
    })),
  );
  const seen = await until(
    () => state('unlinked'),
    (now) => now.sync?.unlinkedProducts === 2,
  );
  expect(seen.sync?.lastEventAt).toEqual(expect.any(String));
});

test('a paused marketplace is sent nothing, its sales come in, and all that is owed goes out on resume', async () => {
  await app.query('mutation { pauseMarketplace(input: { marketplace: "test" }) { __typename } }');
  const calls = shop().calls.length;
  const shown = shop().stockOf('B')!;
  await receive('B', 5);
  shop().sell('B', 1);
  await until(
    () => app.query<{ product: { quantity: number } }>('{ product(sku: "B") { quantity } }'),
    ({ product }) => product.quantity === shown + 4,
  );
  await until(state, (seen) => seen.sync?.owed === 1);
  expect(await sync({ marketplace: 'test', skus: ['B'] })).toMatchObject({ owed: 1 });
  expect(shop().calls).toHaveLength(calls);
  await resume(app, ['test']);
  await until(
    () => shop().stockOf('B'),
    (stock) => stock === shown + 4,
  );
  await settled();
});

test('a push that a person asks for is made whatever the marketplace shows, and stands in the log as manual', async () => {
  // What an earlier test still owes would go out in the same push.
  await settled();
  shop().item('A').stock = 3;
  expect(await sync({ marketplace: 'test', skus: ['A'] })).toMatchObject({
    __typename: 'SyncMarketplacePayload',
    owed: 1,
  });
  await until(
    () => shop().stockOf('A'),
    (stock) => stock === 11,
  );
  await settled();
  const [log] = await until(
    () =>
      db.sql`select trigger_type, items, direction from sync_logs where direction = 'push' order by id desc limit 1`,
    ([row]) => row?.triggerType === 'manual',
  );
  expect(log).toEqual({ triggerType: 'manual', items: 1, direction: 'push' });
});

test('what cannot be exchanged is refused with the reason', async () => {
  expect(await sync({ marketplace: 'olx' })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'marketplace'],
  });
  expect(await sync({ marketplace: 'nowhere' })).toMatchObject({ __typename: 'NotFoundError', keys: ['nowhere'] });
  expect(await sync({ marketplace: 'test', skus: ['A', 'Z'] })).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['Z'],
  });
});

test('PULL reads back what a marketplace shows, also one that tells its sales itself', async () => {
  const [before] = await db.sql<{ now: Date }[]>`select now()`;
  expect(await sync({ marketplace: 'test', direction: 'PULL' })).toMatchObject({ marketplace: { code: 'test' } });
  await until(
    () => db.sql`
      select 1 from marketplace_leases l join marketplaces m on m.id = l.marketplace_id
      where m.code = 'test' and l.reconciled_at > ${before!.now}`,
    (rows) => rows.length === 1,
  );
});

test('PULL asks for a poll of what the marketplace is polled for, before it is due', async () => {
  const { id } = await addMarketplace(db.sql, { code: 'polled', saleSignal: 'orders', adapter: 'uzum', paused: true });
  // The sweep of the running worker may have written the row already.
  await db.sql`
    insert into marketplace_polls (marketplace_id, kind, next_at) values (${id}, 'orders', now() + interval '1 hour')
    on conflict (marketplace_id, kind) do update set next_at = excluded.next_at`;
  expect(await sync({ marketplace: 'polled', direction: 'PULL' })).toMatchObject({
    owed: 0,
    marketplace: { code: 'polled' },
  });
  await until(
    () => db.sql`select 1 from marketplace_polls where marketplace_id = ${id} and started_at is not null`,
    (rows) => rows.length === 1,
  );
});

test('credentials that the marketplace refuses are told, and nothing is owed because of it', async () => {
  const { connection } = simulator.addShop('refusing');
  // Credentials that were good when it was connected, and are no longer.
  const ended = seal(encryptionKey, JSON.stringify({ token: 'ended-token' }), 'marketplaces:refusing:credentials');
  const { id } = await addMarketplace(db.sql, { code: 'refusing', adapter: connection.adapter });
  await db.sql`update marketplaces set settings = ${db.sql.json({ baseUrl: String(connection.settings.baseUrl) })}, credentials = ${ended} where id = ${id}`;
  const product = await addProduct(db.sql, { quantity: 1 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, 1);
  expect(await sync({ marketplace: 'refusing' })).toMatchObject({
    __typename: 'MarketplaceRefusedError',
    httpStatus: 401,
  });
  expect((await state('refusing')).sync?.owed).toBe(0);
});

test('syncStatusChanged tells of a push, and only of the marketplace that is asked for', async () => {
  const client = await connectLive(app.url, `Bearer ${ownerKey}`);
  const follow = (id: string, code: string) =>
    client.send({
      id,
      type: 'subscribe',
      payload: {
        query: `subscription { syncStatusChanged(marketplace: "${code}") { code sync { owed callsToday } } }`,
      },
    });
  const heard = (wanted: string) => client.messages.filter(({ id, type }) => id === wanted && type === 'next').length;
  follow('test', 'test');
  follow('olx', 'olx');
  follow('wrong', 'nowhere');
  await client.until(() => client.messages.some(({ id }) => id === 'wrong'));
  await receive('A', 1);
  await client.until(() => heard('test') > 0);
  expect(heard('olx')).toBe(0);
  expect(JSON.stringify(client.messages.find(({ id }) => id === 'wrong'))).toContain('BAD_USER_INPUT');
  client.cut();
});

test('the metrics tell what is owed, which alerts are open and which events wait or failed', async () => {
  await db.sql`update pushes set owed_version = owed_version + 1, next_push_at = now() + interval '1 hour'
    where id = (select min(id) from pushes)`;
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  const text = await response.text();
  expect(text).toContain('ombor_owed_listings{marketplace="test"} 1\n');
  expect(text).toMatch(/ombor_oldest_owed_seconds\{marketplace="test"\} [\d.]+\n/);
  expect(text).toMatch(/ombor_webhooks\{status="failed"\} 3\n/);
  expect(text).toMatch(/ombor_calls_today\{marketplace="test",kind="stock"\} [1-9]\d*\n/);
  expect(text).toMatch(/ombor_polling_calls_today\{marketplace="test"\} \d+\n/);
});

test('what an event came to is a note, and only of an event that was processed', async () => {
  const { id, code } = await addMarketplace(db.sql);
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, error_message)
    values (${id}, 'order.shipped', '{}', '{}', 'note:1', 'processed', 'the order is shipped'),
      (${id}, 'stock.updated', '{}', '{}', 'note:2', 'failed', 'no such SKU')`;
  const { webhooks } = await app.query<{ webhooks: { nodes: unknown[] } }>(
    'query ($code: String) { webhooks(marketplace: $code) { nodes { status note errorMessage } } }',
    { code },
  );
  expect(webhooks.nodes).toEqual([
    { status: 'FAILED', note: null, errorMessage: 'no such SKU' },
    { status: 'PROCESSED', note: 'the order is shipped', errorMessage: 'the order is shipped' },
  ]);
});
