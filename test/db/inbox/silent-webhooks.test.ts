import { expect, test } from 'vitest';
import { findSilentWebhooks } from '../../../src/db/inbox/silent-webhooks.ts';
import { insertWebhooks } from '../../../src/db/inbox/webhooks.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { encryptionKey } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

const db = useDatabase();

/** A marketplace with a linked product, and how it tells an event. Returns the key of the event's row. */
async function openShop(saleSignal: 'stock' | 'orders') {
  const { id: marketplaceId, code } = await addMarketplace(db.sql, { saleSignal });
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 9 });
  await addListing(db.sql, { marketplaceId, productId, sku });
  const tell = async (dedupeKey: string, event: Record<string, unknown>): Promise<string> => {
    const payload = { timestamp: new Date().toISOString(), ...event };
    const rawBody = Buffer.from(JSON.stringify(payload));
    const eventType = String(event.event);
    await insertWebhooks(db.sql, [
      { marketplaceId, eventType, payload, rawBody, signature: 'test', dedupeKey, failure: null },
    ]);
    await processWebhooks.run(createTestDeps(db.sql), {}, noAbort);
    const [row] = await db.sql<{ id: string }[]>`
      select id from marketplace_webhooks where marketplace_id = ${marketplaceId} and dedupe_key = ${dedupeKey}`;
    return row!.id;
  };
  return { code, sku, tell };
}

const found = async () => (await findSilentWebhooks(db.sql, 10)).map(({ id }) => id);

test('events that moved stock, or say why they did not, are not found', async () => {
  const shop = await openShop('stock');
  const figures = { event: 'stock.updated', sku: shop.sku, previous_stock: 9, current_stock: 8, change: -1 };
  await shop.tell('sold', { ...figures, reason: 'sold' });
  await shop.tell('seen', { ...figures, reason: 'sync' });
  const other = await openShop('orders');
  const order = { order_id: '1', items: [{ sku: other.sku, quantity: 2 }] };
  await other.tell('order', { event: 'order.created', ...order });
  await other.tell('the same order under another id', { event: 'order.created', ...order });
  await other.tell('cancelled', { event: 'order.cancelled', order_id: '1' });
  expect(await found()).toEqual([]);
});

test('an event that is PROCESSED with a change in it, without a movement and without a note, is found by `ombor check`', async () => {
  const { code, sku, tell } = await openShop('orders');
  const order = { event: 'order.created', order_id: '2' };
  await tell('first', { ...order, items: [{ sku, quantity: 1 }] });
  const id = await tell('second', { ...order, items: [{ sku, quantity: 3 }] });
  // As if its change had been ignored.
  await db.sql`update marketplace_webhooks set created_at = now() + interval '1 minute', error_message = null where id = ${id}`;
  expect(await found()).toEqual([id]);
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const checked = await runOmbor(['check'], env);
  expect(checked).toMatchObject({
    code: 1,
    lines: [`event ${id} of ${code} (order.created): PROCESSED, but it moved nothing and has no note`],
    errors: expect.stringContaining('Events that did nothing: 1.'),
  });
});
