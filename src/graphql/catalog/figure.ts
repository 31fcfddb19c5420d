import type { MarketplaceProduct, PushState, PushStatus } from '../../db/catalog/marketplace-products.ts';

/** What the explanation of a figure is made of. */
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

/** Why a listing should show its figure: "12 in stock, 80% = 9, minus buffer 2 = 7". Names the marketplace when its rule is stricter. */
export function explainFigure(listing: ExplainedListing): string {
  const { quantity, marketplaceRule: marketplace } = listing;
  const whose = (ofMarketplace: boolean): string => (ofMarketplace ? ` of ${marketplace.name}` : '');
  if (listing.archived) return 'the product is archived: 0';
  if (listing.unlinking) return 'the listing is being unlinked: 0';
  if (!listing.selling) return 'selling is off for this listing: 0';
  if (!marketplace.selling) return `selling is off for all of ${marketplace.name}: 0`;
  const minimum = Math.max(listing.stockMinimum, marketplace.stockMinimum);
  if (quantity < minimum) {
    const rule = `below the minimum ${minimum}${whose(marketplace.stockMinimum > listing.stockMinimum)}`;
    return `${quantity} in stock, ${rule}, the last units are for other marketplaces: 0`;
  }
  const parts = [`${quantity} in stock`];
  let units = quantity;
  const percent = Math.min(listing.stockPercent, marketplace.stockPercent);
  if (percent !== 100) {
    units = Math.floor((units * percent) / 100);
    parts.push(`${percent}%${whose(marketplace.stockPercent < listing.stockPercent)} = ${units}`);
  }
  const buffer = Math.max(listing.stockBuffer, marketplace.stockBuffer);
  if (buffer > 0) {
    units = Math.max(0, units - buffer);
    parts.push(`minus buffer ${buffer}${whose(marketplace.stockBuffer > listing.stockBuffer)} = ${units}`);
  }
  const limit = Math.min(listing.stockLimit ?? Infinity, marketplace.stockLimit ?? Infinity);
  if (limit < units) {
    units = limit;
    parts.push(`at most ${limit}${whose((marketplace.stockLimit ?? Infinity) < (listing.stockLimit ?? Infinity))}`);
  }
  if (listing.unitsPerItem > 1) {
    parts.push(`in packs of ${listing.unitsPerItem} = ${Math.floor(units / listing.unitsPerItem)}`);
  }
  return parts.join(', ');
}

/** How far a listing's figure has come, and a sentence that says why. A marketplace without an API shows Ombor's own figure. */
export function readPushState(push: PushStatus | null): { state: PushState; reason: string | null } {
  if (push === null) return { state: 'confirmed', reason: 'shown by Ombor itself' };
  return { state: push.state, reason: explainState(push) };
}

function explainState({ state, owed, heldReason, refusedReason, lastError }: PushStatus): string | null {
  switch (state) {
    case 'in_flight':
      return 'it is being sent now';
    case 'refused':
      return refusedReason;
    case 'paused':
      return 'the marketplace is paused; resume it to send this figure';
    case 'held_by_guard':
      return heldReason;
    case 'never_pushed':
      return lastError;
    case 'owed':
      return owed ? lastError : 'the result of the last push is unknown: it will be sent again';
    case 'confirmed':
      return null;
  }
}
