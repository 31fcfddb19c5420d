import type { Int8 } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import { readCause } from '../../marketplaces/event-words.ts';
import { findReading } from '../polls/compare-stock.ts';
import { explainCounted, type Incoming, type Interpretation, nameListing, namesOf } from './interpretation.ts';

export type StockUpdated = Extract<MarketplaceEvent, { event: 'stock.updated' }>;
const expectedChange = {
  sold: { sign: -1, words: 'a number below 0' },
  cancelled: { sign: 1, words: 'a number above 0' },
} as const;

/**
 * `stock.updated`: a cause moves our stock by its change; an absolute figure alone never does. In: its listing, if it is linked, and
 * our id of its order, if we know that.
 */
export function interpretStockUpdated(
  incoming: Incoming<StockUpdated>,
  listing: Listing | undefined,
  orderId: Int8 | undefined,
): Interpretation {
  const { event, sender } = incoming;
  if (!listing) {
    const reason = `${nameListing(event)} is not linked on ${sender.name}; link it and the event is applied automatically`;
    return { kind: 'waits', for: 'link', names: [namesOf(event)], reason, changes: [] };
  }
  const observation = {
    listingId: listing.id,
    stock: event.current_stock,
    previous: event.previous_stock ?? null,
    at: new Date(event.timestamp),
  };
  const cause = readCause(event.reason);
  if (cause && sender.saleSignal === 'orders') {
    const note = `${sender.name} reports its sales by orders: the figure is recorded, stock stays as it is`;
    return { kind: 'nothing', note, observation };
  }
  const change =
    event.change ?? (event.previous_stock === undefined ? undefined : event.current_stock - event.previous_stock);
  if (!cause) {
    const reason = event.reason ?? null;
    const note = `reason "${reason ?? ''}" is neither a sale nor a cancellation: the figure is recorded, stock stays as it is`;
    if (sender.saleSignal === 'orders') return { kind: 'nothing', note, observation };
    const { stock: current, at } = observation;
    const unexplained = { listingId: listing.id, current, change: change ?? null, reason, at };
    return { kind: 'nothing', note, observation, unexplained };
  }
  if (change === undefined) {
    return { kind: 'fails', reason: 'change is missing and cannot be computed without previous_stock', changes: [] };
  }
  const expected = expectedChange[cause];
  if (Math.sign(change) !== expected.sign) {
    const reason = `change ${change} is invalid for reason "${cause}": expected ${expected.words}`;
    return { kind: 'fails', reason, changes: [] };
  }
  if (incoming.isCounted(listing.productId)) {
    return { kind: 'waits', for: 'person', reason: explainCounted(listing.sku), changes: [] };
  }
  return { kind: 'applied', changes: [toChange(incoming, { listing, orderId, cause, change })], observation };
}

/** Names what a `stock.updated` moves, so that it moves once. */
export const stockSourceKey = ({ marketplaceId, dedupeKey }: Pick<InboxRow, 'marketplaceId' | 'dedupeKey'>): string =>
  `webhook:${marketplaceId}:${dedupeKey}`;

interface Cause {
  listing: Listing;
  orderId: Int8 | undefined;
  cause: 'sold' | 'cancelled';
  /** In items of the listing. */
  change: number;
}

function toChange(
  { row, event, sender }: Incoming<StockUpdated>,
  { listing, orderId, cause, change }: Cause,
): StockChange {
  return {
    sourceKey: stockSourceKey(row),
    productId: listing.productId,
    units: change * listing.unitsPerItem,
    movementType: cause === 'sold' ? 'marketplace_sale' : 'marketplace_cancellation',
    referenceType: row.origin === 'poll' ? 'poll' : 'webhook',
    referenceId: row.id,
    orderId: orderId ?? null,
    actor: sender.code,
    occurredAt: new Date(event.timestamp),
    marketplaceId: sender.id,
    listingId: listing.id,
    mayOversell: true,
    observed: {
      previous: event.previous_stock ?? null,
      current: event.current_stock,
      change,
      at: new Date(event.timestamp),
      ...(row.origin === 'poll' && { reading: findReading(row.dedupeKey) }),
    },
  };
}
