import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { connect } from '../../../src/db/client.ts';
import { readProjectFile } from '../../docs/blocks.ts';
import { createApiParts } from '../../support/api-parts.ts';
import { ownerKey, startApp, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { startSocketServer } from '../../support/socket-server.ts';

const owner = `Bearer ${ownerKey}`;
const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Close {
  code: number;
  reason: string;
}

const codes = new Map<number, { because: string; act: string }>();
beforeAll(() => {
  for (const [, code, because, act] of readProjectFile('docs/api.md').matchAll(/^\| (\d{4}) \| (.+) \| (.+) \|$/gm)) {
    codes.set(Number(code), { because: because!, act: act! });
  }
});

/** Opens a socket without any message. */
async function open(url: string, protocol: string[] = ['graphql-transport-ws']): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol);
  socket.on('error', () => {});
  await once(socket, 'open');
  return socket;
}

async function closeOf(socket: WebSocket): Promise<Close> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: String(reason) };
}

async function act(messages: (string | object)[], protocol?: string[]): Promise<Close> {
  const socket = await open(app.url, protocol);
  const closed = closeOf(socket);
  for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return closed;
}

const init = { type: 'connection_init', payload: { authorization: owner } };
const viewer = (id: string) => ({ id, type: 'subscribe', payload: { query: '{ viewer { role } }' } });

async function followTwice(): Promise<Close> {
  const client = await connectLive(app.url, owner);
  const closed = closeOf(client.socket);
  client.follow({}, 'a');
  client.follow({}, 'a');
  return closed;
}

async function stopServer(): Promise<Close> {
  const other = await startApp(db.url, { role: 'api' });
  const { socket } = await connectLive(other.url, owner);
  const closed = closeOf(socket);
  await other.stop();
  return closed;
}

/** A server whose operations fail as no operation may. */
async function failInside(): Promise<Close> {
  const parts = createApiParts(db.sql, db.url);
  const documents = {
    ...parts.documents,
    findText: () => {
      throw new Error('secret inside');
    },
  };
  const server = await startSocketServer({ ...parts, documents }, {});
  const { socket, send } = await connectLive(server.url, owner);
  const closed = closeOf(socket);
  send(viewer('1'));
  const close = await closed;
  await server.stop();
  return close;
}

async function loseDatabase(): Promise<Close> {
  const nowhere = 'postgres://ombor@127.0.0.1:1/ombor';
  const sql = connect(nowhere, { max: 2, applicationName: 'test' });
  const server = await startSocketServer(createApiParts(sql, nowhere), {});
  const socket = await open(server.url);
  const closed = closeOf(socket);
  socket.send(JSON.stringify(init));
  const close = await closed;
  await server.stop();
  await sql.end({ timeout: 0 });
  return close;
}

async function revokeKey(): Promise<Close> {
  const { createApiKey } = await app.query<{ createApiKey: { key: string; apiKey: { id: string } } }>(
    'mutation { createApiKey(input: { name: "short", role: VIEWER }) { ... on CreateApiKeyPayload { key apiKey { id } } } }',
  );
  const { socket } = await connectLive(app.url, `Bearer ${createApiKey.key}`);
  const closed = closeOf(socket);
  await app.query('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }', {
    id: createApiKey.apiKey.id,
  });
  return closed;
}

/** What leads to each close code, and the reason that comes with it. */
const cases: [code: number, what: string, provoke: () => Promise<Close>, reason: RegExp][] = [
  [1001, 'a server that stops', stopServer, /^Going away$/],
  [1009, 'a message that is too long', () => act([init, `"${'x'.repeat(17_000)}"`]), /^$/],
  [1011, 'an internal error', failInside, /^Internal error$/],
  [1013, 'a database that is away', loseDatabase, /database/],
  [4400, 'a message that is not of the protocol', () => act([init, '{"type":"shout"}']), /^Invalid message received$/],
  [
    4401,
    'wrong credentials',
    () => act([{ type: 'connection_init', payload: { authorization: 'Bearer ombor_no' } }]),
    /^UNAUTHENTICATED$/,
  ],
  [4401, 'an operation before connection_ack', () => act([viewer('1')]), /^Unauthorized$/],
  [4403, 'a key that was revoked', revokeKey, /^The credentials have expired or were revoked$/],
  [4406, 'a socket without the subprotocol', () => act([], []), /^Subprotocol not acceptable$/],
  [4408, 'a socket that says nothing', () => act([]), /^Connection initialisation timeout$/],
  [4409, 'an id that is open', followTwice, /^Subscriber for a already exists$/],
  [4429, 'a second connection_init', () => act([init, init]), /^Too many initialisation requests$/],
];

test.each(cases)('%i: %s closes the socket so', async (code, _what, provoke, reason) => {
  const close = await provoke();
  expect(close).toEqual({ code, reason: expect.stringMatching(reason) });
});

test('the page has every code that is held here, and no other', () => {
  expect([...codes.keys()]).toEqual([...new Set(cases.map(([code]) => code))]);
});

test('each code has what to do', () => {
  for (const { act: advice } of codes.values())
    expect(advice).toMatch(/connect again|sign in again|fix the client|send less/);
});

test('a ping message is answered with a pong, also before the credentials', async () => {
  const socket = await open(app.url);
  socket.send('{"type":"ping","payload":{"at":1}}');
  const [data] = (await once(socket, 'message')) as [Buffer];
  expect(JSON.parse(String(data))).toEqual({ type: 'pong', payload: { at: 1 } });
  socket.terminate();
});
