import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts';

const wide = { perMinute: 1e9, perSecond: 1e9, burst: 1e9, perDay: 1e9, contentPerMinute: 1e9, contentBurst: 1e9 };
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ limits: { uzum: wide, wildberries: wide }, firstOrderNumber: 5_000 });
});
afterAll(() => simulator.stop());

describe('the orders of the simulated Wildberries', () => {
  const market = () => simulator.marketplaces.wildberries;
  const base = () => `${simulator.url}/wildberries/api/v3`;
  const headers = { authorization: 'simulated-wildberries-token' };
  const get = async (path: string) => (await fetch(base() + path, { headers })).json();
  const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body: unknown) =>
    fetch(base() + path, { method, headers, body: JSON.stringify(body) });
  afterEach(() => Object.assign(market().switches, { deliversByDbs: false, lacksMarketplace: false }));

  test('a basket of three is three tasks of one unit with one orderUid', async () => {
    market().add({ sku: 'A', stock: 2, link: { chrtId: '11' } });
    market().placeOrder([{ sku: 'A', quantity: 3, price: '99.50' }], { force: true });
    const { orders } = (await get('/orders/new')) as { orders: Record<string, unknown>[] };
    expect(orders).toHaveLength(3);
    expect(new Set(orders.map(({ orderUid }) => orderUid)).size).toBe(1);
    expect(orders[0]).toMatchObject({ chrtId: 11, skus: ['0011'], article: 'A', price: 9950, isZeroOrder: true });
  });

  test('the list of new ones empties when they are taken on, the history keeps them', async () => {
    const ids = market().orders.all.map(({ id }) => id);
    for (const id of ids) market().confirmOrder(id);
    expect(await get('/orders/new')).toEqual({ orders: [] });
    const nowS = Math.floor(Date.now() / 1000);
    const history = await get(`/orders?limit=2&next=0&dateFrom=${nowS - 60}&dateTo=${nowS + 60}`);
    expect(history).toMatchObject({ next: Number(ids[1]), orders: [{ id: Number(ids[0]) }, { id: Number(ids[1]) }] });
    const rest = await get(`/orders?limit=2&next=${ids[1]}&dateFrom=${nowS - 60}&dateTo=${nowS + 60}`);
    expect(rest).toMatchObject({ next: 0, orders: [{ id: Number(ids[2]) }] });
  });

  test('statuses come for known ids only, and cancelling is for orders that have not left', async () => {
    const [first = '', second = ''] = market().orders.all.map(({ id }) => id);
    market().shipOrder(second);
    expect((await send('PATCH', `/orders/${first}/cancel`, {})).status).toBe(204);
    expect((await send('PATCH', `/orders/${second}/cancel`, {})).status).toBe(409);
    const answer = await send('POST', '/orders/status', { orders: [Number(first), Number(second), 1] });
    expect(await answer.json()).toEqual({
      orders: [
        { id: Number(first), supplierStatus: 'cancel', wbStatus: 'canceled' },
        { id: Number(second), supplierStatus: 'complete', wbStatus: 'sorted' },
      ],
    });
  });

  test('a window of more than 30 days and an empty list of ids are refused', async () => {
    const nowS = Math.floor(Date.now() / 1000);
    const wide = await fetch(`${base()}/orders?limit=1&next=0&dateFrom=${nowS - 31 * 86_400}&dateTo=${nowS}`, {
      headers,
    });
    expect(wide.status).toBe(400);
    expect((await send('POST', '/orders/status', { orders: [] })).status).toBe(400);
  });

  test('orders that the seller delivers stand in the lists of DBS', async () => {
    market().switches.deliversByDbs = true;
    market().placeOrder([{ sku: 'A', quantity: 1 }], { force: true });
    expect(await get('/orders/new')).toEqual({ orders: [] });
    expect(JSON.stringify(await get('/dbs/orders/new'))).toContain('"deliveryType":"dbs"');
    expect(await get('/warehouses')).toMatchObject([{ id: 658434, deliveryType: 2, isProcessing: false }]);
  });

  test('a deleted record shows nothing until stock is set again', async () => {
    market().add({ sku: 'GONE', stock: 5, link: { chrtId: '12' } });
    expect((await send('DELETE', '/stocks/658434', { chrtIds: [12] })).status).toBe(204);
    expect(await (await send('POST', '/stocks/658434', { chrtIds: [12] })).json()).toEqual({ stocks: [] });
    await send('PUT', '/stocks/658434', { stocks: [{ chrtId: 12, amount: 4 }] });
    expect(await (await send('POST', '/stocks/658434', { chrtIds: [12] })).json()).toEqual({
      stocks: [{ chrtId: 12, amount: 4 }],
    });
  });

  test('a token without the category is refused', async () => {
    market().switches.lacksMarketplace = true;
    const answer = await fetch(`${base()}/warehouses`, { headers });
    expect([answer.status, await answer.json()]).toEqual([403, { code: 'AccessDenied', message: '' }]);
  });
});

describe('the orders of the simulated Uzum', () => {
  const market = () => simulator.marketplaces.uzum;
  const headers = { authorization: 'simulated-uzum-token' };
  const get = (path: string) => fetch((simulator.baseUrls.uzum ?? '') + path, { headers });
  const place = () => {
    const placed = market().placeOrder([{ sku: 'A', quantity: 2 }]);
    return placed.ok ? (placed.orders[0]?.id ?? '') : '';
  };
  beforeAll(() => market().add({ sku: 'A', stock: 1_000 }));

  test('come by one status, newest first, fifty a page at most, and only with shopIds', async () => {
    const [first, second] = [place(), place()];
    const answer = await get('/v2/fbs/orders?shopIds=3442&status=CREATED&page=0&size=50');
    expect(await answer.json()).toMatchObject({
      payload: { totalAmount: 2, orders: [{ id: Number(second), status: 'CREATED' }, { id: Number(first) }] },
    });
    expect((await get('/v2/fbs/orders?status=CREATED')).status).toBe(400);
    expect((await get('/v2/fbs/orders?shopIds=3442&size=51')).status).toBe(400);
    expect((await get('/v2/fbs/orders?shopIds=3442&status=NONE')).status).toBe(400);
    expect(await (await get('/v2/fbs/orders/count?shopIds=3442&status=CREATED')).json()).toMatchObject({ payload: 2 });
  });

  test('carry neither skuId nor barcode, and an invoice once they have left', async () => {
    const id = place();
    const read = async () => (await (await get(`/v1/fbs/order/${id}`)).json()) as { payload: Record<string, unknown> };
    const { payload } = await read();
    expect(payload).toMatchObject({ invoiceNumber: null, orderItems: [{ sellerSkuCode: 'A', amount: 2 }] });
    expect(JSON.stringify(payload.orderItems)).not.toMatch(/skuId|barcode/);
    market().shipOrder(id);
    expect((await read()).payload).toMatchObject({ status: 'DELIVERING', invoiceNumber: `INV-${id}` });
  });

  test('are confirmed and cancelled by the seller, each from the right status only', async () => {
    const id = place();
    const post = (action: string) =>
      fetch(`${simulator.baseUrls.uzum}/v1/fbs/order/${id}/${action}`, { method: 'POST', headers });
    expect(await (await post('confirm')).json()).toMatchObject({ payload: { status: 'PACKING' } });
    expect(await (await post('confirm')).json()).toMatchObject({ errors: [{ code: 'seller-order-02' }] });
    expect(await (await post('cancel')).json()).toMatchObject({ payload: { status: 'CANCELED' } });
    expect(await (await get('/v1/fbs/order/1')).json()).toMatchObject({ errors: [{ code: 'seller-order-01' }] });
  });
});

test('the same seed and the same first number give the same orders', async () => {
  const idsOf = async () => {
    const other = await startSimulator({ seed: 2, firstOrderNumber: 7_000 });
    other.marketplaces.ozon.add({ sku: 'A', stock: 9 });
    for (let order = 0; order < 3; order += 1) other.marketplaces.ozon.sell('A', 1);
    await other.stop();
    return other.marketplaces.ozon.orders.all.map(({ id }) => id);
  };
  expect(await idsOf()).toEqual(['7000', '7001', '7002']);
  expect(await idsOf()).toEqual(['7000', '7001', '7002']);
});
