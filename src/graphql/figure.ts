import type { MarketplaceProduct, PushStatus } from '../db/marketplace-products.ts';

/** How far the figure of a listing has come. */
export type PushState = 'NEVER_PUSHED' | 'OWED' | 'IN_FLIGHT' | 'CONFIRMED' | 'REFUSED' | 'HELD_BY_GUARD' | 'PAUSED';

/** Why a listing should show its figure: "12 in stock, 80% = 9, minus buffer 2 = 7". */
export function explainFigure(listing: MarketplaceProduct): string {
  if (listing.archived) return 'the product is archived: 0';
  if (!listing.selling) return 'the listing is not selling: 0';
  const parts = [`${listing.quantity} in stock`];
  let units = listing.quantity;
  if (listing.stockPercent !== 100) {
    units = Math.floor((units * listing.stockPercent) / 100);
    parts.push(`${listing.stockPercent}% = ${units}`);
  }
  if (listing.stockBuffer > 0) {
    units = Math.max(0, units - listing.stockBuffer);
    parts.push(`minus buffer ${listing.stockBuffer} = ${units}`);
  }
  if (listing.stockLimit !== null && listing.stockLimit < units) parts.push(`at most ${listing.stockLimit}`);
  if (listing.unitsPerItem > 1) parts.push(`in packs of ${listing.unitsPerItem} = ${listing.figure}`);
  return parts.join(', ');
}

/** How far a listing's figure has come, and why in words. A place without an API shows what Ombor itself says. */
export function readPushState(push: PushStatus | null): { state: PushState; reason: string | null } {
  if (push === null) return { state: 'CONFIRMED', reason: 'shown by Ombor itself' };
  const owed = push.owed || push.doubtful || !push.answered;
  if (push.inFlight) return { state: 'IN_FLIGHT', reason: 'it is being sent' };
  if (!push.owed && push.refusedReason !== null) return { state: 'REFUSED', reason: push.refusedReason };
  if (push.paused && owed)
    return { state: 'PAUSED', reason: 'the marketplace is paused; resume it to send what is owed' };
  if (push.heldReason !== null) return { state: 'HELD_BY_GUARD', reason: push.heldReason };
  if (!push.answered) return { state: 'NEVER_PUSHED', reason: push.lastError };
  if (push.doubtful && !push.owed)
    return { state: 'OWED', reason: 'an answer was lost: it is sent once more to be sure' };
  if (push.owed) return { state: 'OWED', reason: push.lastError };
  return { state: 'CONFIRMED', reason: null };
}
