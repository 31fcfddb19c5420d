import type { Listing, ListingName } from '../../db/inbox/inbox-context.ts';
import type { MarketplaceOrder, MarketplaceOrderItem } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceEvent, OrderLine } from '../../marketplaces/event.ts';
import type { Incoming } from './interpretation.ts';

/** What can be told of an order. */
export type OrderEvent = Exclude<MarketplaceEvent, { event: 'stock.updated' }>;

/** Finds a marketplace's listing by one of its names. */
export type FindListing = (marketplaceId: number, name: ListingName) => Listing | undefined;

/** What names a line within its order; link ids too: two sizes of one article are two lines. */
export const lineKeyOf = (line: OrderLine): string =>
  [line.sku ?? line.marketplace_product_id, ...Object.values(line.link ?? {})].join(' ');

/** Lines that name the same thing are one line. */
export function mergeLines(lines: OrderLine[]): OrderLine[] {
  return [...Map.groupBy(lines, lineKeyOf).values()].flatMap((same) =>
    same[0] ? [{ ...same[0], quantity: same.reduce((sum, line) => sum + line.quantity, 0) }] : [],
  );
}

/** The ledger counts in the marketplace's own currency: a price in another one is not known there. */
export function priceOf(
  { sender }: Incoming<OrderEvent>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
): string | null {
  return order.currency === sender.currency ? item.pricePerUnit : null;
}
