import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Sql } from '../src/db/client.ts';
import { startEmbedded } from '../src/db/postgres/embedded.ts';
import { migrate } from '../src/db/postgres/migrate.ts';
import { readPidFile } from '../src/db/postgres/postgres-process.ts';

/** The benchmark's own PostgreSQL, with a migrated database to copy. */
export interface Server {
  /** Of the first process, for its CPU time. */
  pid: number;
  url: string;
  logFile: string;
  encryptionKey: Buffer;
  admin: Sql;
  /** A fresh, migrated database under this name; one of that name before is dropped. Returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** The URL of a database that was kept, or undefined. */
  findDatabase(name: string): Promise<string | undefined>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const template = 'bench_template';

/** Starts PostgreSQL in `directory` with the settings of the embedded one: every commit waits for the disk. */
export async function startServer(directory: string): Promise<Server> {
  await mkdir(directory, { recursive: true });
  const postgres = await startEmbedded({ directory: path.resolve(directory), durable: true });
  const admin = connect(postgres.superuserUrl, { max: 1, applicationName: 'bench', statementTimeoutMs: 0 });
  const urlOf = (name: string): string => {
    const url = new URL(postgres.superuserUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  const dropDatabase = async (name: string): Promise<void> => {
    await admin`drop database if exists ${admin(name)} with (force)`;
  };
  await dropDatabase(template);
  await admin`create database ${admin(template)}`;
  await migrate(urlOf(template), { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  const file = await readPidFile(path.resolve(directory, 'data'));
  return {
    pid: file?.pid ?? 0,
    url: postgres.superuserUrl,
    logFile: path.resolve(directory, 'postgres.log'),
    encryptionKey: postgres.encryptionKey,
    admin,
    dropDatabase,
    async createDatabase(name) {
      await dropDatabase(name);
      await admin`create database ${admin(name)} template ${admin(template)}`;
      return urlOf(name);
    },
    async findDatabase(name) {
      const rows = await admin`select from pg_database where datname = ${name}`;
      return rows.length > 0 ? urlOf(name) : undefined;
    },
    async stop() {
      await admin.end();
      await postgres.stop();
    },
  };
}
