import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../../src/db/client.ts';
import { type Embedded, startEmbedded } from '../../../src/db/postgres/embedded.ts';
import { findFreePort } from '../../../src/db/postgres/postgres-process.ts';
import { getPostgresUser } from '../../../src/db/postgres/postgres-user.ts';
import { assertSessions } from '../../../src/db/server/sessions.ts';
import { runOmbor } from '../../support/command.ts';
import { createTestDirectory } from '../../support/directory.ts';

import { startTransactionPooler } from '../../support/transaction-pooler.ts';
import { until } from '../../support/until.ts';

const pgbouncer = process.env.OMBOR_TEST_PGBOUNCER ?? '/usr/sbin/pgbouncer';
const hasPgBouncer = existsSync(pgbouncer);
const inTransactionMode =
  /^DATABASE_URL leads through a connection pooler that shares connections \(transaction or statement mode\)/;

let directory: string;
let remove: () => Promise<void>;
let server: Embedded;
let port: number;

beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  server = await startEmbedded({ directory, durable: false });
  port = Number(new URL(server.url).port);
  const hba = path.join(directory, 'data/pg_hba.conf');
  await writeFile(hba, `host all pooled 127.0.0.1/32 trust\n${await readFile(hba, 'utf8')}`);
  const admin = connect(server.superuserUrl, { max: 1, applicationName: 'test' });
  await admin`create role pooled login`;
  await admin`grant create on schema public to pooled`;
  await admin`select pg_reload_conf()`;
  await admin.end();
}, 60_000);

afterAll(async () => {
  await server.stop();
  await remove();
});

const urlOf = (poolerPort: number): string => `postgres://pooled:none@127.0.0.1:${poolerPort}/postgres`;

test('a direct address passes, several times at once', async () => {
  await Promise.all([1, 2, 3].map(() => assertSessions(urlOf(port))));
});

describe.each([
  ['the newest backend first', true],
  ['each backend in its turn', false],
])('a pooler that shares connections, %s', (_how, newestFirst) => {
  let pooler: Awaited<ReturnType<typeof startTransactionPooler>>;
  beforeAll(async () => {
    pooler = await startTransactionPooler(port, { user: 'pooled', database: 'postgres', newestFirst });
  });
  afterAll(() => pooler.stop());

  test('is refused in one sentence before anything is written', async () => {
    await expect(assertSessions(urlOf(pooler.port))).rejects.toThrow(inTransactionMode);
    const env = { DATABASE_URL: urlOf(pooler.port), OMBOR_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') };
    for (const command of ['migrate', 'serve', 'work', 'start']) {
      const { code, errors } = await runOmbor([command], env);
      expect({
        command,
        code,
        sentence: inTransactionMode.test(errors),
        lines: errors.trim().split('\n').length,
      }).toEqual({
        command,
        code: 1,
        sentence: true,
        lines: 1,
      });
    }
    const direct = connect(urlOf(port), { max: 1, applicationName: 'test' });
    expect([...(await direct`select tablename from pg_tables where schemaname = 'public'`)]).toEqual([]);
    await direct.end();
  }, 60_000);
});

if (!hasPgBouncer)
  process.stdout.write(`SKIPPED: tests with PgBouncer; ${pgbouncer} is missing (apt-get install pgbouncer)\n`);

describe.skipIf(!hasPgBouncer)('PgBouncer', () => {
  /** Runs it until the end of the test. */
  async function run(settings: string[]): Promise<{ url: string; stop(): Promise<void> }> {
    const bouncerPort = await findFreePort();
    const file = path.join(directory, `pgbouncer-${bouncerPort}.ini`);
    const text = ['[databases]', `postgres = host=127.0.0.1 port=${port} user=pooled`, '[pgbouncer]'];
    const own = [
      'listen_addr = 127.0.0.1',
      `listen_port = ${bouncerPort}`,
      'auth_type = any',
      'unix_socket_dir =',
      ...settings,
    ];
    await writeFile(file, [...text, ...own, ''].join('\n'));
    const user = await getPostgresUser(path.join(directory, 'data'));
    if (user) await chown(file, user.uid, user.gid);
    const child = spawn(pgbouncer, ['-q', file], { ...user, stdio: 'ignore' });
    const probe = connect(urlOf(bouncerPort), { max: 1, applicationName: 'test' });
    await until(
      () =>
        probe`select 1`.then(
          () => 'up',
          (error: Error) => error.message,
        ),
      (answer) => answer === 'up' || answer.includes('unsupported startup parameter'),
    );
    await probe.end({ timeout: 0 });
    return {
      url: urlOf(bouncerPort),
      async stop() {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }
  const ignoring = `ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout,tcp_user_timeout,plan_cache_mode,ombor.changed_by`;

  test.each([
    ['transaction mode', ['pool_mode = transaction', ignoring], inTransactionMode],
    ['statement mode', ['pool_mode = statement', ignoring], inTransactionMode],
    [
      'session mode that drops our settings',
      ['pool_mode = session', ignoring],
      /drops settings which Ombor gives its connections \(.*statement_timeout/,
    ],
    ['its default, which refuses our settings', [], /refuses settings which Ombor gives its connections \(\w+\)/],
  ])('%s is refused', async (_mode, settings, sentence) => {
    const bouncer = await run(settings);
    try {
      await expect(assertSessions(bouncer.url)).rejects.toThrow(sentence);
    } finally {
      await bouncer.stop();
    }
  });
});
