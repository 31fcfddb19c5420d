import { afterAll, expect, test } from 'vitest';
import { unlinkProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { linkProduct } from '../../../src/db/catalog/marketplace-products.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { undoAdjustment } from '../../../src/db/stock/undo.ts';
import { useDatabase } from '../../support/database.ts';
import { accept, addDrift, fiveMinutesAgo } from '../../support/drifts.ts';
import { openInbox, sentNow } from '../../support/inbox.ts';
import { addListing, addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const rule = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0, selling: true };

/**
 * A shop of 10 whose orders are its signal, in which a person has accepted that `missing` were sold: by a difference that was found now, or
 * a minute ago. `soldAt`: before it was found, and after the 10 were entered.
 */
async function openAccepted(
  missing: number,
  meaning: 'sale' | 'correction' = 'sale',
  found: 'now' | 'before' = 'before',
) {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  const name = { marketplaceId: shop.market.id, marketplaceSku: shop.product.sku };
  const soldAt = sentNow();
  const drift = await addDrift(db.sql, shop, missing);
  if (found === 'now') await db.sql`update drifts set confirmed_at = now() where id = ${drift}`;
  await accept(db.sql, drift, meaning);
  return {
    ...shop,
    soldAt,
    unlink: (showZero = false) => db.sql.begin((tx) => unlinkProduct(tx, name, showZero)),
    link: (over: { productId?: number; marketplaceSku?: string; marketplaceProductId?: string } = {}) => {
      const ids = { ...name, productId: shop.product.id, marketplaceProductId: `ID-${name.marketplaceSku}`, ...over };
      const listing = { ...rule, ...ids, marketplacePrice: null, unitsPerItem: 1, settings: {} };
      return db.sql.begin((tx) => linkProduct(tx, listing, 'api'));
    },
  };
}

test.each(['sale', 'correction'] as const)(
  'an accepted difference is replaced by its order after its listing was unlinked and linked again (%s)',
  async (meaning) => {
    const shop = await openAccepted(1, meaning);
    await shop.unlink();
    await shop.link();
    await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
    expect(await shop.net()).toBe(9);
    await shop.replay();
    await shop.list(shop.order('created', 'B', 2, fiveMinutesAgo()));
    expect(await shop.net()).toBe(7);
  },
);

test('an accepted difference is replaced by an order that had waited for its listing to be linked again', async () => {
  const shop = await openAccepted(1, 'sale', 'now');
  await shop.unlink();
  await shop.list(shop.order('created', 'A', 1, { timestamp: shop.soldAt }));
  expect(await shop.rows()).toMatchObject([{ status: 'failed' }]);
  await shop.link();
  await shop.work();
  expect(await shop.rows()).toMatchObject([{ status: 'processed' }]);
  expect(await shop.net()).toBe(9);
});

test('what was replaced before the listing was unlinked is not replaced again', async () => {
  const shop = await openAccepted(2);
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  await shop.unlink();
  await shop.link();
  await shop.list(shop.order('created', 'B', 2, fiveMinutesAgo()));
  expect(await shop.net()).toBe(7);
});

test('an accepted difference is replaced by its order when the product was linked again under another SKU', async () => {
  const shop = await openAccepted(1);
  await shop.unlink();
  await shop.link({ marketplaceSku: 'NEW-NAME' });
  const items = [{ sku: 'NEW-NAME', quantity: 1 }];
  await shop.list(shop.order('created', 'A', null, { items, ...fiveMinutesAgo() }));
  expect(await shop.net()).toBe(9);
});

test('an order of another listing of the product replaces nothing that was accepted of a deleted one', async () => {
  const shop = await openAccepted(1);
  const pack = `${shop.product.sku}-PACK`;
  await addListing(db.sql, { marketplaceId: shop.market.id, productId: shop.product.id, sku: pack });
  await db.sql`
    update marketplace_products set marketplace_product_id = ${`ID-${shop.product.sku}`}, created_at = now() - interval '1 day'
    where marketplace_sku = ${pack}`;
  await shop.unlink();
  const items = [{ sku: pack, quantity: 1 }];
  await shop.list(shop.order('created', 'A', null, { items, ...fiveMinutesAgo() }));
  expect(await shop.net()).toBe(8);
});

test('an order of a listing that offers another product by now replaces what was accepted once, and what is sold later counts there', async () => {
  for (const way of ['linked again', 'moved'] as const) {
    const shop = await openAccepted(1);
    const other = await addProduct(db.sql, { quantity: 10 });
    await shop.unlink(way === 'moved');
    expect((await shop.link({ productId: other.id })) === shop.listingId).toBe(way === 'moved');
    for (const id of ['A', 'B']) await shop.list(shop.order('created', id, 1, fiveMinutesAgo()));
    expect([way, await shop.net(), (await figureOf(db.sql, other.id)).quantity]).toEqual([way, 9, 9]);
  }
});

test('an accepted sale that an order has replaced cannot be undone, whichever product its listing offers by then', async () => {
  const shop = await openAccepted(2);
  const other = await addProduct(db.sql, { quantity: 10 });
  const third = await addProduct(db.sql, { quantity: 10 });
  const [accepted] = await db.sql<{ id: string }[]>`
    select id from inventory_movements where product_id = ${shop.product.id} and source_key like 'drift:%'`;
  const undo = () => db.sql.begin((tx) => undoAdjustment(tx, { movementId: accepted!.id, note: null, actor: 'test' }));
  await shop.unlink(true);
  await shop.link({ productId: other.id });
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  await shop.unlink(true);
  await shop.link({ productId: third.id });
  await shop.list(shop.order('created', 'B', 1, fiveMinutesAgo()));
  await expect(undo()).rejects.toThrow('nothing of it is left to undo');
  // Nothing is left to replace either.
  await shop.list(shop.order('created', 'C', 1, fiveMinutesAgo()));
  const figures = [other, third].map(async ({ id }) => (await figureOf(db.sql, id)).quantity);
  expect([await shop.net(), ...(await Promise.all(figures))]).toEqual([8, 10, 9]);
});

test('the undo of an accepted sale returns what no order has replaced', async () => {
  const shop = await openAccepted(2);
  const other = await addProduct(db.sql, { quantity: 10 });
  const [accepted] = await db.sql<{ id: string }[]>`
    select id from inventory_movements where product_id = ${shop.product.id} and source_key like 'drift:%'`;
  await shop.unlink(true);
  await shop.link({ productId: other.id });
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  await db.sql.begin((tx) => undoAdjustment(tx, { movementId: accepted!.id, note: null, actor: 'test' }));
  expect([await shop.net(), (await figureOf(db.sql, other.id)).quantity]).toEqual([9, 10]);
  await shop.list(shop.order('created', 'B', 1, fiveMinutesAgo()));
  expect([await shop.net(), (await figureOf(db.sql, other.id)).quantity]).toEqual([9, 9]);
});

test('a difference that is accepted after its order was booked of another product moves that sale to the product that was sold', async () => {
  const shop = await openInbox(db.sql, { saleSignal: 'orders', quantity: 10 });
  const other = await addProduct(db.sql, { quantity: 10 });
  const drift = await addDrift(db.sql, shop, 1);
  await db.sql`update marketplace_products set product_id = ${other.id} where id = ${shop.listingId}`;
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  expect([await shop.net(), (await figureOf(db.sql, other.id)).quantity]).toEqual([10, 9]);
  await accept(db.sql, drift);
  expect([await shop.net(), (await figureOf(db.sql, other.id)).quantity]).toEqual([9, 10]);
});
