import type { Listing, ListingName } from '../../db/inbox/inbox-context.ts';
import type { MarketplaceOrder, MarketplaceOrderItem } from '../../db/orders/marketplace-orders.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent, OrderLine } from '../../marketplaces/event.ts';
import type { Incoming } from './interpretation.ts';

/** What a marketplace reports about an order. */
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

/** What moves of an order's line: `items` of the listing, below 0 for a sale. */
export interface LineMove {
  sourceKey: string;
  items: number;
  movementType: 'marketplace_sale' | 'marketplace_cancellation';
}

/** The stock change of an order's line, at the price and cost of the order; none where the line does not move our stock. */
export function moveStock(
  incoming: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
  { sourceKey, items, movementType }: LineMove,
): StockChange[] {
  if (item.productId === null || !item.movesStock) return [];
  const { event, sender } = incoming;
  return [
    {
      sourceKey,
      productId: item.productId,
      units: items * item.unitsPerItem,
      movementType,
      referenceType: 'order',
      referenceId: order.id,
      orderId: order.id,
      actor: sender.code,
      occurredAt: new Date(event.timestamp),
      marketplaceId: sender.id,
      listingId: item.listingId,
      frozen: { unitPrice: priceOf(incoming, order, item), unitCost: item.unitCost },
      mayOversell: true,
    },
  ];
}

/** The ledger counts in the marketplace's own currency: a price in another one is not known there. */
function priceOf(
  { sender }: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
): string | null {
  return order.currency === sender.currency ? item.pricePerUnit : null;
}
