import { setTimeout as delay } from 'node:timers/promises';
import { connect, type Sql } from '../client.ts';

/** The role that owns the schema of an embedded server, and that Ombor works as. It is no superuser. */
export const owner = 'ombor_owner';

/** A role and its password. */
export interface OwnerLogin {
  role: string;
  password: string;
}

/**
 * Makes the role that owns the schema in the database of the URL, and gives it what the superuser has there: earlier releases worked as the
 * superuser. Safe to repeat. Returns the URL of the role.
 */
export async function prepareOwner(superuserUrl: string, login: OwnerLogin): Promise<string> {
  const sql = connect(superuserUrl, { max: 1, applicationName: 'ombor setup', statementTimeoutMs: 0 });
  try {
    await makeRole(sql, login);
    await handOver(sql, login.role);
  } finally {
    await sql.end();
  }
  const account = `${encodeURIComponent(login.role)}:${encodeURIComponent(login.password)}`;
  return superuserUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^/?#]*@)?/, (_all, scheme: string) => `${scheme}${account}@`);
}

/**
 * Waits until the server may be written to: one that recovers from an archive takes connections, but only reads, until it has read the
 * archive to its end or, where its recovery pauses, until the operator resumes it. Rejects when the server ends.
 */
export async function awaitRecovery(superuserUrl: string, progress: (step: string) => void): Promise<void> {
  const sql = connect(superuserUrl, { max: 1, applicationName: 'ombor setup' });
  try {
    if (!(await recovers(sql))) return;
    progress('Waiting until PostgreSQL has recovered from its archive');
    while (await recovers(sql)) await delay(50);
  } finally {
    await sql.end();
  }
}

/** Whether a server takes connections while it recovers from an archive: then it can be read only. */
export async function isRecovering(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1, applicationName: 'ombor setup' });
  try {
    return await recovers(sql);
  } finally {
    await sql.end();
  }
}

const recovers = async (sql: Sql): Promise<boolean> =>
  (await sql<[{ isRecovering: boolean }]>`select pg_is_in_recovery() as is_recovering`)[0].isRecovering;

async function makeRole(sql: Sql, { role, password }: OwnerLogin): Promise<void> {
  const [known] = await sql`select from pg_roles where rolname = ${role}`;
  if (!known) await sql`create role ${sql(role)}`;
  const [server] = await sql<{ alter: string; database: string }[]>`
    select format('alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L', ${role}::text,
      ${password}::text) as alter, current_database() as database`;
  await sql.unsafe(server?.alter ?? '');
  // Without it a copy of the data directory could not be noticed: see database_place.
  await sql`grant pg_read_all_settings to ${sql(role)}`;
  await sql`alter database ${sql(server?.database ?? '')} owner to ${sql(role)}`;
}

/** Makes the role the owner of what the present user owns. Objects of extensions stay: they are part of the server. */
async function handOver(sql: Sql, role: string): Promise<void> {
  const rows = await sql<{ statement: string }[]>`
    with own as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
    )
    select format('alter schema %I owner to %I', nspname, ${role}::text) as statement from pg_namespace
    where nspowner = current_user::regrole and oid in (select oid from own)
    union all
    select format('alter %s %s owner to %I', case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
        when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end, c.oid::regclass, ${role}::text)
    from pg_class c
    where c.relowner = current_user::regrole and c.relnamespace in (select oid from own) and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      -- Sequences of columns follow their table.
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'a', 'i'))
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, ${role}::text) from pg_proc p
    where p.proowner = current_user::regrole and p.pronamespace in (select oid from own)
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select format('alter type %s owner to %I', t.oid::regtype, ${role}::text) from pg_type t left join pg_class c on c.oid = t.typrelid
    where t.typowner = current_user::regrole and t.typnamespace in (select oid from own)
      and (t.typtype in ('d', 'e', 'r') or t.typtype = 'c' and c.relkind = 'c')
      and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))`;
  await sql.begin(async (tx) => {
    for (const { statement } of rows) await tx.unsafe(statement);
  });
}
