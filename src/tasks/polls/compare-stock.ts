import type { Int8 } from '../../db/client.ts';
import { heldKey } from '../../db/inbox/incoming-guard.ts';
import type { IncomingWebhook } from '../../db/inbox/webhooks.ts';
import type { ProvableListing, ReadableListing } from '../../db/polls/stock-polls.ts';

/** A figure that a marketplace shows and that differs from the one it showed before; in items. */
export interface Difference {
  listing: ProvableListing;
  shown: number;
}

/** A figure that several numbers of sales explain, because the result of a push is not known. Items sold, at least and at most. */
export interface Unproven {
  listing: ProvableListing;
  shown: number;
  min: number;
  max: number;
}

/** What a reading of stock figures shows. Listings that the marketplace does not list are left out: nothing was sold there. */
export interface Comparison {
  /** Fewer than before: sold there. */
  drops: Difference[];
  /** More than before: the cause is not known, so it moves nothing. */
  rises: Difference[];
  /** How much was sold is not known. */
  unproven: Unproven[];
  /** The first figure after it was not known what is shown: later ones are compared with it. */
  firsts: { listing: ReadableListing; shown: number }[];
  same: { listing: ReadableListing; shown: number }[];
  shown: { id: number; stock: number }[];
}

/**
 * Compares what a marketplace shows with what it last confirmed. Only sales and our own pushes lower or set a figure. So each figure
 * that may stand there without a sale (the confirmed one, and those of pushes of unknown result) explains what is shown by the
 * difference; exactly one explanation is a fact, several are not.
 */
export function compareStock(listings: ReadableListing[], shown: ReadonlyMap<string, number | null>): Comparison {
  const result: Comparison = { drops: [], rises: [], unproven: [], firsts: [], same: [], shown: [] };
  for (const listing of listings) {
    const stock = shown.get(String(listing.id));
    if (stock === undefined || stock === null) continue;
    result.shown.push({ id: listing.id, stock });
    if (listing.expected === null) result.firsts.push({ listing: { ...listing, unitsPerItem: null }, shown: stock });
    else explain(result, { ...listing, expected: listing.expected }, stock);
  }
  return result;
}

function explain(result: Comparison, listing: ProvableListing, shown: number): void {
  const confirmed = { figure: listing.expected, unitsPerItem: listing.unitsPerItem };
  const doubted = listing.doubted.map((figure, at) => ({ figure, unitsPerItem: listing.doubtedUnits[at] ?? null }));
  const possible = [confirmed, ...doubted].filter(({ figure }) => figure >= shown);
  const lowest = possible.reduce<typeof confirmed | undefined>(
    (low, one) => (low && low.figure <= one.figure ? low : one),
    undefined,
  );
  if (!lowest) {
    result.rises.push({ listing, shown });
    return;
  }
  const low = lowest.figure;
  const high = Math.max(...possible.map(({ figure }) => figure));
  // What is shown counts in the items of the figure that explains it.
  const explained = { ...listing, unitsPerItem: lowest.unitsPerItem };
  if (low === high) {
    if (low > shown) result.drops.push({ listing: { ...explained, expected: low }, shown });
    else result[low === listing.expected ? 'same' : 'firsts'].push({ listing: explained, shown });
  } else if (shown === listing.expected) result.same.push({ listing, shown });
  else result.unproven.push({ listing: explained, shown, min: low - shown, max: high - shown });
}

/** The key of a reading: it names the confirmed figure that was compared, so that the same reading again adds nothing. */
const keyOf = ({ id, version, pushedVersion }: ReadableListing): string =>
  `poll:stock:${id}:${version}:${pushedVersion}`;

/** The version of the confirmed figure that a polled figure was compared with, from its key in the inbox. */
export function findReading(dedupeKey: string): Int8 | undefined {
  return /^poll:stock:\d+:(\d+):/.exec(dedupeKey)?.[1];
}

/** A drop as a row of the inbox. `heldBecause`: it waits for a decision, with this reason. */
export function toSale(
  marketplaceId: number,
  { listing, shown }: Difference,
  readAt: Date,
  heldBecause: string | null = null,
): IncomingWebhook {
  const event = toEvent({ listing, shown }, readAt, 'sold');
  const key = keyOf(listing);
  return {
    ...toRow(marketplaceId, heldBecause === null ? key : heldKey(key, Math.max(0, shown)), event),
    failure: heldBecause,
    held: heldBecause !== null,
  };
}

/**
 * Sales that are not proven, as a row of the inbox that names the range and moves nothing. Where some were sold for certain it fails
 * with the way out: a replay books those.
 */
export function toUnproven(
  marketplaceId: number,
  { listing, shown, min, max }: Unproven,
  readAt: Date,
): IncomingWebhook {
  const range = `${min} to ${max} sold while the result of a push was unknown`;
  const from = { ...listing, expected: shown + min };
  const event = toEvent({ listing: from, shown }, readAt, min > 0 ? 'sold' : range);
  const row = toRow(marketplaceId, keyOf(listing), { ...event, unproven_min: min, unproven_max: max });
  if (min === 0) return row;
  const reason = `${range}: nothing was booked; replay it (retryWebhooks) to book ${min}, and count the product if it may be more`;
  return { ...row, failure: reason };
}

function toEvent({ listing, shown }: Difference, readAt: Date, reason: string) {
  return {
    event: 'stock.updated',
    sku: listing.marketplaceSku,
    marketplace_product_id: listing.marketplaceProductId,
    previous_stock: listing.expected,
    // Some shops show what they owe as a figure below 0.
    current_stock: Math.max(0, shown),
    change: shown - listing.expected,
    timestamp: readAt.toISOString(),
    reason,
    ...(listing.unitsPerItem !== null && { units_per_item: listing.unitsPerItem }),
  };
}

function toRow(
  marketplaceId: number,
  dedupeKey: string,
  event: ReturnType<typeof toEvent> & { unproven_min?: number; unproven_max?: number },
): IncomingWebhook {
  return {
    marketplaceId,
    eventType: event.event,
    payload: event,
    rawBody: Buffer.from(JSON.stringify(event)),
    signature: null,
    dedupeKey,
    failure: null,
    origin: 'poll',
  };
}
