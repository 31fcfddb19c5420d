import type { Listing } from '../../db/inbox/inbox-context.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import { explainCounted, type Incoming, type Interpretation, nameListing, namesOf } from './interpretation.ts';

export type StockUpdated = Extract<MarketplaceEvent, { event: 'stock.updated' }>;
const wantedSign = { sold: -1, cancelled: 1 } as const;

/** Whether a reason is a cause: only a cause moves stock, anything else is an observation. */
function findCause(reason: string | null | undefined): 'sold' | 'cancelled' | undefined {
  return reason === 'sold' || reason === 'cancelled' ? reason : undefined;
}

/** `stock.updated`: a cause moves our stock by its change; an absolute figure alone never does. */
export function interpretStockUpdated(incoming: Incoming<StockUpdated>): Interpretation {
  const { event, listing, sender } = incoming;
  if (!listing) {
    return {
      changes: [],
      failure: `${nameListing(event)} is not linked on ${sender.name}; it is applied once it is linked`,
      waitsFor: [namesOf(event)],
    };
  }
  const observation = {
    listingId: listing.id,
    stock: event.current_stock,
    previous: event.previous_stock ?? null,
    at: new Date(event.timestamp),
  };
  const cause = findCause(event.reason);
  if (!cause)
    return { changes: [], observation, note: `reason "${event.reason ?? ''}" is an observation: nothing moved` };
  if (sender.saleSignal === 'orders') {
    return { changes: [], observation, note: `${sender.name} tells its sales by orders: a stock figure moves nothing` };
  }
  const change =
    event.change ?? (event.previous_stock === undefined ? undefined : event.current_stock - event.previous_stock);
  if (change === undefined)
    return { changes: [], failure: 'change is missing, and so is previous_stock to work it out' };
  if (Math.sign(change) !== wantedSign[cause]) {
    return { changes: [], failure: `reason "${cause}" does not fit change ${change}` };
  }
  if (incoming.isCounted(listing.productId)) return { changes: [], failure: explainCounted(listing.sku), held: true };
  return { changes: [toChange(incoming, listing, cause, change)], observation };
}

function toChange(
  incoming: Incoming<StockUpdated>,
  listing: Listing,
  cause: 'sold' | 'cancelled',
  change: number,
): StockChange {
  const { row, event, sender, orderId } = incoming;
  return {
    sourceKey: `webhook:${sender.id}:${row.dedupeKey}`,
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
    },
  };
}
