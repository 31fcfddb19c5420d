import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { encryptionKey, useApp } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { createTestDirectory } from '../../support/directory.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { salesDocument, setExchangeRatesDocument } from '../documents/ledger.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

let serial = 0;

/** A marketplace with one product listed at `price` of its currency, that costs `cost` UZS. */
async function openPlace(options: { currency?: string; price?: number | null; cost?: number | null }) {
  const { id, code } = await addMarketplace(db.sql, { code: `place${++serial}`, currency: options.currency ?? 'UZS' });
  const cost = options.cost === undefined ? 1_000 : options.cost;
  const product = await addProduct(db.sql, { sku: `GOODS-${serial}`, quantity: 1_000, cost });
  const price = options.price === undefined ? 5_000 : options.price;
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku, price });
  const move = { productId: product.id, marketplaceId: id, listingId };
  return {
    code,
    sku: product.sku,
    productId: product.id,
    listingId,
    sell: (units: number, at: string) => apply(db.sql, change({ ...move, units: -units, occurredAt: new Date(at) })),
    takeBack: (units: number, at: string) =>
      apply(db.sql, change({ ...move, units, movementType: 'marketplace_return', occurredAt: new Date(at) })),
  };
}

const january = { from: '2026-01-01T00:00:00+05:00', to: '2026-02-01T00:00:00+05:00' };

async function read(marketplace: string, period = january) {
  return (await app.run(salesDocument, { ...period, marketplace })).salesAnalytics;
}

async function setRates(rates: { currency: string; date: string; rate: string | null }[]) {
  return (await app.run(setExchangeRatesDocument, { input: { rates } })).setExchangeRates;
}

test('what was sold and what came back are kept apart, revenue and profit are net of what came back', async () => {
  const place = await openPlace({ price: 5_000, cost: 1_000 });
  await place.sell(3, '2026-01-09T10:00:00Z');
  await place.takeBack(1, '2026-01-10T10:00:00Z');
  expect(await read(place.code)).toMatchObject({
    unitsSold: 3,
    unitsReturned: 1,
    revenueSold: { amount: '15000' },
    revenueReturned: { amount: '5000' },
    revenue: { amount: '10000', currencyCode: 'UZS' },
    profit: { amount: '8000' },
    byDay: [
      { date: '2026-01-09', unitsSold: 3, unitsReturned: 0, profit: { amount: '12000' } },
      { date: '2026-01-10', unitsSold: 0, unitsReturned: 1, revenue: { amount: '-5000' }, profit: { amount: '-4000' } },
    ],
  });
});

test('price and cost are those of the moment of the sale', async () => {
  const place = await openPlace({ price: 5_000, cost: 1_000 });
  await place.sell(1, '2026-01-09T10:00:00Z');
  await db.sql`update marketplace_products set marketplace_price = 9000 where id = ${place.listingId}`;
  await db.sql`update products set cost_price = 2000 where id = ${place.productId}`;
  await place.sell(1, '2026-01-09T10:00:00Z');
  expect(await read(place.code)).toMatchObject({ revenue: { amount: '14000' }, profit: { amount: '11000' } });
});

test('a business day is a day in the time zone of the business, and the midnight that ends one begins no other', async () => {
  const place = await openPlace({});
  await place.sell(1, '2026-01-09T18:59:59.999Z');
  await place.sell(2, '2026-01-09T19:00:00Z');
  const day = { from: '2026-01-08T19:00:00Z', to: '2026-01-09T19:00:00Z' };
  expect(await read(place.code, day)).toMatchObject({ unitsSold: 1, byDay: [{ date: '2026-01-09' }] });
  const moment = { from: '2026-01-09T19:00:00Z', to: '2026-01-09T19:00:00Z' };
  expect(await read(place.code, moment)).toMatchObject({ unitsSold: 2, byDay: [{ date: '2026-01-10' }] });
});

test('without a rate money in another currency is said, and its sum is null, never 0', async () => {
  const place = await openPlace({ currency: 'KZT', price: 7 });
  await place.sell(2, '2026-01-09T10:00:00Z');
  expect(await read(place.code)).toMatchObject({
    unitsSold: 2,
    revenue: null,
    profit: null,
    missingRates: ['KZT'],
    revenueByCurrency: [{ amount: '14', currencyCode: 'KZT' }],
    byCurrency: [{ currencyCode: 'KZT', ownRevenueSold: { amount: '14' }, revenue: null }],
    byDay: [{ revenue: null }],
    byMarketplace: [{ revenue: null }],
  });
});

test('each business day is worth the newest rate set on or before it; a day before the first rate lacks one', async () => {
  const place = await openPlace({ currency: 'USD', price: 10, cost: 1_000 });
  expect(
    await setRates([
      { currency: 'USD', date: '2026-01-05', rate: '12000.5' },
      { currency: 'USD', date: '2026-01-10', rate: '13000' },
    ]),
  ).toEqual({
    __typename: 'SetExchangeRatesPayload',
    rates: [
      { currency: 'USD', baseCurrency: 'UZS', date: '2026-01-05', rate: '12000.5', actor: 'owner' },
      { currency: 'USD', baseCurrency: 'UZS', date: '2026-01-10', rate: '13000', actor: 'owner' },
    ],
  });
  await place.sell(1, '2026-01-09T10:00:00Z');
  await place.sell(1, '2026-01-20T10:00:00Z');
  expect(await read(place.code)).toMatchObject({
    revenue: { amount: '250005' },
    profit: { amount: '248005' },
    missingRates: [],
    byDay: [{ revenue: { amount: '120005' } }, { revenue: { amount: '130000' } }],
  });
  await place.sell(1, '2026-01-04T10:00:00Z');
  expect(await read(place.code)).toMatchObject({
    revenue: null,
    missingRates: ['USD'],
    byDay: [{ revenue: null }, { revenue: { amount: '120005' } }, { revenue: { amount: '130000' } }],
  });
  await setRates([{ currency: 'USD', date: '2026-01-01', rate: '11000' }]);
  expect(await read(place.code)).toMatchObject({ revenue: { amount: '360005' }, missingRates: [] });
  await setRates([{ currency: 'USD', date: '2026-01-01', rate: null }]);
  expect(await read(place.code)).toMatchObject({ revenue: null });
});

test('units without a price are counted, and neither profit nor a revenue of nothing is made of them', async () => {
  const place = await openPlace({ price: null });
  await place.sell(2, '2026-01-09T10:00:00Z');
  expect(await read(place.code)).toMatchObject({ unitsSold: 2, unpricedUnits: 2, revenue: null, profit: null });
  await db.sql`update marketplace_products set marketplace_price = 5000 where id = ${place.listingId}`;
  await place.sell(1, '2026-01-09T10:00:00Z');
  expect(await read(place.code)).toMatchObject({ unpricedUnits: 2, revenue: { amount: '5000' }, profit: null });
});

test('products without a cost are named, and the profit is null', async () => {
  const place = await openPlace({ cost: null });
  await place.sell(1, '2026-01-09T10:00:00Z');
  expect(await read(place.code)).toMatchObject({
    revenue: { amount: '5000' },
    profit: null,
    missingCosts: [place.sku],
  });
});

test('a period without sales is 0, because that is known', async () => {
  const place = await openPlace({});
  expect(await read(place.code)).toMatchObject({
    unitsSold: 0,
    revenue: { amount: '0' },
    profit: { amount: '0' },
    byDay: [],
  });
});

test.each([
  ['UNITS_SOLD', ['B', 'C', 'D', 'A']],
  ['REVENUE', ['C', 'D', 'A', 'B']],
  ['PROFIT', ['D', 'A', 'B', 'C']],
  ['PRODUCT', ['A', 'B', 'C', 'D']],
])('products can be listed by %s, page after page; what is not known comes last', async (sort, wanted) => {
  const { code, skus } = await sortedPlace();
  const query = `query ($from: DateTime!, $to: DateTime!, $marketplace: String, $sort: SalesSort!, $after: String) {
    salesAnalytics(from: $from, to: $to, marketplace: $marketplace) { byProduct(first: 1, sort: $sort, after: $after) {
      edges { node { product { sku } } } pageInfo { hasNextPage endCursor } } } }`;
  const found: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const answer: SortedAnswer = await app.query(query, { ...january, marketplace: code, sort, after });
    const { edges, pageInfo } = answer.salesAnalytics.byProduct;
    found.push(...edges.map(({ node }) => node.product.sku));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(found.map((sku) => skus.get(sku))).toEqual(wanted);
});

interface SortedAnswer {
  salesAnalytics: {
    byProduct: {
      edges: { node: { product: { sku: string } } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

/** A place of four products: [units, price, cost] A [1, 40, 1], B [9, none, 1], C [5, 20, none], D [2, 30, 1]; gives their letters by SKU. */
async function sortedPlace() {
  const place = await addMarketplace(db.sql, { code: `sorted${++serial}` });
  const goods: [string, number, number | null, number | null][] = [
    ['A', 1, 40, 1],
    ['B', 9, null, 1],
    ['C', 5, 20, null],
    ['D', 2, 30, 1],
  ];
  const skus = new Map<string, string>();
  for (const [letter, units, price, cost] of goods) {
    const { id, sku } = await addProduct(db.sql, { sku: `SORTED-${letter}-${serial}`, quantity: 10, cost });
    const listingId = await addListing(db.sql, { marketplaceId: place.id, productId: id, sku, price });
    const occurredAt = new Date('2026-01-09T10:00:00Z');
    await apply(db.sql, change({ productId: id, units: -units, marketplaceId: place.id, listingId, occurredAt }));
    skus.set(sku, letter);
  }
  return { code: place.code, skus };
}

test('every wrong rate is named, and none of them is set', async () => {
  const answer = await setRates([
    { currency: 'EUR', date: '2026-01-01', rate: '14000' },
    { currency: 'XXQ', date: '2026-01-01', rate: '1' },
    { currency: 'UZS', date: '2026-01-01', rate: '1' },
    { currency: 'EUR', date: '2026-01-02', rate: '0' },
    { currency: 'EUR', date: '2026-01-01', rate: '1' },
  ]);
  expect(answer).toMatchObject({
    __typename: 'ValidationError',
    issues: [
      { path: ['input', 'rates', '1', 'currency'], value: 'XXQ' },
      { path: ['input', 'rates', '2', 'currency'], value: 'UZS' },
      { path: ['input', 'rates', '3', 'rate'], value: '0' },
      { path: ['input', 'rates', '4', 'date'], value: '2026-01-01' },
    ],
  });
  const { exchangeRates } = await app.query<{ exchangeRates: { totalCount: number } }>(
    '{ exchangeRates(currency: "EUR") { totalCount } }',
  );
  expect(exchangeRates.totalCount).toBe(0);
});

test('a rate that can be two, or is twenty times what it was, comes in only when a person says what it is', async () => {
  const { directory, remove } = await createTestDirectory();
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const file = path.join(directory, 'rates.csv');
  const importRate = async (rate: string, ...options: string[]) => {
    await writeFile(file, `date,currency,rate\n2026-03-01,KZT,${rate}\n`);
    return runOmbor(['rates', 'import', file, ...options], env);
  };
  const stored = async () => (await runOmbor(['rates', 'list', '--currency', 'KZT'], env)).lines.slice(1);
  try {
    expect(await importRate('12.500')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('row 2: rate: "12.500" can be 12.5 or 12500: add --decimal comma'),
    });
    expect(await importRate('"12,500"')).toMatchObject({ code: 1, errors: expect.stringContaining('can be 12.5') });
    expect(await stored()).toEqual([]);
    expect(await importRate('12.505', '--decimal', 'point')).toMatchObject({ code: 0 });
    expect(await stored()).toEqual(['2026-03-01,KZT,12.5050']);
    expect(await importRate('12.5050')).toMatchObject({ code: 0 });
    expect(await importRate('12505')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('row 2: the rate of KZT is 12.505 now, and would be 12505'),
    });
    expect(await importRate('12505', '--confirm-unusual')).toMatchObject({ code: 0 });
    expect(await stored()).toEqual(['2026-03-01,KZT,12505']);
  } finally {
    await remove();
  }
});

test('rates come in by CSV, all or none, with the row of each fault', async () => {
  const { directory, remove } = await createTestDirectory();
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const file = path.join(directory, 'rates.csv');
  try {
    await writeFile(file, '\uFEFFdate,currency,rate\n2026-01-01,RUB,150.25\n2026-01-02,RUB,abc\n2026-02-31,RUB,1\n');
    expect(await runOmbor(['rates', 'import', file], env)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/2 values are invalid:\n {2}row 3: rate: .*"abc"\n {2}row 4: date: .*"2026-02-31"/),
    });
    await writeFile(file, 'date,currency,rate\n2026-01-01,RUB,150.25\n2026-01-02,RUB,151\n');
    expect(await runOmbor(['rates', 'import', file], env)).toMatchObject({ code: 0, lines: ['2 rates imported.'] });
    expect((await runOmbor(['rates', 'list', '--currency', 'RUB'], env)).lines).toEqual([
      'date,currency,rate',
      '2026-01-02,RUB,151',
      '2026-01-01,RUB,150.25',
    ]);
  } finally {
    await remove();
  }
});
