import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** Packages over a slow line. */
const timeoutMs = 1_800_000;

/** A file as it must be; `owner` as chown takes it. */
export interface WantedFile {
  path: string;
  text: string;
  mode: number;
  owner: string;
}

/** The machine on which Ombor is put up, or a folder that takes its place. */
export interface Machine {
  /** False: only files are written, below a folder. */
  isReal: boolean;
  /** Whether systemd runs here: in a container or chroot it may not. */
  hasSystemd: boolean;
  /** The text of a file; undefined: there is none. */
  read(file: string): Promise<string | undefined>;
  /** Whether a file is as it must be. */
  isWritten(file: WantedFile): Promise<boolean>;
  write(file: WantedFile): Promise<void>;
  /** Makes a folder for an account. */
  makeFolder(folder: string, mode: number, owner: string): Promise<void>;
  /** Runs a program to its end, and returns its output. Throws an Error with its words. */
  run(program: string, ...words: string[]): Promise<string>;
  /** Whether it ends well. */
  succeeds(program: string, ...words: string[]): Promise<boolean>;
}

/** This machine, or with `root` a folder that takes its place. */
export async function createMachine(root: string | undefined): Promise<Machine> {
  const place = (file: string): string => (root === undefined ? file : path.join(root, file));
  const isReal = root === undefined;

  async function run(program: string, ...words: string[]): Promise<string> {
    try {
      const { stdout } = await execute(program, words, { timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 });
      return stdout.trim();
    } catch (error) {
      throw new Error(`\`${[program, ...words].join(' ')}\` failed: ${describeFailure(error)}`, { cause: error });
    }
  }

  async function read(file: string): Promise<string | undefined> {
    return readFile(place(file), 'utf8').catch(() => undefined);
  }

  async function own(file: string, owner: string): Promise<void> {
    if (isReal) await run('chown', owner, file);
  }

  return {
    isReal,
    hasSystemd: isReal && (await isFolder('/run/systemd/system')),
    read,
    async isWritten({ path: file, text, mode }) {
      const found = await stat(place(file)).catch(() => undefined);
      return found !== undefined && (found.mode & 0o777) === mode && (await read(file)) === text;
    },
    async write({ path: file, text, mode, owner }) {
      const target = place(file);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o755 });
      // Under another name first: a file with secrets is never readable by others, and never half written.
      await writeFile(`${target}.new`, text, { mode: 0o600 });
      await own(`${target}.new`, owner);
      await chmod(`${target}.new`, mode);
      await rename(`${target}.new`, target);
    },
    async makeFolder(folder, mode, owner) {
      await mkdir(place(folder), { recursive: true, mode });
      await chmod(place(folder), mode);
      await own(place(folder), owner);
    },
    run,
    succeeds: (program, ...words) =>
      run(program, ...words).then(
        () => true,
        () => false,
      ),
  };
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The last words of the program, or why it could not be run. */
function describeFailure(error: unknown): string {
  const field = (name: string): string =>
    String(Object.entries(error as object).find(([key]) => key === name)?.[1] ?? '').trim();
  const words = field('stderr') || field('stdout');
  if (words !== '') return words.split('\n').slice(-5).join(' ');
  return field('code') === 'ENOENT' ? 'there is no such program' : (error as Error).message;
}
