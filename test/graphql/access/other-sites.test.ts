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
const app = useApp(db, { role: 'api', env: { ALLOWED_ORIGINS: friend } });

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
      'access-control-allow-headers': 'authorization, content-type, x-request-id',
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
    expect([answer.headers.get('vary'), read.headers.get('vary')]).toEqual(['Origin', 'Origin']);
  });

  test('may open a socket', async () => {
    const client = await connectLive(app.url, authorization, { origin: friend });
    expect(client.messages).toMatchObject([{ type: 'connection_ack' }]);
    client.cut();
  });
});

describe('a page of any other origin', () => {
  test('is not allowed to send an Authorization header', async () => {
    const { headers } = await ask(stranger);
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
