import { describe, expect, test } from 'vitest';
import { judgeAll } from '../../bench/report.ts';
import { nextKnown } from '../../bench/store.ts';

/** A run with one value of row 2 (floor 0.8, more is better) and one of row 2d (floor 2, less is better). */
const run = (changes: number, planning: number) =>
  judgeAll(
    [
      { row: '2', figure: 'ratio', samples: [{ value: changes }] },
      { row: '2d', figure: 'ratio', samples: [{ value: planning }] },
    ],
    false,
    {},
  );

describe('marking known misses', () => {
  test('adds what misses its floor, with the day, and nothing else', () => {
    expect(nextKnown({}, run(0.4, 1), '2026-11-30')).toEqual({ '2 ratio': { since: '2026-11-30', value: 0.4 } });
  });

  test('forgets what reaches its floor', () => {
    expect(nextKnown({ '2 ratio': { since: '2026-11-01', value: 0.4 } }, run(0.8, 1), '2026-11-30')).toEqual({});
  });

  test('keeps the first day and the better value, so that getting worse is still noticed', () => {
    const before = {
      '2 ratio': { since: '2026-11-01', value: 0.5 },
      '2d ratio': { since: '2026-11-02', value: 3 },
    };
    expect(nextKnown(before, run(0.4, 4), '2026-11-30')).toEqual(before);
    expect(nextKnown(before, run(0.6, 2.5), '2026-11-30')).toEqual({
      '2 ratio': { since: '2026-11-01', value: 0.6 },
      '2d ratio': { since: '2026-11-02', value: 2.5 },
    });
  });

  test('leaves alone what was not measured', () => {
    const before = { '9 ratio': { since: '2026-11-01', value: 0.01 } };
    expect(nextKnown(before, run(1, 1), '2026-11-30')).toEqual(before);
  });
});
