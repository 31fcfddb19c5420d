import { execFile } from 'node:child_process';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connect, type Sql } from '../../src/db/client.ts';
import { type Embedded, readSuperuserUrl, startEmbedded } from '../../src/db/postgres/embedded.ts';
import { migrate } from '../../src/db/postgres/migrate.ts';
import { takeCall } from '../../src/db/pushes/calls.ts';
import { noticeRestore, readNewestChange, resumeAfterRestore } from '../../src/db/restores.ts';
import { startBlackHole } from '../../src/proof/chaos/black-hole.ts';
import { connectSimulated, offer, ownerKey, type RunningApp, resume, startApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { createTestDirectory } from '../support/directory.ts';
import { connectLive } from '../support/live-client.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const simulator = useSimulator();
const run = promisify(execFile);

/** Where every server of this file is. */
let place: Awaited<ReturnType<typeof createTestDirectory>>;
/** The directory of the production server, and its base backup. */
let production: string;
let backup: string;
let productId: number;
const running = new Set<() => Promise<unknown>>();

const connectTo = (url: string): Sql => connect(url, { max: 2, applicationName: 'test' });
const call = { account: 'a', bucket: 'b', perSecond: 100, burst: 100, reserve: 0, cost: 1 };
const firstCall = (sql: Sql) => takeCall(sql, call);
const alerts = (sql: Sql) =>
  sql`select kind, parameters ->> 'because' as because from alerts where resolved_at is null`;

/** Stops it at the end of the test, or when the returned function is called. */
function atEnd(stop: () => Promise<unknown>): () => Promise<void> {
  running.add(stop);
  return async () => {
    running.delete(stop);
    await stop();
  };
}

async function start(
  directory: string,
  onProgress?: (step: string) => void,
): Promise<{ server: Embedded; sql: Sql; stop: () => Promise<void> }> {
  const server = await startEmbedded({ directory, durable: false, ...(onProgress && { onProgress }) });
  const sql = connectTo(server.url);
  const stop = atEnd(async () => {
    await sql.end({ timeout: 1 });
    await server.stop();
  });
  return { server, sql, stop };
}

async function startProcess(url: string): Promise<{ app: RunningApp; stop: () => Promise<void> }> {
  const app = await startApp(url, { env: { SWEEP_INTERVAL_MS: '500' } });
  return { app, stop: atEnd(() => app.stop()) };
}

afterEach(async () => {
  for (const stop of [...running].toReversed()) await stop();
  running.clear();
});

/** Production with a base backup as pg_basebackup makes it: files copied while it runs, with the WAL of that time. */
beforeAll(async () => {
  place = await createTestDirectory();
  production = path.join(place.directory, 'production');
  backup = path.join(place.directory, 'backup');
  await mkdir(production);
  const { server, sql, stop } = await start(production);
  await migrate(server.url, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  const { app, stop: stopProcess } = await startProcess(server.url);
  await connectSimulated(app, simulator, ['test']);
  await offer(app, simulator, { sku: 'A', quantity: 10 }, ['test']);
  await resume(app, ['test']);
  await until(
    () => sql`select 1 from pushes where pushed_version < owed_version`,
    (rows) => rows.length === 0,
  );
  productId = (await sql`select id from products where sku = 'A'`)[0]?.id as number;
  await stopProcess();
  const session = connect(server.superuserUrl, { max: 1, applicationName: 'backup' });
  await session`select pg_backup_start('test', fast => true)`;
  await mkdir(backup);
  await run('cp', [
    '-a',
    ...['data', 'password', 'owner-password', 'encryption-key'].map((name) => path.join(production, name)),
    backup,
  ]);
  const [stopped] = await session`select labelfile from pg_backup_stop(wait_for_archive => false)`;
  await run('cp', ['-a', path.join(production, 'data/pg_wal'), path.join(backup, 'data')]);
  await addFile(path.join(backup, 'data'), 'backup_label', String(stopped?.labelfile));
  await rm(path.join(backup, 'data/postmaster.pid'));
  await session.end();
  await stop();
}, 60_000);
afterAll(() => place.remove());

/** Puts the backup in the place of production, as a restore does. `recovery`: by an archive, with more settings; it begins a new timeline. */
async function restore({ recovery }: { recovery?: string } = {}): Promise<void> {
  await rm(path.join(production, 'data'), { recursive: true });
  await run('cp', ['-a', path.join(backup, 'data'), production]);
  if (recovery === undefined) return;
  await addFile(path.join(production, 'data'), 'recovery.signal', '');
  await appendFile(path.join(production, 'data/postgresql.auto.conf'), `restore_command = 'false'\n${recovery}`);
}

/** With the owner of the other files: as root, PostgreSQL runs under another account. */
async function addFile(data: string, name: string, text: string): Promise<void> {
  await run('cp', ['-a', path.join(data, 'PG_VERSION'), path.join(data, name)]);
  await writeFile(path.join(data, name), text);
}

test('a copy in another place calls no marketplace from its first moment, until a person says so', async () => {
  const copy = path.join(place.directory, 'copy');
  await run('cp', ['-a', backup, copy]);
  const { server, sql } = await start(copy);
  expect(await firstCall(sql)).toBe('held');
  simulator.marketplaces.test.calls.length = 0;
  await startProcess(server.url);
  expect([...(await alerts(sql))]).toEqual([{ kind: 'restored', because: 'directory' }]);
  await apply(sql, change({ productId, units: -3 }));
  // The push was due and its task has ended.
  await until(
    () => sql`select 1 from marketplace_leases where not_before > '-infinity'`,
    (rows) => rows.length > 0,
  );
  expect(simulator.marketplaces.test.calls).toEqual([]);
  expect(await resumeAfterRestore(sql)).toBe('directory');
  await until(
    () => simulator.marketplaces.test.stockOf('A'),
    (stock) => stock === 7,
  );
  expect([...(await alerts(sql))]).toEqual([]);
}, 60_000);

test('a restore under a running process ends its subscriptions and refuses their cursors, and its calls wait', async () => {
  await restore();
  const first = await start(production);
  const way = await startBlackHole(first.server.url);
  atEnd(() => way.stop());
  const { app, stop: stopProcess } = await startProcess(way.url);
  const client = await connectLive(app.url, `Bearer ${ownerKey}`);
  client.follow({ skus: ['A'] });
  await client.until(() => client.updates().length === 1);
  await apply(first.sql, change({ productId, units: -3 }));
  await client.until(() => client.updates().at(-1)?.stock === 7);
  const cursor = client.updates().at(-1)?.cursor;
  await first.stop();
  await restore();
  const second = await start(production);
  way.leadTo(second.server.url);
  await client.until(() => client.messages.some(({ type }) => type === 'complete'));
  const [told] = client.messages.filter(({ payload }) => payload?.errors);
  expect(told?.payload?.errors?.[0]?.extensions).toMatchObject({ code: 'RESYNC_REQUIRED' });
  expect([...(await alerts(second.sql))]).toEqual([{ kind: 'restored', because: 'earlier' }]);
  expect(await firstCall(second.sql)).toBe('held');
  // However much is changed afterwards.
  for (let changes = 0; changes < 80; changes += 1) await addProduct(second.sql, { quantity: 1 });
  client.follow({ skus: ['A'], after: cursor }, '2');
  await client.until(() => client.messages.some(({ id, payload }) => id === '2' && payload?.errors));
  client.follow({ skus: ['A'] }, '3');
  await client.until(() => client.updates().at(-1)?.stock === 10);
  client.cut();
  await stopProcess();
}, 60_000);

test('after a recovery a process that begins then holds its calls, and one that has seen everything goes on', async () => {
  await restore();
  const before = await start(production);
  const seen = await readNewestChange(before.sql);
  await before.stop();
  await restore({ recovery: '' });
  const { sql } = await start(production);
  expect(await firstCall(sql)).toBe('held');
  const [era] = await sql`select era from deployment`;
  expect(await noticeRestore(sql, seen)).toBe('failover');
  expect(await firstCall(sql)).toBe(0);
  expect((await sql`select era from deployment`)[0]).not.toEqual(era);
  await sql`update deployment set place = jsonb_set(place, '{timeline}', '"00000001"')`;
  expect(await noticeRestore(sql, undefined)).toBe('timeline');
  expect(await noticeRestore(sql, undefined)).toBeUndefined();
  expect(await firstCall(sql)).toBe('held');
}, 60_000);

test('a start waits for a recovery that takes connections before it is over', async () => {
  await restore({ recovery: "recovery_target = 'immediate'\nrecovery_target_action = 'pause'\n" });
  const waiting = Promise.withResolvers<void>();
  const starting = start(production, (step) => {
    if (step.includes('recovered')) waiting.resolve();
  });
  await Promise.race([waiting.promise, starting]);
  const superuser = connectTo(await readSuperuserUrl(production));
  expect([...(await superuser`select pg_is_in_recovery() as recovers`)]).toEqual([{ recovers: true }]);
  // A command says so, instead of failing at the first row that it writes.
  for (const words of [['status'], ['check'], ['key', 'list']]) {
    expect(await runOmbor(words, { DATABASE_DIR: production })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('is being recovered from its archive, and takes no changes yet'),
    });
  }
  await superuser`select pg_wal_replay_resume()`;
  await superuser.end();
  const { sql } = await starting;
  expect(await addProduct(sql, { quantity: 1 })).toMatchObject({ id: expect.any(Number) as number });
}, 60_000);
