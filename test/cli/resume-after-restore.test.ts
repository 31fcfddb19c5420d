import { beforeAll, expect, test } from 'vitest';
import { connectSimulated, encryptionKey, offer, resume, useApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
const env = () => ({
  DATABASE_URL: db.url,
  OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
  ALLOW_PRIVATE_NETWORKS: 'true',
});
beforeAll(async () => {
  await connectSimulated(app, simulator, ['test']);
  for (const sku of ['A', 'B']) await offer(app, simulator, { sku, quantity: 5 }, ['test']);
  await resume(app, ['test']);
  await until(
    () => db.sql`select 1 from pushes where pushed_version < owed_version`,
    (rows) => rows.length === 0,
  );
});

test('after a restore `check --marketplaces` compares with what they show, and `resume-after-restore` lets calls go out', async () => {
  await db.sql`update deployment set held_since = '2026-01-09T09:05:00Z', held_because = 'database'`;
  simulator.marketplaces.test.item('B').stock = 9;
  const check = await runOmbor(['check', '--marketplaces'], env());
  expect(check).toMatchObject({ code: 0, errors: '' });
  expect(check.lines).toEqual([
    'The database was restored or copied (database, noticed 2026-01-09T09:05:00.000Z): no marketplace is called until `ombor resume-after-restore`. Compare first: `ombor check --marketplaces`.',
    'test: 1 of 2 listings show our figure.',
    '  B: shows 9, should show 5',
    'The books balance: 2 products, 2 movements.',
  ]);
  const resumed = await runOmbor(['resume-after-restore'], env());
  expect(resumed).toMatchObject({ code: 0, lines: [expect.stringMatching(/^Marketplaces are called again\. /)] });
  await until(
    () => simulator.marketplaces.test.stockOf('B'),
    (stock) => stock === 5,
    20_000,
  );
  expect(await runOmbor(['resume-after-restore'], env())).toMatchObject({
    lines: [expect.stringMatching(/^No restore had been noticed\. /)],
  });
}, 60_000);
