import { describe, expect, test } from 'vitest';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';

const friend = 'https://shop.example';
const stranger = 'https://evil.example';
const authorization = `Bearer ${ownerKey}`;
const query = '{ viewer { role } }';
const mutation = 'mutation { pauseMarketplace(input: { marketplace: "olx" }) { __typename } }';

const db = useDatabase();
const app = useApp(db, {
  role: 'api',
  env: { ALLOWED_ORIGINS: `${friend},https://*.shops.example`, ALLOWED_REQUEST_HEADERS: 'Sentry-Trace, baggage' },
});

const send = (init: RequestInit, search = '') => fetch(`${app.url}/graphql${search}`, init);

/** What a browser asks before it sends a header of a page's own, such as Authorization. */
const ask = (origin: string) =>
  send({
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('a page of an allowed origin', () => {
  test('may send credentials and JSON, is never promised cookies, and may read Retry-After', async () => {
    const answer = await ask(friend);
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-allow-headers': 'authorization, content-type, x-request-id, sentry-trace, baggage',
      'access-control-max-age': '7200',
      'access-control-allow-methods': 'GET, POST',
    });
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    const headers = { origin: friend, authorization, 'content-type': 'application/json' };
    const read = await send({ method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(read.status).toBe(200);
    expect(read.headers.get('access-control-allow-origin')).toBe(friend);
    expect(read.headers.get('access-control-expose-headers')).toBe(
      'retry-after, x-request-id, ratelimit, ratelimit-policy',
    );
    // Without it a cache gives the answer to one origin to a page of another.
    expect([answer.headers.get('vary'), read.headers.get('vary')]).toEqual([
      'Origin, Access-Control-Request-Headers',
      'Origin',
    ]);
  });

  test.each([
    ['without credentials', {}, 401],
    ['of another type', { authorization, 'content-type': 'text/plain' }, 415],
    ['that wants another type', { authorization, 'content-type': 'application/json', accept: 'image/png' }, 406],
    ['of too many bytes', { authorization, 'content-type': 'application/json' }, 413],
  ])('may read the refusal of a request %s', async (_what, headers, status) => {
    const body = status === 413 ? 'x'.repeat(300_000) : JSON.stringify({ query });
    const answer = await send({ method: 'POST', headers: { origin: friend, ...headers }, body });
    expect({ status: answer.status, allowed: answer.headers.get('access-control-allow-origin') }).toEqual({
      status,
      allowed: friend,
    });
  });

  test('may be any subdomain where a star says so, and nothing that only looks like one', async () => {
    const allowed = async (origin: string) => (await ask(origin)).headers.get('access-control-allow-origin') === origin;
    expect(await allowed('https://a.shops.example')).toBe(true);
    expect(await allowed('https://a.b.shops.example')).toBe(true);
    for (const origin of [
      'https://shops.example',
      'https://evilshops.example',
      'http://a.shops.example',
      'https://a.shops.example.evil.example',
      'https://evil.example/.shops.example',
      'https://a.shops.example:8443',
    ]) {
      expect(await allowed(origin)).toBe(false);
    }
  });

  test('may open a socket', async () => {
    const client = await connectLive(app.url, authorization, { origin: friend });
    expect(client.messages).toMatchObject([{ type: 'connection_ack' }]);
    client.cut();
  });
});

describe('a page of any other origin', () => {
  test('is not allowed to send an Authorization header, and its developer reads which setting would allow it', async () => {
    const { headers, status, ...answer } = await ask(stranger).then(async (one) => ({
      headers: one.headers,
      status: one.status,
      text: await one.text(),
    }));
    expect(status).toBe(403);
    expect(answer.text).toContain('ALLOWED_ORIGINS');
    expect(headers.get('access-control-allow-origin')).not.toBe(stranger);
    expect(headers.get('access-control-allow-origin')).not.toBe('*');
  });

  // What browsers send without asking first: no header of the page's own, and these types only.
  test.each([
    ['GET', undefined],
    ['POST', 'text/plain'],
    ['POST', 'application/x-www-form-urlencoded'],
    ['POST', 'multipart/form-data; boundary=x'],
  ])('gets nothing by a simple %s of type %s: nobody is signed in by it', async (method, type) => {
    for (const operation of [query, mutation]) {
      const headers = { origin: stranger, cookie: `authorization=${ownerKey}`, ...(type && { 'content-type': type }) };
      const search = `?query=${encodeURIComponent(operation)}&authorization=${encodeURIComponent(authorization)}`;
      const body = method === 'POST' ? JSON.stringify({ query: operation }) : undefined;
      const answer = await send({ method, headers, ...(body !== undefined && { body }) }, search);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('access-control-allow-origin')).not.toBe(stranger);
    }
    expect(await app.query('{ marketplace(code: "olx") { paused } }')).toEqual({ marketplace: { paused: false } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'could send nothing as %s even with credentials: only JSON is read',
    async (type) => {
      const headers = { authorization, 'content-type': type };
      expect((await send({ method: 'POST', headers, body: JSON.stringify({ query }) })).status).toBe(415);
    },
  );
});
