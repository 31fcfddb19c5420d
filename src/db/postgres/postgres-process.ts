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

/** How long a server may take to shut down before it is stopped at once. */
export const stopTimeoutMs = 20_000;

/** The environment of the server. It inherits nothing: PGDATA, TZ or a locale must not change how it runs. */
export const childEnv = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** A server of ours. `failed` resolves when the server ends without `stop`. */
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
  // The log must contain no customer's phone number: no statements, no values that violate a constraint.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** One server for all files of a run: nothing in it has to survive, and several files with whole processes run at once. */
const forTests = { fsync: 'off', full_page_writes: 'off', max_connections: '400' };

/**
 * Starts the server with the data in `directory` on a free port, and waits until it accepts connections. Throws an Error
 * with the server's messages when it does not start.
 */
export async function startServer(
  directory: string,
  postgres: string,
  user: PostgresUser,
  { durable, env }: { durable: boolean; env: Record<string, string> },
) {
  const logFile = path.join(directory, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const log = await open(logFile, 'a', 0o600);
    const logStart = (await log.stat()).size;
    const all = { ...settings, ...(durable ? {} : forTests), port: String(port) };
    const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // Own process group: Ctrl-C in a terminal must reach only our process, or the database would stop before our work is finished.
    const child = spawn(postgres, ['-D', path.join(directory, 'data'), ...flags], {
      ...user,
      env: { ...childEnv, ...env },
      cwd: path.join(directory, 'data'),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const ready = await waitUntilReady(child, path.join(directory, 'data')).finally(() => log.close());
    if (ready) return { child, port };
    const messages = (await readFile(logFile)).subarray(logStart).toString().trim();
    // Retried: another program may take the free port first, and the last processes of a killed server need a moment to end.
    if (attempt === 5)
      throw new Error(`PostgreSQL did not start in ${directory}. Its messages: ${messages.slice(-1_000) || 'none'}`);
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

/** Ties a server to our process: `stop` shuts it down, `failed` resolves when it ends otherwise; `release` is called when it ends. */
export function superviseServer(child: ChildProcess, directory: string, release: () => void): Supervised {
  let stopping = false;
  // However our process ends, the server is stopped. Only after kill -9 it keeps running; then the next start stops it.
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
        resolve(new Error(`PostgreSQL ended unexpectedly; its log is ${path.join(directory, 'postgres.log')}`));
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

/** Lines 1, 4 and 8 of the postmaster.pid of a data directory; undefined: no such file. */
export async function readPidFile(
  dataDirectory: string,
): Promise<{ pid: number; port?: string; status?: string } | undefined> {
  const text = await readFile(path.join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: lines[3], status: lines[7] } : undefined;
}

/** Whether a process is a running PostgreSQL of exactly this data directory. */
export async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === dataDirectory;
  } catch {
    // Without /proc (macOS), the command line contains the directory.
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return stdout.includes('postgres') && stdout.includes(dataDirectory);
  }
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port found');
  return address.port;
}
