import type { Tx } from '../../db/client.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import { countSoldOfLine, readToldCancellations, readToldOfLine } from '../../db/orders/figure-reports.ts';
import { lockMarketplaceOrder, type MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { isBeforeHandover } from '../../db/orders/order-status.ts';
import {
  cancelOrderLine,
  countReturnedThere,
  expectReturn,
  type Report,
  recordReport,
} from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { OrderLine } from '../../marketplaces/event.ts';
import type { StockUpdated } from '../inbox/interpret-stock.ts';
import {
  explainUnknownOrder,
  type Incoming,
  type Interpretation,
  isBeforeFirstSwitch,
  nameListing,
} from '../inbox/interpretation.ts';
import { type FindListing, findLine, mergeLines, moveStock, type OrderEvent } from './order-lines.ts';

type TakenBack = Extract<OrderEvent, { event: 'order.cancelled' | 'order.returned' }>;

/** What an event takes back of one line of a locked order. `asked` undefined: all that is left. */
interface Taking {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
  kind: Report['kind'];
  channel: Report['channel'];
  asked: number | undefined;
  /** true: the goods are still here. */
  atOnce: boolean;
}

/** Cancelled before handover: back in stock at once. After handover, or returned: expected until a person receives it. */
export async function takeBack(
  tx: Tx,
  incoming: Incoming<TakenBack>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { event, row, sender } = incoming;
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) return explainUnknownOrder(event.order_id, sender);
  const kind = event.event === 'order.cancelled' ? 'cancelled' : 'returned';
  const channel = row.origin === 'poll' ? 'poll' : 'webhook';
  const atOnce = event.event === 'order.cancelled' && isStillHere(event, order);
  const changes: StockChange[] = [];
  const missing: string[] = [];
  let taken = 0;
  for (const { name, item, asked } of selectItems(order, event.items, sender.id, findListing)) {
    if (!item) {
      missing.push(name);
      continue;
    }
    const part = await takeItems(tx, incoming, { order, item, kind, channel, asked, atOnce });
    taken += part.quantity;
    changes.push(...part.changes);
  }
  await touchOrder(tx, order.id);
  if (missing.length > 0) {
    return { kind: 'fails', reason: `order ${event.order_id} has no line ${missing.join(', ')}`, changes };
  }
  if (changes.length > 0) return { kind: 'applied', changes };
  return { kind: 'nothing', note: explainTaken(taken, order, kind, atOnce) };
}

function explainTaken(taken: number, order: MarketplaceOrder, kind: Report['kind'], atOnce: boolean): string {
  if (taken === 0) return 'nothing of the order was left to cancel or return, or it was reported before in another way';
  if (order.fulfilment === 'marketplace') return `${kind}; the marketplace ships it from its own stock`;
  return atOnce ? 'cancelled; another sale signal changes its stock' : 'a return is expected, or was received already';
}

/** A figure says that items of a line are cancelled whose stock the order moves: the same as if the order said so. */
export async function takeBackByFigure(
  tx: Tx,
  incoming: Incoming<StockUpdated>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
  asked: number,
): Promise<Interpretation> {
  const atOnce = isBeforeHandover(order.status);
  const taking: Taking = { order, item, kind: 'cancelled', channel: 'figure', asked, atOnce };
  const { changes, quantity } = await takeItems(tx, incoming, taking);
  await touchOrder(tx, order.id);
  if (changes.length > 0) return { kind: 'applied', changes };
  return { kind: 'nothing', note: explainTaken(quantity, order, 'cancelled', atOnce) };
}

/** Takes back what no other channel has reported before. Returns the number of items, and the stock that comes back at once. */
async function takeItems(
  tx: Tx,
  incoming: Incoming<OrderEvent | StockUpdated>,
  { order, item, kind, channel, asked, atOnce }: Taking,
): Promise<{ quantity: number; changes: StockChange[] }> {
  const sourceKey = nameTaking(incoming, item);
  const left = item.quantity - item.cancelledQuantity - item.returnExpected - item.returnedQuantity;
  const most = atOnce ? left : left + item.returnedUnannounced;
  const report = { itemId: item.id, kind, channel, quantity: asked ?? item.quantity, sourceKey };
  const fresh = most > 0 ? await recordReport(tx, report) : undefined;
  const quantity = fresh === undefined ? 0 : Math.min(asked === undefined ? most : fresh, most);
  if (quantity <= 0) return { quantity: 0, changes: [] };
  if (order.fulfilment === 'marketplace' && kind === 'returned') {
    await countReturnedThere(tx, item.id, quantity);
  } else if (atOnce || order.fulfilment === 'marketplace') {
    return { quantity, changes: await cancel(tx, incoming, order, item, quantity) };
  } else {
    await expectReturn(tx, { itemId: item.id, quantity, sourceKey });
  }
  return { quantity, changes: [] };
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
  const selected: { name: string; item: MarketplaceOrderItem | undefined; asked: number }[] = [];
  for (const line of mergeLines(lines)) {
    const item = findLine(order.items, line, findListing(marketplaceId, line));
    // One line of the order may be named in two ways.
    const same = item && selected.find((one) => one.item?.id === item.id);
    if (same) same.asked += line.quantity;
    else selected.push({ name: nameListing(line), item, asked: line.quantity });
  }
  return selected;
}

/** Names what an event takes back of a line, whether it is cancelled at once or expected: its replay takes nothing more. */
function nameTaking({ row, sender }: Incoming<OrderEvent | StockUpdated>, item: MarketplaceOrderItem): string {
  return `cancel:${sender.id}:${row.dedupeKey}:${item.lineKey}`;
}

/** Cancels items of a line; those that come back into stock and those that do not are two rows. */
async function cancel(
  tx: Tx,
  incoming: Incoming<OrderEvent | StockUpdated>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
  quantity: number,
): Promise<StockChange[]> {
  const sourceKey = nameTaking(incoming, item);
  const back = await countBack(tx, incoming, order, item, quantity);
  const taking = { itemId: item.id, actor: incoming.sender.code, occurredAt: new Date(incoming.event.timestamp) };
  if (back < quantity) {
    const rest = { ...taking, quantity: quantity - back, restocked: false };
    await cancelOrderLine(tx, { ...rest, sourceKey: back > 0 ? `${sourceKey}:not restocked` : sourceKey });
  }
  if (back === 0) return [];
  if (!(await cancelOrderLine(tx, { ...taking, quantity: back, restocked: true, sourceKey }))) return [];
  const move = { sourceKey, items: back, movementType: 'marketplace_cancellation' as const };
  return moveStock(incoming, order, { ...item, movesStock: true }, move);
}

/**
 * How many of the cancelled items come back into stock by this event. What moved the line decides. After a change of the sale signal
 * figures may report the same cancellation without naming the order: as much comes back as the signal that reported more says.
 */
async function countBack(
  tx: Tx,
  { event, sender, pending }: Incoming<OrderEvent | StockUpdated>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
  quantity: number,
): Promise<number> {
  const { productId, unitsPerItem } = item;
  if (productId === null || order.fulfilment === 'marketplace') return 0;
  if (isBeforeFirstSwitch(sender, event.timestamp)) return item.movesStock ? quantity : 0;
  if (!item.movesStock && sender.saleSignal !== 'orders') return 0;
  const units = quantity * unitsPerItem;
  const named = await readToldOfLine(tx, item.id);
  const product = { marketplaceId: sender.id, productId };
  const told = named.byFigures > 0 ? named : await readToldCancellations(tx, product);
  const missing = Math.max(told.byFigures, told.byOrders + units) - told.applied;
  const openUnits = (item.quantity - item.cancelledQuantity - item.returnedQuantity) * unitsPerItem;
  // A figure had sold it, if it was reported: what never left the stock does not come back.
  const sold = item.movesStock ? units : (await countSoldOfLine(tx, { ...product, openUnits })) - pending(productId);
  return Math.floor(Math.max(Math.min(units, missing, sold), 0) / unitsPerItem);
}
