import { getIntrospectionQuery } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { type GraphQLAnswer, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { hostileOperations } from '../../support/hostile-operations.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';

const owner = `Bearer ${ownerKey}`;
const mostMs = 50;

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  await addProduct(db.sql, { sku: 'CALM', quantity: 5 });
});

const names = Object.keys(hostileOperations);
const onSocket = names.filter((name) => hostileOperations[name]!.fitsSocket !== false);

const mostTries = 15;

/** What this thread has worked so far, in ms. Unlike a clock, it does not count what other processes do meanwhile. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** The cheapest of some tries: the first ones also compile the code. */
async function quickest(
  run: (attempt: number) => Promise<GraphQLAnswer>,
): Promise<{ ms: number; answer: GraphQLAnswer }> {
  let best = { ms: Infinity, answer: {} as GraphQLAnswer };
  for (let attempt = 0; attempt < mostTries && best.ms > mostMs; attempt += 1) {
    const before = workedMs();
    const answer = await run(attempt);
    const ms = workedMs() - before;
    if (ms < best.ms) best = { ms, answer };
  }
  return best;
}

async function askSocket(client: LiveClient, id: string, payload: object): Promise<GraphQLAnswer> {
  client.send({ id, type: 'subscribe', payload });
  await client.until(() => client.messages.some((message) => message.id === id));
  const payloadOf: unknown = client.messages.find((message) => message.id === id)?.payload;
  return (Array.isArray(payloadOf) ? { errors: payloadOf } : payloadOf) as GraphQLAnswer;
}

describe('a hostile operation is refused quickly, with its reason', () => {
  test.each(names)('%s, over HTTP', async (name) => {
    const { query, variables, code } = hostileOperations[name]!;
    const { ms, answer } = await quickest(async () => (await app.post({ query, variables })).body);
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    expect(answer.data ?? null).toBeNull();
    expect(JSON.stringify(answer).length).toBeLessThan(25_000);
    expect(ms).toBeLessThan(mostMs);
  });

  test.each(onSocket)('%s, over WebSocket, which stays open', async (name) => {
    const { query, variables, code } = hostileOperations[name]!;
    const client = await connectLive(app.url, owner);
    const { ms, answer } = await quickest((attempt) => askSocket(client, String(attempt), { query, variables }));
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    expect(JSON.stringify(answer).length).toBeLessThan(25_000);
    expect(ms).toBeLessThan(mostMs);
    expect(await askSocket(client, 'after', { query: '{ viewer { role } }' })).toMatchObject({
      data: { viewer: { role: 'OWNER' } },
    });
    client.cut();
  });

  test('nothing of it was done', async () => {
    expect(await app.query('{ product(sku: "CALM") { quantity } }')).toEqual({ product: { quantity: 5 } });
  });
});

test('a batch is refused: over HTTP with 400, over WebSocket by closing', async () => {
  const one = { query: '{ viewer { role } }' };
  const { status, body } = await app.post(Array.from({ length: 50 }, () => one));
  expect(status).toBe(400);
  expect(body.errors).toHaveLength(1);
  const client = await connectLive(app.url, owner);
  client.socket.send(JSON.stringify([{ id: '1', type: 'subscribe', payload: one }]));
  expect(await client.closed).toBe(4400);
});

test('a body over 256 KiB is refused with 413, a message over 16 KiB by closing', async () => {
  expect(
    (
      await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { authorization: owner, 'content-type': 'application/json' },
        body: `{"query":"${' '.repeat(300_000)}"}`,
      })
    ).status,
  ).toBe(413);
  const client = await connectLive(app.url, owner);
  client.send({ id: '1', type: 'subscribe', payload: { query: `{ viewer { role } } #${'x'.repeat(17_000)}` } });
  expect(await client.closed).toBe(1009);
});

test('a second subscription under an id that is open closes the socket, as the protocol says', async () => {
  const client = await connectLive(app.url, owner);
  client.follow({}, 'same');
  client.follow({}, 'same');
  expect(await client.closed).toBe(4409);
});

test('the standard introspection of tools is allowed to staff', async () => {
  const { body } = await app.post({ query: getIntrospectionQuery() });
  expect(body.errors).toBeUndefined();
});
