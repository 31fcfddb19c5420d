import { beforeAll, expect, test } from 'vitest';
import { createProduct, listProducts, type ProductSort } from '../../../src/db/catalog/products.ts';
import { connect } from '../../../src/db/client.ts';
import { createTestDatabase, useDatabase } from '../../support/database.ts';

const db = useDatabase();
beforeAll(async () => {
  const none = { price: null, costPrice: null, currency: 'UZS', imageUrl: null, lowStockThreshold: null };
  const products = [
    { ...none, sku: 'B-2', name: 'Чайник «Узбекистан» 100%', quantity: 5, barcodes: ['0012345'] },
    { ...none, sku: 'a-1', name: 'Anor', quantity: 9, barcodes: [] },
    { ...none, sku: 'C_3', name: 'anor sharbati', quantity: 0, barcodes: ['12345'] },
    { ...none, sku: 'CX3', name: 'Teapot', quantity: 5, barcodes: [], lowStockThreshold: 5 },
  ];
  for (const product of products) await db.sql.begin((tx) => createProduct(tx, product, 'test'));
});

const everything = { search: null, stock: null, archived: null };

async function search(text: string): Promise<string[]> {
  const { rows } = await listProducts(db.sql, { ...everything, search: text }, { first: 20, afterId: null });
  return rows.map(({ sku }) => sku);
}

test.each([
  ['part of a name in any case', 'ANOR', ['a-1', 'C_3']],
  ['part of a name in Cyrillic', 'чайник', ['B-2']],
  ['part of a SKU', '-1', ['a-1']],
  ['a sign that patterns know, as itself', 'C_3', ['C_3']],
  ['a per cent sign, as itself', '0%', ['B-2']],
  ['a whole barcode with its zeros', '0012345', ['B-2']],
  ['a barcode that another one ends with', '12345', ['C_3']],
  ['part of a barcode', '1234', []],
])('products are found by %s', async (_what, text, skus) => {
  expect(await search(text)).toEqual(skus);
});

test('the search of a large catalogue reads the trigram indexes', async () => {
  // A database of its own: 20,000 products are dropped with it faster than they are deleted.
  const large = await createTestDatabase();
  await large.sql`insert into products (sku, name, currency) select 'BULK-' || n, 'Bulk ' || md5(n::text), 'UZS' from generate_series(1, 20000) n`;
  await large.sql`insert into inventory (product_id) select id from products`;
  await large.sql`vacuum analyze products`;
  const one = connect(large.url, { max: 1, applicationName: 'test' });
  const countScans = async (): Promise<number> => {
    await one`select pg_stat_force_next_flush()`;
    const [row] = await one<{ scans: number }[]>`
      select sum(idx_scan)::int as scans from pg_stat_user_indexes where indexrelname like 'products_%_trigrams'`;
    return row!.scans;
  };
  const before = await countScans();
  const { rows } = await listProducts(one, { ...everything, search: 'BULK-19999' }, { first: 20, afterId: null });
  expect(rows).toHaveLength(1);
  expect(await countScans()).toBeGreaterThan(before);
  await one.end();
  await large.drop();
});

test.each<[ProductSort, string[]]>([
  ['entered', ['B-2', 'a-1', 'C_3', 'CX3']],
  ['quantity', ['C_3', 'B-2', 'CX3', 'a-1']],
  ['quantity_desc', ['a-1', 'CX3', 'B-2', 'C_3']],
])('pages of one sorted by %s follow each other without a gap', async (sort, skus) => {
  expect(await readPages(sort)).toEqual(skus);
});

test('by SKU and by name the order is that of the database', async () => {
  const sorted = async (column: 'sku' | 'name') => {
    const rows = await db.sql<{ sku: string }[]>`select sku from products order by ${db.sql(column)}, id`;
    return rows.map(({ sku }) => sku);
  };
  expect(await readPages('sku')).toEqual(await sorted('sku'));
  expect(await readPages('name')).toEqual(await sorted('name'));
});

async function readPages(sort: ProductSort): Promise<string[]> {
  const skus: string[] = [];
  for (let afterId: string | null = null; ; ) {
    const { rows, hasMore } = await listProducts(db.sql, everything, { first: 1, afterId }, sort);
    skus.push(...rows.map((row) => row.sku));
    if (!hasMore) return skus;
    afterId = String(rows.at(-1)?.id);
  }
}

test('low is at or below the threshold, and a product without one is never low', async () => {
  const { rows } = await listProducts(db.sql, { ...everything, stock: 'low' }, { first: 20, afterId: null });
  expect(rows.map(({ sku }) => sku)).toEqual(['CX3']);
});
