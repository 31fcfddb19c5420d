import { runner } from 'node-pg-migrate';
import type { Pool } from 'pg';
import { messageOf } from '../../errors.ts';
import { connect, type Sql, type Tx } from '../client.ts';
import { Logger, runMigrations as runWorkerMigrations } from '../packages/job-queue.ts';
import { createPgPool } from '../server/pg-pool.ts';
import {
  type AppliedSchema,
  explainForeign,
  migrationsDirectory,
  migrationsTable,
  readAppliedSchema,
  readSchemaFiles,
  recordSchemaFiles,
  type SchemaFile,
} from './schema-files.ts';

const minVersion = 15;
// Any number, but the same in every process of every version: "ombor" in ASCII.
const lockId = 0x6f6d626f72;

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
 * the migrations on disk differ from those that were run before; then nothing was changed.
 */
export async function migrate(url: string, options: MigrateOptions): Promise<MigrateResult> {
  const pool = await createPgPool(url, { max: 2, application_name: 'ombor migrate' });
  // No statement timeout: another process may be migrating.
  const sql = connect(url, { max: 1, applicationName: 'ombor migrate', changedBy: 'ombor', statementTimeoutMs: 0 });
  try {
    await assertVersion(sql);
    // The lock belongs to this session; if the process is killed, PostgreSQL releases it.
    await sql`select pg_advisory_lock(${lockId})`;
    const files = { migrations: await readSchemaFiles('migrations'), functions: await readSchemaFiles('functions') };
    const before = await readAppliedSchema(sql);
    const foreign = explainForeign(before, files.migrations);
    if (foreign !== undefined) throw new Error(`${foreign} Nothing was changed.`);
    const migrations = await apply(before, { sql, pool, files });
    await sql.begin((tx) => configure(tx, options));
    for (const name of migrations) options.log(`Migration ${name} done`);
    const functionFiles = files.functions.length;
    options.log(`The database is up to date: ${migrations.length} new migrations, ${functionFiles} function files`);
    return { migrations, functionFiles };
  } finally {
    await sql.end();
    await pool.end();
  }
}

interface Target {
  sql: Sql;
  pool: Pool;
  files: { migrations: SchemaFile[]; functions: SchemaFile[] };
}

/** Applies all files; returns the names of the new migrations. */
async function apply(before: AppliedSchema, { sql, pool, files }: Target): Promise<string[]> {
  try {
    await runWorkerMigrations({ pgPool: pool, logger: new Logger(() => () => {}) }).catch((error: unknown) => {
      throw nameStatement(error, 'create schema graphile_worker');
    });
    const migrations = await runOwnMigrations(pool, files.migrations);
    await createFunctions(sql, files);
    return migrations;
  } catch (error) {
    // Nobody knows by which files it was made, when those were not recorded.
    if (before.migrations.length === 0 || before.files.size > 0 || !isMisfit(error)) throw error;
    throw new Error(
      `The database was made before Ombor 0.1.0, by files that have changed since, and cannot be upgraded: ${messageOf(error)}. ` +
        'Export it with the old code (`ombor export`), and begin with a new database.',
      { cause: error },
    );
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** A right that the role lacks, whichever driver says so. */
const isRight = (error: unknown): boolean => codeOf(error) === '42501';

/** node-pg-migrate puts the first error, with its stack, into the text of another one. */
const findDenied = (error: unknown): string | undefined =>
  /^Unable to ensure migrations table: error: (permission denied .*)$/m.exec(messageOf(error))?.[1];

/** `pg` does not say which statement failed; the command line shows it with a right that is missing. */
const nameStatement = (error: unknown, query: string): unknown =>
  error instanceof Error && isRight(error) ? Object.assign(error, { query }) : error;

/** What fails because the schema is another one than expected: names and values (SQLSTATE 42, 2...), or the order of migrations. */
const isMisfit = (error: unknown): boolean =>
  error instanceof Error && !isRight(error) && /^(?:42...|2....|)$/.test(codeOf(error.cause ?? error));

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

async function assertVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (row && row.number < minVersion * 10_000) {
    throw new Error(`PostgreSQL ${row.name} is too old: Ombor needs ${minVersion} or newer.`);
  }
}

async function runOwnMigrations(pool: Pool, files: readonly SchemaFile[]): Promise<string[]> {
  const dbClient = await pool.connect();
  let failed: string | undefined;
  const findFile = (message: string): void => {
    failed ??= files.find(({ text }) => message.includes(text.trim()))?.name;
  };
  try {
    const done = await runner({
      dbClient,
      dir: migrationsDirectory,
      migrationsTable,
      direction: 'up',
      // Only whole releases: a half-migrated database fits no version of the code.
      singleTransaction: true,
      noLock: true,
      logger: { info: () => {}, warn: () => {}, error: findFile },
    });
    return done.map((migration) => migration.name);
  } catch (error) {
    const denied = findDenied(error);
    if (denied !== undefined)
      throw nameStatement(Object.assign(new Error(denied), { code: '42501' }), `create table ${migrationsTable}`);
    if (isRight(error)) throw nameStatement(error, failed ?? `create table ${migrationsTable}`);
    throw new Error(`The migrations failed and nothing was changed: ${messageOf(error)}`, { cause: error });
  } finally {
    dbClient.release();
  }
}

async function createFunctions(sql: Sql, { migrations, functions }: Target['files']): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { text } of functions) await tx.unsafe(text).simple();
    await describeMigrationsTable(tx);
    await recordSchemaFiles(tx, [...migrations, ...functions]);
  });
}

async function describeMigrationsTable(tx: Tx): Promise<void> {
  const table = tx(migrationsTable);
  await tx`comment on table ${table} is 'Migrations that were run on this database. Written by ombor migrate only'`;
  await tx`comment on column ${table}.id is 'Order in which they ran'`;
  await tx`comment on column ${table}.name is 'File name without .sql'`;
  await tx`comment on column ${table}.run_on is 'When it ran, in the time zone of the session'`;
}
