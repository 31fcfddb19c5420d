import { connect, type Sql } from '../../db/client.ts';
import { findRunningEmbedded, startEmbedded } from '../../db/postgres/embedded.ts';
import { migrate } from '../../db/postgres/migrate.ts';
import { assertMigrated } from '../../db/postgres/schema-files.ts';
import { isRecovering } from '../../db/postgres/schema-owner.ts';
import { reach } from '../../db/server/reach.ts';
import { assertSessions } from '../../db/server/sessions.ts';
import type { Env } from '../../env.ts';
import type { SealKeys } from '../../secrets.ts';
import { commandLineActor } from './command-line.ts';
import { createProgress } from './progress.ts';

/** The database of a command: that of DATABASE_URL, or the embedded one. */
export interface Database {
  url: string;
  /** Of the superuser of an embedded server that this process started. */
  superuserUrl?: string;
  encryptionKey: Buffer;
  /** The same, with the one of OMBOR_ENCRYPTION_KEY_OLD where it is set. */
  sealKeys: SealKeys;
  /** Stops the embedded server if this process started it. */
  stop(): Promise<void>;
  /** Resolves when an embedded server of this process ends unexpectedly. */
  failed: Promise<Error>;
}

/** Starts the embedded PostgreSQL, or uses DATABASE_URL, and migrates it to this release. `durable` false: the embedded one may lose data. */
export async function startDatabase(env: Env, { durable = true } = {}): Promise<Database> {
  const progress = createProgress();
  let database: Database | undefined;
  try {
    database = (await findConfigured(env)) ?? (await startOwn(env, progress.step, durable));
    progress.step('Migrating the database');
    await migrate(database.url, {
      log: () => {},
      baseCurrency: env.baseCurrency,
      businessTimeZone: env.businessTimeZone,
    });
    progress.done();
    return database;
  } catch (error) {
    progress.fail();
    await database?.stop();
    throw error;
  }
}

/** The database without migrating it: that of DATABASE_URL, a running embedded one, or the embedded one started just for this. */
export async function openDatabase(env: Env): Promise<Database> {
  const running = (await findConfigured(env)) ?? (await findRunning(env));
  if (running) return running;
  const progress = createProgress();
  const database = await startOwn(env, progress.step);
  progress.done();
  return database;
}

/** The running database, for `serve` and `work`. Throws an Error when there is none or it is not migrated. */
export async function joinDatabase(env: Env): Promise<Database> {
  const database = (await findConfigured(env)) ?? (await findRunning(env));
  if (!database) {
    throw new Error(
      '`serve` and `work` need a running database: set DATABASE_URL, or run `npm start`, which starts its own.',
    );
  }
  await assertMigrated(database.url);
  return database;
}

/** Runs one operator's command on the database: that of DATABASE_URL, a running embedded one, or one started just for this. */
export async function withDatabase<T>(env: Env, run: (sql: Sql, database: Database) => Promise<T>): Promise<T> {
  const running = (await findConfigured(env)) ?? (await findRunning(env));
  if (running) await assertMigrated(running.url);
  const database = running ?? (await startDatabase(env));
  // An export waits for whoever reads its output.
  const sql = connect(database.url, {
    max: 2,
    applicationName: 'ombor command',
    changedBy: commandLineActor(),
    idleInTransactionMs: 60_000,
  });
  try {
    return await run(sql, database);
  } finally {
    await sql.end();
    await database.stop();
  }
}

/** The server of DATABASE_URL, of several the one that accepts writes. Throws an Error when Ombor cannot work on it. */
async function findConfigured(env: Env): Promise<Database | undefined> {
  if (!env.databaseUrl) return undefined;
  if (!env.encryptionKey) throw new Error('OMBOR_ENCRYPTION_KEY is required with DATABASE_URL.');
  await reach(env.databaseUrl).primary.locate();
  await assertSessions(env.databaseUrl);
  return { url: env.databaseUrl, ...toKeys(env, env.encryptionKey), ...notOurs };
}

async function findRunning(env: Env): Promise<Database | undefined> {
  const running = await findRunningEmbedded(env.databaseDir);
  if (running && (await isRecovering(running.url))) {
    throw new Error(
      `The database in ${env.databaseDir} is being recovered from its archive, and takes no changes yet. Try again when that is over; a recovery that pauses goes on after \`select pg_wal_replay_resume()\`.`,
    );
  }
  return running && { url: running.url, ...toKeys(env, running.encryptionKey), ...notOurs };
}

async function startOwn(env: Env, onProgress: (step: string) => void, durable = true): Promise<Database> {
  const embedded = await startEmbedded({ directory: env.databaseDir, onProgress, durable });
  return { ...embedded, ...toKeys(env, embedded.encryptionKey) };
}

/** The key of the environment before that of an embedded database, with the one that was in use before it. */
function toKeys(
  { encryptionKey: given, oldEncryptionKey: before }: Env,
  own: Buffer,
): Pick<Database, 'encryptionKey' | 'sealKeys'> {
  const encryptionKey = given ?? own;
  return { encryptionKey, sealKeys: before === undefined ? encryptionKey : { present: encryptionKey, before } };
}

const notOurs: Pick<Database, 'stop' | 'failed'> = {
  stop: async () => {},
  failed: new Promise<Error>(() => {}),
};
