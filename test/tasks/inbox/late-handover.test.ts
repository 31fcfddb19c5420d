import { expect, test } from 'vitest';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();

const start = Date.now() - 3_600_000;
const at = (minute: number) => new Date(start + minute * 60_000).toISOString();
type Body = Record<string, unknown>;

async function openOrder() {
  const shop = await openShop(db.sql);
  const sku = shop.listed[0]!.sku;
  const created: Body = { event: 'order.created', order_id: 'H-1', timestamp: at(0), items: [{ sku, quantity: 3 }] };
  const state = async () => {
    const [line] = await db.sql`
      select o.status, o.shipped_at, i.cancelled_quantity, i.return_expected from order_items i join orders o on o.id = i.order_id
      where o.marketplace_id = ${shop.market.id}`;
    return { ...line, figures: await shop.figures(), revenue: await shop.revenue() };
  };
  return { ...shop, sku, created, state };
}
const shipped: Body = { event: 'order.updated', order_id: 'H-1', timestamp: at(1), status: 'shipped' };
const cancelled: Body = { event: 'order.cancelled', order_id: 'H-1', timestamp: at(2) };

test.each<[string, (created: Body, sku: string) => Body[]]>([
  ['all of it', (created) => [created, shipped, cancelled]],
  ['a part', (created, sku) => [created, shipped, { ...cancelled, items: [{ sku, quantity: 1 }] }]],
  ['all of it, told with its lines', (created) => [created, { ...created, ...shipped }, cancelled]],
])('a cancellation after the handover (%s) is expected back, whichever event came first', async (_what, toEvents) => {
  const inOrder = await openOrder();
  for (const event of toEvents(inOrder.created, inOrder.sku)) await inOrder.send(event);
  const mixed = await openOrder();
  const [first, ...others] = toEvents(mixed.created, mixed.sku);
  await mixed.send(first!);
  for (const event of others.toReversed()) await mixed.send(event);
  expect(await mixed.state()).toEqual(await inOrder.state());
  expect(await mixed.figures()).toEqual([47]);
  expect((await mixed.rows()).map(({ status }) => status)).toEqual(['processed', 'processed', 'processed']);
});

test.each<[string, Body[]]>([
  ['said that the goods were still here', [{ ...cancelled, after_handover: false }, shipped]],
  ['happened before the handover', [{ ...cancelled, timestamp: at(0.5) }, shipped]],
])('a cancellation that %s stays as it was booked', async (_what, events) => {
  const { created, send, state } = await openOrder();
  await send(created);
  for (const event of events) await send(event);
  expect(await state()).toMatchObject({ status: 'cancelled', returnExpected: 0, figures: [50] });
});
