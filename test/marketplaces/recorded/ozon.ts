import { expect } from 'vitest';
import type { RecordedExchange, Records } from '../recorded-exchanges.ts';
import { figure, itemRef, noAbort } from '../scripted-marketplace.ts';

/**
 * Exchanges with OZON's Seller API as its documentation prints them (specification 2.1, change log up to 2026-09-22), some
 * shortened. They are typed by hand, so that the simulated OZON and the adapter cannot be wrong together.
 */

/** An answer of /v4/posting/fbs/unfulfilled/list. */
export const unfulfilledPage = {
  has_next: false,
  cursor: '',
  count: 1,
  postings: [
    {
      posting_number: '41517061-0214-1',
      order_id: 34953320005,
      order_number: '41517061-0214',
      status: 'awaiting_deliver',
      substatus: 'posting_in_carriage',
      delivery_method: { id: 20605650762000, warehouse_id: 20605650762000, warehouse: '17023' },
      in_process_at: '2026-05-04T06:44:37Z',
      shipment_date: '2026-05-05T06:44:37Z',
      cancellation: { cancel_reason_id: 0, cancel_reason: '', cancellation_initiator: '' },
      products: [{ offer_id: 'S5200657-28', sku: 4116250392, quantity: 1, price: { amount: '300', currency: 'RUB' } }],
    },
  ],
};

/** One posting in the shape of the lists, in a status of its own. */
export function posting(number: string, status: string, over: object = {}): object {
  return { ...unfulfilledPage.postings[0], posting_number: number, status, substatus: '', ...over };
}

/** A page of postings. */
export function page(postings: object[], cursor = ''): object {
  return { has_next: cursor !== '', cursor, postings };
}

/** An answer of /v2/product/info/stocks-by-warehouse/fbs. */
export const stockPage = {
  products: [
    {
      offer_id: '02105020-35',
      product_id: 28743,
      sku: 147035011,
      warehouse_id: 1020003080073000,
      warehouse_name: 'Main',
      present: 1000,
      reserved: 3,
      free_stock: 997,
    },
  ],
  has_next: false,
  cursor: '',
};

/** An answer of /v4/product/info/stocks. */
export const totalsPage = {
  items: [
    {
      offer_id: '02105020-35',
      product_id: 1000123456,
      stocks: [{ sku: 1000123456, type: 'fbs', present: 150, reserved: 25, shipment_type: 'SHIPMENT_TYPE_GENERAL' }],
    },
  ],
  cursor: 'ZZ',
  total: 1,
};

/** Pushes as OZON sends them. */
export const pushes = {
  ping: { message_type: 'TYPE_PING', time: '2019-08-24T14:15:22Z' },
  newPosting: {
    message_type: 'TYPE_NEW_POSTING',
    posting_number: '24319409-0021-1',
    products: [{ sku: 147451939, offer_id: 'Item2', quantity: 1 }],
    in_process_at: '2021-01-26T06:56:36.294Z',
    warehouse_id: 12850503335000,
    shipment_date: '2021-01-26T06:56:36.294Z',
    tpl_integration_type: '3pl_tracking',
    is_express: false,
    tracking_number: 'ZZV-23',
    delivery_date_begin: '2025-01-26T06:56:36.294Z',
    delivery_date_end: '2025-01-26T06:56:36.294Z',
    seller_id: 836,
  },
  cancelled: {
    message_type: 'TYPE_POSTING_CANCELLED',
    posting_number: '24219509-0020-1',
    products: [{ sku: 147451959, quantity: 1 }],
    old_state: 'posting_transferred_to_courier_service',
    new_state: 'posting_canceled',
    changed_state_date: '2021-01-26T06:56:36.294Z',
    reason: { id: 0, message: 'string' },
    warehouse_id: 0,
    seller_id: 836,
  },
  stateChanged: {
    message_type: 'TYPE_STATE_CHANGED',
    posting_number: '24219509-0020-2',
    new_state: 'posting_delivered',
    changed_state_date: '2021-02-02T15:07:46.765Z',
    warehouse_id: 0,
    seller_id: 836,
  },
  stocksChanged: {
    message_type: 'TYPE_STOCKS_CHANGED',
    seller_id: 836,
    items: [
      {
        product_id: 118597312,
        sku: 147451959,
        updated_at: '2021-09-01T14:15:22Z',
        stocks: [{ warehouse_id: 22142605386000, present: 10, reserved: 2 }],
      },
    ],
  },
  // seller_id is text in chats.
  chat: { message_type: 'TYPE_NEW_MESSAGE', chat_id: 'b646d975', seller_id: '836' },
  fbo: { message_type: 'TYPE_FBO_POSTING_NEW', uuid: '0f8a1b', seller_id: 836 },
};

const post = (path: string, body: unknown, answer: RecordedExchange['answer']): RecordedExchange => ({
  request: { method: 'POST', path, body },
  answer,
});
const set = (offer: string, stock: number, answer: RecordedExchange['answer']): RecordedExchange =>
  post('/v2/products/stocks', { stocks: [{ offer_id: offer, stock, warehouse_id: 22142605386000 }] }, answer);
const readStock = (offer: string): RecordedExchange =>
  post(
    '/v2/product/info/stocks-by-warehouse/fbs',
    { offer_id: [offer], limit: 1000, cursor: '' },
    { status: 200, body: stockPage },
  );

/** What the adapter does with the printed exchanges. */
export const ozonRecords: Records = {
  adapter: 'ozon',
  settings: { warehouseId: '22142605386000' },
  credentials: { clientId: '836', apiKey: '0296d4f2-70a1-4c09-b507-904fd05567b9' },
  headers: {
    'client-id': '836',
    'api-key': '0296d4f2-70a1-4c09-b507-904fd05567b9',
    'content-type': 'application/json',
  },
  recordings: [
    {
      topic: 'push',
      rule: 'the printed request is answered as updated',
      act: (adapter) => adapter.pushStock([figure('PH11042', 100)], noAbort),
      exchanges: [
        set('PH11042', 100, {
          status: 200,
          body: {
            result: [
              {
                warehouse_id: 22142605386000,
                product_id: 118597312,
                offer_id: 'PH11042',
                updated: true,
                errors: [],
              },
            ],
          },
        }),
      ],
      result: { items: [{ key: 'PH11042', outcome: 'accepted' }] },
    },
    {
      topic: 'read',
      rule: 'the free stock of another warehouse is none of ours',
      act: (adapter) => adapter.readStock([itemRef('02105020-35')], noAbort),
      exchanges: [readStock('02105020-35')],
      result: [{ key: '02105020-35', stock: null }],
    },
    {
      topic: 'refused item',
      rule: 'a product that is not found stands inside the 200',
      act: (adapter) => adapter.pushStock([figure('NO-SUCH', 1)], noAbort),
      exchanges: [
        set('NO-SUCH', 1, {
          status: 200,
          body: {
            result: [
              {
                warehouse_id: 22142605386000,
                product_id: 0,
                offer_id: 'NO-SUCH',
                updated: false,
                errors: [{ code: 'NOT_FOUND_ERROR', message: 'Product is not found' }],
              },
            ],
          },
        }),
      ],
      result: {
        items: [{ key: 'NO-SUCH', outcome: 'rejected', reason: 'NOT_FOUND_ERROR: Product is not found' }],
      },
    },
    {
      topic: 'refused item',
      rule: 'a second set within 30 seconds comes later',
      act: (adapter) => adapter.pushStock([figure('PH11042', 99)], noAbort),
      exchanges: [
        set('PH11042', 99, {
          status: 200,
          body: {
            result: [
              {
                warehouse_id: 22142605386000,
                product_id: 118597312,
                offer_id: 'PH11042',
                updated: false,
                errors: [{ code: 'TOO_MANY_REQUESTS', message: 'Stock is updated too frequently' }],
              },
            ],
          },
        }),
      ],
      result: { items: [{ key: 'PH11042', outcome: 'retry', afterMs: 30_000 }] },
    },
    {
      topic: 'limit',
      rule: 'the 429 as it was captured live names the seconds to wait',
      act: (adapter) => adapter.pushStock([figure('PH11042', 100)], noAbort),
      exchanges: [
        set('PH11042', 100, {
          status: 429,
          headers: { 'ratelimit-remaining': '0', 'retry-after': '1' },
          body: { code: 8, message: 'You have reached request rate limit per second' },
        }),
      ],
      error: { name: 'RetryLater', outcome: 'not-applied', afterMs: 1_000, httpStatus: 429 },
    },
    {
      topic: 'credentials',
      rule: "a wrong key is a person's affair",
      act: (adapter) => adapter.pushStock([figure('PH11042', 100)], noAbort),
      exchanges: [
        set('PH11042', 100, {
          status: 403,
          body: { code: 7, message: 'Invalid Api-Key, please check the key and try again', details: [] },
        }),
      ],
      error: { name: 'Unauthorized', httpStatus: 403 },
    },
    {
      topic: 'new orders',
      // Its window is never twice the same.
      rule: 'a posting of another warehouse is not ours',
      act: (adapter) => adapter.pollOrders?.({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort),
      exchanges: [
        post(
          '/v4/posting/fbs/unfulfilled/list',
          {
            filter: {
              statuses: ['awaiting_registration', 'acceptance_in_progress', 'awaiting_approve', 'awaiting_packaging'],
              cutoff_from: expect.any(String),
              cutoff_to: expect.any(String),
            },
            limit: 100,
            cursor: '',
            sort_dir: 'asc',
            with: { analytics_data: false, financial_data: false },
          },
          { status: 200, body: unfulfilledPage },
        ),
      ],
      result: { events: [], cursor: null },
    },
    {
      topic: 'catalogue',
      rule: 'totals, cards and stock by warehouse make a page',
      act: (adapter) => adapter.listCatalog?.(null, noAbort),
      exchanges: [
        post(
          '/v4/product/info/stocks',
          { cursor: '', filter: { visibility: 'ALL' }, limit: 100 },
          { status: 200, body: totalsPage },
        ),
        post(
          '/v3/product/info/list',
          { offer_id: ['02105020-35'] },
          { status: 400, body: { code: 9, message: 'obsolete method', details: [] } },
        ),
        readStock('02105020-35'),
      ],
      result: { items: [{ marketplaceProductId: '1000123456', marketplaceSku: '02105020-35' }], cursor: 'ZZ' },
    },
    {
      topic: 'account',
      rule: 'a key with another role, and a warehouse that is not there, are told',
      act: (adapter) => adapter.checkAccount?.(noAbort),
      exchanges: [
        post(
          '/v1/roles',
          {},
          {
            status: 200,
            body: {
              expires_at: '2026-12-31T10:00:00Z',
              roles: [{ name: 'Prices', methods: ['/v5/product/info/prices'] }],
            },
          },
        ),
        post(
          '/v2/warehouse/list',
          { limit: 200, cursor: '' },
          { status: 200, body: { warehouses: [], cursor: '', has_next: false } },
        ),
      ],
      result: { expiresAt: new Date('2026-12-31T10:00:00Z') },
    },
  ],
};
