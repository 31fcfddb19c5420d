import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSeal, headerBytes, openSeal } from '../../src/backups/seal.ts';

const passphrase = 'correct horse battery staple';
const piece = 1024 * 1024;
const stored = piece + 16;

async function* inChunks(bytes: Buffer, size = 60_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

async function sealAll(plain: Buffer): Promise<Buffer> {
  const { header, through } = await createSeal(passphrase);
  return Buffer.concat([header, await collect(through(inChunks(plain)))]);
}

async function openAll(sealed: Buffer, words = passphrase): Promise<Buffer> {
  const through = await openSeal(sealed.subarray(0, headerBytes), words, 'night.sealed');
  return collect(through(inChunks(sealed.subarray(headerBytes), 77_777)));
}

test.each([0, 1, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 7])(
  'what was sealed (%i bytes) is opened unchanged, and cannot be read in the file',
  async (size) => {
    const plain = randomBytes(size);
    const sealed = await sealAll(plain);
    expect(plain.equals(await openAll(sealed))).toBe(true);
    if (size > 32) expect(sealed.includes(plain.subarray(0, 32))).toBe(false);
  },
);

test('the same content is sealed differently each time', async () => {
  const plain = Buffer.alloc(1_000);
  const [one, other] = [await sealAll(plain), await sealAll(plain)];
  expect(one.subarray(headerBytes).equals(other.subarray(headerBytes))).toBe(false);
});

test('another passphrase is called wrong, and what is no sealed file is called so', async () => {
  const sealed = await sealAll(Buffer.from('books'));
  await expect(openAll(sealed, `${passphrase}!`)).rejects.toThrow(
    'The passphrase is wrong: night.sealed was sealed with another one.',
  );
  await expect(openAll(randomBytes(500))).rejects.toThrow('night.sealed is no sealed backup of `ombor backup`.');
  await expect(openAll(sealed.subarray(0, 20))).rejects.toThrow('is no sealed backup');
});

test('a passphrase opens in either form of its letters', async () => {
  const words = 'café au lait, chaque matin';
  const { header } = await createSeal(words.normalize('NFC'));
  expect(words.normalize('NFD')).not.toBe(words.normalize('NFC'));
  await openSeal(header, words.normalize('NFD'), 'night.sealed');
});

const altered = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

test('a file that was altered, cut off, reordered or extended is refused, and nothing of the bad part is passed on', async () => {
  const plain = randomBytes(3 * piece + 5);
  const sealed = await sealAll(plain);
  const body = sealed.subarray(headerBytes);
  const pieces = [0, 1, 2, 3].map((n) => body.subarray(n * stored, (n + 1) * stored));
  const join = (...parts: Buffer[]) => Buffer.concat([sealed.subarray(0, headerBytes), ...parts]);
  const [first, second, third, last] = pieces as [Buffer, Buffer, Buffer, Buffer];
  const bad = [
    altered(sealed, headerBytes + 10),
    altered(sealed, headerBytes + stored + 10),
    altered(sealed, sealed.length - 1),
    join(first, second, third),
    join(first, second, third, last.subarray(0, 10)),
    join(second, first, third, last),
    join(first, second, second, last),
    join(first, second, third, last, last),
  ];
  for (const file of bad) await expect(openAll(file)).rejects.toThrow(/was altered, or is not complete/);
  await expect(openAll(altered(sealed, 20))).rejects.toThrow('The passphrase is wrong');
  const through = await openSeal(sealed.subarray(0, headerBytes), passphrase, 'night.sealed');
  const passed: Buffer[] = [];
  const reading = (async () => {
    for await (const part of through(inChunks(join(first, altered(second, 5), third, last).subarray(headerBytes)))) {
      passed.push(part);
    }
  })();
  await expect(reading).rejects.toThrow('only its first 1 MiB can be opened');
  expect(Buffer.concat(passed).equals(plain.subarray(0, piece))).toBe(true);
});

test('a header that asks for more memory than ours is refused', async () => {
  const sealed = Buffer.from(await sealAll(Buffer.alloc(0)));
  sealed[15] = 40;
  await expect(openAll(sealed)).rejects.toThrow('is no sealed backup');
});
