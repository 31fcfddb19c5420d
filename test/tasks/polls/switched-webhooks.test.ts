import { beforeEach, expect, test } from 'vitest';
import { removeUnlinked, unlinkProduct } from '../../../src/db/catalog/marketplace-product-changes.ts';
import { listWebhooks } from '../../../src/db/inbox/webhook-history.ts';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { insertWebhooks, webhooksDisabled } from '../../../src/db/inbox/webhooks.ts';
import { updateMarketplace } from '../../../src/db/marketplaces/marketplace-settings.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { apply, change, figureOf } from '../../support/shop.ts';
import { toWebhook } from '../inbox/signed-events.ts';
import { openPolledShop, type PolledShop } from './polled-shop.ts';

const db = useDatabase();

let shop: PolledShop;
let isEnabled = false;
beforeEach(async () => {
  shop = await openPolledShop(db.sql, { saleSignal: 'stock' });
  isEnabled = false;
});

/** The next poll comes, if the shop is polled at all. */
async function poll(): Promise<void> {
  await db.sql`update marketplace_polls set next_at = now() where marketplace_id = ${shop.id}`;
  await pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'scheduled' }, noAbort);
}
const push = async () => {
  await planPushesTask.run(shop.deps, { productIds: [shop.product.id] }, noAbort);
  await pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, noAbort);
};
const work = () => processWebhooks.run(shop.deps, {}, noAbort);
const quantity = async () => (await figureOf(db.sql, shop.product.id)).quantity;
const shows = () => shop.market.shows.get(shop.product.sku);

async function enable(): Promise<void> {
  await updateMarketplace(db.sql, shop.id, { webhookEnabled: true });
  isEnabled = true;
}

async function disable(): Promise<void> {
  await updateMarketplace(db.sql, shop.id, { webhookEnabled: false });
  isEnabled = false;
}

/** The shop sells (or, below 0, takes back); returns the event that it sends. */
function sell(units: number, at = new Date()) {
  const before = shows()!;
  shop.market.shows.set(shop.product.sku, before - units);
  return {
    event: 'stock.updated',
    sku: shop.product.sku,
    previous_stock: before,
    current_stock: before - units,
    change: -units,
    reason: units > 0 ? 'sold' : 'cancelled',
    timestamp: at.toISOString(),
  };
}

/** The event arrives, and is stored as the endpoint does. */
async function arrive(event: ReturnType<typeof sell>): Promise<void> {
  const failure = isEnabled ? null : webhooksDisabled;
  await insertWebhooks(db.sql, [{ ...toWebhook(shop.id, event), failure }]);
}

const rows = () =>
  db.sql<{ id: string; status: string; held: boolean; heldBecause: { code: string } | null }[]>`
    select id, status, held, held_because from marketplace_webhooks where marketplace_id = ${shop.id} and origin = 'webhook' order by id`;

test('what was sold while figures were polled and no poll has read is booked when webhooks are enabled', async () => {
  sell(3);
  await enable();
  await poll();
  expect(await quantity()).toBe(47);
});

test('the closing read is asked for at once', async () => {
  await enable();
  const jobs = await db.sql`select task_identifier from graphile_worker.jobs where task_identifier = 'poll_stock'`;
  expect(jobs).toHaveLength(1);
});

test('after the closing read figures are not polled any more', async () => {
  await enable();
  await poll();
  sell(3);
  await poll();
  expect(await quantity()).toBe(50);
});

test('a push that comes before the closing read does not wipe out what was sold', async () => {
  sell(3);
  await enable();
  await apply(db.sql, change({ productId: shop.product.id, units: 10, movementType: 'receipt' }));
  await push();
  expect([await quantity(), shows()]).toEqual([57, 57]);
});

test('the first webhook may come before the closing read: each sale is booked once', async () => {
  sell(3);
  await enable();
  await arrive(sell(1));
  await work();
  expect(await quantity()).toBe(49);
  await poll();
  expect(await quantity()).toBe(46);
  await push();
  expect([await quantity(), shows()]).toEqual([46, 46]);
});

test('a webhook that is applied while the closing read is made is booked once', async () => {
  sell(3);
  await enable();
  shop.market.onReadStock = async () => {
    shop.market.onReadStock = () => {};
    await arrive(sell(1));
    await work();
  };
  await poll();
  await poll();
  expect(await quantity()).toBe(46);
});

test('the closing read is made again until it has read each listing', async () => {
  sell(3);
  await enable();
  await db.sql`update pushes set open_until = now() + interval '1 minute' where id = ${shop.listingId}`;
  await poll();
  expect(await quantity()).toBe(50);
  await db.sql`update pushes set open_until = null where id = ${shop.listingId}`;
  await poll();
  expect(await quantity()).toBe(47);
});

test('a webhook of a sale that a poll counted waits for a person when it comes after webhooks were enabled', async () => {
  const late = sell(3);
  await poll();
  expect(await quantity()).toBe(47);
  await enable();
  await poll();
  await arrive(late);
  await work();
  expect(await quantity()).toBe(47);
  expect(await rows()).toMatchObject([{ status: 'failed', held: true, heldBecause: { code: 'read' } }]);
  const alerts = await db.sql`select about from alerts where marketplace_id = ${shop.id} and resolved_at is null`;
  expect(alerts).toEqual([{ about: 'read' }]);
});

test('a webhook of a sale that a poll counted is applied if a person replays it by its id', async () => {
  const late = sell(3);
  await enable();
  await poll();
  await arrive(late);
  await work();
  const [row] = await rows();
  const filter = { ids: [row!.id], marketplaceId: null, status: null, since: null };
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await work();
  expect(await quantity()).toBe(44);
});

test('a replay of an applied webhook leaves it as it is', async () => {
  await enable();
  await arrive(sell(3));
  await work();
  await disable();
  await poll();
  const filter = { ids: null, marketplaceId: shop.id, status: 'processed' as const, since: null };
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await work();
  expect(await quantity()).toBe(47);
  expect(await rows()).toMatchObject([{ status: 'processed' }]);
});

test.each(['the poll', 'the webhook'])(
  'what waits while webhooks are disabled is booked once, also if %s comes first',
  async (first) => {
    await enable();
    await poll();
    await arrive(sell(3));
    await disable();
    if (first === 'the poll') await poll();
    await work();
    await poll();
    expect(await quantity()).toBe(47);
    await work();
    await poll();
    await push();
    expect([await quantity(), shows()]).toEqual([47, 47]);
  },
);

test('a sale that was told without a figure is booked once, also if webhooks are disabled before the next push', async () => {
  await enable();
  await poll();
  const { current_stock: _figure, previous_stock: _before, ...sale } = sell(3);
  await insertWebhooks(db.sql, [toWebhook(shop.id, sale)]);
  await work();
  expect(await quantity()).toBe(47);
  await disable();
  await poll();
  expect(await quantity()).toBe(47);
});

test('what happened before webhooks were disabled and came after that waits when they are enabled, also by unix time', async () => {
  await enable();
  await poll();
  const sale = { ...sell(3), timestamp: String(Date.now() - 1_000) };
  await disable();
  shop.market.shows.set(shop.product.sku, 50);
  await arrive(sale);
  await poll();
  await enable();
  await poll();
  expect(await rows()).toMatchObject([{ status: 'failed', held: true, heldBecause: { code: 'missed' } }]);
});

test('a whole second in the time of a webhook is judged by its figures', async () => {
  await enable();
  await poll();
  const cut = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 1_000);
  await arrive(sell(2, cut));
  await work();
  expect(await quantity()).toBe(48);
});

test('webhooks(held: true) lists what a person has to decide, not what polls counted', async () => {
  await arrive(sell(3));
  await poll();
  const filter = {
    marketplaceId: shop.id,
    status: null,
    eventType: null,
    held: true,
    since: null,
    marketplaceIds: null,
    decisions: null,
    causes: null,
  };
  expect((await listWebhooks(db.sql, filter, { first: 10, afterId: null })).rows).toEqual([]);
});

test('a webhook that was judged before a reading was booked is judged again', async () => {
  sell(3);
  const read = new Date();
  await db.sql`update marketplace_products set figure_read_at = ${read} where id = ${shop.listingId}`;
  const observed = {
    previous: 50,
    current: 47,
    change: -3,
    at: read,
    unread: true,
    read: new Date(read.getTime() - 1),
  };
  const sale = { productId: shop.product.id, units: -3, listingId: shop.listingId, marketplaceId: shop.id, observed };
  await expect(apply(db.sql, change(sale))).rejects.toMatchObject({ code: '40001' });
  await apply(db.sql, change({ ...sale, observed: { ...observed, read } }));
  expect(await quantity()).toBe(47);
});

test('what was sold unread at a listing that is unlinked with its figure is booked, then the listing is deleted', async () => {
  const name = { marketplaceId: shop.id, marketplaceSku: shop.product.sku };
  await db.sql.begin((tx) => unlinkProduct(tx, name, false));
  await removeUnlinked(db.sql);
  sell(3);
  await push();
  expect(shows()).toBe(47);
  await poll();
  expect(await quantity()).toBe(47);
  await removeUnlinked(db.sql);
  expect(await db.sql`select 1 from marketplace_products where id = ${shop.listingId}`).toEqual([]);
});

test('a listing that is unlinked with its figure and never read is deleted after a quarter of an hour', async () => {
  await db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: shop.id, marketplaceSku: shop.product.sku }, false));
  await db.sql`update marketplace_products set unlinked_at = now() - interval '16 minutes' where id = ${shop.listingId}`;
  expect(await removeUnlinked(db.sql)).toBe(1);
});
