import type { ListingName } from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import type { ReadEvent } from '../../marketplaces/event.ts';

/** A row of the inbox with the event that was read out of it. */
export interface ReadRow {
  row: InboxRow;
  read: ReadEvent;
}

/** The listings that a row names, each with its marketplace. */
export function listingNames({ row, read }: ReadRow): { marketplaceId: number; name: ListingName }[] {
  if (read.kind !== 'known') return [];
  const { event } = read;
  const names: ListingName[] = event.event === 'stock.updated' ? [event] : 'items' in event ? (event.items ?? []) : [];
  return names.map((name) => ({ marketplaceId: row.marketplaceId, name }));
}

/** The order that a row names, by its marketplace's number. */
export function orderNames({ row, read }: ReadRow): { marketplaceId: number; orderId: string }[] {
  if (read.kind !== 'known' || read.event.order_id === undefined) return [];
  return [{ marketplaceId: row.marketplaceId, orderId: read.event.order_id }];
}
