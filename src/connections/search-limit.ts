import type { Sql } from '../db/client.ts';
import { addSearchCall, takeSearchTokens } from '../db/pushes/calls.ts';
import type { CallBucket } from '../marketplaces/adapter.ts';

/** Of an account's calls of a minute, for finding out which items of a refused call are to blame: the others stay for sales. */
const shareOfMinute = 0.5;

/** The bucket of an account's pushes. */
export interface PushLimit extends CallBucket {
  account: string;
  bucket: string;
}

/** What searches may cost within a minute, in tokens. A full bucket and its refill are what a minute allows, and never more than the marketplace does. */
export const searchShareOf = ({ perMinute, burst, errorCost = 1 }: CallBucket): number =>
  Math.max(errorCost, Math.floor((perMinute + burst) * shareOfMinute));

/** The calls of one sender that search for the items to blame. */
export interface SearchCalls {
  /** Takes what a refused call costs, so that two senders of an account never take more than its share. Returns 0, or the ms to wait. */
  take(): Promise<number>;
  /** Counts what a call cost, instead of what was taken for it. */
  charge(tokens: number): Promise<void>;
}

export function openSearchCalls(sql: Sql, limit: PushLimit): SearchCalls {
  let taken = 0;
  return {
    async take() {
      // For a call that was not made after all.
      if (taken > 0) return 0;
      const tokens = limit.errorCost ?? 1;
      const waitMs = await takeSearchTokens(sql, limit, tokens, searchShareOf(limit));
      if (waitMs === 0) taken = tokens;
      return waitMs;
    },
    async charge(tokens) {
      const more = tokens - taken;
      taken = 0;
      if (more !== 0) await addSearchCall(sql, limit, more);
    },
  };
}
