/** Where an order stands for us. */
export type OrderStatus = 'new' | 'confirmed' | 'shipped' | 'delivered';

/** Uzum's statuses of orders on their way. One that nobody documented counts as shipped, so that no goods come back by themselves. */
const statuses: ReadonlyMap<string, OrderStatus> = new Map<string, OrderStatus>(
  Object.entries({
    CREATED: 'new',
    PACKING: 'confirmed',
    PENDING_DELIVERY: 'confirmed',
    DELIVERING: 'shipped',
    ACCEPTED_AT_DP: 'shipped',
    // Assumed: delivered to a place of Uzum's; the buyer has it when it is COMPLETED.
    DELIVERED: 'shipped',
    DELIVERED_TO_CUSTOMER_DELIVERY_POINT: 'shipped',
    COMPLETED: 'delivered',
  } as const),
);

/** Lists of orders that are still on their way, in the order in which they are read in turn. */
export const statusesOnTheWay = [
  'PENDING_DELIVERY',
  'DELIVERING',
  'ACCEPTED_AT_DP',
  'DELIVERED',
  'DELIVERED_TO_CUSTOMER_DELIVERY_POINT',
  'PENDING_CANCELLATION',
] as const;

/** Lists that grow for ever: only their ends are read. */
export const statusesAtTheEnd = ['COMPLETED', 'CANCELED', 'RETURNED'] as const;

/** What a status and an invoice say of an order. A parcel leaves by an invoice, so with one it was handed over. */
export function readOrderState(status: string, hasInvoice: boolean): OrderState {
  if (status === 'CANCELED') return { kind: 'cancelled', afterHandover: hasInvoice };
  if (status === 'RETURNED') return { kind: 'returned' };
  // Nothing is decided yet; it was on its way or not.
  if (status === 'PENDING_CANCELLATION') return { kind: 'open', status: hasInvoice ? 'shipped' : 'confirmed' };
  return { kind: 'open', status: statuses.get(status) ?? 'shipped' };
}

/** `afterHandover` false: nothing says that it had left; what was known of the order before decides. */
export type OrderState =
  | { kind: 'open'; status: OrderStatus }
  | { kind: 'cancelled'; afterHandover: boolean }
  | { kind: 'returned' };
