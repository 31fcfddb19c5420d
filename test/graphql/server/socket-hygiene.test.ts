import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { connect } from '../../../src/db/client.ts';
import { createGraphQL } from '../../../src/graphql/server/http.ts';
import { createApiParts } from '../../support/api-parts.ts';
import { ownerKey } from '../../support/app.ts';
import { type IdentityProviderStandIn, startIdentityProvider } from '../../support/identity-provider.ts';
import { connectLive } from '../../support/live-client.ts';
import { startSocketServer } from '../../support/socket-server.ts';
import { until } from '../../support/until.ts';

const pingMs = 50;
/** Nothing listens there: as while PostgreSQL is away. */
const nowhere = 'postgres://ombor@127.0.0.1:1/ombor';

let provider: IdentityProviderStandIn;
beforeAll(async () => {
  provider = await startIdentityProvider();
});
afterAll(() => provider.stop());

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function startWithoutDatabase(): Promise<{ url: string; graphql: ReturnType<typeof createGraphQL> }> {
  const sql = connect(nowhere, { max: 2, applicationName: 'test' });
  const parts = createApiParts(sql, nowhere, { identityProvider: provider });
  const { url, stop } = await startSocketServer(parts, { pingMs });
  ends.push(stop, () => sql.end({ timeout: 0 }));
  return { url, graphql: createGraphQL(parts) };
}

const token = async (): Promise<string> => `Bearer ${await provider.sign()}`;

test('a peer that answers no ping is cut off, one that answers stays', async () => {
  const { url } = await startWithoutDatabase();
  const authorization = await token();
  const there = await connectLive(url, authorization);
  const gone = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { autoPong: false });
  gone.on('error', () => {});
  await once(gone, 'open');
  gone.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  let pings = 0;
  there.socket.on('ping', () => {
    pings += 1;
  });
  expect((await once(gone, 'close'))[0]).toBe(1006);
  await until(
    () => pings,
    (count) => count >= 6,
  );
  expect(there.socket.readyState).toBe(WebSocket.OPEN);
  there.cut();
});

test('while the database is away a subscription closes the socket with 1013, after which clients connect again', async () => {
  const { url } = await startWithoutDatabase();
  const client = await connectLive(url, await token());
  client.follow({ skus: ['PHONE-001'] });
  expect(await client.closed).toBe(1013);
});

test('the same for a subscription that is executed the ordinary way', async () => {
  const { url } = await startWithoutDatabase();
  const client = await connectLive(url, await token());
  const query = 'subscription { ...S } fragment S on Subscription { stockUpdated(skus: ["PHONE-001"]) { sku } }';
  client.send({ id: '1', type: 'subscribe', payload: { query } });
  expect(await client.closed).toBe(1013);
});

test('while the database is away a key is put off: 1013 on a socket, 503 with Retry-After over HTTP', async () => {
  const { url, graphql } = await startWithoutDatabase();
  expect(await (await connectLive(url, `Bearer ${ownerKey}`)).closed).toBe(1013);
  const headers = { authorization: `Bearer ${ownerKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ viewer { role } }' });
  const response = await graphql(new Request(`${url}/graphql`, { method: 'POST', headers, body }), '127.0.0.1');
  expect({ status: response.status, retryAfter: response.headers.get('retry-after') }).toEqual({
    status: 503,
    retryAfter: '5',
  });
});

test('while the database is away a query is answered with 503 and INTERNAL, without its inside', async () => {
  const { url, graphql } = await startWithoutDatabase();
  const headers = { authorization: await token(), 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ orders { totalCount } }' });
  const response = await graphql(new Request(`${url}/graphql`, { method: 'POST', headers, body }), '127.0.0.1');
  const text = await response.text();
  expect({ text, status: response.status }).toMatchObject({ text: expect.stringContaining('"INTERNAL"') });
  expect(text).not.toContain('ECONNREFUSED');
});
