import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sign } from '@tma.js/init-data-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botToken, type GraphQLAnswer, ownerKey, type RunningApp, startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { createTestDirectory } from '../../support/directory.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';

const owner = `Bearer ${ownerKey}`;
const buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;

const show = 'query Show($sku: String!) { product(sku: $sku) { sku stock } }';
const follow = 'subscription Follow($sku: String!) { stockUpdated(skus: [$sku]) { sku stock } }';
const role = '{ viewer { role } }';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash(text) } } });
const unknown = byHash('{ __typename }');
const variables = { sku: 'SHOWN' };

const db = useDatabase();
const apps: Record<string, RunningApp> = {};
let directory: Awaited<ReturnType<typeof createTestDirectory>>;
beforeAll(async () => {
  await addProduct(db.sql, { sku: 'SHOWN', quantity: 3 });
  directory = await createTestDirectory();
  const file = path.join(directory.directory, 'documents.json');
  writeFileSync(file, JSON.stringify({ [hash(show)]: show, [hash(follow)]: follow, 'shop/show@1': show }));
  for (const only of ['false', 'buyers', 'true']) {
    const env = { TRUSTED_DOCUMENTS: file, TRUSTED_DOCUMENTS_ONLY: only };
    apps[only] = await startApp(db.url, { role: 'api', env });
  }
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.stop();
  await directory.remove();
});

const shown = { data: { product: { sku: 'SHOWN', stock: 3 } } };
const codeOf = (answer: GraphQLAnswer) => answer.errors?.[0]?.extensions.code;

async function askSocket(app: RunningApp, authorization: string, payload: object): Promise<GraphQLAnswer> {
  const client = await connectLive(app.url, authorization);
  client.send({ id: '1', type: 'subscribe', payload: { query: '', ...payload } });
  await client.until(() => client.messages.some(({ id }) => id === '1'));
  const answer: unknown = client.messages.find(({ id }) => id === '1')?.payload;
  client.cut();
  return (Array.isArray(answer) ? { errors: answer } : answer) as GraphQLAnswer;
}

describe.each(['HTTP', 'WebSocket'])('over %s', (transport) => {
  const ask = async (app: RunningApp, authorization: string, payload: object): Promise<GraphQLAnswer> =>
    transport === 'HTTP' ? (await app.post(payload, authorization)).body : askSocket(app, authorization, payload);

  test.each([
    ['its sha256', byHash(show)],
    ['an id', { documentId: 'shop/show@1' }],
    ['an id in the extensions', { extensions: { documentId: 'shop/show@1' } }],
  ])('a document is executed by %s', async (_what, name) => {
    expect(await ask(apps.buyers!, buyer, { ...name, variables })).toMatchObject(shown);
  });

  test('an id that is unknown is PERSISTED_QUERY_NOT_FOUND, whoever asks', async () => {
    for (const authorization of [owner, buyer]) {
      const answer = await ask(apps.false!, authorization, unknown);
      expect([codeOf(answer), answer.errors?.[0]?.message]).toEqual([
        'PERSISTED_QUERY_NOT_FOUND',
        'PersistedQueryNotFound',
      ]);
    }
  });

  test('neither a query nor an id is BAD_USER_INPUT', async () => {
    expect(codeOf(await ask(apps.false!, owner, { extensions: {} }))).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['false', owner, true],
    ['false', buyer, true],
    ['buyers', owner, true],
    ['buyers', buyer, false],
    ['true', owner, false],
    ['true', buyer, false],
  ])(
    'with TRUSTED_DOCUMENTS_ONLY=%s a document of one’s own is executed only where it may be',
    async (only, authorization, allowed) => {
      const answer = await ask(apps[only]!, authorization, { query: role });
      expect(codeOf(answer)).toBe(allowed ? undefined : 'PERSISTED_QUERY_NOT_FOUND');
      if (!allowed) expect(answer.data ?? null).toBeNull();
    },
  );

  test('a trusted document that is sent whole is trusted, an id beside another document does not help', async () => {
    expect(await ask(apps.buyers!, buyer, { query: show, variables })).toMatchObject(shown);
    expect(codeOf(await ask(apps.buyers!, buyer, { query: role, ...byHash(show) }))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('introspection is no trusted document', async () => {
    expect(codeOf(await ask(apps.true!, owner, { query: '{ __schema { types { name } } }' }))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });
});

test('a subscription is followed by its id', async () => {
  const client = await connectLive(apps.true!.url, buyer);
  client.send({ id: '1', type: 'subscribe', payload: { query: '', ...byHash(follow), variables } });
  await client.until(() => client.updates().length === 1);
  expect(client.updates()).toEqual([{ sku: 'SHOWN', stock: 3 }]);
  client.cut();
});

test('a document is executed by GET with its id', async () => {
  const search = new URLSearchParams({ documentId: 'shop/show@1', variables: JSON.stringify(variables) });
  const response = await fetch(`${apps.true!.url}/graphql?${search.toString()}`, { headers: { authorization: buyer } });
  expect(await response.json()).toMatchObject(shown);
});

test('a document that does not fit the schema is told at the start, by its id', async () => {
  const file = path.join(directory.directory, 'old-documents.json');
  writeFileSync(file, JSON.stringify({ old: '{ product(sku: "x") { colour } }', broken: '{' }));
  await expect(startApp(db.url, { role: 'api', env: { TRUSTED_DOCUMENTS: file } })).rejects.toThrow(
    /old: Cannot query field "colour"[\s\S]*broken: Syntax Error/,
  );
});
