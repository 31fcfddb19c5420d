import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { connectSimulated, offer, resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const places = ['uzum', 'wildberries', 'ozon'] as const;
const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
beforeAll(async () => {
  await connectSimulated(app, simulator, [...places]);
  await offer(app, simulator, { sku: 'PHONE-001', quantity: 50, price: '1200', costPrice: '700', priceThere: '1000' }, [
    ...places,
  ]);
  await resume(app, [...places]);
  await settled();
});

const shown = () => places.map((name) => simulator.marketplaces[name].stockOf('PHONE-001'));
const settled = () =>
  until(
    () =>
      db.sql`select id from pushes where pushed_version < owed_version or open_until is not null or answered_at is null`,
    (rows) => rows.length === 0,
  );

test('a sale on Uzum reaches every other place with one call each, and Uzum with none', async () => {
  // The rule for skipping the source needs the sale to be provably later than our last push: 2 s by its own clock.
  await db.sql`update pushes set answered_marketplace_at = answered_marketplace_at - interval '10 s', answered_at = answered_at - interval '10 s'`;
  for (const name of places) simulator.marketplaces[name].resetCalls();
  simulator.marketplaces.uzum.sell('PHONE-001', 3);
  await until(shown, (figures) => figures.every((figure) => figure === 47));
  await settled();
  expect(places.map((name) => simulator.marketplaces[name].calls.length)).toEqual([0, 1, 1]);
  const { product } = await app.query<{ product: unknown }>(`{ product(sku: "PHONE-001") { quantity version
    marketplaceProducts { marketplace { code } marketplaceStock previousStock pushState } movements(first: 1) { edges { node {
    movementType quantityChange quantityBefore quantityAfter unitPrice { amount } marketplace { code } } } } } }`);
  expect(product).toEqual({
    quantity: 47,
    version: 2,
    marketplaceProducts: places.map((code) => ({
      marketplace: { code },
      marketplaceStock: 47,
      previousStock: 50,
      pushState: 'CONFIRMED',
    })),
    movements: {
      edges: [
        {
          node: {
            movementType: 'MARKETPLACE_SALE',
            quantityChange: -3,
            quantityBefore: 50,
            quantityAfter: 47,
            unitPrice: { amount: '1000' },
            marketplace: { code: 'uzum' },
          },
        },
      ],
    },
  });
});

test('a store order and an order typed in reach every marketplace', async () => {
  await app.query(
    `mutation { placeStoreOrder(input: { items: [{ sku: "PHONE-001", quantity: 1 }], idempotencyKey: "a" }) { __typename } }`,
  );
  await until(shown, (figures) => figures.every((figure) => figure === 46));
  const { createManualOrder } = await app.query<{ createManualOrder: unknown }>(`mutation { createManualOrder(input: {
    marketplace: "olx", customerName: "Dilnoza", customerPhone: "+998 90 123-45-67", items: [{ sku: "PHONE-001", quantity: 2 }] }) {
    ... on CreateManualOrderPayload { order { status customerPhone total { amount currencyCode } items { sku quantity unitPrice { amount } } } } } }`);
  expect(createManualOrder).toEqual({
    order: {
      status: 'NEW',
      customerPhone: '+998901234567',
      total: { amount: '2400', currencyCode: 'UZS' },
      items: [{ sku: 'PHONE-001', quantity: 2, unitPrice: { amount: '1200' } }],
    },
  });
  await until(shown, (figures) => figures.every((figure) => figure === 44));
});

test('a cancellation on a marketplace gives the units back everywhere', async () => {
  simulator.marketplaces.ozon.cancel('PHONE-001', 1);
  await until(shown, (figures) => figures.every((figure) => figure === 45));
});

test('everything that was sold is in the analytics, at the prices of its moment', async () => {
  await settled();
  const { salesAnalytics } = await app.query<{ salesAnalytics: unknown }>(
    `query ($at: DateTime!) { salesAnalytics(from: $at, to: $at) {
    unitsSold unitsReturned unpricedUnits revenue { amount currencyCode } profit { amount } missingRates missingCosts
    byMarketplace { marketplace { code } unitsSold revenue { amount } profit { amount } } } }`,
    { at: new Date().toISOString() },
  );
  expect(salesAnalytics).toEqual({
    unitsSold: 6,
    unitsReturned: 1,
    unpricedUnits: 0,
    revenue: { amount: '5600', currencyCode: 'UZS' },
    profit: { amount: '2100' },
    missingRates: [],
    missingCosts: [],
    byMarketplace: [
      { marketplace: { code: 'amazing_store' }, unitsSold: 1, revenue: { amount: '1200' }, profit: { amount: '500' } },
      { marketplace: { code: 'olx' }, unitsSold: 2, revenue: { amount: '2400' }, profit: { amount: '1000' } },
      { marketplace: { code: 'uzum' }, unitsSold: 3, revenue: { amount: '3000' }, profit: { amount: '900' } },
      { marketplace: { code: 'ozon' }, unitsSold: 0, revenue: { amount: '-1000' }, profit: { amount: '-300' } },
    ],
  });
});

test('the books balance after all of it', async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});
