import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
/** Nobody is asked to compress, and some gateways do it all the same. */
const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** The text of an answer, in UTF-8 unless it names another encoding. An answer that grows above the limit is too large. */
export async function toText(bytes: Buffer, get: (name: string) => string | null, maxBytes: number): Promise<string> {
  const decode = decoders.get((get('content-encoding') ?? '').trim().toLowerCase());
  const plain = decode && bytes.length > 0 ? await decode(bytes, { maxOutputLength: maxBytes }) : bytes;
  const charset = /charset="?([\w-]+)/i.exec(get('content-type') ?? '')?.[1] ?? 'utf-8';
  return decoderOf(charset).decode(plain);
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
