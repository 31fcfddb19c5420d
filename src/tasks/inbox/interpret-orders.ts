import type { Tx } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
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
import { explainCounted, type Incoming, type Interpretation, namesOf } from './interpretation.ts';
import { type FindListing, lineKeyOf, mergeLines, type OrderEvent, priceOf } from './order-lines.ts';

type Created = Extract<OrderEvent, { event: 'order.created' }>;
type Updated = Extract<OrderEvent, { event: 'order.updated' }>;

/** Writes what an order event says about the order, and gives the stock changes that follow from it. */
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

/** The order moved on at the marketplace; never back, and never out of an end. */
async function moveOn(tx: Tx, { event, sender }: Incoming<Updated>): Promise<Interpretation> {
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) {
    return { changes: [], failure: `order ${event.order_id} is not known on ${sender.name} (yet)`, passing: true };
  }
  const moved = await advanceMarketplaceOrder(tx, order.id, event.status, new Date(event.timestamp));
  return { changes: [], note: moved ? `the order is ${event.status}` : 'the order stands there already, or beyond' };
}

async function recordOrder(tx: Tx, incoming: Incoming<Created>, findListing: FindListing): Promise<Interpretation> {
  const { event, sender, isCounted } = incoming;
  const isOurs = event.fulfilment !== 'marketplace';
  const movesStock = isOurs && sender.saleSignal === 'orders' && !isBeforeSignal(incoming);
  await ensureMarketplaceOrder(tx, {
    marketplaceId: sender.id,
    marketplaceOrderId: event.order_id,
    currency: event.currency ?? sender.currency,
    createdAt: new Date(event.timestamp),
    fulfilment: event.fulfilment ?? 'own',
    status: event.status ?? 'new',
    shipBy: event.ship_by === undefined ? null : new Date(event.ship_by),
  });
  const order = await getOrder(tx, sender.id, event.order_id);
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
    const failure = `not linked on ${sender.name}: ${keys}; the other lines are done, these are applied once they are linked`;
    return { changes, failure, waitsFor: unlinked.map((line) => line.names) };
  }
  const [first] = counted;
  if (first?.listing) return { changes, failure: explainCounted(first.listing.sku), held: true };
  if (changes.length > 0) return { changes };
  return {
    changes,
    note: `the order is recorded; ${isOurs ? 'its stock moves by another signal' : 'the marketplace ships it from its own stock'}`,
  };
}

/** A line to write; the order's line for the same listing where it was told of under another name before. */
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

/** An order of a list from before orders were the sale signal: the signal in force then has moved its stock. */
function isBeforeSignal({ row, event, sender }: Incoming<Created>): boolean {
  if (row.origin !== 'poll' || sender.saleSignalSince === null) return false;
  // Marketplaces cut their times to the second.
  return Date.parse(event.timestamp) < Math.floor(sender.saleSignalSince.getTime() / 1_000) * 1_000;
}

async function getOrder(tx: Tx, marketplaceId: number, marketplaceOrderId: string): Promise<MarketplaceOrder> {
  const order = await lockMarketplaceOrder(tx, marketplaceId, marketplaceOrderId);
  if (!order) throw new Error(`order ${marketplaceOrderId} vanished while it was being recorded`);
  return order;
}

function toSale(incoming: Incoming<Created>, order: MarketplaceOrder, item: MarketplaceOrderItem): StockChange[] {
  const { event, sender } = incoming;
  const quantity = item.quantity - item.cancelledQuantity;
  if (item.productId === null || !item.movesStock || quantity === 0) return [];
  return [
    {
      sourceKey: `order:${sender.id}:${event.order_id}:${item.lineKey}`,
      productId: item.productId,
      units: -quantity * item.unitsPerItem,
      movementType: 'marketplace_sale',
      referenceType: 'order',
      referenceId: order.id,
      orderId: order.id,
      actor: sender.code,
      occurredAt: new Date(event.timestamp),
      marketplaceId: sender.id,
      listingId: item.listingId,
      frozen: { unitPrice: priceOf(incoming, order, item), unitCost: item.unitCost },
      mayOversell: true,
    },
  ];
}
