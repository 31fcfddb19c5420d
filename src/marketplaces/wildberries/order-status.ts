/** The meaning of an order's two statuses. */
export type OrderState =
  | { kind: 'open'; status: 'new' | 'confirmed' | 'shipped' | 'delivered' }
  | { kind: 'cancelled'; afterHandover: boolean };

type OpenStatus = Extract<OrderState, { kind: 'open' }>['status'];

// The statuses of Wildberries once it has the goods. While its status is `waiting`, the seller's status counts.
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
    // DBS: the seller delivers.
    deliver: 'shipped',
    receive: 'delivered',
  } as const),
);
/** Cancellations without the word: taken back in the first hour; a defect; refused at the door (DBS). */
const otherCancellations = new Set(['declined_by_client', 'defect', 'reject']);

/** New kinds of cancellations appear (missed call, carrier): each has "cancel" in one of its two statuses. */
const isCancellation = (status: string): boolean => status.includes('cancel') || otherCancellations.has(status);

// Pairs `supplierStatus wbStatus` of goods that never left the seller: cancelled while new or in assembly, cancelled by the seller
// (possible only then), or cancelled by the buyer within the first hour. Every other cancellation is after handover, also of a kind
// that is not known: then a person says when the goods are back.
const cancelledBeforeHandover = new Set([
  ...['new', 'confirm'].flatMap((supplier) => [
    `${supplier} canceled`,
    `${supplier} canceled_by_client`,
    `${supplier} canceled_by_missed_call`,
  ]),
  ...['new', 'confirm', 'cancel'].map((supplier) => `${supplier} declined_by_client`),
  'cancel waiting',
  'cancel canceled',
]);

/** Reads a pair of statuses. An undocumented one counts as shipped, so that it never returns goods to our stock. */
export function readOrderState(supplier: string, wb: string): OrderState {
  const [supplierStatus, wbStatus] = [supplier.trim().toLowerCase(), wb.trim().toLowerCase()];
  if (isCancellation(supplierStatus) || isCancellation(wbStatus)) {
    return { kind: 'cancelled', afterHandover: !cancelledBeforeHandover.has(`${supplierStatus} ${wbStatus}`) };
  }
  const status = wbStatus === 'waiting' ? supplierStatuses.get(supplierStatus) : wbStatuses.get(wbStatus);
  return { kind: 'open', status: status ?? 'shipped' };
}
