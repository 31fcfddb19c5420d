import type { Tx } from '../../db/client.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import {
  cancelOrderLine,
  expectReturn,
  lockMarketplaceOrder,
  type MarketplaceOrder,
  type MarketplaceOrderItem,
} from '../../db/orders/marketplace-orders.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { OrderLine } from '../../marketplaces/event.ts';
import { type Incoming, type Interpretation, nameListing } from './interpretation.ts';
import { type FindListing, lineKeyOf, mergeLines, type OrderEvent, priceOf } from './order-lines.ts';

type TakenBack = Extract<OrderEvent, { event: 'order.cancelled' | 'order.returned' }>;
const beforeHandover = new Set(['held', 'new', 'confirmed']);

/** Cancelled before handover: back in stock at once. After handover, or returned: expected, until somebody has it in hand. */
export async function takeBack(
  tx: Tx,
  incoming: Incoming<TakenBack>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { event, sender } = incoming;
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) {
    return { changes: [], failure: `order ${event.order_id} is not known on ${sender.name} (yet)`, passing: true };
  }
  const atOnce = event.event === 'order.cancelled' && isBeforeHandover(event, order);
  const changes: StockChange[] = [];
  const missing: string[] = [];
  let taken = 0;
  for (const { name, item, asked } of selectItems(order, event.items, sender.id, findListing)) {
    if (!item) {
      missing.push(name);
      continue;
    }
    const left = item.quantity - item.cancelledQuantity - item.returnExpected - item.returnedQuantity;
    const quantity = Math.min(asked ?? left, left);
    if (quantity <= 0) continue;
    taken += quantity;
    if (!atOnce) await expectReturn(tx, { itemId: item.id, quantity, sourceKey: nameTaking(incoming, item) });
    else changes.push(...(await cancel(tx, incoming, order, item, quantity)));
  }
  await touchOrder(tx, order.id);
  if (missing.length > 0) return { changes, failure: `order ${event.order_id} has no line ${missing.join(', ')}` };
  if (taken === 0) return { changes, note: 'nothing of the order was left to take back' };
  return changes.length > 0
    ? { changes }
    : { changes, note: atOnce ? 'cancelled; its stock moves by another signal' : 'a return is expected' };
}

/** The marketplace knows best; without its word, what we know of the order decides. */
function isBeforeHandover(event: Extract<TakenBack, { event: 'order.cancelled' }>, order: MarketplaceOrder): boolean {
  return event.after_handover === undefined ? beforeHandover.has(order.status) : !event.after_handover;
}

function selectItems(
  order: MarketplaceOrder,
  lines: OrderLine[] | undefined,
  marketplaceId: number,
  findListing: FindListing,
) {
  if (!lines) return order.items.map((item) => ({ name: item.lineKey, item, asked: undefined }));
  return mergeLines(lines).map((line) => {
    const listingId = findListing(marketplaceId, line)?.id;
    const item =
      order.items.find((candidate) => candidate.lineKey === lineKeyOf(line)) ??
      order.items.find((candidate) => listingId !== undefined && candidate.listingId === listingId);
    return { name: nameListing(line), item, asked: line.quantity };
  });
}

/** Names what an event takes back of a line, whether it is cancelled at once or expected: its replay takes nothing more. */
function nameTaking({ row, sender }: Incoming<TakenBack>, item: MarketplaceOrderItem): string {
  return `cancel:${sender.id}:${row.dedupeKey}:${item.lineKey}`;
}

async function cancel(
  tx: Tx,
  incoming: Incoming<TakenBack>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
  quantity: number,
): Promise<StockChange[]> {
  const { event, sender } = incoming;
  const sourceKey = nameTaking(incoming, item);
  const moves = item.movesStock && item.productId !== null;
  const isNew = await cancelOrderLine(tx, {
    itemId: item.id,
    quantity,
    restocked: moves,
    actor: sender.code,
    sourceKey,
  });
  if (!isNew || !moves || item.productId === null) return [];
  return [
    {
      sourceKey,
      productId: item.productId,
      units: quantity * item.unitsPerItem,
      movementType: 'marketplace_cancellation',
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
