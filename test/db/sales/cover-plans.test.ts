import { beforeAll, expect, test } from 'vitest';
import { countToBuy, listCovers, listToBuy } from '../../../src/db/sales/cover.ts';
import { useDatabase } from '../../support/database.ts';
import { explainStatements } from '../../support/explained.ts';

const db = useDatabase();
const products = 20_000;
const first = { first: 50, afterId: null };

/** 20,000 products that sell on two of three days for 40 days at one place, a tenth of them; and a ledger that nobody may read. */
beforeAll(async () => {
  await db.sql.begin(async (tx) => {
    // Triggers would note each row.
    await tx`set local session_replication_role = replica`;
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into products (sku, name, currency, created_at)
      select 'P' || n, 'Product ' || n, 'UZS', now() - interval '200 days' from generate_series(1, ${products}::int) n`;
    await tx`insert into inventory (product_id, quantity) select id, id % 40 from products`;
    await tx`
      insert into sales_daily (business_day, product_id, marketplace_id, currency, units_sold)
      select (now() at time zone 'Asia/Tashkent')::date - d, p.id, 1, 'UZS', 1 from products p cross join generate_series(0, 39) d where p.id % 10 = 0 and d % 3 > 0`;
    await tx`
      insert into stock_gaps (product_id, began_at, ended_at)
      select id, now() - interval '12 days', now() - interval '6 days' from products where id % 20 = 0`;
  });
  await db.sql`analyze`;
}, 120_000);

test('the list of what to buy reads the sales of 28 days, and neither the ledger nor a sale before', async () => {
  const explained = await explainStatements(
    db.url,
    async (sql) => {
      await listToBuy(sql, 30, first);
      await countToBuy(sql, 30);
    },
    ['sales_daily', 'inventory_movements'],
  );
  expect(explained.map(({ indexes }) => indexes.some((name) => name.includes('inventory_movements')))).toEqual([
    false,
    false,
  ]);
  const { rows } = await listToBuy(db.sql, 30, first);
  expect(rows).toHaveLength(50);
  expect(rows[0]).toMatchObject({ sold: 18, quantity: 0, reason: 'out_of_stock' });
});

test('the cover of a page of products is read by index, whatever the shop has grown to', async () => {
  const ids = Array.from({ length: 50 }, (_, n) => (n + 1) * 10);
  const [explained] = await explainStatements(db.url, (sql) => listCovers(sql, ids), ['sales_daily']);
  expect(explained!.scanned.filter((table) => table !== 'deployment')).toEqual([]);
  // 50 products with up to 28 days of sales each, in a table of 52,000 rows.
  expect(explained!.pages).toBeLessThan(3_000);
});
