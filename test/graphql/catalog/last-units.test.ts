import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';
import { linkProductDocument, listingsDocument, reserveLastUnitsDocument } from '../documents/catalog.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  for (const code of ['uzum', 'ozon']) ids.set(code, (await addMarketplace(db.sql, { code })).id);
});

const ids = new Map<string, number>();

/** A product that both marketplaces provably show. */
async function offered(quantity: number) {
  const product = await addProduct(db.sql, { quantity });
  const listings: number[] = [];
  for (const marketplaceId of ids.values()) {
    const id = await addListing(db.sql, { marketplaceId, productId: product.id, sku: product.sku });
    await showsStock(db.sql, id, quantity);
    listings.push(id);
  }
  return { ...product, listings };
}

async function figures(sku: string) {
  const { product } = await app.run(listingsDocument, { sku });
  const entries = (product?.marketplaceProducts ?? []).map((one) => [one.marketplace.code, one.figure]);
  return { ...Object.fromEntries(entries), stock: product?.stock };
}

const reserve = async (input: { below: number; marketplaces: string[]; sku?: string }) =>
  (await app.run(reserveLastUnitsDocument, { input })).reserveLastUnits;

const listOwed = async (listings: number[]) => {
  const rows = await db.sql<{ id: number }[]>`
    select id from pushes where id = any (${listings}) and pushed_version < owed_version order by id`;
  return rows.map(({ id }) => id);
};

test('of all products the last units are left to the chosen places, and 0 takes that back', async () => {
  const product = await offered(3);
  expect(await reserve({ below: 3, marketplaces: ['uzum'] })).toMatchObject({
    marketplaces: [
      { code: 'amazing_store', stockMinimum: 3 },
      { code: 'olx', stockMinimum: 0 },
      { code: 'uzum', stockMinimum: 0 },
      { code: 'ozon', stockMinimum: 3 },
    ],
  });
  expect(await listOwed(product.listings)).toEqual([product.listings[1]]);
  expect(await figures(product.sku)).toEqual({ uzum: 3, ozon: 3, stock: 3 });
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  expect(await figures(product.sku)).toEqual({ uzum: 2, ozon: 0, stock: 0 });
  await reserve({ below: 0, marketplaces: ['uzum'] });
  expect(await figures(product.sku)).toEqual({ uzum: 2, ozon: 2, stock: 2 });
});

test('for one product the rule stands on its listings and on no other product', async () => {
  const [product, other] = [await offered(2), await offered(2)];
  expect(await reserve({ below: 3, marketplaces: ['ozon'], sku: product.sku })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'marketplaces'],
  });
  await app.run(linkProductDocument, {
    input: { marketplace: 'amazing_store', sku: product.sku, marketplaceSku: product.sku, marketplaceProductId: '1' },
  });
  await reserve({ below: 3, marketplaces: ['ozon'], sku: product.sku });
  expect(await figures(product.sku)).toEqual({ amazing_store: 0, uzum: 0, ozon: 2, stock: 0 });
  expect(await figures(other.sku)).toEqual({ uzum: 2, ozon: 2, stock: 2 });
  expect(await listOwed([...product.listings, ...other.listings])).toEqual([product.listings[0]]);
});

test('unknown places, places that show no stock and nobody at all are refused', async () => {
  expect(await reserve({ below: 1, marketplaces: ['uzum', 'nowhere', 'olx'] })).toMatchObject({
    __typename: 'NotFoundError',
    keys: ['nowhere', 'olx'],
  });
  expect(await reserve({ below: 1, marketplaces: [] })).toMatchObject({ __typename: 'ValidationError' });
  expect(await reserve({ below: 1, marketplaces: ['uzum'], sku: 'NOPE' })).toMatchObject({ keys: ['NOPE'] });
});
