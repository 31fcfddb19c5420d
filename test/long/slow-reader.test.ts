import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureOwnerKey } from '../../src/db/api-keys.ts';
import { getKeyPrefix, hashApiKey } from '../../src/secrets.ts';
import { createApiParts } from '../support/api-parts.ts';
import { ownerKey } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { type SocketServer, startSocketServer } from '../support/socket-server.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
let server: SocketServer;
let stopListening: () => Promise<void>;
beforeAll(async () => {
  const parts = createApiParts(db.sql, db.url);
  await ensureOwnerKey(db.sql, hashApiKey(ownerKey), getKeyPrefix(ownerKey));
  await parts.liveStock.start();
  stopListening = () => parts.liveStock.stop();
  // In production it is 10 s.
  server = await startSocketServer(parts, { limits: { drainTimeoutMs: 1_000 } });
});
afterAll(async () => {
  await server.stop();
  await stopListening();
});

const countSubscribers = async (): Promise<number> =>
  (await server.metrics.liveSubscribers.get()).values[0]?.value ?? 0;

/** Some 45 KB an event with a long SKU, so that few of them fill what the system buffers for a socket. */
const fatFields = Array.from(
  { length: 180 },
  (_, index) => `aliasOfTheStockKeepingUnitThatIsLong${String(index).padStart(4, '0')}: sku`,
);

test('a reader that stops reading holds up nobody and is cut off', async () => {
  const product = await addProduct(db.sql, { sku: 'S'.repeat(200), quantity: 100_000 });
  const query = `subscription { stockUpdated(skus: ["${product.sku}"]) { stock version ${fatFields.join(' ')} } }`;
  const paused = await connectLive(server.url, `Bearer ${ownerKey}`);
  const reading = await connectLive(server.url, `Bearer ${ownerKey}`);
  for (const client of [paused, reading]) client.send({ id: '1', type: 'subscribe', payload: { query } });
  await Promise.all([paused, reading].map((client) => client.until(() => client.updates().length === 1)));
  expect(await countSubscribers()).toBe(2);
  paused.socket.pause();
  for (let n = 0; n < 400; n += 1) await apply(db.sql, change({ productId: product.id, units: -1 }));
  await reading.until(() => reading.updates().at(-1)?.stock === 99_600);
  await until(countSubscribers, (count) => count === 1, 30_000);
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  await reading.until(() => reading.updates().at(-1)?.stock === 99_599);
  paused.cut();
  reading.cut();
}, 60_000);
