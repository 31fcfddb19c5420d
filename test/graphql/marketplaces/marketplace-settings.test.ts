import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { recordAccount } from '../../../src/db/marketplaces/accounts.ts';
import { getMarketplace } from '../../../src/db/marketplaces/marketplaces.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { connectSimulated, offer, resume, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';
import {
  listingsDocument,
  rotateWebhookSecretDocument,
  unlinkProductDocument,
  updateMarketplaceDocument,
  updateProductDocument,
} from '../documents/catalog.ts';
import { adjustStockDocument } from '../documents/documents.ts';

const places = ['uzum', 'ozon', 'test'] as const;
const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db, { env: { SWEEP_INTERVAL_MS: '100' } });
const secrets = new Map<string, string>();
beforeAll(async () => {
  await liftLimits(db.sql);
  await connectSimulated(app, simulator, [...places], (name, secret) => secrets.set(name, secret));
});

const shown = (sku: string) => places.map((name) => simulator.marketplaces[name].stockOf(sku));
const show = (sku: string, ...figures: number[]) =>
  until(
    () => shown(sku),
    (seen) => JSON.stringify(seen) === JSON.stringify(figures),
  );
const update = async (input: Record<string, unknown> & { marketplace: string }) =>
  (await app.run(updateMarketplaceDocument, { input })).updateMarketplace;
const rotate = async (input: { marketplace: string; newSecret?: string; keepOldForHours?: number }) =>
  (await app.run(rotateWebhookSecretDocument, { input })).rotateWebhookSecret;

/** The status of a delivery that is signed with a secret. */
async function deliver(marketplace: string, secret: string): Promise<number> {
  const body = JSON.stringify({
    event: 'stock.updated',
    marketplace_product_id: 'x',
    sku: 'x',
    previous_stock: 1,
    current_stock: 1,
    change: 0,
    timestamp: new Date().toISOString(),
    reason: 'sync',
  });
  const response = await fetch(`${app.url}/webhooks/marketplaces/stock-update`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-marketplace-id': marketplace,
      'x-webhook-signature': createHmac('sha256', secret).update(body).digest('hex'),
    },
    body,
  });
  return response.status;
}

test('figures, rules, archiving and unlinking reach the marketplaces', async () => {
  const sku = 'FLOW';
  await offer(app, simulator, { sku, quantity: 5 }, [...places]);
  await resume(app, [...places]);
  await show(sku, 5, 5, 5);
  await update({ marketplace: 'ozon', stockMinimum: 4 });
  await update({ marketplace: 'test', stockMinimum: 4, stockBuffer: 1 });
  await show(sku, 5, 5, 4);
  await app.run(adjustStockDocument, { input: { sku, quantityChange: -2, reason: 'WRITE_OFF' } });
  await show(sku, 3, 0, 0);
  await app.run(adjustStockDocument, { input: { sku, quantityChange: 1, reason: 'RECEIPT' } });
  await show(sku, 4, 4, 3);
  await app.run(updateProductDocument, { input: { sku, archived: true } });
  await show(sku, 0, 0, 0);
  await app.run(updateProductDocument, { input: { sku, archived: false } });
  await update({ marketplace: 'ozon', stockMinimum: null });
  await update({ marketplace: 'test', stockMinimum: null, stockBuffer: null });
  await show(sku, 4, 4, 4);
  await app.run(unlinkProductDocument, { input: { marketplace: 'ozon', marketplaceSku: sku } });
  await app.run(unlinkProductDocument, { input: { marketplace: 'test', marketplaceSku: sku, showZero: false } });
  await until(
    async () =>
      (await app.run(listingsDocument, { sku })).product?.marketplaceProducts?.map((one) => one.marketplace.code),
    (codes) => codes?.join() === 'uzum',
  );
  expect(shown(sku)).toEqual([4, 0, 4]);
});

test('good credentials are stored, and everything is owed again', async () => {
  await offer(app, simulator, { sku: 'AGAIN', quantity: 2 }, ['test']);
  await until(
    () => simulator.marketplaces.test.stockOf('AGAIN'),
    (stock) => stock === 2,
  );
  simulator.marketplaces.test.resetCalls();
  const { credentials } = simulator.connections.test;
  expect(await update({ marketplace: 'test', credentials, name: 'Shop' })).toMatchObject({
    marketplace: { name: 'Shop', saleSignal: 'STOCK', pollIntervalMinutes: 120 },
  });
  await until(
    () => simulator.marketplaces.test.calls.filter(({ method }) => method === 'PUT').length,
    (pushes) => pushes > 0,
  );
});

test('credentials that the marketplace refuses are not stored', async () => {
  const before = await db.sql`select credentials from marketplaces where code = 'test'`;
  const refused = await update({ marketplace: 'test', credentials: { token: 'wrong' } });
  expect(refused).toMatchObject({ __typename: 'MarketplaceRefusedError', httpStatus: 401 });
  expect(JSON.stringify(refused)).not.toContain('wrong');
  expect(await db.sql`select credentials from marketplaces where code = 'test'`).toEqual(before);
});

test('while a marketplace is down nothing about its account is changed', async () => {
  simulator.marketplaces.test.faults.status5xx = true;
  const { credentials } = simulator.connections.test;
  const refused = await update({ marketplace: 'test', credentials, name: 'Changed' });
  simulator.marketplaces.test.faults.status5xx = false;
  expect(refused).toMatchObject({
    __typename: 'MarketplaceRefusedError',
    message: expect.stringContaining('try again'),
  });
  expect(await db.sql`select name from marketplaces where code = 'test'`).toEqual([{ name: 'Shop' }]);
});

test('credentials of another shape are refused by field, without their value', async () => {
  const { settings } = simulator.connections.test;
  expect(await update({ marketplace: 'test', settings, credentials: { tokn: 'secret' } })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'credentials', 'token'],
    issues: [{ value: null }, { value: null }],
  });
});

test('how often every listing is read back is set within its bounds, and null is a day', async () => {
  expect(await update({ marketplace: 'uzum', reconcileIntervalMinutes: 60 })).toMatchObject({
    marketplace: { reconcileIntervalMinutes: 60, accountMissing: [] },
  });
  expect(await update({ marketplace: 'uzum', reconcileIntervalMinutes: 4 })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'reconcileIntervalMinutes'],
  });
  expect(await update({ marketplace: 'uzum', reconcileIntervalMinutes: null })).toMatchObject({
    marketplace: { reconcileIntervalMinutes: 1_440 },
  });
});

test('what the check of the account found lacking is shown', async () => {
  // The worker's own daily check would overwrite it.
  await until(
    () => db.sql<{ checked: boolean }[]>`
      select account_checked_at is not null as checked from marketplaces where code = 'uzum'`,
    ([row]) => row?.checked === true,
  );
  await recordAccount(db.sql, (await getMarketplace(db.sql, 'uzum', [])).id, {
    expiresAt: null,
    missing: ['Make a key with more rights.'],
  });
  expect(await update({ marketplace: 'uzum', name: 'uzum' })).toMatchObject({
    marketplace: { accountMissing: ['Make a key with more rights.'] },
  });
});

test('what is absent stays, null is the default of the adapter', async () => {
  expect(await update({ marketplace: 'uzum', pollIntervalMinutes: 30, saleSignal: 'STOCK' })).toMatchObject({
    marketplace: { pollIntervalMinutes: 30, saleSignal: 'STOCK', name: 'uzum', webhookEnabled: true },
  });
  expect(await update({ marketplace: 'uzum', pollIntervalMinutes: null, saleSignal: null })).toMatchObject({
    marketplace: { pollIntervalMinutes: 120, saleSignal: 'ORDERS', name: 'uzum', webhookEnabled: true },
  });
});

test('our own places have no settings of an API', async () => {
  expect(await update({ marketplace: 'olx', credentials: { token: 'x' }, name: 'OLX.uz' })).toMatchObject({
    __typename: 'ValidationError',
    path: ['input', 'credentials'],
  });
  expect(await update({ marketplace: 'olx', name: 'OLX.uz' })).toMatchObject({ marketplace: { name: 'OLX.uz' } });
  expect(await update({ marketplace: 'nowhere' })).toMatchObject({ __typename: 'NotFoundError', keys: ['nowhere'] });
});

test('while a secret is rotated both are accepted, and after its time the old one is not', async () => {
  const old = secrets.get('uzum')!;
  const rotated = await rotate({ marketplace: 'uzum' });
  const made = rotated.__typename === 'RotateWebhookSecretPayload' ? rotated.webhookSecret : '';
  expect(made).toMatch(/^whsec_/);
  expect(rotated).toMatchObject({ marketplace: { code: 'uzum' } });
  await until(
    () => deliver('uzum', made),
    (status) => status === 200,
  );
  expect(await deliver('uzum', old)).toBe(200);
  const next = await rotate({ marketplace: 'uzum', newSecret: 'chosen-by-the-seller-0123456789', keepOldForHours: 0 });
  expect(next).toMatchObject({ webhookSecret: 'chosen-by-the-seller-0123456789' });
  await until(
    () => deliver('uzum', 'chosen-by-the-seller-0123456789'),
    (status) => status === 200,
  );
  expect(await deliver('uzum', made)).toBe(401);
  expect(await deliver('uzum', old)).toBe(401);
});

test('a secret that another marketplace uses or still accepts is refused, and so is the present one', async () => {
  await rotate({ marketplace: 'ozon', newSecret: 'first-of-ozon-0123456789' });
  await rotate({ marketplace: 'ozon', newSecret: 'second-of-ozon-0123456789' });
  for (const newSecret of ['first-of-ozon-0123456789', 'second-of-ozon-0123456789']) {
    const refused = await rotate({ marketplace: 'test', newSecret });
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      path: ['input', 'newSecret'],
      issues: [{ value: null }],
    });
    expect(JSON.stringify(refused)).not.toContain(newSecret);
  }
  expect(await rotate({ marketplace: 'ozon', newSecret: 'second-of-ozon-0123456789' })).toMatchObject({
    __typename: 'ValidationError',
  });
  expect((await rotate({ marketplace: 'ozon', newSecret: 'first-of-ozon-0123456789' })).__typename).toBe(
    'RotateWebhookSecretPayload',
  );
});

test('a secret that is still accepted elsewhere cannot be connected with', async () => {
  await rotate({ marketplace: 'ozon', newSecret: 'third-of-ozon-0123456789' });
  const { connectMarketplace } = await app.query<{ connectMarketplace: unknown }>(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) {
      __typename ... on ValidationError { path } } }`,
    {
      input: {
        ...simulator.connections.test,
        code: 'thief',
        name: 'Thief',
        currency: 'UZS',
        webhookSecret: 'first-of-ozon-0123456789',
      },
    },
  );
  expect(connectMarketplace).toEqual({ __typename: 'ValidationError', path: ['input', 'webhookSecret'] });
});

test('a place without webhooks has no secret, and a secret that is too short is not shown back', async () => {
  expect(await rotate({ marketplace: 'olx' })).toMatchObject({ __typename: 'ValidationError' });
  expect(await rotate({ marketplace: 'nowhere' })).toMatchObject({ __typename: 'NotFoundError' });
  expect(await rotate({ marketplace: 'test', newSecret: 'abc' })).toMatchObject({
    __typename: 'ValidationError',
    issues: [{ value: null }],
  });
});
