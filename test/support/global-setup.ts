import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/db/client.ts';
import { isClaimed } from '../../src/db/postgres/directory-owner.ts';
import { startEmbedded, stopOrphan } from '../../src/db/postgres/embedded.ts';
import { migrate } from '../../src/db/postgres/migrate.ts';
import { owner, prepareOwner } from '../../src/db/postgres/schema-owner.ts';
import { quickDirectory } from './directory.ts';
import { startOtherPostgres } from './other-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser URL of the run's own PostgreSQL, database `postgres`. */
    postgresUrl: string;
    /** URL of the role that owns the test databases and is no superuser. */
    ownerUrl: string;
    /** Where the programs that tests start keep their compiled code; undefined in the browser's tests. */
    compileCache: string | undefined;
  }
}

// Not the prefix of the directories of single tests: those look abandoned for a moment while a test kills what runs there.
const prefix = 'ombor-test-run-';

/**
 * One PostgreSQL for the whole run, with a migrated database `template_ombor` from which each test database is cloned. The
 * variable OMBOR_TEST_POSTGRES_BIN names the folder of another version's initdb and postgres.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const directory = await mkdtemp(path.join(quickDirectory, prefix));
  // mkdtemp makes it 0700; as root the server runs under another account.
  await chmod(directory, 0o755);
  const binaries = process.env.OMBOR_TEST_POSTGRES_BIN;
  const postgres = binaries
    ? await startOtherPostgres(binaries, directory)
    : await startEmbedded({ directory, durable: false });
  const ownerUrl = await prepareOwner(postgres.superuserUrl, {
    role: owner,
    password: new URL(postgres.superuserUrl).password,
  });
  await makeCheap(postgres.superuserUrl);
  await makeTemplate(postgres.superuserUrl, ownerUrl);
  project.provide('postgresUrl', postgres.superuserUrl);
  project.provide('ownerUrl', ownerUrl);
  project.provide('compileCache', path.join(directory, 'compiled'));
  return async () => {
    await postgres.stop();
    // A program that a test started may still write its compiled code while this removes it.
    await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}

/** Nothing here outlives the run, and no plan may depend on when statistics happen to be gathered. */
async function makeCheap(postgresUrl: string): Promise<void> {
  const sql = connect(postgresUrl, { max: 1, applicationName: 'test setup' });
  await sql`alter system set autovacuum = off`;
  await sql`alter system set max_wal_size = '256MB'`;
  await sql`select pg_reload_conf()`;
  // Each of some thousand connections proves its password; 4,096 rounds of hashing are for a database that others can reach.
  const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
  // PostgreSQL 15 has no such setting.
  if (server && server.version >= 160_000) await sql`set scram_iterations = 1`;
  for (const role of ['current_user', owner]) {
    await sql.unsafe(`alter role ${role} set synchronous_commit = off`);
    await sql.unsafe(`alter role ${role} password '${new URL(postgresUrl).password}'`);
  }
  await sql.end();
}

async function makeTemplate(superuserUrl: string, ownerUrl: string): Promise<void> {
  const sql = connect(superuserUrl, { max: 1, applicationName: 'test setup' });
  // Large histories are written without triggers.
  await sql`grant set on parameter session_replication_role to ${sql(owner)}`;
  await sql`create database template_ombor owner ${sql(owner)}`;
  const url = new URL(ownerUrl);
  url.pathname = '/template_ombor';
  await migrate(url.href, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  await sql`alter database template_ombor with is_template true allow_connections false`;
  await sql.end();
}

/** A run that was killed leaves its server and directory behind. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(quickDirectory)) {
    const directory = path.join(quickDirectory, entry);
    const files = entry.startsWith(prefix) ? await readdir(directory).catch((): string[] => []) : [];
    if (!files.includes('password') || isClaimed(directory)) continue;
    try {
      await stopOrphan(directory);
      await rm(directory, { recursive: true, force: true });
    } catch {
      // Another user's: not ours to clean up.
    }
  }
}
