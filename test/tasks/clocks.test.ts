import { afterEach, expect, test, vi } from 'vitest';
import { adjustStock } from '../../src/db/stock/adjustments.ts';
import { RetryLater } from '../../src/marketplaces/refusals.ts';
import { pollOrders } from '../../src/tasks/polls/poll-orders.ts';
import { pollStock } from '../../src/tasks/polls/poll-stock.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { openInbox } from '../support/inbox.ts';
import { addProduct } from '../support/shop.ts';
import { openPolledShop } from './polls/polled-shop.ts';

const db = useDatabase();

afterEach(() => void vi.useRealTimers());

/** From now on our clock differs from that of the database. */
function setClockOff(hours: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
}

test.each([1, -1])('a poll that failed comes again after its wait, with our clock %i h off', async (hours) => {
  const shop = await openPolledShop(db.sql, { saleSignal: 'orders' });
  shop.market.onRead = () => {
    throw new RetryLater('busy', 'not-applied', 60_000);
  };
  setClockOff(hours);
  expect(await pollOrders.run(shop.deps, { marketplaceId: shop.id, trigger: 'scheduled' }, noAbort)).toBe('failed');
  const [next] = await db.sql`
    select next_at - now() between interval '50 s' and interval '61 s' as in_a_minute from marketplace_polls where marketplace_id = ${shop.id}`;
  expect(next).toEqual({ inAMinute: true });
});

test.each([1, -1])(
  'a sale that a reading finds has the time of the database, with our clock %i h off',
  async (hours) => {
    const shop = await openPolledShop(db.sql, { saleSignal: 'stock' });
    shop.market.shows.set(shop.product.sku, 47);
    setClockOff(hours);
    expect(await pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'scheduled' }, noAbort)).toBe('done');
    const [sale] = await db.sql`
    select quantity_change, occurred_at between now() - interval '1 minute' and now() as is_now
    from inventory_movements where product_id = ${shop.product.id} and movement_type = 'marketplace_sale'`;
    expect(sale).toEqual({ quantityChange: -3, isNow: true });
  },
);

test('a change of stock happens now by the clock of the database, with our clock an hour behind', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 5 });
  setClockOff(-1);
  const adjustment = {
    sku,
    amount: { change: -1 },
    reason: 'write_off',
    actor: 'test',
    note: null,
    expectedVersion: null,
  } as const;
  await db.sql.begin((tx) => adjustStock(tx, adjustment));
  const [moved] = await db.sql`
    select occurred_at > now() - interval '1 minute' as is_now from inventory_movements where product_id = ${id} order by id desc limit 1`;
  expect(moved).toEqual({ isNow: true });
});

test('a figure that a marketplace dates far in the future does not hide the ones after it', async () => {
  const inbox = await openInbox(db.sql, { saleSignal: 'orders' });
  const report = (stock: number, timestamp: string) =>
    inbox.send({ event: 'stock.updated', sku: inbox.product.sku, current_stock: stock, timestamp });
  await report(33, '2099-01-01T00:00:00Z');
  await report(34, new Date().toISOString());
  const shown = () => db.sql`select marketplace_stock from marketplace_products where id = ${inbox.listingId}`;
  expect([...(await shown())]).toEqual([{ marketplaceStock: 34 }]);
});
