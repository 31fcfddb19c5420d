import type { MarketplaceEvent, OrderLine } from '../event.ts';
import type { UzumOrder, UzumOrderItem } from './order-lists.ts';
import { type OrderState, type OrderStatus, readOrderState, statusesAtTheEnd } from './order-status.ts';

/**
 * `since`: older orders are reported only while they are new or known. `at`: when they were read, by Uzum's clock.
 * `afterSilence`: the last reading was long ago, so it is unknown what was handed over since then.
 */
interface Reading {
  since: Date;
  known: ReadonlySet<string>;
  at: Date;
  afterSilence: boolean;
}

// Both are sold from the seller's own stock; everything else is from Uzum's.
const ownSchemes = new Set(['FBS', 'DBS']);

/** The events of orders: sales first, by time. The same state of an order always has the same event ids. */
export function eventsOf(orders: UzumOrder[], reading: Reading): MarketplaceEvent[] {
  const reported = orders.filter(
    (order) => reading.known.has(order.id) || order.status === 'CREATED' || isRecent(order, reading),
  );
  const states = reported
    .map((order) => ({ order, state: readOrderState(order.status, mayHaveLeft(order, reading)) }))
    // Cancelled before it left and before we saw it, with no line that says of how many: nothing can follow from it.
    .filter(
      ({ order, state }) =>
        reading.known.has(order.id) || state.kind !== 'cancelled' || state.afterHandover || hasItems(order),
    )
    .toSorted((a, b) => createdMs(a.order, reading) - createdMs(b.order, reading));
  return [
    ...states.flatMap(({ order, state }) => sale(order, state, reading)),
    ...states.flatMap(({ order, state }) => progress(order, state, reading)),
  ];
}

/** Whether it was created since the first poll. Without a time an order that is over may be from long before. */
function isRecent({ dateCreated, status }: UzumOrder, { since }: Reading): boolean {
  return dateCreated ? dateCreated >= since : !statusesAtTheEnd.some((one) => one === status);
}

/** Nothing happened after the reading: a time that says so was read in the wrong zone, or by another clock. */
const notAfter = (time: Date | null | undefined, at: Date): Date => (time && time < at ? time : at);

const createdMs = ({ dateCreated }: UzumOrder, { at }: Reading): number => notAfter(dateCreated, at).getTime();

/** A parcel that left has an invoice. What the seller delivers has none, so after a long silence it may have left. */
function mayHaveLeft({ invoiceNumber, scheme }: UzumOrder, { afterSilence }: Reading): boolean {
  return Boolean(invoiceNumber) || (scheme === 'DBS' && afterSilence);
}

function sale(order: UzumOrder, state: OrderState, { known, at }: Reading): MarketplaceEvent[] {
  if (known.has(order.id)) return [];
  if (!hasItems(order)) return [];
  return [
    {
      event: 'order.created',
      event_id: `order ${order.id} created`,
      order_id: order.id,
      timestamp: notAfter(order.dateCreated, at).toISOString(),
      fulfilment: !order.scheme || ownSchemes.has(order.scheme) ? 'own' : 'marketplace',
      status: statusAtFirst(state),
      items: order.orderItems.filter((item) => orderedOf(item) > 0).map(toLine),
      ...(order.deliverUntil ? { ship_by: order.deliverUntil.toISOString() } : {}),
    },
  ];
}

const hasItems = ({ orderItems }: UzumOrder): boolean => orderItems.some((item) => orderedOf(item) > 0);

/** The status of an order that is reported for the first time. What became of it is an event of its own. */
function statusAtFirst(state: OrderState): OrderStatus {
  if (state.kind === 'open') return state.status;
  if (state.kind === 'returned') return 'delivered';
  return state.afterHandover ? 'shipped' : 'new';
}

/** The seller's code names the listing. The product id does not, because all SKUs of a product share it. */
function nameOf({ sellerSkuCode, skuTitle, productId, id }: UzumOrderItem): Pick<OrderLine, 'sku'> {
  return { sku: (sellerSkuCode || skuTitle || `product ${productId ?? id}`).slice(0, 200) };
}

/**
 * How many items were ordered. Assumed: that is `amount`, and `cancelled` is a part of it. More cancelled ones than that prove that
 * `amount` has only what is left: a line that was cancelled whole may keep 0.
 */
function orderedOf({ amount, cancelled }: UzumOrderItem): number {
  return (cancelled ?? 0) > amount ? amount + (cancelled ?? 0) : amount;
}

function toLine(item: UzumOrderItem): OrderLine {
  const line = { ...nameOf(item), quantity: orderedOf(item) };
  return item.sellerPrice === undefined ? line : { ...line, price: item.sellerPrice };
}

function progress(order: UzumOrder, state: OrderState, reading: Reading): MarketplaceEvent[] {
  const common = { order_id: order.id, timestamp: reading.at.toISOString() };
  if (state.kind === 'cancelled') {
    const timestamp = notAfter(order.dateCancelled, reading.at).toISOString();
    const handover = state.afterHandover ? { after_handover: true } : {};
    return [{ event: 'order.cancelled', event_id: `order ${order.id} cancelled`, ...common, timestamp, ...handover }];
  }
  if (state.kind === 'returned') {
    return [{ event: 'order.returned', event_id: `order ${order.id} returned`, ...common }];
  }
  const { status } = state;
  const left = status === 'shipped' || status === 'delivered';
  const parts = order.orderItems.flatMap((item) => partsOf(order, item, left, reading));
  if (status === 'new' || !reading.known.has(order.id)) return parts;
  return [{ event: 'order.updated', event_id: `order ${order.id} ${status}`, ...common, status }, ...parts];
}

/**
 * What was cancelled and returned of a line, one event per item. The counts only grow, so an event that was reported before has
 * the same id again.
 */
function partsOf(order: UzumOrder, item: UzumOrderItem, left: boolean, { at }: Reading): MarketplaceEvent[] {
  const each = (count: number) => Array.from({ length: Math.min(count, orderedOf(item)) }, (_, index) => index + 1);
  const common = { order_id: order.id, items: [{ ...nameOf(item), quantity: 1 }] };
  const cancelledAt = notAfter(order.dateCancelled, at).toISOString();
  return [
    ...each(item.cancelled ?? 0).map((nth): MarketplaceEvent => {
      const event_id = `order ${order.id} item ${item.id} cancelled ${nth}`;
      const handover = left ? { after_handover: true } : {};
      return { event: 'order.cancelled', event_id, ...common, timestamp: cancelledAt, ...handover };
    }),
    ...each(item.amountReturns ?? 0).map((nth): MarketplaceEvent => {
      const event_id = `order ${order.id} item ${item.id} returned ${nth}`;
      return { event: 'order.returned', event_id, ...common, timestamp: at.toISOString() };
    }),
  ];
}
