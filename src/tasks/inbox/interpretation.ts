import type { Observation } from '../../db/catalog/observations.ts';
import type { Listing, ListingName, Sender } from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import type { StockChange } from '../../db/stock/stock.ts';

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
