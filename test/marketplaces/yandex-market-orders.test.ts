import { describe, expect, test } from 'vitest';
import type { OrderQuery } from '../../src/marketplaces/adapter.ts';
import type { MarketplaceEvent } from '../../src/marketplaces/event.ts';
import { eventSchema } from '../../src/marketplaces/event-schema.ts';
import { parseSettings } from '../../src/marketplaces/registry.ts';
import { yandexMarket } from '../../src/marketplaces/yandex-market/yandex-market.ts';
import { notifications, order } from './recorded/yandex-market.ts';
import { errorOf, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

const settings = { campaignId: 987, businessId: 55 };
const credentials = { apiKey: 'ACMA:secret-key' };
const open = (...answers: RecordedAnswer[]) => openScripted('yandex_market', { settings, credentials }, answers);
const page = (orders: object[], nextPageToken?: string): RecordedAnswer => ({
  status: 200,
  body: { orders, paging: nextPageToken ? { nextPageToken } : {} },
});
const ask = (over: Partial<OrderQuery> = {}): OrderQuery => ({ scope: 'new', cursor: null, openOrderIds: [], ...over });
/** The cursor of a shop that is polled since 2020, last so many ms ago; its returns were read so many ms ago. */
const polled = (agoMs = 60_000, returnsAgoMs = 0) => {
  const returnsAt = new Date(Date.now() - returnsAgoMs).toISOString();
  const until = new Date(Date.now() - agoMs).toISOString();
  return JSON.stringify({
    since: '2020-01-01T00:00:00.000Z',
    until,
    returnsFrom: returnsAt,
    returnsAskedAt: returnsAt,
  });
};
const names = (events: MarketplaceEvent[]) =>
  events.map((event) => ['event' in event && event.event, 'status' in event && event.status].filter(Boolean).join(' '));

async function read(...orders: object[]): Promise<MarketplaceEvent[]> {
  const { adapter } = await open(page(orders));
  const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor: polled() }), noAbort);
  for (const event of reading?.events ?? []) expect(eventSchema.safeParse(event).error).toBeUndefined();
  return reading?.events ?? [];
}

describe("yandex market's orders on the wire", () => {
  test('the new ones are those of this shop that nobody has handed over', async () => {
    const { adapter, requests } = await open(page([order(1, 'PROCESSING')]));
    const reading = await adapter.pollOrders?.(ask({ cursor: 'any' }), noAbort);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/businesses/55/orders?limit=50',
      headers: { 'api-key': 'ACMA:secret-key' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      dates: { updateDateFrom: expect.stringMatching(/Z$/) },
      campaignIds: [987],
      statuses: ['RESERVED', 'UNPAID', 'PENDING', 'PROCESSING'],
    });
    expect(reading).toEqual({
      unreadable: [],
      cursor: 'any',
      events: [
        {
          event: 'order.created',
          event_id: 'order 1 created',
          order_id: '1',
          timestamp: '2026-07-17T07:00:00.000Z',
          items: [{ sku: '557722', quantity: 2 }],
        },
      ],
    });
  });

  test('changes are asked for from before the last reading, and pages are followed by their token', async () => {
    const { adapter, requests } = await open(page([order(1, 'PROCESSING')], 'to k'), page([order(1, 'DELIVERY')]));
    const cursor = polled(3 * 3_600_000);
    const last = new Date(JSON.parse(cursor).until);
    const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor }), noAbort);
    const body = JSON.parse(requests[0]?.body ?? '');
    expect(last.getTime() - Date.parse(body.dates.updateDateFrom)).toBe(15 * 60_000);
    expect(body).not.toHaveProperty('statuses');
    expect(requests[1]?.path).toBe('/v1/businesses/55/orders?limit=50&page_token=to%20k');
    // It changed between the pages: the later reading counts.
    expect(names(reading?.events ?? [])).toEqual(['order.created', 'order.updated shipped']);
    const { since, until } = JSON.parse(reading?.cursor ?? '');
    expect(since).toBe('2020-01-01T00:00:00.000Z');
    expect(Date.parse(until)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(until)).toBeGreaterThan(Date.now() - 10_000);
  });

  test('never more than 30 days are asked for', async () => {
    const { adapter, requests } = await open(page([]));
    await adapter.pollOrders?.(ask({ scope: 'all', cursor: polled(90 * 86_400_000) }), noAbort);
    const from = Date.parse(JSON.parse(requests[0]?.body ?? '').dates.updateDateFrom);
    expect(Date.now() - from).toBeLessThan(30 * 86_400_000);
  });

  test('a test order never moves stock', async () => {
    expect(await read(order(1, 'PROCESSING', { fake: true }))).toEqual([]);
  });

  test('an order of another shop of the cabinet is not ours', async () => {
    expect(await read(order(1, 'PROCESSING', { campaignId: 988 }))).toEqual([]);
  });

  test("an order that ships from Market's warehouse says so", async () => {
    const [created] = await read(order(1, 'PROCESSING', { programType: 'FBY' }));
    expect(created).toMatchObject({ fulfilment: 'marketplace' });
  });

  test.each([
    ['RESERVED', '', ['order.created']],
    ['UNPAID', '', ['order.created']],
    ['PENDING', '', ['order.created']],
    ['PROCESSING', 'STARTED', ['order.created']],
    ['PROCESSING', 'READY_TO_SHIP', ['order.created', 'order.updated confirmed']],
    ['PROCESSING', 'SHIPPED', ['order.created', 'order.updated shipped']],
    ['DELIVERY', 'DELIVERY_SERVICE_RECEIVED', ['order.created', 'order.updated shipped']],
    ['PICKUP', '', ['order.created', 'order.updated shipped']],
    ['DELIVERED', '', ['order.created', 'order.updated delivered']],
    ['PARTIALLY_RETURNED', '', ['order.created', 'order.updated delivered']],
    ['CANCELLED', 'USER_CHANGED_MIND', ['order.created', 'order.cancelled']],
    ['RETURNED', '', ['order.created', 'order.returned']],
    ['PLACING', '', []],
    ['UNKNOWN', '', []],
    ['STATUS_OF_TOMORROW', '', []],
    ['constructor', '', []],
    ['PROCESSING', 'constructor', ['order.created']],
  ])('an order that is %s/%s means %j', async (status, substatus, expected) => {
    expect(names(await read(order(1, status, { substatus })))).toEqual(expected);
  });

  test.each([
    ['USER_NOT_PAID', false],
    ['PURCHASE_GROUP_THRESHOLD_NOT_REACHED_CANCELLED', false],
    ['CANCELLED_COURIER_NOT_FOUND', false],
    ['COURIER_NOT_COME_FOR_ORDER', false],
    ['POSTPAID_FAILED', false],
    ['NO_PERSONAL_DATA_EXPIRED', false],
    ['SHOP_FAILED', false],
    ['PICKUP_EXPIRED', true],
    ['FULL_NOT_RANSOM', true],
    ['USER_CHANGED_MIND', undefined],
  ])('a cancellation for %s was after handover: %s', async (substatus, afterHandover) => {
    const event = (await read(order(1, 'CANCELLED', { substatus }))).at(-1);
    expect(event).toMatchObject({ event: 'order.cancelled', timestamp: '2026-07-17T07:05:00.000Z' });
    expect(event && 'after_handover' in event ? event.after_handover : undefined).toBe(afterHandover);
  });

  test('ids above 2^53 and leading zeros survive', async () => {
    const text = `{"orders":[{"orderId":9007199254740993,"campaignId":987,"status":"PROCESSING","items":[{"offerId":"0557722","count":1}]}]}`;
    const { adapter } = await open({ status: 200, text });
    const reading = await adapter.pollOrders?.(ask(), noAbort);
    expect(reading?.events[0]).toMatchObject({
      order_id: '9007199254740993',
      items: [{ sku: '0557722', quantity: 1 }],
    });
  });

  test('the price of one unit is what the seller gets for the line, divided', async () => {
    const prices = {
      payment: { value: 2200.1, currencyId: 'RUR' },
      cashback: { value: 100, currencyId: 'RUR' },
      subsidy: { value: 299.9, currencyId: 'RUR' },
    };
    const items = (count: number) => ({ items: [{ id: 1, offerId: 'A', count, prices }] });
    const [two] = await read(order(1, 'PROCESSING', items(2)));
    expect(two).toMatchObject({ currency: 'RUB', items: [{ sku: 'A', quantity: 2, price: '1300.0000' }] });
    const [three] = await read(order(1, 'PROCESSING', items(3)));
    expect(three).toMatchObject({ items: [{ sku: 'A', quantity: 3, price: '866.6667' }] });
    const [none] = await read(order(1, 'PROCESSING'));
    expect(none && 'items' in none ? none.items?.[0]?.price : '').toBeUndefined();
  });

  test('pages whose token does not move end the reading instead of losing what is behind them', async () => {
    const { adapter } = await open(page([order(1, 'PROCESSING')], 'same'), page([order(2, 'PROCESSING')], 'same'));
    const error = await errorOf(adapter.pollOrders?.(ask(), noAbort) ?? Promise.resolve());
    expect(error).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
  });
});

/** Items of an order: [status, count] of each. */
const units = (count: number, ...statuses: [string, number][]) => ({
  items: [{ id: 7, offerId: '557722', count, itemStatuses: statuses.map(([status, n]) => ({ status, count: n })) }],
});
const ids = (events: MarketplaceEvent[]) => events.map(({ event_id }) => event_id);

describe("yandex market's single items on the wire", () => {
  test('an item that is cancelled in an order that goes on comes back, the same at every reading', async () => {
    const query = ask({ scope: 'all', cursor: polled(), openOrderIds: ['1'] });
    const list = page([order(1, 'PROCESSING', units(3, ['CREATED', 2], ['CANCELLED', 1]))]);
    const { adapter } = await open(list, list);
    const [first, second] = [await adapter.pollOrders?.(query, noAbort), await adapter.pollOrders?.(query, noAbort)];
    expect(first?.events).toMatchObject([
      { event: 'order.cancelled', event_id: 'order 1 item 7 cancelled 1', items: [{ sku: '557722', quantity: 1 }] },
    ]);
    expect(first?.events[0]).not.toHaveProperty('after_handover');
    expect(second?.events).toEqual(first?.events);
  });

  test.each([
    ['with the cancelled one in it', 3],
    ['without it', 2],
  ])('first seen so, with a count %s, two of three are taken', async (_what, count) => {
    const events = await read(order(1, 'PROCESSING', units(count, ['CREATED', 2], ['CANCELLED', 1])));
    expect(events).toMatchObject([
      { event: 'order.created', items: [{ quantity: 3 }] },
      { event: 'order.cancelled', items: [{ quantity: 1 }] },
    ]);
  });

  test('a line cancelled to zero gives back all that was counted', async () => {
    const query = ask({ scope: 'all', cursor: polled(), openOrderIds: ['1'] });
    const { adapter } = await open(page([order(1, 'PROCESSING', units(0, ['CANCELLED', 2]))]));
    expect(ids((await adapter.pollOrders?.(query, noAbort))?.events ?? [])).toEqual([
      'order 1 item 7 cancelled 1',
      'order 1 item 7 cancelled 2',
    ]);
  });

  test('what is returned, or not redeemed, of a delivered order is expected back; what is lost is not', async () => {
    const events = await read(
      order(
        1,
        'PARTIALLY_RETURNED',
        units(5, ['DELIVERED_TO_BUYER', 1], ['RETURNED', 2], ['REJECTED', 1], ['LOST', 1]),
      ),
    );
    expect(ids(events)).toEqual([
      'order 1 created',
      'order 1 delivered',
      'order 1 item 7 returned 1',
      'order 1 item 7 returned 2',
      'order 1 item 7 returned 3',
    ]);
  });

  test('an item cancelled after the handover is on its way back', async () => {
    const events = await read(order(1, 'DELIVERY', units(2, ['SHIPPED', 1], ['CANCELLED', 1])));
    expect(events.at(-1)).toMatchObject({ event: 'order.cancelled', after_handover: true });
  });

  test('an order that is over as a whole says so once', async () => {
    expect(names(await read(order(1, 'RETURNED', units(2, ['RETURNED', 2]))))).toEqual([
      'order.created',
      'order.returned',
    ]);
    expect(names(await read(order(1, 'CANCELLED', units(2, ['CANCELLED', 2]))))).toEqual([
      'order.created',
      'order.cancelled',
    ]);
  });
});

describe("yandex market's list of returns on the wire", () => {
  const back = (orderId: number, shipmentStatus: string | null, count = 1, over: object = {}) => {
    const items = [{ marketSku: 1, shopSku: '557722', count }];
    return { id: orderId * 10, orderId, shipmentStatus, returnType: 'RETURN', items, ...over };
  };
  const returnsPage = (returns: object[], nextPageToken?: string): RecordedAnswer => ({
    status: 200,
    body: { status: 'OK', result: { returns, paging: nextPageToken ? { nextPageToken } : {} } },
  });
  const readAll = async (cursor: string, ...answers: RecordedAnswer[]) => {
    const { adapter, requests } = await open(...answers);
    return { reading: await adapter.pollOrders?.(ask({ scope: 'all', cursor }), noAbort), requests };
  };
  const due = () => polled(60_000, 3_600_000);

  test('it is read every ten minutes, by the day, and its orders by their ids', async () => {
    const { reading, requests } = await readAll(
      due(),
      page([]),
      returnsPage([back(1, 'IN_TRANSIT')]),
      page([order(1, 'DELIVERED')]),
    );
    const day = new Date(Date.now() - 3_600_000 - 2 * 86_400_000).toISOString().slice(0, 10);
    expect(requests[1]).toMatchObject({
      method: 'GET',
      path: `/v2/campaigns/987/returns?fromDate=${day}&limit=50`,
    });
    expect(JSON.parse(requests[2]?.body ?? '')).toEqual({ campaignIds: [987], orderIds: [1] });
    expect(ids(reading?.events ?? [])).toEqual(['order 1 created', 'order 1 delivered', 'order 1 item 1 returned 1']);
    expect((await readAll(reading?.cursor ?? '', page([]))).requests).toHaveLength(1);
  });

  test.each([
    ['RECEIVED', 1],
    ['READY_FOR_PICKUP', 1],
    ['PICKED', 1],
    ['CREATED', 0],
    ['EXPIRED', 0],
    ['CANCELLED', 0],
    ['LOST', 0],
    ['UTILIZED', 0],
    ['RECEIVED_FOR_EXPROPRIATION', 0],
    [null, 0],
    ['STATUS_OF_TOMORROW', 0],
  ])('a return that is %s is expected: %i items', async (status, count) => {
    const changed = page([order(1, 'DELIVERED')]);
    const { reading } = await readAll(due(), changed, returnsPage([back(1, status)]));
    expect(reading?.events.filter(({ event }) => event === 'order.returned')).toHaveLength(count);
  });

  test('with a fast return the buyer keeps the goods', async () => {
    const list = returnsPage([back(1, 'PICKED', 1, { fastReturn: true })]);
    const { reading } = await readAll(due(), page([order(1, 'DELIVERED')]), list);
    expect(ids(reading?.events ?? [])).not.toContain('order 1 item 1 returned 1');
  });

  test('what order and list both report is one return', async () => {
    const changed = page([order(1, 'PARTIALLY_RETURNED', units(2, ['DELIVERED_TO_BUYER', 1], ['RETURNED', 1]))]);
    const { reading } = await readAll(due(), changed, returnsPage([back(1, 'IN_TRANSIT')]));
    expect(reading?.events.filter(({ event }) => event === 'order.returned')).toHaveLength(1);
  });

  test('a row that cannot be read costs no other', async () => {
    const rows = [
      { id: 1, orderId: null },
      back(1, 'IN_TRANSIT', 1, { items: [null, { shopSku: '557722', count: 1 }] }),
    ];
    const { reading } = await readAll(due(), page([order(1, 'DELIVERED')]), returnsPage(rows));
    expect(ids(reading?.events ?? [])).toContain('order 1 item 1 returned 1');
    expect(reading?.unreadable).toHaveLength(2);
  });

  test('where it is refused the sales are told all the same, and it is asked again ten minutes later from the same day', async () => {
    const cursor = due();
    const gone = { status: 423, body: { status: 'ERROR', errors: [{ code: 'LOCKED', message: 'x' }] } };
    const { reading } = await readAll(cursor, page([order(1, 'PROCESSING')]), gone);
    expect(names(reading?.events ?? [])).toEqual(['order.created']);
    expect(reading?.failure).toMatchObject({ name: 'Rejected', httpStatus: 423 });
    const next = JSON.parse(reading?.cursor ?? '');
    expect(next.returnsFrom).toBe(JSON.parse(cursor).returnsFrom);
    expect(Date.now() - Date.parse(next.returnsAskedAt)).toBeLessThan(10_000);
  });
});

describe("yandex market's notifications", () => {
  const account = { settings: parseSettings(yandexMarket.settingsSchema, settings, []), credentials };
  const receive = (body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const receivedAt = new Date('2026-11-24T10:00:00.789Z');
    const result = yandexMarket.notifications?.receive({ body: text, receivedAt }, account);
    if (!result) throw new Error('yandex market takes no notifications');
    return result;
  };
  const reply = { status: 200, body: { version: '1.0.0', name: 'ombor', time: '2026-11-24T10:00:00Z' } };

  test.each([
    ['created', 'orders'],
    ['cancelled', 'orders'],
    ['statusUpdated', 'orders'],
    ['feedback', 'nothing'],
  ] as const)('%s is answered as Market asks, kept, and rings %s', (name, ring) => {
    const type = notifications[name].notificationType;
    expect(receive(notifications[name])).toMatchObject({ type, reply, ring, keep: true });
  });

  test('a ping is answered like the others and leaves nothing', () => {
    expect(receive(notifications.ping)).toEqual({ type: 'PING', reply, ring: 'nothing', keep: false });
  });

  test("another shop's notification is answered and dropped", () => {
    const result = receive({ ...notifications.created, campaignId: 988 });
    expect(result).toMatchObject({ reply, ring: 'nothing', keep: false });
  });

  test.each(['', 'no json', '[]', '{}', '{"notificationType":5}'])('the body %j is a wrong event', (body) => {
    expect(receive(body)).toMatchObject({
      reply: { status: 400, body: { error: { type: 'WRONG_EVENT_FORMAT', message: expect.stringMatching(/.+/) } } },
      keep: false,
    });
  });

  test('the same notification has the same identity, a later one about the same order another', () => {
    const { identity } = receive(notifications.created);
    expect(receive(JSON.stringify(notifications.created, null, 1)).identity).toBe(identity);
    expect(receive({ ...notifications.created, createdAt: '2026-01-16T10:09:50.000Z' }).identity).not.toBe(identity);
  });

  test('the networks that Market names are the built-in ones, and a ping leaves it one second', () => {
    expect(yandexMarket.notifications).toMatchObject({
      sources: ['5.45.207.0/25', '141.8.142.0/25', '5.255.253.0/25'],
      answerWithinMs: 1_000,
    });
  });
});
