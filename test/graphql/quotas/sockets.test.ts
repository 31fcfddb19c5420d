import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';

const owner = `Bearer ${ownerKey}`;
const db = useDatabase();
const app = useApp(db, { role: 'api' });

const viewer = { query: '{ viewer { role } }' };

test('more than 50 messages in a second close the socket with 4429, and nothing more is answered', async () => {
  const client = await connectLive(app.url, owner);
  for (let n = 0; n < 2_000; n += 1) client.send({ id: String(n), type: 'subscribe', payload: viewer });
  expect(await client.closed).toBe(4429);
  expect(client.messages.filter(({ type }) => type === 'next').length).toBeLessThanOrEqual(50);
});

test('twenty subscriptions at once, and their ends, are not too many', async () => {
  const client = await connectLive(app.url, owner);
  for (let n = 0; n < 20; n += 1) client.follow({}, String(n));
  for (let n = 0; n < 20; n += 1) client.send({ id: String(n), type: 'complete' });
  client.send({ type: 'ping' });
  await client.until(() => client.messages.some(({ type }) => type === 'pong'));
  expect(client.socket.readyState).toBe(client.socket.OPEN);
  client.cut();
});

test.each([
  ['invalid documents', () => ({ query: '{' })],
  [
    'what costs too much',
    () => ({
      query: '{ products(first: 250) { edges { node { movements(first: 250) { edges { node { id } } } } } } }',
    }),
  ],
])('more than 20 refused operations in a minute close the socket with 4429: %s', async (_what, payload) => {
  const client = await connectLive(app.url, owner);
  for (let n = 0; n < 21; n += 1) {
    client.send({ id: String(n), type: 'subscribe', payload: payload() });
    if (n < 20) await client.until(() => client.messages.some(({ id }) => id === String(n)));
  }
  expect(await client.closed).toBe(4429);
});

test('pings of the WebSocket itself count as messages', async () => {
  const client = await connectLive(app.url, owner);
  for (let n = 0; n < 500; n += 1) client.socket.ping();
  expect(await client.closed).toBe(4429);
});

test('an operation whose id would make every event long is refused', async () => {
  const client = await connectLive(app.url, owner);
  const id = 'x'.repeat(129);
  client.send({ id, type: 'subscribe', payload: viewer });
  await client.until(() => client.messages.some((message) => message.id === id));
  expect(client.messages.at(-1)?.payload).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  client.cut();
});

test('a message in thousands of parts closes the socket: each part takes more memory than it has', async () => {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  const key = randomBytes(16).toString('base64');
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await once(socket, 'data');
  const received: Buffer[] = [];
  socket.on('data', (data) => received.push(data));
  // One byte each, masked with zeros, the first as text.
  const part = (opcode: number) => Buffer.from([opcode, 0x81, 0, 0, 0, 0, 0x20]);
  socket.write(Buffer.concat([part(0x01), ...Array.from({ length: 2_000 }, () => part(0x00))]));
  await once(socket, 'close');
  // A close frame with 1008.
  expect(Buffer.concat(received).subarray(0, 4)).toEqual(Buffer.from([0x88, Buffer.concat(received)[1]!, 0x03, 0xf0]));
});

test('a message that only a server may send closes the socket with 4400', async () => {
  const client = await connectLive(app.url, owner);
  client.send({ id: '1', type: 'next', payload: {} });
  expect(await client.closed).toBe(4400);
});
