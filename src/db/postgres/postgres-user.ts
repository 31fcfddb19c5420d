import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../errors.ts';

const run = promisify(execFile);

/** The account that the server runs under; undefined means: the one we run under ourselves. */
export type PostgresUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root: as root, gives the owner of the data directory, or for new data the account
 * `postgres` (made when missing); otherwise undefined. Throws an Error in plain words when it is missing and cannot be made.
 */
export async function getPostgresUser(dataDirectory: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return undefined;
  // Data made by an ordinary user stay that user's when root starts Ombor once.
  const data = await stat(dataDirectory).catch(() => undefined);
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const existing = await findAccount();
  if (existing) return existing;
  try {
    await run('groupadd', ['--system', 'postgres']).catch(() => {});
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  } catch (error) {
    throw new Error(
      'PostgreSQL does not run as root, and the account "postgres" for it could not be made ' +
        `(${messageOf(error).trim()}). Start Ombor as an ordinary user, or set DATABASE_URL.`,
    );
  }
  const made = await findAccount();
  if (!made) throw new Error('The account "postgres" was made but is not found. Start Ombor as an ordinary user.');
  return made;
}

/**
 * Throws an Error that names the first closed parent directory when the given account cannot reach `target`.
 * `what` says in words what it is. Our own account needs no check: it made the directory.
 */
export async function assertReachable(user: PostgresUser, target: string, what: string): Promise<void> {
  if (!user) return;
  const parts = (await realpath(target)).split(path.sep);
  for (let depth = 1; depth < parts.length; depth += 1) {
    const parent = parts.slice(0, depth).join(path.sep) || path.sep;
    const { uid, gid, mode } = await stat(parent);
    const mayPass = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
    if (!mayPass) {
      throw new Error(
        `${what} ${target} cannot be reached by the account "postgres", under which PostgreSQL runs when Ombor is started as root: ` +
          `${parent} is closed to it. Move it to an open place such as /opt or /srv, start Ombor as an ordinary user, or set DATABASE_URL.`,
      );
    }
  }
}

async function findAccount(): Promise<PostgresUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
