import { beforeEach, expect, test } from 'vitest';
import { resumeMarketplace } from '../../../src/db/marketplaces/marketplaces.ts';
import { releaseHeldPushes } from '../../../src/db/pushes/outgoing-guard.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();
const simulator = useSimulator();

let shop: Awaited<ReturnType<typeof openShop>>;
beforeEach(async () => {
  shop = await openShop();
});

let serial = 0;

/** A marketplace that shows 30 of everything, whatever we say that there is. */
async function openShop() {
  const name = `guard${++serial}`;
  const { shop: market, connection } = simulator.addShop(name);
  const { id } = await addMarketplace(db.sql, { code: name });
  const deps = createTestDeps(db.sql, [
    { id, code: name, open: (http) => openAdapter(connection.adapter, { ...connection, http }) },
  ]);
  const { signal } = new AbortController();
  return {
    id,
    market,
    deps,
    push: () => pushMarketplace.run(deps, { marketplaceId: id }, signal),
    async list(quantity: number) {
      const product = await addProduct(db.sql, { quantity });
      market.add({ sku: product.sku, stock: 30 });
      await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
      return product;
    },
    async move(productIds: number[], units: number, movementType: 'marketplace_sale' | 'write_off' | 'receipt') {
      await apply(db.sql, ...productIds.map((productId) => change({ productId, units, movementType })));
      await planPushesTask.run(deps, { productIds }, signal);
      await pushMarketplace.run(deps, { marketplaceId: id }, signal);
    },
    held: async () =>
      (await db.sql`select held_reason from pushes where marketplace_id = ${id} and held_version = owed_version`)
        .length,
    alert: async () =>
      (
        await db.sql`select parameters, resolved_at is null as open from alerts where marketplace_id = ${id} and kind = 'guard_held'`
      )[0],
  };
}

test('a listing whose very first figure would be 0 is held, with an alert, and keeps what it shows', async () => {
  const product = await shop.list(0);
  await shop.push();
  expect(shop.market.stockOf(product.sku)).toBe(30);
  expect(shop.market.calls).toHaveLength(0);
  expect(await shop.held()).toBe(1);
  expect(await shop.alert()).toMatchObject({ open: true, parameters: { direction: 'out', items: 1 } });
});

test('a held figure goes out once a person confirms it, and is not held again when it has to be sent twice', async () => {
  const product = await shop.list(0);
  await shop.push();
  expect(await releaseHeldPushes(db.sql, shop.id, [product.sku])).toBe(1);
  await db.sql`update pushes set owed_version = owed_version + 1 where marketplace_id = ${shop.id}`;
  await shop.push();
  expect(shop.market.stockOf(product.sku)).toBe(0);
  await sweep(shop.deps);
  expect(await shop.alert()).toMatchObject({ open: false });
});

test('goods that arrive let a held listing go by themselves', async () => {
  const product = await shop.list(0);
  await shop.push();
  await shop.move([product.id], 5, 'receipt');
  expect(shop.market.stockOf(product.sku)).toBe(5);
  expect(await shop.held()).toBe(0);
});

test('resuming confirms what was linked before it', async () => {
  const product = await shop.list(0);
  await resumeMarketplace(db.sql, shop.id);
  await shop.push();
  expect(shop.market.stockOf(product.sku)).toBe(0);
});

test('what is sold out is pushed as 0 without a question, at once and for many listings', async () => {
  const products = await Promise.all(Array.from({ length: 12 }, () => shop.list(2)));
  await shop.push();
  await shop.move(
    products.map(({ id }) => id),
    -2,
    'marketplace_sale',
  );
  expect(products.map(({ sku }) => shop.market.stockOf(sku))).toEqual(products.map(() => 0));
});

test('a plan that zeroes more than 10 and more than a fifth of the listings with no sale behind it is held as a whole', async () => {
  const products = await Promise.all(Array.from({ length: 40 }, () => shop.list(2)));
  await shop.push();
  const ids = products.map(({ id }) => id);
  await shop.move(ids.slice(0, 12), -2, 'write_off');
  expect(shop.market.items.filter(({ stock }) => stock === 0)).toHaveLength(0);
  expect(await shop.held()).toBe(12);
  expect(await shop.alert()).toMatchObject({ parameters: { items: 12, of: 40 } });
  expect(await releaseHeldPushes(db.sql, shop.id, null)).toBe(12);
  await shop.push();
  expect(shop.market.items.filter(({ stock }) => stock === 0)).toHaveLength(12);
});

test('ten written-off listings, or twelve of a hundred, are no mass', async () => {
  const products = await Promise.all(Array.from({ length: 100 }, () => shop.list(2)));
  await shop.push();
  await shop.move(
    products.slice(0, 12).map(({ id }) => id),
    -2,
    'write_off',
  );
  expect(shop.market.items.filter(({ stock }) => stock === 0)).toHaveLength(12);
  expect(await shop.held()).toBe(0);
});

test('other figures of the batch are not held up by what the guard holds', async () => {
  const [empty, full] = [await shop.list(0), await shop.list(7)];
  await shop.push();
  expect(shop.market.stockOf(empty.sku)).toBe(30);
  expect(shop.market.stockOf(full.sku)).toBe(7);
});

test('what sold out while a slow push was under way goes out as 0: that push could not know it', async () => {
  const products = [];
  for (let n = 0; n < 12; n += 1) products.push(await shop.list(1));
  await shop.push();
  const productIds = products.map(({ id }) => id);
  await apply(db.sql, ...productIds.map((productId) => change({ productId, units: -1 })));
  // The answer came after the sales, for figures that were read before them.
  await db.sql`update pushes set answered_at = clock_timestamp() where marketplace_id = ${shop.id}`;
  await planPushesTask.run(shop.deps, { productIds }, new AbortController().signal);
  await shop.push();
  expect(await shop.held()).toBe(0);
});
