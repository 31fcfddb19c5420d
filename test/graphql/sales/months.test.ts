import { beforeAll, expect, test } from 'vitest';
import { bookCorrections } from '../../../src/db/sales/months.ts';
import { readProjectFile } from '../../docs/blocks.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Place {
  code: string;
  sku: string;
  sell(units: number, day: string): Promise<unknown>;
  takeBack(units: number, day: string): Promise<unknown>;
}
let place: Place;

/** The first day of a month, so many months ago. */
const monthAgo = (months: number): string => {
  const date = new Date();
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)).toISOString().slice(0, 10);
};
const [last, beforeLast] = [monthAgo(1), monthAgo(2)];
const dayOf = (month: string, day: string): string => `${month.slice(0, 8)}${day}`;

beforeAll(async () => {
  await liftLimits(db.sql);
  const { id, code } = await addMarketplace(db.sql, { code: 'uzum' });
  const { id: productId, sku } = await addProduct(db.sql, { sku: 'MONTHLY', quantity: 1_000, cost: 4_000 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId, sku, price: 10_000 });
  const move = { productId, marketplaceId: id, listingId };
  const at = (day: string) => new Date(`${day}T10:00:00+05:00`);
  place = {
    code,
    sku,
    sell: (units, day) => apply(db.sql, change({ ...move, units: -units, occurredAt: at(day) })),
    takeBack: (units, day) =>
      apply(db.sql, change({ ...move, units, movementType: 'marketplace_return', occurredAt: at(day) })),
  };
  await place.sell(10, dayOf(beforeLast, '09'));
  await setFee({ validFrom: beforeLast, commissionPercent: '10', logisticsPerUnit: '500', packingPerUnit: '200' });
});

async function setFee(fee: Record<string, unknown>) {
  await app.query(
    `mutation ($input: SetMarketplaceFeesInput!) { setMarketplaceFees(input: $input) { __typename ... on Error { message } } }`,
    { input: { marketplace: place.code, fees: [fee] } },
  );
}

const sums = `unitsSold unitsReturned revenue { amount } cost { amount } fees { amount } profit { amount }
  profitAfterFees { amount } unitsWithoutFee`;

async function close(month: string, key?: string) {
  const { closeMonth } = await app.query<{ closeMonth: { __typename: string; code?: string; month?: unknown } }>(
    `mutation ($input: CloseMonthInput!) { closeMonth(input: $input) { __typename
      ... on CloseMonthPayload { month { month closedBy ${sums} } } ... on Error { code message } } }`,
    { input: { month, ...(key && { idempotencyKey: key }) } },
  );
  return closeMonth;
}

interface Month {
  month: string;
  closedAt: string | null;
  ended: boolean;
  corrections: unknown[];
  laterCorrections: unknown[];
}

async function readMonths(authorization = ownerKey): Promise<Map<string, Month>> {
  const { salesMonths } = await app.query<{ salesMonths: Month[] }>(
    `{ salesMonths { month ended closedAt ${sums} corrections { month knownIn ${sums} } laterCorrections { month knownIn ${sums} } } }`,
    {},
    `Bearer ${authorization}`,
  );
  return new Map(salesMonths.map((month) => [month.month, month]));
}

/** As the sweep does it, once each month is due. */
async function compareNow() {
  await db.sql`update closed_months set compared_at = null`;
  for (let n = 0; n < 3; n += 1) await bookCorrections(db.sql);
}

/** The figures of the example in docs/money.md: the closing ones, or the correction. */
function readExample(column: 1 | 2) {
  const rows = [...readProjectFile('docs/money.md').matchAll(/^\| ([a-z ]+) \| (-?\d+) \| (-?\d+) \|$/gm)];
  const figures = new Map(rows.map((row) => [row[1], row[column + 1] ?? '']));
  expect(figures.size).toBe(7);
  const money = (name: string) => ({ amount: figures.get(name) });
  return {
    unitsSold: Number(figures.get('units sold')),
    unitsReturned: Number(figures.get('units returned')),
    revenue: money('revenue'),
    cost: money('cost'),
    profit: money('profit'),
    fees: money('fees'),
    profitAfterFees: money('profit after fees'),
  };
}

const closing = readExample(1);

test('an open month shows the sales as they are known now, from the present month back to the first sale', async () => {
  const months = await readMonths();
  expect([...months.keys()]).toEqual([monthAgo(0), last, beforeLast]);
  expect(months.get(beforeLast)).toMatchObject({ ...closing, closedAt: null, ended: true });
  expect(months.get(monthAgo(0))).toMatchObject({ ended: false, unitsSold: 0 });
});

test('a month that is not over, has no sales or is named by another day is not closed', async () => {
  expect(await close(monthAgo(0))).toMatchObject({ code: 'INVALID_STATE' });
  expect(await close(monthAgo(9))).toMatchObject({ code: 'INVALID_STATE' });
  expect(await close(dayOf(last, '02'))).toMatchObject({ __typename: 'ValidationError' });
});

test('a month is closed once, with its figures', async () => {
  const closed = { __typename: 'CloseMonthPayload', month: { month: beforeLast, closedBy: 'owner', ...closing } };
  expect(await close(beforeLast, 'k')).toMatchObject(closed);
  expect(await close(beforeLast, 'k')).toMatchObject(closed);
  expect(await close(beforeLast)).toMatchObject({ code: 'ALREADY_EXISTS' });
});

test('a return that comes in late leaves the closing figures and is a line of the month in which it became known', async () => {
  await place.takeBack(2, dayOf(beforeLast, '20'));
  await compareNow();
  const correction = { month: beforeLast, knownIn: monthAgo(0), ...readExample(2) };
  const months = await readMonths();
  expect(months.get(beforeLast)).toMatchObject({ ...closing, laterCorrections: [correction], corrections: [] });
  expect(months.get(monthAgo(0))).toMatchObject({ corrections: [correction], laterCorrections: [] });
});

test('what is known already is not recorded again', async () => {
  await compareNow();
  const [row] = await db.sql`select count(*)::int as lines from month_lines where known_in <> month`;
  expect(row).toEqual({ lines: 1 });
});

test('a fee that is set later for days of a closed month is a correction too, and a closed line is never changed', async () => {
  await setFee({ sku: place.sku, validFrom: beforeLast, packingPerUnit: '300' });
  await bookCorrections(db.sql);
  const month = (await readMonths()).get(beforeLast);
  expect(month).toMatchObject({
    ...closing,
    // The return paid back 2,000, the dearer packing of 10 costs 1,000 more.
    laterCorrections: [{ unitsReturned: 2, fees: { amount: '-1000' } }],
  });
  await expect(db.sql`update month_lines set fees = 0`).rejects.toMatchObject({ code: '23001' });
});

test('sales that lack a fee when the month is closed are counted, and the fee becomes known as a correction', async () => {
  await setFee({ validFrom: last, commissionPercent: '0', logisticsPerUnit: '0', packingPerUnit: '0' });
  await place.sell(1, dayOf(last, '05'));
  await db.sql`delete from marketplace_fees`;
  expect(await close(last)).toMatchObject({
    month: { unitsWithoutFee: 1, fees: { amount: '0' }, profit: { amount: '6000' }, profitAfterFees: null },
  });
  await setFee({ validFrom: last, commissionPercent: '5', logisticsPerUnit: '0', packingPerUnit: '0' });
  await bookCorrections(db.sql);
  expect((await readMonths()).get(last)).toMatchObject({
    unitsWithoutFee: 1,
    laterCorrections: [{ unitsWithoutFee: -1, fees: { amount: '500' }, profitAfterFees: null }],
  });
});

test('the lines of a month are listed by marketplace and product, closing figures before corrections', async () => {
  const { monthLines } = await app.query<{ monthLines: { totalCount: number; nodes: unknown[] } }>(
    `query ($month: Date) { monthLines(month: $month) { totalCount nodes { month knownIn marketplace { code } product { sku } unitsSold
      profitAfterFees { amount } } } }`,
    { month: beforeLast },
  );
  expect(monthLines.nodes[0]).toEqual({
    month: beforeLast,
    knownIn: beforeLast,
    marketplace: { code: 'uzum' },
    product: { sku: 'MONTHLY' },
    unitsSold: 10,
    profitAfterFees: { amount: '43000' },
  });
  expect(monthLines.totalCount).toBeGreaterThan(1);
});
