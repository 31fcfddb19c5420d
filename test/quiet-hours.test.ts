import { expect, test } from 'vitest';
import { countWithClosedMinutes, findQuietEnd, readShopHours } from '../src/quiet-hours.ts';

const night = { from: 22 * 60, to: 8 * 60 };
const siesta = { from: 13 * 60, to: 14 * 60 + 30 };

// Tashkent is five hours ahead of UTC.
test.each([
  ['before they begin', '2026-01-09T16:59:59Z', night, undefined],
  ['as they begin', '2026-01-09T17:00:00Z', night, '2026-01-10T03:00:00.000Z'],
  ['after midnight', '2026-01-09T21:30:30Z', night, '2026-01-10T03:00:00.000Z'],
  ['in their last minute', '2026-01-10T02:59:59Z', night, '2026-01-10T03:00:00.000Z'],
  ['as they end', '2026-01-10T03:00:00Z', night, undefined],
  ['within a day', '2026-01-10T08:15:00Z', siesta, '2026-01-10T09:30:00.000Z'],
  ['on the other half of that day', '2026-01-10T20:15:00Z', siesta, undefined],
  ['when there are none', '2026-01-09T21:00:00Z', undefined, undefined],
])('quiet hours %s', (_when, at, hours, end) => {
  expect(findQuietEnd(new Date(at), hours, 'Asia/Tashkent')?.toISOString()).toBe(end);
});

const day = { from: 9 * 60, to: 21 * 60 };

test.each([
  ['while the shop is open', '2026-01-09T05:00:00Z', 30, day, 30],
  ['over its end, into the next morning', '2026-01-09T15:50:00Z', 30, day, 12 * 60 + 30],
  ['at its end to the minute', '2026-01-09T15:30:00Z', 30, day, 30],
  ['in the night', '2026-01-09T19:00:00Z', 30, day, 9 * 60 + 30],
  ['in the night, between two minutes', '2026-01-09T18:59:30Z', 30, day, 9 * 60 + 31],
  ['over several days', '2026-01-09T04:00:00Z', 25 * 60, day, 2 * 24 * 60 + 60],
  ['of a shop that is open over midnight', '2026-01-09T22:50:00Z', 30, { from: 18 * 60, to: 4 * 60 }, 14 * 60 + 30],
  ['of a shop that never closes', '2026-01-09T19:00:00Z', 30, undefined, 30],
])('the minutes of a hold run %s', (_when, at, minutes, hours, after) => {
  expect(countWithClosedMinutes(new Date(at), minutes, hours, 'Asia/Tashkent')).toBe(after);
});

test.each(['09:00-09:59', '09:00-09:00', '9-21', ''])('%s are no hours of a shop', (text) => {
  expect(readShopHours(text)).toBeUndefined();
});
