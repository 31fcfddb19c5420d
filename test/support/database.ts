import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Sql } from '../../src/db/client.ts';
import { owner } from '../../src/db/postgres/schema-owner.ts';

/** A database of one test file: its URL, a pool on it, and how to be rid of it. */
export interface TestDatabase {
  url: string;
  sql: Sql;
  drop(): Promise<void>;
}

/** A fresh, fully migrated database (a clone, some 30 ms); call `drop()` at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return makeDatabase('template_ombor');
}

/** A database for all tests of a file: filled in before them, dropped after them. */
export function useDatabase(): TestDatabase {
  const database = {} as TestDatabase;
  beforeAll(async () => {
    Object.assign(database, await createTestDatabase());
  });
  afterAll(() => database.drop());
  return database;
}

/** A database without any table of ours, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase('template0');
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = connect(postgresUrl, { max: 1, applicationName: 'test support' });
  // Files copied as they are: a third cheaper than through the log.
  await admin`create database ${admin(name)} owner ${admin(owner)} template ${admin(template)} strategy file_copy`;
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  const sql = connect(url.href, { max: 3, applicationName: 'test' });
  return {
    url: url.href,
    sql,
    async drop() {
      await sql.end({ timeout: 1 });
      // Force: a test that failed may leave connections of the code under test behind.
      await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
