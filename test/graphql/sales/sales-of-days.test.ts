import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

/** A product with a sale of one unit at each of these times. */
async function sellAt(times: string[]): Promise<{ sku: string; productId: string }> {
  const { id: marketplaceId } = await addMarketplace(db.sql);
  const { id, sku } = await addProduct(db.sql, { quantity: 100, cost: 600 });
  const listingId = await addListing(db.sql, { marketplaceId, productId: id, sku, price: 1_000 });
  const sale = { productId: id, marketplaceId, listingId, units: -1 };
  await apply(db.sql, ...times.map((at) => change({ ...sale, occurredAt: new Date(at) })));
  const { product } = await app.query<{ product: { id: string } }>(
    'query ($sku: String!) { product(sku: $sku) { id } }',
    { sku },
  );
  return { sku, productId: product.id };
}

interface Sales {
  unitsSold: number;
  profit: { amount: string } | null;
  byDay: { date: string; unitsSold: number; revenue: { amount: string } | null; profit: { amount: string } | null }[];
}

const figures =
  'unitsSold profit { amount } byDay(fillDays: $fill) { date unitsSold revenue { amount } profit { amount } }';

const read = async (from: string, to: string, of: object, fill = false) =>
  (
    await app.query<{ sales: Sales }>(
      `query ($days: DateRange!, $sku: String, $productId: ID, $fill: Boolean) {
        sales(days: $days, sku: $sku, productId: $productId) { ${figures} } }`,
      { days: { from, to }, fill, ...of },
    )
  ).sales;

test('both days belong to the period, as days of the business', async () => {
  // Tashkent is five hours ahead: the first sale is of the 9th, the last one of the 12th.
  const { sku } = await sellAt(['2026-01-08T19:30:00Z', '2026-01-10T12:00:00Z', '2026-01-11T19:00:00Z']);
  const { unitsSold, byDay } = await read('2026-01-09', '2026-01-11', { sku });
  expect({ unitsSold, days: byDay.map(({ date }) => date) }).toEqual({
    unitsSold: 2,
    days: ['2026-01-09', '2026-01-10'],
  });
});

test('the figures are those of salesAnalytics of the same days', async () => {
  const { productId } = await sellAt(['2026-01-09T10:00:00Z', '2026-01-10T10:00:00Z']);
  const { salesAnalytics } = await app.query<{ salesAnalytics: Sales }>(
    `query ($id: ID, $fill: Boolean) { salesAnalytics(from: "2026-01-09T00:00:00+05:00", to: "2026-01-11T00:00:00+05:00", productId: $id) { ${figures} } }`,
    { id: productId },
  );
  expect(await read('2026-01-09', '2026-01-10', { productId })).toEqual(salesAnalytics);
  expect(salesAnalytics).toMatchObject({ unitsSold: 2, profit: { amount: '800' } });
});

test('with fillDays each day of the period is there, those without sales with zeros', async () => {
  const { sku } = await sellAt(['2026-01-10T10:00:00Z']);
  const { byDay } = await read('2026-01-09', '2026-01-11', { sku }, true);
  const zero = { unitsSold: 0, revenue: { amount: '0' }, profit: { amount: '0' } };
  expect(byDay).toEqual([
    { date: '2026-01-09', ...zero },
    { date: '2026-01-10', unitsSold: 1, revenue: { amount: '1000' }, profit: { amount: '400' } },
    { date: '2026-01-11', ...zero },
  ]);
});

test('filled days by times are the days that the times touch', async () => {
  const { sku } = await sellAt([]);
  const { salesAnalytics } = await app.query<{ salesAnalytics: Sales }>(
    `query ($sku: String, $fill: Boolean = true) {
      salesAnalytics(from: "2026-01-09T20:00:00Z", to: "2026-01-11T19:00:00Z", sku: $sku) { ${figures} } }`,
    { sku },
  );
  expect(salesAnalytics.byDay.map(({ date }) => date)).toEqual(['2026-01-10', '2026-01-11']);
});

test('more than 1,100 days are not filled', async () => {
  const { body } = await app.post({
    query: '{ sales(days: { from: "2000-01-01", to: "2026-01-01" }) { byDay(fillDays: true) { date } } }',
  });
  expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
