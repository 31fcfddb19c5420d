import { describe, expect, test } from 'vitest';
import { adapterConformance } from './conformance.ts';
import { errorOf, figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

adapterConformance({ adapter: 'generic', simulated: 'test', linkIds: [], unknownLink: {}, account: true });

const credentials = { token: 'secret-token' };
const open = (...answers: RecordedAnswer[]) => openScripted('generic', { credentials }, answers);

describe('generic on the wire', () => {
  test('a push is PUT /stocks with a bearer token', async () => {
    const { adapter, requests } = await open({ status: 200, body: { results: [{ sku: 'A-1', ok: true }] } });
    await adapter.pushStock([figure('A-1', 7)], noAbort);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      path: '/stocks',
      headers: { authorization: 'Bearer secret-token', 'content-type': 'application/json' },
      body: '{"items":[{"sku":"A-1","stock":7}]}',
    });
  });

  test('a read is GET /stocks with the escaped SKUs between commas', async () => {
    const { adapter, requests } = await open({ status: 200, body: { items: [{ sku: 'б&1', stock: 3 }] } });
    const observed = await adapter.readStock([itemRef('б&1'), itemRef('A 2')], noAbort);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/stocks?skus=%D0%B1%261,A%202', body: '' });
    expect(observed).toEqual([
      { key: 'б&1', stock: 3 },
      { key: 'A 2', stock: null },
    ]);
  });

  test('each item gets its own result, an item that the answer forgets is refused', async () => {
    const results = [
      { sku: 'B', ok: false, error: 'unknown SKU' },
      { sku: 'A', ok: true },
    ];
    const { adapter } = await open({ status: 200, body: { results } });
    const answer = await adapter.pushStock([figure('A', 1), figure('B', 2), figure('C', 3)], noAbort);
    expect(answer.items).toEqual([
      { key: 'A', outcome: 'accepted' },
      { key: 'B', outcome: 'rejected', reason: 'unknown SKU' },
      { key: 'C', outcome: 'rejected', reason: 'the answer does not include it' },
    ]);
  });

  test('a SKU with a comma is refused without any request', async () => {
    const { adapter, requests } = await open();
    const { items } = await adapter.pushStock([figure('A,B', 1)], noAbort);
    expect(items[0]?.outcome).toBe('rejected');
    expect(await adapter.readStock([itemRef('A,B')], noAbort)).toEqual([{ key: 'A,B', stock: null }]);
    expect(requests).toHaveLength(0);
  });

  test.each([
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 7_000 },
    ],
    [
      { status: 503, headers: { 'retry-after': '3' } },
      { name: 'RetryLater', outcome: 'unknown', afterMs: 3_000 },
    ],
    [
      { status: 200, text: '<html>' },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
    [
      { status: 200, body: { results: 'none' } },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
    [
      { status: 400, body: { error: 'items is missing' } },
      { name: 'Rejected', httpStatus: 400 },
    ],
    [{ status: 404 }, { name: 'Rejected', httpStatus: 404 }],
    [{ status: 401 }, { name: 'Unauthorized', httpStatus: 401 }],
  ] satisfies [RecordedAnswer, object][])('the answer %j ends as %j', async (answer, expected) => {
    const { adapter } = await open(answer);
    const error = await errorOf(adapter.pushStock([figure('A', 1)], noAbort));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain('secret-token');
  });

  test('an account is checked by reading a SKU that need not exist', async () => {
    const { adapter, requests } = await open({ status: 200, body: { items: [] } });
    expect(await adapter.checkAccount?.(noAbort)).toEqual({ expiresAt: null, missing: [] });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /stocks?skus=ombor-check']);
  });

  test.each([
    [{ status: 404 }, 'HTTP 404'],
    [{ status: 200, text: '<html>' }, 'does not return'],
  ] satisfies [RecordedAnswer, string][])('an address that answers %j is told as not right', async (answer, words) => {
    const { adapter } = await open(answer);
    const { missing } = (await adapter.checkAccount?.(noAbort)) ?? { missing: [] };
    expect(missing).toEqual([expect.stringContaining(words)]);
    expect(missing[0]).toContain('settings.baseUrl');
  });

  test('wrong credentials end the check as Unauthorized', async () => {
    const { adapter } = await open({ status: 401 });
    expect(await errorOf(adapter.checkAccount?.(noAbort) ?? Promise.resolve())).toMatchObject({ name: 'Unauthorized' });
  });

  test('there is no order list and no catalogue to read', async () => {
    const { adapter } = await open();
    expect([adapter.pollOrders, adapter.listCatalog]).toEqual([undefined, undefined]);
  });
});
