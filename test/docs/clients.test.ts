import { gql } from '@apollo/client';
import { buildSchema, isAbstractType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { pipe, subscribe } from 'wonka';
import { createApolloClient } from '../../examples/clients/apollo.ts';
import { createRelayNetwork } from '../../examples/clients/relay.ts';
import { createUrqlClient } from '../../examples/clients/urql.ts';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { startProgram } from '../support/program.ts';
import { addProduct, apply, change } from '../support/shop.ts';
import { readBlocks, readProjectFile } from './blocks.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const getAuthorization = () => `Bearer ${ownerKey}`;
let productId: number;
beforeAll(async () => {
  productId = (await addProduct(db.sql, { sku: 'TAKEN', quantity: 5 })).id;
});

const mutation = `mutation Create { createProduct(input: { sku: "TAKEN", name: "Again" }) { ... on Error { code message } } }`;
const refused = { createProduct: { code: 'ALREADY_EXISTS', message: expect.stringContaining('TAKEN') } };
const subscription = 'subscription Stock { stockUpdated(skus: ["TAKEN"]) { sku stock } }';
const sell = () => apply(db.sql, change({ productId, units: -1 }));

/** Follows until the figure has changed once. */
function follow(start: (next: (stock: number) => void) => () => void): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const seen: number[] = [];
    const stop = start((stock) => {
      seen.push(stock);
      if (seen.length === 1) sell().catch(reject);
      if (seen.length < 2) return;
      resolve(seen);
      queueMicrotask(() => stop());
    });
  });
}
const stockOf = (result: unknown): number => (result as { stockUpdated: { stock: number } }).stockUpdated.stock;

describe('each client reads the code of a refusal, and follows', () => {
  test('Apollo', async () => {
    const client = createApolloClient(app.url, getAuthorization);
    const { data } = await client.mutate({ mutation: gql(mutation) });
    expect(data).toMatchObject(refused);
    const seen = await follow((next) => {
      const open = client.subscribe({ query: gql(subscription) }).subscribe(({ data: event }) => next(stockOf(event)));
      return () => open.unsubscribe();
    });
    expect(seen[1]).toBe(seen[0]! - 1);
    client.stop();
  });

  test('urql', async () => {
    const client = createUrqlClient(app.url, getAuthorization);
    expect((await client.mutation(mutation, {}).toPromise()).data).toMatchObject(refused);
    const seen = await follow((next) => {
      const open = pipe(
        client.subscription(subscription, {}),
        subscribe(({ data }) => next(stockOf(data))),
      );
      return () => open.unsubscribe();
    });
    expect(seen[1]).toBe(seen[0]! - 1);
  });

  test("Relay's network functions", async () => {
    const { fetchQuery, subscribe: open } = createRelayNetwork(app.url, getAuthorization);
    expect(await fetchQuery({ name: 'Create', text: mutation }, {})).toMatchObject({ data: refused });
    const seen = await follow((next) =>
      open(
        { name: 'Stock', text: subscription },
        {},
        {
          next: (value) => next(stockOf((value as { data: unknown }).data)),
          error: () => {},
          complete: () => {},
        },
      ),
    );
    expect(seen[1]).toBe(seen[0]! - 1);
  });
});

test('urql runs with what React Native has of fetch and WebSocket', async () => {
  const program = startProgram('test/docs/react-native.ts', [], { OMBOR_URL: app.url, OMBOR_KEY: ownerKey });
  expect(await program.nextLine()).toBe('"ALREADY_EXISTS"');
  const stock = Number(await program.nextLine());
  await sell();
  expect(Number(await program.nextLine())).toBe(stock - 1);
  program.kill('SIGTERM');
  await program.ended;
}, 30_000);

test.each([
  ['authorization', { authorization: getAuthorization() }],
  ['Authorization', { Authorization: getAuthorization() }],
  ['headers', { headers: { Authorization: getAuthorization() } }],
])('a socket takes the credentials as %s', async (_name, payload) => {
  const socket = new WebSocket(`${app.url.replace(/^http/, 'ws')}/graphql/`, 'graphql-transport-ws');
  const answer = await new Promise((resolve) => {
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload }));
    socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
    socket.onclose = ({ code }) => resolve(code);
  });
  expect(answer).toMatchObject({ type: 'connection_ack' });
  socket.close();
});

test('possible-types.json has every union and interface of the schema', () => {
  const { possibleTypes } = JSON.parse(readProjectFile('possible-types.json')) as {
    possibleTypes: Record<string, string[]>;
  };
  const schema = buildSchema(readProjectFile('schema.graphql'));
  const abstract = Object.values(schema.getTypeMap()).filter((type) => isAbstractType(type));
  expect(Object.keys(possibleTypes)).toEqual(abstract.map(({ name }) => name).toSorted());
  expect(possibleTypes.Error).toContain('ConflictError');
});

test.each([
  ['docs/client-package.md', ['live-stock.ts']],
  ['docs/adapter-kit.md', ['bazaar.ts', 'simulated-bazaar.ts', 'bazaar.test.ts']],
])('the code of %s stands in examples/packages', (page, files) => {
  const code = files.map((file) => readProjectFile(`examples/packages/${file}`)).join('\n');
  const blocks = readBlocks(page).filter(({ language }) => language === 'ts');
  expect(blocks.length).toBeGreaterThan(2);
  expect(blocks.filter(({ text }) => !code.includes(text.trimEnd())).map(({ place }) => place)).toEqual([]);
});

test('the code of docs/clients.md stands in the examples that are run here, or in codegen.ts', () => {
  const files = ['examples/clients/apollo.ts', 'examples/clients/urql.ts', 'examples/clients/relay.ts', 'codegen.ts'];
  const code = files.map(readProjectFile).join('\n');
  const blocks = readBlocks('docs/clients.md').filter(({ language }) => language === 'ts');
  expect(blocks.length).toBeGreaterThan(3);
  expect(blocks.filter(({ text }) => !code.includes(text.trimEnd())).map(({ place }) => place)).toEqual([]);
});
