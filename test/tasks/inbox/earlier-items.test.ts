import { afterAll, expect, test } from 'vitest';
import { unlinkProduct, updateMarketplaceProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { linkProduct } from '../../../src/db/catalog/marketplace-products.ts';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { RetryLater } from '../../../src/marketplaces/refusals.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { accept, addDrift, fiveMinutesAgo } from '../../support/drifts.ts';
import { openInbox } from '../../support/inbox.ts';
import { apply, change, figureOf } from '../../support/shop.ts';
import { openPolledShop, type PolledShop } from '../polls/polled-shop.ts';

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

const repackThere = ({ id, product }: PolledShop, unitsPerItem: number) =>
  repack({ market: { id, code: '' }, product }, unitsPerItem);
const push = ({ deps, id }: PolledShop) => pushMarketplace.run(deps, { marketplaceId: id }, noAbort);

async function receive({ deps, product }: PolledShop, units: number): Promise<void> {
  await apply(db.sql, change({ productId: product.id, units }));
  await planPushesTask.run(deps, { productIds: [product.id] }, noAbort);
}

test('a sale from a figure that was on its way while the pack was changed counts in the packs of that figure', async () => {
  const shop = await openPolledShop(db.sql, { saleSignal: 'stock', unitsPerItem: 2 });
  const { market, product } = shop;
  await receive(shop, 4);
  market.onPush = async (when) => {
    if (when === 'before' && market.pushed.length === 0) await repackThere(shop, 3);
  };
  market.onReadStock = () => {
    if (market.pushed.length === 1) market.shows.set(product.sku, 26);
  };
  await push(shop);
  expect(market.pushed.map(({ figure }) => figure)).toEqual([27, 17]);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(52);
});

test('a sale from a figure whose answer was lost counts in the packs of that figure', async () => {
  const shop = await openPolledShop(db.sql, { saleSignal: 'stock', unitsPerItem: 3 });
  const { market, product, deps, id } = shop;
  await repackThere(shop, 2);
  market.onPush = (when) => {
    if (when === 'after') throw new RetryLater('the answer is lost', 'unknown');
  };
  await push(shop);
  expect(market.pushed.map(({ figure }) => figure)).toEqual([25]);
  market.shows.set(product.sku, 24);
  await pollStock.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
});

test('a cancellation that only a figure reports counts in the packs in which it was sold', async () => {
  const shop = await openPacks('stock');
  await shop.send(shop.sold(1));
  await repack(shop, 3);
  await shop.send(shop.unsold(1));
  expect(await shop.net()).toBe(50);
  // Nothing that was sold before is left, so this one was sold since.
  await shop.send(shop.sold(1), shop.unsold(1));
  expect(await shop.net()).toBe(50);
  await shop.replay();
  expect(await shop.net()).toBe(50);
});

test('a cancellation by a figure that names its order counts in the packs of that order', async () => {
  const shop = await openPacks('stock');
  await shop.send(shop.order('created', 'A', 1), shop.sold(1, { order_id: 'A' }));
  await repack(shop, 3);
  await shop.send(shop.sold(1));
  expect(await shop.net()).toBe(45);
  await shop.send(shop.unsold(1, { order_id: 'A' }));
  expect(await shop.net()).toBe(47);
});

test('a cancellation that may be of packs of before or of now waits for a person', async () => {
  const shop = await openPacks('stock');
  await shop.send(shop.sold(1));
  await repack(shop, 3);
  await shop.send(shop.sold(1));
  await shop.send(shop.unsold(1));
  expect(await shop.net()).toBe(45);
  const [waiting] = await db.sql<{ id: string; code: string; reason: string }[]>`
    select id, held_because ->> 'code' as code, error_message as reason from marketplace_webhooks
    where marketplace_id = ${shop.market.id} and held and status = 'failed'`;
  expect(waiting).toMatchObject({
    code: 'earlier_items',
    reason: expect.stringContaining('replay it by its id (it adds 3), else dismiss it and add 2 with adjustStock'),
  });
  const filter = { ids: [waiting!.id], marketplaceId: null, status: null, since: null };
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await shop.work();
  expect(await shop.net()).toBe(48);
});

test('a cancellation of what was sold in other packs longer than a month ago counts as it is sold now', async () => {
  const shop = await openPacks('stock');
  const daysAgo = (days: number) => ({ timestamp: new Date(Date.now() - days * 86_400_000).toISOString() });
  await shop.send(shop.sold(1, daysAgo(50)));
  await repack(shop, 3);
  await db.sql`update earlier_items set until = now() - interval '40 days' where marketplace_id = ${shop.market.id}`;
  await shop.send(shop.sold(1), shop.unsold(1));
  expect(await shop.net()).toBe(48);
});
