import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Times {
  createdAt: string;
  updatedAt: string;
}

let productId: number;
beforeAll(async () => {
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'timed' });
  productId = (await addProduct(db.sql, { sku: 'TIMED', quantity: 100 })).id;
  await addListing(db.sql, { marketplaceId, productId, sku: 'TIMED' });
  await db.sql`update products set created_at = '2026-01-01T10:00:00Z', updated_at = '2026-01-02T10:00:00Z'`;
  await db.sql`update inventory set updated_at = '2026-01-03T10:00:00Z'`;
  await db.sql`update marketplace_products set created_at = '2026-01-04T10:00:00Z', updated_at = '2026-01-05T10:00:00Z'`;
  await db.sql`update pushes set changed_at = '2026-01-06T10:00:00Z'`;
  await db.sql`update marketplaces set created_at = '2026-01-07T10:00:00Z', updated_at = '2026-01-08T10:00:00Z' where code = 'timed'`;
});

const read = async (): Promise<Record<'product' | 'listing' | 'marketplace', Times>> => {
  const { product, marketplace } = await app.query<{
    product: Times & { marketplaceProducts: Times[] };
    marketplace: Times;
  }>(`{ product(sku: "TIMED") { createdAt updatedAt marketplaceProducts { createdAt updatedAt } }
    marketplace(code: "timed") { createdAt updatedAt } }`);
  const { marketplaceProducts, ...own } = product;
  return { product: own, listing: marketplaceProducts[0]!, marketplace };
};

test('products, listings and marketplaces say when they were created and when they last changed', async () => {
  expect(await read()).toEqual({
    product: { createdAt: '2026-01-01T10:00:00.000Z', updatedAt: '2026-01-03T10:00:00.000Z' },
    listing: { createdAt: '2026-01-04T10:00:00.000Z', updatedAt: '2026-01-06T10:00:00.000Z' },
    marketplace: { createdAt: '2026-01-07T10:00:00.000Z', updatedAt: '2026-01-08T10:00:00.000Z' },
  });
});

test('a sale changes the product, and neither its listing nor its marketplace before something is owed', async () => {
  const before = await read();
  await apply(db.sql, change({ productId, units: -1 }));
  const after = await read();
  expect(Date.parse(after.product.updatedAt)).toBeGreaterThan(Date.parse(before.product.updatedAt));
  expect(after).toMatchObject({ product: { createdAt: before.product.createdAt }, marketplace: before.marketplace });
});
