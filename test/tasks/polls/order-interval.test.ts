import { fc, test as propertyTest } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { chooseInterval } from '../../../src/tasks/polls/order-interval.ts';

const calm = { isScarce: false, isHot: false, callsPerPoll: 1, callsLeftToday: null, secondsLeftToday: 36_000 };

test('orders are read as often as is set', () => {
  expect(chooseInterval(10, calm)).toEqual({ seconds: 10, reason: 'as set' });
  expect(chooseInterval(600, calm)).toEqual({ seconds: 600, reason: 'as set' });
});

test.each([{ isScarce: true }, { isHot: true }])('at least once a minute while %o', (state) => {
  expect(chooseInterval(600, { ...calm, ...state }).seconds).toBe(60);
  expect(chooseInterval(10, { ...calm, ...state }).seconds).toBe(10);
});

test('what is left of a day lasts until its end, with a fifth kept for pushes', () => {
  expect(chooseInterval(10, { ...calm, callsLeftToday: 1_000, callsPerPoll: 2 })).toEqual({
    seconds: 90,
    reason: '1000 calls are left today',
  });
});

propertyTest.prop([fc.integer({ min: 1, max: 86_400 }), fc.nat(20_000), fc.integer({ min: 1, max: 86_400 })])(
  'a quota never makes it longer than a quarter of an hour or the setting, and never shorter',
  (set, callsLeftToday, secondsLeftToday) => {
    const { seconds } = chooseInterval(set, { ...calm, callsLeftToday, secondsLeftToday, callsPerPoll: 3 });
    expect(seconds).toBeGreaterThanOrEqual(set);
    expect(seconds).toBeLessThanOrEqual(Math.max(set, 900));
  },
);
