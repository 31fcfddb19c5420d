import { createHash, createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { noteSecretUse } from '../../../src/db/marketplaces/webhook-secrets.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const operator = 'Bearer ombor_operator-of-this-test';
beforeAll(async () => {
  const keyHash = hashApiKey(operator.slice('Bearer '.length));
  await createApiKey(db.sql, { role: 'operator', name: 'operator', keyHash, keyPrefix: 'operator' });
});

interface Rotated {
  webhookSecret: string;
  oldValidUntil: string;
  issues?: { path: string[]; message: string }[];
  code?: string;
}

async function rotate(marketplace: string, input: Record<string, unknown> = {}): Promise<Rotated> {
  const { rotateWebhookSecret } = await app.query<{ rotateWebhookSecret: Rotated }>(
    `mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) {
      ... on RotateWebhookSecretPayload { webhookSecret oldValidUntil } ... on ValidationError { code issues { path message } }
      ... on IdempotencyConflictError { code } } }`,
    { input: { marketplace, ...input } },
  );
  return rotateWebhookSecret;
}

interface Listed {
  prefix: string;
  validFrom: string;
  validUntil: string | null;
  lastUsedAt: string | null;
}

const list = async (code: string) =>
  (
    await app.query<{ marketplace: { webhookSecrets: Listed[] } }>(
      'query ($code: String!) { marketplace(code: $code) { webhookSecrets { prefix validFrom validUntil lastUsedAt } } }',
      { code },
    )
  ).marketplace.webhookSecrets;

let deliveries = 0;
async function deliver(marketplace: string, secret: string): Promise<number> {
  const body = JSON.stringify({ event: 'unknown.event', event_id: `${++deliveries}` });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-marketplace-id': marketplace,
    'x-webhook-signature': signature,
  };
  const response = await fetch(`${app.url}/webhooks/marketplaces/stock-update`, { method: 'POST', headers, body });
  return response.status;
}

/** After this the process has read the secrets again: it does so when one is refused, at most once in a second. */
const accepts = (marketplace: string, secret: string) =>
  until(
    () => deliver(marketplace, secret),
    (status) => status === 200,
  );

const hoursUntil = (time: string | null | undefined) => Math.round((Date.parse(time ?? '') - Date.now()) / 3_600_000);

test('each replaced secret stays valid until its own time, however many rotations follow', async () => {
  const { code, id } = await addMarketplace(db.sql);
  const made: string[] = [];
  for (const keepOldForHours of [24, 48, 1, 24]) made.push((await rotate(code, { keepOldForHours })).webhookSecret);
  await accepts(code, made[3]!);
  for (const secret of made) expect(await deliver(code, secret)).toBe(200);
  const listed = await list(code);
  expect(listed.map(({ validUntil }) => validUntil && hoursUntil(validUntil))).toEqual([null, 24, 1, 48]);

  await db.sql`update webhook_secrets set valid_until = now() where marketplace_id = ${id} and valid_until < now() + interval '2 h'`;
  await db.sql`update marketplaces set updated_at = now() where id = ${id}`;
  await until(
    () => deliver(code, made[1]!),
    (status) => status === 401,
  );
  for (const secret of [made[0]!, made[2]!, made[3]!]) expect(await deliver(code, secret)).toBe(200);
  expect(await list(code)).toHaveLength(3);
});

test('0 hours end all others at once', async () => {
  const { code } = await addMarketplace(db.sql);
  const made = [await rotate(code), await rotate(code), await rotate(code, { keepOldForHours: 0 })];
  await accepts(code, made[2]!.webhookSecret);
  for (const { webhookSecret } of made.slice(0, 2)) expect(await deliver(code, webhookSecret)).toBe(401);
  expect(await list(code)).toMatchObject([{ validUntil: null }]);
});

test('a secret that is still accepted can become the present one again', async () => {
  const { code } = await addMarketplace(db.sql);
  await rotate(code, { newSecret: 'the-first-of-them-0123456789' });
  await rotate(code, { newSecret: 'the-second-of-them-0123456789' });
  expect(await rotate(code, { newSecret: 'the-first-of-them-0123456789' })).toMatchObject({
    webhookSecret: 'the-first-of-them-0123456789',
  });
  expect((await list(code)).map(({ prefix, validUntil }) => [prefix, validUntil === null])).toEqual([
    ['the', true],
    ['the', false],
  ]);
});

test('at most ten secrets are valid at once, and 0 hours always make room', async () => {
  const { code } = await addMarketplace(db.sql);
  for (let n = 0; n < 10; n += 1) await rotate(code, { keepOldForHours: 5 });
  expect(await rotate(code)).toMatchObject({
    code: 'VALIDATION',
    issues: [{ path: ['input', 'keepOldForHours'], message: expect.stringContaining('10 secrets are valid already') }],
  });
  expect(await list(code)).toHaveLength(10);
  expect(await rotate(code, { keepOldForHours: 0 })).toMatchObject({ webhookSecret: expect.any(String) });
});

test('a secret is shown by its beginning, at most an eighth of it, and by its last use', async () => {
  const { code } = await addMarketplace(db.sql);
  const old = (await rotate(code)).webhookSecret;
  const { webhookSecret: present } = await rotate(code);
  const [shown] = await list(code);
  expect(present.startsWith(shown?.prefix ?? 'x')).toBe(true);
  expect(shown?.prefix.length).toBeLessThanOrEqual(present.length / 8);
  // Long enough to tell two secrets apart: `whsec_` is the same in all.
  expect(shown?.prefix).toMatch(/^whsec_.{4,}$/);
  expect(shown?.lastUsedAt).toBeNull();
  await accepts(code, old);
  const used = await until(
    () => list(code),
    (rows) => rows[1]?.lastUsedAt !== null,
  );
  expect(used.map(({ lastUsedAt }) => lastUsedAt !== null)).toEqual([false, true]);
  await rotate(code, { newSecret: 'sixteen!sixteen!', keepOldForHours: 0 });
  expect((await list(code)).map(({ prefix }) => prefix)).toEqual(['si']);
});

test('the last use is written at most once in five minutes', async () => {
  const { code, id } = await addMarketplace(db.sql);
  await rotate(code);
  const read = async () =>
    (await db.sql`select xmin::text, fingerprint, last_used_at from webhook_secrets where marketplace_id = ${id}`)[0]!;
  const { fingerprint } = await read();
  await noteSecretUse(db.sql, id, fingerprint);
  const noted = await read();
  await noteSecretUse(db.sql, id, fingerprint);
  expect(await read()).toEqual(noted);
  await db.sql`update webhook_secrets set last_used_at = now() - interval '6 minutes' where marketplace_id = ${id}`;
  await noteSecretUse(db.sql, id, fingerprint);
  expect((await read()).lastUsedAt.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('a repeated rotation gives the same secret, which stands nowhere in clear', async () => {
  const { code } = await addMarketplace(db.sql);
  const first = await rotate(code, { idempotencyKey: 'rotate-1' });
  expect(await rotate(code, { idempotencyKey: 'rotate-1' })).toEqual(first);
  expect(await list(code)).toHaveLength(1);
  const chosen = { newSecret: 'chosen-by-the-seller-01', idempotencyKey: 'rotate-2' };
  const second = await rotate(code, chosen);
  expect(await rotate(code, chosen)).toEqual(second);
  expect(await rotate(code, { ...chosen, newSecret: 'another-by-the-seller-01' })).toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
  });
  const rows = await db.sql<{ key: string; inputHash: Buffer; row: string }[]>`
    select key, input_hash, to_jsonb(k)::text as row from idempotency_keys k where mutation = 'rotateWebhookSecret'`;
  expect(JSON.stringify(rows)).not.toContain(first.webhookSecret);
  expect(JSON.stringify(rows)).not.toContain('chosen-by');
  // A short secret could be found by trying what has the hash of the whole input.
  const input = {
    idempotencyKey: 'rotate-2',
    keepOldForHours: 24,
    marketplace: code,
    newSecret: 'chosen-by-the-seller-01',
  };
  const plain = createHash('sha256').update(JSON.stringify(input)).digest();
  expect(rows.find(({ key }) => key === 'rotate-2')?.inputHash).not.toEqual(plain);
});

test('secrets are shown to the owner only', async () => {
  const { code } = await addMarketplace(db.sql);
  await rotate(code);
  const { body } = await app.post(
    { query: 'query ($code: String!) { marketplace(code: $code) { webhookSecrets { prefix } } }', variables: { code } },
    operator,
  );
  expect(body).toMatchObject({
    data: { marketplace: { webhookSecrets: null } },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});
