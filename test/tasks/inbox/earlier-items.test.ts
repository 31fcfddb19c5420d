import { afterAll, expect, test } from 'vitest';
import { unlinkProduct, updateMarketplaceProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { linkProduct } from '../../../src/db/catalog/marketplace-products.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { accept, addDrift, fiveMinutesAgo } from '../../support/drifts.ts';
import { openInbox } from '../../support/inbox.ts';
import { figureOf } from '../../support/shop.ts';
import { openPolledShop } from '../polls/polled-shop.ts';

const db = useDatabase();
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const openPacks = (saleSignal: 'stock' | 'orders') => openInbox(db.sql, { saleSignal, unitsPerItem: 2 });
type Shop = Awaited<ReturnType<typeof openPacks>>;
const nameOf = ({ market, product }: Pick<Shop, 'market' | 'product'>) => ({
  marketplaceId: market.id,
  marketplaceSku: product.sku,
});
const repack = (shop: Pick<Shop, 'market' | 'product'>, unitsPerItem: number) =>
  db.sql.begin((tx) => updateMarketplaceProduct(tx, nameOf(shop), { unitsPerItem }));

test('an order from before the pack was changed counts in the packs of then, whenever it is reported', async () => {
  const shop = await openPacks('orders');
  const before = shop.order('created', 'A', 2, { timestamp: new Date().toISOString() });
  await repack(shop, 3);
  await repack(shop, 5);
  await shop.list(before);
  expect(await shop.net()).toBe(46);
  await shop.list(shop.order('created', 'B', 1, { timestamp: new Date().toISOString() }));
  expect(await shop.net()).toBe(41);
  await shop.list(shop.order('cancelled', 'A', 1));
  expect(await shop.net()).toBe(43);
});

test('a figure from before the pack was changed counts in the packs of then', async () => {
  const shop = await openPacks('stock');
  const before = shop.sold(2, { timestamp: new Date().toISOString() });
  await repack(shop, 3);
  await shop.send(before);
  expect(await shop.net()).toBe(46);
  await shop.send(shop.sold(1, { timestamp: new Date().toISOString() }));
  expect(await shop.net()).toBe(43);
});

test('an order from before its listing was unlinked and linked again in other packs counts in the packs of then', async () => {
  const shop = await openPacks('orders');
  const before = shop.order('created', 'A', 1, { timestamp: new Date().toISOString() });
  await db.sql.begin((tx) => unlinkProduct(tx, nameOf(shop), false));
  const rule = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0, selling: true };
  const ids = { ...nameOf(shop), productId: shop.product.id, marketplaceProductId: 'ID', marketplacePrice: null };
  await db.sql.begin((tx) => linkProduct(tx, { ...rule, ...ids, unitsPerItem: 3, settings: {} }, 'api'));
  await shop.list(before, shop.order('created', 'B', 1, { timestamp: new Date().toISOString() }));
  expect(await shop.net()).toBe(45);
});

test('a sale that is read after the pack was changed counts in the packs of the figure that it was sold from', async () => {
  const shop = await openPolledShop(db.sql, { saleSignal: 'stock', unitsPerItem: 2 });
  const { deps, id, market, product } = shop;
  market.shows.set(product.sku, 24);
  await repack({ market: { id, code: '' }, product }, 3);
  await pushMarketplace.run(deps, { marketplaceId: id }, noAbort);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect(market.pushed).toEqual([{ sku: product.sku, figure: 16 }]);
  market.shows.set(product.sku, 15);
  await pollStock.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(45);
});

test('a difference that is accepted after the pack was changed counts in the packs in which it was found', async () => {
  const shop = await openPacks('orders');
  const drift = await addDrift(db.sql, shop, 1);
  await db.sql`update drifts set units_per_item = 2 where id = ${drift}`;
  await repack(shop, 3);
  await accept(db.sql, drift);
  expect(await shop.net()).toBe(48);
  await shop.list(shop.order('created', 'A', 1, fiveMinutesAgo()));
  expect(await shop.net()).toBe(48);
});
