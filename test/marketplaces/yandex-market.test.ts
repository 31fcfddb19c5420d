import { describe, expect, test } from 'vitest';
import type { MarketplaceHttp } from '../../src/marketplaces/http.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { hosts } from '../../src/marketplaces/yandex-market/call.ts';
import { adapterConformance, stockConformance } from './conformance.ts';
import type { ConformanceFixture } from './conformance-world.ts';
import { accepted, refusal, stocks, yandexMarketRecords } from './recorded/yandex-market.ts';
import { recordedConformance } from './recorded-exchanges.ts';
import { errorOf, figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

const fixture: ConformanceFixture = {
  adapter: 'yandex_market',
  simulated: 'yandex_market',
  linkIds: [],
  unknownLink: {},
  tooManyStatus: 420,
  catalog: true,
  account: true,
  orders: {
    ordersPerPage: 50,
    newOrdersPath: '/v1/businesses/900055/orders',
    tellsReturns: true,
    cancelsParts: true,
    lists: [{ path: '/returns', order: 'new', isFirst: true }],
  },
};
adapterConformance(fixture);
stockConformance('of a cabinet without groups of warehouses', {
  ...fixture,
  settings: { stockMethods: 'v3', warehouseId: '1' },
  switches: { hasNoGroups: true },
});

recordedConformance(yandexMarketRecords);

const settings = { campaignId: 987, businessId: '55' };
const credentials = { apiKey: 'ACMA:secret-key' };
const openWith = (over: object, ...answers: RecordedAnswer[]) =>
  openScripted('yandex_market', { settings: { ...settings, ...over }, credentials }, answers);
const open = (...answers: RecordedAnswer[]) => openWith({}, ...answers);
const noHttp = {} as MarketplaceHttp;
const ok = (body: object): RecordedAnswer => ({ status: 200, body });
const bad: RecordedAnswer = { status: 400, body: refusal('BAD_REQUEST', 'Unknown SKU') };
const skusOf = (body: string): string[] => JSON.parse(body).skus.map(({ sku }: { sku: string }) => sku);

describe("yandex market's figures on the wire", () => {
  test('a push is PUT offers/stocks with the plain key, one count a SKU, and no time of ours', async () => {
    const { adapter, requests } = await open(ok(accepted));
    const { items } = await adapter.pushStock([figure('557722', 12), figure('0557722', 0)], noAbort);
    expect(items.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['557722', 'accepted'],
      ['0557722', 'accepted'],
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'PUT',
      path: '/v2/campaigns/987/offers/stocks',
      headers: { 'api-key': 'ACMA:secret-key', 'content-type': 'application/json' },
      body: '{"skus":[{"sku":"557722","items":[{"count":12}]},{"sku":"0557722","items":[{"count":0}]}]}',
    });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  test('a refused request names nobody: all of its items are suspected, and nothing more is sent', async () => {
    const { adapter, requests } = await open(bad);
    const { items } = await adapter.pushStock([figure('A', 1), figure('B', 1)], noAbort);
    const reason = expect.stringContaining('BAD_REQUEST: Unknown SKU');
    expect(items).toEqual([
      { key: 'A', outcome: 'suspected', reason },
      { key: 'B', outcome: 'suspected', reason },
    ]);
    expect(requests).toHaveLength(1);
  });

  test('a limit met after a part was set leaves the figures unknown', async () => {
    const large = Array.from({ length: 2000 }, (_, index) => figure(`${index}`.padStart(255, 'ж'), 1));
    const { adapter } = await open(ok(accepted), { status: 420 });
    expect(await errorOf(adapter.pushStock(large, noAbort))).toMatchObject({
      name: 'RetryLater',
      outcome: 'unknown',
      httpStatus: 420,
    });
  });

  test('a body never grows above 512 KB, and one request is the rule', async () => {
    const long = Array.from({ length: 2000 }, (_, index) => figure(`${index}`.padStart(255, 'ж'), 1));
    const { adapter, requests } = await open(...Array.from({ length: 9 }, () => ok(accepted)));
    const { items } = await adapter.pushStock(long, noAbort);
    expect(items.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(2000);
    expect(requests.length).toBeGreaterThan(1);
    expect(Math.max(...requests.map(({ body }) => Buffer.byteLength(body)))).toBeLessThan(512_000);
    expect(requests.flatMap(({ body }) => skusOf(body))).toHaveLength(2000);
    expect(adapter.limits.maxItemsPerPush).toBe(2000);
  });

  test('a read asks by offerIds and gives what buyers may order', async () => {
    const { adapter, requests } = await open(ok(stocks));
    const observed = await adapter.readStock([itemRef('557722'), itemRef('0557722')], noAbort);
    expect(observed).toEqual([
      { key: '557722', stock: 10 },
      { key: '0557722', stock: null },
    ]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/campaigns/987/offers/stocks',
      body: '{"offerIds":["557722","0557722"]}',
    });
  });

  test('a warehouse of returned goods does not hide ours: by its id, or else by the newer figure', async () => {
    const [own] = stocks.result.warehouses;
    const returned = {
      warehouseId: 9,
      offers: [{ offerId: '557722', updatedAt: '2026-07-01T00:00:00Z', stocks: [{ type: 'AVAILABLE', count: 77 }] }],
    };
    const both = ok({ status: 'OK', result: { warehouses: [own, returned] } });
    const { adapter } = await open(both);
    expect(await adapter.readStock([itemRef('557722')], noAbort)).toEqual([{ key: '557722', stock: 10 }]);
    const chosen = await openWith({ warehouseId: '9' }, both);
    expect(await chosen.adapter.readStock([itemRef('557722')], noAbort)).toEqual([{ key: '557722', stock: 77 }]);
  });

  test('a read asks for at most 50 offers at once and follows the pages of the answer', async () => {
    const [own] = stocks.result.warehouses;
    const second = { ...own, offers: [{ offerId: 'B', stocks: [{ type: 'AVAILABLE', count: 4 }] }] };
    const cut = ok({ status: 'OK', result: { warehouses: [own], paging: { nextPageToken: 'to k' } } });
    const none = ok({ status: 'OK', result: { warehouses: [] } });
    const { adapter, requests } = await open(cut, ok({ status: 'OK', result: { warehouses: [second] } }), none);
    const others = Array.from({ length: 49 }, (_, index) => itemRef(`N${index}`));
    const observed = await adapter.readStock([itemRef('557722'), itemRef('B'), ...others], noAbort);
    expect(observed.slice(0, 2).map(({ stock }) => stock)).toEqual([10, 4]);
    expect(requests.map(({ path, body }) => [path, JSON.parse(body).offerIds.length])).toEqual([
      ['/v2/campaigns/987/offers/stocks', 50],
      ['/v2/campaigns/987/offers/stocks?page_token=to%20k', 50],
      ['/v2/campaigns/987/offers/stocks', 1],
    ]);
  });

  test('without groups of warehouses stock is set and read by the warehouse', async () => {
    const offers = [{ offerId: '557722', stocks: [{ type: 'AVAILABLE', count: 10 }] }];
    const { adapter, requests } = await openWith(
      { stockMethods: 'v3', warehouseId: '9007199254740993' },
      ok(accepted),
      ok({ status: 'OK', result: { partnerWarehouseId: 1, offers } }),
    );
    await adapter.pushStock([figure('557722', 12)], noAbort);
    expect(await adapter.readStock([itemRef('557722')], noAbort)).toEqual([{ key: '557722', stock: 10 }]);
    expect(requests.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'POST',
        '/v3/businesses/55/offers/stocks/update',
        '{"skuItems":[{"sku":"557722","partnerWarehouseId":9007199254740993,"count":12}]}',
      ],
      ['POST', '/v3/businesses/55/offers/stocks', '{"partnerWarehouseId":9007199254740993,"offerIds":["557722"]}'],
    ]);
    expect(adapter.limits.pushBucket).toBe('warehouseStocks');
  });

  test('a figure that cannot be read costs no other, and is not taken for one that is not listed', async () => {
    const offers = [
      { offerId: 'ODD', stocks: [{ type: 'AVAILABLE', count: null }] },
      { offerId: 'B', updatedAt: 5, stocks: [{ type: 'AVAILABLE', count: 4 }, null] },
    ];
    const { adapter } = await open(ok({ status: 'OK', result: { warehouses: [{ warehouseId: 1, offers }, null] } }));
    expect(await adapter.readStock([itemRef('ODD'), itemRef('B'), itemRef('C')], noAbort)).toEqual([
      { key: 'B', stock: 4 },
      { key: 'C', stock: null },
    ]);
  });

  test('without AVAILABLE what is reserved is taken off FIT, and no figures are 0', async () => {
    const offers = [
      {
        offerId: 'A',
        stocks: [
          { type: 'FIT', count: 5 },
          { type: 'FREEZE', count: 2 },
        ],
      },
      { offerId: 'B', stocks: [] },
    ];
    const { adapter } = await open(ok({ status: 'OK', result: { warehouses: [{ warehouseId: 1, offers }] } }));
    expect(await adapter.readStock([itemRef('A'), itemRef('B')], noAbort)).toEqual([
      { key: 'A', stock: 3 },
      { key: 'B', stock: 0 },
    ]);
  });

  test('what its buckets give in one window of Market stays below the documented limits', async () => {
    const { adapter } = await open();
    const { stocks: skus, orders } = adapter.limits.buckets;
    const most = ({ perMinute, burst } = { perMinute: 0, burst: 0 }, minutes = 1) => burst + perMinute * minutes;
    expect(most(skus)).toBeLessThan(100_000);
    expect(most(orders, 60)).toBeLessThan(10_000);
    expect(most(adapter.limits.buckets.warehouseStocks)).toBeLessThan(50);
  });

  const date = 'Fri, 17 Jul 2026 12:00:00 GMT';
  test.each([
    [
      {
        status: 420,
        headers: { date, 'x-ratelimit-resource-until': 'Fri, 17 Jul 2026 12:00:40 GMT' },
        body: refusal('METHOD_FAILURE', 'Hit rate limit of 100000 requests per 1 minute for resource stocks'),
      },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 41_000, httpStatus: 420 },
    ],
    [
      { status: 420, body: refusal('METHOD_FAILURE', 'Hit rate limit of 4 parallel requests') },
      { name: 'RetryLater', outcome: 'not-applied', afterMs: 500 },
    ],
    [{ status: 420 }, { name: 'RetryLater', outcome: 'not-applied', afterMs: null }],
    [
      { status: 423, body: refusal('LOCKED', 'x') },
      { name: 'Rejected', httpStatus: 423, message: expect.stringContaining('ask its support') },
    ],
    [
      {
        status: 401,
        body: { errors: [{ code: 'UNAUTHORIZED', message: 'Api-Key token is invalid' }], status: 'ERROR' },
      },
      { name: 'Unauthorized', httpStatus: 401, marketplaceCode: 'UNAUTHORIZED' },
    ],
    [
      { status: 403, body: refusal('FORBIDDEN', 'Access denied') },
      { name: 'Unauthorized', httpStatus: 403 },
    ],
    [{ status: 404 }, { name: 'Rejected', httpStatus: 404 }],
    [{ status: 503 }, { name: 'RetryLater', outcome: 'unknown' }],
    [
      { status: 200, body: { status: 'ERROR' } },
      { name: 'RetryLater', outcome: 'unknown' },
    ],
  ] satisfies [RecordedAnswer, object][])('the answer %j ends as %j', async (answer, expected) => {
    const { adapter } = await open(answer);
    const error = await errorOf(adapter.pushStock([figure('A', 1)], noAbort));
    expect(error).toMatchObject(expected);
    expect(String(error)).not.toContain('secret-key');
  });
});

describe("yandex market's account and catalogue on the wire", () => {
  const token = (...authScopes: string[]) => ok({ status: 'OK', result: { apiKey: { name: 'Ombor', authScopes } } });
  const campaign = (over: object = {}) =>
    ok({ campaign: { id: 987, business: { id: 55 }, placementType: 'FBS', apiAvailability: 'AVAILABLE', ...over } });
  const check = async (...answers: RecordedAnswer[]) => (await open(...answers)).adapter.checkAccount?.(noAbort);

  const warehouses = (...rows: object[]) => ok({ status: 'OK', result: { warehouses: rows, paging: {} } });
  const grouped = warehouses({ id: 1, campaignId: 987, groupInfo: { id: 3, name: 'All' } });
  const gone: RecordedAnswer = { status: 404 };

  test('a key with both rights and a shop of its own stock lack nothing', async () => {
    const { adapter, requests } = await open(
      token('offers-and-cards-management', 'inventory-and-order-processing:read-only'),
      campaign(),
      grouped,
    );
    expect(await adapter.checkAccount?.(noAbort)).toEqual({ expiresAt: null, missing: [] });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v2/auth/token',
      'GET /v2/campaigns/987',
      'POST /v2/businesses/55/warehouses?limit=30',
    ]);
    expect((await check(token('all-methods'), campaign(), grouped))?.missing).toEqual([]);
  });

  test.each([
    ['the only warehouse', [{ id: 1, campaignId: 5 }], [{ id: 71, name: 'Main' }], '71'],
    ["the shop's warehouse", [{ id: 72, campaignId: 987 }], [{ id: 71 }, { id: 72 }], '72'],
  ])('without groups of warehouses the v3 methods are chosen, with %s', async (_which, v2, v3, warehouseId) => {
    const answers = [token('all-methods'), campaign(), warehouses(...v2), warehouses(...v3), ok({ status: 'OK' })];
    const { adapter, requests } = await open(...answers);
    const found = await adapter.checkAccount?.(noAbort);
    expect(requests.at(-1)).toMatchObject({
      path: '/v3/businesses/55/offers/stocks?limit=1',
      body: `{"partnerWarehouseId":${warehouseId}}`,
    });
    expect(found).toEqual({ expiresAt: null, missing: [], settings: { stockMethods: 'v3', warehouseId } });
  });

  test('where the warehouse is not clear a person says which one', async () => {
    const v3 = warehouses({ id: 71, name: 'Main' }, { id: 72, name: 'Other' });
    const found = await check(token('all-methods'), campaign(), warehouses({ id: 1, campaignId: 987 }), v3);
    expect(found?.missing).toEqual([expect.stringContaining('settings.warehouseId')]);
    expect(found?.missing[0]).toContain('71 (Main), 72 (Other)');
  });

  test.each([
    ['groups', [grouped]],
    ['no list of warehouses', [gone]],
    ['no v3 warehouses', [warehouses({ id: 1, campaignId: 987 }), warehouses()]],
    ['no v3 list', [warehouses({ id: 1, campaignId: 987 }), gone]],
    ['no v3 stock', [warehouses({ id: 1, campaignId: 987 }), warehouses({ id: 1 }), { status: 423 }]],
  ])('with %s the v2 methods stay', async (_what, answers) => {
    expect(await check(token('all-methods'), campaign(), ...answers)).toEqual({ expiresAt: null, missing: [] });
  });

  test('methods that a person set stay, and their warehouse is checked', async () => {
    const set = { stockMethods: 'v3', warehouseId: 72 };
    const { adapter } = await openWith(set, token('all-methods'), campaign(), warehouses({ id: 71, name: 'Main' }));
    expect((await adapter.checkAccount?.(noAbort))?.missing).toEqual([expect.stringContaining('71 (Main)')]);
    const v2 = await openWith({ stockMethods: 'v2' }, token('all-methods'), campaign());
    expect(await v2.adapter.checkAccount?.(noAbort)).toEqual({ expiresAt: null, missing: [] });
    expect(() =>
      openAdapter('yandex_market', { settings: { ...settings, stockMethods: 'v3' }, credentials, http: noHttp }),
    ).toThrow(/warehouseId/);
  });

  test.each(hosts)(
    "an account that %s does not know is found on Market's other host, which is then set",
    async (host) => {
      const asked: string[] = [];
      const answerOf = (url: URL): object => {
        if (url.pathname === '/v2/auth/token') return { result: { apiKey: { authScopes: ['all-methods'] } } };
        if (url.pathname === '/v2/campaigns/987') return { campaign: { business: { id: 55 }, placementType: 'FBS' } };
        return { result: { warehouses: [{ id: 1, groupInfo: { name: 'All' } }] } };
      };
      const http: MarketplaceHttp = {
        async request({ url }) {
          const at = new URL(url);
          asked.push(at.origin);
          const isKnown = at.origin !== host;
          const body = isKnown ? answerOf(at) : refusal('UNAUTHORIZED', 'Api-Key token is invalid');
          return { status: isKnown ? 200 : 401, headers: { get: () => null }, text: JSON.stringify(body), date: null };
        },
        counted: () => http,
        close: async () => {},
      };
      const adapter = openAdapter('yandex_market', { settings: { ...settings, baseUrl: host }, credentials, http });
      const other = hosts.find((one) => one !== host);
      expect(await adapter.checkAccount?.(noAbort)).toEqual({
        expiresAt: null,
        missing: [],
        settings: { baseUrl: other },
      });
      expect(new Set(asked)).toEqual(new Set(hosts));
    },
  );

  test('a key that neither host knows is Unauthorized, and another address is never given the key', async () => {
    const { adapter, requests } = await open({
      status: 401,
      body: refusal('UNAUTHORIZED', 'Api-Key token is invalid'),
    });
    expect(await errorOf(Promise.resolve(adapter.checkAccount?.(noAbort)))).toMatchObject({ name: 'Unauthorized' });
    expect(requests).toHaveLength(1);
  });

  test('what is missing is said with what to do', async () => {
    const answer = await check(
      token('pricing'),
      campaign({ business: { id: 9 }, placementType: 'FBY', apiAvailability: 'DISABLED_BY_INACTIVITY' }),
    );
    expect(answer?.missing).toEqual([
      expect.stringContaining('"offers-and-cards-management"'),
      expect.stringContaining('"inventory-and-order-processing"'),
      expect.stringContaining('the shop belongs to cabinet 9'),
      expect.stringContaining('FBY'),
      expect.stringContaining('DISABLED_BY_INACTIVITY'),
    ]);
    expect((await check(token('all-methods'), { status: 404 }))?.missing).toEqual([
      'The key has no access to shop 987: check settings.campaignId.',
    ]);
  });

  test('a page of the catalogue has the figures of this shop', async () => {
    const offer = {
      offerId: '557722',
      name: 'Boots',
      barcodes: ['0046'],
      basicPrice: { value: 1290, currencyId: 'RUR' },
    };
    const { adapter, requests } = await open(
      ok({ status: 'OK', result: { offerMappings: [{ offer }], paging: { nextPageToken: 'to k' } } }),
      ok(stocks),
    );
    expect(await adapter.listCatalog?.('be fore', noAbort)).toEqual({
      items: [
        {
          marketplaceProductId: '557722',
          marketplaceSku: '557722',
          name: 'Boots',
          barcodes: ['0046'],
          price: '1290',
          stock: 10,
          settings: {},
        },
      ],
      cursor: 'to k',
    });
    expect(requests[0]?.path).toBe('/v2/businesses/55/offer-mappings?limit=200&page_token=be%20fore');
  });
});
