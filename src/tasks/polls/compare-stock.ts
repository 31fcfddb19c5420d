import { heldKey } from '../../db/inbox/incoming-guard.ts';
import type { IncomingWebhook } from '../../db/inbox/webhooks.ts';
import type { ProvableListing } from '../../db/polls/stock-polls.ts';

/** A figure that a marketplace shows and that differs from the one it showed before; in items. */
export interface Difference {
  listing: ProvableListing;
  shown: number;
}

/** What a reading of stock figures shows. Listings that the marketplace does not list are left out: nothing was sold there. */
export interface Comparison {
  /** Fewer than before: sold there. */
  drops: Difference[];
  /** More than before: the cause is not known, so it moves nothing. */
  rises: Difference[];
  shown: { id: number; stock: number }[];
}

/** Compares what a marketplace shows with what it provably showed before. */
export function compareStock(listings: ProvableListing[], shown: ReadonlyMap<string, number | null>): Comparison {
  const seen = listings.flatMap((listing) => {
    const stock = shown.get(String(listing.id));
    return stock === undefined || stock === null ? [] : [{ listing, shown: stock }];
  });
  return {
    drops: seen.filter((one) => one.shown < one.listing.expected),
    rises: seen.filter((one) => one.shown > one.listing.expected),
    shown: seen.map((one) => ({ id: one.listing.id, stock: one.shown })),
  };
}

/**
 * A drop as a row of the inbox. Its key contains the product's version, so that a second reading before the first was applied, which
 * sees the same drop again, adds nothing. `heldBecause`: it waits for a decision, with this reason.
 */
export function toSale(
  marketplaceId: number,
  { listing, shown }: Difference,
  readAt: Date,
  heldBecause: string | null = null,
): IncomingWebhook {
  const key = `poll:stock:${listing.id}:${listing.version}:${listing.pushedVersion}`;
  const event = {
    event: 'stock.updated',
    sku: listing.marketplaceSku,
    marketplace_product_id: listing.marketplaceProductId,
    previous_stock: listing.expected,
    current_stock: shown,
    change: shown - listing.expected,
    timestamp: readAt.toISOString(),
    reason: 'sold',
  };
  return {
    marketplaceId,
    eventType: event.event,
    payload: event,
    rawBody: Buffer.from(JSON.stringify(event)),
    signature: null,
    dedupeKey: heldBecause === null ? key : heldKey(key, shown),
    failure: heldBecause,
    held: heldBecause !== null,
    origin: 'poll',
  };
}
