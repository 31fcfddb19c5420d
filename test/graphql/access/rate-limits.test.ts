import { sign } from '@tma.js/init-data-node';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '../../../src/env.ts';
import { createRateLimits, newSpending } from '../../../src/graphql/access/rate-limits.ts';
import { findClientAddress } from '../../../src/http/client-address.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';

const owner = `Bearer ${ownerKey}`;
const buyer = (id: number) => `tma ${sign({ user: { id, first_name: 'Aziza' } }, botToken, new Date())}`;

const db = useDatabase();
const app = useApp(db, {
  role: 'api',
  env: { BUYER_POINTS_PER_MINUTE: '1000', FAILED_SIGN_INS_PER_MINUTE: '5', TRUSTED_PROXIES: '127.0.0.1' },
});

async function post(authorization: string, address = '203.0.113.1'): Promise<Response> {
  return fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'x-forwarded-for': address },
    body: '{"query":"{ viewer { role } }"}',
  });
}

describe('a buyer who asks for too much', () => {
  test('is refused with 429, RATE_LIMITED and the seconds to wait; others are not', async () => {
    const answers: number[] = [];
    let last: Response | undefined;
    for (let n = 0; n < 25; n += 1) {
      last = await post(buyer(71));
      answers.push(last.status);
    }
    // A request costs 50 points and this one's fields 2.
    expect(answers.filter((status) => status === 200)).toHaveLength(19);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({
      errors: [
        {
          extensions: {
            code: 'RATE_LIMITED',
            requestId: expect.any(String),
            retryAfterSeconds: Number(last?.headers.get('retry-after')),
          },
        },
      ],
    });
    expect((await post(buyer(72))).status).toBe(200);
    expect((await post(owner)).status).toBe(200);
  });

  test('is refused on every socket too, which stays open', async () => {
    const [first, second] = await Promise.all([connectLive(app.url, buyer(73)), connectLive(app.url, buyer(73))]);
    const codes = () =>
      [first, second].flatMap(({ messages }) =>
        messages.filter(({ type }) => type === 'error').map(({ payload }) => payload?.[0]),
      );
    for (const client of [first, second]) {
      for (let n = 0; n < 15; n += 1)
        client.send({ id: String(n), type: 'subscribe', payload: { query: '{ viewer { role } }' } });
      await client.until(
        () => client.messages.filter(({ type }) => type === 'error' || type === 'complete').length === 15,
      );
    }
    // Nineteen fit, fewer when several are weighed at once: each pays for the request first.
    expect(codes().length).toBeGreaterThanOrEqual(30 - 19);
    expect(codes().length).toBeLessThan(30);
    expect(codes()[0]).toMatchObject({ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } });
    expect(first.socket.readyState).toBe(first.socket.OPEN);
    for (const client of [first, second]) client.cut();
  });

  test('pays for the cost of a query, not only for asking', async () => {
    const query = '{ products(first: 250) { edges { node { sku name stock } } } }';
    const { status, body } = await app.post({ query }, buyer(74));
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
    expect(body.errors?.[0]?.extensions).toMatchObject({ retryAfterSeconds: expect.any(Number) });
  });
});

describe('every answer says what it took and what is left', () => {
  /** Whether it is a time within the next minute. */
  const isSoon = (time: unknown): boolean => {
    const waitMs = Date.parse(String(time)) - Date.now();
    return waitMs > 0 && waitMs <= 60_000;
  };

  test('in extensions.cost and in the headers', async () => {
    const first = await post(buyer(75));
    const second = await post(buyer(75));
    const costs = [await first.json(), await second.json()].map(({ extensions }) => extensions.cost);
    expect(costs).toEqual([
      { requested: 52, remaining: 948, resetAt: expect.toSatisfy(isSoon) },
      { requested: 52, remaining: 896, resetAt: expect.toSatisfy(isSoon) },
    ]);
    expect(second.headers.get('ratelimit-policy')).toBe('"points";q=1000;w=60');
    expect(second.headers.get('ratelimit')).toMatch(/^"points";r=896;t=([1-9]|[1-5]\d|60)$/);
  });

  test('to staff by their own limit', async () => {
    const { extensions } = await (await post(owner)).json();
    expect(extensions.cost).toMatchObject({ requested: 52, remaining: expect.toSatisfy((left) => left > 20_000_000) });
  });

  test('over WebSocket too', async () => {
    const client = await connectLive(app.url, buyer(76));
    client.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
    await client.until(() => client.messages.some(({ type }) => type === 'complete'));
    const [next] = client.messages.filter(({ type }) => type === 'next');
    expect(next?.payload).toMatchObject({
      extensions: { cost: { requested: 52, remaining: 948, resetAt: expect.toSatisfy(isSoon) } },
    });
    client.cut();
  });

  test('beside errors of fields', async () => {
    const { body } = await app.post({ query: '{ products(first: -1) { totalCount } }' });
    expect(body).toMatchObject({ errors: [{}], extensions: { cost: { requested: expect.any(Number) } } });
  });
});

test('by default eight clients that change stock as fast as they can are not held up', async () => {
  const { staffPointsPerMinute, buyerPointsPerMinute, failedSignInsPerMinute } = parseEnv({});
  const limits = createRateLimits({ staffPointsPerMinute, buyerPointsPerMinute, failedSignInsPerMinute });
  const viewer = {
    role: 'operator',
    name: 'x',
    actor: 'x',
    caller: 'key:1',
    telegramUserId: null,
    expiresAt: null,
    keyId: 1,
    sessionId: null,
    seesMoney: true,
    seesBuyers: true,
  } as const;
  // 2,000 a second for a minute, some 60 points each: 50 for the request and its fields.
  for (let n = 0; n < 120_000; n += 1) {
    if (await limits.takePoints(viewer, 60, newSpending())) throw new Error(`refused after ${n} operations`);
  }
});

describe('failed sign-ins', () => {
  test('from one address close it for a while, to all credentials but those that were good lately', async () => {
    expect((await post(owner, '198.51.100.7')).status).toBe(200);
    const guesses = [];
    for (let n = 0; n < 8; n += 1) guesses.push((await post(`Bearer ombor_guess${n}`, '198.51.100.7')).status);
    expect(guesses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const refused = await post(buyer(81), '198.51.100.7');
    expect({ status: refused.status, wait: Number(refused.headers.get('retry-after')) > 0 }).toEqual({
      status: 429,
      wait: true,
    });
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { retryAfterSeconds: Number(refused.headers.get('retry-after')) } }],
    });
    expect((await post(owner, '198.51.100.7')).status).toBe(200);
    expect((await post(buyer(81), '198.51.100.8')).status).toBe(200);
  });

  test('on sockets count as well, and close with 1013', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.9' };
    for (let n = 0; n < 5; n += 1)
      expect(await (await connectLive(app.url, `Bearer ombor_no${n}`, headers)).closed).toBe(4401);
    expect(await (await connectLive(app.url, 'Bearer ombor_no', headers)).closed).toBe(1013);
  });

  test('without credentials are none: nothing was tried', async () => {
    for (let n = 0; n < 10; n += 1) expect((await post('', '198.51.100.10')).status).toBe(401);
  });

  test('from one IPv6 network are those of one address', async () => {
    for (let n = 0; n < 5; n += 1) await post(`Bearer ombor_guess${n}`, `2001:db8:1:2::${n + 1}`);
    expect((await post('Bearer ombor_guess', '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await post('Bearer ombor_guess', '2001:db8:1:3::1')).status).toBe(401);
  });
});

test.each([
  ['nobody is believed without trusted proxies', '203.0.113.1', '198.51.100.1', '', '203.0.113.1'],
  ['a trusted proxy is believed', '10.0.0.1', '198.51.100.1', '10.0.0.0/8', '198.51.100.1'],
  ['what a client wrote itself is not', '10.0.0.1', '1.1.1.1, 198.51.100.1', '10.0.0.0/8', '198.51.100.1'],
  ['a chain of proxies is followed', '10.0.0.1', '198.51.100.1, 10.0.0.9', '10.0.0.0/8', '198.51.100.1'],
  ['a proxy that says nothing is the client', '10.0.0.1', undefined, '10.0.0.0/8', '10.0.0.1'],
  ['nonsense is not taken', '10.0.0.1', 'localhost', '10.0.0.0/8', '10.0.0.1'],
  ['an IPv4 address as IPv6 is the same', '::ffff:10.0.0.1', '198.51.100.1', '10.0.0.0/8', '198.51.100.1'],
])('%s', (_rule, remote, forwarded, proxies, address) => {
  const { trustedProxies } = parseEnv({ TRUSTED_PROXIES: proxies });
  expect(findClientAddress(remote, forwarded, trustedProxies)).toBe(address);
});
