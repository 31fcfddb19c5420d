import type { MarketplaceResponse } from '../marketplaces/http.ts';
import { RetryLater } from '../marketplaces/refusals.ts';

/** What a call cost. `isExpensive`: what an error costs, or it may have. `tooMany`: it came too soon. */
export interface CallCost {
  isExpensive: boolean;
  tooMany: boolean;
}

export const isTooMany = (status: number | null): boolean => status === 429 || status === 420;

/** By the answer. A page of HTML is not the marketplace's own: a gateway replaced that, and nobody knows what it was. */
export function costOfAnswer({ status, headers }: MarketplaceResponse): CallCost {
  const isReplaced = /html/i.test(headers.get('content-type') ?? '');
  return { isExpensive: isReplaced || (status >= 400 && status < 500), tooMany: isTooMany(status) };
}

/** Without one. It may have been handled, and nobody knows what the answer was. A 5xx is an answer. */
export function costOfFailure(error: unknown): CallCost {
  const isLost = error instanceof RetryLater && error.outcome === 'unknown' && error.httpStatus === null;
  return { isExpensive: isLost, tooMany: false };
}
