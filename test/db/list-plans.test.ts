import { beforeAll, expect, test } from 'vitest';
import {
  countPushStates,
  listMarketplaceProducts,
  type MarketplaceProductFilter,
} from '../../src/db/catalog/marketplace-product-lists.ts';
import type { Sql } from '../../src/db/client.ts';
import { listDecisions } from '../../src/db/decisions.ts';
import { findListings } from '../../src/db/inbox/inbox-context.ts';
import { listOrderEvents } from '../../src/db/order-lists/order-events.ts';
import { countOrders, listOrders, type OrderFilter, type OrderSort } from '../../src/db/order-lists/order-lists.ts';
import { listOpenOrdersOfProducts } from '../../src/db/order-lists/orders-of-products.ts';
import { useDatabase } from '../support/database.ts';
import { explainStatements } from '../support/explained.ts';
import { addMarketplace } from '../support/shop.ts';

const db = useDatabase();
const rows = 5_000;
const first = { first: 20, afterId: null };

/** A shop with 5,000 products, listed and confirmed, and as many orders, all delivered but the last hundred. */
beforeAll(async () => {
  const { id } = await addMarketplace(db.sql);
  await db.sql.begin(async (tx) => {
    // Triggers would notify of each row.
    await tx`set local session_replication_role = replica`;
    await tx`insert into products (sku, name, currency) select 'P' || n, 'Product ' || n, 'UZS' from generate_series(1, ${rows}) n`;
    await tx`insert into inventory (product_id, quantity) select id, 5 from products`;
    await tx`
      insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_stock)
      select ${id}, id, sku, sku, 5 from products`;
    await tx`
      insert into pushes (id, marketplace_id, product_id, owed_version, pushed_version, answered_at)
      select id, marketplace_id, product_id, 1, 1, now() from marketplace_products`;
    await tx`update pushes set refused_reason = 'no' where id % 1000 = 0`;
    await tx`
      insert into orders (marketplace_id, marketplace_order_id, currency, status, ship_by, created_at, updated_at, customer_name, customer_phone)
      select ${id}, 'M' || n, 'UZS', case when n > ${rows - 100} then 'new' else 'delivered' end, now() + n * interval '1 minute',
        now() + n * interval '1 minute', now() + n * interval '1 minute', md5(n::text), '+998' || (100000000 + n * 7919::bigint % 899999981)
      from generate_series(1, ${rows}) n`;
    await tx`
      insert into order_items (order_id, product_id, sku, line_key, quantity, return_expected)
      select o.id, p.id, p.sku, p.sku, 1, case when o.id % 1000 = 0 then 1 else 0 end
      from orders o join products p on p.sku = 'P' || substr(o.marketplace_order_id, 2)`;
    await tx`insert into order_events (order_id, status, actor) select id, status, 'test' from orders`;
  });
  await db.sql`analyze`;
});

const scans = async (run: (sql: Sql) => Promise<unknown>) => {
  const big = ['orders', 'order_items', 'order_events', 'pushes', 'marketplace_products', 'unnest', 'listed'];
  const explained = await explainStatements(db.url, run, big);
  expect(explained.length).toBeGreaterThan(0);
  return explained.flatMap(({ scanned }) => scanned).filter((table) => big.includes(table));
};

const anyOrder: OrderFilter = {
  buyerId: null,
  marketplaceIds: null,
  statuses: null,
  productIds: null,
  search: null,
  placed: { from: null, to: null },
  shipBy: { from: null, to: null },
  returnExpected: null,
  packing: null,
};
const text = { text: 'x', phone: null, namePart: null, phonePart: null };
const soon = { from: new Date(), to: new Date(Date.now() + 600_000) };

test.each<[string, Partial<OrderFilter>, OrderSort?]>([
  ['a rare status', { statuses: ['new'] }, 'ship_by_asc'],
  ['the time to ship', { shipBy: soon }],
  ['the time of placing', { placed: soon }, 'placed_desc'],
  ['the last change', {}, 'updated_desc'],
  ['a product', { productIds: [7] }],
  ['what is expected back', { returnExpected: true }],
  ['a number', { search: text }],
  ['part of a name', { search: { ...text, namePart: 'c4ca4238a0b9' } }],
  ['the end of a phone', { search: { ...text, phonePart: { digits: '59382581', onlyLast: true } } }],
  ['part of a phone', { search: { ...text, phonePart: { digits: '59382581', onlyLast: false } } }],
])('orders are found by %s without reading all of them', async (_what, filter, sort) => {
  expect(await scans((sql) => listOrders(sql, { ...anyOrder, ...filter }, first, sort))).toEqual([]);
});

test('orders are counted by what few of them have without reading all of them', async () => {
  for (const filter of [
    { statuses: ['new'] as const },
    { shipBy: soon },
    { productIds: [7] },
    { returnExpected: true },
  ]) {
    expect(await scans((sql) => countOrders(sql, { ...anyOrder, ...filter }))).toEqual([]);
  }
});

const anyListing: MarketplaceProductFilter = {
  marketplaceIds: null,
  productIds: null,
  pushStates: null,
  differs: null,
};

test.each<[string, Partial<MarketplaceProductFilter>]>([
  ['nothing', {}],
  ['a state that few have', { pushStates: ['refused', 'owed'] }],
  ['a product', { productIds: [7] }],
])('listings are found by %s without reading all of them', async (_what, filter) => {
  expect(await scans((sql) => listMarketplaceProducts(sql, { ...anyListing, ...filter }, first))).toEqual([]);
  expect(await scans((sql) => listMarketplaceProducts(sql, { ...anyListing, ...filter }, first, 'sku'))).toEqual([]);
});

test('counts by state, decisions, histories and open orders read what they need only', async () => {
  // All listings are those of this marketplace.
  expect((await scans((sql) => countPushStates(sql, [3]))).filter((table) => table !== 'marketplace_products')).toEqual(
    [],
  );
  expect(await scans((sql) => listDecisions(sql, 7))).toEqual([]);
  expect(await scans((sql) => listOrderEvents(sql, ['5', '6']))).toEqual([]);
  expect(await scans((sql) => listOpenOrdersOfProducts(sql, [5, 6], first))).toEqual([]);
});

test('the listings that an event names are found without reading all of their marketplace', async () => {
  const { id } = (await db.sql<{ id: number }[]>`select max(marketplace_id) as id from marketplace_products`)[0]!;
  const names = [{ sku: 'P7' }, { marketplace_product_id: 'P8' }, { sku: 'unknown', marketplace_product_id: 'P9' }];
  const found: (string | undefined)[] = [];
  const explained = await explainStatements(
    db.url,
    async (sql) => {
      await sql.begin(async (tx) => {
        await tx`set local plan_cache_mode = force_generic_plan`;
        const find = await findListings(
          tx,
          names.map((name) => ({ marketplaceId: id, name })),
        );
        found.push(...names.map((name) => find(id, name)?.sku));
      });
    },
    ['marketplace_products'],
  );
  expect(found).toEqual(['P7', 'P8', 'P9']);
  expect(explained).toHaveLength(1);
  // The listings alone have some 100 pages.
  expect(explained[0]!.pages).toBeLessThan(60);
});
