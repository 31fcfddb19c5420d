import type { RecordedExchange, Records } from '../recorded-exchanges.ts';
import { figure, itemRef, noAbort } from '../scripted-marketplace.ts';

/**
 * Exchanges with the Partner API of Yandex Market as its specifications print them (partner API of 2026-07-17 and its change log up to
 * 2026-08-04, notification API of 2026-04-20), some shortened. They are typed by hand, so that the simulated Market and the adapter
 * cannot be wrong together.
 */

/** The whole answer to a set that was accepted. */
export const accepted = { status: 'OK' };

/** An answer to a read by offerIds. */
export const stocks = {
  status: 'OK',
  result: {
    paging: {},
    warehouses: [
      {
        warehouseId: 1,
        offers: [
          {
            offerId: '557722',
            updatedAt: '2026-07-17T12:00:00+03:00',
            stocks: [
              { type: 'FIT', count: 12 },
              { type: 'FREEZE', count: 2 },
              { type: 'AVAILABLE', count: 10 },
            ],
          },
        ],
      },
    ],
  },
};

/** A refusal; it is always for the whole request. */
export function refusal(code: string, message: string): object {
  return { status: 'ERROR', errors: [{ code, message }] };
}

/** One order of POST /v1/businesses/{businessId}/orders. */
export function order(id: number | string, status: string, over: object = {}): object {
  return {
    orderId: id,
    campaignId: 987,
    programType: 'FBS',
    status,
    substatus: 'STARTED',
    creationDate: '2026-07-17T10:00:00+03:00',
    updateDate: '2026-07-17T10:05:00+03:00',
    fake: false,
    items: [{ id: 1, offerId: '557722', offerName: 'Boots', count: 2 }],
    cancelRequested: false,
    ...over,
  };
}

/** Notifications as Market sends them. */
export const notifications = {
  ping: { notificationType: 'PING', time: '2025-01-16T10:09:49.759084017Z' },
  created: {
    notificationType: 'ORDER_CREATED',
    orderId: 123456789,
    campaignId: 987,
    items: [{ offerId: '557722', count: 2 }],
    createdAt: '2026-01-16T10:09:49.759Z',
  },
  cancelled: {
    notificationType: 'ORDER_CANCELLED',
    orderId: 123456789,
    campaignId: 987,
    items: [{ offerId: '557722', count: 2 }],
    cancelledAt: '2026-01-16T10:19:49.759Z',
  },
  statusUpdated: {
    notificationType: 'ORDER_STATUS_UPDATED',
    orderId: 123456789,
    campaignId: 987,
    status: 'PROCESSING',
    substatus: 'STARTED',
    updatedAt: '2026-01-16T10:11:49.759Z',
  },
  feedback: { notificationType: 'GOODS_FEEDBACK_CREATED', businessId: 55, feedbackId: 1 },
};

const stocksPath = '/v2/campaigns/987/offers/stocks';
const set = (skus: [string, number][], answer: RecordedExchange['answer']): RecordedExchange => ({
  request: {
    method: 'PUT',
    path: stocksPath,
    body: { skus: skus.map(([sku, count]) => ({ sku, items: [{ count }] })) },
  },
  answer,
});
const read = (offerIds: string[]): RecordedExchange => ({
  request: { method: 'POST', path: stocksPath, body: { offerIds } },
  answer: { status: 200, body: stocks },
});

/** What the adapter does with the printed exchanges. */
export const yandexMarketRecords: Records = {
  adapter: 'yandex_market',
  settings: { campaignId: 987, businessId: 55 },
  credentials: { apiKey: 'ACMA:rBVk:8a5f' },
  headers: { 'api-key': 'ACMA:rBVk:8a5f', 'content-type': 'application/json' },
  // The list of new orders asks for the last day, so its body is never twice the same: see yandex-market-orders.test.ts.
  without: ['new orders'],
  recordings: [
    {
      topic: 'push',
      rule: 'the printed answer means accepted',
      act: (adapter) => adapter.pushStock([figure('557722', 12)], noAbort),
      exchanges: [set([['557722', 12]], { status: 200, body: accepted })],
      result: { items: [{ key: '557722', outcome: 'accepted' }] },
    },
    {
      topic: 'read',
      rule: 'what is available counts, and a zero in front makes another product',
      act: (adapter) => adapter.readStock([itemRef('557722'), itemRef('0557722')], noAbort),
      exchanges: [read(['557722', '0557722'])],
      result: [
        { key: '557722', stock: 10 },
        { key: '0557722', stock: null },
      ],
    },
    {
      topic: 'refused item',
      rule: 'a refusal is for the whole request and names nobody',
      act: (adapter) => adapter.pushStock([figure('557722', 12), figure('0557722', 3)], noAbort),
      exchanges: [
        set(
          [
            ['557722', 12],
            ['0557722', 3],
          ],
          { status: 400, body: refusal('BAD_REQUEST', 'Unknown SKU') },
        ),
      ],
      result: {
        items: [
          { key: '557722', outcome: 'suspected' },
          { key: '0557722', outcome: 'suspected' },
        ],
      },
    },
    {
      topic: 'limit',
      rule: '420 names the moment at which the limit ends',
      act: (adapter) => adapter.pushStock([figure('557722', 12)], noAbort),
      exchanges: [
        set([['557722', 12]], {
          status: 420,
          headers: {
            date: 'Fri, 17 Jul 2026 12:00:00 GMT',
            'x-ratelimit-resource-until': 'Fri, 17 Jul 2026 12:00:30 GMT',
          },
          body: refusal('METHOD_FAILURE', 'Hit rate limit of 100000 requests per 1 minute for resource stocks'),
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied', afterMs: 31_000, httpStatus: 420 },
    },
    {
      topic: 'credentials',
      rule: "the printed 401 is a person's affair",
      act: (adapter) => adapter.readStock([itemRef('557722')], noAbort),
      exchanges: [
        {
          ...read(['557722']),
          answer: {
            status: 401,
            body: { errors: [{ code: 'UNAUTHORIZED', message: 'Api-Key token is invalid' }], status: 'ERROR' },
          },
        },
      ],
      error: { name: 'Unauthorized', httpStatus: 401, marketplaceCode: 'UNAUTHORIZED' },
    },
    {
      topic: 'catalogue',
      rule: 'a page of offers carries the figures of this shop',
      act: (adapter) => adapter.listCatalog?.(null, noAbort),
      exchanges: [
        {
          request: { method: 'POST', path: '/v2/businesses/55/offer-mappings?limit=200', body: {} },
          answer: {
            status: 200,
            body: {
              status: 'OK',
              result: { offerMappings: [{ offer: { offerId: '557722', name: 'Boots' } }], paging: {} },
            },
          },
        },
        read(['557722']),
      ],
      result: { items: [{ marketplaceSku: '557722', name: 'Boots', stock: 10 }], cursor: null },
    },
    {
      topic: 'account',
      rule: 'a key for everything and a shop of its own stock lack nothing',
      act: (adapter) => adapter.checkAccount?.(noAbort),
      exchanges: [
        {
          request: { method: 'POST', path: '/v2/auth/token' },
          answer: {
            status: 200,
            body: { status: 'OK', result: { apiKey: { name: 'Ombor', authScopes: ['all-methods'] } } },
          },
        },
        {
          request: { method: 'GET', path: '/v2/campaigns/987' },
          answer: {
            status: 200,
            body: { campaign: { id: 987, domain: 'shop', business: { id: 55 }, placementType: 'FBS' } },
          },
        },
        {
          request: { method: 'POST', path: '/v2/businesses/55/warehouses?limit=30', body: {} },
          answer: {
            status: 200,
            body: {
              status: 'OK',
              result: {
                warehouses: [
                  { id: 1, name: 'Main', campaignId: 987, express: false, groupInfo: { id: 2, name: 'All' } },
                ],
                paging: {},
              },
            },
          },
        },
      ],
      result: { expiresAt: null, missing: [] },
    },
  ],
};
