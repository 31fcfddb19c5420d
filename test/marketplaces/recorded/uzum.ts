import type { RecordedExchange, Records } from '../recorded-exchanges.ts';
import { figure, itemRef, noAbort } from '../scripted-marketplace.ts';

/*
 * Typed by hand from the specification "Uzum market seller openapi" 1.0.0 (read in autumn 2026) and from what integrators
 * published of its answers; values included.
 */

const link = { skuId: 123456, skuTitle: 'RED-XL', productTitle: 'T-shirt', barcode: '1000012345678' };
const setRow = { ...link, amount: 7, fbsLinked: true, dbsLinked: false };

/** A row of `GET /v3/fbs/sku/stocks`. */
const stockRow = {
  skuId: 123456,
  skuTitle: 'RED-XL',
  productTitle: 'T-shirt',
  barcode: '1000012345678',
  amount: 7,
  fbsAllowed: true,
  dbsAllowed: false,
  fbsLinked: true,
  dbsLinked: false,
  sellerSkuCode: 'TS-RED-XL',
};
const readRows = (rows: object[]): RecordedExchange => ({
  request: { method: 'GET', path: '/v3/fbs/sku/stocks?page=0&size=100&skuIdFrom=123455' },
  answer: {
    status: 200,
    body: { payload: { skuAmountList: rows }, errors: [], timestamp: '2026-08-01T10:00:00Z', trace: 'b1c2' },
  },
});
const set = (rows: object[], answer: RecordedExchange['answer']): RecordedExchange => ({
  request: { method: 'POST', path: '/v2/fbs/sku/stocks', body: { skuAmountList: rows } },
  answer,
});
const updated = (updatedRecords: number) => ({
  status: 200,
  body: { payload: { updatedRecords }, timestamp: '2026-08-01T10:00:00.000Z' },
});
const failure = (status: number, code: string, message: string) => ({
  status,
  body: { payload: null, errors: [{ code, message }], timestamp: '2026-08-01T10:00:00.000Z', trace: 'b1c2' },
});
const push = figure('TS-RED-XL', 7, link);

/** An order of `GET /v2/fbs/orders`: its items carry neither skuId nor barcode. */
export const uzumOrder = {
  id: 109155748,
  status: 'CREATED',
  scheme: 'FBS',
  shopId: 3442,
  price: 245000,
  dateCreated: '2026-05-30T13:25:14.848Z',
  acceptUntil: '2026-05-31T13:25:14.848Z',
  deliverUntil: null,
  dateCancelled: null,
  cancelReason: null,
  identifierRequired: false,
  invoiceNumber: null,
  stock: { id: 1, externalId: 'x', title: 'My warehouse', address: '...' },
  orderItems: [
    {
      id: 55,
      orderId: 109155748,
      productId: 777,
      productTitle: 'T-shirt',
      skuTitle: 'TS-RED-XL',
      sellerSkuCode: 'TS-RED-XL',
      amount: 1,
      amountReturns: 0,
      cancelled: 0,
      sellerPrice: 245000,
      status: 'PROCESSING',
    },
  ],
  deliveryInfo: null,
  timeSlot: null,
  dropOffPoint: null,
};

/** One page of a list of orders. */
const listOrders = (status: string, orders: object[]): RecordedExchange => ({
  request: { method: 'GET', path: `/v2/fbs/orders?shopIds=3442&status=${status}&page=0&size=50` },
  answer: {
    status: 200,
    body: { payload: { totalAmount: orders.length, orders }, errors: [], timestamp: '...', trace: '...' },
  },
});

const shops: RecordedExchange = {
  request: { method: 'GET', path: '/v1/shops' },
  answer: { status: 200, body: [{ id: 3442, name: 'My shop' }] },
};

export const uzumRecords: Records = {
  adapter: 'uzum',
  settings: {},
  credentials: { token: 'plain-token' },
  headers: { authorization: 'plain-token', 'content-type': 'application/json' },
  recordings: [
    {
      topic: 'push',
      rule: 'seven fields a row, and as many rows updated as sent',
      act: (adapter) => adapter.pushStock([push], noAbort),
      exchanges: [set([setRow], updated(1))],
      result: { items: [{ outcome: 'accepted' }] },
    },
    {
      topic: 'push',
      rule: 'a first push echoes the row that Uzum lists',
      act: (adapter) => adapter.pushStock([{ ...push, verify: true }], noAbort),
      exchanges: [
        readRows([{ ...stockRow, skuTitle: 'RED-XL (2026)', amount: 3 }]),
        set([{ ...setRow, skuTitle: 'RED-XL (2026)' }], updated(1)),
      ],
      result: { items: [{ outcome: 'accepted' }] },
    },
    {
      topic: 'refused item',
      rule: 'a SKU that is not linked to FBS always fails, so a first push leaves it out',
      act: (adapter) => adapter.pushStock([{ ...push, verify: true }], noAbort),
      exchanges: [readRows([{ ...stockRow, fbsLinked: false }])],
      result: { items: [{ outcome: 'rejected', reason: 'the SKU is not linked to FBS on Uzum' }] },
    },
    {
      topic: 'refused item',
      rule: 'a barcode that lost its zeros is found before anything is set',
      act: (adapter) =>
        adapter.pushStock([{ ...figure('A', 7, { ...link, barcode: '12345678' }), verify: true }], noAbort),
      exchanges: [readRows([{ ...stockRow, barcode: '0000012345678' }])],
      result: { items: [{ outcome: 'rejected', reason: 'Uzum\'s barcode is "0000012345678", not "12345678"' }] },
    },
    {
      topic: 'refused item',
      rule: 'HTTP 200 with updatedRecords 0 wrote nothing',
      act: (adapter) => adapter.pushStock([push], noAbort),
      exchanges: [set([setRow], updated(0)), readRows([{ ...stockRow, amount: 50 }])],
      result: {
        items: [{ outcome: 'rejected', reason: 'Uzum did not take 7: it still shows 50 (blocked or archived?)' }],
      },
    },
    {
      topic: 'read',
      rule: 'rows behind a skuId',
      act: (adapter) => adapter.readStock([itemRef('A', link)], noAbort),
      exchanges: [readRows([stockRow])],
      result: [{ key: 'A', stock: 7 }],
    },
    {
      topic: 'limit',
      rule: 'a used-up daily quota is asked again seldom',
      act: (adapter) => adapter.pushStock([push], noAbort),
      exchanges: [
        set([setRow], {
          status: 429,
          headers: { 'X-RateLimit-Limit-Per-Day': '10000', 'X-RateLimit-Remaining-Per-Day': '0' },
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied', afterMs: 900_000 },
    },
    {
      topic: 'credentials',
      rule: 'a token that is not found',
      act: (adapter) => adapter.pushStock([push], noAbort),
      exchanges: [
        set([setRow], { status: 403, body: { errors: [{ code: 'forbidden-001', message: 'Token not found' }] } }),
      ],
      error: { name: 'Unauthorized', httpStatus: 403, marketplaceCode: 'forbidden-001' },
    },
    {
      topic: 'credentials',
      rule: 'a seller who is blocked needs no other token',
      act: (adapter) => adapter.pushStock([push], noAbort),
      exchanges: [set([setRow], failure(403, 'storage-service-04', 'seller blocked'))],
      error: { name: 'Rejected', httpStatus: 403, marketplaceCode: 'storage-service-04' },
    },
    {
      topic: 'new orders',
      rule: 'items name themselves by the seller’s code; without shopIds the shops of the token are read',
      act: (adapter) => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
      exchanges: [shops, listOrders('CREATED', [uzumOrder])],
      result: {
        events: [
          {
            event: 'order.created',
            event_id: 'order 109155748 created',
            order_id: '109155748',
            timestamp: '2026-05-30T13:25:14.848Z',
            fulfilment: 'own',
            status: 'new',
            items: [{ sku: 'TS-RED-XL', quantity: 1, price: '245000' }],
          },
        ],
      },
    },
    {
      topic: 'catalogue',
      rule: 'the barcode comes as text from the stock list, because the product has it as a number',
      act: (adapter) => adapter.listCatalog?.(null, noAbort),
      exchanges: [
        shops,
        {
          request: { method: 'GET', path: '/v1/product/shop/3442?size=100&page=0&filter=ALL' },
          answer: {
            status: 200,
            body: {
              productList: [
                {
                  productId: 777,
                  title: 'T-shirt',
                  skuList: [
                    {
                      skuId: 123456,
                      barcode: 12345678,
                      article: 'a',
                      sellerItemCode: 'TS-RED-XL',
                      price: 245000,
                      quantityActive: 9,
                      quantityFbs: 7,
                      quantitySold: 1,
                      blocked: false,
                      archived: false,
                    },
                    { skuId: 123457, barcode: 1, sellerItemCode: 'FBO-ONLY', price: 1 },
                  ],
                },
              ],
              totalProductsAmount: 1,
            },
          },
        },
        readRows([{ ...stockRow, barcode: '0000012345678' }]),
      ],
      result: {
        cursor: null,
        items: [
          {
            marketplaceProductId: '777',
            marketplaceSku: 'TS-RED-XL',
            name: 'T-shirt',
            barcodes: ['0000012345678'],
            price: '245000',
            stock: 7,
            settings: { skuId: '123456', barcode: '0000012345678', dbsLinked: false },
          },
        ],
      },
    },
    {
      topic: 'account',
      rule: 'the shops of the key, and whether it may read stock',
      act: (adapter) => adapter.checkAccount?.(noAbort),
      exchanges: [
        shops,
        {
          request: { method: 'GET', path: '/v3/fbs/sku/stocks?page=0&size=1' },
          answer: failure(403, 'fbs-2-seller-access-denied', 'Access denied'),
        },
      ],
      result: {
        expiresAt: null,
        missing: [
          'The key is not allowed to read stock; give it SKU_READ and SKU_UPDATE in the cabinet (profile, API keys).',
        ],
      },
    },
    {
      topic: 'account',
      rule: 'a list of shops of an unknown shape asks for shopIds, and no more',
      act: (adapter) => adapter.checkAccount?.(noAbort),
      exchanges: [
        { request: shops.request, answer: { status: 200, body: [{ organization: 1 }] } },
        {
          request: { method: 'GET', path: '/v3/fbs/sku/stocks?page=0&size=1' },
          answer: { status: 200, body: { payload: { skuAmountList: [] } } },
        },
      ],
      result: { missing: ['The list of your shops cannot be read; set shopIds to the ids of your shops.'] },
    },
  ],
};
