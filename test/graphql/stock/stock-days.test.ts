import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let productId: number;
const noon = (day: string) => new Date(`${day}T07:00:00Z`);

beforeAll(async () => {
  ({ id: productId } = await addProduct(db.sql, { sku: 'DAYS' }));
  const move = (day: string, units: number, movementType: 'receipt' | 'marketplace_sale') =>
    apply(db.sql, change({ productId, units, movementType, occurredAt: noon(day) }));
  await move('2026-01-01', 10, 'receipt');
  await move('2026-01-04', -4, 'marketplace_sale');
  // Recorded later than what happened after it.
  await move('2026-01-03', -1, 'marketplace_sale');
  await move('2026-01-05', -7, 'marketplace_sale');
});

const ask = async (from: string, to: string) => {
  const { product } = await app.query<{ product: { stockByDay: unknown[] } }>(
    '{ product(sku: "DAYS") { stockByDay(days: { from: "FROM", to: "TO" }) { day quantity oversold } } }'
      .replace('FROM', from)
      .replace('TO', to),
  );
  return product.stockByDay;
};

test('each day has the stock at its end, by when things happened and not when they were recorded', async () => {
  expect(await ask('2025-12-31', '2026-01-06')).toEqual([
    { day: '2025-12-31', quantity: 0, oversold: 0 },
    { day: '2026-01-01', quantity: 10, oversold: 0 },
    { day: '2026-01-02', quantity: 10, oversold: 0 },
    { day: '2026-01-03', quantity: 9, oversold: 0 },
    { day: '2026-01-04', quantity: 5, oversold: 0 },
    { day: '2026-01-05', quantity: 0, oversold: 2 },
    { day: '2026-01-06', quantity: 0, oversold: 2 },
  ]);
});

test('without days it is the last 90, up to today', async () => {
  const { product, shop } = await app.query<{ product: { stockByDay: { day: string }[] }; shop: { today: string } }>(
    '{ product(sku: "DAYS") { stockByDay { day } } shop { today } }',
  );
  expect(product.stockByDay).toHaveLength(90);
  expect(product.stockByDay.at(-1)?.day).toBe(shop.today);
});

test('a time of too many days is refused', async () => {
  const query = '{ product(sku: "DAYS") { stockByDay(days: { from: "2025-01-01", to: "2026-12-31" }) { day } } }';
  const { body } = await app.post({ query });
  expect(body.errors?.[0]?.message).toBe('days: at most 400 days can be read at once');
});
