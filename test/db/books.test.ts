import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/db/books.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../support/shop.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('books that only the one function wrote balance', async () => {
  const product = await addProduct(db.sql, { sku: 'GOOD', quantity: 5 });
  const market = await addMarketplace(db.sql);
  await apply(
    db.sql,
    change({ productId: product.id, units: -8, marketplaceId: market.id }),
    change({ productId: product.id, units: 4 }),
  );
  expect(await checkBooks(db.sql)).toEqual({ problems: [], products: 1, movements: 3 });
});

test('a figure that somebody wrote past the ledger is found', async () => {
  const product = await addProduct(db.sql, { sku: 'BAD-FIGURE', quantity: 5 });
  await db.sql`update inventory set quantity = 6 where product_id = ${product.id}`;
  expect((await checkBooks(db.sql)).problems).toEqual([
    { sku: 'BAD-FIGURE', problem: 'movements add up to 5, the figure is 6' },
  ]);
  await db.sql`update inventory set quantity = 5 where product_id = ${product.id}`;
});

test('a movement that somebody took out of the ledger is found', async () => {
  const product = await addProduct(db.sql, { sku: 'BAD-CHAIN', quantity: 5 });
  await apply(
    db.sql,
    change({ productId: product.id, units: 2 }),
    change({ productId: product.id, units: -2 }),
    change({ productId: product.id, units: 1 }),
  );
  await db.sql`alter table inventory_movements disable trigger inventory_movements_append_only`;
  await db.sql`delete from inventory_movements where product_id = ${product.id} and version in (2, 3)`;
  await db.sql`alter table inventory_movements enable trigger inventory_movements_append_only`;
  expect((await checkBooks(db.sql)).problems).toEqual([
    { sku: 'BAD-CHAIN', problem: 'the chain of movements is broken' },
  ]);
});

test('analytics that differ from the ledger are found', async () => {
  const product = await addProduct(db.sql, { sku: 'BAD-SALES', quantity: 5 });
  const market = await addMarketplace(db.sql);
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id }));
  await db.sql`update sales_daily set units_sold = 3 where product_id = ${product.id}`;
  expect((await checkBooks(db.sql)).problems.at(-1)).toEqual({
    sku: 'BAD-SALES',
    problem: 'analytics count 3 sold and 0 returned, the ledger 2 and 0',
  });
});
