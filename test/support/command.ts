import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { explain } from '../../src/cli/explain.ts';
import type { Ended } from './program.ts';

/** Thrown where a command ends its process, which here is that of the tests. */
class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * Runs a command of the command line to its end within this process, with exactly this environment beside PATH: as src/main.ts does,
 * without the second that a process of its own takes to load. One at a time.
 */
export async function runOmbor(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { command } = (await import(`../../src/cli/${words[0]}.ts`)) as { command: Command };
  const program = new Command('ombor').addCommand(command);
  const [output, errors] = [capture(process.stdout), capture(process.stderr)];
  const { env: ownEnv, exit } = process;
  process.env = { PATH: ownEnv.PATH, ...env };
  process.exit = (code) => {
    throw new Exit(Number(code ?? 0));
  };
  let code = 0;
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    code = error instanceof Exit ? error.code : 1;
    if (!(error instanceof Exit)) process.stderr.write(`${explain(error)}\n`);
  } finally {
    Object.assign(process, { env: ownEnv, exit });
    output.end();
    errors.end();
  }
  const lines = await Array.fromAsync(createInterface({ input: Readable.from([output.text()]) }));
  return { code, lines, errors: errors.text() };
}

/** Keeps what is written to a stream, as if it led to a file, until `end`. */
function capture(stream: NodeJS.WriteStream): { text(): string; end(): void } {
  const { write, isTTY } = stream;
  let text = '';
  stream.write = (part: string | Uint8Array, ...rest: unknown[]) => {
    text += typeof part === 'string' ? part : Buffer.from(part).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  stream.isTTY = false;
  return { text: () => text, end: () => void Object.assign(stream, { write, isTTY }) };
}
