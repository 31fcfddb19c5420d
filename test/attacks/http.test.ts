import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const authorization = `Bearer ${ownerKey}`;
const query = '{"query":"{ viewer { role } }"}';

/** Sends bytes as they are. Resolves with everything that is answered until the connection ends, or is quiet. */
async function sendRaw(text: string | Buffer, endAfterMs = 400): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  const parts: Buffer[] = [];
  const quiet = setTimeout(() => socket.end(), endAfterMs);
  socket.on('data', (part) => {
    parts.push(part);
    quiet.refresh();
  });
  socket.write(text);
  await once(socket, 'close');
  clearTimeout(quiet);
  return Buffer.concat(parts).toString('latin1');
}

const statusesOf = (answer: string): number[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));

const lines = (...parts: string[]) => `${parts.join('\r\n')}\r\n\r\n`;
const post = (...headers: string[]) =>
  lines(
    'POST /graphql HTTP/1.1',
    'Host: x',
    `Authorization: ${authorization}`,
    'Content-Type: application/json',
    'Connection: close',
    ...headers,
  );
const chunked = `${query.length.toString(16)}\r\n${query}\r\n0\r\n\r\n`;

describe('a request that two servers would read differently is refused, and nothing in it is executed', () => {
  test.each<[string, string]>([
    ['both lengths', `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}${chunked}`],
    ['two lengths', `${post('Content-Length: 5', `Content-Length: ${query.length}`)}${query}`],
    ['a length with a sign', `${post(`Content-Length: +${query.length}`)}${query}`],
    ['an unknown encoding', `${post('Transfer-Encoding: xchunked')}${chunked}`],
    ['chunked that is not the last encoding', `${post('Transfer-Encoding: chunked, identity')}${chunked}`],
    ['a chunk whose length is negative', `${post('Transfer-Encoding: chunked')}-1\r\n${query}\r\n0\r\n\r\n`],
    ['a chunk whose length overflows', `${post('Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFFF\r\n${query}`],
    ['a space before the colon', `${post(`Content-Length : ${query.length}`)}${query}`],
    ['a header that is folded', `${post('X: a\r\n b', `Content-Length: ${query.length}`)}${query}`],
    ['a bare line feed', `POST /graphql HTTP/1.1\nHost: x\nContent-Length: 0\n\n`],
    ['a NUL in a header', `${post('X: a\0b', `Content-Length: ${query.length}`)}${query}`],
    ['no host', lines('GET /health HTTP/1.1')],
    ['two hosts', lines('GET /health HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close')],
  ])('%s', async (_what, text) => {
    const statuses = statusesOf(await sendRaw(text));
    expect(statuses.filter((status) => status < 400)).toEqual(_what === 'two hosts' ? [200] : []);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });
});

describe('an odd request is answered without an internal error', () => {
  test.each<[string, string]>([
    [
      'an absolute address of another server',
      lines('GET http://evil.example/graphql HTTP/1.1', 'Host: evil.example', 'Connection: close'),
    ],
    [
      'an address that begins with two slashes',
      lines('GET //evil.example/health HTTP/1.1', 'Host: x', 'Connection: close'),
    ],
    [
      'an absolute address with a user',
      lines('GET http://a:b@x/graphql HTTP/1.1', 'Host: x', `Authorization: ${authorization}`, 'Connection: close'),
    ],
    ['an asterisk', lines('OPTIONS * HTTP/1.1', 'Host: x', 'Connection: close')],
    ['a host that is no host', lines('GET /health HTTP/1.1', 'Host: a@b/../c?d#e', 'Connection: close')],
    ['a host of spaces', lines('GET /graphql?query={viewer{role}} HTTP/1.1', 'Host: a b', 'Connection: close')],
    ['a broken escape', lines('GET /%zz%00/../graphql HTTP/1.1', 'Host: x', 'Connection: close')],
    [
      'a broken escape in a query',
      lines(
        'GET /graphql?query=%zz&variables=%ff HTTP/1.1',
        'Host: x',
        `Authorization: ${authorization}`,
        'Connection: close',
      ),
    ],
    ['a name of every object', lines('GET /problems/__proto__ HTTP/1.1', 'Host: x', 'Connection: close')],
    ['another one', lines('GET /problems/constructor HTTP/1.1', 'Host: x', 'Connection: close')],
    [
      'the method TRACE',
      lines('TRACE /graphql HTTP/1.1', 'Host: x', `Authorization: ${authorization}`, 'Connection: close'),
    ],
    ['the method CONNECT', lines('CONNECT evil.example:443 HTTP/1.1', 'Host: x')],
    ['a method that nobody knows', lines('BREW /graphql HTTP/1.1', 'Host: x', 'Connection: close')],
    ['an expectation that nobody knows', `${post('Expect: 200-ok', `Content-Length: ${query.length}`)}${query}`],
    [
      'an upgrade to HTTP/2',
      lines(
        'GET /health HTTP/1.1',
        'Host: x',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABkAAQAAP__',
      ),
    ],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]).toString('latin1')],
    [
      'a socket without a key',
      lines(
        'GET /graphql HTTP/1.1',
        'Host: x',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
      ),
    ],
    [
      'a socket of an old version',
      lines(
        'GET /graphql HTTP/1.1',
        'Host: x',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 8',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ),
    ],
    [
      'a socket by POST',
      lines(
        'POST /graphql HTTP/1.1',
        'Host: x',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ),
    ],
    ['a socket elsewhere', lines('GET /webhooks HTTP/1.1', 'Host: x', 'Connection: Upgrade', 'Upgrade: websocket')],
    [
      'a socket of a broken address',
      lines(
        'GET /graphql?%zz HTTP/1.1',
        'Host: x',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Origin: ::::',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ),
    ],
    [
      'a GET with a body',
      `${lines('GET /graphql?query={viewer{role}} HTTP/1.1', 'Host: x', `Authorization: ${authorization}`, 'Transfer-Encoding: chunked', 'Connection: close')}${chunked}`,
    ],
    [
      'a HEAD with a body',
      `${lines('HEAD /graphql HTTP/1.1', 'Host: x', `Authorization: ${authorization}`, 'Transfer-Encoding: chunked', 'Connection: close')}${chunked}`,
    ],
    ['headers of 40 KB', lines('GET /health HTTP/1.1', 'Host: x', `X: ${'y'.repeat(40_000)}`, 'Connection: close')],
    [
      '3,000 headers',
      lines(
        'GET /health HTTP/1.1',
        'Host: x',
        ...Array.from({ length: 3_000 }, (_, n) => `a${n}: 1`),
        'Connection: close',
      ),
    ],
    [
      'an id of a request with a line end',
      lines('GET /health HTTP/1.1', 'Host: x', 'X-Request-Id: a%0d%0aSet-Cookie: b', 'Connection: close'),
    ],
    [
      '1,000 proxies',
      lines('GET /graphql HTTP/1.1', 'Host: x', `X-Forwarded-For: ${'1.1.1.1,'.repeat(1_000)}`, 'Connection: close'),
    ],
  ])('%s', async (_what, text) => {
    const answer = await sendRaw(Buffer.from(text, 'latin1'));
    expect(statusesOf(answer).filter((status) => status >= 500 && status !== 501)).toEqual([]);
    expect(answer).not.toMatch(/Set-Cookie|node_modules|at .*\.ts:\d/);
  });
});

test('a body in UTF-16, with a BOM, or that is no UTF-8 is no internal error', async () => {
  for (const body of [
    Buffer.from(query, 'utf16le'),
    Buffer.from(`\ufeff${query}`),
    Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
  ]) {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: new Uint8Array(body) });
    expect(answer.status).toBeLessThan(500);
  }
});

test('what is said in a body that is no operation is no internal error', async () => {
  const bodies = [
    'null',
    '[]',
    '"x"',
    '1',
    'true',
    '{"query":{}}',
    '{"query":["a"]}',
    '{"query":null}',
    '{"query":1}',
    '{"query":"{ viewer { role } }","operationName":{}}',
    '{"query":"{ viewer { role } }","operationName":"__proto__"}',
    '{"query":"{ viewer { role } }","variables":[]}',
    '{"query":"{ viewer { role } }","variables":"x"}',
    '{"query":"{ viewer { role } }","extensions":[]}',
    '{"__proto__":{"query":"{ viewer { role } }"}}',
    '{"documentId":"__proto__"}',
    '{"documentId":"constructor"}',
    '{"documentId":{}}',
    '{"extensions":{"persistedQuery":{"sha256Hash":{}}}}',
    '{"extensions":{"persistedQuery":null}}',
    `${'['.repeat(100_000)}`,
    `{"query":"{ viewer { role } }","variables":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`,
    '{"query":"{ viewer { role } }","batch":true}',
    '[{"query":"{ viewer { role } }"}]',
  ];
  for (const body of bodies) {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const text = await answer.text();
    expect([body.slice(0, 60), answer.status < 500, text.includes('INTERNAL')]).toEqual([
      body.slice(0, 60),
      true,
      false,
    ]);
  }
});

test('no credentials of an odd form are an internal error, nor let anybody in', async () => {
  const forms = [
    'Bearer',
    'Bearer ',
    'bearer x',
    'Bearer  x y',
    `Bearer ${'x'.repeat(9_000)}`,
    'tma',
    'tma %',
    'tma user=%&hash=%',
    'tma hash=a&hash=b&auth_date=1',
    `tma ${'a=b&'.repeat(1_500)}`,
    'Bearer eyJhbGciOiJub25lIn0.e30.x',
    'Basic eDp4',
    'Digest x',
    'tma user[id]=1',
    'Bearer \u00ff',
  ];
  for (const value of forms) {
    const headers = { authorization: value, 'content-type': 'application/json' };
    const { status } = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: query });
    expect([value.slice(0, 40), status]).toEqual([value.slice(0, 40), 401]);
  }
});
