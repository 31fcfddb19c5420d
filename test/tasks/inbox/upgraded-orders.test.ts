import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

const start = Date.now() - 3_600_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();

/** An order of 5 that was edited to 3, as a release left it that kept no history of its lines. */
async function openUpgraded(...events: (Record<string, unknown> | 'upgrade')[]) {
  const shop = await openShop(db.sql);
  const sku = shop.listed[0]!.sku;
  const order = (minute: number, quantity: number) => ({
    event: 'order.created',
    order_id: 'U-1',
    timestamp: at(minute),
    items: [{ sku, quantity }],
  });
  await shop.send(order(0, 5));
  await shop.send(order(2, 3));
  for (const event of events) {
    if (event !== 'upgrade') await shop.send({ order_id: 'U-1', ...event });
  }
  await db.sql`
    delete from order_item_tellings t using order_items i, orders o
    where i.id = t.order_item_id and o.id = i.order_id and o.marketplace_id = ${shop.market.id}`;
  await db.sql`
    update order_item_reports r set occurred_at = null, webhook_id = null, takes_rest = false, at_once = false
    from order_items i, orders o where i.id = r.order_item_id and o.id = i.order_id and o.marketplace_id = ${shop.market.id}`;
  await db.sql.unsafe(await readFile('sql/migrations/0023_doubtful_lines.sql', 'utf8'));
  return { ...shop, sku, order };
}

test.each([4, 5, 6])(
  'a late edit to %i of an order that was cancelled before the upgrade sells nothing',
  async (quantity) => {
    const { send, order, figures } = await openUpgraded({ event: 'order.cancelled', timestamp: at(3) });
    await send(order(1, quantity));
    expect(await figures()).toEqual([50]);
    expect(await db.sql`select 1 from order_items where return_expected > 0`).toEqual([]);
  },
);

test('a cancellation of a line that was edited before the upgrade takes back what is left of it', async () => {
  const { send, figures } = await openUpgraded();
  expect(await figures()).toEqual([47]);
  await send({ event: 'order.cancelled', order_id: 'U-1', timestamp: at(3) });
  expect(await figures()).toEqual([50]);
});
