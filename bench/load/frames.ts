import { randomBytes } from 'node:crypto';

/** Takes a frame: its opcode (1 text, 8 close, 9 ping), and where its payload stands in the bytes. */
type OnFrame = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/** Puts frames of a server together from what a socket receives. Without an object per frame: there are hundreds of thousands per second. */
export class FrameReader {
  #rest: Buffer | undefined;

  /** Calls back for each frame that is complete now. */
  read(chunk: Buffer, onFrame: OnFrame): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= 2) {
      const short = bytes[at + 1]! & 0x7f;
      const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
      if (bytes.length < start) break;
      const end =
        start + (short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6));
      if (bytes.length < end) break;
      onFrame(bytes[at]! & 0x0f, bytes, start, end);
      at = end;
    }
    this.#rest = at < bytes.length ? bytes.subarray(at) : undefined;
  }
}

/** A frame of a client: masked, as the protocol asks for. At most 65,535 bytes. */
export function toFrame(payload: Buffer | string, opcode = 1): Buffer {
  const bytes = Buffer.from(payload);
  const head = bytes.length < 126 ? Buffer.alloc(2) : Buffer.alloc(4);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (bytes.length < 126 ? bytes.length : 126);
  if (bytes.length >= 126) head.writeUInt16BE(bytes.length, 2);
  const mask = randomBytes(4);
  for (let at = 0; at < bytes.length; at += 1) bytes[at]! ^= mask[at % 4]!;
  return Buffer.concat([head, mask, bytes]);
}
