import { afterEach, describe, expect, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/simulator.ts';

let simulator: Simulator;

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  simulator = await startSimulator(options);
  return simulator;
}
afterEach(() => simulator.stop());

const call = (method: string, url: string, headers: Record<string, string>, body?: unknown) =>
  fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

describe('the simulated Wildberries', () => {
  const put = (body: unknown, token = 'simulated-wildberries-token') =>
    call('PUT', `${simulator.url}/wildberries/api/v3/stocks/658434`, { authorization: token }, body);

  test('answers 204 to misspelt fields, and nothing changes', async () => {
    const { wildberries } = (await start()).marketplaces;
    wildberries.add({ sku: 'A', stock: 5, link: { chrtId: '1' } });
    for (const body of [{ stocks: [{ chrtID: 1, amount: 3 }] }, { stocks: [{ chrtId: 1, stock: 3 }] }, { stock: [] }]) {
      const answer = await put(body);
      expect([answer.status, await answer.text()]).toEqual([204, '']);
    }
    expect(wildberries.stockOf('A')).toBe(5);
    await put({ stocks: [{ chrtId: 1, amount: 3 }] });
    expect(wildberries.stockOf('A')).toBe(3);
  });

  test('counts an answer of 4XX as ten requests and says on a 429 when to come back', async () => {
    const { wildberries } = (await start({ limits: { wildberries: { perMinute: 60, burst: 12 } } })).marketplaces;
    const bad = await put({ stocks: [] }, 'Bearer simulated-wildberries-token');
    expect([bad.status, bad.headers.get('x-ratelimit-remaining')]).toEqual([401, '2']);
    expect(await bad.json()).toMatchObject({ title: 'unauthorized', status: 401, origin: 's2s-api-auth-catalog' });
    expect((await put({ stocks: [] })).headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await put({ stocks: [] })).status).toBe(204);
    const limited = await put({ stocks: [] });
    expect(limited.status).toBe(429);
    expect(limited.headers.get('x-ratelimit-retry')).toBe('1');
    expect(limited.headers.get('x-ratelimit-limit')).toBe('12');
    expect(Number(limited.headers.get('x-ratelimit-reset'))).toBeGreaterThan(10);
    expect(limited.headers.get('retry-after')).toBeNull();
    expect(wildberries.violations).toMatchObject({ stocks: 1, orders: 0 });
  });

  test('names the failing items of a batch in groups by their code', async () => {
    const { wildberries } = (await start()).marketplaces;
    wildberries.add({ sku: 'A', stock: 5, link: { chrtId: '1' } });
    const lines = [
      { chrtId: 1, amount: 2 },
      { chrtId: 2, amount: 2 },
      { chrtId: 1, amount: 100_001 },
    ];
    const answer = await put({ stocks: lines });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject([
      { code: 'NotFound', data: [{ chrtId: 2, amount: 2 }] },
      { code: 'UploadDataLimit', data: [{ chrtId: 1, amount: 100_001 }] },
    ]);
    expect(wildberries.stockOf('A')).toBe(5);
  });

  test('refuses while the warehouse is updated, when the seller is banned, and for a foreign warehouse', async () => {
    const { wildberries } = (await start({ limits: { wildberries: { perMinute: 1e6, burst: 1e6 } } })).marketplaces;
    wildberries.switches.storeIsProcessing = true;
    const busy = await put({ stocks: [] });
    expect([busy.status, await busy.json()]).toMatchObject([409, [{ code: 'StoreIsProcessing' }]]);
    wildberries.switches.banned = true;
    expect((await put({ stocks: [] })).status).toBe(406);
    const foreign = `${simulator.url}/wildberries/api/v3/stocks/1`;
    const headers = { authorization: 'simulated-wildberries-token' };
    expect((await call('PUT', foreign, headers, { stocks: [] })).status).toBe(404);
    expect((await put({ stocks: [{ chrtId: '1', amount: 1 }] })).status).toBe(406);
    wildberries.switches.banned = false;
    wildberries.switches.storeIsProcessing = false;
    expect((await put({ stocks: [{ chrtId: '1', amount: 1 }] })).status).toBe(400);
  });
});

describe('the simulated OZON', () => {
  const headers = { 'client-id': '100500', 'api-key': 'simulated-ozon-key' };
  const line = (stock: number, offer = 'A') => ({ offer_id: offer, stock, warehouse_id: 22142605386000 });
  const set = (...stocks: object[]) => call('POST', `${simulator.url}/ozon/v2/products/stocks`, headers, { stocks });

  test('refuses a second set of one pair within its interval inside a 200, and only with real limits', async () => {
    const { ozon } = (await start({ limits: { ozon: { secondsPerPair: 30 } } })).marketplaces;
    ozon.add({ sku: 'A', stock: 5 });
    ozon.add({ sku: 'B', stock: 5 });
    await set(line(4));
    const answer = await set(line(3), line(3, 'B'));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      result: [
        { offer_id: 'A', updated: false, errors: [{ code: 'TOO_MANY_REQUESTS' }] },
        { offer_id: 'B', updated: true, errors: [] },
      ],
    });
    expect([ozon.stockOf('A'), ozon.stockOf('B'), ozon.violations.pairs]).toEqual([4, 3, 1]);
    await simulator.stop();
    const { ozon: relaxed } = (await start()).marketplaces;
    relaxed.add({ sku: 'A', stock: 5 });
    await set(line(4));
    await set(line(3));
    expect(relaxed.stockOf('A')).toBe(3);
  });

  test('the option ozonRealLimits turns the 30 seconds on', async () => {
    const { ozon } = (await start({ ozonRealLimits: true })).marketplaces;
    ozon.add({ sku: 'A', stock: 5 });
    await set(line(4));
    await set(line(3));
    expect(ozon.stockOf('A')).toBe(4);
    expect(simulator.connections.ozon.settings.minSecondsPerItem).toBe(30);
  });

  test('takes 100 pairs and not 101, and needs a warehouse', async () => {
    await start();
    expect((await set(...Array.from({ length: 100 }, (_, index) => line(index, `X${index}`)))).status).toBe(200);
    expect((await set(...Array.from({ length: 101 }, (_, index) => line(index, `X${index}`)))).status).toBe(400);
    const answer = await set({ offer_id: 'A', stock: 1 });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { code: 3, message: expect.stringContaining('ProductsStocksRequest.Stocks[0]'), details: [] },
    ]);
  });

  test('its limits a minute and a second are answers of 429', async () => {
    const { ozon } = (await start({ limits: { ozon: { stockCallsPerMinute: 1, callsPerSecond: 3 } } })).marketplaces;
    await set(line(1));
    const minute = await set(line(1));
    expect([minute.status, Number(minute.headers.get('retry-after')) > 50]).toEqual([429, true]);
    await set(line(1));
    const second = await set(line(1));
    expect([second.status, second.headers.get('retry-after'), await second.json()]).toEqual([
      429,
      '1',
      { code: 8, message: 'You have reached request rate limit per second' },
    ]);
    expect(ozon.violations).toMatchObject({ requests: 1, stocks: 2 });
  });

  test('shows what is free beside what is reserved', async () => {
    const { ozon } = (await start()).marketplaces;
    ozon.add({ sku: 'A', stock: 5 });
    ozon.sell('A', 2);
    const url = `${simulator.url}/ozon/v2/product/info/stocks-by-warehouse/fbs`;
    const answer = await call('POST', url, headers, { offer_id: ['A'], limit: 10, cursor: '' });
    expect(await answer.json()).toMatchObject({
      products: [{ offer_id: 'A', present: 5, reserved: 2, free_stock: 3, warehouse_id: 22142605386000 }],
      has_next: false,
    });
    expect((await call('POST', url, headers, { offer_id: ['A'] })).status).toBe(400);
  });
});

describe('the simulated Uzum', () => {
  const base = () => simulator.baseUrls.uzum ?? '';
  const headers = { authorization: 'simulated-uzum-token' };
  const wide = { uzum: { perSecond: 1e6, burst: 1e6 } };
  const rowOf = (sku: string, amount: number) => {
    const { link } = simulator.marketplaces.uzum.item(sku);
    return { ...link, skuId: Number(link.skuId), amount, fbsLinked: true, dbsLinked: false };
  };
  const set = (...skuAmountList: object[]) => call('POST', `${base()}/v2/fbs/sku/stocks`, headers, { skuAmountList });

  test('knows the plain token only', async () => {
    await start();
    const url = `${base()}/v3/fbs/sku/stocks`;
    const answer = await call('GET', url, { authorization: 'Bearer simulated-uzum-token' });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { errors: [{ code: 'forbidden-001', message: 'Token not found' }] },
    ]);
    expect((await call('GET', url, headers)).status).toBe(200);
  });

  test('counts only what it updated, and refuses a request with an unlinked row', async () => {
    const { uzum } = (await start({ limits: wide })).marketplaces;
    uzum.add({ sku: 'A', stock: 5 });
    uzum.add({ sku: 'BLOCKED', stock: 5 }).state = 'blocked';
    const answer = await set(rowOf('A', 3), rowOf('BLOCKED', 3));
    expect(await answer.json()).toMatchObject({ payload: { updatedRecords: 1 } });
    expect([uzum.stockOf('A'), uzum.stockOf('BLOCKED')]).toEqual([3, 5]);
    const unlinked = await set({ ...rowOf('A', 1), fbsLinked: false });
    expect([unlinked.status, await unlinked.json()]).toMatchObject([
      400,
      { errors: [{ code: 'validation-failed-001' }] },
    ]);
    expect((await set({ ...rowOf('A', 1), barcode: 1000012345678 })).status).toBe(400);
    expect(uzum.stockOf('A')).toBe(3);
  });

  test('refuses a token without the right', async () => {
    const { uzum } = (await start({ limits: wide })).marketplaces;
    uzum.permissions.update = false;
    const answer = await set();
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { errors: [{ code: 'fbs-2-seller-access-denied' }] },
    ]);
  });

  test('lists page by page and above a skuId, in the envelope with a trace', async () => {
    const { uzum } = (await start({ limits: wide })).marketplaces;
    for (let index = 1; index <= 5; index += 1)
      uzum.add({ sku: `S${index}`, stock: index, link: { skuId: String(index) } });
    const list = async (query: string): Promise<unknown> =>
      (await call('GET', `${base()}/v3/fbs/sku/stocks?${query}`, headers)).json();
    const rows = (...skuIds: number[]) => ({ payload: { skuAmountList: skuIds.map((skuId) => ({ skuId })) } });
    expect(await list('page=1&size=2')).toMatchObject(rows(3, 4));
    expect(await list('page=0&size=100&skuIdFrom=3')).toMatchObject(rows(4, 5));
    expect(await list('size=101')).toMatchObject({ errors: [{ code: 'bad-request-001' }], trace: expect.any(String) });
  });

  test('a burst and a used-up day are answers of 429 with the headers of its bucket', async () => {
    const { uzum } = (await start({ limits: { uzum: { perSecond: 0.001, burst: 2, perDay: 10 } } })).marketplaces;
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await set()).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(uzum.violations).toEqual({ requests: 1, day: 0 });
    await simulator.stop();
    await start({ limits: { uzum: { perSecond: 10, burst: 10, perDay: 1 } } });
    const first = await set();
    expect(first.headers.get('x-ratelimit-remaining-per-day')).toBe('0');
    expect(first.headers.get('x-ratelimit-burst-capacity')).toBe('10');
    expect((await set()).status).toBe(429);
  });
});

test('every answer carries a Date', async () => {
  await start();
  const urls = Object.values(simulator.baseUrls);
  const dates = await Promise.all(urls.map(async (url) => (await fetch(`${url}/none`)).headers.get('date')));
  expect(dates.every((date) => date && !Number.isNaN(Date.parse(date)))).toBe(true);
});
