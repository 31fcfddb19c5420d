import { connect, type Json, type Sql } from './client.ts';
import { migrate } from './postgres/migrate.ts';

/** A task that is due, as its job names it. */
export interface DueTask {
  task: string;
  payload: unknown;
}

// The functions stand before pg_catalog in the search path, so that the schema, its defaults and its functions read this clock.
// The shift is a sequence, which a C function reads without a plan, so that PostgreSQL inlines them: as a row of a table it was a
// query per call. That function is declared again as stable, because nothing volatile is inlined into what is stable.
const clock = `
  create sequence public.model_clock minvalue ${Number.MIN_SAFE_INTEGER};
  select setval('public.model_clock', 0);
  create function public.model_shift(regclass) returns bigint language internal stable strict as 'pg_sequence_last_value';
  create function public.now() returns timestamptz language sql stable
    as $$ select pg_catalog.now() + interval '1 ms' * public.model_shift('public.model_clock') $$;
  create function public.transaction_timestamp() returns timestamptz language sql stable
    as $$ select pg_catalog.now() + interval '1 ms' * public.model_shift('public.model_clock') $$;
  create function public.clock_timestamp() returns timestamptz language sql volatile
    as $$ select pg_catalog.clock_timestamp() + interval '1 ms' * public.model_shift('public.model_clock') $$;`;

// Every call may be made at once: waiting for a limit would be real time.
const noLimits = `
  create function public.model_refill() returns trigger language plpgsql as $$
  begin
    new.refilled_at := now() - interval '1 day';
    return new;
  end $$;
  create trigger model_refilled before insert or update on call_buckets for each row execute function model_refill();`;

// Only `takeDueTasks` reads the queue: nobody has to be told, and no job has a key. A third of the time that graphile-worker's takes.
const jobs = `
  create or replace function graphile_worker.add_job(identifier text, payload json default null, queue_name text default null,
    run_at timestamptz default null, max_attempts integer default null, job_key text default null, priority integer default null,
    flags text[] default null, job_key_mode text default 'replace') returns graphile_worker._private_jobs language plpgsql as $$
  declare
    added graphile_worker._private_jobs;
    task constant integer := (select t.id from graphile_worker._private_tasks t where t.identifier = add_job.identifier);
  begin
    if task is null then
      insert into graphile_worker._private_tasks (identifier) values (add_job.identifier);
    end if;
    insert into graphile_worker._private_jobs (task_id, payload, run_at, priority)
      select t.id, coalesce(add_job.payload, '{}'), coalesce(add_job.run_at, now()), coalesce(add_job.priority, 0)
      from graphile_worker._private_tasks t where t.identifier = add_job.identifier
      returning * into added;
    return added;
  end $$;`;

/**
 * Creates a migrated database whose clock can be moved (`moveClock`) and which waits for no limit, for the model of `prove --model`.
 * In: a superuser's URL and the name. Returns its URL. Never for real data: commits do not wait for the disk.
 */
export async function createModelDatabase(adminUrl: string, name: string): Promise<string> {
  const admin = connect(adminUrl, { max: 1, applicationName: 'ombor model', statementTimeoutMs: 0 });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  try {
    await admin`create database ${admin(name)} template template0`;
    await run(url.href, clock);
    await configure(admin, name);
    await migrate(url.href, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
    await run(url.href, noLimits + jobs);
    return url.href;
  } finally {
    await admin.end();
  }
}

/** Copies a model database to which nobody is connected. In: a superuser's URL and the names. Returns the URL of the copy. */
export async function copyModelDatabase(adminUrl: string, from: string, name: string): Promise<string> {
  const admin = connect(adminUrl, { max: 1, applicationName: 'ombor model', statementTimeoutMs: 0 });
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  try {
    await admin`create database ${admin(name)} template ${admin(from)}`;
    await configure(admin, name);
    return url.href;
  } finally {
    await admin.end();
  }
}

/** Settings of a database are no part of its copies. */
async function configure(admin: Sql, name: string): Promise<void> {
  await admin`alter database ${admin(name)} set synchronous_commit = off`;
  await admin`alter database ${admin(name)} set jit = off`;
  // Tables stay small: what a plan for the very values would save is less than planning again.
  await admin`alter database ${admin(name)} set plan_cache_mode = force_generic_plan`;
  await admin`alter database ${admin(name)} set search_path = public, pg_catalog`;
}

/** Drops the database with everything in it. */
export async function dropModelDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = connect(adminUrl, { max: 1, applicationName: 'ombor model' });
  await admin`drop database if exists ${admin(name)} with (force)`;
  await admin.end();
}

async function run(url: string, statements: string): Promise<void> {
  const sql = connect(url, { max: 1, applicationName: 'ombor model' });
  await sql.unsafe(statements);
  await sql.end();
}

/** Sets by how much the clock of the model database is ahead of the real one, in ms. */
export async function moveClock(sql: Sql, shiftMs: number): Promise<void> {
  await sql`select setval('public.model_clock', ${shiftMs})`;
}

/** Remembers the rows of all tables: `restoreModel` brings them back. */
export async function rememberModel(sql: Sql): Promise<void> {
  await sql.unsafe(remember);
  const tables = await sql<RememberedTable[]>`
    select quote_ident(c.relname) as name, (
      select string_agg(quote_ident(attname), ', ') from pg_attribute
      where attrelid = format('public.%I', c.relname)::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'marketplace_id') as is_of_marketplace
    from pg_class c where c.relnamespace = 'model_before'::regnamespace and c.relkind = 'r'`;
  await sql.unsafe(writeRestore(tables));
}

/** A connection for `restoreModel` alone. Without triggers: they would announce and wake, and the ledger refuses to be emptied. */
export function connectToRestore(databaseUrl: string): Sql {
  const settings = { session_replication_role: 'replica' };
  return connect(databaseUrl, { max: 1, applicationName: 'ombor model', settings });
}

/**
 * Brings every table back to what `rememberModel` found, without the marketplaces of `without` (codes), and with these settings of the
 * others (by code). In: a connection by `connectToRestore`.
 */
export async function restoreModel(sql: Sql, without: string[], settings: Record<string, Json>): Promise<void> {
  await sql`select public.model_restore(${without}, ${sql.json(settings)})`;
}

const remember = `
  create schema model_before;
  create table public.model_restored (tx bigint not null);
  insert into public.model_restored values (0);
  do $$
  declare
    t text;
  begin
    for t in select tablename from pg_tables
      where schemaname = 'public' and tablename not in ('model_restored', 'schema_migrations', 'schema_files')
    loop
      execute format('create table model_before.%I as table public.%I', t, t);
    end loop;
  end $$;`;

interface RememberedTable {
  name: string;
  columns: string;
  isOfMarketplace: boolean;
}

/** Static statements are planned once. Most histories touch few of the tables: one that nothing was written to stays as it is. */
function writeRestore(tables: RememberedTable[]): string {
  const restores = tables.map(
    ({ name, columns }) => `
    if exists (select from public.${name} where xmin::text::bigint > last) or (select count(*) from public.${name}) <> (select count(*) from model_before.${name}) then
      delete from public.${name};
      insert into public.${name} (${columns}) overriding system value select ${columns} from model_before.${name};
    end if;`,
  );
  const forgets = tables
    .filter(({ isOfMarketplace }) => isOfMarketplace)
    .map(({ name }) => `delete from public.${name} where marketplace_id = any (ids);`);
  return `
  create function public.model_restore(without text[], connections jsonb) returns void language plpgsql as $$
  #variable_conflict use_column
  declare
    last bigint := (select tx from public.model_restored);
    ids integer[] := array(select id from model_before.marketplaces where code = any (without));
  begin
    delete from graphile_worker._private_jobs;
    ${restores.join('')}
    delete from public.listing_figures f using model_before.marketplace_products p
      where p.id = f.marketplace_product_id and p.marketplace_id = any (ids);
    ${forgets.join('\n    ')}
    delete from public.marketplaces where id = any (ids);
    update public.marketplaces m set settings = s.value from jsonb_each(connections) s (code, value) where m.code = s.code;
    -- What a running process saw of the history before is no sign that the database was restored.
    update public.deployment set era = gen_random_uuid()::text;
    update public.model_restored set tx = pg_current_xact_id()::text::bigint;
  end $$;`;
}

/** Takes the jobs that are due out of the queue, in the order in which a worker would take them. */
export function takeDueTasks(sql: Sql): Promise<DueTask[]> {
  return sql<DueTask[]>`
    with due as (
      delete from graphile_worker._private_jobs j where j.run_at <= clock_timestamp()
      returning j.id, j.task_id, j.payload, j.priority, j.run_at
    )
    select t.identifier as task, due.payload from due join graphile_worker._private_tasks t on t.id = due.task_id
    order by due.priority, due.run_at, due.id`;
}
