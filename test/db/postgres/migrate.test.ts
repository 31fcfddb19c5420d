import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertMigrated, migrate } from '../../../src/db/postgres/migrate.ts';
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
  await expect(migrate(foreign.url, options)).rejects.toThrow(/nothing was changed.*0001_something_else/);
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
