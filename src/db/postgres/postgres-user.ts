import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../errors.ts';

const run = promisify(execFile);

/** The system account of the server; undefined: the same as ours. */
export type PostgresUser = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. As root, returns the owner of the data directory, or for new data the account `postgres`,
 * which is created if missing; otherwise undefined. Throws an Error for the operator when it cannot be created.
 */
export async function getPostgresUser(dataDirectory: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return undefined;
  // Data of an ordinary user keep their owner when root starts Ombor once.
  const data = await stat(dataDirectory).catch(() => undefined);
  if (data && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const existing = await findAccount();
  if (existing) return existing;
  try {
    await run('groupadd', ['--system', 'postgres']).catch(() => {});
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  } catch (error) {
    throw new Error(
      'Start Ombor as an ordinary user, or set DATABASE_URL: PostgreSQL does not run as root, and the account "postgres" ' +
        `could not be created (${messageOf(error).trim()}).`,
    );
  }
  const made = await findAccount();
  if (!made)
    throw new Error('Start Ombor as an ordinary user: the account "postgres" was created but cannot be found.');
  return made;
}

/**
 * Throws an Error that names the first parent directory without access when the given account cannot reach `target`.
 * `what` describes the target. Our own account needs no check: it created the directory.
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
        `${what} ${target} is not accessible to the account "postgres", which runs PostgreSQL when Ombor is started as root: ` +
          `that account may not enter ${parent}. Move it to a directory such as /opt or /srv, start Ombor as an ordinary user, or set DATABASE_URL.`,
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
