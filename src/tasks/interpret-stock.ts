import type { Listing, ListingName, Observation, Sender } from '../db/inbox-context.ts';
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
  /** With failure: what is not linked there, each by its names; the row is tried again once it is. */
  waitsFor?: string[][];
  /** With failure: only a person's replay applies it. */
  held?: boolean;
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
  /** Whether a count of the product may contain the event already, so that a person has to decide. */
  isCounted(productId: number): boolean;
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

/** Why an event that came late waits for a person. */
export function explainCounted(sku: string): string {
  return `it is older than the last count of ${sku}, which may hold it already; replay it to apply it all the same`;
}

/** The names by which a listing may be linked later. */
export function namesOf({ sku, marketplace_product_id, link }: ListingName): string[] {
  return [sku, marketplace_product_id, ...Object.values(link ?? {})].filter((one) => one !== undefined);
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
