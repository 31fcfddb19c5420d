import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const authorization = `Bearer ${ownerKey}`;
const db = useDatabase();
const app = useApp(db, { role: 'api' });

const json = { authorization, 'content-type': 'application/json' };
const query = JSON.stringify({ query: '{ viewer { role } }' });
const webhook = '/webhooks/marketplaces/stock-update';

describe('every answer', () => {
  test.each<[string, string, RequestInit]>([
    ['to an operation', '/graphql', { method: 'POST', headers: json, body: query }],
    ['to nobody', '/graphql', { method: 'POST', body: query }],
    ['to a preflight', '/graphql', { method: 'OPTIONS' }],
    ['with GraphiQL', '/graphql', { headers: { accept: 'text/html' } }],
    ['about health', '/health', {}],
    ['about readiness', '/ready', {}],
    ['with the description', '/openapi.json', {}],
    ['about a problem', '/problems/not-found', {}],
    ['to an unknown address', '/nothing', {}],
    ['to a metrics request', '/metrics', {}],
    ['to an unsigned webhook', webhook, { method: 'POST', body: '{}' }],
    ['to a question of a sender', webhook, {}],
    ['to another method', webhook, { method: 'DELETE' }],
  ])('%s tells browsers to keep nothing, guess no type and run nothing', async (_what, path, init) => {
    const { headers } = await fetch(`${app.url}${path}`, init);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toMatch(/no-store|private/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain('default-src');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('with data runs nothing at all, GraphiQL only its own scripts', async () => {
    const data = await fetch(`${app.url}/health`);
    expect(data.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    const page = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'(?:;|$)/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('of an event stream is kept by nobody', async () => {
    const stop = new AbortController();
    const { headers } = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...json, accept: 'text/event-stream' },
      body: '{"query":"subscription { stockUpdated { sku } }"}',
      signal: stop.signal,
    });
    expect(headers.get('content-type')).toMatch('text/event-stream');
    expect(headers.get('cache-control')).toContain('no-store');
    stop.abort();
  });
});

describe('an operation', () => {
  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['application/json-patch+json', 415],
    ['application/json, text/plain', 415],
    ['application/jsonp', 415],
    ['application/graphql+json', 415],
    ['text/plain; application/json', 415],
  ])('sent as %s is answered with %i', async (type, status) => {
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: query });
    expect(answer.status).toBe(status);
  });

  test.each(['gzip', 'br', 'deflate', 'gzip, identity'])('compressed by %s is answered with 415', async (encoding) => {
    const headers = { ...json, 'content-encoding': encoding };
    const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: gzipSync(query) });
    expect({ status: answer.status, accepts: answer.headers.get('accept-encoding') }).toEqual({
      status: 415,
      accepts: 'identity',
    });
  });
});

/** Sends a body in chunks, without its length. Resolves with the status. */
async function sendChunks(path: string, headers: Record<string, string>, chunks: Iterable<string>): Promise<number> {
  const sending = request(`${app.url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'transfer-encoding': 'chunked' },
  });
  const answered = once(sending, 'response') as Promise<[{ statusCode: number; resume(): void }]>;
  sending.on('error', () => {});
  for (const chunk of chunks) sending.write(chunk);
  sending.end();
  const [answer] = await answered;
  answer.resume();
  return answer.statusCode;
}

describe('a body without a length', () => {
  test('is read like any other', async () => {
    expect(await sendChunks('/graphql', json, [query.slice(0, 5), query.slice(5)])).toBe(200);
  });

  test('of more than 256 KiB is refused with 413', async () => {
    const filler = Array.from({ length: 20 }, () => ' '.repeat(16 * 1024));
    expect(await sendChunks('/graphql', json, [...filler, query])).toBe(413);
  });

  test('is not read before its sender is known', async () => {
    const sending = request(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    sending.on('error', () => {});
    sending.write('{');
    // It never ends: an answer means that nobody waited for the rest.
    const [answer] = (await once(sending, 'response')) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(401);
    sending.destroy();
  });
});

test('openapi.json is made once and is the same for every Host', async () => {
  const read = async (host: string) => {
    const { hostname, port } = new URL(app.url);
    const asking = request({ hostname, port, path: '/openapi.json', headers: { host } });
    asking.end();
    const [answer] = (await once(asking, 'response')) as [AsyncIterable<Buffer>];
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    return Buffer.concat(parts).toString();
  };
  const [own, foreign] = [await read('ombor.example'), await read('evil.example')];
  expect(foreign).toBe(own);
  expect(own).toContain(app.url);
  expect(own).not.toContain('evil.example');
});
