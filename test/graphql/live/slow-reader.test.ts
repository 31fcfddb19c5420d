import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerKey, type RunningApp, startApp } from '../../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct, apply, change } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const metricsToken = 'metrics-token-of-this-test';
let db: TestDatabase;
let app: RunningApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await startApp(db.url, { role: 'api', env: { METRICS_TOKEN: metricsToken } });
});
afterAll(async () => {
  await app.stop();
  await db.drop();
});

async function countSubscribers(): Promise<number> {
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  return Number((await response.text()).match(/^ombor_live_subscribers (\d+)/m)?.[1]);
}

/** Some 10 KB an event, so that few of them fill what the system buffers for a socket. */
const fatFields = Array.from(
  { length: 180 },
  (_, index) => `aliasOfTheStockKeepingUnitThatIsLong${String(index).padStart(4, '0')}: sku`,
);

test('a reader that stops reading holds up nobody and is cut off', async () => {
  const product = await addProduct(db.sql, { quantity: 100_000 });
  const query = `subscription { stockUpdated(skus: ["${product.sku}"]) { stock version ${fatFields.join(' ')} } }`;
  const paused = await connectLive(app.url, `Bearer ${ownerKey}`);
  const reading = await connectLive(app.url, `Bearer ${ownerKey}`);
  for (const client of [paused, reading]) client.send({ id: '1', type: 'subscribe', payload: { query } });
  await Promise.all([paused, reading].map((client) => client.until(() => client.updates().length === 1)));
  expect(await countSubscribers()).toBe(2);
  paused.socket.pause();
  for (let n = 0; n < 1_500; n += 1) await apply(db.sql, change({ productId: product.id, units: -1 }));
  await reading.until(() => reading.updates().at(-1)?.stock === 98_500);
  await until(countSubscribers, (count) => count === 1, 30_000);
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await reading.until(() => reading.updates().at(-1)?.stock === 98_499);
  paused.cut();
  reading.cut();
}, 60_000);
