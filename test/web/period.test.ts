import { expect, test } from 'vitest';
import { lastDays, periodBefore, readPeriod, todayIn } from '../../web/console/money/period.ts';

const period = (query: string) => readPeriod(new URLSearchParams(query), '2026-03-31');

test('the period of an address, put in order; without one, or with one that is no days, the last 30 days', () => {
  expect(period('from=2026-03-01&to=2026-03-07')).toEqual({ from: '2026-03-01', to: '2026-03-07' });
  expect(period('from=2026-03-07&to=2026-03-01')).toEqual({ from: '2026-03-01', to: '2026-03-07' });
  expect(period('')).toEqual({ from: '2026-03-02', to: '2026-03-31' });
  expect(period('from=2026-13-45&to=x')).toEqual({ from: '2026-03-02', to: '2026-03-31' });
});

test('as many days before a period end where it begins, across a month', () => {
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-07' })).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  expect(periodBefore(lastDays('2026-01-01', 1))).toEqual({ from: '2025-12-31', to: '2025-12-31' });
});

test('the business day is that of the shop, not of the browser', () => {
  expect(todayIn('Asia/Tashkent', new Date('2026-11-29T20:00:00Z'))).toBe('2026-11-30');
});
