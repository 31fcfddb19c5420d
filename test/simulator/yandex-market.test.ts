import { afterEach, describe, expect, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

let simulator: Simulator;
afterEach(() => simulator.stop());

async function start(limits: NonNullable<SimulatorOptions['limits']>['yandex_market'] = {}): Promise<void> {
  simulator = await startSimulator({ limits: { yandex_market: limits } });
  for (const sku of ['A', 'B']) simulator.marketplaces.yandex_market.add({ sku, stock: 10 });
}

async function call(method: string, path: string, body?: unknown, key?: string) {
  const { settings, credentials } = simulator.connections.yandex_market;
  const response = await fetch(`${settings.baseUrl}${path}`, {
    method,
    headers: { 'api-key': key ?? credentials.apiKey ?? '' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer, until: response.headers.get('x-ratelimit-resource-until') };
}
const stocks = '/v2/campaigns/21000987/offers/stocks';
const set = (...counts: [string, number][]) =>
  call('PUT', stocks, { skus: counts.map(([sku, count]) => ({ sku, items: [{ count }] })) });
const refusal = (message: RegExp) => ({ status: 'ERROR', errors: [{ message: expect.stringMatching(message) }] });

describe('the simulated Yandex Market on the wire', () => {
  test('takes the plain key only', async () => {
    await start();
    const { apiKey } = simulator.marketplaces.yandex_market;
    expect(await call('GET', '/v2/campaigns/21000987', undefined, `Bearer ${apiKey}`)).toMatchObject({
      status: 401,
      body: refusal(/prefix invalid/),
    });
    expect(await call('GET', '/v2/campaigns/21000987', undefined, 'other')).toMatchObject({
      status: 401,
      body: { status: 'ERROR', errors: [{ code: 'UNAUTHORIZED', message: 'Api-Key token is invalid' }] },
    });
    expect((await call('GET', '/v2/campaigns/21000987')).status).toBe(200);
  });

  test('shows a figure some time after it accepted it', async () => {
    await start({ shownAfterMs: 60_000 });
    expect(await set(['A', 3])).toMatchObject({ status: 200, body: { status: 'OK' } });
    expect(simulator.marketplaces.yandex_market.stockOf('A')).toBe(10);
    simulator.marketplaces.yandex_market.faults.applyLateMs = 0;
    await set(['B', 3]);
    expect(simulator.marketplaces.yandex_market.stockOf('B')).toBe(3);
  });

  test('refuses a request as a whole, or leaves an unknown SKU out where a switch says so', async () => {
    await start();
    expect(await set(['A', 1], ['NONE', 1])).toMatchObject({ status: 400, body: refusal(/cannot be updated/) });
    expect(await set(['A', 1], ['A', 2])).toMatchObject({ status: 400, body: refusal(/unique/) });
    expect(await set(['A', -1])).toMatchObject({ status: 400 });
    expect(simulator.marketplaces.yandex_market.stockOf('A')).toBe(10);
    simulator.marketplaces.yandex_market.switches.skipsUnknownSkus = true;
    expect(await set(['A', 1], ['NONE', 1])).toMatchObject({ status: 200, body: { status: 'OK' } });
    expect(simulator.marketplaces.yandex_market.stockOf('A')).toBe(1);
  });

  test('counts SKUs, and names the end of the limit as a date with status 420', async () => {
    await start({ skusPerMinute: 3 });
    expect((await set(['A', 1], ['B', 1])).status).toBe(200);
    const refused = await set(['A', 1], ['B', 1]);
    expect(refused).toMatchObject({ status: 420, body: refusal(/for resource skus/) });
    expect(Date.parse(refused.until ?? '')).toBeGreaterThanOrEqual(Date.now() - 1_000);
    expect(simulator.marketplaces.yandex_market.violations).toEqual({ skus: 1, sets: 0, orders: 0, parallel: 0 });
  });

  test('treats four requests at once, not five', async () => {
    await start();
    simulator.marketplaces.yandex_market.faults.hangMs = 100;
    const answers = await Promise.all(Array.from({ length: 6 }, () => set(['A', 1])));
    expect(answers.filter(({ status }) => status === 420).length).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
    expect(answers.find(({ status }) => status === 420)).toMatchObject({
      body: refusal(/4 parallel requests/),
      until: null,
    });
  });

  test('a read counts what is reserved in FIT', async () => {
    await start();
    simulator.marketplaces.yandex_market.placeOrder([{ sku: 'A', quantity: 2 }]);
    expect((await call('POST', stocks, { offerIds: ['A', 'NONE'] })).body).toMatchObject({
      result: {
        warehouses: [
          {
            offers: [
              {
                offerId: 'A',
                stocks: [
                  { type: 'FIT', count: 10 },
                  { type: 'FREEZE', count: 2 },
                  { type: 'AVAILABLE', count: 8 },
                ],
              },
            ],
          },
        ],
      },
    });
    expect((await call('POST', stocks, { offerIds: [] })).status).toBe(400);
  });

  test('more than 30 days of orders, or more than 50 a page, are refused', async () => {
    await start();
    const path = '/v1/businesses/900055/orders';
    expect((await call('POST', path, { dates: { updateDateFrom: '2020-01-01T00:00:00Z' } })).status).toBe(400);
    expect((await call('POST', `${path}?limit=51`, {})).status).toBe(400);
    expect((await call('POST', path, {})).status).toBe(200);
  });
});
