import { sign } from '@tma.js/init-data-node';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenReader } from '../../../src/graphql/access/tokens.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, type RunningApp, startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { startEventStream } from '../../support/event-stream.ts';
import { type IdentityProviderStandIn, startIdentityProvider } from '../../support/identity-provider.ts';
import { connectLive } from '../../support/live-client.ts';
import { addProduct } from '../../support/shop.ts';
import { until } from '../../support/until.ts';
import { apiKeysDocument, createApiKeyDocument, revokeApiKeyDocument } from '../documents/access.ts';

const db = useDatabase();
let app: RunningApp;
let provider: IdentityProviderStandIn;
beforeAll(async () => {
  provider = await startIdentityProvider();
  const { jwksUrl, issuer, audience } = provider;
  const env = { JWT_JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience };
  app = await startApp(db.url, { role: 'api', env });
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});

const whoAmI = '{ viewer { role name expiresAt } }';

let keysMade = 0;
async function makeKey(input: { role?: 'OPERATOR' | 'VIEWER' | 'OWNER'; expiresAt?: string; telegramUserId?: string }) {
  const name = `Karim ${++keysMade}`;
  const { createApiKey } = await app.run(createApiKeyDocument, { input: { name, role: 'VIEWER', ...input } });
  if (createApiKey.__typename !== 'CreateApiKeyPayload') throw new Error(JSON.stringify(createApiKey));
  return { ...createApiKey.apiKey, key: createApiKey.key };
}

async function statusOf(authorization: string): Promise<number> {
  return (await app.post({ query: whoAmI }, authorization)).status;
}

describe('API keys', () => {
  test('a key works as soon as it is made, and only its hash is kept', async () => {
    const made = await makeKey({ role: 'OPERATOR', telegramUserId: '4411' });
    expect(made).toMatchObject({ role: 'OPERATOR', telegramUserId: '4411', createdBy: 'owner', revokedAt: null });
    expect(made.key.startsWith(made.keyPrefix)).toBe(true);
    expect(await app.query(whoAmI, {}, `Bearer ${made.key}`)).toMatchObject({
      viewer: { role: 'OPERATOR', name: made.name },
    });
    const [row] = await db.sql`
      select key_hash, to_jsonb(api_keys)::text as everything from api_keys where key_prefix = ${made.keyPrefix}`;
    expect(row?.keyHash).toEqual(hashApiKey(made.key));
    expect(row?.everything).not.toContain(made.key);
  });

  describe('a creation that is repeated with its idempotency key', () => {
    const create = async (input: Record<string, unknown>) =>
      (
        await app.query<{ createApiKey: { key: string; code?: string; apiKey: { id: string } } }>(
          `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
            ... on CreateApiKeyPayload { key apiKey { id } } ... on Error { code } } }`,
          { input: { name: 'Lost', role: 'VIEWER', ...input } },
        )
      ).createApiKey;
    const countLive = async (name: string) =>
      Number((await db.sql`select count(*) from api_keys where name = ${name} and revoked_at is null`)[0]?.count);

    test('gives a new key and revokes the one that nobody received', async () => {
      const input = { name: 'Lost answer', telegramUserId: '5512', idempotencyKey: 'lost' };
      const made = [await create(input), await create(input), await create(input)];
      expect(new Set(made.map(({ key }) => key)).size).toBe(3);
      expect(await countLive('Lost answer')).toBe(1);
      const statuses = [];
      for (const { key } of made) statuses.push(await statusOf(`Bearer ${key}`));
      expect(statuses).toEqual([401, 401, 200]);
    });

    test('leaves one key when copies come at once', async () => {
      const input = { name: 'At once', idempotencyKey: 'at-once' };
      await Promise.all([1, 2, 3].map(() => create(input)));
      expect(await countLive('At once')).toBe(1);
    });

    test('is refused when the first key was used, which stays', async () => {
      const input = { name: 'Used', idempotencyKey: 'used' };
      const { key } = await create(input);
      expect(await statusOf(`Bearer ${key}`)).toBe(200);
      expect(await create(input)).toEqual({ code: 'INVALID_STATE' });
      expect(await statusOf(`Bearer ${key}`)).toBe(200);
      expect(await create({ ...input, role: 'OWNER' })).toEqual({ code: 'IDEMPOTENCY_CONFLICT' });
    });

    test('is refused when a person revoked the first key', async () => {
      const input = { name: 'Unwanted', idempotencyKey: 'unwanted' };
      const { apiKey } = await create(input);
      await app.run(revokeApiKeyDocument, { input: { id: apiKey.id } });
      expect(await create(input)).toEqual({ code: 'INVALID_STATE' });
      expect(await countLive('Unwanted')).toBe(0);
    });
  });

  test('the list shows every key with its last use, and never a key', async () => {
    const made = await makeKey({});
    await statusOf(`Bearer ${made.key}`);
    const { apiKeys } = await app.run(apiKeysDocument, {});
    const listed = apiKeys.find(({ id }) => id === made.id);
    expect(listed).toMatchObject({ name: made.name, role: 'VIEWER', lastUsedAt: expect.any(String) });
    expect(JSON.stringify(apiKeys)).not.toContain(made.key);
  });

  test('a revoked key lets nobody in, and revoking it again changes nothing', async () => {
    const { id, key } = await makeKey({});
    const first = await app.run(revokeApiKeyDocument, { input: { id } });
    expect(await statusOf(`Bearer ${key}`)).toBe(401);
    expect(await app.run(revokeApiKeyDocument, { input: { id } })).toEqual(first);
  });

  test('an expired key lets nobody in', async () => {
    const { id, key } = await makeKey({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await statusOf(`Bearer ${key}`)).toBe(200);
    await db.sql`update api_keys set expires_at = now() where id = ${Number(Buffer.from(id, 'base64url').toString().split(':')[1])}`;
    expect(await statusOf(`Bearer ${key}`)).toBe(401);
  });

  test.each([
    ['a buyer as its role', { name: 'x', role: 'BUYER' as const }, ['input', 'role']],
    [
      'an end in the past',
      { name: 'x', role: 'VIEWER' as const, expiresAt: '2020-01-01T00:00:00Z' },
      ['input', 'expiresAt'],
    ],
    [
      'a Telegram name for a number',
      { name: 'x', role: 'VIEWER' as const, telegramUserId: '@karim' },
      ['input', 'telegramUserId'],
    ],
    ['no name', { name: '', role: 'VIEWER' as const }, ['input', 'name']],
  ])('a key with %s is not made', async (_what, input, path) => {
    expect(await app.run(createApiKeyDocument, { input })).toMatchObject({
      createApiKey: { __typename: 'ValidationError', path },
    });
  });

  test('a Telegram user has one live key: the second is refused, an expired one makes room', async () => {
    const { id } = await makeKey({ telegramUserId: '5511' });
    const input = { name: 'again', role: 'VIEWER' as const, telegramUserId: '5511' };
    expect(await app.run(createApiKeyDocument, { input })).toMatchObject({
      createApiKey: { __typename: 'ConflictError', code: 'ALREADY_EXISTS' },
    });
    await db.sql`update api_keys set expires_at = now() - interval '1 second' where telegram_user_id = '5511'`;
    expect(await app.run(createApiKeyDocument, { input })).toMatchObject({
      createApiKey: { __typename: 'CreateApiKeyPayload' },
    });
    const { apiKeys } = await app.run(apiKeysDocument, {});
    expect(apiKeys.find((key) => key.id === id)?.revokedAt).not.toBeNull();
  });

  test('an id of something else is no key', async () => {
    const input = { id: Buffer.from('Product:1').toString('base64url') };
    expect(await app.run(revokeApiKeyDocument, { input })).toMatchObject({
      revokeApiKey: { __typename: 'NotFoundError', keys: [input.id] },
    });
  });
});

describe('what is open ends with its credentials', () => {
  test('a revoked key ends its sockets and event streams at once, and nobody else’s', async () => {
    const { id, key } = await makeKey({});
    const socket = await connectLive(app.url, `Bearer ${key}`);
    const other = await connectLive(app.url, `Bearer ${ownerKey}`);
    const stream = await startEventStream(app.url, `Bearer ${key}`, 'subscription { stockUpdated { sku } }');
    const startedAt = performance.now();
    await app.run(revokeApiKeyDocument, { input: { id } });
    expect(await socket.closed).toBe(4403);
    expect(await stream.ended).toMatch(/"code":"UNAUTHENTICATED".*\n+event: complete/);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    other.send({ type: 'ping' });
    await other.until(() => other.messages.at(-1)?.type === 'pong');
    other.cut();
  });

  test('a key with another role ends its sockets: what they may read was decided by the old one', async () => {
    const { key, keyPrefix } = await makeKey({ role: 'OPERATOR' });
    const socket = await connectLive(app.url, `Bearer ${key}`);
    await db.sql`update api_keys set role = 'viewer' where key_prefix = ${keyPrefix}`;
    expect(await socket.closed).toBe(4403);
  });

  test('an event stream ends when its credentials expire', async () => {
    const token = await provider.sign(undefined, { expiresInS: 2 });
    const stream = await startEventStream(app.url, `Bearer ${token}`, 'subscription { stockUpdated { sku } }');
    expect(await stream.ended).toMatch(/"code":"UNAUTHENTICATED".*\n+event: complete/);
    expect(Date.now()).toBeGreaterThan(stream.startedAt + 500);
  });

  test('a socket closes with 4403 when its token expires', async () => {
    const client = await connectLive(app.url, `Bearer ${await provider.sign(undefined, { expiresInS: 1 })}`);
    expect(await client.closed).toBe(4403);
  });
});

describe('tokens of an identity provider', () => {
  test('a token says who its holder is and what they may do, over HTTP and WebSocket', async () => {
    const authorization = `Bearer ${await provider.sign()}`;
    expect(await app.query(whoAmI, {}, authorization)).toMatchObject({ viewer: { role: 'OPERATOR', name: 'Nigora' } });
    const client = await connectLive(app.url, authorization);
    client.send({ id: '1', type: 'subscribe', payload: { query: whoAmI } });
    await client.until(() => client.messages.some(({ type }) => type === 'complete'));
    expect(client.messages[1]).toMatchObject({ payload: { data: { viewer: { name: 'Nigora' } } } });
    client.cut();
  });

  test.each([
    [
      { ombor_role: 'owner', ombor_sees_money: false },
      { seesMoney: true, seesBuyers: true },
    ],
    [{ ombor_role: 'operator' }, { seesMoney: false, seesBuyers: false }],
    [
      { ombor_role: 'operator', ombor_sees_money: true },
      { seesMoney: true, seesBuyers: false },
    ],
    [
      { ombor_role: 'viewer', ombor_sees_buyers: true, ombor_sees_money: 'true' },
      { seesMoney: false, seesBuyers: true },
    ],
  ])('the claims %j let the holder see %j', async (claims, rights) => {
    const authorization = `Bearer ${await provider.sign({ sub: 'u-2', ...claims } as never)}`;
    const { viewer } = await app.query<{ viewer: object }>('{ viewer { seesMoney seesBuyers } }', {}, authorization);
    expect(viewer).toEqual(rights);
  });

  test.each([
    ['no role', () => provider.sign({ sub: 'u', name: 'x' })],
    ['the role of a buyer', () => provider.sign({ sub: 'u', ombor_role: 'buyer' })],
    ['no subject', () => provider.sign({ ombor_role: 'owner' })],
    ['another issuer', () => provider.sign(undefined, { issuer: 'https://evil.example' })],
    ['another audience', () => provider.sign(undefined, { audience: 'somebody else' })],
    ['an end in the past', () => provider.sign(undefined, { expiresInS: -60 })],
    [
      'no signature',
      async () =>
        new UnsecuredJWT({ sub: 'u', ombor_role: 'owner' })
          .setIssuer(provider.issuer)
          .setAudience(provider.audience)
          .setExpirationTime('1h')
          .encode(),
    ],
    [
      'a shared secret as its signature',
      () =>
        new SignJWT({ sub: 'u', ombor_role: 'owner' })
          .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
          .setIssuer(provider.issuer)
          .setAudience(provider.audience)
          .setExpirationTime('1h')
          .sign(Buffer.from('k'.repeat(32))),
    ],
    ['a number as its subject', () => provider.sign({ sub: 5 as never, ombor_role: 'owner' })],
    ['an invisible subject', () => provider.sign({ sub: '\u200b', ombor_role: 'owner' })],
    ['a subject of 256 characters', () => provider.sign({ sub: 'x'.repeat(256), ombor_role: 'owner' })],
    ['the type of a logout', () => provider.sign(undefined, { typ: 'logout+jwt' })],
    ['the type of a security event', () => provider.sign(undefined, { typ: 'application/secevent+jwt' })],
  ])('a token with %s lets nobody in', async (_what, make) => {
    expect(await statusOf(`Bearer ${await make()}`)).toBe(401);
  });

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('a token of the type %s is read', async (typ) => {
    expect(await statusOf(`Bearer ${await provider.sign(undefined, { typ })}`)).toBe(200);
  });

  test('a token that ends in a year beyond the calendar ends with the calendar', async () => {
    const authorization = `Bearer ${await provider.sign(undefined, { expiresInS: 1e13 })}`;
    expect(await app.query(whoAmI, {}, authorization)).toMatchObject({
      viewer: { expiresAt: '9999-12-31T23:59:59.999Z' },
    });
  });

  test.each([
    [{ sub: 'u-7', name: 'owner' }, 'owner (u-7)'],
    [{ sub: 'u-8', name: 'Anna (u-7)\u202e\n' }, 'Anna (u-7) (u-8)'],
    [{ sub: 'u-9' }, 'u-9 (u-9)'],
    [{ sub: 'u-9', name: 'u-9' }, 'u-9 (u-9)'],
    [{ sub: 'u-9', name: ' ' }, 'u-9 (u-9)'],
    [{ sub: 'owner' }, 'owner (owner)'],
    [{ sub: 'database' }, 'database (database)'],
  ])('the ledger names the holder of a token %j so that nobody can pass for another', async (claims, actor) => {
    const { sku } = await addProduct(db.sql);
    const { adjustStock } = await app.query<{ adjustStock: unknown }>(
      `mutation ($sku: String!) { adjustStock(input: { sku: $sku, quantityChange: 1, reason: RECEIPT }) {
        ... on AdjustStockPayload { movement { actor } } } }`,
      { sku },
      `Bearer ${await provider.sign({ ...claims, ombor_role: 'operator' })}`,
    );
    expect(adjustStock).toEqual({ movement: { actor } });
  });

  test('an altered token lets nobody in', async () => {
    const [head = '', , signature = ''] = (await provider.sign()).split('.');
    const claims = { sub: 'u-1', ombor_role: 'owner', iss: provider.issuer, aud: provider.audience, exp: 4e9 };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect(await statusOf(`Bearer ${head}.${forged}.${signature}`)).toBe(401);
  });

  test('after a rotation new tokens are taken and old ones are not', async () => {
    const rotating = await startIdentityProvider();
    try {
      const read = createTokenReader(rotating, 0);
      const old = await rotating.sign();
      expect(await read(old)).toMatchObject({ role: 'operator' });
      await rotating.rotate();
      expect(await read(await rotating.sign())).toMatchObject({ role: 'operator' });
      expect(await read(old)).toMatchObject({ failure: expect.any(String) });
    } finally {
      await rotating.stop();
    }
  });

  test('while the keys cannot be read a token is put off with 503, a key works, and later the token does', async () => {
    const down = await startIdentityProvider();
    down.setDown(true);
    const { jwksUrl, issuer, audience } = down;
    const other = await startApp(db.url, {
      role: 'api',
      env: { JWT_JWKS_URL: jwksUrl, JWT_ISSUER: issuer, JWT_AUDIENCE: audience },
    });
    try {
      const token = `Bearer ${await down.sign()}`;
      const { status, body } = await other.post({ query: whoAmI }, token);
      expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({ status: 503, code: 'UNAUTHENTICATED' });
      expect(await (await connectLive(other.url, token)).closed).toBe(1013);
      expect((await other.post({ query: whoAmI })).status).toBe(200);
      down.setDown(false);
      await until(
        async () => (await other.post({ query: whoAmI }, token)).status,
        (one) => one === 200,
      );
    } finally {
      await other.stop();
      await down.stop();
    }
  });
});

test('a Telegram user whose key is revoked is a buyer again, and the open socket ends', async () => {
  const { id } = await makeKey({ role: 'OPERATOR', telegramUserId: '6611' });
  const initData = `tma ${sign({ user: { id: 6611, first_name: 'Karim' } }, botToken, new Date())}`;
  expect(await app.query(whoAmI, {}, initData)).toMatchObject({ viewer: { role: 'OPERATOR' } });
  const socket = await connectLive(app.url, initData);
  await app.run(revokeApiKeyDocument, { input: { id } });
  expect(await socket.closed).toBe(4403);
  expect(await app.query(whoAmI, {}, initData)).toMatchObject({ viewer: { role: 'BUYER' } });
});
