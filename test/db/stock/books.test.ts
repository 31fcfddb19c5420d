import { expect, test } from 'vitest';
import { checkBooks, repairBooks } from '../../../src/db/stock/books.ts';
import { encryptionKey } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';

const db = useDatabase();

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
    { sku: 'BAD-CHAIN', problem: 'the chain of movements is broken at version 4' },
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

/** What is wrong with one product, and what is after a repair of it. */
async function repairOne(sku: string) {
  const before = (await checkBooks(db.sql)).problems.filter((problem) => problem.sku === sku);
  const repairs = await repairBooks(db.sql, before, 'test');
  const after = (await checkBooks(db.sql)).problems.filter((problem) => problem.sku === sku);
  return { before: before.length, repairs: repairs.map(({ done }) => done), after };
}

test('money of the analytics that differs from the ledger is found, though the units are right', async () => {
  const product = await addProduct(db.sql, { sku: 'BAD-MONEY', quantity: 5, cost: 3 });
  const market = await addMarketplace(db.sql, { code: 'money' });
  const listingId = await addListing(db.sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: product.sku,
    price: 7,
  });
  const occurredAt = new Date('2026-01-09T10:00:00Z');
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id, listingId, occurredAt }));
  await db.sql`update sales_daily set revenue_sold = 15 where product_id = ${product.id}`;
  expect((await checkBooks(db.sql)).problems).toContainEqual({
    sku: 'BAD-MONEY',
    problem: 'analytics differ from the ledger for 2026-01-09 on money in UZS',
  });
  expect(await repairOne('BAD-MONEY')).toEqual({
    before: 1,
    repairs: ['the analytics were rebuilt from the ledger'],
    after: [],
  });
});

test('a figure that was changed outside of the ledger is explained by a movement, stays, and is pushed again', async () => {
  const product = await addProduct(db.sql, { sku: 'REPAIR', quantity: 5 });
  await db.sql`update inventory set quantity = 9 where product_id = ${product.id}`;
  expect(await repairOne('REPAIR')).toEqual({
    before: 1,
    repairs: ['a correction of 4 explains the figure'],
    after: [],
  });
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 9, oversold: 0, version: 2 });
  const [movement] = await db.sql`
    select movement_type, quantity_before, quantity_after, actor from inventory_movements where product_id = ${product.id} and version = 2`;
  expect(movement).toEqual({ movementType: 'correction', quantityBefore: 5, quantityAfter: 9, actor: 'test' });
  const [job] = await db.sql`
    select count(*)::int from graphile_worker._private_jobs where payload::text like ${`%[${product.id}]%`}`;
  expect(job!.count).toBe(2);
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  expect((await checkBooks(db.sql)).problems.filter(({ sku }) => sku === 'REPAIR')).toEqual([]);
});

test('a ledger with a hole is reported and left alone', async () => {
  const product = await addProduct(db.sql, { sku: 'HOLE', quantity: 5 });
  await apply(db.sql, change({ productId: product.id, units: 2 }), change({ productId: product.id, units: 1 }));
  await db.sql`alter table inventory_movements disable trigger inventory_movements_append_only`;
  await db.sql`delete from inventory_movements where product_id = ${product.id} and version = 2`;
  await db.sql`alter table inventory_movements enable trigger inventory_movements_append_only`;
  expect(await repairOne('HOLE')).toMatchObject({ before: 1, repairs: [], after: [{ sku: 'HOLE' }] });
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 8, oversold: 0, version: 3 });
});

test('a version that fell behind is raised, a missing row is made from the ledger', async () => {
  const behind = await addProduct(db.sql, { sku: 'BEHIND', quantity: 5 });
  await apply(db.sql, change({ productId: behind.id, units: -7 }));
  await db.sql`update inventory set version = 1 where product_id = ${behind.id}`;
  expect(await repairOne('BEHIND')).toMatchObject({ repairs: ['the version was raised from 1 to 2'], after: [] });
  await db.sql`delete from inventory where product_id = ${behind.id}`;
  expect(await repairOne('BEHIND')).toMatchObject({ repairs: ['the missing row was made from the ledger'], after: [] });
  expect(await figureOf(db.sql, behind.id)).toEqual({ quantity: 0, oversold: 2, version: 2 });
});

test('the command checks, repairs only when told, and says what it could not mend', async () => {
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const product = await addProduct(db.sql, { sku: 'ZZ-COMMAND', quantity: 5 });
  await db.sql`update inventory set quantity = 4 where product_id = ${product.id}`;
  const wrong = 'ZZ-COMMAND: movements add up to 5, the figure is 4';
  const checked = await runOmbor(['check'], env);
  expect(checked).toMatchObject({ code: 1, lines: expect.arrayContaining([wrong]) });
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 4, version: 1 });
  const repaired = await runOmbor(['check', '--repair'], env);
  expect(repaired).toMatchObject({
    code: 1,
    lines: expect.arrayContaining(['ZZ-COMMAND: fixed: a correction of -1 explains the figure']),
    errors: expect.stringContaining('The books do not balance'),
  });
  expect(repaired.lines.filter((line) => line === wrong)).toHaveLength(1);
  expect((await checkBooks(db.sql)).problems.map(({ sku }) => sku)).toEqual(['BAD-CHAIN', 'HOLE']);
});
