import type { HeldCode } from '../../db/inbox/held-code.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem, NewOrderLine } from '../../db/orders/order-lines.ts';
import type { MarketplaceEvent, OrderLine } from '../../marketplaces/event.ts';
import { namesOf } from '../inbox/interpretation.ts';
import { tell } from './line-history.ts';
import { findLine, lineKeyOf, nameLine, takenOf } from './order-lines.ts';

/** The event that creates an order, or tells it again. */
export type Created = Extract<MarketplaceEvent, { event: 'order.created' }>;

/** A line of an event. `item`: the line of the order, if that has it. */
export interface ToldOrderLine extends Omit<NewOrderLine, 'movesStock'> {
  item: MarketplaceOrderItem | undefined;
  /** The names by which its listing may be linked later. */
  names: string[];
}

/** The lines of an event; whether they move stock is not known yet. What names one line of the order, or one listing, is one line, at all of its prices. */
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
    // Lines that were two before their listing was linked stay two: each was recorded with its own quantity.
    const isApart = (one: ToldOrderLine) => item !== undefined && one.item !== undefined && one.item.id !== item.id;
    const same = lines.find(
      (one) => one.lineKey === lineKey || (listing !== undefined && one.listing?.id === listing.id && !isApart(one)),
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
  line.total =
    line.total === null || total === null
      ? null
      : fromTenThousandths(toTenThousandths(line.total) + toTenThousandths(total));
}

function priceOf({ quantity, price }: OrderLine): Pick<NewOrderLine, 'quantity' | 'total' | 'unpriced'> {
  if (price === null) return { quantity, total: null, unpriced: 0 };
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
  | { kind: 'same'; isRepeated?: boolean }
  /** Something of the line happened after it: the history of the line says what it comes to. */
  | { kind: 'late' }
  | { kind: 'changed'; quantity: number }
  /** Only a person can say what it means; `quantity`: how many were ordered at least. */
  | { kind: 'unclear'; code: HeldCode; quantity?: number };

/**
 * Why a line may be counted otherwise although the event that tells it is newer than the count: other events had told it before.
 * cancelled: items of it were cancelled after the count.
 */
export type EarlierDoubt = 'counted' | 'dismissed' | 'cancelled';

/** Since when an event tells something, and whether a person released it. */
export interface Teller {
  at: Date;
  id: string;
  isReleased: boolean;
}

/** Compares a line of an event with what is known of it. */
export function judgeLine(
  { item, quantity }: ToldOrderLine,
  { status, items }: MarketplaceOrder,
  teller: Teller,
): Verdict {
  const isOver = status === 'cancelled' || status === 'returned';
  if (!item) {
    // What was told before the whole order was cancelled is a part of it; another item may replace one that was cancelled.
    const isAfter = items.some(({ restTakenAt }) => restTakenAt !== null && restTakenAt <= teller.at);
    const isOverSince = isOver && items.every(({ takenAt }) => takenAt === null);
    const isUnclear = (isAfter || isOverSince) && !teller.isReleased;
    return isUnclear ? { kind: 'unclear', code: 'order_over' } : { kind: 'new' };
  }
  // Replayed: it was booked, or said nothing new.
  if (!teller.isReleased && isKnown(item, teller)) return { kind: 'same' };
  const taken = takenOf(item);
  if (isOvertaken(teller, item)) {
    // Some senders stamp all they tell of an order with one moment, whenever they tell it.
    const isRepeated = [item.toldAt.getTime(), ...item.toldMoments].includes(teller.at.getTime());
    const isNothingNew = quantity === item.quantity || quantity === item.quantity - taken;
    return isRepeated && isNothingNew && !teller.isReleased ? { kind: 'same', isRepeated } : { kind: 'late' };
  }
  const { kind, amount } = tell({ ordered: item.quantity, taken }, quantity, teller.isReleased);
  if (kind === 'same') return { kind };
  if (kind === 'changed') return { kind, quantity: amount.ordered };
  return { kind, code: isOver ? 'order_over' : 'partly_cancelled', quantity: amount.ordered };
}

/** Whether an event has told a line before. */
export const isKnown = ({ toldId, toldIds }: MarketplaceOrderItem, { id }: Pick<Teller, 'id'>): boolean =>
  id === toldId || toldIds.includes(id);

function isOvertaken({ at, id }: Teller, { toldAt, toldId, takenAt }: MarketplaceOrderItem): boolean {
  if (takenAt !== null && at < takenAt) return true;
  return at.getTime() === toldAt.getTime() ? BigInt(id) < BigInt(toldId) : at < toldAt;
}

/** Whether an event tells another price of a line than its sale was booked at. */
export function hasOtherPrice({ item, quantity, total, unpriced }: ToldOrderLine): boolean {
  if (!item || item.pricePerUnit === null || total === null || unpriced > 0) return false;
  return Math.abs(Number(total) / quantity - Number(item.pricePerUnit) * item.unitsPerItem) > 0.00005;
}
