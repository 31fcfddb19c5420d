import { expect, test } from 'vitest';
import { dismissWebhooks } from '../../../src/db/inbox/dismissals.ts';
import { watchIncomingGuard } from '../../../src/db/inbox/incoming-guard.ts';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { useDatabase } from '../../support/database.ts';
import { openShop } from './signed-events.ts';

const db = useDatabase();
type Shop = Awaited<ReturnType<typeof openShop>>;

const bad = (order_id: string) => ({ event: 'order.created', order_id, items: [{ sku: 'A', quantity: 'two' }] });

async function replay(shop: Shop): Promise<void> {
  const filter = { ids: null, marketplaceId: shop.market.id, status: 'failed', since: null } as const;
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await shop.work();
}

test('failed events of one cause are one alert per marketplace, with their number and the newest of them', async () => {
  const [shop, other] = [await openShop(db.sql), await openShop(db.sql)];
  await shop.send(bad('O-1'));
  await shop.send(bad('O-2'));
  await other.send(bad('O-3'));
  const alert = { kind: 'event_failed', about: 'unreadable', open: true };
  const sent = { because: 'unreadable', event: 'order.created', reason: expect.stringContaining('quantity: "two"') };
  expect(await shop.alerts()).toEqual([{ ...alert, parameters: { ...sent, events: 2, name: 'O-2' } }]);
  expect(await other.alerts()).toEqual([{ ...alert, parameters: { ...sent, events: 1, name: 'O-3' } }]);
});

test('the alert ends when all of them are dismissed, with a note who did it', async () => {
  const shop = await openShop(db.sql);
  await shop.send(bad('D-1'), bad('D-2'), { ...bad('D-3'), current_stock: 'none' });
  const [first, ...rest] = (await shop.rows()).map(({ id }) => id);
  await dismissWebhooks(db.sql, [first!], 'Dilnoza');
  expect(await shop.alerts()).toMatchObject([{ open: true, parameters: { events: 2 } }]);
  await dismissWebhooks(db.sql, rest, 'Dilnoza');
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
  expect((await shop.rows())[0]).toMatchObject({
    status: 'processed',
    errorMessage: expect.stringContaining('Dilnoza'),
  });
});

test('a figure that cannot be read can be dismissed', async () => {
  const shop = await openShop(db.sql, { saleSignal: 'stock' });
  await shop.send({ event: 'stock.updated', sku: shop.listed[0]!.sku, current_stock: 'none', reason: 'sold' });
  const [row] = await shop.rows();
  expect(await dismissWebhooks(db.sql, [row!.id], 'Dilnoza')).toBe(1);
  expect(await shop.alerts()).toMatchObject([{ kind: 'event_failed', open: false }]);
});

test('while events are replayed by their ids the alert stays as it is', async () => {
  const shop = await openShop(db.sql);
  await shop.send(bad('I-1'));
  const before = await shop.alerts();
  const filter = { ids: [(await shop.rows())[0]!.id], marketplaceId: null, status: null, since: null };
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await watchIncomingGuard(db.sql);
  expect(await shop.alerts()).toEqual(before);
  await shop.work();
  expect(await shop.alerts()).toEqual(before);
});

test('a replay that fails again keeps the alert and its reason, and one that works ends it', async () => {
  const shop = await openShop(db.sql);
  const { sku } = shop.listed[0]!;
  await shop.send(bad('R-1'));
  const [before] = await shop.rows();
  await replay(shop);
  expect(await shop.rows()).toEqual([before]);
  expect(await shop.alerts()).toMatchObject([{ open: true, parameters: { events: 1 } }]);
  // As a release that reads more would find it.
  await db.sql`
    update marketplace_webhooks set payload = jsonb_set(payload, '{items}', ${db.sql.json([{ sku, quantity: 2 }])}) where id = ${before!.id}`;
  await replay(shop);
  expect(await shop.figures()).toEqual([48]);
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
});

test('an event whose order never comes fails at the end with an alert, which ends when the order comes', async () => {
  const shop = await openShop(db.sql);
  await shop.send({ event: 'order.cancelled', order_id: 'W-1' });
  expect(await shop.alerts()).toEqual([]);
  await db.sql`update marketplace_webhooks set retry_count = 10, next_attempt_at = now() where marketplace_id = ${shop.market.id}`;
  await shop.work();
  expect(await shop.alerts()).toMatchObject([
    { kind: 'event_failed', about: 'unknown_order', open: true, parameters: { name: 'W-1' } },
  ]);
  await shop.send({ event: 'order.created', order_id: 'W-1', items: [{ sku: shop.listed[0]!.sku, quantity: 1 }] });
  await shop.work();
  expect(await shop.figures()).toEqual([50]);
  expect(await shop.alerts()).toMatchObject([{ open: false }]);
});

test('events that wait for a link or a decision, or came while webhooks were disabled, raise no second alert', async () => {
  const shop = await openShop(db.sql);
  await shop.send({ event: 'order.created', order_id: 'L-1', items: [{ sku: 'not linked', quantity: 1 }] });
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, error_message, named_only)
    values (${shop.market.id}, 'order.created', '{}', '', 'disabled', 'failed', 'webhooks are disabled', true)`;
  await watchIncomingGuard(db.sql, shop.market.id);
  expect((await shop.alerts()).map(({ kind }) => kind)).toEqual(['unlinked_sale']);
});

test('a name that is an object does not reach the alert', async () => {
  const shop = await openShop(db.sql);
  await shop.send({ ...bad('X'), order_id: { customer: 'Dilnoza' } });
  expect(JSON.stringify(await shop.alerts())).not.toContain('Dilnoza');
});
