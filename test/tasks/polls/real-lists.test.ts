import { beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../../src/connections/open-row.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import type { SimulatedOrder } from '../../../src/simulator/simulated-order.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollOrders } from '../../../src/tasks/polls/poll-orders.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { accept, addDrift } from '../../support/drifts.ts';
import { liftLimits } from '../../support/limits.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
beforeAll(async () => {
  await liftLimits(db.sql);
});

/** A product of 50 on one simulated marketplace, whose orders were read once. */
async function open(place: 'ozon' | 'yandex_market' | 'uzum' | 'wildberries', settings: object = {}) {
  const { adapter, settings: own, credentials } = simulator.connections[place];
  const market = simulator.marketplaces[place];
  const { id } = await addMarketplace(db.sql, { saleSignal: 'orders', adapter });
  const connection: Connection = {
    id,
    code: place,
    open: (http) => openAdapter(adapter, { settings: { ...own, ...settings }, credentials, http }),
  };
  const deps = createTestDeps(db.sql, [connection]);
  const product = await addProduct(db.sql, { quantity: 50 });
  const listingId = await addListing(db.sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const { link } = market.add({ sku: product.sku, stock: 50 });
  await db.sql`update marketplace_products set settings = ${db.sql.json({ ...link })} where id = ${listingId}`;
  const poll = async () => {
    const outcome = await pollOrders.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
    await processWebhooks.run(deps, {}, noAbort);
    return outcome;
  };
  const sell = (quantity: number): SimulatedOrder => {
    const placed = market.placeOrder([{ sku: product.sku, quantity }]);
    if (!placed.ok) throw new Error(placed.reason);
    return placed.orders[0]!;
  };
  await poll();
  const [state, line] = [
    async () => (await db.sql`select failures, last_error from marketplace_polls where marketplace_id = ${id}`)[0],
    async () =>
      (
        await db.sql`select i.quantity, i.cancelled_quantity, i.return_expected, i.returned_quantity from order_items i
          join orders o on o.id = i.order_id where o.marketplace_id = ${id} order by i.id desc limit 1`
      )[0],
  ];
  return {
    id,
    listing: { listingId, market: { id }, product },
    market,
    sku: product.sku,
    poll,
    sell,
    state,
    line,
    stock: async () => (await figureOf(db.sql, product.id)).quantity,
  };
}

test('a sale on OZON lowers the stock, while its list of new postings is refused and while its other list is', async () => {
  const { market, poll, sell, stock, state } = await open('ozon');
  market.refuses = ({ path }) => path === '/v4/posting/fbs/unfulfilled/list';
  sell(4);
  expect(await poll()).toBe('done');
  expect(await stock()).toBe(46);
  market.refuses = ({ path }) => path === '/v4/posting/fbs/list';
  const order = sell(1);
  expect(await poll()).toBe('failed');
  expect(await stock()).toBe(45);
  expect(await state()).toMatchObject({ failures: 1, lastError: expect.stringContaining('settings.methods.postings') });
  market.refuses = null;
  market.cancelOrder(order.id);
  expect(await poll()).toBe('done');
  expect(await stock()).toBe(46);
});

test('of three units on Yandex Market one is cancelled, one comes back: the stock is right at every step', async () => {
  const { market, sku, poll, sell, stock, line } = await open('yandex_market');
  const { id } = sell(3);
  await poll();
  expect(await stock()).toBe(47);
  market.cancelOrder(id, [{ sku, quantity: 1 }]);
  await poll();
  await poll();
  expect(await stock()).toBe(48);
  market.shipOrder(id);
  market.deliverOrder(id);
  market.returnOrder(id, [{ sku, quantity: 1 }]);
  await poll();
  expect(await stock()).toBe(48);
  expect(await line()).toMatchObject({ quantity: 3, cancelledQuantity: 1, returnExpected: 1, returnedQuantity: 0 });
  market.returnOrder(id);
  await poll();
  expect(await line()).toMatchObject({ returnExpected: 2 });
});

test('one of three that is first seen cancelled is not sold', async () => {
  const { market, sku, poll, sell, stock } = await open('yandex_market');
  const { id } = sell(3);
  market.cancelOrder(id, [{ sku, quantity: 1 }]);
  await poll();
  expect(await stock()).toBe(48);
});

test.each(['uzum', 'wildberries'] as const)(
  'a sale on %s that a person accepted as a difference is given back when its order was cancelled before any list had it',
  async (place) => {
    const { id, listing, market, poll, sell, stock } = await open(place);
    const order = sell(1);
    const drift = await addDrift(db.sql, listing, 1);
    await db.sql`update drifts set first_read_at = now(), confirmed_at = now() where id = ${drift}`;
    await accept(db.sql, drift);
    expect(await stock()).toBe(49);
    market.cancelOrder(order.id);
    // After a silence Uzum's lists are all read at once, else one after the other.
    await db.sql`
      update marketplace_polls set cursor = jsonb_set(cursor::jsonb, '{at}', to_jsonb((cursor::jsonb ->> 'at')::bigint - 600000))::text
      where marketplace_id = ${id} and cursor::jsonb ? 'at'`;
    await poll();
    expect(await stock()).toBe(50);
    await poll();
    expect(await stock()).toBe(50);
  },
);

test('a return that only the list of returns reports is expected back', async () => {
  const { id: marketplace, market, poll, sell, line } = await open('yandex_market');
  const { switches } = simulator.marketplaces.yandex_market;
  switches.hidesItemStatuses = true;
  const { id } = sell(2);
  await poll();
  market.shipOrder(id);
  market.deliverOrder(id);
  market.returnOrder(id, [{ sku: market.orders.find(id)!.items[0]!.sku, quantity: 1 }]);
  await db.sql`
    update marketplace_polls set cursor = (cursor::jsonb || '{"returnsAskedAt": "2026-01-01T00:00:00Z"}')::text
    where marketplace_id = ${marketplace}`;
  await poll();
  switches.hidesItemStatuses = false;
  expect(await line()).toMatchObject({ quantity: 2, returnExpected: 1 });
});

test.each([false, true])(
  'a line on Uzum that is cancelled to zero comes back (keeps what is left: %s)',
  async (countsLeft) => {
    const { market, sku, poll, stock, id: marketplaceId } = await open('uzum');
    simulator.marketplaces.uzum.switches.countsLeft = countsLeft;
    const other = await addProduct(db.sql, { quantity: 10 });
    await addListing(db.sql, { marketplaceId, productId: other.id, sku: other.sku });
    market.add({ sku: other.sku, stock: 10 });
    const placed = market.placeOrder([
      { sku, quantity: 2 },
      { sku: other.sku, quantity: 1 },
    ]);
    await poll();
    expect(await stock()).toBe(48);
    market.cancelOrder(placed.ok ? placed.orders[0]!.id : '', [{ sku, quantity: 2 }]);
    await poll();
    simulator.marketplaces.uzum.switches.countsLeft = false;
    expect(await stock()).toBe(50);
    expect((await figureOf(db.sql, other.id)).quantity).toBe(9);
    expect((await checkBooks(db.sql)).problems).toEqual([]);
  },
);
