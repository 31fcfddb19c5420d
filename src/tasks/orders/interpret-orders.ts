import type { Tx } from '../../db/client.ts';
import { advanceMarketplaceOrder, lockMarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import { explainUnknownOrder, type Incoming, type Interpretation } from '../inbox/interpretation.ts';
import { takeBack } from './interpret-take-backs.ts';
import type { FindListing, OrderEvent } from './order-lines.ts';
import { recordOrder } from './record-order.ts';

type Updated = Extract<OrderEvent, { event: 'order.updated' }>;

/** Writes what an order event says about the order, and returns what follows for the stock. */
export function interpretOrderEvent(
  tx: Tx,
  incoming: Incoming<OrderEvent>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { event } = incoming;
  if (event.event === 'order.created') return recordOrder(tx, { ...incoming, event }, findListing);
  if (event.event === 'order.updated') {
    const { items } = event;
    if (items) return recordOrder(tx, { ...incoming, event: { ...event, event: 'order.created', items } }, findListing);
    return moveOn(tx, { ...incoming, event });
  }
  return takeBack(tx, { ...incoming, event }, findListing);
}

/** The order has a new status at the marketplace. Here it never goes back, and never leaves a final status. */
async function moveOn(tx: Tx, { event, sender }: Incoming<Updated>): Promise<Interpretation> {
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) return explainUnknownOrder(event.order_id, sender);
  const { status } = event;
  const isLater = status !== undefined && status !== 'new';
  const moved = isLater && (await advanceMarketplaceOrder(tx, order.id, status, new Date(event.timestamp)));
  const note = moved ? `the order is ${status}` : 'the order already has this status or a later one';
  return { kind: 'nothing', note };
}
