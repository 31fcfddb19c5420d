import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(() => liftLimits(db.sql));

let serial = 0;

async function openPlace({ price = 10_000, cost = 4_000 }: { price?: number | null; cost?: number } = {}) {
  const { id, code } = await addMarketplace(db.sql, { code: `fees${++serial}` });
  const product = await addProduct(db.sql, { sku: `FEE-${serial}`, quantity: 1_000, cost });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku, price });
  const move = { productId: product.id, marketplaceId: id, listingId };
  const at = (day: string) => new Date(`${day}T10:00:00+05:00`);
  return {
    code,
    sku: product.sku,
    sell: (units: number, day: string) => apply(db.sql, change({ ...move, units: -units, occurredAt: at(day) })),
    cancel: (units: number, day: string) =>
      apply(db.sql, change({ ...move, units, movementType: 'marketplace_cancellation', occurredAt: at(day) })),
    takeBack: (units: number, day: string) =>
      apply(db.sql, change({ ...move, units, movementType: 'marketplace_return', occurredAt: at(day) })),
  };
}

const uzum = { validFrom: '2026-01-01', commissionPercent: '10', logisticsPerUnit: '500', packingPerUnit: '200' };

async function setFees(marketplace: string, ...fees: Record<string, unknown>[]) {
  const { setMarketplaceFees } = await app.query<{
    setMarketplaceFees: {
      __typename: string;
      message?: string;
      issues?: { path: string[]; rule: string }[];
      fees?: unknown[];
    };
  }>(
    `mutation ($input: SetMarketplaceFeesInput!) { setMarketplaceFees(input: $input) { __typename
      ... on SetMarketplaceFeesPayload { fees { validFrom commissionPercent logisticsPerUnit { amount currencyCode } product { sku } } }
      ... on ValidationError { issues { path rule } } ... on Error { message } } }`,
    { input: { marketplace, fees } },
  );
  return setMarketplaceFees;
}

const sums = 'profit { amount } fees { amount currencyCode } profitAfterFees { amount } unitsWithoutFee';
async function read(marketplace: string, days = { from: '2026-01-01', to: '2026-01-31' }) {
  const { sales } = await app.query<{ sales: Record<string, unknown> }>(
    `query ($days: DateRange!, $marketplace: String) { sales(days: $days, marketplace: $marketplace) {
      ${sums} missingFeeRates missingFees { marketplace { code } units revenue { amount } products skus }
      byDay { date ${sums} } byMarketplace { marketplace { code } ${sums} }
      byProduct(sort: PROFIT_AFTER_FEES) { nodes { product { sku } ${sums} } } } }`,
    { days, marketplace },
  );
  return sales;
}

test('commission, logistics and packing of what was sold are taken from profit, in every group of sales', async () => {
  const place = await openPlace();
  await place.sell(3, '2026-01-09');
  expect(await setFees(place.code, uzum)).toMatchObject({
    fees: [{ commissionPercent: '10', logisticsPerUnit: { amount: '500', currencyCode: 'UZS' }, product: null }],
  });
  // 3 x 10,000 x 10 % + 3 x 500 + 3 x 200 = 5,100; profit 3 x 6,000.
  const group = {
    profit: { amount: '18000' },
    fees: { amount: '5100', currencyCode: 'UZS' },
    profitAfterFees: { amount: '12900' },
    unitsWithoutFee: 0,
  };
  expect(await read(place.code)).toMatchObject({
    ...group,
    missingFees: [],
    byDay: [{ date: '2026-01-09', ...group }],
    byMarketplace: [group],
    byProduct: { nodes: [{ product: { sku: place.sku }, ...group }] },
  });
});

test('a new fee counts from its day on and changes nothing before; the fee of a product goes before that of the marketplace', async () => {
  const place = await openPlace();
  for (const day of ['2026-01-09', '2026-01-10', '2026-01-11']) await place.sell(1, day);
  await setFees(
    place.code,
    uzum,
    { ...uzum, validFrom: '2026-01-10', commissionPercent: '20' },
    { sku: place.sku, validFrom: '2026-01-11', logisticsPerUnit: '0' },
  );
  expect(await read(place.code)).toMatchObject({
    byDay: [
      { date: '2026-01-09', fees: { amount: '1700' } },
      { date: '2026-01-10', fees: { amount: '2700' } },
      { date: '2026-01-11', fees: { amount: '2200' } },
    ],
  });
  expect(await setFees(place.code, { validFrom: '2026-01-10', remove: true })).toMatchObject({ fees: [] });
  expect(await read(place.code)).toMatchObject({
    byDay: [{}, { fees: { amount: '1700' } }, { fees: { amount: '1200' } }],
  });
});

test('a cancelled unit costs nothing; of a returned one commission is paid back and logistics stay, or as the fee says', async () => {
  const place = await openPlace();
  await place.sell(4, '2026-01-09');
  await place.cancel(1, '2026-01-09');
  await place.takeBack(1, '2026-01-10');
  await setFees(place.code, uzum);
  // Commission of 2, logistics and packing of 3.
  expect(await read(place.code)).toMatchObject({ fees: { amount: '4100' }, profitAfterFees: { amount: '7900' } });
  await setFees(place.code, { ...uzum, commissionKept: true, logisticsKept: false });
  // Commission of 3, logistics of 2, packing of 3.
  expect(await read(place.code)).toMatchObject({ fees: { amount: '4600' } });
});

test('what has no fee is named and never 0: units, revenue, marketplace and products', async () => {
  const place = await openPlace();
  await place.sell(2, '2026-01-09');
  await place.sell(1, '2026-01-10');
  await setFees(place.code, { ...uzum, validFrom: '2026-01-10' });
  expect(await read(place.code)).toMatchObject({
    fees: { amount: '1700' },
    profitAfterFees: null,
    unitsWithoutFee: 2,
    missingFees: [
      { marketplace: { code: place.code }, units: 2, revenue: { amount: '20000' }, products: 1, skus: [place.sku] },
    ],
    byDay: [
      { fees: null, profitAfterFees: null, unitsWithoutFee: 2 },
      { profitAfterFees: { amount: '4300' }, unitsWithoutFee: 0 },
    ],
  });
});

test('a fee in another currency is converted at the rate of the day, and without a rate its currency is named', async () => {
  const place = await openPlace();
  await place.sell(2, '2026-01-09');
  await setFees(place.code, { ...uzum, logisticsPerUnit: '0.1', packingPerUnit: '0', currency: 'EUR' });
  expect(await read(place.code)).toMatchObject({
    fees: null,
    profitAfterFees: null,
    unitsWithoutFee: 0,
    missingFeeRates: ['EUR'],
  });
  await app.query(
    `mutation { setExchangeRates(input: { rates: [{ currency: "EUR", date: "2026-01-01", rate: "14000" }] }) { __typename } }`,
  );
  expect(await read(place.code)).toMatchObject({ fees: { amount: '4800' }, missingFeeRates: [] });
});

test.each([
  [{ ...uzum, commissionPercent: '100.1' }, 'commissionPercent'],
  [{ ...uzum, logisticsPerUnit: '-1' }, 'logisticsPerUnit'],
  [{ ...uzum, packingPerUnit: null }, 'packingPerUnit'],
  [{ ...uzum, currency: 'SUM' }, 'currency'],
  [{ ...uzum, validFrom: '1999-12-31' }, 'validFrom'],
])('an impossible fee is refused with its field, and nothing is set: %o', async (fee, field) => {
  const place = await openPlace();
  const answer = await setFees(place.code, { ...uzum, validFrom: '2026-02-01' }, fee);
  expect(answer).toMatchObject({ __typename: 'ValidationError', issues: [{ path: ['input', 'fees', '1', field] }] });
  expect(
    await db.sql`select from marketplace_fees f join marketplaces m on m.id = f.marketplace_id
    where m.code = ${place.code}`,
  ).toHaveLength(0);
});

test('fees of unknown products and of two rows for one day are refused', async () => {
  const place = await openPlace();
  expect(await setFees(place.code, { sku: 'NOBODY', validFrom: '2026-01-01' })).toMatchObject({
    __typename: 'NotFoundError',
  });
  expect(await setFees(place.code, uzum, uzum)).toMatchObject({ __typename: 'ValidationError' });
});

test('fees are listed newest day first with what counted before', async () => {
  const place = await openPlace();
  await setFees(place.code, uzum, { ...uzum, validFrom: '2026-03-01', commissionPercent: '12.5' });
  const { marketplaceFees } = await app.query<{ marketplaceFees: { totalCount: number; nodes: unknown[] } }>(
    `query ($code: String) { marketplaceFees(marketplace: $code) { totalCount nodes { validFrom commissionPercent commissionKept logisticsKept } } }`,
    { code: place.code },
  );
  expect(marketplaceFees).toEqual({
    totalCount: 2,
    nodes: [
      { validFrom: '2026-03-01', commissionPercent: '12.5', commissionKept: false, logisticsKept: true },
      { validFrom: '2026-01-01', commissionPercent: '10', commissionKept: false, logisticsKept: true },
    ],
  });
});
