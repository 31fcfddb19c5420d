import { describe, expect, test } from 'vitest';
import type { OrderQuery } from '../../src/marketplaces/adapter.ts';
import type { MarketplaceEvent } from '../../src/marketplaces/event.ts';
import { eventSchema } from '../../src/marketplaces/event-schema.ts';
import { page, posting, stockPage, totalsPage, unfulfilledPage } from './recorded/ozon.ts';
import { errorOf, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

const warehouseId = '20605650762000';
const open = async (settings: object, ...answers: RecordedAnswer[]) => {
  const credentials = { clientId: '836', apiKey: 'secret-key' };
  return openScripted('ozon', { settings: { warehouseId, ...settings }, credentials }, answers);
};
const ok = (body: object, headers: Record<string, string> = {}): RecordedAnswer => ({ status: 200, body, headers });
const ask = (over: Partial<OrderQuery> = {}): OrderQuery => ({ scope: 'new', cursor: null, openOrderIds: [], ...over });
/** The cursor of an account that is polled since 2020, last so many ms ago. */
const polled = (agoMs = 60_000) =>
  JSON.stringify({ since: '2020-01-01T00:00:00.000Z', until: new Date(Date.now() - agoMs).toISOString() });
/** The two lists of new postings, without any. */
const noNew = [ok(page([])), ok(page([]))];
const filterOf = (request: { body: string } | undefined) => JSON.parse(request?.body ?? '').filter;
const obsolete: RecordedAnswer = { status: 400, body: { code: 9, message: 'obsolete method', details: [] } };
const names = (events: MarketplaceEvent[]) =>
  events.map((event) =>
    `${event.event} ${'order_id' in event ? event.order_id : ''} ${'status' in event ? event.status : ''}`.trim(),
  );

async function readAll(
  postings: object[],
  openOrderIds: string[] = [],
  cursor = polled(),
): Promise<MarketplaceEvent[]> {
  const { adapter } = await open({}, ...noNew, ok(page(postings)));
  const reading = await adapter.pollOrders?.(ask({ scope: 'all', openOrderIds, cursor }), noAbort);
  for (const event of reading?.events ?? []) expect(eventSchema.safeParse(event).error).toBeUndefined();
  return reading?.events ?? [];
}

describe("ozon's orders on the wire", () => {
  test('the new ones are one request for those that nobody has packed, and the printed answer is read exactly', async () => {
    const { adapter, requests } = await open({}, ok(unfulfilledPage));
    const reading = await adapter.pollOrders?.(ask({ cursor: polled() }), noAbort);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v4/posting/fbs/unfulfilled/list' });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      filter: {
        statuses: ['awaiting_registration', 'acceptance_in_progress', 'awaiting_approve', 'awaiting_packaging'],
        cutoff_from: expect.any(String),
        cutoff_to: expect.any(String),
      },
      limit: 100,
      cursor: '',
      sort_dir: 'asc',
      with: { analytics_data: false, financial_data: false },
    });
    expect(JSON.parse(reading?.cursor ?? '')).toMatchObject({ since: '2020-01-01T00:00:00.000Z' });
    expect(reading?.events).toEqual([
      {
        event: 'order.created',
        event_id: 'order 41517061-0214-1 created',
        order_id: '41517061-0214-1',
        timestamp: '2026-05-04T06:44:37.000Z',
        ship_by: '2026-05-05T06:44:37.000Z',
        currency: 'RUB',
        items: [{ sku: 'S5200657-28', quantity: 1, price: '300' }],
      },
      expect.objectContaining({ event: 'order.updated', order_id: '41517061-0214-1', status: 'confirmed' }),
    ]);
  });

  test('changes are asked for from before the end of the last window, and pages are followed by their cursor', async () => {
    const { adapter, requests } = await open(
      {},
      ...noNew,
      ok(page([posting('1', 'awaiting_packaging')], 'next'), { date: 'Sun, 04 May 2036 07:00:00 GMT' }),
      ok(page([posting('2', 'delivering')])),
    );
    const before = Date.now();
    const cursor = polled();
    const lastEnd = new Date(JSON.parse(cursor).until);
    const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor }), noAbort);
    const [, , first, second] = requests.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    expect(first).toMatchObject({ path: '/v4/posting/fbs/list', cursor: '' });
    const { from, to } = first.filter.last_changed_status_date;
    expect(lastEnd.getTime() - Date.parse(from)).toBe(15 * 60_000);
    expect(Date.parse(to)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(first.filter.to) - Date.parse(first.filter.since)).toBeLessThan(365 * 86_400_000);
    expect(second).toMatchObject({ cursor: 'next', filter: first.filter });
    expect(names(reading?.events ?? [])).toEqual(['order.created 1', 'order.created 2', 'order.updated 2 shipped']);
    // Its clock is years ahead: ours ends the window.
    expect(JSON.parse(reading?.cursor ?? '')).toEqual({ since: '2020-01-01T00:00:00.000Z', until: to });
  });

  test('a marketplace whose clock is behind ends the window by its own', async () => {
    const date = new Date(Date.now() - 600_000);
    const { adapter } = await open({}, ...noNew, ok(page([]), { date: date.toUTCString() }));
    const reading = await adapter.pollOrders?.(ask({ scope: 'all' }), noAbort);
    const theirs = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
    expect(JSON.parse(reading?.cursor ?? '')).toEqual({ since: theirs, until: theirs });
  });

  test('after a long outage the windows go on in steps of a day, without a gap', async () => {
    const cursor = polled(3 * 86_400_000);
    const start = new Date(JSON.parse(cursor).until);
    const { adapter, requests } = await open({}, ...noNew, ok(page([])), ...noNew, ok(page([])));
    const first = await adapter.pollOrders?.(ask({ scope: 'all', cursor }), noAbort);
    await adapter.pollOrders?.(ask({ scope: 'all', cursor: first?.cursor ?? null }), noAbort);
    const windows = [requests[2], requests[5]].map((request) => filterOf(request).last_changed_status_date);
    expect(Date.parse(windows[0].to) - start.getTime()).toBe(86_400_000);
    expect(Date.parse(windows[1].from)).toBeLessThan(Date.parse(windows[0].to));
  });

  test.each([
    ['awaiting_registration', ['order.created 7']],
    ['acceptance_in_progress', ['order.created 7']],
    ['awaiting_approve', ['order.created 7']],
    ['awaiting_packaging', ['order.created 7']],
    ['awaiting_deliver', ['order.created 7', 'order.updated 7 confirmed']],
    ['arbitration', ['order.created 7', 'order.updated 7 shipped']],
    ['client_arbitration', ['order.created 7', 'order.updated 7 shipped']],
    ['not_accepted', ['order.created 7', 'order.updated 7 shipped']],
    ['delivering', ['order.created 7', 'order.updated 7 shipped']],
    ['driver_pickup', ['order.created 7', 'order.updated 7 shipped']],
    ['delivered', ['order.created 7', 'order.updated 7 delivered']],
    ['cancelled', ['order.created 7', 'order.cancelled 7']],
    ['a_status_of_tomorrow', ['order.created 7', 'order.updated 7 shipped']],
    ['constructor', ['order.created 7', 'order.updated 7 shipped']],
  ])('a posting that is %s means %j', async (status, expected) => {
    expect(names(await readAll([posting('7', status)]))).toEqual(expected);
  });

  test.each([
    [{ cancellation: { cancelled_after_ship: true } }, true],
    [{ cancellation: { cancelled_after_ship: false }, delivering_date: '2026-05-06T00:00:00Z' }, false],
    [{ delivering_date: '2026-05-06T00:00:00Z' }, true],
    [{}, undefined],
  ])('a cancellation with %j was after handover: %s', async (over, afterHandover) => {
    const event = (await readAll([posting('7', 'cancelled', over)])).at(-1);
    expect(event).toMatchObject({ event: 'order.cancelled', event_id: 'order 7 cancelled' });
    expect(event && 'after_handover' in event ? event.after_handover : undefined).toBe(afterHandover);
  });

  test('every reading tells an order by the same ids', async () => {
    const [first, second] = [
      await readAll([posting('7', 'delivered', { in_process_at: '' })]),
      await readAll([posting('7', 'delivered', { in_process_at: '' })]),
    ];
    const ids = (events: MarketplaceEvent[]) => events.map(({ event_id }) => event_id);
    expect(ids(first)).toEqual(['order 7 created', 'order 7 delivered']);
    expect(ids(second)).toEqual(ids(first));
  });

  test('an order that is known is not told as new again', async () => {
    expect(names(await readAll([posting('7', 'delivering')], ['7']))).toEqual(['order.updated 7 shipped']);
    expect(await readAll([posting('7', 'awaiting_packaging')], ['7'])).toEqual([]);
  });

  test('what was sold before the first poll is not ours to tell, unless it is new still or known', async () => {
    const postings = ['awaiting_packaging', 'awaiting_deliver', 'delivering', 'cancelled'].map((status) =>
      posting(status, status),
    );
    const first = JSON.stringify({ since: new Date().toISOString(), until: new Date().toISOString() });
    expect(names(await readAll(postings, ['cancelled'], first))).toEqual([
      'order.created awaiting_packaging',
      'order.cancelled cancelled',
    ]);
  });

  test('after more than an hour without a look, a cancellation that proves nothing counts as after handover', async () => {
    const cancelled = [posting('7', 'cancelled')];
    expect((await readAll(cancelled, [], polled(7_200_000))).at(-1)).toMatchObject({ after_handover: true });
    expect((await readAll(cancelled, [], polled(600_000))).at(-1)).not.toHaveProperty('after_handover');
  });

  test('a posting of another warehouse is not ours, one without a warehouse is', async () => {
    const postings = [
      posting('other', 'awaiting_packaging', { delivery_method: { warehouse_id: 7 } }),
      posting('none', 'awaiting_packaging', { delivery_method: null }),
    ];
    expect(names(await readAll(postings))).toEqual(['order.created none']);
  });

  test('orders come in the order of happening', async () => {
    const at = (time: string) => ({ in_process_at: `2026-05-04T${time}Z` });
    const postings = [
      posting('late', 'awaiting_packaging', at('09:00:00')),
      posting('early', 'awaiting_packaging', at('08:00:00')),
    ];
    expect(names(await readAll(postings))).toEqual(['order.created early', 'order.created late']);
  });

  test('prices of the older shape, with six decimals and a currency of their own, are read too', async () => {
    const products = [{ offer_id: '0557722', quantity: 2, price: '1390.500000', currency_code: 'UZS' }];
    const [created] = await readAll([posting('7', 'awaiting_packaging', { products })]);
    expect(created).toMatchObject({
      currency: 'UZS',
      items: [{ sku: '0557722', quantity: 2, price: '1390.5000' }],
    });
  });

  test('goods that packing moved to a new posting are given back under the old one, once', async () => {
    const child = posting('7-2', 'awaiting_deliver', { parent_posting_number: '7-1' });
    const split = await readAll([child], ['7-1']);
    expect(split[0]).toMatchObject({
      event: 'order.cancelled',
      event_id: 'order 7-2 split',
      order_id: '7-1',
      after_handover: false,
      items: [{ sku: 'S5200657-28', quantity: 1 }],
    });
    expect(names(split).slice(1)).toEqual(['order.created 7-2', 'order.updated 7-2 confirmed']);
    // Known already, or the old one never counted: nothing to give back.
    expect(names(await readAll([child], ['7-1', '7-2']))).toEqual(['order.updated 7-2 confirmed']);
    expect(names(await readAll([child], []))).toEqual(['order.created 7-2', 'order.updated 7-2 confirmed']);
  });

  test('a posting that a split made is left to the reading that knows which orders we have', async () => {
    const child = posting('7-2', 'awaiting_packaging', { parent_posting_number: '7-1' });
    const { adapter } = await open({}, ok(page([child, posting('8', 'awaiting_packaging')])));
    const reading = await adapter.pollOrders?.(ask({ cursor: polled() }), noAbort);
    expect(names(reading?.events ?? [])).toEqual(['order.created 8']);
  });

  test('the list of new postings is asked with one window, of less than a year, that leaves out nothing that is open', async () => {
    const { adapter, requests } = await open({}, ok(page([])));
    await adapter.pollOrders?.(ask(), noAbort);
    const filter = filterOf(requests[0]);
    const [from, to] = [Date.parse(filter.cutoff_from), Date.parse(filter.cutoff_to)];
    expect(to - from).toBeLessThanOrEqual(365 * 86_400_000);
    expect(Date.now() - from).toBeGreaterThanOrEqual(180 * 86_400_000);
    expect(to - Date.now()).toBeGreaterThan(179 * 86_400_000);
    expect(filter).not.toHaveProperty('delivering_date_from');
  });

  test('a new posting that only one of the two lists has is reported, whichever it is', async () => {
    const fresh = [posting('7', 'awaiting_packaging')];
    for (const lists of [
      [page(fresh), page([])],
      [page([]), page(fresh)],
      [page(fresh), page(fresh)],
    ]) {
      const { adapter } = await open({}, ...lists.map((list) => ok(list)), ok(page([])));
      const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor: polled() }), noAbort);
      expect(names(reading?.events ?? [])).toEqual(['order.created 7']);
    }
  });

  test('a second list that ignores the statuses is not read to its end, and makes no old posting new', async () => {
    const old = [posting('8', 'a_status_of_yesterday'), posting('9', 'delivered')];
    const first = JSON.stringify({ since: new Date().toISOString(), until: new Date().toISOString() });
    const { adapter, requests } = await open({}, ok(page([])), ok(page(old, 'next')), ok(page([])));
    const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor: first }), noAbort);
    expect(reading?.events).toEqual([]);
    expect(requests).toHaveLength(3);
  });

  test('where the list of new postings is refused, the other list has them, also before a push', async () => {
    const { adapter, requests } = await open({}, obsolete, ok(page([posting('7', 'awaiting_packaging')])));
    const reading = await adapter.pollOrders?.(ask({ cursor: polled() }), noAbort);
    expect(names(reading?.events ?? [])).toEqual(['order.created 7']);
    expect(reading?.failure).toBeUndefined();
    expect(requests[1]?.path).toBe('/v4/posting/fbs/list');
    expect(filterOf(requests[1])).toMatchObject({ statuses: expect.arrayContaining(['awaiting_packaging']) });
  });

  test('changes that cannot be read cost no new posting, and are read from the same moment next time', async () => {
    const cursor = polled();
    const fresh = ok(page([posting('7', 'awaiting_packaging')]));
    const { adapter } = await open({}, fresh, obsolete, obsolete, fresh, obsolete, obsolete);
    const first = await adapter.pollOrders?.(ask({ scope: 'all' }), noAbort);
    expect(names(first?.events ?? [])).toEqual(['order.created 7']);
    expect(first?.failure?.message).toContain('settings.methods.postings');
    // The first poll remembers when it was made: what changes from now on is read once the list answers.
    expect(Date.parse(JSON.parse(first?.cursor ?? '').until)).toBeGreaterThan(Date.now() - 10_000);
    const second = await adapter.pollOrders?.(ask({ scope: 'all', cursor }), noAbort);
    expect(second?.cursor).toBe(cursor);
  });

  test('changes are told where both lists of new postings are refused', async () => {
    const { adapter } = await open({}, obsolete, obsolete, ok(page([posting('7', 'delivering')])));
    const reading = await adapter.pollOrders?.(ask({ scope: 'all', cursor: polled() }), noAbort);
    expect(names(reading?.events ?? [])).toEqual(['order.created 7', 'order.updated 7 shipped']);
    expect(reading?.failure).toMatchObject({ name: 'Rejected' });
  });

  test('pages whose cursor does not move end the reading instead of losing what is behind them', async () => {
    const stuck = ok({ ...page([]), has_next: true, cursor: '' });
    const { adapter } = await open({}, stuck, stuck);
    const error = await errorOf(adapter.pollOrders?.(ask(), noAbort) ?? Promise.resolve());
    expect(error).toMatchObject({ name: 'RetryLater', outcome: 'unknown' });
  });

  test.each([
    { status: 404, body: { code: 5, message: 'Not Found', details: [] } },
    obsolete,
    { status: 400, body: { code: 3, message: 'method is not allowed', details: [] } },
  ])('a method that was shut down (%j) is named and is not bad content, and a setting replaces it', async (gone) => {
    const { adapter } = await open({}, gone, gone);
    const error = await errorOf(adapter.pollOrders?.(ask(), noAbort) ?? Promise.resolve());
    expect(error).toMatchObject({
      name: 'Rejected',
      httpStatus: 410,
      message: expect.stringMatching(/unfulfilled\/list: .*settings\.methods\.newPostings/),
    });
    const newer = '/v5/posting/fbs/unfulfilled/list';
    const other = await open({ methods: { newPostings: newer } }, ok(page([])));
    await other.adapter.pollOrders?.(ask(), noAbort);
    expect(other.requests[0]?.path).toBe(newer);
  });

  test('an older method that a setting names is reported with the one that replaced it', async () => {
    const methods = { newPostings: '/v3/posting/fbs/unfulfilled/list' };
    const { adapter } = await open({ methods }, obsolete, obsolete);
    const error = await errorOf(adapter.pollOrders?.(ask(), noAbort) ?? Promise.resolve());
    expect(String(error)).toContain('Set settings.methods.newPostings to "/v4/posting/fbs/unfulfilled/list".');
  });
});

describe("ozon's account and catalogue on the wire", () => {
  const roles = (methods: string[]) => ({
    expires_at: '2026-12-31T10:00:00Z',
    roles: [{ name: 'Products', methods }],
  });
  const all = [
    '/v2/products/stocks',
    '/v2/product/info/stocks-by-warehouse/fbs',
    '/v4/posting/fbs/unfulfilled/list',
    '/v4/posting/fbs/list',
  ];
  const warehouses = (status: string) => ({
    warehouses: [{ warehouse_id: 20605650762000, name: 'Main', status, is_rfbs: false }],
    cursor: '',
    has_next: false,
  });

  test('a key with all roles and a warehouse in use lack nothing, and the end of the key is reported', async () => {
    const { adapter, requests } = await open({}, ok(roles(all)), ok(warehouses('created')));
    expect(await adapter.checkAccount?.(noAbort)).toEqual({ expiresAt: new Date('2026-12-31T10:00:00Z'), missing: [] });
    expect(requests.map(({ path, body }) => [path, body])).toEqual([
      ['/v1/roles', '{}'],
      ['/v2/warehouse/list', '{"limit":200,"cursor":""}'],
    ]);
  });

  test('what is missing is said with what to do', async () => {
    const { adapter } = await open({}, ok(roles(all.slice(1))), ok(warehouses('disabled')));
    const { missing } = (await adapter.checkAccount?.(noAbort)) ?? { missing: [] };
    expect(missing).toEqual([
      'The API key has no role for /v2/products/stocks: create a key with a role that includes it.',
      `Warehouse ${warehouseId} (Main) is not in use: its status is disabled. Enable it in the cabinet.`,
    ]);
  });

  test('a warehouse of nobody is reported with those that there are', async () => {
    const { adapter } = await open({ warehouseId: 5 }, ok(roles([])), ok(warehouses('created')));
    const { missing } = (await adapter.checkAccount?.(noAbort)) ?? { missing: [] };
    expect(missing).toEqual([`The account has no warehouse 5; set warehouseId to one of: ${warehouseId} (Main).`]);
  });

  test('a wrong key is Unauthorized', async () => {
    const { adapter } = await open({}, { status: 403, body: { code: 7, message: 'Invalid Api-Key', details: [] } });
    const error = await errorOf(adapter.checkAccount?.(noAbort) ?? Promise.resolve());
    expect(error).toMatchObject({ name: 'Unauthorized' });
  });

  test('a page of the catalogue joins totals, details and the free stock of the own warehouse', async () => {
    const info = { items: [{ offer_id: '02105020-35', name: 'Boots', barcodes: ['0012'], price: '1390.0000' }] };
    const { adapter, requests } = await open(
      { warehouseId: '1020003080073000' },
      ok(totalsPage),
      ok(info),
      ok(stockPage),
    );
    expect(await adapter.listCatalog?.(null, noAbort)).toEqual({
      items: [
        {
          marketplaceProductId: '1000123456',
          marketplaceSku: '02105020-35',
          name: 'Boots',
          barcodes: ['0012'],
          price: '1390.0000',
          stock: 997,
          settings: {},
        },
      ],
      cursor: 'ZZ',
    });
    expect(requests.map(({ path }) => path)).toEqual([
      '/v4/product/info/stocks',
      '/v3/product/info/list',
      '/v2/product/info/stocks-by-warehouse/fbs',
    ]);
  });

  test('without the method for details products are named by their offer_id', async () => {
    const gone = { status: 404, body: { code: 5, message: 'Not Found', details: [] } };
    const { adapter } = await open({}, ok(totalsPage), gone, ok(stockPage));
    const catalog = await adapter.listCatalog?.(null, noAbort);
    expect(catalog?.items[0]).toMatchObject({ name: '02105020-35', barcodes: [], price: null, stock: null });
  });
});
