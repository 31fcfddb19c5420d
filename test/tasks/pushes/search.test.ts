import { describe, expect, test } from 'vitest';
import { leastSeconds, leastTokens, playSearch } from '../../../scripts/played-search.ts';
import { marketplaces, playMany } from '../../../scripts/search-costs.ts';
import { searchShareOf } from '../../../src/connections/search-limit.ts';
import type { Suspect } from '../../../src/db/pushes/due.ts';
import { chooseSuspects, searchDepth } from '../../../src/tasks/pushes/search.ts';

const cheap = { maxItemsPerPush: 100, buckets: { all: { perMinute: 60, burst: 5 } }, pushBucket: 'all' };
const expensive = { ...cheap, maxItemsPerPush: 1_000, buckets: { all: { perMinute: 60, burst: 5, errorCost: 10 } } };

const suspects = (count: number, over: Partial<Suspect> = {}): Suspect[] =>
  Array.from({ length: count }, (_, id) => {
    return { id, sentAt: 1, batchLimit: 50, isProven: false, isKnown: false, ...over };
  });
const choose = (rows: Suspect[], foundAt = 0, limits = cheap) => {
  const { next, found } = chooseSuspects({ rows, foundAt }, limits);
  return { next: next.length, ids: next.map(({ id }) => id), found: found?.id ?? null };
};

describe('what is sent next of listings that were refused together', () => {
  test('half of those that were last refused, a tenth where a refusal costs ten calls', () => {
    expect(choose(suspects(40)).next).toBe(20);
    expect(choose(suspects(40), 0, expensive).next).toBe(4);
  });

  test('never more than may be sent together', () => {
    expect(choose(suspects(1_000, { batchLimit: 63 }), 0, expensive).next).toBe(63);
  });

  test('those that were accepted before go out together, before any that never were', () => {
    const rows = suspects(40).map((one) => ({ ...one, isProven: one.id >= 3 }));
    expect(choose(rows)).toMatchObject({ next: 37, found: null });
    expect(choose(rows).ids).not.toContain(0);
  });

  test('the rest of the first call goes out again in parts of the first size, once one was found', () => {
    const rest = suspects(90);
    expect(choose(rest, 2).next).toBe(50);
    expect(choose(rest, 0).next).toBe(45);
    const [only] = suspects(1, { sentAt: 2, batchLimit: 50 });
    expect(choose([...rest, { ...only!, id: 1_000 }])).toMatchObject({ next: 50, found: 1_000 });
  });

  test('one that is known to be alone comes last', () => {
    const alone = { ...suspects(1, { sentAt: 2, batchLimit: 1 })[0]!, id: 1_000 };
    expect(choose([alone, ...suspects(30)]).ids).not.toContain(1_000);
    expect(choose([alone])).toMatchObject({ ids: [1_000], found: null });
  });

  test('those that were found bad before go one by one', () => {
    expect(choose(suspects(5, { isKnown: true, batchLimit: 1 })).next).toBe(1);
  });
});

test('only so many refusals in a row can be a search', () => {
  expect([searchDepth(cheap), searchDepth(expensive)]).toEqual([8, 4]);
});

describe.each(marketplaces)('%s', (name, searched) => {
  const limit = searched.limits.buckets[searched.limits.pushBucket]!;
  const share = searchShareOf(limit);
  const runs = 16;

  test.each([100, 1_000])('with one bad item of %i all others are set within seconds', (count) => {
    for (const { goodSeconds } of playMany({ ...searched, count }, 1, runs)) expect(goodSeconds).toBeLessThan(20);
  });

  test.each([
    [3, 100],
    [5, 100],
    [3, 1_000],
    [5, 1_000],
  ])('with %i bad items of %i within a minute, or as soon as half of its calls allow', (bad, count) => {
    const played = playMany({ ...searched, count }, bad, runs);
    const least = leastSeconds(leastTokens(count, bad, limit.errorCost ?? 1), limit);
    const seconds = played.map(({ goodSeconds }) => goodSeconds).toSorted((a, b) => a - b);
    const most = name === 'Yandex Market v3' && bad * count === 5_000 ? 126 : Math.max(60, 1.2 * least);
    expect(seconds[runs / 2]).toBeLessThan(most);
    expect(seconds.at(-1)).toBeLessThan(130);
  });

  test('no minute spends more on a search than half of the calls, however many are bad', () => {
    for (const bad of [1, 5, 20]) {
      for (const { maxTokensPerMinute } of playMany({ ...searched, count: 300 }, bad, 5)) {
        expect(maxTokensPerMinute).toBeLessThanOrEqual(share + 1);
      }
    }
  });
});

test('a bad item that was never accepted is found with four calls among a thousand that were', () => {
  const [, searched] = marketplaces[0]!;
  const bad = new Set([700]);
  const played = playSearch({ ...searched, count: 1_000, bad, unproven: bad });
  expect(played).toMatchObject({ refused: 2, accepted: 2 });
  expect(played.goodSeconds).toBeLessThan(1);
});
