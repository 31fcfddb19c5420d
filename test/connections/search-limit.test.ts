import { expect, test } from 'vitest';
import { chargeSearch, msUntilSearch } from '../../src/connections/search-limit.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

/** Spends on searches until none may be made. Returns the tokens. */
async function spend(limit: Parameters<typeof msUntilSearch>[1], cost: number): Promise<number> {
  let spent = 0;
  while ((await msUntilSearch(db.sql, limit)) === 0) {
    await chargeSearch(db.sql, limit, cost);
    spent += cost;
  }
  return spent;
}

test.each([
  ['where a refusal costs ten calls', { perMinute: 280, burst: 18, errorCost: 10 }, 10],
  ['where it costs one', { perMinute: 68, burst: 10 }, 1],
])('searches take at most half of an account’s calls of any minute, %s', async (what, bucket, cost) => {
  const limit = { ...bucket, account: what, bucket: 'stocks' };
  let spent = await spend(limit, cost);
  expect(spent).toBeGreaterThan(bucket.perMinute / 2 - 2 * cost);
  for (let second = 0; second < 60; second += 10) {
    await db.sql`update search_calls set at = at - interval '10 seconds' where account = ${what}`;
    spent += await spend(limit, cost);
  }
  expect(spent).toBeLessThanOrEqual(bucket.perMinute / 2);
  // After a minute the first ones are over.
  await db.sql`update search_calls set at = at - interval '10 seconds' where account = ${what}`;
  expect(await spend(limit, cost)).toBeGreaterThan(0);
});

test('what searches spend takes nothing from another account', async () => {
  const limit = { perMinute: 60, burst: 5, bucket: 'stocks' };
  await spend({ ...limit, account: 'one' }, 1);
  expect(await msUntilSearch(db.sql, { ...limit, account: 'other' })).toBe(0);
});
