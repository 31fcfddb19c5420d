import { CombinedError, createClient as createUrqlClient, fetchExchange, subscriptionExchange } from '@urql/core';
import { serverAudits } from 'graphql-http';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import { beforeAll, describe, expect, test } from 'vitest';
import { pipe, subscribe, take, toPromise } from 'wonka';
import WebSocket from 'ws';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, apply, change } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ownerKey}`;
const query = 'query ($sku: String!) { product(sku: $sku) { sku stock } }';
const subscription = 'subscription ($sku: String!) { stockUpdated(skus: [$sku]) { sku stock } }';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let product: { id: number; sku: string };
beforeAll(async () => {
  product = await addProduct(db.sql, { sku: 'FOLLOWED', quantity: 5 });
});

const sell = () => apply(db.sql, change({ productId: product.id, units: -1 }));
const stockNow = async (): Promise<number> =>
  (await app.query<{ product: { stock: number } }>(query, { sku: 'FOLLOWED' })).product.stock;

const audits = serverAudits({
  url: () => `${app.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } }),
});

describe('GraphQL over HTTP', () => {
  test('the specification has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, fn) => {
    const result = await fn();
    expect({ status: result.status, reason: 'reason' in result ? result.reason : undefined }).toEqual({
      status: 'ok',
      reason: undefined,
    });
  });
});

test("graphql-ws's own client queries and follows", async () => {
  const client = createSocketClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  });
  const before = await stockNow();
  for await (const result of client.iterate({ query, variables: { sku: 'FOLLOWED' } })) {
    expect(result).toMatchObject({ data: { product: { sku: 'FOLLOWED', stock: before } } });
  }
  const seen: unknown[] = [];
  for await (const { data } of client.iterate({ query: subscription, variables: { sku: 'FOLLOWED' } })) {
    seen.push(data?.stockUpdated);
    if (seen.length === 1) await sell();
    else break;
  }
  expect(seen).toEqual([
    { sku: 'FOLLOWED', stock: before },
    { sku: 'FOLLOWED', stock: before - 1 },
  ]);
  await client.dispose();
});

test("graphql-sse's own client queries and follows", async () => {
  const client = createSseClient({ url: `${app.url}/graphql`, headers: { authorization } });
  const before = await stockNow();
  for await (const result of client.iterate({ query, variables: { sku: 'FOLLOWED' } })) {
    expect(result).toMatchObject({ data: { product: { sku: 'FOLLOWED', stock: before } } });
  }
  const seen: unknown[] = [];
  for await (const { data } of client.iterate({ query: subscription, variables: { sku: 'FOLLOWED' } })) {
    seen.push(data?.stockUpdated);
    if (seen.length === 1) await sell();
    else break;
  }
  expect(seen).toEqual([
    { sku: 'FOLLOWED', stock: before },
    { sku: 'FOLLOWED', stock: before - 1 },
  ]);
  client.dispose();
});

test("urql's own client queries over HTTP and follows over graphql-ws", async () => {
  const sockets = createSocketClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  });
  const client = createUrqlClient({
    url: `${app.url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: sockets.subscribe({ ...request, query: request.query ?? '' }, sink),
          }),
        }),
      }),
    ],
  });
  const before = await stockNow();
  const answer = await client.query(query, { sku: 'FOLLOWED' }).toPromise();
  expect(answer.data).toMatchObject({ product: { sku: 'FOLLOWED', stock: before } });
  const refused = await client.query('{ nothing }', {}).toPromise();
  expect(refused.error).toBeInstanceOf(CombinedError);
  expect(refused.error?.graphQLErrors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  const seen: number[] = [];
  const events = client.subscription(subscription, { sku: 'FOLLOWED' });
  const first = pipe(events, take(1), toPromise);
  expect((await first).data).toMatchObject({ stockUpdated: { stock: before } });
  const { unsubscribe } = pipe(
    events,
    subscribe(({ data }) => {
      const { stockUpdated } = data as { stockUpdated: { stock: number } };
      seen.push(stockUpdated.stock);
    }),
  );
  await until(
    () => seen.length,
    (count) => count === 1,
  );
  await sell();
  await until(
    () => seen.at(-1),
    (stock) => stock === before - 1,
  );
  unsubscribe();
  await sockets.dispose();
});
