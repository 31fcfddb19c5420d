import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { hostileOperations } from '../support/hostile-operations.ts';
import { connectLive } from '../support/live-client.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const owner = `Bearer ${ownerKey}`;
const buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;

const db = useDatabase();
const app = useApp(db, { role: 'api' });

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function usedMiB(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

test('1,000 hostile operations leave the memory where it was', async () => {
  const send = async (): Promise<void> => {
    for (const { query, variables } of Object.values(hostileOperations)) {
      await app.post({ query, variables });
    }
  };
  await send();
  const before = usedMiB();
  for (let sent = 0; sent < 1_000; sent += Object.keys(hostileOperations).length) await send();
  expect(usedMiB() - before).toBeLessThan(20);
}, 60_000);

test('20,000 subscribe messages on one socket harm nobody else', async () => {
  const product = await addProduct(db.sql, { quantity: 100 });
  const calm = await connectLive(app.url, buyer);
  calm.follow({ skus: [product.sku] });
  await calm.until(() => calm.updates().length === 1);
  const before = usedMiB();
  const flood = await connectLive(app.url, owner);
  for (let n = 0; n < 20_000; n += 1) flood.follow({}, String(n));
  await apply(db.sql, change({ productId: product.id, units: -1 }));
  const soldAt = performance.now();
  await calm.until(() => calm.updates().at(-1)?.stock === 99);
  expect(performance.now() - soldAt).toBeLessThan(5_000);
  expect(await flood.closed).toBe(4429);
  flood.messages.length = 0;
  expect(usedMiB() - before).toBeLessThan(40);
  flood.cut();
  calm.cut();
}, 60_000);

test('who asks and does not read is not listened to for long', async () => {
  const client = await connectLive(app.url, owner);
  client.socket.pause();
  const before = usedMiB();
  let sent = 0;
  const flood = (): void => {
    for (let n = 0; n < 500; n += 1) {
      sent += 1;
      client.send({ id: String(sent), type: 'subscribe', payload: { query: '{' } });
    }
  };
  // Its messages stay with it once the server does not read them any more.
  while (client.socket.bufferedAmount < 1_000_000 && sent < 500_000) {
    flood();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(sent).toBeLessThan(500_000);
  expect(usedMiB() - before).toBeLessThan(60);
  client.cut();
}, 60_000);
