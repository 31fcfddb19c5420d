import type { Observation } from '../../db/catalog/observations.ts';
import type { Int8 } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import { readCause } from '../../marketplaces/event-words.ts';
import { findReading } from '../polls/compare-stock.ts';
import {
  explainCounted,
  explainRead,
  type Incoming,
  type Interpretation,
  nameListing,
  namesOf,
} from './interpretation.ts';

export type StockUpdated = Extract<MarketplaceEvent, { event: 'stock.updated' }>;
const expectedChange = {
  sold: { sign: -1, words: 'a number below 0' },
  cancelled: { sign: 1, words: 'a number above 0' },
} as const;

/**
 * `stock.updated`: a cause moves our stock by its change; an absolute figure alone never does. In: its listing, if it is linked, our
 * id of its order, if we know that, and the signal that moves the stock for it.
 */
export function interpretStockUpdated(
  incoming: Incoming<StockUpdated>,
  listing: Listing | undefined,
  orderId: Int8 | undefined,
  signal: 'stock' | 'orders' | null,
): Interpretation {
  const { event, sender } = incoming;
  if (!listing) {
    const reason = `${nameListing(event)} is not linked on ${sender.name}; link it and the event is applied automatically`;
    return { kind: 'waits', for: 'link', names: [namesOf(event)], reason, changes: [] };
  }
  const observation = observe(event, listing);
  const seen = observation && { observation };
  const cause = readCause(event.reason);
  if (cause && signal === 'orders') {
    const note = `${sender.name} reports its sales by orders: the figure is recorded, stock stays as it is`;
    return { kind: 'nothing', note, ...seen };
  }
  const change = changeOf(event);
  if (!cause && !observation) {
    const reason = 'current_stock is missing or cannot be read, and the reason is neither a sale nor a cancellation';
    return { kind: 'fails', because: 'unreadable', reason, changes: [] };
  }
  if (!cause) {
    const reason = event.reason ?? null;
    const note = `reason "${reason ?? ''}" is neither a sale nor a cancellation: the figure is recorded, stock stays as it is`;
    if (signal === 'orders' || !observation) return { kind: 'nothing', note, ...seen };
    const { stock: current, at } = observation;
    const unexplained = { listingId: listing.id, current, change: change ?? null, reason, at };
    return { kind: 'nothing', note, observation, unexplained };
  }
  if (change === undefined) {
    const reason =
      'change is missing or cannot be read, and cannot be computed without previous_stock and current_stock';
    return { kind: 'fails', because: 'unreadable', reason, changes: [] };
  }
  const expected = expectedChange[cause];
  if (Math.sign(change) !== expected.sign) {
    const reason = `change ${change} is invalid for reason "${cause}": expected ${expected.words}`;
    return { kind: 'fails', because: 'unreadable', reason, changes: [] };
  }
  if (incoming.isCounted(listing.productId)) {
    return { kind: 'waits', for: 'person', reason: explainCounted(listing.sku), changes: [] };
  }
  if (incoming.isRead()) {
    const reason = explainRead(listing.sku, listing.figureReadAt);
    return { kind: 'waits', for: 'person', because: 'read', reason, changes: [] };
  }
  return { kind: 'applied', changes: [toChange(incoming, { listing, orderId, cause, change })], ...seen };
}

/** Names what a `stock.updated` moves, so that it moves once. */
export const stockSourceKey = ({ marketplaceId, dedupeKey }: Pick<InboxRow, 'marketplaceId' | 'dedupeKey'>): string =>
  `webhook:${marketplaceId}:${dedupeKey}`;

/** The figure that the event reports; undefined: it reports none that can be read. */
function observe(event: StockUpdated, { id }: Listing): Observation | undefined {
  const { current_stock: stock, previous_stock: previous = null, timestamp } = event;
  return stock === undefined ? undefined : { listingId: id, stock, previous, at: new Date(timestamp) };
}

/** The change in items; undefined: the event does not say. */
function changeOf({ change, previous_stock: previous, current_stock: current }: StockUpdated): number | undefined {
  return change ?? (previous === undefined || current === undefined ? undefined : current - previous);
}

/** Most clocks of marketplaces are right by less than this; of what is nearer to a reading the figures say more than the times. */
const clockMs = 5_000;

/** Whether a sale or cancellation that a webhook reports happened before the last reading of the listing's figure. */
export function isBeforeReading(event: StockUpdated, listing: Listing): boolean {
  const { figureReadAt, figureRead, answeredAt } = listing;
  if (!figureReadAt) return false;
  const readAt = figureReadAt.getTime();
  const ms = Date.parse(event.timestamp) - readAt;
  const change = changeOf(event);
  const { current_stock: current } = event;
  const previous =
    event.previous_stock ?? (change === undefined || current === undefined ? undefined : current - change);
  const isSale = change !== undefined && change < 0;
  // What is sold after a reading is sold from what it showed, or from less, if no push of ours changed that.
  const isFalling = isSale && (answeredAt === null || answeredAt.getTime() < readAt - clockMs);
  if (Math.abs(ms) < clockMs && isFalling && previous !== undefined && figureRead !== null)
    return previous > figureRead;
  return ms <= 0;
}

/** The change of stock that a figure with a valid cause reports, whatever signal moves the stock; undefined: it has none. */
export function toFigureChange(
  incoming: Incoming<StockUpdated>,
  listing: Listing,
  orderId: Int8 | undefined,
): StockChange | undefined {
  const cause = readCause(incoming.event.reason);
  const change = changeOf(incoming.event);
  if (!cause || change === undefined || Math.sign(change) !== expectedChange[cause].sign) return undefined;
  return toChange(incoming, { listing, orderId, cause, change });
}

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
    // Without its figure nobody knows what it shows now, so it is sent ours.
    observed: {
      previous: event.previous_stock ?? null,
      current: event.current_stock ?? null,
      change,
      at: new Date(event.timestamp),
      ...(row.origin === 'poll'
        ? { reading: findReading(row.dedupeKey) }
        : !isBeforeReading(event, listing) && { unread: true, read: listing.figureReadAt }),
    },
  };
}
