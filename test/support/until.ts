import { setTimeout as pause } from 'node:timers/promises';

const longestPauseMs = 20;

/**
 * Looks again and again until something is true; fails with what was seen last after `timeoutMs`. `next`: resolves when there is
 * something new to see, where that is known.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  isRight: (seen: T) => boolean,
  timeoutMs = 10_000,
  next?: () => Promise<unknown>,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  // Looking without a pause takes the processor from the very work that is waited for.
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (performance.now() > deadline) throw new Error(`still not so after ${timeoutMs} ms: ${JSON.stringify(seen)}`);
    await (next ? Promise.race([next(), pause(longestPauseMs)]) : pause(pauseMs));
  }
}
