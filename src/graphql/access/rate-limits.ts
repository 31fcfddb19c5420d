import { GraphQLError } from 'graphql';
import { toNetwork } from '../../client-network.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { MinuteCounters } from '../quotas/minute-counters.ts';

/** How much each caller may request of one process per minute. */
export interface RateLimitSettings {
  /** Cost points of one API key, token or Telegram user of the staff. */
  staffPointsPerMinute: number;
  /** Cost points of one buyer. */
  buyerPointsPerMinute: number;
  /** Failed sign-ins from one address. */
  failedSignInsPerMinute: number;
}

/** What one request has spent so far, and what its caller has left. */
export interface Spending {
  /** Points that it took. */
  requested: number;
  /** Points that the caller has left in this minute. */
  remaining: number;
  /** Points that the caller has in each minute. */
  perMinute: number;
  /** When the minute ends and the caller has all points again; null: nothing was taken yet. */
  resetAt: Date | null;
  /** What the fields of the operation cost, as far as that is known. */
  cost: number;
  /** Takes points for rows that were not weighed before; absent: nothing is charged (events), or nothing was yet. */
  charge?: (points: number) => Promise<GraphQLError | undefined>;
}

/** What a request has spent when it begins. */
export const newSpending = (): Spending => ({ requested: 0, remaining: 0, perMinute: 0, resetAt: null, cost: 0 });

/** Counts what each caller requests of this process, in memory: no request waits for it, and a restart begins at 0. */
export interface RateLimits {
  /**
   * Takes points for work that is to be done, and adds them to what the request has spent. Returns an error when the viewer has none
   * left in this minute.
   */
  takePoints(viewer: Viewer, points: number, spending: Spending): Promise<GraphQLError | undefined>;
  /** The same for an event of a subscription, which no request waits for. */
  takeEventPoints(viewer: Viewer, points: number): GraphQLError | undefined;
  /** For how many ms an address has to wait after too many failed sign-ins; 0: it may sign in. */
  getWaitMs(address: string): Promise<number>;
  countFailure(address: string): Promise<void>;
}

/** What any operation costs before it is parsed. */
export const pointsPerRequest = 50;

/** So many callers, and so many addresses with failed sign-ins, are remembered for a minute. */
const maxRemembered = 100_000;

export function createRateLimits(settings: RateLimitSettings): RateLimits {
  const callers = new MinuteCounters(maxRemembered);
  const failures = new MinuteCounters(maxRemembered);

  function take(viewer: Viewer, points: number, spending: Spending): GraphQLError | undefined {
    const perMinute = isStaff(viewer) ? settings.staffPointsPerMinute : settings.buyerPointsPerMinute;
    const { count, msLeft } = callers.add(viewer.caller, points);
    if (count > perMinute) return mustWait(msLeft);
    spending.perMinute = perMinute;
    spending.requested += points;
    spending.remaining = perMinute - count;
    spending.resetAt = new Date(Date.now() + msLeft);
    return undefined;
  }

  return {
    takePoints: async (viewer, points, spending) => take(viewer, points, spending),
    takeEventPoints: (viewer, points) => take(viewer, points, newSpending()),
    async getWaitMs(address) {
      const { count, msLeft } = failures.read(toNetwork(address));
      return count >= settings.failedSignInsPerMinute ? msLeft : 0;
    },
    async countFailure(address) {
      failures.add(toNetwork(address), 1);
    },
  };
}

/** Whole seconds for Retry-After. */
export function toRetryAfter(waitMs: number): string {
  return String(Math.max(1, Math.ceil(waitMs / 1000)));
}

/** The error for a caller who must wait. */
export function mustWait(waitMs: number): GraphQLError {
  const seconds = toRetryAfter(waitMs);
  return new GraphQLError(`Rate limit exceeded: retry in ${seconds} s`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: Number(seconds),
      http: { status: 429, headers: { 'Retry-After': seconds } },
    },
  });
}
