import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

/** A program that a test has started, and how to follow it. */
export interface Program {
  pid: number;
  /** The next line on its standard output; rejects with what it wrote on standard error when it ends first. */
  nextLine(): Promise<string>;
  /** Writes a line to its standard input. */
  writeLine(text: string): void;
  /** Everything on standard error so far. */
  errors(): string;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

const root = path.join(import.meta.dirname, '../..');

/** What every program gets beside its own environment. Compiling takes a third of the time until it runs. */
export const baseEnv = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
  NODE_COMPILE_CACHE: inject('compileCache'),
};

/** Starts a TypeScript file of the project (`src/main.ts`, say) in a process of its own, with exactly this environment beside `baseEnv`. `stdin`: `pipe` for `writeLine`. */
export function startProgram(
  file: string,
  words: string[],
  env: Record<string, string> = {},
  stdin: 'ignore' | 'pipe' = 'ignore',
): Program {
  return startProgramIn(root, file, words, env, stdin);
}

/** The same for a file of another folder. */
export function startProgramIn(
  folder: string,
  file: string,
  words: string[],
  env: Record<string, string> = {},
  stdin: 'ignore' | 'pipe' = 'ignore',
): Program {
  // Always a pipe, ended at once where nothing is to be written: so its other ends have types without null.
  const child = spawn(process.execPath, [path.join(folder, file), ...words], {
    env: { ...baseEnv, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (stdin === 'ignore') child.stdin.end();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  // `close`, not `exit`: only then is standard error complete.
  const ended = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => code ?? signal ?? 0);
  return {
    pid: child.pid ?? 0,
    async nextLine() {
      const next = await lines.next();
      if (!next.done) return next.value;
      await ended;
      throw new Error(`${file} ${words.join(' ')} ended without another line; it wrote: ${errors}`);
    },
    writeLine: (text) => void child.stdin.write(`${text}\n`),
    errors: () => errors,
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** What a command wrote line by line, and its exit code. */
export interface Ended {
  code: number | NodeJS.Signals;
  lines: string[];
  errors: string;
}

/** Runs the command line to its end, in a process of its own. */
export async function spawnOmbor(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const program = startProgram('src/main.ts', words, env);
  const lines: string[] = [];
  const collect = async (): Promise<void> => {
    for (;;) lines.push(await program.nextLine());
  };
  const [code] = await Promise.all([program.ended, collect().catch(() => {})]);
  return { code, lines, errors: program.errors() };
}
