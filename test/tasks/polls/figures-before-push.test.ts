import { beforeEach, expect, test } from 'vitest';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { apply, change, figureOf } from '../../support/shop.ts';
import { openPolledShop, type PolledShop } from './polled-shop.ts';

const db = useDatabase();

let shop: PolledShop;
beforeEach(async () => {
  shop = await openPolledShop(db.sql, { saleSignal: 'stock' });
});

const poll = () => pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'manual' }, noAbort);
const push = () => pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, noAbort);
const quantity = async () => (await figureOf(db.sql, shop.product.id)).quantity;
const shown = () => shop.market.shows.get(shop.product.sku);
const sellThere = (units: number) => shop.market.shows.set(shop.product.sku, shown()! - units);

async function sellElsewhere(units: number): Promise<void> {
  await apply(db.sql, change({ productId: shop.product.id, units: -units }));
  await planPushesTask.run(shop.deps, { productIds: [shop.product.id] }, noAbort);
}

test('what was sold there since the last reading is booked before a figure of ours is written over it', async () => {
  sellThere(3);
  await sellElsewhere(1);
  await push();
  expect(await quantity()).toBe(46);
  expect(shown()).toBe(46);
});

test('a paused marketplace is read, also while a figure is owed to it, and nothing is written', async () => {
  await db.sql`update marketplaces set paused = true where id = ${shop.id}`;
  await sellElsewhere(1);
  sellThere(3);
  await poll();
  expect(await quantity()).toBe(46);
  expect(shop.market.pushed).toEqual([]);
});
