/** What an order's two statuses mean for us. */
export type OrderState =
  | { kind: 'open'; status: 'new' | 'confirmed' | 'shipped' | 'delivered' }
  | { kind: 'cancelled'; afterHandover: boolean };

type OpenStatus = Extract<OrderState, { kind: 'open' }>['status'];

// What Wildberries says once it has the goods; while it says `waiting`, the seller's own status counts.
const wbStatuses: ReadonlyMap<string, OpenStatus> = new Map<string, OpenStatus>(
  Object.entries({
    sorted: 'shipped',
    accepted_by_carrier: 'shipped',
    sent_to_carrier: 'shipped',
    postponed_delivery: 'shipped',
    ready_for_pickup: 'shipped',
    sold: 'delivered',
  } as const),
);
const supplierStatuses: ReadonlyMap<string, OpenStatus> = new Map<string, OpenStatus>(
  Object.entries({
    new: 'new',
    confirm: 'confirmed',
    complete: 'shipped',
  } as const),
);
const cancellations = new Set(['canceled', 'canceled_by_client', 'declined_by_client', 'defect']);

// Pairs `supplierStatus wbStatus` of goods that never left the seller: still new or on assembly, cancelled by the seller
// (which only those can be), or by the buyer within the first hour. Every other cancellation is after handover.
const cancelledBeforeHandover = new Set([
  ...['new', 'confirm'].flatMap((supplier) => [`${supplier} canceled`, `${supplier} canceled_by_client`]),
  ...['new', 'confirm', 'cancel'].map((supplier) => `${supplier} declined_by_client`),
  'cancel waiting',
  'cancel canceled',
]);

/** Reads a pair of statuses. What nobody documented counts as shipped, so that no goods come back by themselves. */
export function readOrderState(supplierStatus: string, wbStatus: string): OrderState {
  if (supplierStatus === 'cancel' || cancellations.has(wbStatus)) {
    return { kind: 'cancelled', afterHandover: !cancelledBeforeHandover.has(`${supplierStatus} ${wbStatus}`) };
  }
  const status = wbStatus === 'waiting' ? supplierStatuses.get(supplierStatus) : wbStatuses.get(wbStatus);
  return { kind: 'open', status: status ?? 'shipped' };
}
