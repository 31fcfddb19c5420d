import { describe, expect, test } from 'vitest';
import { adapterConformance } from './conformance.ts';
import { wildberriesDbsRecords, wildberriesRecords } from './recorded/wildberries.ts';
import { recordedConformance } from './recorded-exchanges.ts';
import { errorOf, figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

adapterConformance({
  adapter: 'wildberries',
  simulated: 'wildberries',
  linkIds: ['chrtId'],
  unknownLink: { chrtId: '12345678' },
  bigLink: { chrtId: '9007199254740993' },
  catalog: true,
  account: true,
  // No status of Wildberries tells of goods that come back after they were sold.
  orders: {
    newOrdersPath: '/api/v3/orders/new',
    tellsReturns: false,
    cancelsParts: false,
    lists: [
      { path: '/api/v3/orders/new', order: 'confirmed' },
      { path: '/api/v3/orders?', order: 'new' },
    ],
  },
});

recordedConformance(wildberriesRecords);
recordedConformance(wildberriesDbsRecords);

const connection = { settings: { warehouseId: 658434 }, credentials: { token: 'secret-jwt' } };
const open = (...answers: RecordedAnswer[]) => openScripted('wildberries', connection, answers);
const conflict = (code: string, ...chrtIds: number[]) => ({
  status: 409,
  body: [{ code, message: 'says why', data: chrtIds.map((chrtId) => ({ sku: 'skuTest', chrtId, amount: 1 })) }],
});

describe('wildberries on the wire', () => {
  test('a push is PUT /api/v3/stocks/{warehouseId} with the plain token', async () => {
    const { adapter, requests } = await open({ status: 204 });
    const { items } = await adapter.pushStock(
      [figure('A', 10, { chrtId: 12345678 }), figure('B', 0, { chrtId: '12345679' })],
      noAbort,
    );
    expect(items.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      path: '/api/v3/stocks/658434',
      headers: { authorization: 'secret-jwt', 'content-type': 'application/json' },
      body: '{"stocks":[{"chrtId":12345678,"amount":10},{"chrtId":12345679,"amount":0}]}',
    });
  });

  test('a chrtId above 2^53 goes out and comes back unrounded', async () => {
    const { adapter, requests } = await open(
      { status: 204 },
      { status: 200, text: '{"stocks":[{"chrtId":9007199254740993,"amount":4}]}' },
    );
    const settings = { chrtId: '9007199254740993' };
    await adapter.pushStock([figure('A', 4, settings)], noAbort);
    expect(requests[0]?.body).toBe('{"stocks":[{"chrtId":9007199254740993,"amount":4}]}');
    expect(await adapter.readStock([itemRef('A', settings)], noAbort)).toEqual([{ key: 'A', stock: 4 }]);
    expect(requests[1]).toMatchObject({
      method: 'POST',
      path: '/api/v3/stocks/658434',
      body: '{"chrtIds":[9007199254740993]}',
    });
  });

  test('after a 409 the named items are refused, the rest is sent once more, and only what reads back is accepted', async () => {
    const { adapter, requests } = await open(
      conflict('NotFound', 2),
      { status: 204 },
      {
        status: 200,
        body: {
          stocks: [
            { chrtId: 1, amount: 11 },
            { chrtId: 3, amount: 99 },
          ],
        },
      },
    );
    const { items } = await adapter.pushStock(
      [figure('A', 11, { chrtId: 1 }), figure('B', 12, { chrtId: 2 }), figure('C', 13, { chrtId: 3 })],
      noAbort,
    );
    expect(requests.map(({ method, body }) => `${method} ${body}`)).toEqual([
      'PUT {"stocks":[{"chrtId":1,"amount":11},{"chrtId":2,"amount":12},{"chrtId":3,"amount":13}]}',
      'PUT {"stocks":[{"chrtId":1,"amount":11},{"chrtId":3,"amount":13}]}',
      'POST {"chrtIds":[1,3]}',
    ]);
    expect(items).toEqual([
      { key: 'B', outcome: 'rejected', reason: 'NotFound: says why' },
      { key: 'A', outcome: 'accepted' },
      { key: 'C', outcome: 'retry', ignored: true, afterMs: 5_000, reason: 'shows 99 after 13 was set' },
    ]);
  });

  test('a 409 that names every item ends without another request', async () => {
    const { adapter, requests } = await open(conflict('CargoWarehouseRestrictionMGT', 1));
    const { items } = await adapter.pushStock([figure('A', 11, { chrtId: 1 })], noAbort);
    expect(items).toEqual([{ key: 'A', outcome: 'rejected', reason: 'CargoWarehouseRestrictionMGT: says why' }]);
    expect(requests).toHaveLength(1);
  });

  test('an older 409 that names the barcode only is understood', async () => {
    const { adapter } = await open({
      status: 409,
      body: [{ code: 'NotFound', message: 'Not found', data: [{ sku: 'A', amount: 10 }] }],
    });
    const { items } = await adapter.pushStock([figure('A', 11, { chrtId: 1 })], noAbort);
    expect(items).toEqual([{ key: 'A', outcome: 'rejected', reason: 'NotFound: Not found' }]);
  });

  test('a 409 that names a barcode of the product is understood, unless several items of the call have it', async () => {
    const named = {
      status: 409,
      body: [{ code: 'NotFound', message: 'Not found', data: [{ sku: '2037', amount: 10 }] }],
    };
    const item = (sku: string, chrtId: number, ...barcodes: string[]) => ({ ...figure(sku, 1, { chrtId }), barcodes });
    const one = await open(named, { status: 204 }, { status: 200, body: { stocks: [{ chrtId: 2, amount: 1 }] } });
    const first = await one.adapter.pushStock([item('A', 1, '1999', '2037'), item('B', 2, '2038')], noAbort);
    expect(first.items).toEqual([
      { key: 'A', outcome: 'rejected', reason: 'NotFound: Not found' },
      { key: 'B', outcome: 'accepted' },
    ]);
    const shared = await open(named);
    const { items } = await shared.adapter.pushStock([item('A', 1, '2037'), item('B', 2, '2037')], noAbort);
    expect(items.map(({ outcome }) => outcome)).toEqual(['suspected', 'suspected']);
    const bySku = await open(named, { status: 204 }, { status: 200, body: { stocks: [{ chrtId: 2, amount: 1 }] } });
    const { items: third } = await bySku.adapter.pushStock([item('2037', 1), item('B', 2, '2037')], noAbort);
    expect(third.map(({ outcome }) => outcome)).toEqual(['rejected', 'accepted']);
  });

  test.each([
    ['null for data', [{ code: 'ProductPropertyConflict', message: 'x', data: null }]],
    ['no data', [{ code: 'NotFound', message: 'Not found' }]],
    ['a barcode that is not ours', [{ code: 'NotFound', message: 'Not found', data: [{ sku: '2037', amount: 10 }] }]],
    ['an item that was not sent', [{ code: 'NotFound', message: 'm', data: [{ sku: '', chrtId: 99, amount: 10 }] }]],
    ['one object', { code: 'NotFound', message: 'Not found' }],
    ['no JSON at all', 'conflict'],
  ])('a 409 with %s blames nobody: all are suspected, and nothing more is sent', async (_what, body) => {
    const { adapter, requests } = await open({ status: 409, body });
    const { items } = await adapter.pushStock([figure('A', 1, { chrtId: 1 }), figure('B', 1, { chrtId: 2 })], noAbort);
    const reason = expect.stringContaining('PUT stocks: HTTP 409');
    expect(items).toEqual([
      { key: 'A', outcome: 'suspected', reason },
      { key: 'B', outcome: 'suspected', reason },
    ]);
    expect(requests).toHaveLength(1);
  });

  test('of a 409 that names some, those are refused, and the rest is suspected if it is refused again without a name', async () => {
    const { adapter, requests } = await open(
      {
        status: 409,
        body: [
          { code: 'NotFound', message: 'Not found', data: [{ sku: '', chrtId: 1, amount: 1 }] },
          { code: 'NotFound', message: 'Not found', data: [{ sku: '2037', amount: 1 }] },
        ],
      },
      { status: 409, body: [{ code: 'NotFound', message: 'Not found', data: [{ sku: '2037', amount: 1 }] }] },
    );
    const { items } = await adapter.pushStock(
      [figure('A', 1, { chrtId: 1 }), figure('B', 1, { chrtId: 2 }), figure('C', 1, { chrtId: 3 })],
      noAbort,
    );
    expect(items.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual(['A rejected', 'B suspected', 'C suspected']);
    expect(requests).toHaveLength(2);
  });

  test('a limit met between a 409 and its read-back leaves the figures unknown', async () => {
    const { adapter } = await open(conflict('NotFound', 2), { status: 429, headers: { 'x-ratelimit-retry': '2' } });
    const push = adapter.pushStock([figure('A', 1, { chrtId: 1 }), figure('B', 1, { chrtId: 2 })], noAbort);
    expect(await errorOf(push)).toMatchObject({ name: 'RetryLater', outcome: 'unknown', afterMs: 2_000 });
  });

  test('what would be a costly 4XX is refused before it is sent', async () => {
    const { adapter, requests } = await open({ status: 204 });
    const { items } = await adapter.pushStock(
      [figure('BIG', 100_001, { chrtId: 1 }), figure('BARE', 1, {}), figure('OK', 100_000, { chrtId: 2 })],
      noAbort,
    );
    const outcomes = Object.fromEntries(items.map(({ key, outcome }) => [key, outcome]));
    expect(outcomes).toEqual({ OK: 'accepted', BIG: 'rejected', BARE: 'rejected' });
    expect(requests.map(({ body }) => body)).toEqual(['{"stocks":[{"chrtId":2,"amount":100000}]}']);
  });

  test.each([
    [
      { status: 409, body: [{ code: 'StoreIsProcessing', message: 'busy' }] },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 5_000 },
    ],
    [
      { status: 406, body: { code: 'WarehouseStocksUpdateBlock', message: 'try later' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 10_000, httpStatus: 406 },
    ],
    [
      { status: 429, headers: { 'retry-after': '3' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 3_000 },
    ],
    [
      { status: 429, headers: { 'x-ratelimit-retry': '2', 'retry-after': '7' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 7_000 },
    ],
    [
      { status: 429, headers: { 'x-ratelimit-reset': '29' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 29_000 },
    ],
    [
      { status: 429, headers: { 'x-ratelimit-retry': '2', 'x-ratelimit-reset': '29', 'x-ratelimit-limit': '10' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 2_000 },
    ],
    [{ status: 429 }, { name: 'RetryLater', outcome: 'not-applied', afterMs: null }],
    [
      { status: 401, body: { title: 'unauthorized', detail: 'token problem', code: '07e4668e', status: 401 } },
      { name: 'Unauthorized', httpStatus: 401, message: expect.stringContaining('token problem') },
    ],
    [
      { status: 403, body: { code: 'AccessDenied', message: '' } },
      { name: 'Unauthorized', marketplaceCode: 'AccessDenied' },
    ],
    [
      { status: 404, body: { code: 'NotFound', message: '' } },
      { name: 'Rejected', httpStatus: 404 },
    ],
    [
      { status: 406, body: { code: 'StatusNotAcceptable', message: 'stock updates blocked' } },
      { name: 'Rejected', httpStatus: 406, marketplaceCode: 'StatusNotAcceptable' },
    ],
    [{ status: 502 }, { name: 'RetryLater', outcome: 'unknown' }],
  ] satisfies [RecordedAnswer, object][])('the answer %j ends as %j', async (answer, expected) => {
    const { adapter } = await open(answer);
    const error = await errorOf(adapter.pushStock([figure('A', 1, { chrtId: 1 })], noAbort));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain('secret-jwt');
  });

  test('what is left of its limits is read from the headers of an answer, and nothing from headers that are not there', async () => {
    const { adapter } = await open();
    const headers = new Headers({ 'X-Ratelimit-Remaining': '17' });
    const answer = { status: 200, text: '', date: null };
    expect(adapter.limits.readCallsLeft?.({ ...answer, headers })).toEqual({ now: 17 });
    expect(adapter.limits.readCallsLeft?.({ ...answer, headers: new Headers() })).toEqual({});
  });
});
