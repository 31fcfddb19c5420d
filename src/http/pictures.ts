import { Hono } from 'hono';
import { findPictureAddress } from '../db/catalog/shop-offer.ts';
import type { Sql } from '../db/client.ts';
import type { Downloads } from '../marketplaces/http.ts';
import { problem } from './problem.ts';

/** Where pictures of products come from. */
export interface PictureSource {
  sql: Sql;
  http: Downloads;
}

interface Picture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const maxPictureBytes = 1024 * 1024;
/** Of all pictures that a process keeps: the one that was asked for longest ago goes first. */
const maxKeptBytes = 32 * 1024 * 1024;
/** Of reads at the same time: what more is asked for is refused for now. */
const maxReading = 8;
/** For so long an address that had no picture is not asked again. */
const failedForMs = 60_000;
const maxFailed = 10_000;

/**
 * `GET /pictures/:product/:name`: the picture of a product, which this server reads at the seller's address and keeps, so that a page
 * asks no other server. `name` is of the address: another picture has another one, and each can be kept for ever.
 */
export function createPictureRoutes(source: PictureSource): Hono {
  const kept = new KeptPictures();
  const failed = new Map<string, number>();
  const reading = new Map<string, Promise<Picture | undefined>>();
  const find = (productId: number, name: string): Promise<Picture | undefined> | 'busy' => {
    const key = `${productId}/${name}`;
    const known = kept.find(key);
    if (known || Date.now() - (failed.get(key) ?? 0) < failedForMs) return Promise.resolve(known);
    if (!reading.has(key) && reading.size >= maxReading) return 'busy';
    const read = reading.get(key) ?? readPicture(source, productId, name).finally(() => reading.delete(key));
    reading.set(key, read);
    return read.then((picture) => {
      if (picture) kept.add(key, picture);
      else noteFailure(failed, key);
      return picture;
    });
  };
  return new Hono().get('/:product{[1-9][0-9]{0,8}}/:name{[0-9a-f]{16}}', async (c) => {
    const { product, name } = c.req.param();
    const found = find(Number(product), name);
    if (found === 'busy') return problem(c, 'too-busy', 'Too many pictures are being read; ask again in a moment');
    const picture = await found;
    if (!picture) return problem(c, 'not-found', `Not found: ${c.req.path}`);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(picture.bytes, 200, { 'Content-Type': picture.type });
  });
}

function noteFailure(failed: Map<string, number>, key: string): void {
  failed.delete(key);
  failed.set(key, Date.now());
  const [oldest] = failed.keys();
  if (failed.size > maxFailed && oldest !== undefined) failed.delete(oldest);
}

async function readPicture(
  { sql, http }: PictureSource,
  productId: number,
  name: string,
): Promise<Picture | undefined> {
  const url = await findPictureAddress(sql, productId, name);
  if (url === undefined) return undefined;
  const headers = { accept: 'image/avif, image/webp, image/png, image/jpeg, image/gif' };
  const signal = new AbortController().signal;
  const answer = await http
    .download({ url, headers, signal, maxResponseBytes: maxPictureBytes })
    .catch(() => undefined);
  if (answer?.status !== 200) return undefined;
  const type = findType(answer.bytes);
  return type === undefined ? undefined : { type, bytes: new Uint8Array(answer.bytes) };
}

/** By its first bytes, whatever the other server calls it. Pictures in which scripts may stand (SVG) are none. */
function findType(bytes: Buffer): string | undefined {
  const begins = (at: number, text: string): boolean => bytes.toString('latin1', at, at + text.length) === text;
  if (begins(0, '\xff\xd8\xff')) return 'image/jpeg';
  if (begins(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (begins(0, 'GIF8')) return 'image/gif';
  if (begins(0, 'RIFF') && begins(8, 'WEBP')) return 'image/webp';
  return begins(4, 'ftypavif') ? 'image/avif' : undefined;
}

/** Pictures by their key, the one that was asked for longest ago first. */
class KeptPictures {
  readonly #pictures = new Map<string, Picture>();
  #bytes = 0;

  find(key: string): Picture | undefined {
    const picture = this.#pictures.get(key);
    if (picture) {
      this.#pictures.delete(key);
      this.#pictures.set(key, picture);
    }
    return picture;
  }

  add(key: string, picture: Picture): void {
    if (this.#pictures.has(key)) return;
    this.#pictures.set(key, picture);
    this.#bytes += picture.bytes.length;
    for (const [oldest, { bytes }] of this.#pictures) {
      if (this.#bytes <= maxKeptBytes) break;
      this.#pictures.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
