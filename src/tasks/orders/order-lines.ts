import type { Int8, Tx } from '../../db/client.ts';
import type { Listing, ListingName } from '../../db/inbox/inbox-context.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import { listOrderLines, type MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { isBeforeHandover } from '../../db/orders/order-status.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent, OrderLine } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';

/** What a marketplace reports about an order. */
export type OrderEvent = Exclude<MarketplaceEvent, { event: 'stock.updated' }>;

/** Finds a marketplace's listing by one of its names. */
export type FindListing = (marketplaceId: number, name: ListingName) => Listing | undefined;

/** How people read the name of a line. */
export const nameLine = ({ sku, marketplace_product_id, link }: ListingName): string =>
  [sku ?? marketplace_product_id, ...Object.values(link ?? {})].join(' ');

/** Identifies a line within its order. As JSON, so that no two lines share a key; link ids too: two sizes of one article are two lines. */
export function lineKeyOf({ sku, marketplace_product_id, link }: ListingName): string {
  const name = sku === undefined ? { id: marketplace_product_id } : { sku };
  const links = Object.entries(link ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(links.length === 0 ? name : { ...name, link: Object.fromEntries(links) });
}

/**
 * The line that an event names: by its key, or by its listing under another name, also where that was linked after the line was told.
 * Lines of older releases are keyed by their name.
 */
export function findLine(
  items: readonly MarketplaceOrderItem[],
  name: ListingName,
  listing: Listing | undefined,
): MarketplaceOrderItem | undefined {
  const isOther = ({ listingId }: MarketplaceOrderItem) =>
    listing !== undefined && listingId !== null && listingId !== listing.id;
  return (
    items.find(({ lineKey }) => lineKey === lineKeyOf(name)) ??
    items.find((item) => item.lineKey === nameLine(name) && !isOther(item)) ??
    items.find((item) => listing !== undefined && item.listingId === listing.id) ??
    items.find((item) => listing !== undefined && isNameless(item, listing))
  );
}

/** Whether a line without a listing was told by a name that this listing alone has: it was not linked then, or was linked anew since. */
function isNameless({ listingId, productId, lineKey }: MarketplaceOrderItem, listing: Listing): boolean {
  if (listingId !== null || (productId !== null && productId !== listing.productId)) return false;
  const { marketplaceSku: sku, marketplaceProductId, isAloneWithId } = listing;
  return (
    lineKey === lineKeyOf({ sku }) ||
    (isAloneWithId && lineKey === lineKeyOf({ marketplace_product_id: marketplaceProductId }))
  );
}

/** The events that told a line. */
export const tellersOf = ({ toldId, toldIds }: MarketplaceOrderItem): Int8[] => [toldId, ...toldIds];

/**
 * The line that is the same one as `item`: other events told it by another name before its listing was linked. What one event told as
 * two lines are two.
 */
export function findTwin(
  items: readonly MarketplaceOrderItem[],
  item: MarketplaceOrderItem,
  listing: Listing,
): MarketplaceOrderItem | undefined {
  const tellers = tellersOf(item);
  return items.find((one) => {
    const isSame = one.listingId === listing.id || isNameless(one, listing);
    return one.id !== item.id && isSame && !tellersOf(one).some((id) => tellers.includes(id));
  });
}

/** A line of a locked order as it is now. */
export async function getLine(tx: Tx, orderId: Int8, itemId: Int8): Promise<MarketplaceOrderItem> {
  const item = (await listOrderLines(tx, orderId)).find(({ id }) => id === itemId);
  if (!item) throw new Error(`line ${itemId} of order ${orderId} vanished while it was locked`);
  return item;
}

/** Whether the seller still has what is left of an order, as far as we know; or had it when it was cancelled. */
export function isStillHere({ status, shippedAt }: MarketplaceOrder): boolean {
  return isBeforeHandover(status) || (status === 'cancelled' && shippedAt === null);
}

/** Items of a line that are cancelled, returned or expected back. */
export const takenOf = ({ cancelledQuantity, returnExpected, returnedQuantity }: MarketplaceOrderItem): number =>
  cancelledQuantity + returnExpected + returnedQuantity;

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
