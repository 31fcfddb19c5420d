import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createClient } from 'graphql-sse';
import { baseEnv } from '../support/program.ts';

const root = path.join(import.meta.dirname, '../..');

/** A command of a page that was started. */
export interface Running {
  /** What it wrote until now. */
  output(): string;
  isOver(): boolean;
  ended: Promise<{ code: number | null; errors: string }>;
  stop(): void;
}

/** Runs the lines of a page in bash; Ombor's own commands by its real command line. */
export function runShell(text: string, directory: string, env: Record<string, string>): Running {
  const ombor = `"${process.execPath}" "${path.join(root, 'src/main.ts')}"`;
  const script = `set -euo pipefail\n${text.replaceAll(/npm run (?:-s )?ombor --/g, ombor)}`;
  const child = spawn('bash', ['-c', script], {
    cwd: directory,
    env: { ...baseEnv, PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a stream which never ends can be stopped with everything it started.
    detached: true,
  });
  let output = '';
  let errors = '';
  let isOver = false;
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    isOver = true;
    return { code: code ?? null, errors };
  });
  return {
    output: () => output,
    isOver: () => isOver,
    ended,
    stop() {
      if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
  };
}

/** An open subscription of a page. */
export interface Stream {
  /** The next event; refused after ten seconds without one. */
  next(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Subscribes by graphql-sse; resolves when the server has taken the subscription. */
export async function subscribe(
  url: string,
  authorization: string,
  request: { query: string; variables: Record<string, unknown> },
): Promise<Stream> {
  let open: (() => void) | undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const client = createClient({
    url: `${url}/graphql`,
    headers: { authorization },
    retryAttempts: 0,
    on: { connected: () => open?.() },
  });
  const events = client.iterate(request);
  let next = events.next();
  await Promise.race([opened, next]);
  return {
    async next() {
      const late = AbortSignal.timeout(10_000);
      const event = await Promise.race([
        next,
        once(late, 'abort').then(() => {
          throw new Error('no event came within 10 s');
        }),
      ]);
      next = events.next();
      return event.value;
    },
    async stop() {
      client.dispose();
      await next.catch(() => {});
    },
  };
}
