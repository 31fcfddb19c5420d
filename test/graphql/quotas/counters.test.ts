import { afterEach, expect, test, vi } from 'vitest';
import { createRateLimits } from '../../../src/graphql/access/rate-limits.ts';
import { MinuteCounters } from '../../../src/graphql/quotas/minute-counters.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a counter begins again a minute after its first count', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const counters = new MinuteCounters(10);
  counters.add('a', 5);
  vi.advanceTimersByTime(59_000);
  expect(counters.add('a', 1)).toEqual({ count: 6, msLeft: 1_000 });
  vi.advanceTimersByTime(1_000);
  expect(counters.read('a')).toEqual({ count: 0, msLeft: 0 });
  expect(counters.add('a', 1)).toEqual({ count: 1, msLeft: 60_000 });
});

test('with more keys than are remembered the oldest are forgotten', () => {
  const counters = new MinuteCounters(1_000);
  for (let n = 0; n < 50_000; n += 1) counters.add(`key ${n}`, 1);
  expect(counters.size).toBeLessThanOrEqual(1_000);
  expect(counters.read('key 49999').count).toBe(1);
  expect(counters.read('key 0').count).toBe(0);
});

test('keys whose minute is over are forgotten by themselves', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const counters = new MinuteCounters(1_000_000);
  for (let n = 0; n < 10_000; n += 1) counters.add(`key ${n}`, 1);
  vi.advanceTimersByTime(60_000);
  counters.add('last', 1);
  expect(counters.size).toBe(1);
});

test('failed sign-ins from 150,000 networks are remembered for the newest 100,000 only', async () => {
  const limits = createRateLimits({ staffPointsPerMinute: 1, buyerPointsPerMinute: 1, failedSignInsPerMinute: 1 });
  const name = (n: number) => `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1`;
  for (let n = 0; n < 150_000; n += 1) await limits.countFailure(name(n));
  expect(await limits.getWaitMs(name(149_999))).toBeGreaterThan(0);
  expect(await limits.getWaitMs(name(0))).toBe(0);
});
