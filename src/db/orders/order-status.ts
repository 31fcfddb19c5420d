import { ConflictError } from '../../errors.ts';

/** Where an order stands. */
export type OrderStatus = 'held' | 'expired' | 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

/**
 * What an order may become by a person's word. `returned` is reached by receiving what came back only, and nothing leaves an end.
 */
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

/** A marketplace's order is cancelled there; whether we handed it over is ours to say. */
const nextOfMarketplace: Record<OrderStatus, readonly OrderStatus[]> = {
  ...next,
  new: ['confirmed', 'shipped'],
  confirmed: ['shipped'],
  shipped: ['delivered'],
  delivered: [],
};

/** Whether the goods are still with us. */
export function isBeforeHandover(status: OrderStatus): boolean {
  return status === 'held' || status === 'new' || status === 'confirmed';
}

/** The status as clients see it. */
export function describeStatus(status: OrderStatus): string {
  return status.toUpperCase();
}

/** Throws ConflictError INVALID_STATE, which says what is allowed, when an order may not become `to`. */
export function assertTransition(from: OrderStatus, to: OrderStatus, ofMarketplace: boolean): void {
  const allowed = (ofMarketplace ? nextOfMarketplace : next)[from];
  if (allowed.includes(to)) return;
  const choice =
    allowed.length === 0
      ? 'its status cannot be set any more'
      : `it can become ${allowed.map(describeStatus).join(' or ')}`;
  throw new ConflictError(
    'INVALID_STATE',
    `The order is ${describeStatus(from)} and cannot become ${describeStatus(to)}: ${choice}${findHint(to, ofMarketplace)}`,
  );
}

function findHint(to: OrderStatus, ofMarketplace: boolean): string {
  if (to === 'returned') return '. It becomes RETURNED when receiveReturn has recorded that everything came back';
  if (to === 'cancelled' && ofMarketplace) return '. Cancel it on the marketplace: Ombor learns of it from there';
  return '';
}
