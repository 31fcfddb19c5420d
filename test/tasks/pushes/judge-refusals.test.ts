import { describe, expect, test } from 'vitest';
import type { PushFigure } from '../../../src/db/pushes/push.ts';
import type { ItemResult } from '../../../src/marketplaces/adapter.ts';
import { judgeRefusals } from '../../../src/tasks/pushes/judge-refusals.ts';

const cheap = { maxItemsPerPush: 100, buckets: { all: { perMinute: 60, burst: 5 } }, pushBucket: 'all' };
const expensive = { ...cheap, buckets: { all: { perMinute: 60, burst: 5, errorCost: 10 } } };

const push = (sku: string, over: Partial<PushFigure> = {}) =>
  ({
    marketplaceSku: sku,
    batchLimit: null,
    refusedReason: null,
    isItemToBlame: false,
    isSearched: false,
    ...over,
  }) as PushFigure;
const rejected = (reason: string): ItemResult => ({ key: '', outcome: 'rejected', reason });
const suspected: ItemResult = { key: '', outcome: 'suspected', reason: 'HTTP 400' };
const accepted: ItemResult = { key: '', outcome: 'accepted' };

/** How each of a call is judged, and whether the call is a refusal of everything. */
function judge(answered: [PushFigure, ItemResult][], { limits = cheap, refusals = 0 } = {}) {
  const rows = answered.map(([one, item]) => ({ push: one, item }));
  const { outcomes, refusal } = judgeRefusals(rows, limits, refusals);
  return { kinds: rows.map((row) => outcomes.get(row.push)?.kind ?? null), outcomes: [...outcomes.values()], refusal };
}

describe('an item is to blame', () => {
  test.each<[string, [PushFigure, ItemResult][]]>([
    [
      'another one of its call was accepted',
      [
        [push('A'), rejected('blocked')],
        [push('B'), accepted],
      ],
    ],
    ['something was accepted since it was refused', [[push('A', { isItemToBlame: true }), suspected]]],
    ['it was refused with the same words before', [[push('A', { refusedReason: 'A 7: no' }), rejected('A 8: no')]]],
    ['it was never sent', [[push('A'), { key: '', outcome: 'rejected', reason: 'no chrtId', unsent: true }]]],
  ])('if %s', (_why, answered) => {
    const { kinds, refusal } = judge(answered);
    expect(kinds[0]).toBe('refused');
    expect(refusal).toBeNull();
  });
});

describe('nobody knows who is to blame', () => {
  test.each<[string, [PushFigure, ItemResult][]]>([
    ['if one is refused alone', [[push('A'), rejected('blocked')]]],
    [
      'if all are refused without a name',
      [
        [push('A'), suspected],
        [push('B'), suspected],
      ],
    ],
    [
      'if all are refused with different words',
      [
        [push('A'), rejected('blocked')],
        [push('B'), rejected('unknown')],
      ],
    ],
    [
      'if all are refused with the same words, ids apart',
      [
        [push('A-1'), rejected('A-1: no (id 3fa8-11)')],
        [push('B-2'), rejected('B-2: no (id c0de-12)')],
      ],
    ],
  ])('%s', (_why, answered) => {
    const { kinds, refusal } = judge(answered);
    expect(new Set(kinds)).toEqual(new Set(['suspected']));
    expect(refusal).toMatchObject({ needsControl: true, waitMs: 0, error: expect.stringMatching(/./) });
  });

  test('if one is refused alone after something was accepted, but before it was last refused itself', () => {
    const { kinds, refusal } = judge([[push('A', { isSearched: true }), suspected]], { refusals: 2 });
    expect(kinds).toEqual(['suspected']);
    expect(refusal).toMatchObject({ needsControl: true, waitMs: 0 });
  });

  test('if everything is refused in the middle of a search', () => {
    const { kinds, refusal } = judge([[push('A', { isSearched: true }), suspected]], { refusals: 8 });
    expect(kinds).toEqual(['suspected']);
    expect(refusal?.waitMs).toBeGreaterThan(1_000);
  });

  test('if the words are those of before, but others are refused too', () => {
    const known = push('A', { refusedReason: 'A 7: no' });
    expect(judge([[known, rejected('A 8: no')]], { refusals: 1 }).kinds).toEqual(['suspected']);
  });
});

test('what is refused without a name is never sent with more than half of it, a sixteenth where a refusal costs ten calls', () => {
  const batch = (count: number, limits = cheap) => {
    const items = Array.from({ length: count }, (_, n): [PushFigure, ItemResult] => [push(`S${n}`), suspected]);
    const [first] = judge(items, { limits }).outcomes;
    return first?.kind === 'suspected' ? first.batchLimit : undefined;
  };
  expect([batch(1000), batch(1000, expensive), batch(3), batch(2, expensive), batch(1)]).toEqual([500, 63, 2, 1, 1]);
});

test('pauses grow with refusals in a row, but not while the marketplace accepts others', () => {
  const waits = (refusals: number, isSearched = false) => {
    const { outcomes, refusal } = judge(
      [
        [push('A', { isSearched }), suspected],
        [push('B'), suspected],
      ],
      { refusals },
    );
    const [first] = outcomes;
    return { call: refusal?.waitMs, item: first?.kind === 'suspected' ? first.afterMs : undefined };
  };
  const items = [2, 4, 6, 8].map((refusals) => waits(refusals).item ?? 0);
  expect(items).toEqual(items.toSorted((a, b) => a - b));
  expect(waits(2).call).toBe(0);
  expect(waits(9).call).toBeGreaterThan(10_000);
  expect(waits(1000).call).toBeLessThanOrEqual(30_000);
  expect(waits(1000).item).toBeLessThanOrEqual(300_000);
  expect(waits(3, true)).toEqual({ call: 0, item: 0 });
});
