import type { Sql } from '../db/client.ts';
import { settleCall, takeCall } from '../db/pushes/calls.ts';
import type { CallBucket } from '../marketplaces/adapter.ts';

/** Of an account's calls of a minute, for finding out which items of a refused call are to blame: the others stay for sales. */
const shareOfMinute = 0.5;
/** Of that share, what may be used at once. It is used up and refilled within one minute, so both together are the share. */
const shareAtOnce = 0.7;

/** The bucket of an account's pushes. */
export interface PushLimit extends CallBucket {
  account: string;
  bucket: string;
}

function searchBucket({ account, bucket, perMinute, errorCost = 1 }: PushLimit) {
  const share = perMinute * shareOfMinute;
  const burst = Math.max(errorCost, Math.floor(share * shareAtOnce));
  return {
    account,
    bucket: `${bucket}: search`,
    perSecond: Math.max(1, share - burst) / 60,
    burst,
    reserve: errorCost,
    cost: 0,
  };
}

/** In how many ms another call of a search may be made and refused; 0: now. It takes nothing: `chargeSearch` does, after the call. */
export async function msUntilSearch(sql: Sql, limit: PushLimit): Promise<number> {
  const waitMs = await takeCall(sql, searchBucket(limit));
  // After a restore no call is made at all, and the push itself says so.
  return waitMs === 'held' ? 0 : waitMs;
}

/** Counts what a call of a search cost, in tokens of the bucket of pushes. */
export async function chargeSearch(sql: Sql, limit: PushLimit, tokens: number): Promise<void> {
  const { account, bucket } = searchBucket(limit);
  await msUntilSearch(sql, limit);
  const nothing = { leftNow: null, delayMs: null, marketplaceId: null, kind: 'other', leftToday: null } as const;
  await settleCall(sql, { account, bucket, extra: tokens, ...nothing });
}
