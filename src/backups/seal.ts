import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/*
 * A sealed file: a header, then pieces of 1 MiB, each encrypted with AES-256-GCM under a key of this file alone. The nonce of a piece is
 * its number and whether it is the last one, so that pieces cannot be changed, exchanged, repeated or cut off. The header has a keyed hash
 * of itself, which distinguishes a wrong passphrase from an altered file. Nothing of a piece is passed on before it was found unaltered.
 */

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
const magic = Buffer.from('OMBOR-SEALED-1\n');
const saltBytes = 16;
const checkBytes = 32;
const tagBytes = 16;
const pieceBytes = 1024 * 1024;
/** Some 0.2 s and 64 MB for each guess. */
const costExponent = 16;
/** A file may ask for no more than 1 GB. */
const maxCostExponent = 20;

/** Bytes of the header of a sealed file. */
export const headerBytes = magic.length + 1 + saltBytes + checkBytes;

/** A change of a stream, as `pipeline` of node:stream takes it. */
export type Through = (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer>;

/** A new header, and what seals a stream that follows it. */
export async function createSeal(passphrase: string): Promise<{ header: Buffer; through: Through }> {
  const start = Buffer.concat([magic, Buffer.from([costExponent]), randomBytes(saltBytes)]);
  const { key, check } = await toKeys(passphrase, start);
  return { header: Buffer.concat([start, check]), through: (source) => sealPieces(source, key) };
}

/** What opens the stream after a header. Throws an Error for the operator: no sealed file, or another passphrase. */
export async function openSeal(header: Buffer, passphrase: string, name: string): Promise<Through> {
  const exponent = header[magic.length] ?? 0;
  if (header.length < headerBytes || !header.subarray(0, magic.length).equals(magic) || exponent > maxCostExponent) {
    throw new Error(`${name} is no sealed backup of \`ombor backup\`.`);
  }
  const { key, check } = await toKeys(passphrase, header.subarray(0, -checkBytes));
  if (!timingSafeEqual(check, header.subarray(-checkBytes))) {
    throw new Error(`The passphrase is wrong: ${name} was sealed with another one.`);
  }
  return (source) => openPieces(source, key, name);
}

async function toKeys(passphrase: string, start: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  const exponent = start[magic.length] ?? 0;
  const cost = { N: 2 ** exponent, r: 8, p: 1, maxmem: 2 ** exponent * 1024 + 64 * 1024 * 1024 };
  // The same letters typed on another keyboard may have other bytes.
  const both = await derive(passphrase.normalize('NFC'), start.subarray(magic.length + 1), 64, cost);
  return { key: both.subarray(0, 32), check: createHmac('sha256', both.subarray(32)).update(start).digest() };
}

async function* sealPieces(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of cut(source, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, toNonce(number, isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

async function* openPieces(source: AsyncIterable<Buffer>, key: Buffer, name: string): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { piece, isLast } of cut(source, pieceBytes + tagBytes)) {
    yield openPiece(piece, key, toNonce(number, isLast)) ?? fail(name, number);
    number += 1;
  }
}

function openPiece(piece: Buffer, key: Buffer, nonce: Buffer): Buffer | undefined {
  if (piece.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(piece.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function fail(name: string, pieces: number): never {
  throw new Error(
    `${name} was altered, or is not complete: only its first ${pieces} MiB can be opened. Take another backup.`,
  );
}

function toNonce(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of `size` bytes; the last one may be shorter, and is never left out. */
async function* cut(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const bytes of source) {
    parts.push(bytes);
    length += bytes.length;
    // A full piece waits until something follows it: it may be the last one.
    if (length <= size) continue;
    let rest = Buffer.concat(parts);
    for (; rest.length > size; rest = rest.subarray(size)) yield { piece: rest.subarray(0, size), isLast: false };
    parts = [rest];
    length = rest.length;
  }
  yield { piece: Buffer.concat(parts), isLast: true };
}
