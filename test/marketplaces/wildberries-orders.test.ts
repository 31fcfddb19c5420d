import { describe, expect, test } from 'vitest';
import type { OrderQuery } from '../../src/marketplaces/adapter.ts';
import { readOrderState } from '../../src/marketplaces/wildberries/order-status.ts';
import { assemblyTask } from './recorded/wildberries.ts';
import { noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

const at = { headers: { date: 'Fri, 09 Jan 2026 10:30:00 GMT' } };
const atS = Date.parse('2026-01-09T10:30:00Z') / 1000;
const orders = (...list: object[]): RecordedAnswer => ({ status: 200, body: { orders: list, next: 0 }, ...at });
const statuses = (...rows: [id: number, supplierStatus: string, wbStatus: string][]): RecordedAnswer => ({
  status: 200,
  body: { orders: rows.map(([id, supplierStatus, wbStatus]) => ({ id, supplierStatus, wbStatus })) },
  ...at,
});
const task = (id: number, over: object = {}) => ({ ...assemblyTask, id, createdAt: '2026-01-09T10:29:00Z', ...over });
const all = (over: Partial<OrderQuery> = {}): OrderQuery => ({ scope: 'all', cursor: null, openOrderIds: [], ...over });
const open = (settings: object, ...answers: RecordedAnswer[]) =>
  openScripted('wildberries', { settings: { warehouseId: 658434, ...settings }, credentials: { token: 't' } }, answers);
const read = async (query: OrderQuery, answers: RecordedAnswer[], settings = {}) => {
  const { adapter, requests } = await open(settings, ...answers);
  const reading = await adapter.pollOrders?.(query, noAbort);
  return {
    events: reading?.events ?? [],
    cursor: reading?.cursor ?? null,
    paths: requests.map(({ path }) => path),
    requests,
  };
};

describe('the two statuses of a Wildberries order', () => {
  test.each([
    ['new', 'waiting', { kind: 'open', status: 'new' }],
    ['confirm', 'waiting', { kind: 'open', status: 'confirmed' }],
    ['complete', 'waiting', { kind: 'open', status: 'shipped' }],
    ['complete', 'sorted', { kind: 'open', status: 'shipped' }],
    ['complete', 'accepted_by_carrier', { kind: 'open', status: 'shipped' }],
    ['complete', 'sent_to_carrier', { kind: 'open', status: 'shipped' }],
    ['complete', 'ready_for_pickup', { kind: 'open', status: 'shipped' }],
    ['complete', 'postponed_delivery', { kind: 'open', status: 'shipped' }],
    ['complete', 'sold', { kind: 'open', status: 'delivered' }],
    ['new', 'declined_by_client', { kind: 'cancelled', afterHandover: false }],
    ['cancel', 'declined_by_client', { kind: 'cancelled', afterHandover: false }],
    ['new', 'canceled', { kind: 'cancelled', afterHandover: false }],
    ['confirm', 'canceled_by_client', { kind: 'cancelled', afterHandover: false }],
    ['cancel', 'waiting', { kind: 'cancelled', afterHandover: false }],
    ['cancel', 'canceled', { kind: 'cancelled', afterHandover: false }],
    ['complete', 'declined_by_client', { kind: 'cancelled', afterHandover: true }],
    ['complete', 'canceled', { kind: 'cancelled', afterHandover: true }],
    ['complete', 'canceled_by_client', { kind: 'cancelled', afterHandover: true }],
    ['confirm', 'defect', { kind: 'cancelled', afterHandover: true }],
    ['cancel', 'sorted', { kind: 'cancelled', afterHandover: true }],
    ['cancel_missed_call', 'canceled_by_missed_call', { kind: 'cancelled', afterHandover: true }],
    ['deliver', 'canceled_by_missed_call', { kind: 'cancelled', afterHandover: true }],
    ['confirm', 'canceled_by_missed_call', { kind: 'cancelled', afterHandover: false }],
    ['cancel_carrier', 'canceled_by_carrier', { kind: 'cancelled', afterHandover: true }],
    ['complete', 'canceled_by_carrier', { kind: 'cancelled', afterHandover: true }],
    ['cancel_of_tomorrow', 'waiting', { kind: 'cancelled', afterHandover: true }],
    ['new', 'canceled_for_a_new_reason', { kind: 'cancelled', afterHandover: true }],
    ['deliver', 'waiting', { kind: 'open', status: 'shipped' }],
    ['receive', 'waiting', { kind: 'open', status: 'delivered' }],
    ['receive', 'sold', { kind: 'open', status: 'delivered' }],
    ['reject', 'waiting', { kind: 'cancelled', afterHandover: true }],
    ['unheard', 'waiting', { kind: 'open', status: 'shipped' }],
    ['constructor', 'waiting', { kind: 'open', status: 'shipped' }],
    ['complete', 'constructor', { kind: 'open', status: 'shipped' }],
    ['complete', 'unheard', { kind: 'open', status: 'shipped' }],
  ] as const)('%s and %s mean %j', (supplierStatus, wbStatus, state) => {
    expect(readOrderState(supplierStatus, wbStatus)).toEqual(state);
  });
});

describe('the orders of Wildberries', () => {
  test('the first reading takes the new ones only and remembers the time by the marketplace’s clock', async () => {
    const { events, cursor, paths } = await read(all(), [orders(task(1))]);
    expect(events).toMatchObject([{ event: 'order.created', order_id: '1' }]);
    expect(paths).toEqual(['/api/v3/orders/new']);
    expect(JSON.parse(cursor ?? '')).toEqual({ since: atS, from: atS, deep: atS });
  });

  test('a later one reads the history from an hour before, in windows of 30 days, and asks for statuses', async () => {
    const old = JSON.stringify({ since: atS - 50 * 86_400, from: atS - 40 * 86_400 });
    const { events, paths } = await read(all({ cursor: old }), [
      orders(),
      orders(task(1), task(2), task(3)),
      orders(task(3)),
      statuses([1, 'confirm', 'waiting'], [2, 'cancel', 'canceled'], [3, 'complete', 'canceled_by_client']),
    ]);
    const start = atS - 40 * 86_400 - 3600;
    const middle = start + 30 * 86_400;
    expect(paths).toEqual([
      '/api/v3/orders/new',
      `/api/v3/orders?limit=200&next=0&dateFrom=${start}&dateTo=${middle}`,
      `/api/v3/orders?limit=200&next=0&dateFrom=${middle}&dateTo=${atS + 1}`,
      '/api/v3/orders/status',
    ]);
    expect(events).toMatchObject([
      { event: 'order.created', order_id: '1', status: 'confirmed' },
      { event: 'order.created', order_id: '2', status: 'new' },
      { event: 'order.created', order_id: '3', status: 'shipped' },
      { event: 'order.cancelled', order_id: '2', after_handover: false },
      { event: 'order.cancelled', order_id: '3', after_handover: true },
    ]);
    expect(events).toHaveLength(5);
  });

  test('nothing from before the first reading is reported, however near it is', async () => {
    const { paths } = await read(all({ cursor: JSON.stringify({ since: atS - 60, from: atS - 10 }) }), [
      orders(),
      orders(),
    ]);
    expect(paths[1]).toContain(`dateFrom=${atS - 60}&`);
  });

  test('pages of the history follow its "next"', async () => {
    const full = Array.from({ length: 200 }, (_, index) => task(index + 1));
    const cursor = JSON.stringify({ since: atS - 600, from: atS - 60 });
    const { paths, events } = await read(all({ cursor }), [
      orders(),
      { status: 200, body: { orders: full, next: 200 }, ...at },
      orders(task(201)),
      statuses(
        ...Array.from({ length: 201 }, (_, index): [number, string, string] => [index + 1, 'confirm', 'waiting']),
      ),
    ]);
    expect(paths[2]).toContain('next=200&');
    expect(events).toHaveLength(201);
  });

  test('statuses are asked for in groups of a thousand, ids unrounded', async () => {
    const ids = ['9007199254740993', ...Array.from({ length: 1000 }, (_, index) => String(index + 1))];
    const { requests, events } = await read(all({ openOrderIds: ids }), [
      orders(),
      { status: 200, text: '{"orders":[{"id":9007199254740993,"supplierStatus":"complete","wbStatus":"sold"}]}' },
      statuses([1000, 'confirm', 'waiting']),
    ]);
    expect(requests[1]?.body).toContain('{"orders":[9007199254740993,1,2,');
    expect(requests[2]?.body).toBe('{"orders":[1000]}');
    expect(events).toMatchObject([
      { event: 'order.updated', order_id: '9007199254740993', status: 'delivered' },
      { event: 'order.updated', order_id: '1000', status: 'confirmed' },
    ]);
  });

  test('an order that its buyer takes back in the first hour is cancelled although it is still listed as new', async () => {
    const { events } = await read(all({ openOrderIds: ['1'] }), [
      orders(task(1)),
      statuses([1, 'new', 'declined_by_client']),
    ]);
    expect(events).toMatchObject([
      { event: 'order.created', order_id: '1' },
      { event: 'order.cancelled', order_id: '1', after_handover: false },
    ]);
  });

  test('an order that was cancelled before anybody saw it is reported as sold and cancelled when it was made', async () => {
    const { events } = await read(all({ cursor: JSON.stringify({ since: atS - 600, from: atS - 60 }) }), [
      orders(),
      orders(task(1, { createdAt: '2026-01-09T10:29:30Z' })),
      statuses([1, 'new', 'declined_by_client']),
    ]);
    expect(events).toMatchObject([
      { event: 'order.created', order_id: '1', status: 'new', timestamp: '2026-01-09T10:29:30.000Z' },
      { event: 'order.cancelled', order_id: '1', after_handover: false, timestamp: '2026-01-09T10:29:30.000Z' },
    ]);
  });

  test('the history is read until it says that there is no more, not until a page is short', async () => {
    const page = (next: number, ...list: object[]): RecordedAnswer => ({
      ...orders(...list),
      body: { orders: list, next },
    });
    const cursor = JSON.stringify({ since: atS - 7_200, from: atS - 30 });
    const { events } = await read(all({ cursor }), [
      orders(),
      page(5, task(1)),
      page(0, task(2)),
      statuses([1, 'confirm', 'waiting'], [2, 'confirm', 'waiting']),
    ]);
    expect(events.map(({ event_id }) => event_id)).toEqual(
      expect.arrayContaining([expect.stringContaining('1'), expect.stringContaining('2')]),
    );
    expect(events.filter(({ event }) => event === 'order.created')).toHaveLength(2);
  });

  test.each([3, 5])('a warehouse that delivers by %i is not taken: its orders are not read', async (deliveryType) => {
    const warehouses = [{ id: 658_434, name: 'WH', deliveryType, isDeleting: false }];
    const { adapter } = await open({}, { status: 200, body: warehouses });
    expect((await adapter.checkAccount?.(noAbort))?.missing).toEqual([
      expect.stringContaining(`(${deliveryType}) whose orders are not read`),
    ]);
  });

  test.each([2, 6])(
    'a warehouse that delivers by DBS (%i) is taken with the lists of DBS, and only with them',
    async (deliveryType) => {
      const answer = { status: 200, body: [{ id: 658_434, name: 'WH', deliveryType, isDeleting: false }] };
      const missing = async (settings: object) => {
        const { adapter } = await open(settings, answer);
        return (await adapter.checkAccount?.(noAbort))?.missing;
      };
      expect(await missing({ orderSchemes: ['dbs'] })).toEqual([]);
      expect(await missing({})).toEqual([expect.stringContaining('set orderSchemes to ["dbs"]')]);
    },
  );

  const dbsStatuses = (...rows: object[]): RecordedAnswer => ({ status: 200, body: { orders: rows }, ...at });
  const dbs = { orderSchemes: ['dbs'] };

  test('statuses of DBS come from the method of 2026, and an order that it does not know has none', async () => {
    const { events, paths, requests } = await read(
      all({ openOrderIds: ['123456', '999'] }),
      [
        orders(task(300)),
        dbsStatuses(
          { orderId: 123456, supplierStatus: 'confirm', wbStatus: 'waiting', errors: [] },
          { orderId: 999, supplierStatus: '', wbStatus: '', errors: [{ code: 404, detail: 'NotFound' }] },
        ),
      ],
      dbs,
    );
    expect(paths).toEqual(['/api/v3/dbs/orders/new', '/api/marketplace/v3/dbs/orders/status/info']);
    expect(requests[1]?.body).toBe('{"ordersIds":[123456,999]}');
    expect(events).toMatchObject([
      { event: 'order.created', order_id: '300' },
      { event: 'order.updated', order_id: '123456', status: 'confirmed' },
    ]);
    expect(events).toHaveLength(2);
  });

  test('an order of FBS and one of DBS are each asked for where they are', async () => {
    const { events, paths } = await read(
      all({ openOrderIds: ['1', '2'] }),
      [
        orders(),
        orders(),
        statuses([1, 'confirm', 'waiting']),
        dbsStatuses({ orderId: 2, supplierStatus: 'receive', wbStatus: 'sold', errors: [] }),
      ],
      { orderSchemes: ['fbs', 'dbs'] },
    );
    expect(paths.slice(2)).toEqual(['/api/v3/orders/status', '/api/marketplace/v3/dbs/orders/status/info']);
    expect(events).toMatchObject([
      { order_id: '1', status: 'confirmed' },
      { order_id: '2', status: 'delivered' },
    ]);
  });

  test('an order of DBS that was confirmed while nobody polled is reported when it is over, by the history of 30 days', async () => {
    const hour = 3600;
    const begun = { since: atS - 72 * hour, from: atS - hour, deep: atS - hour };
    const late = task(1, { createdAt: new Date((atS - 71.5 * hour) * 1000).toISOString() });
    const { events, paths, cursor } = await read(
      all({ cursor: JSON.stringify(begun) }),
      [orders(), orders(late), dbsStatuses({ orderId: 1, supplierStatus: 'receive', wbStatus: 'sold', errors: [] })],
      dbs,
    );
    expect(paths[1]).toContain(`dateFrom=${atS - 72 * hour}&`);
    expect(events).toMatchObject([{ event: 'order.created', order_id: '1', status: 'delivered' }]);
    expect(JSON.parse(cursor ?? '')).toMatchObject({ deep: atS });
    // Within the next hour only what is new is read.
    const next = await read(all({ cursor }), [orders(), orders()], dbs);
    expect(next.paths[1]).toContain(`dateFrom=${atS - hour}&`);
  });

  describe('after an outage that is longer than the history', () => {
    const days = (count: number) => atS - count * 86_400;
    // The last reading was on 2025-10-01, and the history begins on 2025-10-12.
    const old = JSON.stringify({ since: days(200), from: days(100) });
    const archived = (id: number, createdAt: string, statusPair: [string, string], over: object = {}) => {
      const { nmId, chrtId, skus, article, price, convertedPrice, currencyCode, convertedCurrencyCode } = assemblyTask;
      const [supplierStatus, wbStatus] = statusPair;
      return {
        id,
        createdAt,
        warehouseId: 658434,
        product: { nmId, chrtId, skus, article },
        priceInfo: { price, convertedPrice, currencyCode, convertedCurrencyCode },
        status: { supplierStatus, wbStatus },
        ...over,
      };
    };
    const archive = (next: number | string | null, ...list: object[]): RecordedAnswer => ({
      status: 200,
      body: { orders: list, next },
      ...at,
    });
    const windows = [orders(), orders(), orders()];
    const path = '/api/marketplace/v3/fbs/orders/archive';
    const readOld = async (archives: RecordedAnswer[], settings = {}, rest: RecordedAnswer[] = []) => {
      const { adapter, requests } = await open(settings, orders(), ...windows, ...archives, ...rest);
      const reading = (await adapter.pollOrders?.(all({ cursor: old }), noAbort))!;
      return { reading, paths: requests.map(({ path: one }) => one) };
    };

    test('the archive is read month by month and page by page, and its orders are sales with their prices', async () => {
      const { reading, paths } = await readOld([
        archive(null),
        archive('9007199254740993', archived(1, '2025-10-05', ['complete', 'sold'])),
        archive(null, archived(2, '2025-10-06', ['complete', 'waiting'])),
      ]);
      expect(paths[1]).toContain(`dateFrom=${atS + 1 - 89 * 86_400}&`);
      expect(paths.slice(4)).toEqual([
        `${path}?year=2025&month=9&limit=200&next=0`,
        `${path}?year=2025&month=10&limit=200&next=0`,
        `${path}?year=2025&month=10&limit=200&next=9007199254740993`,
      ]);
      expect(reading.unreadable).toEqual([]);
      expect(reading.failure).toBeUndefined();
      const sales = reading.events.flatMap((event) => (event.event === 'order.created' ? [event] : []));
      expect(sales).toMatchObject([
        { order_id: '1', status: 'delivered', timestamp: '2025-10-05T00:00:00.000Z' },
        { order_id: '2', status: 'shipped' },
      ]);
      expect(sales[0]?.items[0]).toMatchObject({ link: { chrtId: String(assemblyTask.chrtId) }, price: '283.22' });
      expect(JSON.parse(reading.cursor ?? '')).toMatchObject({ from: atS });
    });

    test('what was cancelled is sold and cancelled; what is of another warehouse or of another time is no sale', async () => {
      const { reading } = await readOld([
        archive(null),
        archive(
          null,
          archived(1, '2025-10-05', ['cancel', 'canceled']),
          archived(2, '2025-10-05', ['complete', 'sold'], { warehouseId: 7 }),
          archived(3, '2025-10-20', ['complete', 'sold']),
          archived(4, '2025-10-05', ['complete', 'canceled_by_client']),
        ),
      ]);
      expect(reading.events.map(({ event_id }) => event_id)).toEqual([
        'order 1 created',
        'order 4 created',
        'order 1 cancelled',
        'order 4 cancelled',
      ]);
    });

    test.each([
      ['is refused', { status: 404, body: { title: 'path not found', status: 404 } }],
      ['cannot be read', { status: 200, body: { result: [{ id: 1 }] } }],
    ])('an archive that %s costs no other order: its days are reported as missing', async (_what, answer) => {
      const { reading } = await readOld([answer]);
      expect(reading.unreadable).toEqual([
        {
          id: null,
          problem: expect.stringMatching(
            /archive cannot be read .*: orders of 2025-10-01 to 2025-10-12 are only in the cabinet/,
          ),
        },
      ]);
      expect(reading.failure).toBeUndefined();
      expect(JSON.parse(reading.cursor ?? '')).toMatchObject({ from: atS });
    });

    test('an archive that does not answer now is read again with the next poll', async () => {
      const { reading } = await readOld([{ status: 503 }]);
      expect(reading.failure).toMatchObject({ httpStatus: 503 });
      expect(reading.cursor).toBe(old);
    });

    test('an archived order that cannot be read is reported and costs no other', async () => {
      const { product: _product, ...bare } = archived(5, '2025-10-05', ['complete', 'sold']);
      const { reading } = await readOld([
        archive(null),
        archive(null, bare, archived(6, '2025-10-05', ['complete', 'sold'])),
      ]);
      expect(reading.unreadable).toEqual([{ id: '5', problem: expect.stringContaining('orders.0.product') }]);
      expect(reading.events).toMatchObject([{ order_id: '6' }]);
    });

    test('DBS has no archive: its days are reported as missing', async () => {
      const { adapter, requests } = await open({ orderSchemes: ['dbs'] }, orders(), ...windows, orders());
      const reading = await adapter.pollOrders?.(all({ cursor: old }), noAbort);
      expect(requests.some(({ path: one }) => one.includes('archive'))).toBe(false);
      expect(reading?.unreadable).toEqual([
        { id: null, problem: expect.stringContaining('orders of 2025-10-01 to 2025-10-12 are only in the cabinet') },
      ]);
    });
  });

  test('the "next" of the history is an int64: no digit is lost', async () => {
    const cursor = JSON.stringify({ since: atS - 600, from: atS - 60 });
    const { paths } = await read(all({ cursor }), [
      orders(),
      { status: 200, text: `{"next":9007199254740993,"orders":[${JSON.stringify(task(1))}]}`, ...at },
      orders(),
      statuses([1, 'confirm', 'waiting']),
    ]);
    expect(paths[2]).toContain('next=9007199254740993&');
  });

  test('when statuses are refused the new orders are told all the same, and the next poll begins where this one began', async () => {
    const cursor = JSON.stringify({ since: atS - 600, from: atS - 60 });
    const gone: RecordedAnswer = { status: 404, body: { title: 'path not found', status: 404 }, ...at };
    const { adapter } = await open({}, orders(task(1)), orders(task(2)), gone);
    const reading = await adapter.pollOrders?.(all({ cursor, openOrderIds: ['7'] }), noAbort);
    expect(reading?.events).toMatchObject([{ event: 'order.created', order_id: '1' }]);
    expect(reading?.failure).toMatchObject({ name: 'Rejected', httpStatus: 404 });
    expect(reading?.cursor).toBe(cursor);
  });

  test('an order of the history without a status is a sale', async () => {
    const cursor = JSON.stringify({ since: atS - 600, from: atS - 60 });
    const { events } = await read(all({ cursor }), [orders(), orders(task(1)), statuses()]);
    expect(events).toMatchObject([{ event: 'order.created', order_id: '1', status: 'new' }]);
  });

  test.each([
    [{ convertedPrice: 28322, convertedCurrencyCode: 643 }, '283.22', 'RUB'],
    [{ convertedPrice: 5, convertedCurrencyCode: 860 }, '0.05', 'UZS'],
    [{ convertedPrice: null, convertedCurrencyCode: null }, '10.14', 'BYN'],
    [{ convertedPrice: null, currencyCode: 999 }, undefined, undefined],
  ])('a price %j is %s %s', async (over, price, currency) => {
    const { events } = await read(all(), [orders(task(1, over))]);
    const [event] = events;
    if (event?.event !== 'order.created') throw new Error('no order');
    expect([event.items[0]?.price, event.currency]).toEqual([price, currency]);
  });
});
