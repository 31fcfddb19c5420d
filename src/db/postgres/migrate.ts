import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Logger, runMigrations as runWorkerMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import { messageOf } from '../../errors.ts';
import { connect, findSqlState, type Sql, type Tx } from '../client.ts';

const migrationsDirectory = path.join(import.meta.dirname, '../../../sql/migrations');
const functionsDirectory = path.join(import.meta.dirname, '../../../sql/functions');
const migrationsTable = 'schema_migrations';
const minVersion = 15;
// Any number, but the same in every process of every version: "ombor" in ASCII.
const lockId = 0x6f6d626f72;
const undefinedTable = '42P01';

export interface MigrateOptions {
  /** Called with a message for each step. */
  log: (message: string) => void;
  /** ISO 4217, such as UZS: the currency of costs and prices. */
  baseCurrency: string;
  /** IANA name, such as Asia/Tashkent: where the business day begins. */
  businessTimeZone: string;
}

/** The result of one run: the new migrations, and how many function files were executed. */
export interface MigrateResult {
  migrations: string[];
  functionFiles: number;
}

/**
 * Migrates the database to the schema of this release: graphile-worker's tables, new migrations, then all functions and triggers.
 * Processes that migrate at the same time wait for each other. Throws an Error for the operator when PostgreSQL is too old or when
 * the migrations on disk differ from those that were run before.
 */
export async function migrate(url: string, options: MigrateOptions): Promise<MigrateResult> {
  // No statement timeout: another process may be migrating.
  const sql = connect(url, { max: 1, applicationName: 'ombor migrate', changedBy: 'ombor', statementTimeoutMs: 0 });
  try {
    await assertVersion(sql);
    // The lock belongs to this session; if the process is killed, PostgreSQL releases it.
    await sql`select pg_advisory_lock(${lockId})`;
    await runWorkerMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
    const migrations = await runOwnMigrations(url);
    const functionFiles = await createFunctions(sql);
    await sql.begin((tx) => configure(tx, options));
    for (const name of migrations) options.log(`Migration ${name} done`);
    options.log(`The database is up to date: ${migrations.length} new migrations, ${functionFiles} function files`);
    return { migrations, functionFiles };
  } finally {
    await sql.end();
  }
}

/** Stores the base currency and the time zone; our own marketplaces without orders get the same currency. */
async function configure(tx: Tx, { baseCurrency, businessTimeZone }: MigrateOptions): Promise<void> {
  const [other] = await tx<
    { currency: string }[]
  >`select currency from products where currency <> ${baseCurrency} limit 1`;
  if (other) {
    throw new Error(
      `BASE_CURRENCY is ${baseCurrency}, but the products of this database are priced in ${other.currency}: set it back to ${other.currency}.`,
    );
  }
  await tx`update deployment set base_currency = ${baseCurrency}, business_time_zone = ${businessTimeZone}`;
  await tx`
    update marketplaces m set currency = ${baseCurrency}
    where type <> 'api' and currency <> ${baseCurrency} and not exists (select 1 from orders where marketplace_id = m.id)`;
}

/** Throws an Error that says what to do when the database lacks a migration of this release. */
export async function assertMigrated(url: string): Promise<void> {
  const sql = connect(url, { max: 1, applicationName: 'ombor' });
  try {
    const done = new Set((await listDone(sql)).map((row) => row.name));
    const missing = (await listSqlFiles(migrationsDirectory)).filter((file) => !done.has(path.basename(file, '.sql')));
    if (missing.length > 0) {
      throw new Error(
        `The database lacks ${missing.length} migration(s), the first is ${missing[0]}. Run \`npm run ombor -- migrate\` first.`,
      );
    }
  } finally {
    await sql.end();
  }
}

async function listDone(sql: Sql): Promise<{ name: string }[]> {
  try {
    return await sql<{ name: string }[]>`select name from ${sql(migrationsTable)}`;
  } catch (error) {
    if (findSqlState(error) === undefinedTable) return [];
    throw error;
  }
}

async function assertVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (row && row.number < minVersion * 10_000) {
    throw new Error(`PostgreSQL ${row.name} is too old: Ombor needs ${minVersion} or newer.`);
  }
}

async function runOwnMigrations(url: string): Promise<string[]> {
  try {
    const done = await runner({
      databaseUrl: url,
      dir: migrationsDirectory,
      migrationsTable,
      direction: 'up',
      // Only whole releases: a half-migrated database fits no version of the code.
      singleTransaction: true,
      noLock: true,
      logger: { info: () => {}, warn: () => {}, error: () => {} },
    });
    return done.map((migration) => migration.name);
  } catch (error) {
    const reason = messageOf(error);
    throw new Error(`The migrations failed and nothing was changed: ${reason}`, { cause: error });
  }
}

async function createFunctions(sql: Sql): Promise<number> {
  const files = await listSqlFiles(functionsDirectory);
  const texts = await Promise.all(files.map((file) => readFile(path.join(functionsDirectory, file), 'utf8')));
  await sql.begin(async (tx) => {
    for (const text of texts) await tx.unsafe(text).simple();
    await describeMigrationsTable(tx);
  });
  return files.length;
}

async function describeMigrationsTable(tx: Tx): Promise<void> {
  const table = tx(migrationsTable);
  await tx`comment on table ${table} is 'Migrations that were run on this database. Written by ombor migrate only'`;
  await tx`comment on column ${table}.id is 'Order in which they ran'`;
  await tx`comment on column ${table}.name is 'File name without .sql'`;
  await tx`comment on column ${table}.run_on is 'When it ran, in the time zone of the session'`;
}

async function listSqlFiles(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort();
}
