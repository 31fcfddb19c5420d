import { beforeEach, expect, test } from 'vitest';
import { unlinkProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { linkProduct } from '../../../src/db/catalog/marketplace-products.ts';
import { RetryLater } from '../../../src/marketplaces/refusals.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { createScripted, type ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

let id: number;
let market: ScriptedMarketplace;
let deps: TaskDeps;
let product: { id: number; sku: string };
beforeEach(async () => {
  ({ id } = await addMarketplace(db.sql));
  market = createScripted(id);
  deps = createTestDeps(db.sql, [market.connection]);
  product = await addProduct(db.sql, { quantity: 7 });
  await link();
});

const push = () => pushMarketplace.run(deps, { marketplaceId: id }, noAbort);
const unlink = (sku = product.sku) =>
  db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: id, marketplaceSku: sku }, false));

function link(sku = product.sku): Promise<number> {
  const rule = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0, selling: true };
  const name = { marketplaceId: id, marketplaceSku: sku, marketplaceProductId: 'ID-1' };
  const listing = { ...rule, ...name, productId: product.id, marketplacePrice: null, unitsPerItem: 1, settings: {} };
  return db.sql.begin((tx) => linkProduct(tx, listing, 'api'));
}

/** Three are sold elsewhere: 4 are left. */
async function sell(): Promise<void> {
  await apply(db.sql, change({ productId: product.id, units: -3 }));
  await planPushesTask.run(deps, { productIds: [product.id] }, noAbort);
}

/** A minute passes: waits are over. */
async function passMinute(): Promise<void> {
  await db.sql`
    update pushes set settle_at = settle_at - interval '1 minute', sent_at = sent_at - interval '1 minute', next_push_at = null
    where marketplace_id = ${id}`;
  await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${id}`;
}

const loseAnswer = () => {
  market.onPush = () => {
    market.onPush = () => {};
    throw new RetryLater('no answer', 'unknown');
  };
};

test('a push in flight whose listing is unlinked and linked again meanwhile is repaired when it arrives late', async () => {
  market.onPush = async () => {
    market.onPush = () => {};
    await unlink();
    await link();
    await sell();
    throw new RetryLater('no answer', 'unknown');
  };
  await push();
  await passWaitsOnly();
  await push();
  expect(market.shows.get(product.sku)).toBe(4);
  market.shows.set(product.sku, 7);
  await passMinute();
  await push();
  expect(market.shows.get(product.sku)).toBe(4);
});

async function passWaitsOnly(): Promise<void> {
  await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${id}`;
}

test.each([
  ['the same SKU', () => product.sku],
  ['another SKU with the same product id', () => `${product.sku}-B`],
])('a push of unknown result is repaired after its listing was linked again: %s', async (_what, newSku) => {
  loseAnswer();
  await push();
  await unlink();
  await sell();
  await link(newSku());
  await passWaitsOnly();
  await push();
  expect(market.shows.get(newSku())).toBe(4);
  market.shows.set(newSku(), 7);
  await passMinute();
  await push();
  expect(market.shows.get(newSku())).toBe(4);
});

test('the doubt outlives a second unlinking', async () => {
  loseAnswer();
  await push();
  for (let round = 0; round < 2; round += 1) {
    await unlink();
    await link();
  }
  const [row] = await db.sql`select settle_at > now() as doubtful from pushes where marketplace_id = ${id}`;
  expect(row).toEqual({ doubtful: true });
});

test('a listing that was settled, or whose doubt is over, is linked again without one', async () => {
  await push();
  await unlink();
  await link();
  const isDoubtful = async () =>
    (await db.sql`select settle_at is not null as doubtful from pushes where marketplace_id = ${id}`)[0]?.doubtful;
  expect(await isDoubtful()).toBe(false);
  loseAnswer();
  await push();
  await unlink();
  await db.sql`update unlinked_pushes set settle_at = settle_at - interval '1 minute' where marketplace_id = ${id}`;
  await link();
  expect(await isDoubtful()).toBe(false);
  await sweep(deps);
  expect(await db.sql`select 1 from unlinked_pushes where marketplace_id = ${id}`).toEqual([]);
});
