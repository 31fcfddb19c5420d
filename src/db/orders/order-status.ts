import { ConflictError } from '../../errors.ts';

/** The status of an order. */
export type OrderStatus = 'held' | 'expired' | 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

/** The statuses that a person can set. `returned` is only reached by receiving all items back; orders in a final status stay there. */
const next: Record<OrderStatus, readonly OrderStatus[]> = {
  held: ['confirmed', 'cancelled', 'expired'],
  new: ['confirmed', 'shipped', 'cancelled'],
  confirmed: ['shipped', 'cancelled'],
  shipped: ['delivered', 'cancelled'],
  delivered: ['cancelled'],
  expired: [],
  cancelled: [],
  returned: [],
};

/** Orders of marketplaces are cancelled on the marketplace; staff can only set how far the handover is. */
const nextOfMarketplace: Record<OrderStatus, readonly OrderStatus[]> = {
  ...next,
  new: ['confirmed', 'shipped'],
  confirmed: ['shipped'],
  shipped: ['delivered'],
  delivered: [],
};

/** The statuses that a person can set next. `ofMarketplace`: it is an order of a marketplace with an API. */
export function listNextStatuses(from: OrderStatus, ofMarketplace: boolean): readonly OrderStatus[] {
  return (ofMarketplace ? nextOfMarketplace : next)[from];
}

/** Whether the seller still has the goods. */
export function isBeforeHandover(status: OrderStatus): boolean {
  return status === 'held' || status === 'new' || status === 'confirmed';
}

/** The status as in the API. */
export function describeStatus(status: OrderStatus): string {
  return status.toUpperCase();
}

/** Throws ConflictError INVALID_STATE, with the allowed statuses, if an order cannot be set to `to`. */
export function assertTransition(from: OrderStatus, to: OrderStatus, ofMarketplace: boolean): void {
  const allowed = listNextStatuses(from, ofMarketplace);
  if (allowed.includes(to)) return;
  const choice =
    allowed.length === 0
      ? 'its status can no longer be set'
      : `it can become ${allowed.map(describeStatus).join(' or ')}`;
  throw new ConflictError(
    'INVALID_STATE',
    `The order is ${describeStatus(from)} and cannot become ${describeStatus(to)}: ${choice}${findHint(to, ofMarketplace)}`,
  );
}

function findHint(to: OrderStatus, ofMarketplace: boolean): string {
  if (to === 'returned') return '. It becomes RETURNED when all its items are recorded with receiveReturn';
  if (to === 'cancelled' && ofMarketplace) {
    return '. Cancel it on the marketplace: Ombor then updates it automatically. Items that OZON or Yandex Market took out of it: cancelOrder with items';
  }
  return '';
}
