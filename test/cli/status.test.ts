import { beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { encryptionKey, startApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';

const db = useDatabase();
const env = () => ({ DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

beforeAll(async () => {
  for (const code of ['uzum', 'ozon']) await addMarketplace(db.sql, { code, paused: true });
});

test('--version prints the release', async () => {
  expect(await runOmbor(['--version'])).toMatchObject({ code: 0, lines: [packageJson.version] });
});

test('without a worker, status says so first and returns 1', async () => {
  const { code, lines } = await runOmbor(['status'], env());
  expect(code).toBe(1);
  expect(lines[0]).toBe('! No worker runs: nothing is applied and nothing is sent.');
});

test('with a worker and nothing waiting, status returns 0 and shows release, workers, marketplaces and inbox', async () => {
  const app = await startApp(db.url);
  const { code, lines } = await runOmbor(['status'], env());
  const text = lines.join('\n');
  expect({ code, text }).toMatchObject({ code: 0 });
  expect(text).toMatch(
    new RegExp(`^Ombor ${packageJson.version}; schema of ${packageJson.version}, \\d+ migrations; PostgreSQL \\d`),
  );
  expect(text).toMatch(new RegExp(`^Workers: .* ${process.pid} \\(\\d s ago\\)$`, 'm'));
  expect(text).toMatch(/^Connections \(\d+ of \d+\): .*ombor all \d/m);
  expect(text).toMatch(/^Inbox: 0 wait \(0 s\), 0 are retried, 0 failed$/m);
  expect(text).toMatch(/│ uzum +│ 0 /);
  await app.stop();
}, 30_000);

test('a first sending that is under way is shown with how far it has come', async () => {
  const { id: productId } = await addProduct(db.sql, { sku: 'LAMP', quantity: 1 });
  const marketplace = await addMarketplace(db.sql, { code: 'bozor', paused: true });
  await addListing(db.sql, { marketplaceId: marketplace.id, productId, sku: 'LAMP' });
  const { lines } = await runOmbor(['status'], env());
  expect(lines).toContain('First sending to bozor: 0 of 1 figures, nothing is being sent now.');
});

test('failed events, a restore and the last errors are shown; --json has the same', async () => {
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, raw_body, dedupe_key, status)
    select id, 'unreadable', 'x', 'x', 'failed' from marketplaces where code = 'uzum'`;
  await db.sql`update deployment set held_since = now(), held_because = 'database'`;
  await db.sql`
    insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, error_message)
    select id, 'manual', 'stock', 'push', 'error', 1, 'HTTP 503' from marketplaces where code = 'ozon'`;
  const { code, lines } = await runOmbor(['status', '--json'], env());
  expect(code).toBe(1);
  const status = JSON.parse(lines[0]!) as { attention: string[]; errors: { marketplace: string; message: string }[] };
  expect(status.attention).toEqual([
    expect.stringMatching(/^No marketplace is called since .*: the database was restored or copied \(database\)/),
    'No worker runs: nothing is applied and nothing is sent.',
    '1 received events failed: only you can decide about them.',
  ]);
  expect(status.errors).toMatchObject([{ marketplace: 'ozon', message: 'HTTP 503' }]);
});
