import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { takeLease } from '../../../src/db/pushes/leases.ts';
import { RetryLater } from '../../../src/marketplaces/refusals.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import type { ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';
import { openPolledShop, type PolledShop } from './polled-shop.ts';

const db = useDatabase();

let market: ScriptedMarketplace;
let deps: TaskDeps;
let shop: PolledShop;
beforeEach(() => openShop());

async function openShop(unitsPerItem = 1): Promise<void> {
  shop = await openPolledShop(db.sql, { saleSignal: 'stock', unitsPerItem });
  ({ market, deps } = shop);
}

const poll = () => pollStock.run(deps, { marketplaceId: shop.id, trigger: 'manual' }, noAbort);
const plan = () => planPushesTask.run(deps, { productIds: [shop.product.id] }, noAbort);
const push = () => pushMarketplace.run(deps, { marketplaceId: shop.id }, noAbort);
const quantity = async () => (await figureOf(db.sql, shop.product.id)).quantity;

test('fewer than the marketplace was known to show were sold there, once, and it is not told what it shows already', async () => {
  market.shows.set(shop.product.sku, 47);
  await poll();
  await poll();
  expect(await quantity()).toBe(47);
  await plan();
  await push();
  expect(market.pushed).toEqual([]);
  const [movement] = await db.sql`
    select movement_type, quantity_change, reference_type, marketplace_id from inventory_movements
    where product_id = ${shop.product.id} and version = 2`;
  expect(movement).toEqual({
    movementType: 'marketplace_sale',
    quantityChange: -3,
    referenceType: 'poll',
    marketplaceId: shop.id,
  });
});

test('packs that were sold take their units', async () => {
  await openShop(3);
  market.shows.set(shop.product.sku, 14);
  await poll();
  expect(await quantity()).toBe(44);
});

test('more than the marketplace was known to show moves nothing, and our figure is pushed again', async () => {
  market.shows.set(shop.product.sku, 60);
  await poll();
  expect(await quantity()).toBe(50);
  await push();
  expect(market.pushed).toEqual([{ sku: shop.product.sku, figure: 50 }]);
});

test('a figure is compared with what the marketplace confirmed, not with what is owed to it', async () => {
  await apply(db.sql, change({ productId: shop.product.id, units: -5 }));
  await plan();
  await poll();
  expect(await quantity()).toBe(45);
  market.shows.set(shop.product.sku, 48);
  await poll();
  await poll();
  expect(await quantity()).toBe(43);
});

test('a listing is not compared while a push to it is in flight', async () => {
  await db.sql`update pushes set open_until = now() + interval '20 s' where id = ${shop.listingId}`;
  market.shows.set(shop.product.sku, 47);
  await poll();
  expect(await quantity()).toBe(50);
});

test('a listing that the marketplace does not show at all was not sold', async () => {
  market.shows.delete(shop.product.sku);
  await poll();
  expect(await quantity()).toBe(50);
});

test('no reading crosses a push: while another holds the lease the poll comes again soon', async () => {
  market.shows.set(shop.product.sku, 47);
  await takeLease(db.sql, shop.id, randomUUID());
  expect(await poll()).toBe('busy');
  expect(await quantity()).toBe(50);
  const [next] = await db.sql`
    select next_at < now() + interval '5 s' as soon from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ soon: true });
});

test('a marketplace without webhooks is polled every two hours, and one with webhooks never', async () => {
  const { id: told } = await addMarketplace(db.sql, { saleSignal: 'stock' });
  await sweep(deps);
  expect(await db.sql`select 1 from marketplace_polls where marketplace_id = ${told}`).toHaveLength(0);
  await pollStock.run(deps, { marketplaceId: shop.id, trigger: 'scheduled' }, noAbort);
  const [next] = await db.sql`
    select interval_seconds, next_at > now() + interval '119 minutes' as later from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ intervalSeconds: 7_200, later: true });
});

test('an interval that was made shorter holds at once', async () => {
  await poll();
  await db.sql`update marketplaces set poll_interval_minutes = 1 where id = ${shop.id}`;
  await db.sql`update marketplace_polls set polled_at = now() - interval '2 minutes', wake_at = '-infinity' where marketplace_id = ${shop.id}`;
  await db.sql`delete from graphile_worker._private_jobs`;
  await sweep(deps);
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'poll_stock'`;
  expect(jobs).toContainEqual({ payload: { marketplaceId: shop.id, trigger: 'scheduled' } });
});

describe('the guard for what comes in', () => {
  let products: { id: number; sku: string }[];
  beforeEach(async () => {
    products = await listMore(19);
  });

  /** More products of 50 units, each listed there. With the first one there are twenty. */
  async function listMore(count: number) {
    const all = [shop.product];
    for (let index = 0; index < count; index += 1) {
      const product = await addProduct(db.sql, { quantity: 50 });
      const listingId = await addListing(db.sql, { marketplaceId: shop.id, productId: product.id, sku: product.sku });
      await showsStock(db.sql, listingId, 50);
      market.shows.set(product.sku, 50);
      all.push(product);
    }
    return all;
  }
  const show = (count: number, figure: number) => {
    for (const { sku } of products.slice(0, count)) market.shows.set(sku, figure);
  };
  const quantities = () =>
    db.sql<{ quantity: number; count: number }[]>`
      select quantity, count(*)::int from inventory where product_id = any (${products.map(({ id }) => id)}) group by 1 order by 1`;
  const inbox = () =>
    db.sql<{ status: string; held: boolean; count: number }[]>`
      select status, held, count(*)::int from marketplace_webhooks where marketplace_id = ${shop.id} group by 1, 2 order by 1, 2`;
  const alert = async () =>
    (
      await db.sql<{ parameters: object; open: boolean }[]>`
        select parameters, resolved_at is null as open from alerts where marketplace_id = ${shop.id} and kind = 'guard_held'`
    )[0];
  const retryAll = async () => {
    const rows = await db.sql<{ id: string }[]>`
      select id from marketplace_webhooks where marketplace_id = ${shop.id} and status = 'failed'`;
    const filter = { ids: rows.map(({ id }) => id), marketplaceId: null, status: null, since: null };
    await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
    await processWebhooks.run(deps, {}, noAbort);
  };

  test('ten listings that sell out between two readings are sales', async () => {
    show(10, 0);
    await poll();
    expect(await quantities()).toEqual([
      { quantity: 0, count: 10 },
      { quantity: 50, count: 10 },
    ]);
    expect(await alert()).toBeUndefined();
  });

  test('eleven of twenty that fall to 0 at once are held with an alert, and the rest of the poll is applied', async () => {
    show(12, 0);
    market.shows.set(products[11]!.sku, 48);
    await poll();
    expect(await quantities()).toEqual([
      { quantity: 48, count: 1 },
      { quantity: 50, count: 19 },
    ]);
    expect(await alert()).toMatchObject({ open: true, parameters: { direction: 'in', items: 11, of: 20 } });
    const [row] = await db.sql`
      select error_message from marketplace_webhooks where marketplace_id = ${shop.id} and held limit 1`;
    expect(row!.errorMessage).toBe(
      '11 of 20 listings fell to 0 at once: held; if all of it was really sold, replay them by their ids (retryWebhooks), else dismiss them (dismissWebhooks)',
    );
  });

  test('eleven of a hundred listings are a busy day: not more than a fifth', async () => {
    products = [...products, ...(await listMore(80)).slice(1)];
    show(11, 0);
    await poll();
    expect(await quantities()).toEqual([
      { quantity: 0, count: 11 },
      { quantity: 50, count: 89 },
    ]);
  });

  test('the zeros of all pages of a poll are judged together', async () => {
    products = [...products, ...(await listMore(130)).slice(1)];
    // Some on either page, on each less than a fifth of it, together more than a fifth of what shows stock.
    for (const { sku } of products.filter((_, index) => index % 4 === 0)) market.shows.set(sku, 0);
    await poll();
    expect(await quantities()).toEqual([{ quantity: 50, count: 150 }]);
    expect(await alert()).toMatchObject({ parameters: { items: 38, of: 150 } });
  });

  test('what a poll saw before it was interrupted is judged by itself', async () => {
    products = [...products, ...(await listMore(100)).slice(1)];
    show(3, 0);
    const adapter = market.connection.open(deps.http)!;
    let pages = 0;
    const readStock: typeof adapter.readStock = async (items, signal) => {
      pages += 1;
      if (pages === 2) throw new RetryLater('down', 'unknown');
      return adapter.readStock(items, signal);
    };
    deps = createTestDeps(db.sql, [{ ...market.connection, open: () => ({ ...adapter, readStock }) }]);
    await poll();
    expect(pages).toBe(2);
    expect(await quantities()).toEqual([
      { quantity: 0, count: 3 },
      { quantity: 50, count: 117 },
    ]);
  });

  test('a poll that sees the same again adds no row and leaves the alert as it is', async () => {
    show(12, 0);
    await poll();
    const before = await inbox();
    await poll();
    expect(await inbox()).toEqual(before);
    expect(before).toEqual([{ status: 'failed', held: true, count: 12 }]);
    expect(await alert()).toMatchObject({ open: true });
  });

  test('what is held is applied once a person retries it, once, and the alert ends', async () => {
    show(12, 0);
    await poll();
    await retryAll();
    await retryAll();
    await poll();
    expect(await quantities()).toEqual([
      { quantity: 0, count: 12 },
      { quantity: 50, count: 8 },
    ]);
    expect(await alert()).toMatchObject({ open: false });
  });

  test('the alert ends with the next sweep after the retry', async () => {
    show(12, 0);
    await poll();
    await retryAll();
    await sweep(deps);
    expect(await alert()).toMatchObject({ open: false });
  });

  test('figures that come back were no sale: what was held is ended, the alert too, and no retry moves anything', async () => {
    show(12, 0);
    await poll();
    show(12, 50);
    await poll();
    expect(await alert()).toMatchObject({ open: false });
    expect(await inbox()).toEqual([{ status: 'processed', held: false, count: 12 }]);
    await retryAll();
    expect(await quantities()).toEqual([{ quantity: 50, count: 20 }]);
  });

  test('a smaller drop after a held zero is the sale, and takes its place', async () => {
    show(12, 0);
    await poll();
    show(12, 49);
    await poll();
    await retryAll();
    expect(await quantities()).toEqual([
      { quantity: 49, count: 12 },
      { quantity: 50, count: 8 },
    ]);
  });

  test('a drop of more than 100 that is far above the best day is held, whatever else the poll says', async () => {
    const [product] = products;
    await apply(db.sql, change({ productId: product!.id, units: 150, movementType: 'receipt' }));
    await plan();
    await push();
    market.shows.set(product!.sku, 20);
    await poll();
    expect(await quantity()).toBe(200);
    expect(await alert()).toMatchObject({ parameters: { direction: 'in', items: 1 } });
    await retryAll();
    expect(await quantity()).toBe(20);
  });

  test('a product that sells so much on a good day may drop as much', async () => {
    const [product] = products;
    await apply(
      db.sql,
      change({ productId: product!.id, units: 190, movementType: 'receipt' }),
      change({ productId: product!.id, units: -40, movementType: 'marketplace_sale', marketplaceId: shop.id }),
    );
    await plan();
    await push();
    market.shows.set(product!.sku, 20);
    await poll();
    expect(await quantity()).toBe(20);
  });
});

test('when webhooks are disabled, figures are read at once: what is sold before the first reading could not be found', async () => {
  await db.sql`update marketplaces set webhook_enabled = true, closing_since = null where id = ${shop.id}`;
  await db.sql`delete from graphile_worker._private_jobs`;
  await db.sql`update marketplaces set webhook_enabled = false where id = ${shop.id}`;
  const jobs = await db.sql`
    select j.payload ->> 'marketplaceId' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'poll_stock' and j.run_at <= clock_timestamp()`;
  expect(jobs).toMatchObject([{ id: String(shop.id) }]);
});
