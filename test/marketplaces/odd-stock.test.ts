import { describe, expect, test } from 'vitest';
import { stocks } from './recorded/yandex-market.ts';
import { figure, itemRef, noAbort, openScripted, type RecordedAnswer } from './scripted-marketplace.ts';

type Row = Record<string, unknown>;
/** What no member means anything by. */
const odd: unknown[] = [null, 'abc', true, [], {}, -0.5, 1e30];
const ok = (body: object): RecordedAnswer => ({ status: 200, body });

/** An answer about the figures of several items, one row each. */
interface Answer {
  name: string;
  adapter: string;
  connection: { settings?: Record<string, unknown>; credentials: Record<string, unknown> };
  link?: object;
  row(sku: string, index: number): Row;
  answer(rows: unknown[]): RecordedAnswer;
}

const ozon = { settings: { warehouseId: 5 }, credentials: { clientId: '836', apiKey: 'k' } };
const yandex = { settings: { campaignId: 987, businessId: 55 }, credentials: { apiKey: 'ACMA:k' } };
const generic = { credentials: { token: 't' } };
const offer = (sku: string, index: number): Row => ({
  offerId: sku,
  updatedAt: '2026-07-17T12:00:00+03:00',
  stocks: [{ type: 'AVAILABLE', count: index }],
});

/** Figures as they are read. The figure of row n is n. */
const readings: Answer[] = [
  {
    name: 'uzum',
    adapter: 'uzum',
    connection: { credentials: { token: 't' } },
    link: { barcode: '1', skuTitle: 't', productTitle: 'p' },
    row: (_sku, index) => ({
      skuId: 100 + index,
      skuTitle: 't',
      barcode: '1',
      amount: index,
      fbsLinked: true,
      dbsLinked: false,
    }),
    answer: (rows) => ok({ payload: { skuAmountList: rows }, errors: null, error: 'null' }),
  },
  {
    name: 'wildberries',
    adapter: 'wildberries',
    connection: { settings: { warehouseId: 5 }, credentials: { token: 't' } },
    link: {},
    row: (_sku, index) => ({ chrtId: 100 + index, amount: index }),
    answer: (rows) => ok({ stocks: rows }),
  },
  {
    name: 'ozon',
    adapter: 'ozon',
    connection: ozon,
    row: (sku, index) => ({
      offer_id: sku,
      product_id: 1,
      sku: 1,
      warehouse_id: 5,
      present: 9,
      reserved: 0,
      free_stock: index,
    }),
    answer: (rows) => ok({ products: rows, has_next: false, cursor: null }),
  },
  {
    name: 'yandex_market (v2)',
    adapter: 'yandex_market',
    connection: yandex,
    row: offer,
    answer: (rows) => ok({ ...stocks, result: { paging: null, warehouses: [{ warehouseId: 1, offers: rows }, null] } }),
  },
  {
    name: 'yandex_market (v3)',
    adapter: 'yandex_market',
    connection: { ...yandex, settings: { ...yandex.settings, stockMethods: 'v3', warehouseId: 1 } },
    row: offer,
    answer: (rows) => ok({ status: 'OK', result: { partnerWarehouseId: 1, offers: rows } }),
  },
  {
    name: 'generic',
    adapter: 'generic',
    connection: generic,
    row: (sku, index) => ({ sku, stock: index }),
    answer: (rows) => ok({ items: rows }),
  },
];

/** Results of a set, where the marketplace has one for each item. */
const results: Answer[] = [
  {
    name: 'ozon',
    adapter: 'ozon',
    connection: ozon,
    row: (sku) => ({ warehouse_id: 5, product_id: 1, offer_id: sku, updated: true, errors: [] }),
    answer: (rows) => ok({ result: rows }),
  },
  {
    name: 'generic',
    adapter: 'generic',
    connection: generic,
    row: (sku) => ({ sku, ok: true, error: '' }),
    answer: (rows) => ok({ results: rows }),
  },
];

/** The row of the first item, once with each odd value in each of its members, and odd rows. */
const variants = ({ row }: Answer): { where: string; row: unknown }[] => [
  ...Object.keys(row('A', 1)).flatMap((name) =>
    odd.map((value) => ({ where: `${name} ${JSON.stringify(value)}`, row: { ...row('A', 1), [name]: value } })),
  ),
  ...odd.map((value) => ({ where: `row ${JSON.stringify(value)}`, row: value })),
];
const linkOf = ({ link, adapter }: Answer, index: number) =>
  link ? { ...link, [adapter === 'wildberries' ? 'chrtId' : 'skuId']: 100 + index } : {};

describe.each(readings)('an odd member of a stock row of $name', (reading) => {
  test('costs no other figure, and its own is right, unknown or not listed, never another one', async () => {
    const items = ['A', 'B'].map((sku, index) => itemRef(sku, linkOf(reading, index + 1)));
    for (const { where, row } of variants(reading)) {
      const { adapter } = await openScripted(reading.adapter, reading.connection, [
        reading.answer([row, reading.row('B', 2)]),
      ]);
      const observed = new Map((await adapter.readStock(items, noAbort)).map(({ key, stock }) => [key, stock]));
      expect({ where, other: observed.get('B') }).toEqual({ where, other: 2 });
      const own = observed.get('A');
      // A flag says nothing about the figure; a number that is one is the figure.
      expect({ where, own: own === undefined || own === null || own === 1 || own === 0 }).toEqual({ where, own: true });
    }
  });
});

describe.each(results)('an odd member of a result of $name', (result) => {
  test('costs no other item, and its own counts as set only where the result says so', async () => {
    const figures = ['A', 'B'].map((sku) => figure(sku, 1));
    for (const { where, row } of variants(result)) {
      const { adapter } = await openScripted(result.adapter, result.connection, [
        result.answer([row, result.row('B', 2)]),
      ]);
      const { items } = await adapter.pushStock(figures, noAbort);
      const outcomes = new Map(items.map(({ key, outcome }) => [key, outcome]));
      expect({ where, other: outcomes.get('B') }).toEqual({ where, other: 'accepted' });
      const isFlag = where.startsWith('updated') || where.startsWith('ok');
      if (isFlag && !where.endsWith('true'))
        expect({ where, own: outcomes.get('A') }).toEqual({ where, own: undefined });
    }
  });
});
