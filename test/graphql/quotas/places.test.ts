import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { sign } from '@tma.js/init-data-node';
import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { parseEnv } from '../../../src/env.ts';
import type { Viewer } from '../../../src/graphql/base/identity.ts';
import { createPlaces } from '../../../src/graphql/quotas/places.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { until } from '../../support/until.ts';

const owner = `Bearer ${ownerKey}`;
const buyer = (id: number) => `tma ${sign({ user: { id, first_name: 'Aziza' } }, botToken, new Date())}`;

const db = useDatabase();
const app = useApp(db, {
  role: 'api',
  env: {
    TRUSTED_PROXIES: '127.0.0.1',
    METRICS_TOKEN: 'metrics-token-for-tests',
    MAX_CONNECTIONS_PER_ADDRESS: '6',
    MAX_CONNECTIONS_PER_BUYER: '3',
    MAX_SUBSCRIPTIONS_PER_BUYER: '5',
    MAX_LIVE_POINTS_PER_BUYER: '50',
  },
});
const direct = useApp(db, { role: 'api', env: { MAX_CONNECTIONS_PER_ADDRESS: '6' } });

let clients: LiveClient[] = [];
afterEach(() => {
  for (const client of clients) client.cut();
  clients = [];
});

let network = 0;

/** Each test comes from an address of its own. */
async function open(authorization: string, address = `203.0.113.${++network}`): Promise<LiveClient> {
  const client = await connectLive(app.url, authorization, { 'x-forwarded-for': address });
  clients.push(client);
  return client;
}

const isAccepted = ({ messages }: LiveClient): boolean => messages.some(({ type }) => type === 'connection_ack');

const openStream = (authorization: string, address = `203.0.113.${++network}`, signal?: AbortSignal) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization,
      accept: 'text/event-stream',
      'content-type': 'application/json',
      'x-forwarded-for': address,
    },
    body: '{"query":"subscription { stockUpdated { sku } }"}',
    ...(signal && { signal }),
  });

async function codesOf(client: LiveClient, id: string): Promise<string | undefined> {
  await client.until(() => client.messages.some((message) => message.id === id));
  const found = client.messages.find((message) => message.id === id)?.payload as unknown;
  return Array.isArray(found)
    ? found[0].extensions.code
    : (found as { errors?: [{ extensions: { code: string } }] }).errors?.[0]?.extensions.code;
}

async function countLive(): Promise<number> {
  const response = await fetch(`${app.url}/metrics`, { headers: { authorization: 'Bearer metrics-token-for-tests' } });
  return Number(/^ombor_live_subscribers (\d+)/m.exec(await response.text())?.[1]);
}

describe('connections of one buyer', () => {
  test('are limited: one more is closed with 1013, and gets in once another is gone', async () => {
    const first = await open(buyer(1));
    await open(buyer(1));
    await open(buyer(1));
    expect(await (await open(buyer(1))).closed).toBe(1013);
    first.cut();
    await until(async () => isAccepted(await open(buyer(1))), Boolean);
  });

  test('are counted with event streams among them', async () => {
    await open(buyer(2));
    const streams = [new AbortController(), new AbortController()];
    for (const { signal } of streams) expect((await openStream(buyer(2), undefined, signal)).status).toBe(200);
    const refused = await openStream(buyer(2));
    expect({ status: refused.status, wait: refused.headers.get('retry-after') }).toEqual({ status: 429, wait: '5' });
    expect(await (await open(buyer(2))).closed).toBe(1013);
    for (const stream of streams) stream.abort();
    await until(async () => isAccepted(await open(buyer(2))), Boolean);
  });

  test('are not those of another buyer, nor of the staff', async () => {
    for (let n = 0; n < 3; n += 1) await open(buyer(3));
    expect(isAccepted(await open(buyer(4)))).toBe(true);
    for (let n = 0; n < 5; n += 1) expect(isAccepted(await open(owner))).toBe(true);
  });

  test('that are cut off at once take no place for good', async () => {
    for (let n = 0; n < 30; n += 1) {
      const stream = new AbortController();
      const response = openStream(buyer(5), undefined, stream.signal);
      if (n % 2 === 0) await response;
      stream.abort();
      await response.catch(() => {});
    }
    await until(
      async () => (await openStream(buyer(5))).status,
      (status) => status === 200,
    );
  });
});

describe('connections of one address', () => {
  test('are limited, whoever opens them: one more is refused with 429', async () => {
    for (let n = 0; n < 6; n += 1) await open(n % 2 ? owner : buyer(10 + n), '198.51.100.1');
    await expect(open(owner, '198.51.100.1')).rejects.toThrow('429');
    expect((await openStream(owner, '198.51.100.1')).status).toBe(429);
    expect(isAccepted(await open(owner, '198.51.100.2'))).toBe(true);
  });

  test('of one IPv6 network are those of one address', async () => {
    for (let n = 1; n <= 6; n += 1) await open(owner, `2001:db8:1:2::${n}`);
    await expect(open(owner, '2001:db8:1:2:ffff::1')).rejects.toThrow('429');
    expect(isAccepted(await open(owner, '2001:db8:1:3::1'))).toBe(true);
  });

  test('are limited before they send anything', async () => {
    const { hostname, port } = new URL(direct.url);
    const silent = Array.from({ length: 20 }, () => connectTcp(Number(port), hostname));
    for (const socket of silent) socket.on('error', () => {});
    await until(
      () => silent.filter(({ closed }) => closed).length,
      (count) => count >= 14,
    );
    const open = silent.filter(({ closed }) => !closed);
    expect(open.length).toBe(6);
    for (const socket of open) socket.destroy();
    await Promise.all(open.map((socket) => once(socket, 'close')));
    await until(
      () =>
        fetch(`${direct.url}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      (status) => status === 200,
    );
  });
});

describe('subscriptions of one buyer', () => {
  test('are limited on all connections together', async () => {
    const [first, second] = [await open(buyer(20)), await open(buyer(20))];
    for (const [index, client] of [first, second, first, second, first].entries()) {
      client.send({ id: `s${index}`, type: 'subscribe', payload: { query: 'subscription { stockUpdated { sku } }' } });
    }
    await until(countLive, (count) => count === 5);
    second.send({ id: 'more', type: 'subscribe', payload: { query: 'subscription { stockUpdated { sku } }' } });
    expect(await codesOf(second, 'more')).toBe('RATE_LIMITED');
    first.send({ id: 's0', type: 'complete' });
    await until(countLive, (count) => count === 4);
    second.send({ id: 'again', type: 'subscribe', payload: { query: 'subscription { stockUpdated { sku } }' } });
    await until(countLive, (count) => count === 5);
  });

  test('may cost so many points together, and no more', async () => {
    const client = await open(buyer(21));
    const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}: sku`).join(' ');
    client.send({
      id: 'dear',
      type: 'subscribe',
      payload: { query: `subscription { stockUpdated { ${fields(40)} } }` },
    });
    await until(countLive, (count) => count === 1);
    client.send({
      id: 'more',
      type: 'subscribe',
      payload: { query: `subscription { stockUpdated { ${fields(15)} } }` },
    });
    expect(await codesOf(client, 'more')).toBe('RATE_LIMITED');
    client.send({ id: 'little', type: 'subscribe', payload: { query: 'subscription { stockUpdated { sku } }' } });
    await until(countLive, (count) => count === 2);
    const stream = await openStream(buyer(21));
    expect(stream.status).toBe(200);
  });

  test('may keep so much of documents and variables in memory, and no more', () => {
    const { takeSubscription } = createPlaces(parseEnv({}));
    const viewer = { role: 'buyer', caller: 'telegram:1' } as Viewer;
    const megabyte = { cost: 1, bytes: 1_000_000 };
    const places = [1, 2, 3].map(() => takeSubscription(viewer, megabyte));
    expect(takeSubscription(viewer, megabyte)).toBeInstanceOf(GraphQLError);
    for (const place of places) if ('release' in place) place.release();
    expect(takeSubscription(viewer, megabyte)).not.toBeInstanceOf(GraphQLError);
  });

  test('what a request is once it is parsed takes places of its buyer, and a request that is alone always fits', () => {
    const { takeRequest } = createPlaces(parseEnv({}));
    const take = (id: number) => {
      const place = takeRequest({ role: 'buyer', caller: `telegram:${id}` } as Viewer, 0);
      if (place instanceof GraphQLError) throw place;
      return place;
    };
    const [first, second, other] = [take(1), take(1), take(2)];
    expect(first.hold(1_500_000)).toBeUndefined();
    expect(second.hold(1_500_000)).toBeInstanceOf(GraphQLError);
    expect(other.hold(5_000_000)).toBeUndefined();
    first.release();
    expect(second.hold(1_500_000)).toBeUndefined();
    expect(second.hold(5_000_000)).toBeUndefined();
    second.release();
    expect(take(1).hold(1_500_000)).toBeUndefined();
  });

  test('of requests are given back with their answers, refused or not', async () => {
    const send = (query: string) =>
      fetch(`${direct.url}/graphql`, {
        method: 'POST',
        headers: { authorization: buyer(24), 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }).then(async (response) => [response.status, await response.text()] as const);
    for (let n = 0; n < 140; n += 1) await send(n % 2 ? '{' : '{ viewer { role } }');
    expect(await send('{ viewer { role } }')).toEqual([200, expect.stringContaining('BUYER')]);
  });

  test('end with their socket, also those whose id was used again while they began', async () => {
    const client = await open(buyer(23));
    for (let n = 0; n < 8; n += 1) {
      client.follow({}, 'same');
      client.send({ id: 'same', type: 'complete' });
    }
    client.follow({}, 'same');
    await until(countLive, (count) => count >= 1);
    client.cut();
    await until(countLive, (count) => count === 0);
    const next = await open(buyer(23));
    for (let n = 0; n < 5; n += 1) next.follow({}, String(n));
    await until(countLive, (count) => count === 5);
  });
});
