import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Ended } from './program.ts';

let serial = 0;

/**
 * Runs the command line to its end within this process, with exactly this environment beside PATH: a process of its own (`spawnOmbor`)
 * takes a second to load. One at a time.
 */
export async function runOmbor(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { argv, env: ownEnv, exit } = process;
  const [output, errors] = [capture(process.stdout), capture(process.stderr)];
  const ownListeners = signals.map((signal) => process.listeners(signal));
  let code: number | undefined;
  const end = (exitCode?: number | string | null): never => {
    code ??= Number(exitCode ?? 0);
    output.end();
    errors.end();
    // Nothing runs after the real one either.
    throw new Error(`ended with ${code}`);
  };
  Object.assign(process, { argv: [...argv.slice(0, 2), ...words], env: { PATH: ownEnv.PATH, ...env }, exit: end });
  try {
    // Under another address each time, because it runs when it is loaded.
    serial += 1;
    await import(`../../src/main.ts?${serial}`);
  } catch (error) {
    if (code === undefined) throw error;
  } finally {
    output.restore();
    errors.restore();
    Object.assign(process, { argv, env: ownEnv, exit });
    // A command listens for signals until its process ends.
    for (const [index, signal] of signals.entries()) {
      for (const listener of process.listeners(signal)) {
        if (!ownListeners[index]?.includes(listener)) process.off(signal, listener);
      }
    }
  }
  const lines: string[] = [];
  for await (const line of createInterface({ input: Readable.from([output.text()]) })) lines.push(line);
  return { code: code ?? 0, lines, errors: errors.text() };
}

const signals = ['SIGTERM', 'SIGINT'] as const;

interface Captured {
  text(): string;
  /** What is written from now on is lost, as it is when a process has ended. */
  end(): void;
  restore(): void;
}

/** Keeps what is written to a stream, as if it led to a file. */
function capture(stream: NodeJS.WriteStream): Captured {
  const { write, isTTY } = stream;
  let text = '';
  let isOver = false;
  stream.isTTY = false;
  stream.write = (part: string | Uint8Array, ...rest: unknown[]) => {
    if (!isOver) text += typeof part === 'string' ? part : Buffer.from(part).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  return {
    text: () => text,
    end() {
      isOver = true;
    },
    restore: () => void Object.assign(stream, { write, isTTY }),
  };
}
