import { expect } from 'vitest';
import type { RecordedExchange, Records } from '../recorded-exchanges.ts';
import { figure, itemRef, noAbort } from '../scripted-marketplace.ts';

/*
 * Typed by hand from dev.wildberries.ru (item management, orders FBS and DBS, API information; read in autumn 2026), values included.
 */

const stocksPath = '/api/v3/stocks/658434';
const put = (stocks: object[], answer: RecordedExchange['answer']): RecordedExchange => ({
  request: { method: 'PUT', path: stocksPath, body: { stocks } },
  answer,
});
const item = (chrtId: number, amount: number) => figure(String(chrtId), amount, { chrtId });
const newOrders = (orders: object[]): RecordedExchange => ({
  request: { method: 'GET', path: '/api/v3/orders/new' },
  answer: { status: 200, body: { orders } },
});

/** An assembly task of the documentation of `GET /api/v3/orders/new`. */
export const assemblyTask = {
  id: 13833711,
  rid: 'f884001e44e511edb8780242ac120002',
  orderUid: '165918930_629fbc924b984618a44354475ca58675',
  createdAt: '2022-05-04T07:56:29Z',
  warehouseId: 658434,
  officeId: 123,
  offices: ['Kaluga'],
  nmId: 123456789,
  chrtId: 987654321,
  skus: ['6665956397512'],
  article: 'one-ring-7548',
  price: 1014,
  finalPrice: 1014,
  convertedPrice: 28322,
  currencyCode: 933,
  convertedCurrencyCode: 643,
  cargoType: 1,
  deliveryType: 'fbs',
  isZeroOrder: false,
  options: { isB2b: false },
  requiredMeta: ['uin'],
  optionalMeta: ['sgtin'],
  comment: '',
  address: null,
};

/** The token problem of every method. */
const unauthorized = {
  title: 'unauthorized',
  detail: 'token problem; token is malformed',
  code: '07e4668e-ac2653ed',
  requestId: '7b80c1d3e0a94c6d',
  origin: 's2s-api-auth-catalog',
  status: 401,
  statusText: 'Unauthorized',
  timestamp: '2024-09-30T06:52:38Z',
};

/** `{"alg":"ES256"}.{"exp":1790000000,"s":18}` with a signature that nobody checks here. */
const token = `${btoa('{"alg":"ES256"}')}.${btoa('{"exp":1790000000,"s":18}')}.c2lnbmF0dXJl`.replaceAll('=', '');

export const wildberriesRecords: Records = {
  adapter: 'wildberries',
  settings: { warehouseId: '658434' },
  credentials: { token },
  headers: { authorization: token, 'content-type': 'application/json' },
  recordings: [
    {
      topic: 'push',
      rule: 'amounts by chrtId, 204 and nothing more',
      act: (adapter) => adapter.pushStock([item(12345678, 10), item(12345679, 0)], noAbort),
      exchanges: [
        put(
          [
            { chrtId: 12345678, amount: 10 },
            { chrtId: 12345679, amount: 0 },
          ],
          { status: 204 },
        ),
      ],
      result: { items: [{ outcome: 'accepted' }, { outcome: 'accepted' }] },
    },
    {
      topic: 'push',
      rule: '204 that changed nothing is seen where the figure was not known',
      act: (adapter) => adapter.pushStock([{ ...item(12345678, 10), verify: true }], noAbort),
      exchanges: [
        put([{ chrtId: 12345678, amount: 10 }], { status: 204 }),
        {
          request: { method: 'POST', path: stocksPath, body: { chrtIds: [12345678] } },
          answer: { status: 200, body: { stocks: [{ chrtId: 12345678, amount: 3 }] } },
        },
      ],
      result: { items: [{ outcome: 'retry', reason: 'shows 3 after 10 was set' }] },
    },
    {
      topic: 'refused item',
      rule: 'a 409 names items in groups; the rest is sent again and looked at',
      act: (adapter) => adapter.pushStock([item(12345678, 10), item(12345679, 7), item(12345680, 3)], noAbort),
      exchanges: [
        put(
          [
            { chrtId: 12345678, amount: 10 },
            { chrtId: 12345679, amount: 7 },
            { chrtId: 12345680, amount: 3 },
          ],
          {
            status: 409,
            body: [
              {
                code: 'NotFound',
                message: 'Not found',
                data: [{ sku: 'skuTest4', chrtId: 12345678, amount: 10 }],
              },
              {
                code: 'CargoWarehouseRestrictionMGT',
                message: 'Restricted',
                data: [{ sku: 'skuTest2', chrtId: 12345679, amount: 7 }],
              },
            ],
          },
        ),
        put([{ chrtId: 12345680, amount: 3 }], { status: 204 }),
        {
          request: { method: 'POST', path: stocksPath, body: { chrtIds: [12345680] } },
          answer: { status: 200, body: { stocks: [{ chrtId: 12345680, amount: 3 }] } },
        },
      ],
      result: {
        items: [
          { outcome: 'rejected', reason: 'NotFound: Not found' },
          { outcome: 'rejected', reason: 'CargoWarehouseRestrictionMGT: Restricted' },
          { outcome: 'accepted' },
        ],
      },
    },
    {
      topic: 'refused item',
      rule: 'a warehouse that is being updated says nothing of the goods',
      act: (adapter) => adapter.pushStock([item(1, 1)], noAbort),
      exchanges: [
        put([{ chrtId: 1, amount: 1 }], {
          status: 409,
          body: [{ code: 'StoreIsProcessing', message: 'Store is processing' }],
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied', afterMs: 5_000 },
    },
    {
      topic: 'refused item',
      rule: 'a 409 whose data is null blames nobody',
      act: (adapter) => adapter.pushStock([item(12345678, 10), item(12345679, 7)], noAbort),
      exchanges: [
        put(
          [
            { chrtId: 12345678, amount: 10 },
            { chrtId: 12345679, amount: 7 },
          ],
          {
            status: 409,
            body: [{ code: 'ProductPropertyConflict', message: 'Conflict of product properties', data: null }],
          },
        ),
      ],
      result: {
        items: [
          { key: '12345678', outcome: 'suspected', reason: expect.stringContaining('ProductPropertyConflict') },
          { key: '12345679', outcome: 'suspected' },
        ],
      },
    },
    {
      topic: 'limit',
      rule: '406 WarehouseStocksUpdateBlock is over by itself',
      act: (adapter) => adapter.pushStock([item(1, 1)], noAbort),
      exchanges: [
        put([{ chrtId: 1, amount: 1 }], {
          status: 406,
          body: { code: 'WarehouseStocksUpdateBlock', message: 'Stocks update is blocked, try later' },
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied' },
    },
    {
      topic: 'read',
      rule: 'ids without a record are absent',
      act: (adapter) =>
        adapter.readStock([itemRef('A', { chrtId: '12345678' }), itemRef('B', { chrtId: '12345679' })], noAbort),
      exchanges: [
        {
          request: { method: 'POST', path: stocksPath, body: { chrtIds: [12345678, 12345679] } },
          answer: { status: 200, body: { stocks: [{ chrtId: 12345678, amount: 10 }] } },
        },
      ],
      result: [
        { key: 'A', stock: 10 },
        { key: 'B', stock: null },
      ],
    },
    {
      topic: 'limit',
      rule: '429 says in X-Ratelimit-Retry when to come back',
      act: (adapter) => adapter.pushStock([item(1, 1)], noAbort),
      exchanges: [
        put([{ chrtId: 1, amount: 1 }], {
          status: 429,
          headers: { 'X-Ratelimit-Reset': '29', 'X-Ratelimit-Retry': '2', 'X-Ratelimit-Limit': '10' },
          body: { title: 'too many requests', detail: 'limited by c122a060', status: 429 },
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied', afterMs: 2_000 },
    },
    {
      topic: 'credentials',
      rule: '401 is a token to replace',
      act: (adapter) => adapter.pushStock([item(1, 1)], noAbort),
      exchanges: [put([{ chrtId: 1, amount: 1 }], { status: 401, body: unauthorized })],
      error: { name: 'Unauthorized', httpStatus: 401 },
    },
    {
      topic: 'credentials',
      rule: '403 is a token without the category',
      act: (adapter) => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
      exchanges: [
        {
          request: { method: 'GET', path: '/api/v3/orders/new' },
          answer: { status: 403, body: { code: 'AccessDenied', message: '' } },
        },
      ],
      error: { name: 'Unauthorized', httpStatus: 403, marketplaceCode: 'AccessDenied' },
    },
    {
      topic: 'new orders',
      rule: 'one task is one unit; the price is in hundredths of the seller’s currency',
      act: (adapter) => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
      exchanges: [newOrders([assemblyTask])],
      result: {
        cursor: null,
        events: [
          {
            event: 'order.created',
            event_id: 'order 13833711 created',
            order_id: '13833711',
            timestamp: '2022-05-04T07:56:29.000Z',
            status: 'new',
            currency: 'RUB',
            items: [
              {
                sku: 'one-ring-7548',
                marketplace_product_id: '123456789',
                link: { chrtId: '987654321' },
                quantity: 1,
                price: '283.22',
              },
            ],
          },
        ],
      },
    },
    {
      topic: 'new orders',
      rule: 'a task of another warehouse is another stock',
      act: (adapter) => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
      exchanges: [newOrders([{ ...assemblyTask, warehouseId: 1 }])],
      result: { events: [] },
    },
    {
      topic: 'new orders',
      rule: 'what became of open ones is asked for by id',
      act: (adapter) => adapter.pollOrders?.({ scope: 'all', cursor: null, openOrderIds: ['5632423'] }, noAbort),
      exchanges: [
        newOrders([]),
        {
          request: { method: 'POST', path: '/api/v3/orders/status', body: { orders: [5632423] } },
          answer: {
            status: 200,
            body: { orders: [{ id: 5632423, supplierStatus: 'cancel', wbStatus: 'canceled' }] },
          },
        },
      ],
      result: { events: [{ event: 'order.cancelled', order_id: '5632423', after_handover: false }] },
    },
    {
      topic: 'catalogue',
      rule: 'a card with several sizes is several products, with the figures of our warehouse',
      act: (adapter) => adapter.listCatalog?.(null, noAbort),
      exchanges: [
        {
          request: {
            method: 'POST',
            path: '/content/v2/get/cards/list',
            body: { settings: { cursor: { limit: 100 }, filter: { withPhoto: -1 } } },
          },
          answer: {
            status: 200,
            body: {
              cards: [
                {
                  nmID: 12345678,
                  vendorCode: 'shirt',
                  title: 'Shirt',
                  sizes: [
                    { chrtID: 1, techSize: 'S', skus: ['0012345678905'] },
                    { chrtID: 2, techSize: 'M', skus: ['0012345678912'] },
                  ],
                },
                { nmID: 12345679, vendorCode: 'ring', title: 'Ring', sizes: [{ chrtID: 3, skus: ['46'] }] },
              ],
              cursor: { updatedAt: '2023-12-06T11:17:00.96577Z', nmID: 12345679, total: 2 },
            },
          },
        },
        {
          request: { method: 'POST', path: '/api/v3/stocks/658434', body: { chrtIds: [1, 2, 3] } },
          answer: {
            status: 200,
            body: {
              stocks: [
                { chrtId: 1, amount: 10 },
                { chrtId: 3, amount: 0 },
              ],
            },
          },
        },
      ],
      result: {
        cursor: null,
        items: [
          { marketplaceProductId: '12345678', marketplaceSku: '0012345678905', stock: 10, settings: { chrtId: '1' } },
          { marketplaceProductId: '12345678', marketplaceSku: '0012345678912', stock: null, settings: { chrtId: '2' } },
          {
            marketplaceProductId: '12345679',
            marketplaceSku: 'ring',
            barcodes: ['46'],
            stock: 0,
            settings: { chrtId: '3' },
          },
        ],
      },
    },
    {
      topic: 'credentials',
      rule: 'a token without the category Content reads no cards, and the refusal says so',
      act: (adapter) => adapter.listCatalog?.(null, noAbort),
      exchanges: [
        {
          request: {
            method: 'POST',
            path: '/content/v2/get/cards/list',
            body: { settings: { cursor: { limit: 100 }, filter: { withPhoto: -1 } } },
          },
          answer: { status: 401, body: unauthorized },
        },
      ],
      error: { name: 'Unauthorized', message: expect.stringContaining('a token with the category Content') },
    },
    {
      topic: 'account',
      rule: 'the token says itself when it ends, and the warehouse is looked for',
      act: (adapter) => adapter.checkAccount?.(noAbort),
      exchanges: [
        {
          request: { method: 'GET', path: '/api/v3/warehouses' },
          answer: {
            status: 200,
            body: [
              {
                name: 'WH-1',
                officeId: 15,
                id: 1,
                cargoType: 1,
                deliveryType: 1,
                isDeleting: false,
                isProcessing: false,
              },
            ],
          },
        },
      ],
      result: {
        expiresAt: new Date(1_790_000_000_000),
        missing: ['The account has no warehouse 658434; set warehouseId to one of: 1 (WH-1).'],
      },
    },
  ],
};

/** The same for a warehouse of DBS: only its orders have methods of their own. */
export const wildberriesDbsRecords: Records = {
  ...wildberriesRecords,
  settings: { warehouseId: '658434', orderSchemes: ['dbs'] },
  without: ['push', 'read', 'refused item', 'limit', 'credentials', 'catalogue', 'account'],
  recordings: [
    {
      topic: 'new orders',
      rule: 'statuses are asked for by the method of 2026; an unknown id has empty ones and an error',
      act: (adapter) => adapter.pollOrders?.({ scope: 'all', cursor: null, openOrderIds: ['123456', '999'] }, noAbort),
      exchanges: [
        {
          request: { method: 'GET', path: '/api/v3/dbs/orders/new' },
          answer: { status: 200, body: { orders: [{ ...assemblyTask, deliveryType: 'edbs' }] } },
        },
        {
          request: {
            method: 'POST',
            path: '/api/marketplace/v3/dbs/orders/status/info',
            body: { ordersIds: [123456, 999] },
          },
          answer: {
            status: 200,
            body: {
              orders: [
                { orderId: 123456, supplierStatus: 'deliver', wbStatus: 'canceled_by_missed_call', errors: [] },
                { orderId: 999, supplierStatus: '', wbStatus: '', errors: [{ code: 404, detail: 'NotFound' }] },
              ],
            },
          },
        },
      ],
      result: {
        events: [
          { event: 'order.created', order_id: '13833711' },
          { event: 'order.cancelled', order_id: '123456', after_handover: true },
        ],
      },
    },
  ],
};
