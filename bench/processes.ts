import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readMemory } from './memory.ts';

const root = path.join(import.meta.dirname, '..');

const children = new Set<ChildProcess>();

function remember<Child extends ChildProcess>(child: Child): Child {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Ends every process that still runs, at once: for a run that is interrupted. */
export function endAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

/** A process of its own that the benchmark started. */
export interface Running {
  pid: number;
  /** Where it listens; empty for a worker. */
  url: string;
  /** Log lines so far, at most the last 200. */
  log: string[];
  stop(): Promise<void>;
}

/** What a process of Ombor does: the API, the work, or both. */
export type Role = 'serve' | 'work' | 'start';

/** Starts a process of Ombor as production does, with exactly this environment beside PATH, and waits until it is ready. */
export async function startOmbor(role: Role, env: Record<string, string>): Promise<Running> {
  // The adapter of the generic format keeps 600 calls a minute of its own accord; a bench without limits lifts them.
  const preload = role !== 'serve' ? ['--import', path.join(root, 'bench/peers/without-limits.ts')] : [];
  const child = remember(
    spawn(process.execPath, [...preload, path.join(root, 'src/main.ts'), role], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => keep(log, line));
  const ready = createInterface({ input: child.stdout });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(ready, 'line'), ended.then(() => [''])])) as [string];
  if (line === '') throw new Error(`${role} did not start: ${log.join('\n')}`);
  const { url = '' } = JSON.parse(line) as { url?: string };
  return { pid: child.pid ?? 0, url, log, stop: () => stopChild(child) };
}

/** What a command that has ended took. */
export interface CommandUse {
  seconds: number;
  /** The most memory it had, as seen twenty times a second. */
  peakMb: number;
}

/** Runs a command of Ombor to its end. Throws with what it printed when it fails. */
export async function runOmbor(words: string[], env: Record<string, string>): Promise<CommandUse> {
  const startedAt = performance.now();
  const child = remember(
    spawn(process.execPath, [path.join(root, 'src/main.ts'), ...words], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const log: string[] = [];
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', (line) => keep(log, line));
  let peakKb = 0;
  const watching = setInterval(() => {
    peakKb = Math.max(peakKb, readMemory(child.pid ?? 0)?.peakKb ?? 0);
  }, 50);
  const [code] = (await once(child, 'exit').finally(() => clearInterval(watching))) as [number | null];
  if (code !== 0) throw new Error(`ombor ${words.join(' ')} ended with ${code}: ${log.join('\n')}`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakMb: peakKb / 1_024 };
}

function keep(log: string[], line: string): void {
  log.push(line);
  if (log.length > 200) log.shift();
}

/** A program of the benchmark's own in another process, which reports by messages. */
export interface Helper extends Running {
  child: ChildProcess;
}

/** Starts a program of `bench` and waits for its first message: `{ url }`. */
export async function startHelper(file: string, words: string[]): Promise<Helper> {
  const child = remember(
    fork(path.join(root, 'bench', file), words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
  );
  const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])])) as [
    { url?: string } | undefined,
  ];
  if (!message) throw new Error(`bench/${file} did not start`);
  return { pid: child.pid ?? 0, url: message.url ?? '', log: [], child, stop: () => stopChild(child) };
}

const patienceMs = 30_000;

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(impatient);
}
