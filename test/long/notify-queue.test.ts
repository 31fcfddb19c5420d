import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChaosDatabase, fillNotifyQueue, shrinkNotifyQueue } from '../../src/db/chaos/chaos-database.ts';
import { connect, findSqlState, type Sql } from '../../src/db/client.ts';
import { type Embedded, startEmbedded } from '../../src/db/postgres/embedded.ts';
import { emptyNotifyQueue } from '../../src/db/postgres/notify-queue.ts';
import { startApp } from '../support/app.ts';
import { createTestDirectory } from '../support/directory.ts';
import { addProduct, apply, change, figureOf } from '../support/shop.ts';

let home: Awaited<ReturnType<typeof createTestDirectory>>;
let server: Embedded;
let sql: Sql;
let url: string;

beforeAll(async () => {
  home = await createTestDirectory();
  const options = { directory: path.join(home.directory, 'postgres'), durable: false };
  const first = await startEmbedded(options);
  const { ownUrl } = await createChaosDatabase(first.superuserUrl);
  const admin = connect(ownUrl, { max: 1, applicationName: 'test' });
  await shrinkNotifyQueue(admin);
  await admin.end();
  await first.stop();
  server = await startEmbedded(options);
  const own = new URL(server.superuserUrl);
  own.pathname = new URL(ownUrl).pathname;
  url = own.href;
  sql = connect(url, { max: 2, applicationName: 'test' });
});

afterAll(async () => {
  await sql.end();
  await server.stop();
  await home.remove();
});

test('a queue of notifications that was full is used again once the session that filled it is gone', async () => {
  const product = await addProduct(sql, { quantity: 10 });
  const sell = () => apply(sql, change({ productId: product.id, units: -1 }));
  const { share, release } = await fillNotifyQueue(url);
  expect(share).toBeGreaterThan(0.9);
  const stateOf = (selling: Promise<unknown>) => selling.then(() => 'sold', findSqlState);
  expect(await stateOf(sell())).toBe('54000');
  await release();
  // PostgreSQL itself leaves it full.
  expect(await stateOf(sell())).toBe('54000');
  expect(await emptyNotifyQueue(sql)).toBeLessThan(0.1);
  expect(await stateOf(sell())).toBe('sold');
  expect(await figureOf(sql, product.id)).toMatchObject({ quantity: 9 });
});

test('while the queue is full a mutation answers that nothing was done and when to retry, and then is done', async () => {
  const product = await addProduct(sql, { quantity: 10 });
  const app = await startApp(url, { role: 'api' });
  const receive = () =>
    app.post({
      query: `mutation ($sku: String!) {
        adjustStock(input: { sku: $sku, quantityChange: 1, reason: RECEIPT, idempotencyKey: "full" }) { __typename } }`,
      variables: { sku: product.sku },
    });
  try {
    // The use of the key is noted now, and not again for a minute.
    await app.query('{ viewer { role } }');
    const { release } = await fillNotifyQueue(url);
    const { body } = await receive();
    await release();
    expect(body.errors).toMatchObject([
      {
        message: 'The database is unavailable or busy. Nothing was done: retry in 5 s',
        extensions: { code: 'INTERNAL', retryAfterSeconds: 5 },
      },
    ]);
    expect(await figureOf(sql, product.id)).toMatchObject({ quantity: 10 });
    await emptyNotifyQueue(sql);
    expect((await receive()).body.errors).toBeUndefined();
    expect(await figureOf(sql, product.id)).toMatchObject({ quantity: 11 });
  } finally {
    await app.stop();
  }
});
