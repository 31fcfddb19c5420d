import { describe, expect, test } from 'vitest';
import type { Figure } from '../../bench/rows/figure.ts';
import { median, percentile, slope } from '../../bench/statistics.ts';
import { judge } from '../../bench/verdict.ts';

const more: Figure = { name: 'ratio', unit: 'x', better: 'more', floor: 1 };
const less: Figure = { name: 'p50', unit: 'ms', better: 'less', floor: 100 };
const known = { since: '2026-11-29', value: 0.5 };
const full = { quick: false };

describe('a figure', () => {
  test('passes at its floor and fails below it', () => {
    expect([judge(more, 1, full), judge(more, 0.99, full)]).toEqual(['ok', 'missed']);
    expect([judge(less, 100, full), judge(less, 101, full)]).toEqual(['ok', 'missed']);
  });

  test('needs 60% of its floor in a short run', () => {
    expect([judge(more, 0.6, { quick: true }), judge(more, 0.59, { quick: true })]).toEqual(['ok', 'missed']);
    expect([judge(less, 166, { quick: true }), judge(less, 167, { quick: true })]).toEqual(['ok', 'missed']);
  });

  test('has a floor of its own in a short run where that is given', () => {
    const figure: Figure = { ...more, quickFloor: 0.9 };
    expect([judge(figure, 0.9, { quick: true }), judge(figure, 0.89, { quick: true })]).toEqual(['ok', 'missed']);
    expect(judge(figure, 0.99, full)).toBe('missed');
  });

  test('that could not be measured never passes', () => {
    expect([judge(more, Number.NaN, full), judge({ name: 'x', unit: 'x', better: 'more' }, Number.NaN, full)]).toEqual([
      'missed',
      'missed',
    ]);
  });

  test('whose miss is known passes: on another machine it may be worse than it was then', () => {
    expect([judge(more, 0.43, { ...full, known }), judge(more, 0.2, { ...full, known })]).toEqual(['known', 'known']);
    expect(judge(more, 0.42, { ...full, known, stored: 0.5 })).toBe('worse');
  });

  test('that is more than 15% worse than what was stored fails, whatever its floor is', () => {
    expect([judge(more, 1.71, { quick: false, stored: 2 }), judge(more, 1.69, { quick: false, stored: 2 })]).toEqual([
      'ok',
      'worse',
    ]);
    expect(judge({ name: 'ratio', unit: 'x', better: 'more' }, 1, { quick: false, stored: 2 })).toBe('worse');
    expect(judge({ ...more, floorOnly: true }, 1, { quick: false, stored: 2 })).toBe('ok');
  });

  test('without a floor and without a stored value is only measured', () => {
    expect(judge({ name: 'ratio', unit: 'x', better: 'more' }, 0.01, full)).toBe('measured');
  });

  test('of which none may occur passes at none only', () => {
    const none: Figure = { name: 'resets', unit: 'faults', better: 'less', floor: 0 };
    expect([judge(none, 0, { quick: true }), judge(none, 1, { quick: true })]).toEqual(['ok', 'missed']);
  });
});

describe('repeats', () => {
  test('have the middle value as their median, or the mean of the middle two', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, Number.NaN]);
  });

  test('have the least value that so many do not exceed as their percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7]);
  });

  test('have the slope of the line that fits them best', () => {
    expect(
      slope([
        { x: 0, y: 10 },
        { x: 1, y: 13 },
        { x: 2, y: 14 },
      ]),
    ).toBe(2);
    expect(slope([{ x: 1, y: 1 }])).toBeNaN();
  });
});
