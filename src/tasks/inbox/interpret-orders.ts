import type { Tx } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import { isOrderSoldByFigure } from '../../db/orders/figure-reports.ts';
import {
  addOrderLines,
  advanceMarketplaceOrder,
  ensureMarketplaceOrder,
  lockMarketplaceOrder,
  type MarketplaceOrder,
  type MarketplaceOrderItem,
  type NewOrderLine,
} from '../../db/orders/marketplace-orders.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { OrderLine } from '../../marketplaces/event.ts';
import { takeBack } from './interpret-take-backs.ts';
import {
  explainCounted,
  explainUnknownOrder,
  type Incoming,
  type Interpretation,
  namesOf,
  signalAt,
} from './interpretation.ts';
import { type FindListing, lineKeyOf, mergeLines, moveStock, type OrderEvent } from './order-lines.ts';

type Created = Extract<OrderEvent, { event: 'order.created' }>;
type Updated = Extract<OrderEvent, { event: 'order.updated' }>;

/** Writes what an order event says about the order, and returns what follows for the stock. */
export function interpretOrderEvent(
  tx: Tx,
  incoming: Incoming<OrderEvent>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { event } = incoming;
  if (event.event === 'order.created') return recordOrder(tx, { ...incoming, event }, findListing);
  if (event.event === 'order.updated') return moveOn(tx, { ...incoming, event });
  return takeBack(tx, { ...incoming, event }, findListing);
}

/** The order has a new status at the marketplace. Here it never goes back, and never leaves a final status. */
async function moveOn(tx: Tx, { event, sender }: Incoming<Updated>): Promise<Interpretation> {
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) return explainUnknownOrder(event.order_id, sender);
  const moved = await advanceMarketplaceOrder(tx, order.id, event.status, new Date(event.timestamp));
  const note = moved ? `the order is ${event.status}` : 'the order already has this status or a later one';
  return { kind: 'nothing', note };
}

async function recordOrder(tx: Tx, incoming: Incoming<Created>, findListing: FindListing): Promise<Interpretation> {
  const { event, sender, isCounted } = incoming;
  const isOurs = event.fulfilment !== 'marketplace';
  const movesStock = isOurs && (await isMovedByOrder(tx, incoming));
  const order = await ensureOrder(tx, incoming);
  const lines = mergeLines(event.items).map((line) => toLine(line, order, findListing(sender.id, line)));
  const counted = movesStock ? lines.filter(({ listing }) => listing && isCounted(listing.productId)) : [];
  // A line that waits for a person stays without its product: so nothing of it moves, neither out nor back.
  const items = await addOrderLines(
    tx,
    order.id,
    lines.map((line) => (counted.includes(line) ? { ...line, listing: undefined } : line)),
    movesStock,
  );
  const named = new Set(lines.map((line) => line.lineKey));
  const changes = items.filter((item) => named.has(item.lineKey)).flatMap((item) => toSale(incoming, order, item));
  const unlinked = isOurs ? lines.filter((line) => !line.listing) : [];
  if (unlinked.length > 0) {
    const keys = unlinked.map((line) => `"${line.lineKey}"`).join(', ');
    const reason = `not linked on ${sender.name}: ${keys}; link them and they are applied automatically, the other lines are applied already`;
    return { kind: 'waits', for: 'link', names: unlinked.map((line) => line.names), reason, changes };
  }
  const [first] = counted;
  if (first?.listing) return { kind: 'waits', for: 'person', reason: explainCounted(first.listing.sku), changes };
  if (changes.length > 0) return { kind: 'applied', changes };
  const why = isOurs ? 'another sale signal changes its stock' : 'the marketplace ships it from its own stock';
  return { kind: 'nothing', note: `the order is recorded; ${why}` };
}

/** A line to write; where the order has a line of the same listing under another name, that one. */
function toLine(
  line: OrderLine,
  order: MarketplaceOrder,
  listing: Listing | undefined,
): NewOrderLine & { names: string[] } {
  const key = lineKeyOf(line);
  const known =
    order.items.find((item) => item.lineKey === key) ??
    order.items.find((item) => listing !== undefined && item.listingId === listing.id);
  return {
    lineKey: known?.lineKey ?? key,
    listing,
    quantity: line.quantity,
    unitPrice: line.price ?? null,
    names: namesOf(line),
  };
}

/** By the signal at the time of the order; after a change of the signal a figure may have sold it already. */
async function isMovedByOrder(tx: Tx, { event, sender }: Incoming<Created>): Promise<boolean> {
  if (signalAt(sender, event.timestamp) !== 'orders') return false;
  return sender.saleSignalSince === null || !(await isOrderSoldByFigure(tx, sender.id, event.order_id));
}

async function ensureOrder(tx: Tx, { event, sender }: Incoming<Created>): Promise<MarketplaceOrder> {
  await ensureMarketplaceOrder(tx, {
    marketplaceId: sender.id,
    marketplaceOrderId: event.order_id,
    currency: event.currency ?? sender.currency,
    createdAt: new Date(event.timestamp),
    fulfilment: event.fulfilment ?? 'own',
    status: event.status ?? 'new',
    shipBy: event.ship_by === undefined ? null : new Date(event.ship_by),
  });
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) throw new Error(`order ${event.order_id} vanished while it was being recorded`);
  return order;
}

function toSale(incoming: Incoming<Created>, order: MarketplaceOrder, item: MarketplaceOrderItem): StockChange[] {
  const { event, sender } = incoming;
  const quantity = item.quantity - item.cancelledQuantity;
  if (quantity === 0) return [];
  const sourceKey = `order:${sender.id}:${event.order_id}:${item.lineKey}`;
  return moveStock(incoming, order, item, { sourceKey, items: -quantity, movementType: 'marketplace_sale' });
}
