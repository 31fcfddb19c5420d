import { describe, expect, test } from 'vitest';
import { adapters } from '../../src/marketplaces/registry.ts';
import { assemblyTask } from './recorded/wildberries.ts';
import { errorOf, figure, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

// What changed in 2026 and has no test beside the older rules.

const ozon = { settings: { warehouseId: '22142605386000' }, credentials: { clientId: '836', apiKey: 'k' } };
const wildberries = { settings: { warehouseId: 658434 }, credentials: { token: 't' } };
const uzum = { settings: { shopIds: ['1'] }, credentials: { token: 't' } };
const uzumLink = { skuId: 1, skuTitle: 'RED-XL', productTitle: 'T-shirt', barcode: '0000012345678' };

describe('OZON', () => {
  test('a warehouse that it does not know refuses the item, with product_id 0, and no other', async () => {
    const row = (offer: string, over: object) => ({ warehouse_id: 22142605386000, offer_id: offer, ...over });
    const result = [
      row('A', { product_id: 0, updated: false, errors: [{ code: 'WAREHOUSE_NOT_FOUND', message: 'not active' }] }),
      row('B', { product_id: 7, updated: true, errors: [] }),
    ];
    const { adapter } = await openScripted('ozon', ozon, [{ status: 200, body: { result } }]);
    expect((await adapter.pushStock([figure('A', 1), figure('B', 1)], noAbort)).items).toEqual([
      { key: 'A', outcome: 'rejected', reason: 'WAREHOUSE_NOT_FOUND: not active' },
      { key: 'B', outcome: 'accepted' },
    ]);
  });

  test('rFBS: what the seller has sent is shipped', async () => {
    const posting = {
      posting_number: '7',
      status: 'sent_by_seller',
      in_process_at: new Date(Date.now() + 60_000).toISOString(),
      products: [{ offer_id: 'A', quantity: 1 }],
    };
    const page = (...postings: object[]): RecordedAnswer => ({ status: 200, body: { postings, has_next: false } });
    const { adapter } = await openScripted('ozon', ozon, [page(), page(), page(posting)]);
    const reading = await adapter.pollOrders!({ scope: 'all', cursor: null, openOrderIds: ['7'] }, noAbort);
    expect(reading.events).toMatchObject([{ event: 'order.updated', order_id: '7', status: 'shipped' }]);
  });

  test.each(['TYPE_CREATE_ITEM', 'TYPE_UPDATE_ITEM', 'TYPE_UPDATE_MESSAGE', 'TYPE_MESSAGE_READ', 'TYPE_CHAT_CLOSED'])(
    'the notification %s is answered as it must be, and makes nobody read',
    (message_type) => {
      const { settingsSchema, credentialsSchema, notifications } = adapters.get('ozon')!;
      const account = {
        settings: settingsSchema.parse(ozon.settings),
        credentials: credentialsSchema.parse(ozon.credentials),
      };
      const body = JSON.stringify({ message_type, seller_id: '15' });
      expect(notifications!.receive({ body, receivedAt: new Date() }, account)).toMatchObject({
        reply: { status: 200, body: { result: true } },
        ring: 'nothing',
      });
    },
  );
});

describe('Uzum', () => {
  const push = async (answer: RecordedAnswer) => {
    const { adapter, requests } = await openScripted('uzum', uzum, [answer]);
    return { requests, pushed: adapter.pushStock([figure('A', 7, uzumLink)], noAbort) };
  };

  test('an answer to a set may have totalRecords beside updatedRecords, and "null" for no error', async () => {
    const { pushed } = await push({
      status: 200,
      body: { payload: { updatedRecords: 1, totalRecords: 250 }, errors: null, error: 'null' },
    });
    expect((await pushed).items).toEqual([{ key: 'A', outcome: 'accepted' }]);
  });

  test('a set never says that a SKU is not sold by FBS: that might unlink it', async () => {
    const { pushed, requests } = await push({ status: 200, body: { payload: { updatedRecords: 1 } } });
    await pushed;
    expect(JSON.parse(requests[0]!.body).skuAmountList).toMatchObject([{ fbsLinked: true }]);
  });

  test('429 may have a page of HTML: nothing was applied', async () => {
    const { pushed } = await push({ status: 429, text: '<html><body>429 Too Many Requests</body></html>' });
    expect(await errorOf(pushed)).toMatchObject({ name: 'RetryLater', outcome: 'not-applied', httpStatus: 429 });
  });

  test('an order with cancelReason in any words, and no invoice, is cancelled', async () => {
    const order = {
      id: 5,
      status: 'CANCELED',
      scheme: 'FBS',
      invoiceNumber: null,
      cancelReason: 'Xaridor fikridan qaytdi',
      dateCancelled: 1_796_000_000_000,
      orderItems: [{ id: 1, skuTitle: 'A', amount: 1, cancelled: 0 }],
    };
    const page = (...orders: object[]): RecordedAnswer => ({
      status: 200,
      body: { payload: { totalAmount: 1, orders } },
    });
    const { adapter } = await openScripted('uzum', uzum, [page(), page(), page(order), page(), page()]);
    const reading = await adapter.pollOrders!({ scope: 'all', cursor: null, openOrderIds: ['5'] }, noAbort);
    expect(reading.events).toMatchObject([{ event: 'order.cancelled', order_id: '5' }]);
  });
});

describe('Wildberries', () => {
  test.each(['DeliveryTypeRestriction', 'ProductPropertyConflict'])(
    '409 %s refuses the items that it names',
    async (code) => {
      const answers: RecordedAnswer[] = [
        { status: 409, body: [{ code, message: 'x', data: [{ sku: '', chrtId: 1, amount: 1 }] }] },
        { status: 204 },
        { status: 200, body: { stocks: [{ chrtId: 2, amount: 3 }] } },
      ];
      const { adapter } = await openScripted('wildberries', wildberries, answers);
      const { items } = await adapter.pushStock(
        [figure('A', 1, { chrtId: 1 }), figure('B', 3, { chrtId: 2 })],
        noAbort,
      );
      expect(items).toEqual([
        { key: 'A', outcome: 'rejected', reason: `${code}: x` },
        { key: 'B', outcome: 'accepted' },
      ]);
    },
  );

  test('400 SKUUploadDisabled is a refusal of the content, with its code', async () => {
    const answer = { status: 400, body: { code: 'SKUUploadDisabled', message: 'use chrtId' } };
    const { adapter } = await openScripted('wildberries', wildberries, [answer]);
    expect(await errorOf(adapter.pushStock([figure('A', 1, { chrtId: 1 })], noAbort))).toMatchObject({
      name: 'Rejected',
      httpStatus: 400,
      marketplaceCode: 'SKUUploadDisabled',
    });
  });

  const soldIn = async (orders: object[], settings = {}) => {
    const connection = { ...wildberries, settings: { ...wildberries.settings, ...settings } };
    const { adapter } = await openScripted('wildberries', connection, [{ status: 200, body: { orders } }]);
    const { events } = await adapter.pollOrders!({ scope: 'new', cursor: null, openOrderIds: [] }, noAbort);
    return events;
  };

  test("a cross-border order of a seller from Uzbekistan is a sale in the seller's currency", async () => {
    const order = {
      ...assemblyTask,
      crossBorderType: 'crossBorder',
      isCancellable: true,
      options: { isB2B: true },
      price: 100_000,
      currencyCode: 643,
      convertedPrice: 15_000_000,
      convertedCurrencyCode: 860,
    };
    expect(await soldIn([order])).toMatchObject([
      { event: 'order.created', currency: 'UZS', items: [{ price: '150000.00' }] },
    ]);
  });

  test('amounts and codes of currencies may be text', async () => {
    const order = { ...assemblyTask, convertedPrice: '15000000', convertedCurrencyCode: '860' };
    expect(await soldIn([order])).toMatchObject([{ currency: 'UZS', items: [{ price: '150000.00' }] }]);
  });

  test.each(['dbs', 'edbs', 'dbsPickupPoint'])(
    'an order of the DBS list that is delivered by %s is a sale',
    async (deliveryType) => {
      expect(await soldIn([{ ...assemblyTask, deliveryType }], { orderSchemes: ['dbs'] })).toHaveLength(1);
    },
  );

  test('one card or warehouse that cannot be read hides no other', async () => {
    const cards = [
      { nmID: 'x' },
      { nmID: 7, vendorCode: 5, title: null, sizes: [{ chrtID: 1, skus: [2037, '2038'] }, {}] },
    ];
    const answers: RecordedAnswer[] = [
      { status: 200, body: { cards, cursor: null } },
      { status: 200, body: { stocks: [{ chrtId: 1, amount: '4' }] } },
    ];
    const { adapter } = await openScripted('wildberries', wildberries, answers);
    expect((await adapter.listCatalog!(null, noAbort)).items).toMatchObject([
      { marketplaceSku: '5', barcodes: ['2037', '2038'], stock: 4, settings: { chrtId: '1' } },
    ]);
    const warehouses = [null, { id: 'y' }, { id: 658434, name: null, deliveryType: '1', isDeleting: 'false' }];
    const account = await openScripted('wildberries', wildberries, [{ status: 200, body: warehouses }]);
    expect((await account.adapter.checkAccount!(noAbort)).missing).toEqual([]);
  });
});
