import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/db/postgres/migrate.ts';
import { assertMigrated } from '../../../src/db/postgres/schema-files.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../support/database.ts';

const options = { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' };
const databases: TestDatabase[] = [];
let empty: TestDatabase;

beforeAll(async () => {
  empty = await createEmptyDatabase();
  databases.push(empty);
});

afterAll(async () => {
  for (const database of databases) await database.drop();
});

test('two processes that migrate an empty database at once both end well, and each migration runs once', async () => {
  const results = await Promise.all([migrate(empty.url, options), migrate(empty.url, options)]);
  const names = results.flatMap((result) => result.migrations);
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
  await expect(assertMigrated(empty.url)).resolves.toBeUndefined();
});

test('a second run has nothing to do but re-creates the functions and takes over currency and time zone', async () => {
  const said: string[] = [];
  const log = (message: string) => said.push(message);
  const result = await migrate(empty.url, { log, baseCurrency: 'KZT', businessTimeZone: 'Asia/Almaty' });
  expect(result.migrations).toEqual([]);
  expect(result.functionFiles).toBeGreaterThan(0);
  expect(said).toEqual([`The database is up to date: 0 new migrations, ${result.functionFiles} function files`]);
  const rows = await empty.sql`select base_currency, business_time_zone from deployment`;
  expect(rows.map((row) => ({ ...row }))).toEqual([{ baseCurrency: 'KZT', businessTimeZone: 'Asia/Almaty' }]);
});

test('a database that lacks migrations is refused with the command that helps', async () => {
  const bare = await createEmptyDatabase();
  databases.push(bare);
  await expect(assertMigrated(bare.url)).rejects.toThrow(/lacks \d+ migration.* Run `npm run ombor -- migrate` first/);
});

test('a database that was migrated by other files is refused and left as it was', async () => {
  const foreign = await createTestDatabase();
  databases.push(foreign);
  await foreign.sql`update schema_migrations set name = '0001_something_else' where name like '0001%'`;
  await expect(migrate(foreign.url, options)).rejects.toThrow(
    /the first is 0001_something_else\.sql.*Nothing was changed/,
  );
});

test('another base currency is refused while products are priced in the old one, and taken over by the shop while there are none', async () => {
  const priced = await createTestDatabase();
  databases.push(priced);
  await migrate(priced.url, { ...options, baseCurrency: 'USD' });
  expect(await priced.sql`select distinct currency from marketplaces`).toEqual([{ currency: 'USD' }]);
  await priced.sql`insert into products (sku, name, currency) values ('A', 'A', 'USD')`;
  await expect(migrate(priced.url, options)).rejects.toThrow(
    'BASE_CURRENCY is UZS, but the products of this database are priced in USD',
  );
});

describe('a schema of another release', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    databases.push(database);
  });

  test('with functions of other text is refused with what to do, and put right by `migrate`', async () => {
    const { sql, url } = database;
    await sql`update schema_files set checksum = 'x', release = '0.0.9' where name = 'functions/append_only.sql'`;
    await expect(assertMigrated(url)).rejects.toThrow(
      /functions of the database are not those of this release .*append_only\.sql.*Stop all processes of Ombor, then run `npm run ombor -- migrate`/,
    );
    await migrate(url, options);
    await expect(assertMigrated(url)).resolves.toBeUndefined();
  });

  test('with a function that this release does not have is refused too', async () => {
    await database.sql`insert into schema_files (name, checksum, release) values ('functions/later.sql', 'x', '0.2.0')`;
    await expect(assertMigrated(database.url)).rejects.toThrow(/\(0\.2\.0; this is .*later\.sql/);
  });

  test('with a migration that this release does not know is newer: it is refused, by `migrate` as well', async () => {
    await database.sql`insert into schema_migrations (name, run_on) values ('9999_later', now())`;
    const newer =
      /migrated by a newer or another release.*1 migration\(s\) that this release does not know, the first is 9999_later\.sql/;
    await expect(assertMigrated(database.url)).rejects.toThrow(newer);
    await expect(migrate(database.url, options)).rejects.toThrow(newer);
  });

  test('with another text of a migration that was applied is refused, by `migrate` as well', async () => {
    await database.sql`update schema_files set checksum = 'x' where name = 'migrations/0012_reconcile.sql'`;
    const other = /made by another release.*its migration 0012_reconcile\.sql is another one/;
    await expect(assertMigrated(database.url)).rejects.toThrow(other);
    await expect(migrate(database.url, options)).rejects.toThrow(other);
  });

  test('of which the functions could not be created is not taken for a complete one', async () => {
    const { sql, url } = database;
    await sql`delete from schema_files`;
    await sql.unsafe(
      'drop function forget_old; create function forget_old(kind text, keep interval, max_rows integer) returns text language sql as $$ select null::text $$',
    );
    await expect(migrate(url, options)).rejects.toThrow(
      /^The database was made before Ombor 0\.1\.0, by files that have changed since, and cannot be upgraded: .*forget_old|cannot change return type.*`ombor export`/,
    );
    await expect(assertMigrated(url)).rejects.toThrow(/functions of the database are not those of this release/);
  });

  test('that was made before the files were recorded is taken over, if all of it can be created', async () => {
    await database.sql`delete from schema_files`;
    await migrate(database.url, options);
    await expect(assertMigrated(database.url)).resolves.toBeUndefined();
  });
});
