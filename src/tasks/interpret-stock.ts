import type { Listing, Observation, Sender } from '../db/inbox-context.ts';
import type { StockChange } from '../db/stock.ts';
import type { InboxRow } from '../db/webhooks.ts';
import type { MarketplaceEvent } from '../marketplaces/event.ts';

/** What an event asks for, or why nothing can be done with it. */
export interface Interpretation {
  changes: StockChange[];
  observation?: Observation;
  /** Set: the row cannot be processed (as it is), and says why. */
  failure?: string;
  /** With failure: a passing fault, worth another try by itself. */
  passing?: boolean;
  /** Why a processed row moved nothing. */
  note?: string;
}

export type StockUpdated = Extract<MarketplaceEvent, { event: 'stock.updated' }>;

/** An event of the inbox with everything that is known about it. */
export interface Incoming<Event> {
  row: InboxRow;
  event: Event;
  sender: Sender;
  listing: Listing | undefined;
  /** Our id of the order that the event names, if it is known here. */
  orderId: string | undefined;
}

const wantedSign = { sold: -1, cancelled: 1 } as const;

/** Whether a reason is a cause: only a cause moves stock, anything else is an observation. */
function findCause(reason: string | null | undefined): 'sold' | 'cancelled' | undefined {
  return reason === 'sold' || reason === 'cancelled' ? reason : undefined;
}

/** How people read which listing is meant. */
export function nameListing(name: { sku?: string | undefined; marketplace_product_id?: string | undefined }): string {
  return name.sku === undefined ? `product id "${name.marketplace_product_id}"` : `SKU "${name.sku}"`;
}

/** `stock.updated`: a cause moves our stock by its change; an absolute figure alone never does. */
export function interpretStockUpdated(incoming: Incoming<StockUpdated>): Interpretation {
  const { event, listing, sender } = incoming;
  if (!listing) {
    return {
      changes: [],
      failure: `${nameListing(event)} is not linked on ${sender.name}; link it, then replay this webhook`,
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
    referenceType: 'webhook',
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
