import { beforeAll, expect, test } from 'vitest';
import { connectSimulated, offer, ownerKey, resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '500' } });
beforeAll(async () => {
  await connectSimulated(app, simulator, ['test']);
  await offer(app, simulator, { sku: 'A', quantity: 50 }, ['test']);
  await resume(app, ['test']);
  await until(
    () => simulator.marketplaces.test.calls.length,
    (calls) => calls > 0,
  );
});

test('after the database has cut the connections of the worker and the listener, sales and subscriptions go on by themselves', async () => {
  const client = await connectLive(app.url, `Bearer ${ownerKey}`);
  client.follow({ skus: ['A'] });
  await client.until(() => client.updates().length === 1);
  for (let round = 1; round <= 3; round += 1) {
    await db.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('ombor worker', 'ombor listen')`;
    simulator.marketplaces.test.sell('A', 1);
    await until(
      () => simulator.marketplaces.test.stockOf('A'),
      (stock) => stock === 50 - round,
    );
    await until(
      () => client.updates().at(-1)?.stock,
      (stock) => stock === 50 - round,
      15_000,
    );
    await until(
      () => db.sql`select id from marketplace_webhooks where status <> 'processed'`.catch(() => [0]),
      (rows) => rows.length === 0,
      15_000,
    );
  }
  expect(await Promise.race([app.app.failed, Promise.resolve('still running')])).toBe('still running');
  client.cut();
}, 60_000);
