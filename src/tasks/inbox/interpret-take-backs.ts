import type { Tx } from '../../db/client.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import {
  cancelOrderLine,
  expectReturn,
  lockMarketplaceOrder,
  type MarketplaceOrder,
} from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { isBeforeHandover } from '../../db/orders/order-status.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { OrderLine } from '../../marketplaces/event.ts';
import { explainUnknownOrder, type Incoming, type Interpretation, nameListing } from './interpretation.ts';
import { type FindListing, findLine, mergeLines, moveStock, type OrderEvent } from './order-lines.ts';

type TakenBack = Extract<OrderEvent, { event: 'order.cancelled' | 'order.returned' }>;

/** Cancelled before handover: back in stock at once. After handover, or returned: expected until a person receives it. */
export async function takeBack(
  tx: Tx,
  incoming: Incoming<TakenBack>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { event, sender } = incoming;
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) return explainUnknownOrder(event.order_id, sender);
  const atOnce = event.event === 'order.cancelled' && isStillHere(event, order);
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
  if (missing.length > 0) {
    return { kind: 'fails', reason: `order ${event.order_id} has no line ${missing.join(', ')}`, changes };
  }
  if (changes.length > 0) return { kind: 'applied', changes };
  if (taken === 0) return { kind: 'nothing', note: 'nothing of the order was left to cancel or return' };
  return {
    kind: 'nothing',
    note: atOnce ? 'cancelled; another sale signal changes its stock' : 'a return is expected',
  };
}

/** Where the marketplace does not say whether the goods had left us, the status that we know of the order decides. */
function isStillHere(event: Extract<TakenBack, { event: 'order.cancelled' }>, order: MarketplaceOrder): boolean {
  return event.after_handover === undefined ? isBeforeHandover(order.status) : !event.after_handover;
}

function selectItems(
  order: MarketplaceOrder,
  lines: OrderLine[] | undefined,
  marketplaceId: number,
  findListing: FindListing,
) {
  if (!lines) return order.items.map((item) => ({ name: item.lineKey, item, asked: undefined }));
  return mergeLines(lines).map((line) => {
    const item = findLine(order.items, line, findListing(marketplaceId, line));
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
  const sourceKey = nameTaking(incoming, item);
  const restocked = item.movesStock && item.productId !== null;
  const taking = { itemId: item.id, quantity, restocked, actor: incoming.sender.code, sourceKey };
  if (!(await cancelOrderLine(tx, taking))) return [];
  return moveStock(incoming, order, item, { sourceKey, items: quantity, movementType: 'marketplace_cancellation' });
}
