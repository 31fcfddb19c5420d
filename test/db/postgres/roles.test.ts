import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect, type Sql } from '../../../src/db/client.ts';
import { migrate } from '../../../src/db/postgres/migrate.ts';
import { prepareOwner } from '../../../src/db/postgres/schema-owner.ts';
import { readBlocks } from '../../docs/blocks.ts';
import { connectSimulated, encryptionKey, offer, type RunningApp, resume, startApp } from '../../support/app.ts';
import { runOmbor } from '../../support/command.ts';
import { createTestDatabase, useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';

const options = { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' };
const asSuperuser = (url: string): Sql => {
  const superuser = new URL(inject('postgresUrl'));
  superuser.pathname = new URL(url).pathname;
  return connect(superuser.href, { max: 1, applicationName: 'test' });
};
const newName = (what: string) => `${what}_${randomBytes(6).toString('hex')}`;
const ended: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ended.toReversed()) await end();
});

test('everything here runs as a role that owns its database and is no superuser', async () => {
  const db = await createTestDatabase();
  ended.push(() => db.drop());
  const [role] = await db.sql`
    select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname = current_user`;
  expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
  await expect(db.sql`create role another`).rejects.toMatchObject({ code: '42501' });
  await expect(db.sql`copy (select 1) to program 'true'`).rejects.toMatchObject({ code: '42501' });
});

/** The name of a role that is dropped after the databases that are made later. */
function dropAtEnd(what: string): string {
  const role = newName(what);
  ended.push(async () => {
    const sql = connect(inject('postgresUrl'), { max: 1, applicationName: 'test' });
    await sql`drop role ${sql(role)}`;
    await sql.end();
  });
  return role;
}

/** A database as earlier releases left it: made, migrated and filled by the superuser. */
async function createOldDatabase(): Promise<{ url: string; admin: Sql }> {
  const server = connect(inject('postgresUrl'), { max: 1, applicationName: 'test' });
  const name = newName('old');
  await server`create database ${server(name)} template template0`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  await migrate(url.href, options);
  const admin = connect(url.href, { max: 1, applicationName: 'test' });
  ended.push(
    () => server.end(),
    () => server`drop database ${server(name)} with (force)`,
    () => admin.end(),
  );
  return { url: url.href, admin };
}

test('a database that a superuser owned is handed over whole, keeps working and can be migrated', async () => {
  const role = dropAtEnd('owner');
  const { url, admin } = await createOldDatabase();
  await addProduct(admin, { sku: 'KEPT', quantity: 1 });
  const ownUrl = await prepareOwner(url, { role, password: "it's a password" });
  expect(await prepareOwner(url, { role, password: "it's a password" })).toBe(ownUrl);
  const [left] = await admin<{ left: string[] | null }[]>`
    select array_agg(what) as left from (
      select relname::text as what from pg_class where relowner = current_user::regrole and relnamespace::regnamespace::text in ('public', 'graphile_worker')
      union all
      select proname from pg_proc p where proowner = current_user::regrole and pronamespace::regnamespace::text in ('public', 'graphile_worker')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select nspname from pg_namespace where nspowner = current_user::regrole and nspname = 'graphile_worker'
    ) o`;
  expect(left).toEqual({ left: null });
  expect((await migrate(ownUrl, options)).migrations).toEqual([]);
  const app = await startApp(ownUrl, { env: { SWEEP_INTERVAL_MS: '200' } });
  ended.push(() => app.stop());
  const { adjustStock } = await app.query<{ adjustStock: unknown }>(
    `mutation { adjustStock(input: { sku: "KEPT", quantityChange: 2, reason: RECEIPT }) {
      ... on AdjustStockPayload { product { quantity } } } }`,
  );
  expect(adjustStock).toEqual({ product: { quantity: 3 } });
  // Written by hand in later migrations: an owner may change its tables.
  const own = connect(ownUrl, { max: 1, applicationName: 'test' });
  ended.push(() => own.end());
  await own
    .begin(async (tx) => {
      await tx`alter table products add column later integer`;
      await tx`alter table graphile_worker._private_jobs add column later integer`;
      throw new Error('enough');
    })
    .catch((error: Error) => expect(error.message).toBe('enough'));
}, 60_000);

test('`prepare-database` makes the role of DATABASE_URL, and says in one sentence what is missing', async () => {
  const role = dropAtEnd('prepared');
  const { url } = await createOldDatabase();
  const own = new URL(url);
  own.username = role;
  own.password = 'a-password';
  const env = { DATABASE_URL: own.href, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') };
  const missing = await runOmbor(['prepare-database'], env);
  expect(missing).toMatchObject({ code: 1, errors: expect.stringContaining('DATABASE_SUPERUSER_URL are required') });
  const itself = await runOmbor(['prepare-database'], { ...env, DATABASE_URL: url, DATABASE_SUPERUSER_URL: url });
  expect(itself).toMatchObject({ code: 1, errors: expect.stringContaining('names the superuser "ombor" itself') });
  const made = await runOmbor(['prepare-database'], { ...env, DATABASE_SUPERUSER_URL: url });
  expect(made).toMatchObject({ code: 0, lines: [`The role ${role} owns the database and is no superuser.`] });
  expect((await runOmbor(['migrate'], env)).code).toBe(0);
}, 60_000);

describe('the smaller role of docs/operations.md', () => {
  const db = useDatabase();
  const simulator = useSimulator();
  const role = newName('app');
  let url: string;
  const apps: RunningApp[] = [];
  beforeAll(async () => {
    const block = readBlocks('docs/operations.md').find(({ text }) => text.includes('create role ombor_app'));
    const admin = asSuperuser(db.url);
    const name = new URL(db.url).pathname.slice(1);
    const statements = block!.text
      .replaceAll('ombor_app', role)
      .replaceAll('on database ombor ', `on database ${name} `)
      .replace("'…'", "'a-password'");
    await admin.unsafe(statements);
    await admin.end();
    const own = new URL(db.url);
    own.username = role;
    own.password = 'a-password';
    url = own.href;
    for (const part of ['api', 'worker'] as const) {
      apps.push(await startApp(url, { role: part, env: { SWEEP_INTERVAL_MS: '200' } }));
    }
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
    const admin = asSuperuser(db.url);
    await admin`drop owned by ${admin(role)}`;
    await admin`drop role ${admin(role)}`;
    await admin.end();
  });

  test('is enough for serve and work: a sale reaches the other marketplaces, and settings are recorded', async () => {
    const [api] = apps as [RunningApp];
    await connectSimulated(api, simulator, ['uzum', 'ozon']);
    await offer(api, simulator, { sku: 'A', quantity: 10, price: '5', priceThere: '5' }, ['uzum', 'ozon']);
    await resume(api, ['uzum', 'ozon']);
    simulator.marketplaces.uzum.sell('A', 3);
    await until(
      () => simulator.marketplaces.ozon.stockOf('A'),
      (figure) => figure === 7,
    );
    const { auditLog } = await api.query<{ auditLog: { totalCount: number } }>('{ auditLog { totalCount } }');
    expect(auditLog.totalCount).toBeGreaterThan(4);
  }, 30_000);

  test.each([
    "update inventory_movements set actor = 'nobody'",
    'delete from inventory_movements',
    "update audit_log set actor = 'nobody'",
    'delete from audit_log',
    'truncate audit_log',
    'alter table audit_log disable trigger audit_log_append_only',
    'drop trigger audit_log_append_only on audit_log',
    'alter table marketplaces disable trigger marketplaces_audited',
    "update schema_migrations set name = 'x'",
    'create table mine (id integer)',
    'create or replace function audit_actor() returns text language sql as $$ select $x$nobody$x$ $$',
  ])('cannot do away with what happened: %s', async (statement) => {
    const sql = connect(url, { max: 1, applicationName: 'test' });
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    await sql.end();
  });
});

describe('a role that does not own its database', () => {
  /** A fresh database, in which a new role got the statements of docs/operations.md but one. Returns its URL. */
  async function createGranted(without?: RegExp): Promise<string> {
    const role = dropAtEnd('granted');
    const admin = connect(inject('postgresUrl'), { max: 1, applicationName: 'test' });
    const name = newName('granted');
    await admin.unsafe(`create role ${role} login password 'a-password'`);
    await admin.unsafe(`create database ${name} template template0`);
    const block = readBlocks('docs/operations.md').find(({ text }) => text.startsWith('grant create on database'))!;
    const statements = block.text.replaceAll('to ombor;', `to ${role};`).replace('database ombor', `database ${name}`);
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${name}`;
    const inside = connect(url.href, { max: 1, applicationName: 'test' });
    for (const statement of statements.split('\n').filter((line) => line !== '' && !without?.test(line)))
      await inside.unsafe(statement);
    await inside.end();
    ended.push(
      () => admin.end(),
      () => admin`drop database ${admin(name)} with (force)`,
    );
    return Object.assign(url, { username: role, password: 'a-password' }).href;
  }
  const commandEnv = (url: string) => ({ DATABASE_URL: url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

  test('can migrate with the two grants of docs/operations.md', async () => {
    expect(await runOmbor(['migrate'], commandEnv(await createGranted()))).toMatchObject({ code: 0, errors: '' });
  }, 60_000);

  test.each([
    [/on database/, 'create schema graphile_worker'],
    [/on schema/, 'create table schema_migrations'],
  ])(
    'without the grant %s one sentence names the statement that failed',
    async (without, statement) => {
      const { code, errors } = await runOmbor(['migrate'], commandEnv(await createGranted(without)));
      expect(code).toBe(1);
      expect(errors).toMatch(
        new RegExp(
          `^The user of DATABASE_URL lacks a right that Ombor needs: permission denied .*\\(statement: ${statement}\\)`,
        ),
      );
      expect(errors.trim().split('\n')).toHaveLength(1);
    },
    60_000,
  );
});
