import { createHmac, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureSecrets } from '../../../src/connections/measure-secrets.ts';
import { watchWebhookSecrets } from '../../../src/db/marketplaces/webhook-secrets.ts';
import { fingerprint, seal } from '../../../src/secrets.ts';
import { encryptionKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const limit = 20;
const db = useDatabase();
const app = useApp(db, {
  role: 'api',
  env: { TRUSTED_PROXIES: '127.0.0.1', FAILED_SIGN_INS_PER_MINUTE: String(limit) },
});

let serial = 0;
const next = () => JSON.stringify({ event: 'unknown.event', event_id: `${++serial}` });

async function post(code: string, address: string, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}/webhooks/marketplaces/stock-update`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-marketplace-id': code, 'x-forwarded-for': address, ...headers },
  });
}

const plain = (code: string, secret: string, address = '203.0.113.1', body = next()) =>
  post(code, address, body, { 'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex') });

/** As a library of Standard Webhooks signs, with the key in the form that it takes. */
async function standard(code: string, secret: string): Promise<number> {
  const [body, at, id] = [next(), new Date(), randomBytes(8).toString('hex')];
  // Each from another address: the new secret may be known a moment later, and until then each try counts as wrong.
  const response = await post(code, `198.51.100.${serial % 250}`, body, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  });
  return response.status;
}

async function rotate(marketplace: string, newSecret: string): Promise<{ webhookSecret?: string; issues?: object[] }> {
  const { rotateWebhookSecret } = await app.query<{ rotateWebhookSecret: { webhookSecret?: string } }>(
    `mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) {
      ... on RotateWebhookSecretPayload { webhookSecret } ... on ValidationError { issues { path message value } } } }`,
    { input: { marketplace, newSecret, keepOldForHours: 0 } },
  );
  return rotateWebhookSecret;
}

async function alerts(marketplaceId: number) {
  await watchWebhookSecrets(db.sql);
  return db.sql<{ kind: string; open: boolean }[]>`
    select kind, resolved_at is null as open from alerts where marketplace_id = ${marketplaceId} order by id`;
}

describe('a secret as it was pasted', () => {
  const encoded = () => randomBytes(25).toString('base64');
  test.each([
    ['whsec_', `whsec_${encoded()}`],
    ['spaces', `\n whsec_${encoded()}\t`],
    ['v1,', `v1,whsec_${encoded()}`],
    ['base64url', `whsec_${randomBytes(24).toString('base64url')}`],
    ['no whsec_', encoded()],
    ['no =', `whsec_${encoded().replace(/=+$/, '')}`],
  ])('with %s is right for a sender that signs with its key', async (_how, pasted) => {
    const { code } = await addMarketplace(db.sql);
    const { webhookSecret } = await rotate(code, pasted);
    const bytes = Buffer.from(pasted.trim().replace(/^(v1,)?(whsec_)?/, ''), 'base64url');
    await until(
      () => standard(code, `whsec_${bytes.toString('base64')}`),
      (status) => status === 200,
    );
    expect((await plain(code, webhookSecret!)).status).toBe(200);
  });

  test('is refused at once where it cannot fit, with the reason and without the secret', async () => {
    const { code } = await addMarketplace(db.sql);
    expect(await rotate(code, `whsec_${encoded()} copied`)).toEqual({
      issues: [
        {
          path: ['input', 'newSecret'],
          message: expect.stringContaining('must not contain spaces, line breaks or invisible characters'),
          value: null,
        },
      ],
    });
  });
});

describe('wrong signatures', () => {
  test('beyond the limit of their address are 429, and a right one from there is taken all the same', async () => {
    const { code } = await addMarketplace(db.sql);
    const { webhookSecret } = await rotate(code, `whsec_${randomBytes(32).toString('base64')}`);
    const statuses: number[] = [];
    for (let attempt = 0; attempt < limit + 2; attempt += 1)
      statuses.push((await plain(code, 'wrong', '203.0.113.7')).status);
    expect(statuses).toEqual([...Array(limit).fill(401), 429, 429]);
    const refused = await plain(code, 'wrong', '203.0.113.7');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ type: '/problems/too-many-failures', status: 429 });
    expect((await plain(code, webhookSecret!, '203.0.113.7')).status).toBe(200);
    expect((await plain('nobody', 'wrong', '203.0.113.7')).status).toBe(429);
    expect((await plain(code, 'wrong', '203.0.113.8')).status).toBe(401);
  });

  test('of a notification are limited in the same way', async () => {
    const notify = () =>
      fetch(`${app.url}/webhooks/marketplaces/nobody/notifications/guess`, {
        method: 'POST',
        body: '{}',
        headers: { 'x-forwarded-for': '203.0.113.9' },
      });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < limit + 1; attempt += 1) statuses.push((await notify()).status);
    expect(statuses).toEqual([...Array(limit).fill(401), 429]);
  });

  test('and no right one raise an alert, which a right one resolves', async () => {
    const { id, code } = await addMarketplace(db.sql);
    const { webhookSecret } = await rotate(code, `whsec_${randomBytes(32).toString('base64')}`);
    for (let attempt = 0; attempt < 4; attempt += 1) await plain(code, 'wrong', '203.0.113.20');
    expect(await alerts(id)).toEqual([]);
    await plain(code, 'wrong', '203.0.113.20');
    await until(
      () => alerts(id),
      (rows) => rows.length > 0,
    );
    expect(await alerts(id)).toEqual([{ kind: 'wrong_signatures', open: true }]);
    expect((await plain(code, webhookSecret!, '203.0.113.20')).status).toBe(200);
    await until(
      () => alerts(id),
      (rows) => rows[0]?.open === false,
    );
    expect(await alerts(id)).toHaveLength(1);
  });

  test('of strangers, while right ones come, raise none', async () => {
    const { id, code } = await addMarketplace(db.sql);
    const { webhookSecret } = await rotate(code, `whsec_${randomBytes(32).toString('base64')}`);
    await plain(code, webhookSecret!, '203.0.113.21');
    await until(
      () => db.sql`select 1 from webhook_secrets where marketplace_id = ${id} and last_used_at is not null`,
      (rows) => rows.length > 0,
    );
    for (let attempt = 0; attempt < 12; attempt += 1) await plain(code, 'wrong', '203.0.113.21');
    await until(
      () => db.sql`select 1 from wrong_signatures where marketplace_id = ${id}`,
      (rows) => rows.length > 0,
    );
    expect(await alerts(id)).toEqual([]);
    // They go on, and no right one came for an hour.
    await db.sql`update webhook_secrets set last_used_at = now() - interval '3 hours' where marketplace_id = ${id}`;
    await db.sql`update wrong_signatures set since = now() - interval '61 minutes' where marketplace_id = ${id}`;
    expect(await alerts(id)).toEqual([{ kind: 'wrong_signatures', open: true }]);
    await db.sql`update wrong_signatures set last_at = now() - interval '25 hours' where marketplace_id = ${id}`;
    expect(await alerts(id)).toEqual([{ kind: 'wrong_signatures', open: false }]);
  });
});

describe('a secret of an earlier release that is too short', () => {
  let shop: { id: number; code: string };
  beforeAll(async () => {
    shop = await addMarketplace(db.sql);
    const sealed = seal(encryptionKey, 'seven77', `marketplaces:${shop.code}:webhook_secret`);
    await db.sql`
      insert into webhook_secrets (marketplace_id, secret, fingerprint)
      values (${shop.id}, ${sealed}, ${fingerprint(encryptionKey, 'seven77')})`;
  });

  test('goes on, with an alert until it is replaced', async () => {
    await measureSecrets(db.sql, encryptionKey);
    const [row] = await db.sql`select key_bytes from webhook_secrets where marketplace_id = ${shop.id}`;
    // As base64 it would be five bytes.
    expect(row).toEqual({ keyBytes: 5 });
    await until(
      async () => (await plain(shop.code, 'seven77')).status,
      (status) => status === 200,
    );
    expect(await alerts(shop.id)).toEqual([{ kind: 'weak_secret', open: true }]);
    await rotate(shop.code, `whsec_${randomBytes(32).toString('base64')}`);
    expect(await alerts(shop.id)).toEqual([{ kind: 'weak_secret', open: false }]);
  });

  test('cannot be set any more', async () => {
    expect(await rotate(shop.code, 'seven77')).toEqual({
      issues: [
        {
          path: ['input', 'newSecret'],
          message: expect.stringContaining('5 bytes, expected at least 16'),
          value: null,
        },
      ],
    });
  });
});
