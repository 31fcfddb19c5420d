import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createSeal, headerBytes, openSeal } from './seal.ts';

/** Packs a folder into one sealed file that only its reader's account may read. Returns its bytes. */
export async function packSealed(folder: string, file: string, passphrase: string): Promise<number> {
  const { header, through } = await createSeal(passphrase);
  const part = `${file}.part`;
  const tar = spawn('tar', ['-C', folder, '-cf', '-', '.'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = watch(tar);
  try {
    const out = createWriteStream(part, { mode: 0o600, flush: true });
    out.write(header);
    // The pages of a database are mostly zeros and repetitions: the quickest level is enough.
    await Promise.all([pipeline(tar.stdout, createGzip({ level: 1 }), through, out), ended]);
    await rename(part, file);
    return (await stat(file)).size;
  } finally {
    await rm(part, { force: true });
  }
}

/** Opens a sealed file into a new folder. Throws an Error for the operator: another passphrase, altered, or no such file. */
export async function unpackSealed(file: string, folder: string, passphrase: string): Promise<void> {
  const through = await openSeal(await readHeader(file), passphrase, file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tar = spawn('tar', ['-C', folder, '--no-same-owner', '-xf', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = watch(tar);
  const source = createReadStream(file, { start: headerBytes });
  await Promise.all([pipeline(source, through, createGunzip(), (bytes) => feed(bytes, tar.stdin)), ended]);
}

/** tar ends at the mark of the end, before what fills the last block: that is read all the same, so that the whole file was examined. */
async function feed(source: AsyncIterable<Buffer>, tar: Writable): Promise<void> {
  // Its exit code says what went wrong.
  tar.on('error', () => {});
  for await (const bytes of source) {
    if (!tar.writable || tar.write(bytes)) continue;
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([once(tar, 'drain', { signal }), once(tar, 'close', { signal })]).catch(() => {});
    waiting.abort();
  }
  tar.end();
}

async function readHeader(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new Error(`${file} cannot be read.`, { cause });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Resolves when it ended well. */
async function watch(tar: ChildProcess): Promise<void> {
  let words = '';
  tar.stderr?.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-500);
  });
  const [code] = (await once(tar, 'close').catch((cause: unknown) => {
    throw new Error('The program `tar` could not be run: install it.', { cause });
  })) as [number | null];
  if (code !== 0) throw new Error(`tar ended with ${code}: ${words.trim() || 'it said nothing'}`);
}
