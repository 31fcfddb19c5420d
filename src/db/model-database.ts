import { connect, type Json, type Sql } from './client.ts';
import { migrate } from './postgres/migrate.ts';

/** A task that is due, as its job names it. */
export interface DueTask {
  task: string;
  payload: unknown;
}

// The functions stand before pg_catalog in the search path, so that the schema, its defaults and its functions read this clock.
const clock = `
  create table public.model_clock (shift interval not null);
  insert into public.model_clock values ('0');
  create function public.now() returns timestamptz language sql stable
    as $$ select pg_catalog.now() + shift from public.model_clock $$;
  create function public.transaction_timestamp() returns timestamptz language sql stable
    as $$ select pg_catalog.now() + shift from public.model_clock $$;
  create function public.clock_timestamp() returns timestamptz language sql volatile
    as $$ select pg_catalog.clock_timestamp() + shift from public.model_clock $$;`;

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
    await admin`alter database ${admin(name)} set synchronous_commit = off`;
    await admin`alter database ${admin(name)} set jit = off`;
    await run(url.href, clock);
    await admin`alter database ${admin(name)} set search_path = public, pg_catalog`;
    await migrate(url.href, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
    await run(url.href, noLimits + jobs + forget);
    return url.href;
  } finally {
    await admin.end();
  }
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
  await sql`update model_clock set shift = ${shiftMs} * interval '1 ms'`;
}

/** Remembers the rows of all tables: `restoreModel` brings them back. */
export async function rememberModel(sql: Sql): Promise<void> {
  await sql.unsafe(remember);
  const tables = await sql<RememberedTable[]>`
    select quote_ident(c.relname) as name, (
      select string_agg(quote_ident(attname), ', ') from pg_attribute
      where attrelid = format('public.%I', c.relname)::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c where c.relnamespace = 'model_before'::regnamespace and c.relkind = 'r'`;
  await sql.unsafe(writeRestore(tables));
}

/**
 * Brings every table back to what `rememberModel` found, without the marketplaces of `without` (codes), and with these settings of the
 * others (by code).
 */
export async function restoreModel(sql: Sql, without: string[], settings: Record<string, Json>): Promise<void> {
  await sql.begin(async (tx) => {
    // Without triggers: they would announce and wake, and the ledger refuses to be emptied.
    await tx`set local session_replication_role = replica`;
    await tx`select public.model_restore()`;
    await tx`select public.model_forget(${without})`;
    await tx`
      update marketplaces m set settings = s.value from jsonb_each(${tx.json(settings)}::jsonb) s (code, value) where m.code = s.code`;
  });
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
      where schemaname = 'public' and tablename not in ('model_clock', 'model_restored', 'schema_migrations')
    loop
      execute format('create table model_before.%I as table public.%I', t, t);
    end loop;
  end $$;`;

interface RememberedTable {
  name: string;
  columns: string;
}

/** Static statements are planned once. Most histories touch few of the tables: one that nothing was written to stays as it is. */
function writeRestore(tables: RememberedTable[]): string {
  const statements = tables.map(
    ({ name, columns }) => `
    if (select count(*) from public.${name}) <> (select count(*) from model_before.${name})
      or exists (select from public.${name} where xmin::text::bigint > last) then
      delete from public.${name};
      insert into public.${name} (${columns}) overriding system value select ${columns} from model_before.${name};
    end if;`,
  );
  return `
  create function public.model_restore() returns void language plpgsql as $$
  declare
    last bigint := (select tx from public.model_restored);
  begin
    delete from graphile_worker._private_jobs;
    ${statements.join('')}
    -- What a running process saw of the history before is no sign that the database was restored.
    update public.deployment set era = gen_random_uuid()::text;
    update public.model_restored set tx = pg_current_xact_id()::text::bigint;
  end $$;`;
}

const forget = `
  create function public.model_forget(codes text[]) returns void language plpgsql as $$
  declare
    t text;
    ids integer[] := array(select id from marketplaces where code = any (codes));
  begin
    delete from listing_figures f using marketplace_products p
      where p.id = f.marketplace_product_id and p.marketplace_id = any (ids);
    for t in select table_name from information_schema.columns
      where table_schema = 'public' and column_name = 'marketplace_id' and table_name in (select tablename from pg_tables) loop
      execute format('delete from public.%I where marketplace_id = any ($1)', t) using ids;
    end loop;
    delete from marketplaces where id = any (ids);
  end $$;`;

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
