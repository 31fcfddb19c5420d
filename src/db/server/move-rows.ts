import { pipeline } from 'node:stream/promises';
import type { Sql, Tx } from '../client.ts';

/** What `migrate` writes itself, and backups of the embedded database: the server has others. */
const notMoved = ['schema_migrations', 'schema_files', 'backups'];

interface Table {
  name: string;
  /** Quoted, without generated ones. */
  columns: string;
}

/** How much was moved. */
export interface Moved {
  tables: number;
  rows: number;
}

/**
 * Copies every row of our tables from one migrated database to another one, in one snapshot of the first and one transaction of the second;
 * what the second had is gone. Both need the owner of the tables, no superuser. Jobs are not copied: the sweep wakes what waits. Throws
 * when a table did not arrive whole; then nothing was changed.
 */
export async function moveRows(from: Sql, to: Sql): Promise<Moved> {
  return from.begin('isolation level repeatable read read only', (source) =>
    to.begin(async (target) => {
      const tables = await listTables(source);
      const references = await dropReferences(target);
      for (const { name } of tables) await target.unsafe(`alter table public.${name} disable trigger user`);
      await target.unsafe(`truncate ${tables.map(({ name }) => `public.${name}`).join(', ')}`);
      let rows = 0;
      for (const table of tables) rows += await copyTable(source, target, table);
      for (const { name } of tables) await target.unsafe(`alter table public.${name} enable trigger user`);
      for (const statement of references) await target.unsafe(statement);
      await copySequences(source, target);
      return { tables: tables.length, rows };
    }),
  ) as Promise<Moved>;
}

async function listTables(source: Tx): Promise<Table[]> {
  return source<Table[]>`
    select quote_ident(c.relname) as name, (
      select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (${notMoved})
    order by c.relname`;
}

/** Rows arrive table by table, so that references hold at the end only. Returns the statements that make them again. */
async function dropReferences(target: Tx): Promise<string[]> {
  const rows = await target<{ drop: string; make: string }[]>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname`;
  for (const { drop } of rows) await target.unsafe(drop);
  return rows.map(({ make }) => make);
}

async function copyTable(source: Tx, target: Tx, { name, columns }: Table): Promise<number> {
  const [out, into] = [
    await source.unsafe(`copy public.${name} (${columns}) to stdout`).readable(),
    await target.unsafe(`copy public.${name} (${columns}) from stdin`).writable(),
  ];
  await pipeline(out, into);
  const [left, arrived] = [await countRows(source, name), await countRows(target, name)];
  if (left !== arrived) throw new Error(`${arrived} of ${left} rows of ${name} arrived; nothing was changed.`);
  return arrived;
}

async function countRows(tx: Tx, table: string): Promise<number> {
  const [row] = await tx.unsafe<{ count: number }[]>(`select count(*)::float8 as count from public.${table}`);
  return row?.count ?? 0;
}

async function copySequences(source: Tx, target: Tx): Promise<void> {
  const sequences = await source<{ name: string }[]>`
    select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`;
  for (const { name } of sequences) {
    const [row] = await source.unsafe<{ last: string; called: boolean }[]>(
      `select last_value::text as last, is_called as called from public.${name}`,
    );
    if (row) await target`select setval(${`public.${name}`}::regclass, ${row.last}::bigint, ${row.called})`;
  }
}
