import { describe, expect, test } from 'vitest';
import { adapterConformance } from './conformance.ts';
import { ozonRecords } from './recorded/ozon.ts';
import { recordedConformance } from './recorded-exchanges.ts';
import { errorOf, figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

adapterConformance({
  adapter: 'ozon',
  simulated: 'ozon',
  linkIds: [],
  unknownLink: {},
  catalog: true,
  account: true,
  orders: {
    ordersPerPage: 100,
    newOrdersPath: '/v4/posting/fbs/unfulfilled/list',
    tellsReturns: false,
    cancelsParts: false,
    lists: [
      { path: '/v4/posting/fbs/unfulfilled/list', order: 'new', isSpare: true },
      { path: '/v4/posting/fbs/list', order: 'new' },
    ],
  },
});

recordedConformance(ozonRecords);

const connection = {
  settings: { warehouseId: '22142605386000' },
  credentials: { clientId: '836', apiKey: 'secret-key' },
};
const open = (...answers: RecordedAnswer[]) => openScripted('ozon', connection, answers);

const updated = (offer: string) => ({
  warehouse_id: 22142605386000,
  product_id: 1,
  offer_id: offer,
  updated: true,
  errors: [],
});
const refused = (offer: string, code: string, message: string) => ({
  ...updated(offer),
  updated: false,
  errors: [{ code, message }],
});

describe('ozon on the wire', () => {
  test('a push is POST /v2/products/stocks by offer_id', async () => {
    const { adapter, requests } = await open({ status: 200, body: { result: [updated('PH11042')] } });
    const { items } = await adapter.pushStock([figure('PH11042', 100)], noAbort);
    expect(items).toEqual([{ key: 'PH11042', outcome: 'accepted' }]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/products/stocks',
      headers: { 'client-id': '836', 'api-key': 'secret-key', 'content-type': 'application/json' },
      body: '{"stocks":[{"offer_id":"PH11042","stock":100,"warehouse_id":22142605386000}]}',
    });
  });

  test('a warehouse id above 2^53 goes out and comes back unrounded', async () => {
    const row = '"product_id":1,"sku":1,"present":5,"reserved":2,"free_stock":3';
    const products = `{"offer_id":"A","warehouse_id":9223372036854775806,${row.replace('3', '9')}},{"offer_id":"A","warehouse_id":9223372036854775807,${row}}`;
    const { adapter, requests } = await openScripted(
      'ozon',
      { ...connection, settings: { warehouseId: '9223372036854775807' } },
      [
        { status: 200, body: { result: [updated('A')] } },
        { status: 200, text: `{"products":[${products}],"has_next":false,"cursor":""}` },
      ],
    );
    await adapter.pushStock([figure('A', 1)], noAbort);
    expect(requests[0]?.body).toContain('"warehouse_id":9223372036854775807');
    expect(await adapter.readStock([itemRef('A')], noAbort)).toEqual([{ key: 'A', stock: 3 }]);
  });

  test('a read follows the cursor and gives the free stock of the own warehouse', async () => {
    const row = (offer: string, warehouse: number, free: number) => ({
      offer_id: offer,
      product_id: 28743,
      sku: 147035011,
      warehouse_id: warehouse,
      warehouse_name: 'Main',
      present: free + 3,
      reserved: 3,
      free_stock: free,
    });
    const { adapter, requests } = await open(
      {
        status: 200,
        body: { products: [row('A', 22142605386000, 5), row('A', 7, 99)], has_next: true, cursor: 'next' },
      },
      { status: 200, body: { products: [row('B', 22142605386000, 6)], has_next: false, cursor: '' } },
    );
    const observed = await adapter.readStock([itemRef('A'), itemRef('B'), itemRef('C')], noAbort);
    expect(observed).toEqual([
      { key: 'A', stock: 5 },
      { key: 'B', stock: 6 },
      { key: 'C', stock: null },
    ]);
    expect(requests.map(({ path, body }) => [path, body])).toEqual([
      ['/v2/product/info/stocks-by-warehouse/fbs', '{"offer_id":["A","B","C"],"limit":1000,"cursor":""}'],
      ['/v2/product/info/stocks-by-warehouse/fbs', '{"offer_id":["A","B","C"],"limit":1000,"cursor":"next"}'],
    ]);
  });

  test('inside one 200 some items are set, some come later, some are refused', async () => {
    const result = [
      refused('NO-SUCH', 'NOT_FOUND_ERROR', 'Product is not found'),
      updated('OK'),
      refused('FAST', 'TOO_MANY_REQUESTS', 'too often'),
      refused('FAST-2', 'Stock is updated too frequently', ''),
    ];
    const { adapter } = await open({ status: 200, body: { result } });
    const skus = ['OK', 'FAST', 'FAST-2', 'NO-SUCH', 'FORGOTTEN'];
    const { items } = await adapter.pushStock(
      skus.map((sku) => figure(sku, 1)),
      noAbort,
    );
    expect(items).toEqual([
      { key: 'OK', outcome: 'accepted' },
      { key: 'FAST', outcome: 'retry', afterMs: 30_000, reason: 'TOO_MANY_REQUESTS: too often' },
      { key: 'FAST-2', outcome: 'retry', afterMs: 30_000, reason: 'Stock is updated too frequently' },
      { key: 'NO-SUCH', outcome: 'rejected', reason: 'NOT_FOUND_ERROR: Product is not found' },
      { key: 'FORGOTTEN', outcome: 'rejected', reason: 'the answer does not include it' },
    ]);
  });

  test.each([null, undefined, [], {}, 'none'])(
    'a figure that was set is set, with errors: %j beside it',
    async (errors) => {
      const { adapter } = await open({ status: 200, body: { result: [{ ...updated('A'), errors }] } });
      const { items } = await adapter.pushStock([figure('A', 1)], noAbort);
      expect(items).toEqual([{ key: 'A', outcome: 'accepted' }]);
    },
  );

  test('a result that cannot be read leaves its own figure unknown, and no other', async () => {
    const odd = { ...updated('ODD'), updated: 'perhaps' };
    const { adapter } = await open({ status: 200, body: { result: [odd, updated('A'), null] } });
    const { items } = await adapter.pushStock([figure('ODD', 1), figure('A', 1)], noAbort);
    expect(items).toEqual([{ key: 'A', outcome: 'accepted' }]);
  });

  test.each([
    [
      {
        status: 429,
        headers: { 'ratelimit-remaining': '0', 'retry-after': '1' },
        body: { code: 8, message: 'You have reached request rate limit per second' },
      },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 1_000 },
    ],
    [
      { status: 400, body: { code: 3, message: 'Request validation error: ...', details: [] } },
      { name: 'Rejected', httpStatus: 400, marketplaceCode: '3' },
    ],
    [
      { status: 400, body: { code: 9, message: 'obsolete method', details: [] } },
      { name: 'Rejected', httpStatus: 410, message: expect.stringContaining('settings.methods.setStock') },
    ],
    [
      { status: 403, body: { code: 7, message: 'Api-key is deactivated', details: [] } },
      { name: 'Unauthorized', httpStatus: 403, message: expect.stringContaining('Api-key is deactivated') },
    ],
    [
      { status: 409, body: { code: 9, message: 'Circle is open', details: [] } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 60_000 },
    ],
    [
      { status: 500, body: { code: 13, message: 'Internal error' } },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
    [
      { status: 200, text: '' },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
  ] satisfies [RecordedAnswer, object][])('the answer %j ends as %j', async (answer, expected) => {
    const { adapter } = await open(answer);
    const error = await errorOf(adapter.pushStock([figure('A', 1)], noAbort));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain('secret-key');
  });

  test('what its buckets give in one window of OZON stays below the documented limits', async () => {
    const { buckets } = (await open()).adapter.limits;
    const most = (bucket: string, seconds: number): number => {
      const { perMinute = 0, burst = 0 } = buckets[bucket] ?? {};
      return burst + (perMinute / 60) * seconds;
    };
    expect(most('stocks', 60)).toBeLessThan(80);
    expect(most('stocks', 1) + most('reads', 1)).toBeLessThan(50);
  });

  test('what an answer says is left is read from its header', async () => {
    const { adapter } = await open();
    const left = (value: string | null) =>
      adapter.limits.readCallsLeft?.({ status: 200, text: '', date: null, headers: { get: () => value } });
    expect([left('7'), left(null), left('soon')]).toEqual([{ now: 7 }, {}, {}]);
  });

  test('the seconds between two sets of one item are a setting', async () => {
    const { adapter } = await openScripted(
      'ozon',
      { ...connection, settings: { warehouseId: 1, minSecondsPerItem: 0 } },
      [],
    );
    expect(adapter.limits.minSecondsPerItem).toBe(0);
    expect((await open()).adapter.limits.minSecondsPerItem).toBe(30);
  });
});
