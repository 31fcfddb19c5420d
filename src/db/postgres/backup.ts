import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect, type Sql } from '../client.ts';
import { claimDirectory, hasCode } from './directory-owner.ts';
import { readSuperuserUrl, stopOrphan } from './embedded.ts';
import { getPostgresUser } from './postgres-user.ts';

/** Beside the data: what opens the database, and what opens the secrets that are stored in it. */
const [passwords, key] = [['password', 'owner-password'], 'encryption-key'] as const;

/** Directories of which PostgreSQL makes the content itself. */
const emptied: ReadonlySet<string> = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const left = /^(?:postmaster\.(?:pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*|recovery\.signal)$/;

/** A finished backup: bytes of its files, and the time up to which it has everything. */
export interface Backup {
  bytes: number;
  until: Date;
}

/**
 * Copies the running embedded PostgreSQL of `directory` into a new folder while it is used: everything that was committed when this ends
 * is in it. `withKey`: with the encryption key. Throws an Error for the operator when `target` exists, or the server does not run.
 */
export async function backUp(directory: string, target: string, withKey: boolean): Promise<Backup> {
  if (await exists(target)) throw new Error(`${target} exists already: name a folder that does not.`);
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  const sql = connect(await readSuperuserUrl(directory), {
    max: 1,
    applicationName: 'ombor backup',
    statementTimeoutMs: 0,
  });
  try {
    const backup = await copyRunning(sql, path.join(directory, 'data'), path.join(part, 'data'));
    for (const name of withKey ? [...passwords, key] : passwords)
      await copyFile(path.join(directory, name), path.join(part, name));
    await rename(part, target);
    return backup;
  } finally {
    await sql.end();
    await rm(part, { recursive: true, force: true });
  }
}

/** A backup belongs to the session: without it the copy cannot be used. The slot keeps the WAL that is written meanwhile, and ends with it. */
async function copyRunning(sql: Sql, from: string, to: string): Promise<Backup> {
  await sql`select pg_create_physical_replication_slot('ombor_backup_' || pg_backend_pid(), true, true)`;
  const [start] = await sql<{ file: string }[]>`select pg_walfile_name(pg_backup_start('ombor backup', true)) as file`;
  let bytes = await copyTree(from, to, (name, parent) => !left.test(name) && !(parent !== '' && emptied.has(parent)));
  const [end] = await sql<{ label: string; file: string; until: Date }[]>`
    select labelfile as label, pg_walfile_name(lsn) as file, clock_timestamp() as until from pg_backup_stop(false)`;
  if (!start || !end) throw new Error('PostgreSQL did not end the backup');
  await writeFile(path.join(to, 'backup_label'), end.label, { mode: 0o600 });
  bytes += await copyTree(path.join(from, 'pg_wal'), path.join(to, 'pg_wal'), (name) => {
    return name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= start.file && name <= end.file);
  });
  return { bytes, until: end.until };
}

/**
 * Puts a backup in the place of the embedded database of `directory`; what was there is moved aside. The server recovers it at its next
 * start and begins a new timeline, so that Ombor notices the restore. Returns where the old one is now; undefined: there was none. Throws
 * an Error for the operator when it is no backup, or a process uses the directory.
 */
export async function restoreBackup(backup: string, directory: string): Promise<string | undefined> {
  if (!(await exists(path.join(backup, 'data', 'backup_label'))))
    throw new Error(`${backup} is no backup of \`ombor backup\`.`);
  const part = `${directory}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o755 });
  await copyTree(path.join(backup, 'data'), path.join(part, 'data'), () => true);
  await writeFile(path.join(part, 'data', 'recovery.signal'), '', { mode: 0o600 });
  const settings = path.join(part, 'data', 'postgresql.auto.conf');
  // All that is needed is in the backup: nothing is to be fetched.
  await writeFile(settings, `${await readFile(settings, 'utf8')}\nrestore_command = 'false'\n`, { mode: 0o600 });
  for (const name of passwords) await copySecret(name, backup, part);
  // A backup that is kept apart from the key: the one that is here stays.
  const keyFrom = [backup, directory].find((one) => existsSync(path.join(one, key)));
  if (keyFrom !== undefined) await copySecret(key, keyFrom, part);
  await giveToServer(part);
  const aside = await moveAside(directory);
  await rename(part, directory);
  return aside;
}

async function copySecret(name: string, from: string, to: string): Promise<void> {
  await copyFile(path.join(from, name), path.join(to, name));
  await chmod(path.join(to, name), 0o600);
}

/** Whether the encryption key is beside the data of an embedded database, or of a backup of it. */
export function hasOwnKey(directory: string): boolean {
  return existsSync(path.join(directory, key));
}

async function moveAside(directory: string): Promise<string | undefined> {
  if (!(await exists(directory))) return undefined;
  const release = claimDirectory(directory);
  try {
    await stopOrphan(directory);
  } finally {
    release();
  }
  const aside = `${directory}.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(directory, aside);
  return aside;
}

/** As root, the server runs under an account of its own. */
async function giveToServer(directory: string): Promise<void> {
  const user = await getPostgresUser(path.join(directory, 'none'));
  if (!user) return;
  const data = path.join(directory, 'data');
  const names = await readdir(data, { recursive: true });
  for (const file of [data, ...names.map((name) => path.join(data, name)), path.join(directory, 'password')])
    await chown(file, user.uid, user.gid);
}

/** Copies files and folders; what vanishes meanwhile is left out. `keeps`: by its name and that of the folder it is in. Returns bytes. */
async function copyTree(
  from: string,
  to: string,
  keeps: (name: string, parent: string) => boolean,
  parent = '',
): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  let bytes = 0;
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (!keeps(entry.name, parent)) continue;
    if (entry.isDirectory()) bytes += await copyTree(source, target, keeps, entry.name);
    else if (entry.isFile()) bytes += await copyOne(source, target);
  }
  return bytes;
}

async function copyOne(source: string, target: string): Promise<number> {
  try {
    await copyFile(source, target);
    return (await lstat(target)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
