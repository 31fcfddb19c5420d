import { isCancelled } from '../status-words.ts';

/** The status of an order in our words. */
export type OrderStatus = 'new' | 'confirmed' | 'shipped' | 'delivered';

/** Uzum's statuses of open orders. An undocumented one counts as shipped, so that it never returns goods to our stock. */
const statuses: ReadonlyMap<string, OrderStatus> = new Map<string, OrderStatus>(
  Object.entries({
    CREATED: 'new',
    PACKING: 'confirmed',
    PENDING_DELIVERY: 'confirmed',
    DELIVERING: 'shipped',
    ACCEPTED_AT_DP: 'shipped',
    // Assumed: delivered to a pick-up point of Uzum; the buyer has it when it is COMPLETED.
    DELIVERED: 'shipped',
    DELIVERED_TO_CUSTOMER_DELIVERY_POINT: 'shipped',
    COMPLETED: 'delivered',
  } as const),
);

/** Lists of open orders, in the order in which they are read in turn. */
export const statusesOnTheWay = [
  'PENDING_DELIVERY',
  'DELIVERING',
  'ACCEPTED_AT_DP',
  'DELIVERED',
  'DELIVERED_TO_CUSTOMER_DELIVERY_POINT',
  'PENDING_CANCELLATION',
] as const;

/** Lists that never get shorter: only their first and last pages are read. */
export const statusesAtTheEnd = ['COMPLETED', 'CANCELED', 'RETURNED'] as const;

/** The state of an order by its status and its invoice. A parcel that was handed over has an invoice. */
export function readOrderState(listed: string, hasInvoice: boolean): OrderState {
  const status = listed.trim().toUpperCase();
  if (isCancelled(status)) return { kind: 'cancelled', afterHandover: hasInvoice };
  if (status === 'RETURNED') return { kind: 'returned' };
  // Not decided yet; it may have been handed over before.
  if (status === 'PENDING_CANCELLATION') return { kind: 'open', status: hasInvoice ? 'shipped' : 'confirmed' };
  return { kind: 'open', status: statuses.get(status) ?? 'shipped' };
}

/** `afterHandover` false: nothing says that it had left, so the last known status of the order decides. */
export type OrderState =
  | { kind: 'open'; status: OrderStatus }
  | { kind: 'cancelled'; afterHandover: boolean }
  | { kind: 'returned' };
