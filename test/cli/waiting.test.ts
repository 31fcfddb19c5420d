import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWaiting } from '../../src/cli/base/waiting.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a command that waits says after ten seconds whom it waits for and why, and again every ten', () => {
  const steps: string[] = [];
  const waiting = createWaiting({ step: (text) => steps.push(text), done: () => {}, fail: () => {} }, 'Uzum');
  vi.advanceTimersByTime(9_999);
  expect(steps).toEqual([]);
  vi.advanceTimersByTime(1);
  waiting.because('no connection (ENOTFOUND); the next attempt in 8 s');
  vi.advanceTimersByTime(10_000);
  expect(steps).toEqual([
    'Waiting for Uzum for 10 s: no answer yet',
    'Waiting for Uzum for 20 s: no connection (ENOTFOUND); the next attempt in 8 s',
  ]);
  waiting.came('Reading: 100 items');
  vi.advanceTimersByTime(10_000);
  waiting.end();
  vi.advanceTimersByTime(60_000);
  expect(steps.slice(2)).toEqual(['Reading: 100 items', 'Waiting for Uzum for 10 s: no answer yet']);
});
