import { expect, test } from 'vitest';
import { findListings, type ListingName } from '../../../src/db/inbox/inbox-context.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();

async function addSize(marketplaceId: number, sku: string, settings: Record<string, string | number>) {
  const product = await addProduct(db.sql, { sku });
  const listingId = await addListing(db.sql, { marketplaceId, productId: product.id, sku });
  await db.sql`update marketplace_products set settings = ${db.sql.json(settings)} where id = ${listingId}`;
  return listingId;
}

const find = (marketplaceId: number, name: ListingName) =>
  db.sql.begin(async (tx) => (await findListings(tx, [{ marketplaceId, name }]))(marketplaceId, name)?.id);

test('a link finds the listing whose settings hold its ids, as text or as a number', async () => {
  const market = await addMarketplace(db.sql);
  const asText = await addSize(market.id, 'SHIRT-S', { chrtId: '9007199254740993' });
  const asNumber = await addSize(market.id, 'SHIRT-M', { chrtId: 12 });
  expect(await find(market.id, { link: { chrtId: '9007199254740993' } })).toBe(asText);
  expect(await find(market.id, { link: { chrtId: '12' } })).toBe(asNumber);
});

test('a link alone decides: an article that several sizes share never names another size', async () => {
  const market = await addMarketplace(db.sql);
  await addSize(market.id, 'SHARED', { chrtId: '1' });
  expect(await find(market.id, { sku: 'SHARED', link: { chrtId: '2' } })).toBeUndefined();
});

test('a link finds nothing on another marketplace, and nothing where two listings hold it', async () => {
  const market = await addMarketplace(db.sql);
  const other = await addMarketplace(db.sql);
  await addSize(market.id, 'TWIN-1', { chrtId: '77' });
  expect(await find(other.id, { link: { chrtId: '77' } })).toBeUndefined();
  await addSize(market.id, 'TWIN-2', { chrtId: '77' });
  expect(await find(market.id, { link: { chrtId: '77' } })).toBeUndefined();
});
