import { describe, expect, test } from 'vitest';
import { findWrongBooks } from '../../bench/books.ts';
import { fillLedger } from '../../bench/ledger-shop.ts';
import { fillShop, placeNobody } from '../../bench/shop.ts';
import { countOverdue, writeYear } from '../../bench/year-of-rows.ts';
import { forgetOldAlerts } from '../../src/db/alerts/alerts.ts';
import { forgetOld, forgottenKinds } from '../../src/db/retention/retention.ts';
import { forgetOldKeys } from '../../src/db/sweep.ts';
import { encryptionKey } from '../support/app.ts';
import { createTestDatabase } from '../support/database.ts';

const places = [placeNobody(0), placeNobody(1)];

describe('a shop of the benchmark', () => {
  test('balances its books, and owes nothing', async () => {
    const { sql, drop } = await createTestDatabase();
    await fillShop(sql, encryptionKey, { products: 6, opening: 10, places });
    expect(await findWrongBooks(sql)).toEqual([]);
    expect(await sql`select count(*)::int as listings from pushes where pushed_version = owed_version`).toEqual([
      { listings: 12 },
    ]);
    await drop();
  });

  test('can offer other products on each marketplace', async () => {
    const { sql, drop } = await createTestDatabase();
    await fillShop(sql, encryptionKey, { products: 6, opening: 0, places, offeredEach: 3 });
    const rows = await sql<{ skus: string }[]>`
      select string_agg(right(marketplace_sku, 1), '' order by product_id) as skus from marketplace_products group by marketplace_id order by marketplace_id`;
    expect(rows.map(({ skus }) => skus)).toEqual(['123', '456']);
    await drop();
  });

  test('with a long ledger balances its books; one product has a fifth of it and no unit left', async () => {
    const { sql, drop } = await createTestDatabase();
    await fillLedger(sql, encryptionKey, { movements: 5_000, perDay: 2_000, products: 50 });
    expect(await findWrongBooks(sql)).toEqual([]);
    const [hot] = await sql<{ movements: number; quantity: number; days: number }[]>`
      select count(*)::int as movements, min(i.quantity)::int as quantity, count(distinct m.business_day)::int as days
      from inventory_movements m join inventory i on i.product_id = m.product_id
      where m.product_id = (select min(id) from products)`;
    expect(hot).toMatchObject({ movements: 1_000, quantity: 0 });
    // At 2,000 movements a day; the first day and the last are parts of a day.
    expect([3, 4]).toContain(hot?.days);
    await drop();
  });
});

test('the rows of a year that are overdue are those that the sweep deletes', async () => {
  const { sql, drop } = await createTestDatabase();
  await fillShop(sql, encryptionKey, { products: 3, opening: 1, places });
  await writeYear(sql, 0.01);
  expect(await countOverdue(sql)).toBeGreaterThan(1_000);
  for (const kind of forgottenKinds) while (await forgetOld(sql, kind, kind === 'figures' ? 180 : 90));
  await forgetOldKeys(sql);
  await forgetOldAlerts(sql);
  expect(await countOverdue(sql)).toBe(0);
  await drop();
});
