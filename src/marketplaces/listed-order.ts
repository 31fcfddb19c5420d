import type { MarketplaceEvent, OrderLine } from './event.ts';

/** Where an order stands, in our words; the first two are before handover, so a cancellation gives the goods back at once. */
export type OrderStage = 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';

/** An order as a marketplace's list shows it. Times are RFC 3339. */
export interface ListedOrder {
  id: string;
  createdAt: string | null;
  /** When it came to stand where it stands; null: the list does not say. */
  changedAt: string | null;
  stage: OrderStage;
  /** For cancelled: true or false where the list proves it; undefined: what we saw of the order decides. */
  afterHandover?: boolean | undefined;
  fulfilment?: 'own' | 'marketplace' | undefined;
  shipBy?: string | undefined;
  currency?: string | undefined;
  items: OrderLine[];
}

/**
 * What a listed order means: that it exists, and where it stands if that is not new. The ids of the events are made of
 * the order's id and the stage, so every reading may tell them again. `readAt` stands in for a time that is not told.
 */
export function toEvents(order: ListedOrder, readAt: Date): MarketplaceEvent[] {
  const { id, stage, items, afterHandover } = order;
  const createdAt = order.createdAt ?? readAt.toISOString();
  const timestamp = order.changedAt ?? readAt.toISOString();
  const events: MarketplaceEvent[] = [];
  if (items.length > 0) {
    events.push({
      event: 'order.created',
      event_id: `${id}:created`,
      order_id: id,
      timestamp: createdAt,
      items,
      ...(order.fulfilment && { fulfilment: order.fulfilment }),
      ...(order.shipBy && { ship_by: order.shipBy }),
      ...(order.currency && { currency: order.currency }),
    });
  }
  const named = { event_id: `${id}:${stage}`, order_id: id, timestamp };
  if (stage === 'cancelled') {
    events.push({
      event: 'order.cancelled',
      ...named,
      ...(afterHandover !== undefined && { after_handover: afterHandover }),
    });
  } else if (stage === 'returned') {
    events.push({ event: 'order.returned', ...named });
  } else if (stage !== 'new') {
    events.push({ event: 'order.updated', ...named, status: stage });
  }
  return events;
}

/** The orders in the order of happening; those without a time come last. */
export function byCreation(orders: readonly ListedOrder[]): ListedOrder[] {
  const time = ({ createdAt }: ListedOrder): number => (createdAt ? Date.parse(createdAt) : Number.MAX_SAFE_INTEGER);
  return orders.toSorted((a, b) => time(a) - time(b));
}
