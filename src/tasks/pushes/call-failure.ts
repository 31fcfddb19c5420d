import { NoCallYet } from '../../connections/limited-adapter.ts';
import { messageOf } from '../../errors.ts';
import { isAboutContent, Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import { refusedAccountMs } from '../open-for-task.ts';

const maxBackoffMs = 15_000;
/** Between two calls that failed, also where the marketplace asks to be called again at once. */
const minWaitMs = 250;

/**
 * A call that failed as a whole: no calls for `waitMs`. `countsAsFailure` false: the marketplace only asked to wait. `limitReached`:
 * its limits allowed no call, and none was made. `isApplied`: whether the figures in it were applied.
 */
export interface CallFailure {
  error: string;
  waitMs: number;
  countsAsFailure: boolean;
  limitReached: boolean;
  isApplied: 'no' | 'unknown';
}

/** What a call's error means for the next calls. `failures`: calls in a row that failed before it. */
export function readCallFailure(error: unknown, failures: number): CallFailure {
  const backoff = backoffMs(failures);
  const failed = (isApplied: CallFailure['isApplied'], waitMs: number, countsAsFailure: boolean): CallFailure => ({
    error: messageOf(error),
    waitMs,
    countsAsFailure,
    limitReached: error instanceof NoCallYet,
    isApplied,
  });
  if (error instanceof RetryLater) {
    const isApplied = error.outcome === 'not-applied' ? 'no' : 'unknown';
    return failed(isApplied, Math.max(minWaitMs, error.afterMs ?? backoff), error.afterMs === null);
  }
  if (isAboutContent(error)) return failed('no', backoff, true);
  if (error instanceof Rejected || error instanceof Unauthorized) return failed('no', refusedAccountMs, false);
  // Nothing an adapter may throw: whether the call went out is not known.
  return failed('unknown', backoff, true);
}

/** Half a second, doubled with each failure in a row, at most 15 s, with 20% jitter so that processes do not retry together. */
function backoffMs(failures: number): number {
  const whole = Math.min(500 * 2 ** Math.min(failures, 20), maxBackoffMs);
  return Math.round(whole * (0.8 + Math.random() * 0.2));
}
