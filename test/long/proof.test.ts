import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { parseEnv } from '../../src/env.ts';
import { createLogger } from '../../src/log.ts';
import { prove } from '../../src/proof/prove.ts';
import { promises, type Verdict } from '../../src/proof/verdict.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();
let verdict: Verdict;
beforeAll(async () => {
  const env = parseEnv({ DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: randomBytes(32).toString('base64'), PORT: '0' });
  const installation = {
    env: { ...env, ownerKey: randomBytes(24).toString('base64url'), allowPrivateNetworks: true },
    log: createLogger({ level: 'silent', pretty: false }),
    databaseUrl: db.url,
    encryptionKey: randomBytes(32),
  };
  // `npm run prove` is the long form of this.
  const options = { loadMs: 10_000, salesPerSecond: 5, failRate: 0.2, products: 6, seed: 3, settleMs: 0 };
  verdict = await prove(installation, options);
}, 150_000);

test('five failing marketplaces, one of them hanging, and an outage of ours lose no sale, count none twice, and overdraw no limit', () => {
  expect(verdict.faults).toEqual([]);
  const sold = verdict.accounts.reduce((sum, { soldUnits }) => sum + soldUnits, 0);
  expect(sold).toBeGreaterThan(20);
  expect(verdict.accounts.reduce((sum, { countedUnits }) => sum + countedUnits, 0)).toBe(sold);
});

test('every listing is right within a minute after the last sale and the last fault', () => {
  expect(verdict.rightAfterMs).toBeLessThanOrEqual(promises.quietMs);
});

test('failing marketplaces refused whole sets without a name, and no healthy one did', () => {
  const refused = (isFailing: boolean) =>
    verdict.accounts.filter((account) => account.isFailing === isFailing).map(({ refusedSets }) => refusedSets);
  // Not each of them is sent something within these few seconds.
  expect(refused(true).filter((count) => count > 0).length).toBeGreaterThanOrEqual(2);
  expect(refused(false)).toEqual([0, 0, 0, 0, 0]);
});

test('the failing ones did fail', () => {
  const failed = verdict.accounts.filter(({ isFailing }) => isFailing).map(({ failedCalls }) => failedCalls);
  expect(Math.max(...failed)).toBeGreaterThan(0);
  expect(verdict.accounts.filter(({ isFailing }) => !isFailing).every(({ failedCalls }) => failedCalls === 0)).toBe(
    true,
  );
});
