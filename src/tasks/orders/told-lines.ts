import type { HeldCode } from '../../db/inbox/held-code.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem, NewOrderLine } from '../../db/orders/order-lines.ts';
import type { MarketplaceEvent, OrderLine } from '../../marketplaces/event.ts';
import { namesOf } from '../inbox/interpretation.ts';
import { findLine, lineKeyOf, nameLine } from './order-lines.ts';

/** The event that creates an order, or tells it again. */
export type Created = Extract<MarketplaceEvent, { event: 'order.created' }>;

/** A line that an event tells of. `item`: the line of the order, if that has it. */
export interface ToldOrderLine extends NewOrderLine {
  item: MarketplaceOrderItem | undefined;
  /** The names by which its listing may be linked later. */
  names: string[];
}

/** The lines of an event. What names one line of the order, or one listing, is one line, at all of its prices. */
export function readLines(
  event: Created,
  order: MarketplaceOrder,
  findListing: (line: OrderLine) => Listing | undefined,
): ToldOrderLine[] {
  const lines: ToldOrderLine[] = [];
  for (const line of event.items) {
    const listing = findListing(line);
    const item = findLine(order.items, line, listing);
    const lineKey = item?.lineKey ?? lineKeyOf(line);
    const same = lines.find(
      (one) => one.lineKey === lineKey || (listing !== undefined && one.listing?.id === listing.id),
    );
    if (same) addTo(same, line);
    else lines.push({ item, lineKey, name: nameLine(line), listing, names: namesOf(line), ...priceOf(line) });
  }
  return lines;
}

function addTo(line: ToldOrderLine, more: OrderLine): void {
  const { quantity, total, unpriced } = priceOf(more);
  line.quantity += quantity;
  line.unpriced += unpriced;
  line.total = fromTenThousandths(toTenThousandths(line.total) + toTenThousandths(total));
}

function priceOf({ quantity, price }: OrderLine): Pick<NewOrderLine, 'quantity' | 'total' | 'unpriced'> {
  if (price === undefined) return { quantity, total: '0', unpriced: quantity };
  return { quantity, total: fromTenThousandths(toTenThousandths(price) * BigInt(quantity)), unpriced: 0 };
}

/** Prices have at most four decimals. */
function toTenThousandths(price: string): bigint {
  const [whole = '', part = ''] = price.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

function fromTenThousandths(price: bigint): string {
  const digits = price.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** What an event that tells a line comes to. `quantity`: how many items were ordered then. */
export type Verdict =
  /** The order does not have the line yet. */
  | { kind: 'new' }
  | { kind: 'same' }
  /** A later event told the quantity. */
  | { kind: 'stale' }
  | { kind: 'changed'; quantity: number }
  /** Only a person can say what it means. */
  | { kind: 'unclear'; code: HeldCode };

/** Since when an event tells something, and whether a person released it. */
export interface Teller {
  at: Date;
  id: string;
  isReleased: boolean;
}

/**
 * Compares what an event tells of a line with what is known of it. The event that happened last counts; of two from one moment, the one
 * that came last. A quantity that is known, or that is what cancellations and returns have left of it, says nothing new.
 */
export function judgeLine({ item, quantity }: ToldOrderLine, { status }: MarketplaceOrder, teller: Teller): Verdict {
  const isOver = status === 'cancelled' || status === 'returned';
  if (!item) return isOver && !teller.isReleased ? { kind: 'unclear', code: 'order_over' } : { kind: 'new' };
  const taken = item.cancelledQuantity + item.returnExpected + item.returnedQuantity;
  const left = item.quantity - taken;
  if (quantity === item.quantity || quantity === left) return { kind: 'same' };
  if (isOlder(teller, item)) return { kind: 'stale' };
  // Whoever releases an event wants as many left as it tells.
  if (teller.isReleased) return { kind: 'changed', quantity: item.quantity + quantity - left };
  // Replayed: it was booked, or said nothing new, before the order was over.
  if (teller.id === item.toldId) return { kind: 'same' };
  if (isOver) return { kind: 'unclear', code: 'order_over' };
  if (taken === 0 || quantity > item.quantity) return { kind: 'changed', quantity };
  // Fewer than ordered: it may tell what is left, or what was ordered before a part was taken back.
  return { kind: 'unclear', code: 'partly_cancelled' };
}

function isOlder({ at, id }: Teller, { toldAt, toldId }: MarketplaceOrderItem): boolean {
  return at.getTime() === toldAt.getTime() ? BigInt(id) < BigInt(toldId) : at < toldAt;
}

/** Whether an event tells another price of a line than its sale was booked at. */
export function hasOtherPrice({ item, quantity, total, unpriced }: ToldOrderLine): boolean {
  if (!item || item.pricePerUnit === null || unpriced > 0) return false;
  return Math.abs(Number(total) / quantity - Number(item.pricePerUnit) * item.unitsPerItem) > 0.00005;
}
