import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { claimDirectory } from '../../src/db/postgres/directory-owner.ts';
import type { Embedded } from '../../src/db/postgres/embedded.ts';
import { childEnv, startServer, superviseServer } from '../../src/db/postgres/postgres-process.ts';
import { assertReachable, getPostgresUser } from '../../src/db/postgres/postgres-user.ts';

const run = promisify(execFile);

/**
 * Starts a server of the PostgreSQL whose initdb and postgres are in `binaries`, with its data in an empty directory: for tests
 * on another version than the embedded one.
 */
export async function startOtherPostgres(
  binaries: string,
  directory: string,
): Promise<Pick<Embedded, 'superuserUrl' | 'stop'>> {
  const release = claimDirectory(directory);
  const data = path.join(directory, 'data');
  const passwordFile = path.join(directory, 'password');
  const password = randomBytes(16).toString('hex');
  const user = await getPostgresUser(data);
  await assertReachable(user, path.join(binaries, 'postgres'), 'The PostgreSQL program');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [data, passwordFile]) await chown(file, user.uid, user.gid);
  const login = ['--username', 'ombor', '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  // The locale of the C library: PostgreSQL has its own C.UTF-8 only since version 17.
  const locale = ['--encoding', 'UTF8', '--locale', 'C.UTF-8'];
  const initdb = path.join(binaries, 'initdb');
  await run(initdb, ['--pgdata', data, '--no-sync', ...login, ...locale], { ...user, env: childEnv, cwd: data });
  const { child, port } = await startServer(directory, path.join(binaries, 'postgres'), user, false);
  const superuserUrl = `postgres://ombor:${password}@127.0.0.1:${port}/postgres`;
  return { superuserUrl, ...superviseServer(child, directory, release) };
}
