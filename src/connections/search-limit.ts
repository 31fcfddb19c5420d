import type { Sql } from '../db/client.ts';
import { addSearchCall, msUntilSearchCall } from '../db/pushes/calls.ts';
import type { CallBucket } from '../marketplaces/adapter.ts';

/** Of an account's calls of a minute, for finding out which items of a refused call are to blame: the others stay for sales. */
const shareOfMinute = 0.5;

/** The bucket of an account's pushes. */
export interface PushLimit extends CallBucket {
  account: string;
  bucket: string;
}

/** In how many ms another call of a search may be made and refused; 0: now. */
export function msUntilSearch(sql: Sql, { account, bucket, perMinute, errorCost = 1 }: PushLimit): Promise<number> {
  const share = Math.max(errorCost, Math.floor(perMinute * shareOfMinute));
  return msUntilSearchCall(sql, { account, bucket }, share - errorCost);
}

/** Counts what a call of a search cost, in tokens of the bucket of pushes. */
export async function chargeSearch(sql: Sql, { account, bucket }: PushLimit, tokens: number): Promise<void> {
  if (tokens > 0) await addSearchCall(sql, { account, bucket }, tokens);
}
