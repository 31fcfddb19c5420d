import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive } from './directory-owner.ts';
import type { PostgresUser } from './postgres-user.ts';

const run = promisify(execFile);
const startTimeoutMs = 60_000;

/** How long a server may take to end in order before it is ended at once. */
export const stopTimeoutMs = 20_000;

/** The environment of the server. Nothing of ours reaches it: a stray PGDATA, TZ or locale must not change how it runs. */
export const childEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** How a server of ours is ended, and how its unasked end is told. */
export interface Supervised {
  stop(): Promise<void>;
  failed: Promise<Error>;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  synchronous_commit: 'on',
  jit: 'off',
  // The log must hold no customer's phone number: no statements, no values of a violated constraint.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Starts the server on the data in `directory` and a free port, and waits until it takes connections. Throws an Error
 * with what the server said when it does not start.
 */
export async function startServer(directory: string, postgres: string, user: PostgresUser, durable: boolean) {
  const logFile = path.join(directory, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const log = await open(logFile, 'a', 0o600);
    const logStart = (await log.stat()).size;
    const all = { ...settings, ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }), port: String(port) };
    const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // Own process group: Ctrl-C in a terminal must reach us alone, or the database would be gone before our work is drained.
    const child = spawn(postgres, ['-D', path.join(directory, 'data'), ...flags], {
      ...user,
      env: childEnv,
      cwd: path.join(directory, 'data'),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ready = await waitUntilReady(child, path.join(directory, 'data')).finally(() => log.close());
    if (ready) return { child, port };
    const said = (await readFile(logFile)).subarray(logStart).toString().trim();
    // Another program may take the free port first, and the last processes of a killed server need a moment to end.
    if (attempt === 5)
      throw new Error(`PostgreSQL did not start in ${directory}. It says: ${said.slice(-1_000) || 'nothing'}`);
    await delay(100 * attempt);
  }
}

async function waitUntilReady(child: ChildProcess, dataDirectory: string): Promise<boolean> {
  const ended = new Promise<false>((resolve) => {
    child.once('exit', () => resolve(false));
    child.once('error', () => resolve(false));
  });
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    const file = await readPidFile(dataDirectory);
    if (file?.pid === child.pid && file?.status === 'ready') return true;
    if ((await Promise.race([ended, delay(15, true)])) === false) return false;
  }
  child.kill('SIGQUIT');
  await ended;
  return false;
}

/** Ties a server to our process: `stop` ends it in order, `failed` tells when it ends unasked; `release` is called at its end. */
export function superviseServer(child: ChildProcess, directory: string, release: () => void): Supervised {
  let stopping = false;
  // Whatever way our process ends, the server is told; a kill -9 alone leaves it, and the next start finds it.
  const onProcessExit = () => {
    child.kill('SIGINT');
    release();
  };
  process.once('exit', onProcessExit);
  const exited = once(child, 'exit').finally(() => {
    process.off('exit', onProcessExit);
    release();
  });
  const failed = new Promise<Error>((resolve) => {
    void exited.then(() => {
      if (!stopping)
        resolve(new Error(`PostgreSQL ended by itself; its log is ${path.join(directory, 'postgres.log')}`));
    });
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGINT');
    const impatient = setTimeout(() => child.kill('SIGQUIT'), stopTimeoutMs);
    await exited;
    clearTimeout(impatient);
  };
  return { stop, failed };
}

/** What postmaster.pid says of the server of a data directory: lines 1, 4 and 8. Undefined when there is none. */
export async function readPidFile(
  dataDirectory: string,
): Promise<{ pid: number; port?: string; status?: string } | undefined> {
  const text = await readFile(path.join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: lines[3], status: lines[7] } : undefined;
}

/** Whether a process is a living PostgreSQL of exactly this data directory. */
export async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === dataDirectory;
  } catch {
    // No /proc (macOS): the command line names the directory.
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return stdout.includes('postgres') && stdout.includes(dataDirectory);
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port found');
  return address.port;
}
