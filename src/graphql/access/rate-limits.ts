import { GraphQLError } from 'graphql';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Viewer } from '../base/identity.ts';

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
  /** For how many ms an address has to wait after too many failed sign-ins; 0: it may sign in. */
  getWaitMs(address: string): Promise<number>;
  countFailure(address: string): Promise<void>;
}

/** What any operation costs before it is parsed. */
export const pointsPerRequest = 50;

const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });

export function createRateLimits(settings: RateLimitSettings): RateLimits {
  const staff = perMinute(settings.staffPointsPerMinute);
  const buyers = perMinute(settings.buyerPointsPerMinute);
  const failures = perMinute(settings.failedSignInsPerMinute);
  return {
    async takePoints(viewer, points, spending) {
      const limiter = viewer.role === 'buyer' ? buyers : staff;
      try {
        const counted = await limiter.consume(viewer.caller, points);
        spending.perMinute = limiter.points;
        spending.requested += points;
        spending.remaining = counted.remainingPoints;
        spending.resetAt = new Date(Date.now() + counted.msBeforeNext);
        return undefined;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return refuse(refusal.msBeforeNext);
      }
    },
    async getWaitMs(address) {
      const counted = await failures.get(toNetwork(address));
      return counted && counted.consumedPoints >= settings.failedSignInsPerMinute ? counted.msBeforeNext : 0;
    },
    async countFailure(address) {
      await failures.penalty(toNetwork(address));
    },
  };
}

/** Whole seconds for Retry-After. */
export function toRetryAfter(waitMs: number): string {
  return String(Math.max(1, Math.ceil(waitMs / 1000)));
}

function refuse(waitMs: number): GraphQLError {
  const seconds = toRetryAfter(waitMs);
  return new GraphQLError(`Rate limit exceeded: retry in ${seconds} s`, {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds: Number(seconds),
      http: { status: 429, headers: { 'Retry-After': seconds } },
    },
  });
}

/** A household gets a whole /64 of IPv6 addresses, and may use another one for each attempt. */
function toNetwork(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':');
}
