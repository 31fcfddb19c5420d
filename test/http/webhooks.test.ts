import { createHmac, randomBytes } from 'node:crypto';
import { BlockList } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import { beforeAll, expect, test } from 'vitest';
import { createWebhookInbox } from '../../src/http/webhook-inbox.ts';
import { createWebhookRoutes } from '../../src/http/webhooks.ts';
import { createLogger } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { findNodeId } from '../../src/node-id.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';

const secret = 'a secret that only the marketplace knows';
const standardSecret = `whsec_${randomBytes(32).toString('base64')}`;
const db = useDatabase();
let routes: ReturnType<typeof createWebhookRoutes>;
let marketplaceId: number;
beforeAll(async () => {
  marketplaceId = (await addMarketplace(db.sql, { code: 'uzum' })).id;
  const off = (await addMarketplace(db.sql, { code: 'off' })).id;
  const senders = new Map([
    ['uzum', { id: marketplaceId, name: 'Uzum', enabled: true, secrets: [secret, standardSecret] }],
    ['off', { id: off, name: 'Off', enabled: false, secrets: [secret] }],
    ['secretless', { id: off, name: 'No secret', enabled: true, secrets: [] }],
  ]);
  routes = createWebhookRoutes({
    findSender: async (code) => senders.get(code),
    refreshSenders: async () => {},
    noteSecretUse: () => {},
    signatures: { wrong: () => {}, right: () => {} },
    failures: { getWaitMs: async () => 0, countFailure: async () => {} },
    trustedProxies: new BlockList(),
    inbox: createWebhookInbox(db.sql),
    metrics: createMetrics(),
    log: createLogger({ level: 'silent', pretty: false }),
  });
});

const sale = (fields: Record<string, unknown> = {}) => ({
  event: 'stock.updated',
  marketplace_product_id: 'UZUM-12345',
  sku: 'PHONE-001',
  previous_stock: 50,
  current_stock: 47,
  change: -3,
  timestamp: '2026-01-09T10:30:00Z',
  reason: 'sold',
  event_id: randomBytes(8).toString('hex'),
  ...fields,
});

const sign = (body: string | Buffer, key = secret) => createHmac('sha256', key).update(body).digest('hex');

/** What the server knows of the connection of a request. */
const connection = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

async function send(body: string | Buffer, headers: Record<string, string> = {}) {
  const response = await routes.request(
    '/marketplaces/stock-update',
    {
      method: 'POST',
      body: typeof body === 'string' ? body : new Uint8Array(body),
      headers: {
        'x-marketplace-id': 'uzum',
        'x-webhook-signature': sign(body),
        'content-type': 'application/json',
        ...headers,
      },
    },
    connection,
  );
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    eventId: response.headers.get('ombor-event-id'),
    body: await response.json(),
  };
}

const count = async () => Number((await db.sql`select count(*) from marketplace_webhooks`)[0]?.count);
const newest = async () =>
  (
    await db.sql`select status, event_type, error_message, payload, raw_body, signature from marketplace_webhooks order by id desc limit 1`
  )[0];

test('a signed delivery is stored durably before it is answered', async () => {
  const body = JSON.stringify(sale());
  expect(await send(body)).toMatchObject({ status: 200, body: { received: true } });
  expect(await newest()).toMatchObject({
    status: 'pending',
    eventType: 'stock.updated',
    rawBody: Buffer.from(body),
    signature: sign(body),
  });
});

test("the document's own example, months old, is taken", async () => {
  const body =
    '{ "event": "stock.updated", "marketplace_product_id": "UZUM-12345", "sku": "PHONE-001",\n  "previous_stock": 50, "current_stock": 47, "change": -3,\n  "timestamp": "2026-01-09T10:30:00Z", "reason": "sold" }';
  expect(await send(body)).toMatchObject({ status: 200, body: { received: true } });
  expect(await send(body)).toMatchObject({ status: 200, body: { received: true, duplicate: true } });
});

test('the same delivery again, alone or at the same moment, is answered as a duplicate and changes nothing', async () => {
  const body = JSON.stringify(sale());
  const before = await count();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(body)));
  expect(answers.filter(({ body: answer }) => answer.duplicate)).toHaveLength(9);
  expect((await send(body)).body).toEqual({ received: true, duplicate: true });
  expect(await count()).toBe(before + 1);
});

test("a stored event has the id of its row in the API, and its duplicate the first one's", async () => {
  for (const body of [JSON.stringify(sale()), JSON.stringify(sale({ sku: {}, marketplace_product_id: null }))]) {
    const first = await send(body);
    const [row] = await db.sql<{ id: string }[]>`select id from marketplace_webhooks order by id desc limit 1`;
    expect(findNodeId(first.eventId ?? '')).toEqual({ typename: 'MarketplaceWebhook', id: row!.id });
    await send(JSON.stringify(sale()));
    expect(await send(body)).toMatchObject({ body: { duplicate: true }, eventId: first.eventId });
  }
});

const goodBody = JSON.stringify(sale());
test.each<[string, Record<string, string>]>([
  ['without a signature', { 'x-webhook-signature': '' }],
  ['with a signature that is too short', { 'x-webhook-signature': sign(goodBody).slice(1) }],
  ['with a signature of other letters', { 'x-webhook-signature': 'g'.repeat(64) }],
  ['with an altered signature', { 'x-webhook-signature': sign(`${goodBody} `) }],
  ['with a foreign signature', { 'x-webhook-signature': sign(goodBody, 'another secret') }],
  ['with a signature and something behind it', { 'x-webhook-signature': `${sign(goodBody)} ` + 'x' }],
  ['from an unknown marketplace', { 'x-marketplace-id': 'nobody' }],
  ['from no marketplace', { 'x-marketplace-id': '' }],
  [
    'from a marketplace without a secret',
    { 'x-marketplace-id': 'secretless', 'x-webhook-signature': sign(goodBody, '') },
  ],
])('a delivery %s is refused and nothing is written', async (_how, headers) => {
  const before = await count();
  const answer = await send(goodBody, headers);
  expect(answer).toEqual({
    status: 401,
    type: 'application/problem+json',
    eventId: null,
    body: {
      type: '/problems/invalid-signature',
      title: 'The signature is invalid',
      status: 401,
      detail: 'Invalid signature',
      error: 'Invalid signature',
    },
  });
  expect(await count()).toBe(before);
});

test.each([
  ['with the name of its algorithm', `sha256=${sign(goodBody)}`, /without "sha256="/],
  ['in base64', Buffer.from(sign(goodBody), 'hex').toString('base64'), /looks like base64/],
])('a signature %s is refused, and the answer says what is expected', async (_how, signature, hint) => {
  const answer = await send(goodBody, { 'x-webhook-signature': signature });
  expect(answer).toMatchObject({ status: 401, body: { detail: expect.stringMatching(hint) } });
});

function standardHeaders(body: string, options: { id?: string; at?: Date; key?: string } = {}): Record<string, string> {
  const { id = randomBytes(8).toString('hex'), at = new Date(), key = standardSecret } = options;
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, at, body),
    'x-webhook-signature': '',
  };
}

test('Standard Webhooks are verified, and their signed id tells duplicates apart', async () => {
  const body = JSON.stringify(sale({ event_id: undefined }));
  expect(await send(body, standardHeaders(body, { id: 'msg_1' }))).toMatchObject({
    status: 200,
    body: { received: true },
  });
  expect((await send(body, standardHeaders(body, { id: 'msg_1' }))).body).toEqual({ received: true, duplicate: true });
  expect((await send(body, standardHeaders(body, { id: 'msg_2' }))).body).toEqual({ received: true });
});

test('of several Standard Webhooks signatures one good one is enough', async () => {
  const body = JSON.stringify(sale());
  const headers = standardHeaders(body);
  headers['webhook-signature'] = `v1,${'A'.repeat(43)}= v1a,xyz ${headers['webhook-signature']}`;
  expect((await send(body, headers)).status).toBe(200);
});

test.each([-301, 301])('a Standard Webhooks delivery %i s off our clock is refused', async (seconds) => {
  const body = JSON.stringify(sale());
  expect((await send(body, standardHeaders(body, { at: new Date(Date.now() + seconds * 1000) }))).status).toBe(401);
});

test('a Standard Webhooks delivery whose id was altered is refused', async () => {
  const body = JSON.stringify(sale());
  expect((await send(body, { ...standardHeaders(body), 'webhook-id': 'other' })).status).toBe(401);
});

test('a body over 64 KiB is refused, with a length or in chunks', async () => {
  const body = JSON.stringify(sale({ padding: 'x'.repeat(64 * 1024) }));
  expect((await send(body, { 'content-length': String(body.length) })).status).toBe(413);
  const response = await routes.request(
    '/marketplaces/stock-update',
    {
      method: 'POST',
      body: new Blob([body]).stream(),
      headers: { 'x-marketplace-id': 'uzum', 'x-webhook-signature': sign(body) },
      duplex: 'half',
    } as RequestInit,
    connection,
  );
  expect(response.status).toBe(413);
});

test('a body that is not sent as JSON is refused', async () => {
  expect((await send(JSON.stringify(sale()), { 'content-type': 'text/plain' })).status).toBe(415);
});

test.each<[string, string | Buffer, RegExp]>([
  ['is no JSON', '{"event":', /not valid JSON/],
  ['is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /not valid UTF-8/],
  ['is empty', '', /not valid JSON/],
  ['is no object', '[1,2]', /not a valid event/],
  [
    'is nested too deeply',
    JSON.stringify(sale({ note: 0 })).replace('"note":0', `"note":${'['.repeat(200)}${']'.repeat(200)}`),
    /nested more than 100 levels deep/,
  ],
  ['is nested beyond what JavaScript takes', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, /nested too deeply/],
  ['is UTF-16', Buffer.from(JSON.stringify(sale()), 'utf16le'), /not valid (JSON|UTF-8)/],
  [
    'names no listing',
    JSON.stringify(sale({ sku: undefined, marketplace_product_id: undefined })),
    /sku or marketplace_product_id is required/,
  ],
])('a signed body that %s is kept as failed with a sentence that says so', async (_what, body, reason) => {
  const answer = await send(body);
  const problem = { type: '/problems/invalid-event', detail: expect.stringMatching(reason) };
  expect(answer).toMatchObject({ status: 200, body: { received: true, applied: false, problem } });
  expect((await send(body)).body).toMatchObject({ received: true, duplicate: true, applied: false, problem });
  expect(await newest()).toMatchObject({
    status: 'failed',
    errorMessage: expect.stringMatching(reason),
    rawBody: Buffer.from(body),
  });
});

test.each<[object, string[]]>([
  [{}, ['/event']],
  [{ event: 'ordr.created' }, ['/event']],
  [{ event: 'order.created' }, ['/order_id', '/items']],
  [
    { event: 'order.created', order_id: '1', items: [{ sku: 'A', quantity: 'x' }, 5] },
    ['/items', '/items/0', '/items/1'],
  ],
  [{ event: 'order.created', order_id: '1', items: [{ sku: 'A', quantity: 1 }], status: 'cancelled' }, ['/status']],
  [{ event: 'stock.updated', sku: 'A', change: -1, link: { chrtId: [] } }, ['', '/link']],
])('of %j the invalid members are named by pointers', async (body, pointers) => {
  const { problem } = (await send(JSON.stringify(body))).body;
  expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  for (const { detail } of problem.errors) expect(detail).toEqual(expect.stringMatching(/\S/));
});

test.each([
  ['GET', 200],
  ['HEAD', 200],
  ['OPTIONS', 204],
  ['PUT', 405],
  ['DELETE', 405],
])('%s is answered %i alike for every marketplace, and says what is allowed', async (method, status) => {
  const ask = async (code: string) => {
    const headers = { 'x-marketplace-id': code };
    const response = await routes.request('/marketplaces/stock-update', { method, headers });
    return { status: response.status, allow: response.headers.get('allow'), body: await response.text() };
  };
  const before = await count();
  const answer = await ask('uzum');
  expect(answer).toMatchObject({ status, allow: 'GET, HEAD, OPTIONS, POST' });
  expect(await ask('nobody')).toEqual(answer);
  expect(await count()).toBe(before);
});

test.each<[string, string | Buffer]>([
  ['a number beyond all bounds', JSON.stringify(sale()).replace('47', '1e400')],
  ['a number of 400 digits', JSON.stringify(sale()).replace('47', '1'.repeat(400))],
  ['a NUL', JSON.stringify(sale({ note: 'A\u0000B' }))],
  ['half a surrogate pair', JSON.stringify(sale({ note: 'x' })).replace('"x"', '"\\ud800"')],
  ['the letters of an escape', JSON.stringify(sale({ note: '\\u0000 \\ud83d\\ude00 thanks' }))],
  ['bytes that are no UTF-8', Buffer.from(JSON.stringify(sale({ note: '\u00cc\u00ee' })), 'latin1')],
  ['a broken time', JSON.stringify(sale({ timestamp: 'yesterday' }))],
])('%s in a member that is not needed costs no sale', async (_what, body) => {
  expect((await send(body)).body).toEqual({ received: true });
  expect(await newest()).toMatchObject({
    status: 'pending',
    payload: { sku: 'PHONE-001', change: -3 },
    rawBody: Buffer.from(body),
  });
});

test('an event that nobody knows is kept', async () => {
  expect(await send(JSON.stringify({ event: 'price.changed', price: 5 }))).toMatchObject({ status: 200 });
  expect(await newest()).toMatchObject({ status: 'pending', eventType: 'price.changed' });
});

test("while its webhooks are disabled a marketplace's deliveries are kept as failed", async () => {
  expect(await send(JSON.stringify(sale()), { 'x-marketplace-id': 'off' })).toMatchObject({
    status: 200,
    body: { received: true, applied: false, problem: { type: '/problems/webhooks-disabled' } },
  });
  expect(await newest()).toMatchObject({ status: 'failed', errorMessage: 'webhooks are disabled' });
});

test('ids beyond what JavaScript counts keep every digit', async () => {
  await send(JSON.stringify(sale()).replace('"UZUM-12345"', '9223372036854775807'));
  expect((await newest())?.payload).toMatchObject({ marketplace_product_id: '9223372036854775807' });
});

test('a batch of many deliveries asks for processing once a statement, not once a delivery', async () => {
  await db.sql`delete from graphile_worker._private_jobs`;
  await Promise.all(Array.from({ length: 300 }, () => send(JSON.stringify(sale()))));
  const [jobs] = await db.sql`select count(*)::int from graphile_worker._private_jobs`;
  expect(jobs?.count).toBeLessThan(60);
  expect(jobs?.count).toBeGreaterThan(0);
});

test.each([
  ['application/json; charset=utf-8', 200],
  ['application/cloudevents+json', 200],
  ['application/json-seq', 415],
  ['application/jsonp', 415],
  ['application/json-patch', 415],
])('an event sent as %s is answered with %i', async (type, status) => {
  expect((await send(JSON.stringify(sale()), { 'content-type': type })).status).toBe(status);
});

test.each([
  ['signed as it is sent', (plain: string) => sign(gzipSync(plain))],
  ['signed before', (plain: string) => sign(plain)],
])('a compressed event is refused with 415 and kept by nobody, %s', async (_what, signOf) => {
  const plain = JSON.stringify(sale());
  const headers = { 'content-encoding': 'gzip', 'x-webhook-signature': signOf(plain) };
  const before = await count();
  expect(await send(gzipSync(plain), headers)).toMatchObject({
    status: 415,
    body: { type: '/problems/compressed-body' },
  });
  expect(await count()).toBe(before);
});

test('an event with a member twice says two things: it waits for a person, who is alerted', async () => {
  const text = JSON.stringify(sale({ event_id: 'two-things' })).replace('"change":-3', '"change":-3,"change":-30');
  expect(await send(text)).toMatchObject({
    status: 200,
    body: {
      received: true,
      applied: false,
      problem: { type: '/problems/ambiguous-event', detail: expect.stringContaining('/change') },
    },
  });
  expect(
    await db.sql`select status, held, held_because from marketplace_webhooks where dedupe_key like '%two-things%'`,
  ).toEqual([{ status: 'failed', held: true, heldBecause: { code: 'repeated_member' } }]);
  expect(await db.sql`select kind, about from alerts where about = 'repeated_member' and resolved_at is null`).toEqual([
    { kind: 'event_waits', about: 'repeated_member' },
  ]);
  expect(await send(text)).toMatchObject({ body: { duplicate: true, problem: { type: '/problems/ambiguous-event' } } });
});
