import type { OrderStage, SimulatedOrder } from './simulated-order.ts';
import { jsonNumber } from './wire.ts';

export const uzumShopId = '3442';

const statuses: Readonly<Record<OrderStage, string>> = {
  new: 'CREATED',
  confirmed: 'PACKING',
  shipped: 'DELIVERING',
  delivered: 'COMPLETED',
  cancelled: 'CANCELED',
  recalled: 'CANCELED',
  returned: 'RETURNED',
};
export const uzumStatuses: ReadonlySet<string> = new Set([
  'CREATED',
  'PACKING',
  'PENDING_DELIVERY',
  'DELIVERING',
  'DELIVERED',
  'ACCEPTED_AT_DP',
  'DELIVERED_TO_CUSTOMER_DELIVERY_POINT',
  'COMPLETED',
  'CANCELED',
  'PENDING_CANCELLATION',
  'RETURNED',
]);

const dayMs = 24 * 3600_000;
const leftTheSeller = new Set<OrderStage>(['shipped', 'delivered', 'recalled', 'returned']);

/** The status of an order in Uzum's words. */
export function uzumStatus({ stage }: SimulatedOrder): string {
  return statuses[stage];
}

/** What differs between the sources about orders. */
export interface UzumDialect {
  /** FBS, or DBS where the seller delivers. */
  scheme: string;
  /** `amount` of a line is what is left of it, not what was ordered. */
  countsLeft: boolean;
  writeTime(time: Date): unknown;
}

/** An order in the form of the order methods: its items have neither skuId nor barcode. */
export function writeUzumOrder(order: SimulatedOrder, { scheme, countsLeft, writeTime }: UzumDialect): object {
  const price = order.items.reduce((sum, line) => sum + Number(line.price) * line.quantity, 0);
  const isCancelled = order.stage === 'cancelled' || order.stage === 'recalled';
  return {
    id: jsonNumber(order.id),
    status: uzumStatus(order),
    scheme,
    shopId: jsonNumber(uzumShopId),
    price,
    dateCreated: writeTime(order.placedAt),
    acceptUntil: writeTime(new Date(order.placedAt.getTime() + dayMs)),
    deliverUntil: writeTime(new Date(order.placedAt.getTime() + 2 * dayMs)),
    dateCancelled: isCancelled ? writeTime(order.changedAt) : null,
    cancelReason: null,
    identifierRequired: false,
    invoiceNumber: leftTheSeller.has(order.stage) ? `INV-${order.id}` : null,
    stock: { id: 1, externalId: 'x', title: 'My warehouse', address: 'Tashkent' },
    orderItems: order.items.map((line, index) => ({
      id: jsonNumber(`${order.id}${index}`),
      orderId: jsonNumber(order.id),
      productId: 777,
      productTitle: `Product ${line.sku}`,
      skuTitle: line.sku,
      sellerSkuCode: line.sku,
      amount: countsLeft ? line.quantity - line.cancelled : line.quantity,
      amountReturns: line.returned,
      cancelled: line.cancelled,
      sellerPrice: jsonNumber(line.price),
      status: 'PROCESSING',
    })),
    deliveryInfo: null,
    timeSlot: null,
    dropOffPoint: null,
  };
}
