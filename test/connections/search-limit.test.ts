import { expect, test } from 'vitest';
import { openSearchCalls, type PushLimit, searchShareOf } from '../../src/connections/search-limit.ts';
import { takeCall } from '../../src/db/pushes/calls.ts';
import type { CallBucket } from '../../src/marketplaces/adapter.ts';
import { useDatabase } from '../support/database.ts';

const db = useDatabase();

/** Spends on searches until none may be made, a refused and an accepted call in turn. Returns the tokens. */
async function spend(limit: PushLimit): Promise<number> {
  const search = openSearchCalls(db.sql, limit);
  let spent = 0;
  for (let call = 0; (await search.take()) === 0; call += 1) {
    const tokens = call % 2 === 0 ? (limit.errorCost ?? 1) : 1;
    await search.charge(tokens);
    spent += tokens;
  }
  return spent;
}

test.each<[string, CallBucket]>([
  ['where a refusal costs ten calls', { perMinute: 280, burst: 18, errorCost: 10 }],
  ['where it costs one', { perMinute: 68, burst: 10 }],
])('searches take at most half of an account’s calls of any minute, %s', async (what, bucket) => {
  const limit = { ...bucket, account: what, bucket: 'stocks' };
  const half = (bucket.perMinute + bucket.burst) / 2;
  expect(searchShareOf(limit)).toBeLessThanOrEqual(half);
  let spent = await spend(limit);
  expect(spent).toBeGreaterThan(half - 2 * (limit.errorCost ?? 1));
  for (let second = 0; second < 60; second += 10) {
    await db.sql`update search_calls set at = at - interval '10 seconds' where account = ${what}`;
    spent += await spend(limit);
  }
  expect(spent).toBeLessThanOrEqual(half);
  // After a minute the first ones are over.
  await db.sql`update search_calls set at = at - interval '10 seconds' where account = ${what}`;
  expect(await spend(limit)).toBeGreaterThan(0);
});

test('two senders of one account that search at the same time never take more than its share', async () => {
  const limit = { perMinute: 280, burst: 18, errorCost: 10, account: 'shared', bucket: 'stocks' };
  await takeCall(db.sql, { ...limit, perSecond: 1, reserve: 0, cost: 1 });
  const senders = Array.from({ length: 20 }, () => openSearchCalls(db.sql, limit));
  const waits = await Promise.all(senders.map((sender) => sender.take()));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(14);
  expect(Math.min(...waits.filter((wait) => wait > 0))).toBeGreaterThan(60_000);
});

test('a call that was not made after all is taken only once', async () => {
  const limit = { perMinute: 10, burst: 2, account: 'not made', bucket: 'stocks' };
  const search = openSearchCalls(db.sql, limit);
  for (let call = 0; call < 10; call += 1) expect(await search.take()).toBe(0);
});

test('what searches spend takes nothing from another account', async () => {
  const limit = { perMinute: 60, burst: 5, bucket: 'stocks' };
  await spend({ ...limit, account: 'one' });
  expect(await openSearchCalls(db.sql, { ...limit, account: 'other' }).take()).toBe(0);
});
