import { expect, test } from 'vitest';
import { applyStockChanges } from '../../../src/db/stock/stock.ts';
import { InsufficientStockError, ValidationError } from '../../../src/errors.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';

const db = useDatabase();

test('a sale lowers the figure and writes one movement that proves itself', async () => {
  const product = await addProduct(db.sql, { quantity: 50 });
  await apply(db.sql, change({ productId: product.id, units: -3 }));
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 47, oversold: 0, version: 2 });
  const rows = await db.sql`
    select movement_type, quantity_change, quantity_before, quantity_after, version from inventory_movements
    where product_id = ${product.id} order by version`;
  expect(rows).toEqual([
    { movementType: 'opening', quantityChange: 50, quantityBefore: 0, quantityAfter: 50, version: 1 },
    { movementType: 'marketplace_sale', quantityChange: -3, quantityBefore: 50, quantityAfter: 47, version: 2 },
  ]);
});

test('the same cause never moves stock twice, in one call or in two', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const sale = change({ productId: product.id, units: -1, sourceKey: 'once' });
  expect(await apply(db.sql, sale, sale)).toHaveLength(1);
  expect(await apply(db.sql, sale)).toHaveLength(0);
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 9, oversold: 0, version: 2 });
});

test('concurrent copies of one cause move stock once', async () => {
  const product = await addProduct(db.sql, { quantity: 10 });
  const sale = change({ productId: product.id, units: -1, sourceKey: 'race' });
  const results = await Promise.all(Array.from({ length: 5 }, () => apply(db.sql, sale)));
  expect(results.flat()).toHaveLength(1);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(9);
});

test('changes of one call run one after another, with versions without holes', async () => {
  const a = await addProduct(db.sql, { quantity: 10 });
  const b = await addProduct(db.sql, { quantity: 5 });
  const applied = await apply(
    db.sql,
    change({ productId: b.id, units: -1 }),
    change({ productId: a.id, units: -2 }),
    change({ productId: b.id, units: -1 }),
    change({ productId: a.id, units: 4 }),
  );
  expect(applied.map(({ productId, version, quantityAfter }) => [productId, version, quantityAfter])).toEqual([
    [b.id, 2, 4],
    [a.id, 2, 8],
    [b.id, 3, 3],
    [a.id, 3, 12],
  ]);
});

test('a marketplace sale beyond stock is recorded as oversold, and the next receipt pays it back first', async () => {
  const product = await addProduct(db.sql, { quantity: 2 });
  await apply(db.sql, change({ productId: product.id, units: -5 }));
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 0, oversold: 3, version: 2 });
  await apply(db.sql, change({ productId: product.id, units: 4 }));
  expect(await figureOf(db.sql, product.id)).toEqual({ quantity: 1, oversold: 0, version: 3 });
});

test('a change of our own that asks for more than there is changes nothing and names every short line', async () => {
  const a = await addProduct(db.sql, { sku: 'SHORT-A', quantity: 1 });
  const b = await addProduct(db.sql, { sku: 'SHORT-B', quantity: 5 });
  const own = { movementType: 'sale', mayOversell: false } as const;
  const attempt = apply(
    db.sql,
    change({ ...own, productId: a.id, units: -2 }),
    change({ ...own, productId: b.id, units: -6 }),
  );
  await expect(attempt).rejects.toThrow(InsufficientStockError);
  await expect(attempt).rejects.toMatchObject({
    items: [
      { sku: 'SHORT-A', requested: 2, available: 1 },
      { sku: 'SHORT-B', requested: 6, available: 5 },
    ],
  });
  expect((await figureOf(db.sql, a.id)).quantity).toBe(1);
});

test('a figure that would leave its range is refused with a reason', async () => {
  const product = await addProduct(db.sql, { quantity: 1 });
  await expect(apply(db.sql, change({ productId: product.id, units: 2_000_000_000 }))).rejects.toThrow(ValidationError);
  await expect(apply(db.sql, change({ productId: product.id, units: -2_000_000_000 }))).rejects.toThrow(
    ValidationError,
  );
});

test('price and cost of the moment are frozen on the movement and summed by business day in the same transaction', async () => {
  const product = await addProduct(db.sql, { quantity: 50, cost: 60 });
  const market = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, {
    marketplaceId: market.id,
    productId: product.id,
    sku: product.sku,
    price: 100,
  });
  const sale = { productId: product.id, marketplaceId: market.id, listingId };
  // 20:30 UTC is the next morning in Tashkent.
  await apply(db.sql, change({ ...sale, units: -3, occurredAt: new Date('2026-01-09T20:30:00Z') }));
  await db.sql`update products set cost_price = 90 where id = ${product.id}`;
  await db.sql`update marketplace_products set marketplace_price = 500 where id = ${listingId}`;
  await apply(
    db.sql,
    change({
      ...sale,
      units: 1,
      movementType: 'marketplace_cancellation',
      occurredAt: new Date('2026-01-10T08:00:00Z'),
      frozen: { unitPrice: '100', unitCost: '60' },
    }),
  );
  expect(
    await db.sql`
      select business_day::text, currency, units_sold, units_returned, revenue_sold::float, revenue_returned::float,
        cost_sold::float, cost_returned::float, unpriced_sold, uncosted_sold
      from sales_daily where product_id = ${product.id}`,
  ).toEqual([
    {
      businessDay: '2026-01-10',
      currency: 'UZS',
      unitsSold: 3,
      unitsReturned: 1,
      revenueSold: 300,
      revenueReturned: 100,
      costSold: 180,
      costReturned: 60,
      unpricedSold: 0,
      uncostedSold: 0,
    },
  ]);
});

test('what has no price or cost is counted as such and never guessed', async () => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100 });
  const market = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id, listingId }));
  const [row] = await db.sql`
    select unpriced_sold, uncosted_sold, revenue_sold::float from sales_daily where product_id = ${product.id}`;
  expect(row).toEqual({ unpricedSold: 2, uncostedSold: 2, revenueSold: 0 });
});

test('the ledger refuses every change of what was written', async () => {
  await addProduct(db.sql, { quantity: 5 });
  await expect(db.sql`update inventory_movements set quantity_change = 1`).rejects.toThrow('append-only');
  await expect(db.sql`delete from inventory_movements`).rejects.toThrow('append-only');
  await expect(db.sql`truncate inventory_movements`).rejects.toThrow('append-only');
});

test('one transaction sends one notification and asks for the pushes once', async () => {
  const products = await Promise.all([1, 2, 3].map(() => addProduct(db.sql, { quantity: 5 })));
  await db.sql`delete from graphile_worker._private_jobs`;
  const received: string[] = [];
  const listening = await db.sql.listen('ombor_stock', (payload) => received.push(payload));
  await apply(db.sql, ...products.map(({ id }) => change({ productId: id, units: -1 })));
  const sentinel = new Promise<void>((resolve) => {
    void db.sql.listen(
      'sentinel',
      () => resolve(),
      () => void db.sql.notify('sentinel', ''),
    );
  });
  await sentinel;
  await listening.unlisten();
  expect(received.map((payload) => JSON.parse(payload).length)).toEqual([3]);
  const jobs = await db.sql`select payload from graphile_worker._private_jobs`;
  expect(jobs.map((job) => job.payload)).toEqual([{ productIds: products.map(({ id }) => id).sort((a, b) => a - b) }]);
});

test('opposite orders of the same products in many transactions at once never deadlock', async () => {
  const products = await Promise.all(Array.from({ length: 10 }, () => addProduct(db.sql, { quantity: 1000 })));
  await Promise.all(
    Array.from({ length: 40 }, (_, round) => {
      const order = round % 2 ? products : products.toReversed();
      return applyStockChanges(
        db.sql,
        order.map(({ id }) => change({ productId: id, units: -1 })),
      );
    }),
  );
  for (const { id } of products) expect((await figureOf(db.sql, id)).quantity).toBe(960);
});
