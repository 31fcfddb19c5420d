import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { FrameReader, toFrame } from '../../bench/load/frames.ts';
import { ProgressOfAll } from '../../bench/load/progress-of-all.ts';
import { readAnswer, Sender, toRequest } from '../../bench/load/sender.ts';

/** A frame as a server sends it. */
function fromServer(text: string, opcode = 1): Buffer {
  const bytes = Buffer.from(text);
  const head = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head]), bytes]);
}

describe('a reader of frames', () => {
  test('puts frames together wherever they are cut', () => {
    const texts = ['first', 'x'.repeat(300), 'last'];
    const whole = Buffer.concat(texts.map((text) => fromServer(text)));
    for (const size of [1, 7, whole.length]) {
      const reader = new FrameReader();
      const read: string[] = [];
      for (let at = 0; at < whole.length; at += size) {
        reader.read(whole.subarray(at, at + size), (_opcode, bytes, start, end) => {
          read.push(bytes.toString('utf8', start, end));
        });
      }
      expect(read).toEqual(texts);
    }
  });

  test('tells a ping from a text', () => {
    const opcodes: number[] = [];
    new FrameReader().read(Buffer.concat([fromServer('', 9), fromServer('text')]), (opcode) => opcodes.push(opcode));
    expect(opcodes).toEqual([9, 1]);
  });

  test('a frame of a client is masked', () => {
    const frame = toFrame('hello');
    const mask = frame.subarray(2, 6);
    expect(frame[1]).toBe(0x80 | 5);
    expect(String.fromCharCode(...frame.subarray(6).map((byte, at) => byte ^ mask[at % 4]!))).toBe('hello');
  });
});

describe('progress of all subscribers', () => {
  test('is the newest sale that every one of them has seen, figures that were skipped included', () => {
    const progress = new ProgressOfAll(2, 100);
    expect(progress.add(0, 'A', 99)).toBeUndefined();
    expect(progress.add(0, 'A', 97)).toBeUndefined();
    expect(progress.add(1, 'A', 98)).toBe(2);
    expect(progress.add(1, 'A', 97)).toBe(3);
  });

  test('an older figure that comes again changes nothing, and products do not mix', () => {
    const progress = new ProgressOfAll(1, 100);
    expect(progress.add(0, 'A', 98)).toBe(2);
    expect(progress.add(0, 'A', 99)).toBeUndefined();
    expect(progress.add(0, 'B', 99)).toBe(1);
  });
});

describe('a sender', () => {
  test('knows an answer only when all of it has arrived', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n';
    expect([readAnswer(head), readAnswer(`${head}abc`), readAnswer(`${head}abcd`)]).toEqual([
      undefined,
      undefined,
      200,
    ]);
    expect(readAnswer('HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n')).toBe(503);
  });

  test('sends each request until it is accepted, and counts what went wrong', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk) => received.push(String(chunk)));
      request.on('end', () => {
        if (received.length === 1) request.socket.destroy();
        else response.writeHead(received.length === 2 ? 503 : 200).end('{}');
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    using sender = new Sender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const queue = ['a', 'b'].map((body) => toRequest('/', {}, body)).values();
    await sender.sendAll(() => queue.next().value, 1);
    server.close();
    expect(received).toEqual(['a', 'a', 'a', 'b']);
    expect(sender.counts).toEqual({
      statuses: new Map([
        [503, 1],
        [200, 2],
      ]),
      resets: 1,
    });
  });
});
