import { sign } from '@tma.js/init-data-node';
import { describe, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { getKeyPrefix, hashApiKey, hashToken, newApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, startApp, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';
import { begin, makeLink, postSignIn, signIn } from '../../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const whoAmI = '{ viewer { role name expiresAt } }';
const statusOf = async (bearer: string) => (await app.post({ query: whoAmI }, bearer)).status;
const initData = (id: number, signedAt = new Date()) => sign({ user: { id, first_name: 'Aziza' } }, botToken, signedAt);
const daysUntil = (time: string | undefined) => (Date.parse(time ?? '') - Date.now()) / 86_400_000;

let made = 0;
async function addKey(role: 'operator' | 'viewer' = 'operator', telegramUserId?: string) {
  const key = newApiKey();
  const name = `Person ${++made}`;
  const row = await createApiKey(db.sql, {
    role,
    name,
    keyHash: hashApiKey(key),
    keyPrefix: getKeyPrefix(key),
    telegramUserId,
  });
  return { key, name, id: row.id };
}

describe('a credential is exchanged for a session, without credentials in the request', () => {
  test('an API key', async () => {
    const { key, name } = await addKey();
    const { token, session } = await signIn(app, { apiKey: key, device: 'Chrome, Windows' });
    expect(session).toMatchObject({ name, role: 'OPERATOR', method: 'API_KEY', device: 'Chrome, Windows' });
    expect(daysUntil(session?.expiresAt)).toBeCloseTo(30, 1);
    expect(await app.query(whoAmI, {}, `Bearer ${token}`)).toMatchObject({ viewer: { role: 'OPERATOR', name } });
  });

  test('initData of a buyer, whose session outlives it', async () => {
    const { token, session } = await signIn(app, { initData: initData(901) });
    expect(session).toMatchObject({ role: 'BUYER', name: 'Aziza', method: 'TELEGRAM' });
    expect(daysUntil(session?.expiresAt)).toBeCloseTo(30, 1);
    const dayOld = initData(901, new Date(Date.now() - 25 * 3_600_000));
    expect(await statusOf(`tma ${dayOld}`)).toBe(401);
    expect(await app.query(whoAmI, {}, `Bearer ${token}`)).toMatchObject({ viewer: { role: 'BUYER' } });
  });

  test('initData of staff', async () => {
    const { name } = await addKey('viewer', '902');
    const { session } = await signIn(app, { initData: initData(902) });
    expect(session).toMatchObject({ role: 'VIEWER', name, method: 'TELEGRAM' });
  });

  test('a one-time link, whose person is stored', async () => {
    const { token, session } = await signIn(app, {
      linkToken: await makeLink(db.sql, { name: 'Nigora', role: 'viewer' }),
    });
    expect(session).toMatchObject({ role: 'VIEWER', name: 'Nigora', method: 'LINK' });
    expect(await app.query(whoAmI, {}, `Bearer ${token}`)).toMatchObject({
      viewer: { role: 'VIEWER', name: 'Nigora' },
    });
  });

  test('over WebSocket the token is taken in connectionParams', async () => {
    const { key } = await addKey();
    const { bearer } = await begin(app, { apiKey: key });
    const socket = await connectLive(app.url, bearer);
    socket.send({ id: '1', type: 'subscribe', payload: { query: whoAmI } });
    await socket.until(() => socket.messages.some(({ type }) => type === 'complete'));
    socket.cut();
  });
});

test('only the hash of the token is stored', async () => {
  const { bearer } = await begin(app, { apiKey: (await addKey()).key });
  const token = bearer.slice('Bearer '.length);
  const rows =
    await db.sql`select to_jsonb(s)::text as text, token_hash from sessions s where token_hash = ${hashToken(token)}`;
  expect(rows).toHaveLength(1);
  const [log] = await db.sql`select coalesce(string_agg(to_jsonb(a)::text, ' '), '') as text from audit_log a`;
  expect(`${rows[0]?.text} ${log?.text}`).not.toContain(token);
});

describe('nothing but signIn is answered without credentials', () => {
  test.each([
    ['a query', { query: '{ viewer { role } }' }],
    ['another mutation', { query: 'mutation { signOut { __typename } }' }],
    ['another mutation beside it', { query: 'mutation { signIn(input: {}) { __typename } signOut { __typename } }' }],
    ['it twice', { query: 'mutation { a: signIn(input: {}) { __typename } b: signIn(input: {}) { __typename } }' }],
    ['a fragment', { query: 'mutation { ...f } fragment f on Mutation { signIn(input: {}) { __typename } }' }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['no operation', {}],
    ['a syntax error', { query: 'mutation {' }],
    [
      'another operation of a document',
      { query: 'mutation A { signIn(input: {}) { __typename } } query B { viewer { role } }', operationName: 'B' },
    ],
  ])('%s', async (_what, body) => {
    const answer = await app.post(body, null);
    expect({ status: answer.status, code: answer.body.errors?.[0]?.extensions.code }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });

  test('a batch is refused as everybody is', async () => {
    const { status } = await app.post([{ query: 'mutation { signIn(input: {}) { __typename } }' }], null);
    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('a body that is larger than any sign-in is not read', async () => {
    const query = `mutation { signIn(input: { apiKey: "${'x'.repeat(20_000)}" }) { __typename } }`;
    expect((await app.post({ query }, null)).status).toBe(401);
  });

  test('what signIn answers with is read, and nothing of the schema is suggested', async () => {
    const query = 'mutation { signIn(input: { apiKeyy: "x" }) { __typename ... on Product { sku } } }';
    const { body } = await app.post({ query }, null);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(body)).not.toContain('Did you mean');
  });
});

describe('a credential that lets nobody in is refused with the reason', () => {
  test.each([
    ['an unknown key', async () => ({ apiKey: newApiKey() }), 'UNKNOWN_KEY'],
    [
      'a session token',
      async () => ({ apiKey: (await begin(app, { apiKey: ownerKey })).bearer.slice(7) }),
      'UNKNOWN_KEY',
    ],
    ['an unknown link', async () => ({ linkToken: 'ombor_link_none' }), 'UNKNOWN_LINK'],
    [
      'an expired link',
      async () => ({ linkToken: await makeLink(db.sql, { name: 'Late', role: 'viewer' }, -1) }),
      'EXPIRED_LINK',
    ],
    [
      'initData of another bot',
      async () => ({ initData: sign({ user: { id: 5, first_name: 'x' } }, '1:other', new Date()) }),
      'INIT_DATA_FORGED',
    ],
    ['old initData', async () => ({ initData: initData(5, new Date(Date.now() - 90_000_000)) }), 'INIT_DATA_EXPIRED'],
    [
      'initData from the future',
      async () => ({ initData: initData(5, new Date(Date.now() + 900_000)) }),
      'INIT_DATA_FROM_FUTURE',
    ],
    ['what is no initData', async () => ({ initData: 'nothing' }), 'INIT_DATA_UNREADABLE'],
  ] as const)('%s', async (_what, make, reason) => {
    expect(await signIn(app, await make())).toMatchObject({
      __typename: 'SignInRefusedError',
      code: 'SIGN_IN_REFUSED',
      reason,
    });
  });

  test('a link lets in once', async () => {
    const linkToken = await makeLink(db.sql, { name: 'Once', role: 'viewer' });
    const answers = await Promise.all([1, 2, 3].map(() => signIn(app, { linkToken })));
    expect(answers.map(({ reason }) => reason ?? 'in').toSorted()).toEqual(['USED_LINK', 'USED_LINK', 'in']);
  });

  test('a link of a person who has got another role meanwhile', async () => {
    const linkToken = await makeLink(db.sql, { name: 'Changed', role: 'viewer' });
    await signIn(app, { linkToken: await makeLink(db.sql, { name: 'Changed', role: 'viewer' }) });
    await db.sql`update api_keys set role = 'owner' where name = 'Changed'`;
    expect(await signIn(app, { linkToken })).toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  test.each([
    ['none', {}],
    ['two', { apiKey: 'a', linkToken: 'b' }],
  ])('%s instead of one', async (_what, input) => {
    expect(await signIn(app, input)).toMatchObject({ __typename: 'ValidationError' });
  });
});

test('failures are limited by address, links like keys, while a good key of before is taken', async () => {
  const other = await startApp(db.url, { role: 'api', env: { FAILED_SIGN_INS_PER_MINUTE: '3' } });
  try {
    await begin(other, { apiKey: ownerKey });
    await signIn(other, { apiKey: newApiKey() });
    await signIn(other, { linkToken: 'ombor_link_a' });
    await signIn(other, { initData: 'nothing' });
    const linkToken = await makeLink(db.sql, { name: 'Refused', role: 'viewer' });
    for (const input of [{ linkToken }, { apiKey: newApiKey() }]) {
      const { body } = await postSignIn(other, input);
      expect(body.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    }
    expect((await signIn(other, { apiKey: ownerKey })).__typename).toBe('SignInPayload');
  } finally {
    await other.stop();
  }
});

describe('a repeated call with its idempotency key', () => {
  test('gives another token for the same session, also of a link that is used up', async () => {
    const input = { linkToken: await makeLink(db.sql, { name: 'Lost', role: 'viewer' }), idempotencyKey: 'lost' };
    const [first, second] = [await signIn(app, input), await signIn(app, input)];
    expect(second.session?.id).toBe(first.session?.id);
    expect([await statusOf(`Bearer ${first.token}`), await statusOf(`Bearer ${second.token}`)]).toEqual([401, 200]);
  });

  test('is refused once the first token was used, which stays', async () => {
    const input = { apiKey: (await addKey()).key, idempotencyKey: 'used' };
    const { token } = await signIn(app, input);
    expect(await statusOf(`Bearer ${token}`)).toBe(200);
    expect(await signIn(app, input)).toMatchObject({ code: 'INVALID_STATE' });
    expect(await statusOf(`Bearer ${token}`)).toBe(200);
    expect(await signIn(app, { ...input, device: 'other' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  test('of somebody else with the same key is another call', async () => {
    const [one, two] = [await addKey(), await addKey()];
    const answers = [one, two].map(({ key }) => signIn(app, { apiKey: key, idempotencyKey: 'shared' }));
    expect((await Promise.all(answers)).map(({ session }) => session?.name)).toEqual([one.name, two.name]);
  });
});

test('each use prolongs a session, and without a use it ends', async () => {
  const { bearer } = await begin(app, { apiKey: (await addKey()).key });
  await db.sql`update sessions set expires_at = now() + interval '1 hour' where token_hash = ${hashToken(bearer.slice(7))}`;
  const { viewer } = await app.query<{ viewer: { expiresAt: string } }>(whoAmI, {}, bearer);
  expect(daysUntil(viewer.expiresAt)).toBeCloseTo(30, 1);
  await db.sql`update sessions set expires_at = now() where token_hash = ${hashToken(bearer.slice(7))}`;
  expect(await statusOf(bearer)).toBe(401);
});

test('SESSION_DAYS says how long a session of a buyer lasts', async () => {
  const other = await startApp(db.url, { role: 'api', env: { SESSION_DAYS: '90' } });
  try {
    const { session } = await signIn(other, { initData: initData(903) });
    expect(daysUntil(session?.expiresAt)).toBeCloseTo(90, 1);
  } finally {
    await other.stop();
  }
});

test('a session and its key are one caller: what one did with an idempotency key, the other does not repeat', async () => {
  const { key } = await addKey();
  const { bearer } = await begin(app, { apiKey: key });
  const query =
    'mutation { createProduct(input: { sku: "ONE-CALLER", name: "x", idempotencyKey: "one" }) { __typename } }';
  const answers = [await app.query(query, {}, `Bearer ${key}`), await app.query(query, {}, bearer)];
  expect(answers[1]).toEqual(answers[0]);
  const [row] = await db.sql`select count(*)::int as count from products where sku = 'ONE-CALLER'`;
  expect(row).toEqual({ count: 1 });
});

test('a buyer who signs in again and again keeps the 20 sessions that were used last', async () => {
  const first = await begin(app, { initData: initData(904) });
  expect(await statusOf(first.bearer)).toBe(200);
  await db.sql`update sessions set created_at = now() - interval '1 day' where telegram_user_id = '904'`;
  const forgotten = await begin(app, { initData: initData(904) });
  await db.sql`update sessions set created_at = now() - interval '1 hour' where telegram_user_id = '904' and last_used_at is null`;
  for (let count = 0; count < 19; count += 1) await begin(app, { initData: initData(904) });
  const [row] = await db.sql`select count(*)::int as count from sessions where telegram_user_id = '904'`;
  expect(row).toEqual({ count: 20 });
  expect([await statusOf(first.bearer), await statusOf(forgotten.bearer)]).toEqual([200, 401]);
});
