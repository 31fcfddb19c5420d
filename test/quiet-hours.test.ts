import { expect, test } from 'vitest';
import { findQuietEnd } from '../src/quiet-hours.ts';

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
