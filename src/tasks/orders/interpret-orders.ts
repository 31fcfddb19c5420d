import type { Tx } from '../../db/client.ts';
import { lockMarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import { explainUnknownOrder, type Incoming, type Interpretation } from '../inbox/interpretation.ts';
import { takeBack } from './interpret-take-backs.ts';
import type { FindListing, OrderEvent } from './order-lines.ts';
import { recordOrder } from './record-order.ts';
import { moveOn } from './restate-line.ts';

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
    return changeStatus(tx, { ...incoming, event });
  }
  return takeBack(tx, { ...incoming, event }, findListing);
}

/** The order has a new status at the marketplace. Here it never goes back. */
async function changeStatus(tx: Tx, incoming: Incoming<Updated>): Promise<Interpretation> {
  const { event, sender } = incoming;
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) return explainUnknownOrder(event.order_id, sender);
  const { status } = event;
  const isLater = status !== undefined && status !== 'new';
  const { isMoved, changes } = isLater ? await moveOn(tx, incoming, order, status) : { isMoved: false, changes: [] };
  if (changes.length > 0) {
    return {
      kind: 'applied',
      changes,
      note: 'it was cancelled after that: what had gone back to stock is expected back',
    };
  }
  const note = isMoved ? `the order is ${status}` : 'the order already has this status or a later one';
  return { kind: 'nothing', note };
}
