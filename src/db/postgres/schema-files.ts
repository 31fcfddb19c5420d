import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { release } from '../../release.ts';
import { connect, findSqlState, type Sql, type Tx } from '../client.ts';

const sqlDirectory = path.join(import.meta.dirname, '../../../sql');
const undefinedTable = '42P01';

/** Where `runOwnMigrations` finds its files. */
export const migrationsDirectory = path.join(sqlDirectory, 'migrations');

/** Where the names of the migrations that were run stand. */
export const migrationsTable = 'schema_migrations';

/** A file that makes a part of the schema. `name`: its path below the folder sql. */
export interface SchemaFile {
  name: string;
  text: string;
  checksum: string;
}

/** The files of this release in the order in which they are applied. */
export async function readSchemaFiles(kind: 'migrations' | 'functions'): Promise<SchemaFile[]> {
  const names = (await readdir(path.join(sqlDirectory, kind))).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (file) => {
      const text = await readFile(path.join(sqlDirectory, kind, file), 'utf8');
      // A checkout on Windows may end its lines otherwise.
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
      return { name: `${kind}/${file}`, text, checksum };
    }),
  );
}

interface Applied {
  name: string;
  checksum: string;
  release: string;
}

/** What is in a database: its migrations by path, and the files with their checksums. `files` empty: it was made before they were recorded. */
export interface AppliedSchema {
  migrations: string[];
  files: Map<string, Applied>;
}

/** Reads what was applied; of an empty database nothing. */
export async function readAppliedSchema(sql: Sql): Promise<AppliedSchema> {
  const migrations = await orNone(sql<{ name: string }[]>`select name from ${sql(migrationsTable)} order by id`);
  const files = await orNone(sql<Applied[]>`select name, checksum, release from schema_files`);
  return {
    migrations: migrations.map(({ name }) => `migrations/${name}.sql`),
    files: new Map(files.map((file) => [file.name, file])),
  };
}

async function orNone<Row>(rows: Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await rows;
  } catch (error) {
    if (findSqlState(error) === undefinedTable) return [];
    throw error;
  }
}

const newest = ({ files }: AppliedSchema): string =>
  [...files.values()].map((file) => file.release).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0] ??
  'unknown';

/**
 * Why `migrate` cannot bring the schema to this release; undefined: it can. Another release is newer when it has migrations that this one
 * does not know.
 */
export function explainForeign(applied: AppliedSchema, files: readonly SchemaFile[]): string | undefined {
  const known = new Map(files.map((file) => [file.name, file]));
  const unknown = applied.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    return (
      `The database was migrated by a newer or another release of Ombor (${newest(applied)}; this is ${release}): it has ` +
      `${unknown.length} migration(s) that this release does not know, the first is ${nameOf(unknown[0])}. Start the release that migrated it, or restore a backup from before.`
    );
  }
  const changed = files.find(({ name, checksum }) => (applied.files.get(name)?.checksum ?? checksum) !== checksum);
  if (changed === undefined) return undefined;
  return (
    `The database was made by another release of Ombor (${newest(applied)}; this is ${release}): its migration ${nameOf(changed.name)} ` +
    'is another one. Start the release that made it. What was made before 0.1.0 cannot be upgraded: export it with the old code (`ombor export`), and begin with a new database.'
  );
}

const nameOf = (name = ''): string => path.basename(name);

/** Throws an Error that says what to do when the schema of the database is not that of this release: older, newer or different. */
export async function assertMigrated(url: string): Promise<void> {
  const sql = connect(url, { max: 1, applicationName: 'ombor' });
  try {
    const [applied, migrations, functions] = await Promise.all([
      readAppliedSchema(sql),
      readSchemaFiles('migrations'),
      readSchemaFiles('functions'),
    ]);
    const foreign = explainForeign(applied, migrations);
    if (foreign !== undefined) throw new Error(foreign);
    const missing = migrations.filter(({ name }) => !applied.migrations.includes(name));
    if (missing.length > 0) {
      throw new Error(
        `The database lacks ${missing.length} migration(s), the first is ${nameOf(missing[0]?.name)}. Run \`npm run ombor -- migrate\` first.`,
      );
    }
    assertSameFunctions(applied, functions);
  } finally {
    await sql.end();
  }
}

function assertSameFunctions(applied: AppliedSchema, functions: readonly SchemaFile[]): void {
  const names = [...applied.files.keys()].filter((name) => name.startsWith('functions/'));
  const other =
    functions.find(({ name, checksum }) => applied.files.get(name)?.checksum !== checksum)?.name ??
    names.find((name) => functions.every((file) => file.name !== name));
  if (other === undefined) return;
  throw new Error(
    `The functions of the database are not those of this release (${newest(applied)}; this is ${release}; ${nameOf(other)}). ` +
      'Stop all processes of Ombor, then run `npm run ombor -- migrate` of the release that you start.',
  );
}

/** Records which files made the schema. To be called in the transaction that creates the functions. */
export async function recordSchemaFiles(tx: Tx, files: readonly SchemaFile[]): Promise<void> {
  await tx`delete from schema_files where name <> all (${files.map(({ name }) => name)})`;
  await tx`
    insert into schema_files (name, checksum, release)
    select name, checksum, ${release} from unnest(
      ${files.map(({ name }) => name)}::text[], ${files.map(({ checksum }) => checksum)}::text[]) as f (name, checksum)
    on conflict (name) do update set checksum = excluded.checksum, release = excluded.release, applied_at = now()
    where schema_files.checksum <> excluded.checksum`;
}
