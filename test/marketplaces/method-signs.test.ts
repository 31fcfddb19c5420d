import { describe, expect, test } from 'vitest';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { observeMethods } from '../../src/marketplaces/method-signs.ts';
import { recordCalls } from '../../src/marketplaces/recorded-calls.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { noAbort, type RecordedAnswer, startScripted } from './scripted-marketplace.ts';

const connections: Record<string, { settings: object; credentials: object }> = {
  ozon: { settings: { warehouseId: '1' }, credentials: { clientId: '836', apiKey: 'k' } },
  wildberries: { settings: { warehouseId: '1' }, credentials: { token: 't' } },
  uzum: { settings: { shopIds: ['1'] }, credentials: { token: 't' } },
  yandex_market: { settings: { campaignId: '1', businessId: '2' }, credentials: { apiKey: 'k' } },
};

/** What a reading of new orders shows of its method, when the marketplace answers so. */
async function observe(name: string, answer: RecordedAnswer) {
  const { url } = await startScripted([answer, answer]);
  const http = createMarketplaceHttp({ allowPrivateNetworks: true, timeoutMs: 2_000 });
  const recording = recordCalls(http);
  const { settings, credentials } = connections[name]!;
  const adapter = openAdapter(name, { settings: { ...settings, baseUrl: url }, credentials, http: recording });
  await adapter.pollOrders!({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort).catch(() => {});
  await http.close();
  return observeMethods(adapter.api!, recording.calls)[0];
}

const noOrders: Record<string, object> = {
  ozon: { postings: [], has_next: false, cursor: '' },
  wildberries: { orders: [] },
  uzum: { payload: { totalAmount: 0, orders: [] } },
  yandex_market: { orders: [], paging: {} },
};
const names = Object.keys(noOrders);
const ok = (name: string, headers: Record<string, string> = {}): RecordedAnswer => ({
  status: 200,
  body: noOrders[name],
  headers,
});

describe.each(names)('an answer of %s', (name) => {
  test('that is as expected is no sign', async () => {
    expect(await observe(name, ok(name))).toMatchObject({ sign: null, isProof: false });
  });

  test.each([
    ['deprecation', '@1688169599', null],
    ['deprecation', 'true', null],
    ['deprecation', 'Sun, 11 Nov 2026 23:59:59 GMT', null],
    ['sunset', 'Mon, 18 Jan 2027 00:00:00 GMT', '2027-01-18T00:00:00.000Z'],
    ['sunset', '2027-01-18', '2027-01-18T00:00:00.000Z'],
    ['sunset', '@1800230400', '2027-01-18T00:00:00.000Z'],
    ['sunset', 'soon', null],
    ['warning', '299 - "This method is deprecated"', null],
    ['warning', '199 - "x", 299 api "ends"', null],
    ['deprecated', 'true', null],
    ['x-api-deprecation-info', 'https://docs.example/v5', null],
    ['x-sunset', 'Mon, 18 Jan 2027 00:00:00 GMT', '2027-01-18T00:00:00.000Z'],
  ])('with the header "%s: %s" says that its method ends', async (header, value, until) => {
    const seen = await observe(name, ok(name, { [header]: value }));
    expect(seen?.sign).toEqual({ kind: 'deprecated', detail: `${header}: ${value}`, until });
  });

  test.each([
    ['deprecation', 'false'],
    ['deprecation', '?0'],
    ['warning', '110 - "Response is stale"'],
    ['link', '<https://docs.example>; rel="help"'],
  ])('with the header "%s: %s" says nothing', async (header, value) => {
    expect(await observe(name, ok(name, { [header]: value }))).toMatchObject({ sign: null });
  });

  test('that names a successor in a link has it in its sign', async () => {
    const headers = { deprecation: '@1688169599', link: '</v5/orders>; rel="successor-version"' };
    const seen = await observe(name, ok(name, headers));
    expect(seen?.sign?.detail).toBe('deprecation: @1688169599; link: </v5/orders>; rel="successor-version"');
  });

  test.each([404, 405, 410, 501, 301, 308])('with the status %i says that its method is gone', async (status) => {
    const seen = await observe(name, { status, body: {}, headers: { location: '/elsewhere' } });
    expect(seen?.sign).toMatchObject({ kind: 'gone', detail: expect.stringContaining(`HTTP ${status}`) });
  });

  test.each([401, 429, 500, 503])('with the status %i says nothing', async (status) => {
    expect(await observe(name, { status, body: { title: 'x' } })).toBeUndefined();
  });

  test('that is a page of a gateway cannot be read', async () => {
    const seen = await observe(name, { status: 200, text: '<html>We will be back soon</html>' });
    expect(seen?.sign).toEqual({ kind: 'unreadable', detail: 'it is not JSON', until: null });
  });

  test('whose list has another name cannot be read', async () => {
    const renamed = JSON.parse(
      JSON.stringify(noOrders[name]).replace(/"(orders|postings)":\[\]/, '"$1_new":[{"id":1}]'),
    );
    const seen = await observe(name, { status: 200, body: renamed });
    expect(seen?.sign?.kind).toBe('unreadable');
    expect(seen?.sign?.detail).toMatch(/(orders|postings): is absent, and another list is there/);
  });

  test('that leaves out an empty list is as expected', async () => {
    const bare = JSON.parse(
      JSON.stringify(noOrders[name])
        .replace(/"(orders|postings)":\[\],?/, '')
        .replace(',}', '}'),
    );
    expect(await observe(name, { status: 200, body: bare })).toMatchObject({ sign: null });
  });

  test('with a list of something else than objects is in another form', async () => {
    const odd = JSON.parse(JSON.stringify(noOrders[name]).replace(/"(orders|postings)":\[\]/, '"$1":["A-1"]'));
    expect((await observe(name, { status: 200, body: odd }))?.sign?.kind).toBe('changed');
  });
});

const posting = {
  posting_number: 'P-1',
  status: 'awaiting_packaging',
  in_process_at: '2026-11-29T10:00:00Z',
  products: [{ offer_id: 'A', quantity: 1, price: { amount: '5', currency: 'UZS' } }],
};
const page = (...postings: object[]): RecordedAnswer => ({
  status: 200,
  body: { postings, has_next: false, cursor: '' },
});

describe('members of rows', () => {
  test('as documented are no sign, also where they are empty', async () => {
    const empty = {
      ...posting,
      parent_posting_number: '',
      delivering_date: '0001-01-01T00:00:00Z',
      cancellation: null,
    };
    expect(await observe('ozon', page(posting, empty))).toMatchObject({ sign: null, isProof: true });
  });

  test('that are optional and have another form are named by their path, without their value', async () => {
    const odd = { ...posting, status: { code: 'Dilnoza' }, in_process_at: 'yesterday' };
    const { sign } = (await observe('ozon', page(posting, odd)))!;
    expect(sign?.kind).toBe('changed');
    expect(sign?.detail).toContain('postings.1.status: ');
    expect(sign?.detail).toContain('postings.1.in_process_at: ');
    expect(sign?.detail).not.toMatch(/Dilnoza|yesterday/);
  });

  test('that are needed and absent are named too, also in a line', async () => {
    const [line] = posting.products;
    const { sign } = (await observe('ozon', page({ ...posting, products: [line, { ...line, offer_id: undefined }] })))!;
    expect(sign).toMatchObject({ kind: 'changed', detail: expect.stringContaining('products.1.offer_id: ') });
  });

  test('that nobody knows are no sign', async () => {
    expect(await observe('ozon', page({ ...posting, new_member: { a: [1] } }))).toMatchObject({ sign: null });
  });
});

test("OZON's 400 with code 9 says that the method is gone, another 400 says nothing", async () => {
  const obsolete = { status: 400, body: { code: 9, message: 'obsolete method', details: [] } };
  expect((await observe('ozon', obsolete))?.sign).toMatchObject({
    kind: 'gone',
    detail: expect.stringContaining('obsolete'),
  });
  const invalid = { status: 400, body: { code: 3, message: 'Request validation error', details: [] } };
  expect(await observe('ozon', invalid)).toBeUndefined();
});

test("Uzum's gateway answers 403 without an error of Uzum where there is no method; a page of a gateway says nothing", async () => {
  expect((await observe('uzum', { status: 403, body: { message: 'Forbidden' } }))?.sign).toMatchObject({
    kind: 'gone',
  });
  const token = { errors: [{ code: 'forbidden-001', message: 'Token not found' }] };
  expect(await observe('uzum', { status: 403, body: token })).toBeUndefined();
  expect(await observe('uzum', { status: 403, text: '<html>403</html>' })).toBeUndefined();
});
