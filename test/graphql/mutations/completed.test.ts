import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sign } from '@tma.js/init-data-node';
import { buildSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const operator = 'Bearer ombor_operator-of-this-test';
const buyer = `tma ${sign({ user: { id: 77, first_name: 'Aziza' } }, botToken, new Date())}`;
let product: { id: number; sku: string };
beforeAll(async () => {
  const keyHash = hashApiKey(operator.slice('Bearer '.length));
  await createApiKey(db.sql, { role: 'operator', name: 'operator', keyHash, keyPrefix: 'operator' });
  product = await addProduct(db.sql, { quantity: 100, price: 10 });
});

const receive = (units = 1, sku = product.sku) =>
  `adjustStock(input: { sku: "${sku}", quantityChange: ${units}, reason: RECEIPT }) { __typename }`;
const makeKey = 'createApiKey(input: { name: "x", role: VIEWER }) { __typename }';
/** Thrown, because a text with NUL cannot be looked up: no typed error. */
const failing = 'pauseMarketplace(input: { marketplace: "a\\u0000" }) { __typename }';

const quantity = async () => (await figureOf(db.sql, product.id)).quantity;
const send = async (query: string, authorization = `Bearer ${ownerKey}`, variables = {}) =>
  (await app.post({ query, variables }, authorization)).body;
const codes = ({ errors }: Awaited<ReturnType<typeof send>>) =>
  errors?.map(({ path: at, extensions }) => [at?.join('.'), extensions.code]);

describe('nothing is done when the caller may not run one of the mutations', () => {
  test.each([
    ['at the end', () => `mutation { a: ${receive()} b: ${makeKey} }`],
    ['in a fragment', () => `mutation { a: ${receive()} ...Rest } fragment Rest on Mutation { b: ${makeKey} }`],
    ['in an inline fragment', () => `mutation { a: ${receive()} ... on Mutation { b: ${makeKey} } }`],
    [
      'included by a variable',
      () => `mutation ($yes: Boolean!) { a: ${receive()} b: ${makeKey.replace(' { __', ' @include(if: $yes) { __')} }`,
    ],
    [
      'that may be null',
      () =>
        `mutation { a: ${receive()} b: createApiKey(input: { name: "x", role: VIEWER }) { __typename } c: dismissWebhooks(input: { ids: [] }) { __typename } }`,
    ],
  ])('%s', async (_where, build) => {
    const before = await quantity();
    const body = await send(build(), operator, { yes: true });
    expect({ data: body.data, codes: codes(body) }).toEqual({ data: null, codes: [['b', 'FORBIDDEN']] });
    expect(await quantity()).toBe(before);
  });

  test('each of them is reported', async () => {
    const body = await send(`mutation { a: ${makeKey} b: ${receive()} c: ${makeKey} }`, operator);
    expect(codes(body)).toEqual([
      ['a', 'FORBIDDEN'],
      ['c', 'FORBIDDEN'],
    ]);
  });

  test('one that is left out by a directive does not count', async () => {
    const before = await quantity();
    const body = await send(
      `mutation { a: ${receive()} b: ${makeKey.replace(' { __', ' @skip(if: true) { __')} }`,
      operator,
    );
    expect({ data: body.data, errors: body.errors }).toEqual({ data: { a: { __typename: 'AdjustStockPayload' } } });
    expect(await quantity()).toBe(before + 1);
  });

  test('over WebSocket too', async () => {
    const before = await quantity();
    const client = await connectLive(app.url, operator);
    client.send({ id: '1', type: 'subscribe', payload: { query: `mutation { a: ${receive()} b: ${makeKey} }` } });
    await client.until(() => client.messages.some(({ type }) => type === 'complete'));
    expect(client.messages.find(({ type }) => type === 'next')?.payload).toMatchObject({
      data: null,
      errors: [{ path: ['b'], extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await quantity()).toBe(before);
    client.cut();
  });
});

describe('an error names the mutations of its operation that are done', () => {
  test('by their keys in the answer', async () => {
    const before = await quantity();
    const body = await send(`mutation { first: ${receive()} ${receive()} ${failing} }`);
    expect(body).toMatchObject({
      data: null,
      errors: [
        { path: ['pauseMarketplace'], extensions: { code: 'BAD_USER_INPUT', completed: ['first', 'adjustStock'] } },
      ],
    });
    expect(await quantity()).toBe(before + 2);
  });

  test('also when the error is ours', async () => {
    const before = await quantity();
    await db.sql`alter table exchange_rates rename to exchange_rates_away`;
    const rates =
      'setExchangeRates(input: { rates: [{ currency: "USD", date: "2026-01-01", rate: "1" }] }) { __typename }';
    const body = await send(`mutation { a: ${receive()} b: ${rates} }`).finally(
      () => db.sql`alter table exchange_rates_away rename to exchange_rates`,
    );
    expect(body).toMatchObject({
      data: null,
      errors: [{ path: ['b'], extensions: { code: 'INTERNAL', completed: ['a'] } }],
    });
    expect(await quantity()).toBe(before + 1);
  });

  test('also when the error is below one of them', async () => {
    const body = await send(
      `mutation ($sku: String!) { order: placeStoreOrder(input: { items: [{ sku: $sku, quantity: 1 }], idempotencyKey: "below" }) {
        ... on PlaceStoreOrderPayload { order { status telegramUserId } } } }`,
      buyer,
      { sku: product.sku },
    );
    expect(body).toMatchObject({
      data: { order: { order: { status: 'HELD', telegramUserId: null } } },
      errors: [{ path: ['order', 'order', 'telegramUserId'], extensions: { code: 'FORBIDDEN', completed: ['order'] } }],
    });
  });

  test('over WebSocket too', async () => {
    const client = await connectLive(app.url, `Bearer ${ownerKey}`);
    client.send({ id: '1', type: 'subscribe', payload: { query: `mutation { a: ${receive()} b: ${failing} }` } });
    await client.until(() => client.messages.some(({ type }) => type === 'complete'));
    expect(client.messages.find(({ type }) => type === 'next')?.payload).toMatchObject({
      errors: [{ path: ['b'], extensions: { completed: ['a'] } }],
    });
    client.cut();
  });

  test('not those that were refused, and not those that were only tried', async () => {
    const dryRun = 'retryWebhooks(input: { dryRun: true }) { __typename }';
    const rows = '[{ sku: "DRY", name: "Dry" }]';
    const dryRows = `bulkUpsert(input: { rows: ${rows}, dryRun: true }) { __typename }`;
    const body = await send(`mutation { a: ${receive(1, 'NO-SUCH')} b: ${dryRun} c: ${dryRows} d: ${failing} }`);
    expect(codes(body)).toEqual([['d', 'BAD_USER_INPUT']]);
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('completed');
  });

  test('a query has no such list', async () => {
    const body = await send('{ products(first: -1) { totalCount } }');
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('completed');
  });
});

/** Beside the core, from before this rule: clients rely on their types. */
const released =
  'acceptDrift bulkUpsert createApiKey readBaseline releaseHeldPushes reserveLastUnits revokeApiKey setExchangeRates undoAdjustment updateMarketplaceProduct'.split(
    ' ',
  );

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});

test('who may run a mutation is said without its arguments, so that it is known before the first one runs', () => {
  const permissions = mutations.map(({ name, extensions }) => {
    const { authScopes } = extensions.pothosOptions as { authScopes?: unknown };
    return { name, isKnown: typeof authScopes === 'object' && authScopes !== null };
  });
  expect(permissions.filter(({ isKnown }) => !isKnown)).toEqual([]);
});

test('a mutation that was not there from the beginning may be null, so that its error does not empty the answers of others', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const core =
    buildSchema(readFileSync(path.join(root, 'docs/core.graphql'), 'utf8'))
      .getMutationType()
      ?.getFields() ?? {};
  const known = new Set([...Object.keys(core), ...released]);
  expect(
    mutations.filter(({ name, type }) => !known.has(name) && String(type).endsWith('!')).map(({ name }) => name),
  ).toEqual([]);
});
