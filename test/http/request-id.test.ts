import { request as sendRequest } from 'node:http';
import { expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const generated = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const authorization = `Bearer ${ownerKey}`;
const json = { authorization, 'content-type': 'application/json' };

const requests: [string, string, RequestInit][] = [
  ['GraphQL', '/graphql', { method: 'POST', headers: json, body: '{"query":"{viewer{role}}"}' }],
  ['GraphQL with an error', '/graphql', { method: 'POST', headers: json, body: '{"query":"{x}"}' }],
  ['GraphQL without credentials', '/graphql', { method: 'POST', body: '{}' }],
  ['GraphQL with too large a body', '/graphql', { method: 'POST', headers: json, body: ' '.repeat(300_000) }],
  [
    'a stream of events',
    '/graphql?query=subscription{alertRaised{id}}',
    { headers: { ...json, accept: 'text/event-stream' } },
  ],
  ['GraphiQL', '/graphql', { headers: { accept: 'text/html' } }],
  ['an unsigned webhook', '/webhooks/marketplaces/stock-update', { method: 'POST', body: '{}' }],
  ['a notification', '/api/webhooks/marketplaces/ozon/notifications', { method: 'POST', body: '{}' }],
  ['/health', '/health', {}],
  ['/ready', '/ready', {}],
  ['/openapi.json', '/openapi.json', {}],
  ['/metrics', '/metrics', {}],
  ['an unknown path', '/nowhere', {}],
];

async function askForId(path: string, init: RequestInit, sent?: string): Promise<string | null> {
  const headers = new Headers(init.headers);
  if (sent !== undefined) headers.set('x-request-id', sent);
  const end = new AbortController();
  const { headers: received } = await fetch(app.url + path, { ...init, headers, signal: end.signal });
  end.abort();
  return received.get('x-request-id');
}

test.each(requests)('the answer to %s has a request id of its own', async (_name, path, init) => {
  const ids = [await askForId(path, init), await askForId(path, init)];
  expect(ids).toEqual([expect.stringMatching(generated), expect.stringMatching(generated)]);
  expect(ids[0]).not.toBe(ids[1]);
});

test.each(requests)('the answer to %s has the id that was sent', async (_name, path, init) => {
  expect(await askForId(path, init, 'req_01J:7/a+b=@x.y-z')).toBe('req_01J:7/a+b=@x.y-z');
});

test.each([
  ['too long', 'x'.repeat(129)],
  ['empty', ''],
  ['with a space', 'a b'],
  ['with a quote', 'a"b'],
  ['with markup', '<b>'],
  ['beyond ASCII', 'é'],
  ['sent twice', 'one, two'],
])('an id that is %s is replaced', async (_name, sent) => {
  expect(await askForId('/health', {}, sent)).toMatch(generated);
});

test('an error of GraphQL names the id of its answer', async () => {
  const headers = { ...json, 'x-request-id': 'mine-1' };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: '{"query":"{x}"}' });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { requestId: 'mine-1' } }] });
});

const upgrade = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; id: unknown }>((resolve, reject) => {
    const request = sendRequest(app.url + path, {
      headers: {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
        'sec-websocket-protocol': 'graphql-transport-ws',
        'x-request-id': 'mine-2',
        ...headers,
      },
    });
    request.on('error', reject);
    const take = ({
      statusCode,
      headers: received,
    }: {
      statusCode?: number | undefined;
      headers: NodeJS.Dict<string | string[]>;
    }) => {
      resolve({ status: statusCode, id: received['x-request-id'] });
      request.destroy();
    };
    request.on('response', take).on('upgrade', take).end();
  });

test('the answer to a WebSocket has one too, whether it is opened or refused', async () => {
  expect(await upgrade('/graphql')).toEqual({ status: 101, id: 'mine-2' });
  expect(await upgrade('/graphql', { origin: 'https://evil.example' })).toEqual({ status: 403, id: 'mine-2' });
  expect(await upgrade('/nowhere')).toEqual({ status: 404, id: 'mine-2' });
});
