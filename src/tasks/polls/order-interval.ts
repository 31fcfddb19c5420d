import type { OrderPace } from '../../db/polls/polls.ts';

/** Where neither the marketplace's settings nor its adapter name one. */
const usualSeconds = 60;
/** While stock is scarce or sales are hot, orders are read at least this often. */
const closeSeconds = 60;
/** However little is left of a day's quota. */
const longestStretchSeconds = 900;
/** Of a day's quota, for polls; the rest is for pushes. */
const shareOfQuota = 0.8;

/** How long from one poll of orders to the next, in s, and why. */
export interface PollInterval {
  seconds: number;
  reason: string;
}

/**
 * The time to the next poll of orders: as set, at most a minute while a linked product has 1 to 10 left or sales are hot, and
 * longer only where what is left of the day's calls would not last until its end.
 */
export function chooseInterval(setSeconds: number | null | undefined, pace: OrderPace): PollInterval {
  const set = setSeconds ?? usualSeconds;
  const isClose = set > closeSeconds && (pace.isScarce || pace.isHot);
  const reason = isClose ? (pace.isScarce ? 'a product is nearly sold out' : 'sales are frequent') : 'as set';
  const wanted = { seconds: isClose ? closeSeconds : set, reason };
  if (pace.callsLeftToday === null) return wanted;
  const lasting = (pace.secondsLeftToday * pace.callsPerPoll) / Math.max(1, pace.callsLeftToday * shareOfQuota);
  if (lasting <= wanted.seconds) return wanted;
  const seconds = Math.max(wanted.seconds, Math.min(Math.ceil(lasting), longestStretchSeconds));
  return { seconds, reason: `${pace.callsLeftToday} calls are left today` };
}
