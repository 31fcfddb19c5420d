import { createServer } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { MarketplaceAdapter, OrderReading } from '../../src/marketplaces/adapter.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { page as ozonPage, posting } from './recorded/ozon.ts';
import { uzumOrder } from './recorded/uzum.ts';
import { assemblyTask } from './recorded/wildberries.ts';
import { order as yandexOrder } from './recorded/yandex-market.ts';
import { errorOf, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

type Row = Record<string, unknown>;
const at = new Date(Date.now() + 60_000).toISOString();

/** The list of new orders of a marketplace. */
interface List {
  name: string;
  connection: { settings: Record<string, unknown>; credentials: Record<string, unknown> };
  order(status: string): Row;
  /** The status of a new order, and where the list is in the answer. */
  status: string;
  member: string;
  body(orders: unknown): Row;
}

const lists: List[] = [
  {
    name: 'uzum',
    connection: { settings: { shopIds: ['3442'] }, credentials: { token: 't' } },
    order: (status) => ({ ...uzumOrder, id: 1, status, dateCreated: at }),
    status: 'CREATED',
    member: 'orders',
    body: (orders) => ({ payload: { totalAmount: 1, orders }, errors: [], error: 'null' }),
  },
  {
    name: 'wildberries',
    connection: { settings: { warehouseId: 658434 }, credentials: { token: 't' } },
    order: () => ({ ...assemblyTask, id: 1, createdAt: at }),
    status: 'new',
    member: 'orders',
    body: (orders) => ({ orders }),
  },
  {
    name: 'ozon',
    connection: { settings: { warehouseId: '20605650762000' }, credentials: { clientId: '836', apiKey: 'k' } },
    order: (status) => ({ ...(posting('P-1', status) as Row), in_process_at: at }),
    status: 'awaiting_packaging',
    member: 'postings',
    body: (postings) => ({ ...ozonPage([]), postings }),
  },
  {
    name: 'yandex_market',
    connection: { settings: { campaignId: 987, businessId: 55 }, credentials: { apiKey: 'ACMA:k' } },
    order: (status) => ({ ...(yandexOrder(1, status) as Row), creationDate: at }),
    status: 'PROCESSING',
    member: 'orders',
    body: (orders) => ({ orders, paging: {} }),
  },
];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An adapter whose marketplace sends these bytes. */
async function openBytes({ name, connection }: List, bytes: Buffer, headers: Record<string, string>) {
  const server = createServer((_request, response) => response.writeHead(200, headers).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 2_000 });
  closing.push(async () => {
    await http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return openAdapter(name, { ...connection, settings: { ...connection.settings, baseUrl }, http });
}

const readNew = (adapter: MarketplaceAdapter): Promise<OrderReading> =>
  adapter.pollOrders!({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort);
const soldIn = ({ events }: OrderReading): number => events.filter(({ event }) => event === 'order.created').length;

describe.each(lists)('an answer of $name', (list) => {
  const read = async (body: unknown, over: Partial<RecordedAnswer> = {}) => {
    const answer = { status: 200, body, ...over };
    const { adapter } = await openScripted(list.name, list.connection, [answer, answer]);
    return readNew(adapter);
  };
  const orders = [list.order(list.status)];
  const text = JSON.stringify(list.body(orders));

  test.each([
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
  ])('that a gateway compresses with %s is read', async (encoding, bytes) => {
    const adapter = await openBytes(list, bytes, { 'content-encoding': encoding });
    expect(soldIn(await readNew(adapter))).toBe(1);
  });

  test('that is compressed and grows above the limit, or is cut, is not taken for an empty list', async () => {
    for (const bytes of [gzipSync(Buffer.alloc(9 * 1024 * 1024, ' ')), gzipSync(text).subarray(0, 40)]) {
      const adapter = await openBytes(list, bytes, { 'content-encoding': 'gzip' });
      expect(await errorOf(readNew(adapter))).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
    }
  });

  test('with a byte order mark, and one in another encoding, is read', async () => {
    const marked = await openBytes(list, Buffer.from(`\uFEFF${text}`), { 'content-type': 'application/json' });
    expect(soldIn(await readNew(marked))).toBe(1);
    const wide = await openBytes(list, Buffer.from(text, 'utf16le'), {
      'content-type': 'application/json; charset=utf-16le',
    });
    expect(soldIn(await readNew(wide))).toBe(1);
  });

  test.each([
    { errors: [{ code: 'INTERNAL', message: 'x' }] },
    { errors: { code: 'INTERNAL' } },
    { error: 'internal error' },
    { error: true, errorText: 'x' },
    { status: 'ERROR' },
    { code: 13, message: 'internal' },
    { title: 'internal', detail: 'x', status: 500 },
  ])('of 200 that is an error is not taken for an empty list: %j', async (error) => {
    for (const body of [error, { ...error, [list.member]: null }, { ...list.body([]), ...error }]) {
      expect(await errorOf(read(body))).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
    }
  });

  test('of 200 that says that it is no error may be an empty list', async () => {
    const words = { code: 0, message: 'success', errors: [], error: null, status: 'OK', title: 'Orders' };
    expect((await read({ ...list.body([]), ...words })).events).toEqual([]);
  });

  test('of 200 that has orders beside an error is read', async () => {
    const body = { ...list.body(orders), errors: [{ code: 'PARTIAL', message: 'x' }] };
    expect(soldIn(await read(body))).toBe(1);
  });

  test('whose list has another name is not taken for an empty list', async () => {
    const renamed = JSON.parse(text.replace(`"${list.member}":`, `"${list.member}V5":`));
    expect(await errorOf(read(renamed))).toMatchObject({
      name: 'RetryLater',
      message: expect.stringContaining(`${list.member}: is absent, and another list is there`),
    });
  });

  test.each([null, []])('whose list is %j is an empty list', async (empty) => {
    expect((await read(list.body(empty))).events).toEqual([]);
  });

  test.each(['<html>Bad gateway</html>', '', 'null', '"text"', '[', '{"orders":'])(
    'with the body %j is not taken for an empty list',
    async (body) => {
      expect(await errorOf(read(undefined, { text: body }))).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
    },
  );

  test('with members that nobody knows, numbers as text and ids beyond 2^53 is read', async () => {
    const asText = JSON.parse(JSON.stringify(orders), (_key, value) =>
      typeof value === 'number' ? String(value) : value,
    );
    expect(soldIn(await read({ ...list.body(asText), something: { new: [1] } }))).toBe(1);
    const big = text.replace(/"(id|orderId)":1\b/, '"$1":9007199254740993');
    const { events } = await read(undefined, { text: big });
    expect(events[0]).toMatchObject({ event: 'order.created' });
    if (list.name !== 'ozon') expect(events[0]).toMatchObject({ order_id: '9007199254740993' });
  });

  test.each([
    ['2', 2_000],
    [' 2 ', 2_000],
    ['0.5', 500],
    ['0', 0],
    ['-1', null],
    ['1.5 s', null],
    ['soon', null],
    ['999999999', 3_600_000],
    ['Mon, 18 Jan 2100 00:00:00 GMT', 3_600_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('of 503 with "Retry-After: %s" is waited for as long, at most an hour', async (value, afterMs) => {
    const error = await errorOf(read({}, { status: 503, headers: { 'retry-after': value } }));
    expect(error).toMatchObject({ name: 'RetryLater', httpStatus: 503, afterMs });
  });
});

/** Statuses that are spelt in another way, and what they are. */
const spellings: Record<string, { all: (order: Row) => RecordedAnswer[]; cancelled: string[]; goesOn: string[] }> = {
  uzum: {
    all: (order) => [
      { status: 200, body: { payload: { totalAmount: 0, orders: [] } } },
      { status: 200, body: { payload: { totalAmount: 1, orders: [order] } } },
      ...Array.from({ length: 3 }, () => ({ status: 200, body: { payload: { totalAmount: 0, orders: [] } } })),
    ],
    cancelled: ['CANCELED', 'CANCELLED', 'canceled', 'CANCELLED_BY_SELLER'],
    goesOn: ['PENDING_CANCELLATION', 'PARTIALLY_CANCELLED', 'SOMETHING_NEW'],
  },
  ozon: {
    all: (order) => [[], [], [order]].map((postings) => ({ status: 200, body: ozonPage(postings) })),
    cancelled: ['cancelled', 'canceled', 'CANCELLED', 'cancelled_from_split_pending'],
    goesOn: ['delivering', 'cancellation_requested', 'something_new'],
  },
  yandex_market: {
    all: (order) => [
      { status: 200, body: { orders: [order], paging: {} } },
      { status: 200, body: { result: { returns: [], paging: {} } } },
    ],
    cancelled: ['CANCELLED', 'CANCELED', 'cancelled', 'CANCELLED_IN_DELIVERY'],
    goesOn: ['DELIVERY', 'PARTIALLY_CANCELLED', 'SOMETHING_NEW'],
  },
};

describe.each(lists.filter(({ name }) => name in spellings))('a status of $name', (list) => {
  const { all, cancelled, goesOn } = spellings[list.name]!;
  const changesOf = async (status: string) => {
    const order = list.order(status);
    const id = String(order.id ?? order.orderId ?? order.posting_number);
    const { adapter } = await openScripted(list.name, list.connection, all(order));
    const { events } = await adapter.pollOrders!({ scope: 'all', cursor: null, openOrderIds: [id] }, noAbort);
    return events.filter(({ event }) => event === 'order.cancelled');
  };

  test.each(cancelled)('%s is a cancellation', async (status) => {
    expect(await changesOf(status)).toHaveLength(1);
  });

  test.each(goesOn)('%s is none', async (status) => {
    expect(await changesOf(status)).toEqual([]);
  });
});
