import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { BlockList } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { beforeAll, expect, test } from 'vitest';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { createWebhookInbox } from '../../src/http/webhook-inbox.ts';
import { createWebhookRoutes } from '../../src/http/webhooks.ts';
import { createLogger } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { useDatabase } from '../support/database.ts';
import { openShop } from '../tasks/inbox/signed-events.ts';

const secret = 'a secret that only the marketplace knows';
const standardSecret = `whsec_${randomBytes(32).toString('base64')}`;
const db = useDatabase();
const senders = new Map<string, { id: number; name: string; enabled: boolean; secrets: string[] }>();
let routes: ReturnType<typeof createWebhookRoutes>;
beforeAll(async () => {
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

async function open(saleSignal: 'orders' | 'stock' = 'orders') {
  const shop = await openShop(db.sql, { saleSignal });
  const { id, code } = shop.market;
  senders.set(code, { id, name: code, enabled: true, secrets: [secret, standardSecret] });
  const post = async (text: string, headers: Record<string, string>) => {
    const response = await routes.request('/marketplaces/stock-update', {
      method: 'POST',
      body: text,
      headers: { 'x-marketplace-id': code, 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    ...shop,
    sku: shop.listed[0]!.sku,
    setEnabled: (enabled: boolean) => Object.assign(senders.get(code)!, { enabled }),
    /** Sends a body, signed over its bytes. */
    deliver: (body: object | string) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return post(text, { 'x-webhook-signature': createHmac('sha256', secret).update(text).digest('hex') });
    },
    /** Sends a body with a signed id. */
    deliverAs: (webhookId: string, body: object) => {
      const text = JSON.stringify(body);
      const at = new Date();
      const signature = new Webhook(standardSecret).sign(webhookId, at, text);
      const timestamp = String(Math.floor(at.getTime() / 1000));
      return post(text, { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': signature });
    },
  };
}

const received = { status: 200, body: { received: true } };
const duplicate = { status: 200, body: { received: true, duplicate: true } };
const at = (second: number) => new Date(Date.now() + 60_000 + second * 1_000).toISOString();
const created = (sku: string, quantity: number, second = 0) => ({
  event: 'order.created',
  order_id: 'O-6',
  timestamp: at(second),
  items: [{ sku, quantity }],
});

test('an order and its cancellation under one event id are two events, whichever comes first', async () => {
  for (const isReversed of [false, true]) {
    const { sku, deliver, work, figures } = await open();
    const both = [
      { ...created(sku, 2), event_id: 'O-6' },
      { event: 'order.cancelled', order_id: 'O-6', event_id: 'O-6', timestamp: at(300) },
    ];
    for (const body of isReversed ? both.toReversed() : both) expect(await deliver(body)).toEqual(received);
    for (const body of both) expect(await deliver(body)).toEqual(duplicate);
    await work();
    await work();
    expect(await figures()).toEqual([50]);
  }
});

test('an order and its cancellation under one signed id are two events', async () => {
  const { sku, deliverAs, work, figures } = await open();
  expect(await deliverAs('msg_1', created(sku, 2))).toEqual(received);
  expect(await deliverAs('msg_1', { event: 'order.cancelled', order_id: 'O-6', timestamp: at(1) })).toEqual(received);
  await work();
  expect(await figures()).toEqual([50]);
});

test('one id with the same content is a duplicate, whatever else of the body differs', async () => {
  const { sku, deliver, work, figures } = await open();
  const body = { ...created(sku, 2), event_id: 'E-1', items: [{ sku, quantity: 2, price: 90 }] };
  expect(await deliver(body)).toEqual(received);
  for (const other of [
    { ...body, timestamp: at(99) },
    { ...body, attempt: 2 },
    { ...body, event: 'Order.Created' },
    { ...body, items: [{ quantity: 2, price: '90.00', sku, title: 'Phone' }] },
  ]) {
    expect(await deliver(other)).toEqual(duplicate);
  }
  await work();
  expect(await figures()).toEqual([48]);
});

test('one id with other items is kept, shown to a person, and applied by a replay', async () => {
  const { sku, deliver, work, figures, rows, alerts, replay } = await open();
  await deliver({ ...created(sku, 2), event_id: 'E-1' });
  await work();
  const problem = {
    type: '/problems/other-content',
    title: 'The id of the event came before with other content',
    detail: expect.stringContaining('this id came before with other content'),
    error: expect.stringContaining('this id came before with other content'),
  };
  const other = { ...created(sku, 5, 60), event_id: 'E-1' };
  expect(await deliver(other)).toEqual({ status: 200, body: { received: true, applied: false, problem } });
  expect(await deliver(other)).toEqual({
    status: 200,
    body: { received: true, duplicate: true, applied: false, problem },
  });
  await work();
  expect(await figures()).toEqual([48]);
  expect(await rows()).toMatchObject([{ status: 'processed' }, { status: 'failed' }]);
  const alert = { kind: 'event_waits', about: 'other_content' };
  expect(await alerts()).toMatchObject([{ ...alert, parameters: { events: 1, name: 'O-6' }, open: true }]);
  await replay((await rows())[1]!.id);
  expect(await figures()).toEqual([45]);
  expect(await alerts()).toMatchObject([{ ...alert, open: false }]);
});

test('two events of one id that come at the same moment are both kept', async () => {
  const { sku, deliver, work, figures, rows } = await open();
  const answers = await Promise.all([
    deliver({ ...created(sku, 2), event_id: 'E-1' }),
    deliver({ ...created(sku, 3), event_id: 'E-1' }),
    deliver({ ...created(sku, 2), event_id: 'E-1' }),
  ]);
  expect(answers[0]).toEqual(received);
  expect(answers[1]!.body).toMatchObject({ applied: false });
  expect(answers[2]).toEqual(duplicate);
  await work();
  expect(await figures()).toEqual([48]);
  expect(await rows()).toHaveLength(2);
});

test('a figure under the id of another one is no duplicate', async () => {
  const { sku, deliver, rows } = await open('stock');
  const sale = { event: 'stock.updated', sku, event_id: 'E-1', reason: 'sold', timestamp: at(0) };
  await deliver({ ...sale, previous_stock: 50, current_stock: 47, change: -3 });
  await deliver({ ...sale, previous_stock: 47, current_stock: 46, change: -1 });
  await deliver({ ...sale, previous_stock: 50, current_stock: 47, change: -3, reason: 'Sold' });
  expect(await rows()).toMatchObject([{ status: 'pending' }, { status: 'failed' }]);
});

test('what is sent after an invalid body with its id is the event itself, once', async () => {
  const { sku, deliverAs, work, figures } = await open();
  const invalid = { ...created(sku, 2), items: [] };
  expect((await deliverAs('msg_1', invalid)).body).toMatchObject({ received: true, applied: false });
  expect(await deliverAs('msg_1', created(sku, 2))).toEqual(received);
  expect(await deliverAs('msg_1', created(sku, 2))).toEqual(duplicate);
  expect((await deliverAs('msg_1', created(sku, 4))).body).toMatchObject({ applied: false });
  expect((await deliverAs('msg_1', invalid)).body).toMatchObject({ duplicate: true, applied: false });
  await work();
  expect(await figures()).toEqual([48]);
});

test('a duplicate of what came while webhooks were disabled says that it is not applied', async () => {
  const { sku, deliver, setEnabled } = await open();
  setEnabled(false);
  await deliver({ ...created(sku, 2), event_id: 'E-1' });
  setEnabled(true);
  expect((await deliver({ ...created(sku, 2), event_id: 'E-1' })).body).toMatchObject({
    duplicate: true,
    applied: false,
    problem: { type: '/problems/webhooks-disabled' },
  });
});

test('an event that an earlier release stored under its id alone is known, and its cancellation is not', async () => {
  const { market, sku, deliver, deliverAs, work, figures } = await open();
  const body = { ...created(sku, 2), event_id: 'O-6' };
  const old = { marketplaceId: market.id, eventType: body.event, rawBody: Buffer.from(JSON.stringify(body)) };
  await insertWebhooks(db.sql, [
    { ...old, payload: body, signature: 'test', failure: null, dedupeKey: 'event:O-6' },
    { ...old, payload: { ...body, order_id: 'O-7' }, signature: 'test', failure: null, dedupeKey: 'id:msg_9' },
  ]);
  await db.sql`
    insert into older_webhook_keys select id, marketplace_id, dedupe_key, event_type from marketplace_webhooks
    where dedupe_key in ('event:O-6', 'id:msg_9')`;
  expect(await deliver(body)).toEqual(duplicate);
  expect(await deliverAs('msg_9', { ...body, order_id: 'O-7' })).toEqual(duplicate);
  expect((await deliver({ ...body, items: [{ sku, quantity: 3 }] })).body).toMatchObject({ applied: false });
  const cancelled = { event: 'order.cancelled', order_id: 'O-6', event_id: 'O-6', timestamp: at(9) };
  expect(await deliver(cancelled)).toEqual(received);
  await work();
  expect(await figures()).toEqual([48]);
});

test('an id is never taken for another one, whatever characters it has', async () => {
  const { sku, deliver, deliverAs, rows } = await open();
  const [a, b] = [randomUUID(), randomUUID()];
  for (const event_id of [`${a}:${b}`, `${a}`, `["event","order.created","${a}"]`]) {
    expect(await deliver({ ...created(sku, 1), event_id })).toEqual(received);
  }
  expect(await deliverAs(a, created(sku, 1))).toEqual(received);
  expect(await rows()).toHaveLength(4);
});

test('another marketplace may use the same ids', async () => {
  const [one, two] = [await open(), await open()];
  expect(await one.deliver({ ...created(one.sku, 1), event_id: 'E-1' })).toEqual(received);
  expect(await two.deliver({ ...created(two.sku, 1), event_id: 'E-1' })).toEqual(received);
});
