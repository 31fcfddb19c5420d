import { describe, expect, test } from 'vitest';
import type { PushFigure } from '../../../src/db/pushes/push.ts';
import type { ItemResult } from '../../../src/marketplaces/adapter.ts';
import { judgeRefusals, partsOf } from '../../../src/tasks/pushes/judge-refusals.ts';

const cheap = { maxItemsPerPush: 100, buckets: { all: { perMinute: 60, burst: 5 } }, pushBucket: 'all' };
const expensive = { ...cheap, buckets: { all: { perMinute: 60, burst: 5, errorCost: 10 } } };

const push = (sku: string, over: Partial<PushFigure> = {}) =>
  ({ marketplaceSku: sku, batchLimit: null, refusedReason: null, isItemToBlame: false, ...over }) as PushFigure;
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
    ['another one was accepted since it was refused', [[push('A', { isItemToBlame: true }), suspected]]],
    [
      'several are refused with different words',
      [
        [push('A'), rejected('blocked')],
        [push('B'), rejected('unknown')],
      ],
    ],
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
});

test('what is refused without a name is sent in a quarter, in an eighth where a refusal costs ten calls, and at last alone', () => {
  const batch = (count: number, limits = cheap) => {
    const items = Array.from({ length: count }, (_, n): [PushFigure, ItemResult] => [push(`S${n}`), suspected]);
    const [first] = judge(items, { limits }).outcomes;
    return first?.kind === 'suspected' ? first.batchLimit : undefined;
  };
  expect([partsOf(cheap), partsOf(expensive)]).toEqual([4, 8]);
  expect([batch(1000), batch(1000, expensive), batch(3), batch(2, expensive), batch(1)]).toEqual([250, 125, 1, 1, 1]);
});

test('pauses grow with refusals in a row, but not while the marketplace accepts others', () => {
  const waits = (refusals: number, isItemToBlame = false) => {
    const { outcomes, refusal } = judge(
      [
        [push('A', { isItemToBlame }), suspected],
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
  expect(waits(9, true)).toEqual({ call: 0, item: 0 });
});
