/** Reasons of a cancellation that prove that the goods never left. */
const beforeHandover = new Set([
  'RESERVATION_EXPIRED',
  'RESERVATION_FAILED',
  'USER_NOT_PAID',
  'SHOP_FAILED',
  'PROCESSING_EXPIRED',
  'PENDING_EXPIRED',
  'PENDING_CANCELLED',
  'SHOP_PENDING_CANCELLED',
  'WAREHOUSE_FAILED_TO_SHIP',
  // Of 2026. Assumed: no courier and no payment mean that nothing was handed over.
  'PURCHASE_GROUP_THRESHOLD_NOT_REACHED_CANCELLED',
  'CANCELLED_COURIER_NOT_FOUND',
  'COURIER_NOT_COME_FOR_ORDER',
  'POSTPAID_FAILED',
  'NO_PERSONAL_DATA_EXPIRED',
]);

/** Reasons that prove that they had left. */
const afterHandover = new Set([
  'PICKUP_EXPIRED',
  'FULL_NOT_RANSOM',
  'DELIVERY_SERVICE_UNDELIVERED',
  'DELIVERY_SERIVCE_UNDELIVERED',
  'DELIVERY_SERVICE_LOST',
  'SORTING_CENTER_LOST',
  'LOST',
  'COURIER_RETURNS_ORDER',
  'COURIER_RETURNED_ORDER',
]);

/** Whether the goods had left, as the reason of a cancellation proves; undefined: it does not, the last known status decides. */
export function isAfterHandover(reason: string): boolean | undefined {
  if (beforeHandover.has(reason)) return false;
  return afterHandover.has(reason) ? true : undefined;
}
