import { afterEach, expect, test, vi } from 'vitest';
import { runAtMost } from '../../src/tasks/run-at-most.ts';

afterEach(() => {
  vi.useRealTimers();
});

const { signal } = new AbortController();

/** Work whose runs end when the test says so. */
function createWork(max: number) {
  const runs: { key: string; end: (result: string) => void; fail: (error: Error) => void }[] = [];
  const work = runAtMost<{ key: string }, string>({ max, keyOf: ({ key }) => key }, ({ key }) => {
    const ended = Promise.withResolvers<string>();
    runs.push({ key, end: ended.resolve, fail: ended.reject });
    return ended.promise;
  });
  return { runs, come: (key = 'a') => work({ key }, signal), keys: () => runs.map(({ key }) => key).join('') };
}

/** Lets everything that waits for a promise go on. */
const settled = () => new Promise(setImmediate);

test('who comes while it runs ends at once, and it runs once more for all of them', async () => {
  const { runs, come } = createWork(1);
  const first = come();
  expect([await come(), await come(), await come()]).toEqual([undefined, undefined, undefined]);
  expect(runs).toHaveLength(1);
  runs[0]!.end('first');
  await settled();
  expect(runs).toHaveLength(2);
  runs[1]!.end('second');
  expect(await first).toBe('second');
  await settled();
  expect(runs).toHaveLength(2);
});

test('nobody who came during the last run is forgotten', async () => {
  const { runs, come } = createWork(1);
  const first = come();
  await come();
  runs[0]!.end('first');
  await settled();
  await come();
  runs[1]!.end('second');
  await settled();
  expect(runs).toHaveLength(3);
  runs[2]!.end('third');
  expect(await first).toBe('third');
  const later = come();
  runs[3]!.end('later');
  expect(await later).toBe('later');
});

test('each key runs for itself, and as many of it as are allowed', async () => {
  const { come, keys } = createWork(2);
  void come('a');
  void come('a');
  void come('b');
  expect(await come('a')).toBeUndefined();
  expect(keys()).toBe('aab');
});

test('a run that fails takes no wake-up of others with it, and its error is reported', async () => {
  const { runs, come } = createWork(1);
  const first = come();
  await come();
  runs[0]!.fail(new Error('no database'));
  await settled();
  expect(runs).toHaveLength(2);
  runs[1]!.end('second');
  await expect(first).rejects.toThrow('no database');
  const later = come();
  runs[2]!.end('later');
  expect(await later).toBe('later');
});

test('a run that hangs holds nobody up for longer than half a minute', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { runs, come } = createWork(1);
  void come();
  vi.advanceTimersByTime(29_000);
  expect(await come()).toBeUndefined();
  vi.advanceTimersByTime(2_000);
  void come();
  expect(runs).toHaveLength(2);
});
