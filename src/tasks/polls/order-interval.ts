import type { OrderPace } from '../../db/polls/polls.ts';

/** Where neither the marketplace's settings nor its adapter set one. */
const defaultSeconds = 60;
/** While stock is scarce or sales are frequent, orders are read at least this often. */
const busySeconds = 60;
/** However little is left of a day's quota. */
const maxSeconds = 900;
/** Of a day's quota, for polls; the rest is for pushes. */
const shareOfQuota = 0.8;

/** How long from one poll of orders to the next, in s, and why. */
export interface PollInterval {
  seconds: number;
  reason: string;
}

/**
 * The time to the next poll of orders: as set, at most a minute while a linked product has 1 to 10 left or sales are frequent, and
 * longer only where the calls that are left today would not last until the end of the day.
 */
export function chooseInterval(setSeconds: number | null | undefined, pace: OrderPace): PollInterval {
  const set = setSeconds ?? defaultSeconds;
  const isShortened = set > busySeconds && (pace.isScarce || pace.isHot);
  const reason = isShortened ? (pace.isScarce ? 'a product is nearly sold out' : 'sales are frequent') : 'as set';
  const preferred = { seconds: isShortened ? busySeconds : set, reason };
  if (pace.callsLeftToday === null) return preferred;
  const lasting = (pace.secondsLeftToday * pace.callsPerPoll) / Math.max(1, pace.callsLeftToday * shareOfQuota);
  if (lasting <= preferred.seconds) return preferred;
  const seconds = Math.max(preferred.seconds, Math.min(Math.ceil(lasting), maxSeconds));
  return { seconds, reason: `${pace.callsLeftToday} calls are left today` };
}
