import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';

const db = useDatabase();
const lines: string[] = [];
const app = useApp(db, { role: 'api', env: { LOG_LEVEL: 'warn' }, write: (line) => lines.push(line) });
const owner = `Bearer ${ownerKey}`;

async function openRaw(protocol = 'graphql-transport-ws'): Promise<{ socket: Socket; received: Buffer[] }> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Protocol: ${protocol}\r\nSec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await once(socket, 'data');
  const received: Buffer[] = [];
  socket.on('data', (part) => received.push(part));
  return { socket, received };
}

/** The code of the close frame that came last. */
function closeCode(received: Buffer[]): number | undefined {
  const all = Buffer.concat(received);
  const at = all.lastIndexOf(0x88);
  return at >= 0 && all.length >= at + 4 ? all.readUInt16BE(at + 2) : undefined;
}

/** A masked frame; the mask is zeros. */
function frame(first: number, payload: Buffer, length?: bigint): Buffer {
  if (length !== undefined) {
    const head = Buffer.alloc(14);
    head[0] = first;
    head[1] = 0xff;
    head.writeBigUInt64BE(length, 2);
    return Buffer.concat([head, payload]);
  }
  const head = Buffer.from([first, 0x80 | (payload.length < 126 ? payload.length : 126)]);
  const extended = payload.length < 126 ? Buffer.alloc(0) : Buffer.from([payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, extended, Buffer.alloc(4), payload]);
}

test.concurrent.each<[string, Buffer, number]>([
  ['text that is no UTF-8', frame(0x81, Buffer.from([0xff, 0xfe])), 1007],
  ['a frame without a mask', Buffer.from([0x81, 1, 0x61]), 1002],
  ['a frame with a reserved bit', frame(0xc1, Buffer.from('a')), 1002],
  ['an unknown kind of frame', frame(0x83, Buffer.from('a')), 1002],
  ['a length of 2^63', frame(0x81, Buffer.from('a'), 2n ** 63n), 1009],
  ['a length of 1 GB', frame(0x81, Buffer.from('a'), 2n ** 30n), 1009],
  ['a long ping', frame(0x89, Buffer.alloc(126)), 1002],
  ['a ping in parts', frame(0x09, Buffer.from('a')), 1002],
  ['an end without a beginning', frame(0x80, Buffer.from('a')), 1002],
  ['a close code that nobody may send', frame(0x88, Buffer.from([0x03, 0xed])), 1002],
  ['JSON that is no message', frame(0x81, Buffer.from('[]')), 4400],
  ['a message of no type', frame(0x81, Buffer.from('{}')), 4400],
  ['deep JSON', frame(0x81, Buffer.from('['.repeat(16_000))), 4400],
  [
    'an operation before credentials',
    frame(0x81, Buffer.from('{"id":"1","type":"subscribe","payload":{"query":"{a}"}}')),
    4401,
  ],
])('%s closes the socket with its code', async (_what, bytes, code) => {
  const { socket, received } = await openRaw();
  socket.write(bytes);
  await once(socket, 'close');
  expect(closeCode(received)).toBe(code);
});

test.concurrent.each(['graphql-ws', 'x', 'graphql-transport-ws2'])(
  'the subprotocol %s is refused',
  async (protocol) => {
    const { socket, received } = await openRaw(protocol);
    await once(socket, 'close');
    expect([4406, undefined]).toContain(closeCode(received));
  },
);

test.each<[string, unknown]>([
  ['an array', { type: 'connection_init', payload: [] }],
  ['a number as credentials', { type: 'connection_init', payload: { authorization: 1 } }],
  ['an object as credentials', { type: 'connection_init', payload: { authorization: { toString: 'x' } } }],
  ['credentials of 15 KB', { type: 'connection_init', payload: { authorization: `Bearer ${'x'.repeat(15_000)}` } }],
  ['credentials elsewhere', { type: 'connection_init', payload: { credentials: { authorization: owner } } }],
  [
    'credentials of every object',
    { type: 'connection_init', payload: JSON.parse('{"__proto__":{"authorization":"Bearer x"}}') },
  ],
])('a beginning with %s lets nobody in', async (_what, message) => {
  const client = await connectLive(app.url, null);
  client.send(message);
  expect([4400, 4401]).toContain(await client.closed);
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('an operation may be called %s', async (id) => {
  const client = await connectLive(app.url, owner);
  client.socket.send(`{"id":"${id}","type":"subscribe","payload":{"query":"{ viewer { role } }"}}`);
  await client.until(() => client.messages.some(({ type }) => type === 'complete'));
  expect(client.messages.find(({ type }) => type === 'next')?.id).toBe(id);
  client.cut();
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['a text', 'x'],
])(
  'variables that are %s are an error of their operation or close the socket, and are no internal error',
  async (_what, variables) => {
    const client = await connectLive(app.url, owner);
    client.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { role } }', variables } });
    const closed = client.closed.then((code) => code);
    await Promise.race([closed, client.until(() => client.messages.some(({ id }) => id === '1'))]);
    if (client.socket.readyState !== client.socket.OPEN) expect(await closed).toBe(4400);
    client.cut();
  },
);

test('compression is not agreed to: a small frame cannot become a large message', async () => {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  const [head] = (await once(socket, 'data')) as [Buffer];
  expect(String(head)).toMatch(/^HTTP\/1\.1 101/);
  expect(String(head)).not.toMatch(/sec-websocket-extensions/i);
  socket.destroy();
});

test('none of it was an error of ours', () => {
  expect(lines).toEqual([]);
});
