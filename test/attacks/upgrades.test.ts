import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const uncaught: unknown[] = [];
const note = (error: unknown): void => {
  uncaught.push(error);
};
beforeAll(() => {
  process.on('uncaughtException', note);
});
afterAll(() => {
  process.off('uncaughtException', note);
});

const upgrade = (path: string, ...headers: string[]) =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
    '',
    '',
  ].join('\r\n');

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(app.url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const upgrades: [string, string][] = [
  ['elsewhere', upgrade('/elsewhere')],
  ['of a foreign page', upgrade('/graphql', 'Origin: https://evil.example')],
  ['without a key', upgrade('/graphql', 'Sec-WebSocket-Key: x')],
  ['at the API', upgrade('/graphql')],
];

test.each(upgrades)('an upgrade %s whose connection is reset at once ends nothing else', async (_what, text) => {
  for (let n = 0; n < 30; n += 1) {
    const socket = await open();
    socket.write(text);
    if (n % 2) await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
  }
  expect((await fetch(`${app.url}/health`)).status).toBe(200);
  expect(uncaught).toEqual([]);
});

test.each(upgrades.slice(0, 3))(
  'an upgrade %s is refused, and its connection ends on both sides',
  async (_what, text) => {
    const socket = await open();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(text);
    socket.resume();
    await once(socket, 'end');
    // Who has closed both halves answers this with a reset.
    const write = setInterval(() => socket.write('x'), 5);
    await closed;
    clearInterval(write);
  },
);

test('a connection that sends many requests before it reads an answer ends', async () => {
  const socket = await open();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let answers = '';
  socket.on('data', (data) => {
    answers += data;
  });
  socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1_000));
  socket.on('end', () => socket.end());
  await closed;
  expect(answers.split('HTTP/1.1 200').length).toBeLessThan(100);
});
