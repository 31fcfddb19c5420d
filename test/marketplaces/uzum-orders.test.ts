import { describe, expect, test } from 'vitest';
import type { OrderQuery } from '../../src/marketplaces/adapter.ts';
import { readOrderState } from '../../src/marketplaces/uzum/order-status.ts';
import { uzumOrder } from './recorded/uzum.ts';
import { noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

const date = 'Fri, 09 Jan 2026 10:30:00 GMT';
const nowMs = Date.parse(date);
const list = (orders: object[] = [], totalAmount = orders.length): RecordedAnswer => ({
  status: 200,
  body: { payload: { totalAmount, orders }, errors: [] },
  headers: { date },
});
const one = (order: object): RecordedAnswer => ({ status: 200, body: { payload: order }, headers: { date } });
const [item] = uzumOrder.orderItems;
const order = (id: number, status: string, over: object = {}, itemOver: object = {}) => ({
  ...uzumOrder,
  id,
  status,
  dateCreated: '2026-01-09T10:00:00Z',
  orderItems: [{ ...item, ...itemOver }],
  ...over,
});
const cursorAt = (over: object = {}) =>
  JSON.stringify({
    since: nowMs - 7_200_000,
    at: nowMs - 30_000,
    shopIds: ['3442'],
    shopsAt: 0,
    turn: 0,
    asked: '',
    ...over,
  });
const all = (over: Partial<OrderQuery> = {}): OrderQuery => ({
  scope: 'all',
  cursor: cursorAt(),
  openOrderIds: [],
  ...over,
});
const read = async (query: OrderQuery, answers: RecordedAnswer[]) => {
  const connection = { settings: { shopIds: ['3442'] }, credentials: { token: 't' } };
  const { adapter, requests } = await openScripted('uzum', connection, answers);
  const reading = await adapter.pollOrders?.(query, noAbort);
  const paths = requests.map(
    ({ path }) => /status=(\w+)&page=\d+/.exec(path)?.[0]?.replace(/status=(\w+)&page=/, '$1 ') ?? path,
  );
  return { events: reading?.events ?? [], cursor: reading?.cursor ?? null, paths };
};

describe('the statuses of an Uzum order', () => {
  test.each([
    ['CREATED', false, { kind: 'open', status: 'new' }],
    ['PACKING', false, { kind: 'open', status: 'confirmed' }],
    ['PENDING_DELIVERY', false, { kind: 'open', status: 'confirmed' }],
    ['DELIVERING', true, { kind: 'open', status: 'shipped' }],
    ['ACCEPTED_AT_DP', true, { kind: 'open', status: 'shipped' }],
    ['DELIVERED', true, { kind: 'open', status: 'shipped' }],
    ['DELIVERED_TO_CUSTOMER_DELIVERY_POINT', true, { kind: 'open', status: 'shipped' }],
    ['COMPLETED', true, { kind: 'open', status: 'delivered' }],
    ['PENDING_CANCELLATION', false, { kind: 'open', status: 'confirmed' }],
    ['PENDING_CANCELLATION', true, { kind: 'open', status: 'shipped' }],
    ['CANCELED', false, { kind: 'cancelled', afterHandover: false }],
    ['CANCELED', true, { kind: 'cancelled', afterHandover: true }],
    ['RETURNED', true, { kind: 'returned' }],
    ['UNHEARD', false, { kind: 'open', status: 'shipped' }],
    ['constructor', false, { kind: 'open', status: 'shipped' }],
  ] as const)('%s, invoiced %s, means %j', (status, hasInvoice, state) => {
    expect(readOrderState(status, hasInvoice)).toEqual(state);
  });
});

describe('the orders of Uzum', () => {
  test('each reading takes new, accepted and cancelled orders, and in turn one open order or one more list', async () => {
    const seen: string[] = [];
    let cursor: string | null = cursorAt({ turn: -1 });
    for (let turn = 0; turn < 6; turn += 1) {
      const last = turn % 2 === 1 ? one(order(turn, 'DELIVERING')) : list();
      const reading = await read(all({ cursor, openOrderIds: ['5', '2'] }), [list(), list(), list(), last]);
      seen.push(reading.paths.join(', '));
      cursor = reading.cursor;
    }
    expect(seen).toEqual([
      'CREATED 0, PACKING 0, CANCELED 0, PENDING_DELIVERY 0',
      'CREATED 0, PACKING 0, CANCELED 0, /v1/fbs/order/2',
      'CREATED 0, PACKING 0, CANCELED 0',
      'CREATED 0, PACKING 0, CANCELED 0, /v1/fbs/order/5',
      'CREATED 0, PACKING 0, CANCELED 0, DELIVERING 0',
      'CREATED 0, PACKING 0, CANCELED 0, /v1/fbs/order/2',
    ]);
  });

  test('cancelled orders are not looked for while none is open', async () => {
    const { paths } = await read(all({ cursor: cursorAt({ turn: 1 }) }), [list(), list()]);
    expect(paths).toEqual(['CREATED 0', 'PACKING 0']);
  });

  test('after a minute and a half without a reading the lists that an order can have reached are read at once', async () => {
    const { paths } = await read(all({ cursor: cursorAt({ at: nowMs - 100_000 }) }), [
      list(),
      list(),
      list(),
      list(),
      list(),
    ]);
    expect(paths).toEqual(['CREATED 0', 'PACKING 0', 'PENDING_DELIVERY 0', 'DELIVERING 0', 'CANCELED 0']);
  });

  test('after a silence every list is read at once, of those that grow for ever both ends', async () => {
    const { paths } = await read(all({ cursor: cursorAt({ at: nowMs - 3 * 3_600_000 }) }), [
      ...Array.from({ length: 8 }, () => list()),
      list(
        Array.from({ length: 50 }, (_, index) => order(index + 1, 'COMPLETED')),
        120,
      ),
      list(),
      list(),
      list(),
    ]);
    expect(paths).toEqual([
      'CREATED 0',
      'PACKING 0',
      'PENDING_DELIVERY 0',
      'DELIVERING 0',
      'ACCEPTED_AT_DP 0',
      'DELIVERED 0',
      'DELIVERED_TO_CUSTOMER_DELIVERY_POINT 0',
      'PENDING_CANCELLATION 0',
      'COMPLETED 0',
      'COMPLETED 2',
      'CANCELED 0',
      'RETURNED 0',
    ]);
  });

  test('an order from before the first reading is reported while it is new or known, and not else', async () => {
    const old = { dateCreated: '2025-12-01T00:00:00Z' };
    const { events } = await read(all({ cursor: cursorAt({ turn: 1 }), openOrderIds: ['3'] }), [
      list([order(1, 'CREATED', old)]),
      list([order(2, 'PACKING', old), order(3, 'PACKING', old)]),
      list(),
    ]);
    expect(events).toMatchObject([
      { event: 'order.created', order_id: '1', status: 'new' },
      { event: 'order.updated', order_id: '3', status: 'confirmed' },
    ]);
    expect(events).toHaveLength(2);
  });

  test('each cancelled and each returned item of a line is an event of its own, the same at every reading', async () => {
    const parts = { amount: 5, cancelled: 2, amountReturns: 1 };
    const { events } = await read(all({ cursor: cursorAt({ turn: 1 }), openOrderIds: ['1'] }), [
      list(),
      list([order(1, 'PACKING', {}, parts)]),
      list(),
    ]);
    expect(events.map(({ event, event_id }) => `${event}: ${event_id}`)).toEqual([
      'order.updated: order 1 confirmed',
      'order.cancelled: order 1 item 55 cancelled 1',
      'order.cancelled: order 1 item 55 cancelled 2',
      'order.returned: order 1 item 55 returned 1',
    ]);
    expect(events[1]).toMatchObject({ items: [{ sku: 'TS-RED-XL', quantity: 1 }] });
    expect(events[1]).not.toHaveProperty('after_handover');
  });

  test('an order that is cancelled as a whole says so once, with its own time and handover', async () => {
    const cancelled = order(
      1,
      'CANCELED',
      { dateCancelled: '2026-01-09T10:20:00Z', invoiceNumber: 'I-1' },
      { cancelled: 1 },
    );
    const { events } = await read(all({ cursor: cursorAt({ turn: 1 }), openOrderIds: ['1'] }), [
      list(),
      list(),
      list([cancelled]),
    ]);
    expect(events).toEqual([
      {
        event: 'order.cancelled',
        event_id: 'order 1 cancelled',
        order_id: '1',
        timestamp: '2026-01-09T10:20:00.000Z',
        after_handover: true,
      },
    ]);
  });

  test('an order that was cancelled before anybody saw it is reported as sold and cancelled, at their own times', async () => {
    const cancelled = order(1, 'CANCELED', { dateCancelled: '2026-01-09T10:20:00Z' }, { amount: 0, cancelled: 2 });
    const { events, paths } = await read(all({ cursor: cursorAt({ turn: 27 }) }), [list(), list(), list([cancelled])]);
    expect(paths).toEqual(['CREATED 0', 'PACKING 0', 'CANCELED 0']);
    expect(events).toMatchObject([
      { event: 'order.created', status: 'new', timestamp: '2026-01-09T10:00:00.000Z', items: [{ quantity: 2 }] },
      { event: 'order.cancelled', event_id: 'order 1 cancelled', timestamp: '2026-01-09T10:20:00.000Z' },
    ]);
    expect(events[1]).not.toHaveProperty('after_handover');
  });

  test.each([
    ['from before the first reading', { dateCreated: '2025-12-01T00:00:00Z' }, {}],
    ['that does not say of how many', {}, { amount: 0, cancelled: 0 }],
  ])('a cancelled order that nobody saw and %s is not reported', async (_which, over, itemOver) => {
    const { events } = await read(all({ cursor: cursorAt({ turn: 27 }) }), [
      list(),
      list(),
      list([order(1, 'CANCELED', over, itemOver)]),
    ]);
    expect(events).toEqual([]);
  });

  test('an open order that the key no longer sees is left as it is', async () => {
    const gone = { status: 400, body: { payload: null, errors: [{ code: 'seller-order-01', message: 'not found' }] } };
    const { events } = await read(all({ openOrderIds: ['1'] }), [list(), list(), list(), gone]);
    expect(events).toEqual([]);
  });

  test('a line names itself by the seller’s code, then its title, and never by the product that several SKUs share', async () => {
    const items = [
      { ...item, id: 1, sellerSkuCode: 'CODE', skuTitle: 'Title' },
      { ...item, id: 2, sellerSkuCode: null, skuTitle: 'Title' },
      { ...item, id: 3, sellerSkuCode: '', skuTitle: null },
      { ...item, id: 4, amount: 0 },
    ];
    const { events } = await read(all({ scope: 'new' }), [list([order(1, 'CREATED', { orderItems: items })])]);
    expect(events).toMatchObject([{ items: [{ sku: 'CODE' }, { sku: 'Title' }, { sku: 'product 777' }] }]);
    expect(JSON.stringify(events)).not.toContain('marketplace_product_id');
  });

  test('a time that comes in milliseconds is understood, and what is to be handed over by when is reported', async () => {
    const times = { dateCreated: nowMs, deliverUntil: '2026-01-11T00:00:00+05:00' };
    const { events } = await read(all({ scope: 'new' }), [list([order(1, 'CREATED', times)])]);
    expect(events).toMatchObject([{ timestamp: '2026-01-09T10:30:00.000Z', ship_by: '2026-01-10T19:00:00.000Z' }]);
  });

  test.each([
    ['an ISO time', '2026-01-09T10:00:00.500Z', '2026-01-09T10:00:00.500Z'],
    ['milliseconds', nowMs - 1_800_000, '2026-01-09T10:00:00.000Z'],
    ['milliseconds as text', String(nowMs - 1_800_000), '2026-01-09T10:00:00.000Z'],
    ['seconds', (nowMs - 1_800_000) / 1_000, '2026-01-09T10:00:00.000Z'],
    ['another zone', '2026-01-09T15:00:00+05:00', '2026-01-09T10:00:00.000Z'],
    ['no zone', '2026-01-09T10:00:00.5', '2026-01-09T10:00:00.500Z'],
    ['the parts of a time', [2026, 1, 9, 10, 0], '2026-01-09T10:00:00.000Z'],
    // Tashkent's clock is ahead of the reading: an order is not made after it.
    ['no zone, from a clock in Tashkent', '2026-01-09T15:00:00', '2026-01-09T10:30:00.000Z'],
    ['nothing', null, '2026-01-09T10:30:00.000Z'],
    ['words', 'yesterday', '2026-01-09T10:30:00.000Z'],
  ])('a time that is %s is understood, and never hides the other orders', async (_form, dateCreated, timestamp) => {
    const orders = [order(1, 'CREATED', { dateCreated }), order(2, 'CREATED')];
    const { events } = await read(all({ scope: 'new' }), [list(orders)]);
    expect(events.find((event) => 'order_id' in event && event.order_id === '1')).toMatchObject({ timestamp });
    expect(events).toHaveLength(2);
  });

  test('an order that is over is reported if it was made since the first reading, also by a time without a zone', async () => {
    const done = order(1, 'COMPLETED', { dateCreated: '2026-01-09T09:00:00', invoiceNumber: 'I' });
    const lists = [...Array.from({ length: 8 }, () => list()), list([done]), list(), list()];
    const { events } = await read(all({ cursor: cursorAt({ at: nowMs - 3_600_000 }) }), lists);
    expect(events).toMatchObject([{ event: 'order.created', order_id: '1' }]);
  });

  test('a line cancelled to zero gives back all that was counted, and the other lines stay', async () => {
    const lines = [
      { ...item, id: 55, amount: 0, cancelled: 2, status: 'CANCELED' },
      { ...item, id: 56, sellerSkuCode: 'CASE-1', amount: 1, cancelled: 0 },
    ];
    const query = all({ cursor: cursorAt({ turn: 1 }), openOrderIds: ['1'] });
    const { events } = await read(query, [list(), list([order(1, 'PACKING', { orderItems: lines })]), list()]);
    expect(events.map(({ event_id }) => event_id)).toEqual([
      'order 1 confirmed',
      'order 1 item 55 cancelled 1',
      'order 1 item 55 cancelled 2',
    ]);
  });

  test('first seen so, such a line is sold and cancelled: nothing of it is taken', async () => {
    const lines = [{ ...item, amount: 0, cancelled: 2 }];
    const { events } = await read(all({ scope: 'new' }), [list([order(1, 'CREATED', { orderItems: lines })])]);
    expect(events).toMatchObject([
      { event: 'order.created', items: [{ quantity: 2 }] },
      { event: 'order.cancelled', items: [{ quantity: 1 }] },
      { event: 'order.cancelled', items: [{ quantity: 1 }] },
    ]);
  });

  test('shops that cannot be read are those of the last reading', async () => {
    const cursor = cursorAt({ shopsAt: Date.now() - 7_200_000, turn: 1 });
    const gone = { status: 404, body: { errors: [{ code: 'not-found', message: null }] } };
    const connection = { settings: {}, credentials: { token: 't' } };
    const { adapter, requests } = await openScripted('uzum', connection, [gone, list([order(1, 'CREATED')]), list()]);
    const reading = await adapter.pollOrders?.(all({ cursor }), noAbort);
    expect(reading?.events).toMatchObject([{ event: 'order.created', order_id: '1' }]);
    expect(requests[1]?.path).toContain('shopIds=3442');
  });
});
