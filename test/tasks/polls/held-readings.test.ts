import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMarketplaceProductsById } from '../../../src/db/catalog/marketplace-products.ts';
import { dismissWebhooks } from '../../../src/db/inbox/dismissals.ts';
import { matchWebhooks, type ReplayFilter, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { readPushState } from '../../../src/graphql/catalog/figure.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import type { ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { addListing, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import { openPolledShop } from './polled-shop.ts';

const db = useDatabase();

let shop: { id: number };
let market: ScriptedMarketplace;
let deps: TaskDeps;
let products: { id: number; sku: string; listingId: number }[];

/** A polled marketplace with fifteen listings of ten units each. */
beforeEach(async () => {
  const opened = await openPolledShop(db.sql, { saleSignal: 'stock' });
  ({ market, deps } = opened);
  shop = { id: opened.id };
  await db.sql`update pushes set expected_stock = null where id = ${opened.listingId}`;
  market.shows.delete(opened.product.sku);
  products = [];
  for (let index = 0; index < 15; index += 1) {
    const product = await addProduct(db.sql, { quantity: 10 });
    const listingId = await addListing(db.sql, { marketplaceId: shop.id, productId: product.id, sku: product.sku });
    await showsStock(db.sql, listingId, 10);
    market.shows.set(product.sku, 10);
    products.push({ ...product, listingId });
  }
});
afterEach(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

const poll = () => pollStock.run(deps, { marketplaceId: shop.id, trigger: 'manual' }, noAbort);
const push = () => pushMarketplace.run(deps, { marketplaceId: shop.id }, noAbort);
const work = () => processWebhooks.run(deps, {}, noAbort);
const show = (figure: number, some = products) => {
  for (const { sku } of some) market.shows.set(sku, figure);
};
async function sellElsewhere(some = products): Promise<void> {
  await apply(db.sql, ...some.map(({ id }) => change({ productId: id, units: -1, movementType: 'sale' })));
  await planPushesTask.run(deps, { productIds: some.map(({ id }) => id) }, noAbort);
  await push();
}
const quantities = async () =>
  new Set(
    await Promise.all(
      products.map(async ({ id }) => {
        const { quantity, oversold } = await figureOf(db.sql, id);
        return quantity - oversold;
      }),
    ),
  );
const rows = () =>
  db.sql<{ id: string; status: string; held: boolean }[]>`
    select id, status, held from marketplace_webhooks where marketplace_id = ${shop.id} order by id`;
const alert = async () =>
  (
    await db.sql`
      select parameters, resolved_at is null as open from alerts where marketplace_id = ${shop.id} and kind = 'guard_held' order by id desc limit 1`
  )[0];
async function replay(filter: Partial<ReplayFilter>): Promise<number> {
  const all = { ids: null, marketplaceId: shop.id, status: null, since: null, ...filter };
  const queued = await replayWebhooks(db.sql, all, await matchWebhooks(db.sql, all));
  await work();
  return queued;
}
const idsOf = async () => (await rows()).map(({ id }) => id);

test('a sell-out that the guard holds outlives sales elsewhere: nothing is pushed over it, and its replay books all of it', async () => {
  show(0);
  await poll();
  await sellElsewhere();
  expect(market.pushed).toEqual([]);
  await poll();
  await sweep(deps);
  expect(await alert()).toMatchObject({ open: true, parameters: { items: 15, because: { code: 'zeros', items: 15 } } });
  expect((await rows()).filter(({ held, status }) => held && status === 'failed')).toHaveLength(15);
  const open = (await rows()).filter(({ status }) => status === 'failed').map(({ id }) => id);
  expect(await replay({ ids: open })).toBe(15);
  // Ten of ten were sold there and one elsewhere: one too many.
  expect(await quantities()).toEqual(new Set([-1]));
  await sweep(deps);
  expect(await alert()).toMatchObject({ open: false });
  await planPushesTask.run(deps, { productIds: products.map(({ id }) => id) }, noAbort);
  await push();
  expect(new Set(market.shows.values())).toEqual(new Set([0]));
});

test('figures below 0 everywhere are held like zeros: some shops show what they owe so', async () => {
  show(-1);
  await poll();
  expect(await quantities()).toEqual(new Set([10]));
  expect(await alert()).toMatchObject({ open: true, parameters: { items: 15, because: { code: 'zeros', items: 15 } } });
});

test('a listing says why nothing is sent to it while its figure is held', async () => {
  show(0);
  await poll();
  const [listing] = await listMarketplaceProductsById(db.sql, [products[0]!.listingId]);
  expect(readPushState(listing!.push)).toEqual({
    state: 'held_by_guard',
    reason: expect.stringContaining('15 of 15 listings fell to 0 at once'),
  });
});

test('figures that come back free their listings, whatever was owed to them meanwhile', async () => {
  show(0);
  await poll();
  await sellElsewhere();
  show(10);
  await poll();
  expect((await rows()).every(({ status, held }) => status === 'processed' && !held)).toBe(true);
  await push();
  expect(await quantities()).toEqual(new Set([9]));
  expect(new Set(products.map(({ sku }) => market.shows.get(sku)))).toEqual(new Set([9]));
  await sweep(deps);
  expect(await alert()).toMatchObject({ open: false });
});

test('a worker that dies before it judges loses nothing: the next poll judges what it left, once, after a sale elsewhere too', async () => {
  const [sold] = products;
  show(0, [sold!]);
  const dying = { ...deps, sql: dieBeforeJudging(deps.sql) };
  expect(await pollStock.run(dying, { marketplaceId: shop.id, trigger: 'manual' }, noAbort)).toBe('failed');
  expect(await rows()).toMatchObject([{ status: 'failed', held: true }]);
  await db.sql`update marketplace_polls set leased_until = '-infinity', owner = null where marketplace_id = ${shop.id}`;
  await sellElsewhere([sold!]);
  expect(market.pushed).toEqual([]);
  await poll();
  expect(await figureOf(db.sql, sold!.id)).toMatchObject({ quantity: 0, oversold: 1 });
  await poll();
  await work();
  expect(await figureOf(db.sql, sold!.id)).toMatchObject({ quantity: 0, oversold: 1 });
});

test('what was left without a judgement raises an alert when no poll comes to judge it', async () => {
  show(0, products.slice(0, 1));
  const dying = { ...deps, sql: dieBeforeJudging(deps.sql) };
  expect(await pollStock.run(dying, { marketplaceId: shop.id, trigger: 'manual' }, noAbort)).toBe('failed');
  await db.sql`update marketplace_polls set leased_until = '-infinity' where marketplace_id = ${shop.id}`;
  await sweep(deps);
  expect(await alert()).toBeUndefined();
  await db.sql`update marketplace_webhooks set created_at = now() - interval '3 minutes' where marketplace_id = ${shop.id}`;
  await sweep(deps);
  expect(await alert()).toMatchObject({ open: true, parameters: { items: 1, because: { code: 'unjudged' } } });
});

test('a replay by status or of everything releases nothing that the guard holds, and says how much it passed over', async () => {
  show(0);
  await poll();
  for (const status of ['failed', null] as const) {
    const filter = { ids: null, marketplaceId: shop.id, status, since: null };
    expect(await matchWebhooks(db.sql, filter)).toMatchObject({ matched: 0, held: 15 });
    expect(await replay({ status })).toBe(0);
  }
  await sweep(deps);
  expect(await alert()).toMatchObject({ open: true });
  expect(await quantities()).toEqual(new Set([10]));
});

test('a reading that a later one ended, or a person dismissed, is not released by a replay of processed events', async () => {
  show(0);
  await poll();
  await dismissWebhooks(db.sql, (await idsOf()).slice(0, 5), 'test');
  show(10);
  await poll();
  expect((await rows()).every(({ status }) => status === 'processed')).toBe(true);
  expect(await replay({ status: 'processed' })).toBe(0);
  expect(await replay({})).toBe(0);
  expect(await quantities()).toEqual(new Set([10]));
});

test('a person who dismisses what is held gets our figure there again, and the alert ends', async () => {
  show(0);
  await poll();
  expect(await dismissWebhooks(db.sql, await idsOf(), 'Aziza')).toBe(15);
  expect(await alert()).toMatchObject({ open: false });
  await push();
  expect(new Set(products.map(({ sku }) => market.shows.get(sku)))).toEqual(new Set([10]));
  await poll();
  expect(await quantities()).toEqual(new Set([10]));
  const [row] = await db.sql`select error_message from marketplace_webhooks where marketplace_id = ${shop.id} limit 1`;
  expect(row!.errorMessage).toMatch(/^dismissed by Aziza: it changed no stock; it was: 15 of 15 listings fell/);
});

test('what the guard holds stays held until a person or another figure ends it, also when the others were dismissed', async () => {
  show(0);
  await poll();
  await dismissWebhooks(db.sql, (await idsOf()).slice(0, 8), 'Aziza');
  await push();
  await poll();
  expect((await rows()).filter(({ held, status }) => held && status === 'failed')).toHaveLength(7);
  expect(await quantities()).toEqual(new Set([10]));
  expect(await alert()).toMatchObject({ open: true, parameters: { items: 7, because: { code: 'zeros' } } });
});

test('what was sold after a fault was over is booked, though nobody had read it when a person dismissed the fault', async () => {
  show(0);
  await poll();
  show(7);
  await dismissWebhooks(db.sql, await idsOf(), 'Aziza');
  await push();
  expect(await quantities()).toEqual(new Set([7]));
  expect(new Set(products.map(({ sku }) => market.shows.get(sku)))).toEqual(new Set([7]));
});

test('a fault that a person dismissed is no sale when it is read again before our figure arrives', async () => {
  show(0);
  await poll();
  await dismissWebhooks(db.sql, await idsOf(), 'Aziza');
  await poll();
  await work();
  await push();
  expect(await quantities()).toEqual(new Set([10]));
  expect(new Set(market.shows.values())).toEqual(new Set([10]));
});

test('the same drop read again while it is held has one row: a replay books it once', async () => {
  show(0);
  await poll();
  await sellElsewhere();
  await poll();
  await sellElsewhere();
  await poll();
  const open = (await rows()).filter(({ status }) => status === 'failed').map(({ id }) => id);
  expect(open).toHaveLength(15);
  await replay({ ids: open });
  expect(await quantities()).toEqual(new Set([-2]));
});

/** The connection of a worker that is killed after it has stored what a poll found. */
function dieBeforeJudging(sql: TaskDeps['sql']): TaskDeps['sql'] {
  return new Proxy(sql, {
    apply(target, self, args: unknown[]) {
      const words = args[0];
      if (Array.isArray(words) && words.join('').includes('error_message = null, held = false'))
        throw new Error('SIGKILL');
      return Reflect.apply(target, self, args);
    },
  });
}
