import { describe, expect, test } from 'vitest';
import { adapterConformance } from './conformance.ts';
import { uzumRecords } from './recorded/uzum.ts';
import { recordedConformance } from './recorded-exchanges.ts';
import { errorOf, figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

adapterConformance({
  adapter: 'uzum',
  simulated: 'uzum',
  linkIds: ['skuId', 'barcode', 'skuTitle', 'productTitle'],
  unknownLink: { skuId: '7', barcode: '7', skuTitle: 'none', productTitle: 'none' },
  bigLink: { skuId: '9007199254740993', barcode: '0000012345678' },
  catalog: true,
  account: true,
  orders: {
    ordersPerPage: 50,
    newOrdersPath: 'status=CREATED',
    tellsReturns: true,
    cancelsParts: true,
    lists: [
      { path: 'status=CREATED', order: 'confirmed' },
      { path: 'status=PACKING', order: 'new' },
    ],
  },
});

recordedConformance(uzumRecords);

const open = (...answers: RecordedAnswer[]) =>
  openScripted('uzum', { credentials: { token: 'secret-token' } }, answers);
const link = (skuId: number | string) => ({
  skuId,
  skuTitle: 'RED-XL',
  productTitle: 'T-shirt',
  barcode: '0000012345678',
});
const row = (skuId: number, amount: number, fbsLinked = true) => ({
  ...link(skuId),
  amount,
  fbsLinked,
  dbsLinked: false,
});
const page = (...rows: object[]) => ({ status: 200, body: { payload: { skuAmountList: rows }, errors: [] } });
const updated = (updatedRecords: number) => ({ status: 200, body: { payload: { updatedRecords } } });
const failure = (status: number, code: string) => ({
  status,
  body: { payload: null, errors: [{ code, message: 'says why' }], trace: 'b1c2' },
});

describe('uzum on the wire', () => {
  test('a push is POST /v2/fbs/sku/stocks with all seven fields and the plain token', async () => {
    const { adapter, requests } = await open(updated(1));
    const { items } = await adapter.pushStock([figure('TS', 7, link(123456))], noAbort);
    expect(items).toEqual([{ key: 'TS', outcome: 'accepted' }]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/fbs/sku/stocks',
      headers: { authorization: 'secret-token', 'content-type': 'application/json' },
    });
    expect(requests[0]?.body).toBe(
      '{"skuAmountList":[{"skuId":123456,"skuTitle":"RED-XL","productTitle":"T-shirt","barcode":"0000012345678","amount":7,"fbsLinked":true,"dbsLinked":false}]}',
    );
  });

  test('a skuId above 2^53 goes out and comes back unrounded', async () => {
    const { adapter, requests } = await open(updated(1), {
      status: 200,
      text: '{"payload":{"skuAmountList":[{"skuId":9007199254740993,"barcode":"1","amount":4,"fbsLinked":true}]}}',
    });
    const settings = link('9007199254740993');
    await adapter.pushStock([figure('A', 4, settings)], noAbort);
    expect(requests[0]?.body).toContain('"skuId":9007199254740993,');
    expect(await adapter.readStock([itemRef('A', settings)], noAbort)).toEqual([{ key: 'A', stock: 4 }]);
    expect(requests[1]?.path).toBe('/v3/fbs/sku/stocks?page=0&size=100&skuIdFrom=9007199254740992');
  });

  test('rows that are not sorted are read page by page', async () => {
    const full = Array.from({ length: 100 }, (_, index) => row(200 - index, index));
    const { adapter, requests } = await open(page(...full), page(row(7, 8)));
    const observed = await adapter.readStock([itemRef('A', link(7)), itemRef('B', link(150))], noAbort);
    expect(observed).toEqual([
      { key: 'A', stock: 8 },
      { key: 'B', stock: 50 },
    ]);
    expect(requests.map(({ path }) => path.split('?')[1])).toEqual([
      'page=0&size=100&skuIdFrom=6',
      'page=1&size=100&skuIdFrom=6',
    ]);
  });

  test('a read names its shops and leaps over what nobody asked for', async () => {
    const full = Array.from({ length: 100 }, (_, index) => row(10 + index, index));
    const { adapter, requests } = await openScripted(
      'uzum',
      { settings: { shopIds: [1, '2'] }, credentials: { token: 'secret-token' } },
      [page(...full), page(row(5000, 8))],
    );
    const items = [itemRef('LATE', link(5000)), itemRef('EARLY', link(10)), itemRef('GAP', link(60_000))];
    const observed = await adapter.readStock(items, noAbort);
    expect(Object.fromEntries(observed.map(({ key, stock }) => [key, stock]))).toEqual({
      EARLY: 0,
      LATE: 8,
      GAP: null,
    });
    expect(requests.map(({ path }) => path)).toEqual([
      '/v3/fbs/sku/stocks?page=0&size=100&skuIdFrom=9&shopIds=1&shopIds=2',
      '/v3/fbs/sku/stocks?page=0&size=100&skuIdFrom=4999&shopIds=1&shopIds=2',
    ]);
  });

  test('when fewer rows were updated than sent, only what reads back is accepted', async () => {
    const { adapter, requests } = await open(updated(1), page(row(1, 7), row(2, 50)));
    const { items } = await adapter.pushStock(
      [figure('A', 7, link(1)), figure('B', 8, link(2)), figure('C', 9, link(3))],
      noAbort,
    );
    expect(items).toEqual([
      { key: 'A', outcome: 'accepted' },
      { key: 'B', outcome: 'rejected', reason: 'Uzum did not take 8: it still shows 50 (blocked or archived?)' },
      { key: 'C', outcome: 'rejected', reason: 'Uzum did not take 9: it does not list the SKU (blocked or archived?)' },
    ]);
    expect(requests).toHaveLength(2);
  });

  test('one row that is not linked to FBS is found by reading, and the rest is sent once more', async () => {
    const { adapter, requests } = await open(
      failure(400, 'validation-failed-001'),
      page(row(1, 1), row(2, 1, false)),
      updated(1),
    );
    const { items } = await adapter.pushStock([figure('A', 7, link(1)), figure('B', 8, link(2))], noAbort);
    expect(items).toEqual([
      { key: 'A', outcome: 'accepted' },
      { key: 'B', outcome: 'rejected', reason: 'the SKU is not linked to FBS on Uzum' },
    ]);
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
    expect(requests[2]?.body).not.toContain('"skuId":2,');
  });

  test('a limit met while reading back leaves the figures unknown', async () => {
    const { adapter } = await open(updated(0), { status: 429 });
    const error = await errorOf(adapter.pushStock([figure('A', 7, link(1))], noAbort));
    expect(error).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
  });

  test.each([
    [{ status: 429 }, { name: 'RetryLater', outcome: 'not-applied', afterMs: null }],
    [
      { status: 429, headers: { 'retry-after': '2' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 2_000 },
    ],
    [
      { status: 429, headers: { 'x-ratelimit-remaining-per-day': '0' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 900_000, message: expect.stringContaining('daily quota') },
    ],
    [
      { status: 403, body: { errors: [{ code: 'forbidden-001', message: 'Token not found' }] } },
      { name: 'Unauthorized', httpStatus: 403, marketplaceCode: 'forbidden-001' },
    ],
    [
      failure(403, 'fbs-2-seller-access-denied'),
      { name: 'Unauthorized', marketplaceCode: 'fbs-2-seller-access-denied' },
    ],
    [failure(403, 'storage-service-04'), { name: 'Rejected', marketplaceCode: 'storage-service-04' }],
    [failure(400, 'bad-request-001'), { name: 'Rejected', httpStatus: 400, marketplaceCode: 'bad-request-001' }],
    [{ status: 500 }, { name: 'RetryLater', outcome: 'unknown' }],
    [
      { status: 200, body: { payload: null } },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
  ] satisfies [RecordedAnswer, object][])('the answer %j ends as %j', async (answer, expected) => {
    const { adapter } = await open(answer);
    const error = await errorOf(adapter.pushStock([figure('A', 1, link(1))], noAbort));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain('secret-token');
  });

  test('a refusal that no row explains refuses the whole push', async () => {
    const { adapter } = await open(failure(400, 'validation-failed-001'), page(row(1, 1)));
    const error = await errorOf(adapter.pushStock([figure('A', 7, link(1))], noAbort));
    expect(error).toMatchObject({ name: 'Rejected', httpStatus: 400, marketplaceCode: 'validation-failed-001' });
  });

  test('what is left of its limits is read from the headers of an answer, and nothing from headers that are not there', async () => {
    const { adapter } = await open();
    const headers = new Headers({ 'X-RateLimit-Remaining': '1', 'X-RateLimit-Remaining-Per-Day': '9000' });
    const answer = { status: 200, text: '', date: null };
    expect(adapter.limits.readCallsLeft?.({ ...answer, headers })).toEqual({ now: 1, today: 9000 });
    expect(adapter.limits.readCallsLeft?.({ ...answer, headers: new Headers() })).toEqual({});
  });
});
