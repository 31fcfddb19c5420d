import { beforeAll, expect, test } from 'vitest';
import {
  countSoldProducts,
  listSalesByCurrency,
  listSalesByDay,
  listSalesByMarketplace,
  listSalesByProduct,
  readSalesTotals,
} from '../../src/db/sales/analytics.ts';
import type { SalesFilter } from '../../src/db/sales/daily-sales.ts';
import { countMovements, listMovements, type MovementFilter } from '../../src/db/stock/movements.ts';
import { useDatabase } from '../support/database.ts';
import { explainStatements } from '../support/explained.ts';
import { addMarketplace, addProduct } from '../support/shop.ts';

const products = 40;
const perProduct = 5_000;
const db = useDatabase();
let marketplaceId: number;
let productId: number;

// 200,000 movements over 400 days: a page must not cost more because the ledger is long or the page lies far back.
beforeAll(async () => {
  marketplaceId = (await addMarketplace(db.sql)).id;
  for (let n = 0; n < products; n += 1) productId = (await addProduct(db.sql)).id;
  await db.sql.begin(async (tx) => {
    // Without the checks of foreign keys, which take as long again.
    await tx`set local session_replication_role = replica`;
    await tx`
    insert into inventory_movements (product_id, version, movement_type, quantity_change, quantity_before, quantity_after, marketplace_id,
      reference_type, actor, unit_price, currency, source_key, business_day, occurred_at, recorded_at)
    select p.id, v, kind.name, -1, -v + 1, -v, case when kind.name = 'marketplace_sale' then ${marketplaceId}::int end,
      'webhook', 'test', 1, 'UZS', p.id || ':' || v, day.at::date, day.at, day.at
    from generate_series(1, ${perProduct}::int) v
    cross join products p
    cross join lateral (select now() - interval '400 days' + v * interval '115 minutes' as at) day
    cross join lateral (select case when (v + p.id) % 1000 = 0 then 'write_off' when v % 3 = 0 then 'marketplace_sale' else 'sale' end as name) kind
    order by v, p.id`;
  });
  await db.sql`update inventory set oversold = ${perProduct}, version = ${perProduct}`;
  // Sales of 400 days: 40 products on 8 marketplaces, 128,000 rows.
  const marketplaceIds = [marketplaceId];
  while (marketplaceIds.length < 8) marketplaceIds.push((await addMarketplace(db.sql)).id);
  for (let from = 0; from < 400; from += 100) {
    await db.sql`
      insert into sales_daily (business_day, product_id, marketplace_id, currency, units_sold, revenue_sold, cost_sold)
      select now()::date - day, p.id, m.id, case when m.id % 2 = 0 then 'UZS' else 'USD' end, 1, 10, 5
      from generate_series(${from}::int, ${from}::int + 99) day cross join products p cross join unnest(${marketplaceIds}::int[]) as m (id)`;
  }
  await db.sql`
    insert into exchange_rates (base_currency, currency, valid_from, rate, actor)
    select 'UZS', 'USD', now()::date - day, 12000, 'test' from generate_series(0, 399) day`;
  await db.sql`analyze`;
});

const nothing: MovementFilter = {
  productId: null,
  marketplaceId: null,
  movementType: null,
  orderId: null,
  from: null,
  to: null,
};
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

test.each<[string, () => Partial<MovementFilter>]>([
  ['everything', () => ({})],
  ['a product', () => ({ productId })],
  ['a marketplace', () => ({ marketplaceId })],
  ['a type that is rare', () => ({ movementType: 'write_off' })],
  ['a time far back', () => ({ from: daysAgo(301), to: daysAgo(300) })],
  ['everything before a time far back', () => ({ to: daysAgo(300) })],
  ['a marketplace at a time far back', () => ({ marketplaceId, from: daysAgo(301), to: daysAgo(300) })],
  ['a product at a time far back', () => ({ productId, from: daysAgo(301), to: daysAgo(300) })],
  ['an empty stretch of time', () => ({ from: daysAgo(900), to: daysAgo(800) })],
])('a page of %s reads the ledger by an index, its own rows and little else', async (_what, filter) => {
  const [explained] = await explainStatements(db.url, (sql) =>
    listMovements(sql, { ...nothing, ...filter() }, { first: 20, afterId: null }),
  );
  expect(explained!.scanned).toEqual([]);
  expect(explained!.pages).toBeLessThan(400);
});

test('the last page of a list costs what its first one does', async () => {
  const page = { first: 20, afterId: '500' };
  const [all] = await explainStatements(db.url, (sql) => listMovements(sql, nothing, page));
  const [some] = await explainStatements(db.url, (sql) => listMovements(sql, { ...nothing, marketplaceId }, page));
  expect(all!.pages).toBeLessThan(50);
  expect(some!.pages).toBeLessThan(50);
});

test('movements are counted up to 100,000; of more, how many there are is not known', async () => {
  expect(await countMovements(db.sql, { ...nothing, productId })).toBe(perProduct);
  expect(await countMovements(db.sql, { ...nothing, to: daysAgo(210) })).toBeGreaterThan(90_000);
  expect(await countMovements(db.sql, nothing)).toBeNull();
});

const month: SalesFilter = { period: { from: daysAgo(330), to: daysAgo(300) }, marketplaceId: null, productId: null };

/** What every grouping of a filter reads. */
function explainSales(filter: SalesFilter) {
  return explainStatements(db.url, async (sql) => {
    await readSalesTotals(sql, filter);
    await listSalesByMarketplace(sql, filter);
    await listSalesByDay(sql, filter);
    await listSalesByCurrency(sql, filter);
    await listSalesByProduct(sql, filter, { first: 20, afterId: null });
    await countSoldProducts(sql, filter);
  });
}

test('sales of a month read the daily sums of that month by an index, and never the ledger', async () => {
  const explained = await explainSales(month);
  expect(explained).toHaveLength(6);
  expect(explained.flatMap(({ scanned }) => scanned)).not.toContain('inventory_movements');
  expect(explained.flatMap(({ scanned }) => scanned)).not.toContain('sales_daily');
});

test.each<[string, () => Partial<SalesFilter>, number]>([
  ['a marketplace', () => ({ marketplaceId }), 4_000],
  ['a product', () => ({ productId }), 4_000],
])('sales of %s in a month read little more than its own rows', async (_what, filter, maxPages) => {
  const explained = await explainSales({ ...month, ...filter() });
  expect(explained).toHaveLength(6);
  for (const { scanned, pages } of explained) {
    expect(scanned).not.toContain('sales_daily');
    expect(pages).toBeLessThan(maxPages);
  }
});
