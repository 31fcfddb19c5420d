import type { MarketplaceProduct, PushStatus } from '../../db/catalog/marketplace-products.ts';

/** How far the figure of a listing has come. */
export type PushState = 'NEVER_PUSHED' | 'OWED' | 'IN_FLIGHT' | 'CONFIRMED' | 'REFUSED' | 'HELD_BY_GUARD' | 'PAUSED';

/** What the words are made of. */
export type ExplainedListing = Pick<
  MarketplaceProduct,
  | 'quantity'
  | 'archived'
  | 'unlinking'
  | 'marketplaceRule'
  | 'selling'
  | 'stockMinimum'
  | 'stockPercent'
  | 'stockBuffer'
  | 'stockLimit'
  | 'unitsPerItem'
>;

/** Why a listing should show its figure: "12 in stock, 80% = 9, minus buffer 2 = 7". Names the marketplace where its rule is the stricter one. */
export function explainFigure(listing: ExplainedListing): string {
  const { quantity, marketplaceRule: place } = listing;
  const whose = (isPlaces: boolean): string => (isPlaces ? ` of ${place.name}` : '');
  if (listing.archived) return 'the product is archived: 0';
  if (listing.unlinking) return 'the listing is being unlinked: 0';
  if (!listing.selling) return 'the listing is not selling: 0';
  if (!place.selling) return `nothing is selling on ${place.name}: 0`;
  const minimum = Math.max(listing.stockMinimum, place.stockMinimum);
  if (quantity < minimum) {
    const rule = `below the minimum ${minimum}${whose(place.stockMinimum > listing.stockMinimum)}`;
    return `${quantity} in stock, ${rule}, the last units are for other places: 0`;
  }
  const parts = [`${quantity} in stock`];
  let units = quantity;
  const percent = Math.min(listing.stockPercent, place.stockPercent);
  if (percent !== 100) {
    units = Math.floor((units * percent) / 100);
    parts.push(`${percent}%${whose(place.stockPercent < listing.stockPercent)} = ${units}`);
  }
  const buffer = Math.max(listing.stockBuffer, place.stockBuffer);
  if (buffer > 0) {
    units = Math.max(0, units - buffer);
    parts.push(`minus buffer ${buffer}${whose(place.stockBuffer > listing.stockBuffer)} = ${units}`);
  }
  const limit = Math.min(listing.stockLimit ?? Infinity, place.stockLimit ?? Infinity);
  if (limit < units) {
    units = limit;
    parts.push(`at most ${limit}${whose((place.stockLimit ?? Infinity) < (listing.stockLimit ?? Infinity))}`);
  }
  if (listing.unitsPerItem > 1) {
    parts.push(`in packs of ${listing.unitsPerItem} = ${Math.floor(units / listing.unitsPerItem)}`);
  }
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
