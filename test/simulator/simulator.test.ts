import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noFaults } from '../../src/simulator/faults.ts';
import type { FigureChange } from '../../src/simulator/simulated-item.ts';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ seed: 7 });
});
afterAll(() => simulator.stop());
beforeEach(() => {
  simulator.marketplaces.test.faults = noFaults();
  simulator.marketplaces.test.clearWebhookTarget();
});

const setTestStock = (sku: string, stock: number) =>
  fetch(`${simulator.baseUrls.test}/stocks`, {
    method: 'PUT',
    headers: { authorization: 'Bearer simulated-test-token' },
    body: JSON.stringify({ items: [{ sku, stock }] }),
    signal: AbortSignal.timeout(500),
  });

describe('a simulated marketplace sells by itself', () => {
  test('a sale lowers its own figure, a cancellation raises it again', () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'PHONE-001', stock: 50 });
    expect(shop.sell('PHONE-001', 3)).toMatchObject({ ok: true, previousStock: 50, stock: 47 });
    expect(shop.cancel('PHONE-001', 1)).toMatchObject({ ok: true, previousStock: 47, stock: 48 });
    expect(shop.stockOf('PHONE-001')).toBe(48);
  });

  test('it refuses a sale of more than it shows, unless forced', () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'LAST', stock: 1 });
    expect(shop.sell('LAST', 2)).toEqual({ ok: false, reason: 'only 1 left' });
    expect(shop.stockOf('LAST')).toBe(1);
    expect(shop.sell('LAST', 2, { force: true })).toMatchObject({ ok: true, stock: 0 });
    expect(shop.sell('NO-SUCH', 1)).toMatchObject({ ok: false });
  });

  test('listeners are told of changed figures only, each with its cause', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'WATCHED', stock: 5 });
    const seen: FigureChange[] = [];
    const end = shop.onChange((change) => seen.push(change));
    shop.sell('WATCHED', 1);
    await setTestStock('WATCHED', 4);
    await setTestStock('WATCHED', 9);
    end();
    shop.sell('WATCHED', 1);
    expect(seen.map(({ previousStock, stock, cause }) => [previousStock, stock, cause])).toEqual([
      [5, 4, 'sold'],
      [4, 9, 'set'],
    ]);
    expect(Math.abs((seen[0]?.atMs ?? 0) - Date.now())).toBeLessThan(5_000);
  });
});

describe('a simulated marketplace reports its sales', () => {
  let receiver: ReturnType<typeof createServer>;
  let received: { headers: IncomingMessage['headers']; body: string }[];
  let statuses: number[];
  let url: string;

  beforeEach(async () => {
    received = [];
    statuses = [];
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(statuses.shift() ?? 200).end('{"received":true}');
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const address = receiver.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  test('the webhook has the document form, signed over its raw bytes', async () => {
    const { uzum } = simulator.marketplaces;
    uzum.add({ sku: 'PHONE-001', stock: 50, marketplaceProductId: 'UZUM-12345' });
    uzum.setWebhookTarget(url, 'uzum', 'secret');
    const sale = uzum.sell('PHONE-001', 3, { at: new Date('2026-01-09T10:30:00Z') });
    expect(sale.ok && (await sale.webhook)).toMatchObject({ delivered: true, status: 200, attempts: 1 });
    const [webhook] = received;
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({
      event: 'stock.updated',
      marketplace_product_id: 'UZUM-12345',
      sku: 'PHONE-001',
      previous_stock: 50,
      current_stock: 47,
      change: -3,
      timestamp: '2026-01-09T10:30:00.000Z',
      reason: 'sold',
    });
    expect(webhook?.headers['x-marketplace-id']).toBe('uzum');
    const signature = createHmac('sha256', 'secret')
      .update(webhook?.body ?? '')
      .digest('hex');
    expect(webhook?.headers['x-webhook-signature']).toBe(signature);
    uzum.clearWebhookTarget();
  });

  test('two equal events are two events', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'TWICE', stock: 5 });
    shop.setWebhookTarget(url, 'test', 'secret');
    const at = new Date();
    for (const step of [
      shop.sell('TWICE', 1, { at }),
      shop.cancel('TWICE', 1, { at }),
      shop.sell('TWICE', 1, { at }),
    ]) {
      if (step.ok) await step.webhook;
    }
    expect(new Set(received.map(({ body }) => body)).size).toBe(3);
  });

  test('it delivers again until it is taken, the same bytes each time', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'AGAIN', stock: 5 });
    shop.setWebhookTarget(url, 'test', 'secret');
    statuses = [503, 500];
    const sale = shop.sell('AGAIN', 1);
    expect(sale.ok && (await sale.webhook)).toMatchObject({ delivered: true, attempts: 3 });
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test('the Standard Webhooks form signs id, time and body', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'STANDARD', stock: 5 });
    const key = Buffer.from('0123456789abcdef0123456789abcdef');
    shop.setWebhookTarget(url, 'test', `whsec_${key.toString('base64')}`, { standardWebhooks: true });
    const sale = shop.sell('STANDARD', 1);
    if (sale.ok) await sale.webhook;
    const { headers, body } = received[0] ?? { headers: {}, body: '' };
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['x-webhook-signature']).toBeUndefined();
  });
});

describe('a simulated marketplace fails on demand', () => {
  test('the same seed meets the same faults', async () => {
    const outcomes = async () => {
      const other = await startSimulator({ seed: 3 });
      other.marketplaces.test.faults.failRate = 0.5;
      const faults = Array.from({ length: 40 }, () => other.marketplaces.test.nextFault() ?? 'none');
      await other.stop();
      return faults;
    };
    const first = await outcomes();
    expect(await outcomes()).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['none', 'status5xx', 'rateLimited', 'reset', 'lostAnswer', 'garbage']));
  });

  test('a lost answer was applied, a cut connection was not', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'LOST', stock: 5 });
    shop.faults = { ...noFaults(), lostAnswer: true };
    await expect(setTestStock('LOST', 4)).rejects.toThrow();
    expect(shop.stockOf('LOST')).toBe(4);
    shop.faults = { ...noFaults(), reset: true };
    await expect(setTestStock('LOST', 3)).rejects.toThrow();
    expect(shop.stockOf('LOST')).toBe(4);
  });

  test('a figure that is applied late is answered before it is shown', async () => {
    const shop = simulator.marketplaces.test;
    shop.add({ sku: 'LATE', stock: 5 });
    shop.faults.applyLateMs = 100;
    const shown = new Promise<FigureChange>((resolve) => shop.onChange(resolve));
    expect((await setTestStock('LATE', 2)).status).toBe(200);
    expect(shop.stockOf('LATE')).toBe(5);
    expect(await shown).toMatchObject({ sku: 'LATE', stock: 2, cause: 'set' });
  });

  test('the log keeps each request with its answer, and can be emptied', async () => {
    const shop = simulator.marketplaces.test;
    shop.resetCalls();
    await setTestStock('NO-SUCH', 1);
    expect(shop.calls).toMatchObject([{ method: 'PUT', path: '/stocks', kind: 'set', status: 200 }]);
    expect(shop.calls[0]?.body).toContain('NO-SUCH');
    expect(shop.counts).toEqual({ set: 1, read: 0, orders: 0, other: 0 });
    shop.resetCalls();
    expect(shop.counts.set + shop.calls.length).toBe(0);
  });
});
