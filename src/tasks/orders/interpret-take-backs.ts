import type { Tx } from '../../db/client.ts';
import { findTellerState } from '../../db/inbox/dismissals.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import { lockMarketplaceOrder, type MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { type Report, recordReport, wasHereLater } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { OrderLine } from '../../marketplaces/event.ts';
import type { StockUpdated } from '../inbox/interpret-stock.ts';
import { explainUnknownOrder, type Incoming, type Interpretation, nameListing } from '../inbox/interpretation.ts';
import { explainOverCancelled } from './explain-order.ts';
import type { History } from './line-history.ts';
import {
  type FindListing,
  findLine,
  isStillHere,
  mergeLines,
  type OrderEvent,
  takenOf,
  tellersOf,
} from './order-lines.ts';
import { holdLaterLines } from './other-events.ts';
import { readHistory, restateLine } from './restate-line.ts';
import { takeAway } from './take-away.ts';

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
  // Where the marketplace does not say whether the goods had left us, what we know of the order decides.
  const atOnce = event.event === 'order.cancelled' && !(event.after_handover ?? !isStillHere(order));
  const changes: StockChange[] = [];
  const missing: string[] = [];
  const over: { line: string; reason: string }[] = [];
  const unsold: string[] = [];
  let taken = 0;
  for (const { name, item, asked } of selectItems(order, event.items, sender.id, findListing)) {
    if (!item) {
      missing.push(name);
      continue;
    }
    const isHere = atOnce || (await wasStillHere(tx, event, item));
    const part = await takeItems(tx, incoming, { order, item, kind, channel, asked, atOnce: isHere });
    taken += part.quantity;
    changes.push(...part.changes);
    if (part.over !== undefined) over.push({ line: item.lineKey, reason: part.over });
    if (atOnce && part.quantity > 0) unsold.push(...(await explainUnsold(tx, incoming, item, part.quantity)));
  }
  if (!event.items) await holdLaterLines(tx, incoming, order, new Date(event.timestamp));
  await touchOrder(tx, order.id);
  if (missing.length > 0) {
    return { kind: 'fails', reason: `order ${event.order_id} has no line ${missing.join(', ')}`, changes };
  }
  if (over.length > 0) {
    const reason = over.map((one) => one.reason).join('; ');
    const lines = over.map(({ line }) => line);
    return { kind: 'waits', for: 'person', because: 'over_cancelled', reason, lines, changes };
  }
  if (unsold.length > 0)
    return { kind: 'waits', for: 'person', because: 'counted', reason: unsold.join('; '), changes };
  if (changes.length > 0) return { kind: 'applied', changes };
  return { kind: 'nothing', note: explainTaken(taken, order, kind, atOnce) };
}

/** Items of a line that was never booked: if a count includes their sale, they are in stock again, and only a person knows that. */
async function explainUnsold(
  tx: Tx,
  { row }: Incoming<TakenBack>,
  item: MarketplaceOrderItem,
  quantity: number,
): Promise<string[]> {
  if (item.productId !== null || !item.movesStock || row.isReleased) return [];
  const state = await findTellerState(tx, tellersOf(item));
  if (state === undefined) return [];
  const why = state === 'dismissed' ? 'was dismissed' : 'waits for a person, since a count may include it';
  return [
    `it cancels ${quantity} of "${item.sku}", whose sale ${why}. If a count includes that sale, they are in stock again: add them with adjustStock. Then dismiss this event`,
  ];
}

/** A cancellation that comes after the handover and does not say where the goods were: they had not left if a later one found them here. */
async function wasStillHere(tx: Tx, event: TakenBack, { id }: MarketplaceOrderItem): Promise<boolean> {
  if (event.event !== 'order.cancelled' || event.after_handover !== undefined) return false;
  return wasHereLater(tx, id, new Date(event.timestamp));
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
  const atOnce = isStillHere(order);
  const taking: Taking = { order, item, kind: 'cancelled', channel: 'figure', asked, atOnce };
  const { changes, quantity } = await takeItems(tx, incoming, taking);
  await touchOrder(tx, order.id);
  if (changes.length > 0) return { kind: 'applied', changes };
  return { kind: 'nothing', note: explainTaken(quantity, order, 'cancelled', atOnce) };
}

/** What an event took of a line. */
interface Part {
  quantity: number;
  /** The stock that comes back at once. */
  changes: StockChange[];
  /** Why a person should look at it: it cancels more than is known. */
  over?: string;
}

/** Takes back what no other channel has reported before. What happened before other events of the line counts as if it had come before. */
async function takeItems(
  tx: Tx,
  incoming: Incoming<OrderEvent | StockUpdated>,
  { order, item, kind, channel, asked, atOnce }: Taking,
): Promise<Part> {
  const sourceKey = nameTaking(incoming, item);
  const occurredAt = new Date(incoming.event.timestamp);
  const report = { itemId: item.id, kind, channel, atOnce, occurredAt, webhookId: incoming.row.id, sourceKey };
  const before = isOvertaken(order, item, { at: occurredAt, id: incoming.row.id })
    ? await readHistory(tx, item)
    : undefined;
  const fresh = await recordReport(tx, { ...report, quantity: asked ?? item.quantity, takesRest: asked === undefined });
  if (fresh === undefined) {
    // It failed because of another line, and nobody was asked about this one.
    const isUnasked = incoming.row.failedBecause !== null;
    const over = isUnasked ? explainOver(item, kind, asked, (await readHistory(tx, item)).history) : {};
    return { quantity: 0, changes: [], ...over };
  }
  if (before) {
    const { changes, history } = await restateLine(tx, incoming, {
      order,
      item,
      before,
      after: await readHistory(tx, item),
    });
    return { quantity: history.shares.get(sourceKey) ?? 0, changes, ...explainOver(item, kind, asked, history) };
  }
  const left = item.quantity - takenOf(item);
  const most = atOnce ? left : left + item.returnedUnannounced;
  const quantity = Math.min(asked === undefined ? most : fresh, most);
  const changes = quantity > 0 ? await takeAway(tx, incoming, { order, item, kind, quantity, atOnce, sourceKey }) : [];
  const isOver = asked !== undefined && kind === 'cancelled' && fresh > quantity;
  const over = isOver ? explainOver(item, kind, asked, (await readHistory(tx, item)).history) : {};
  return { quantity: Math.max(quantity, 0), changes, ...over };
}

/** Whether something of the line is known that happened later. What the marketplace ships itself moves nothing. */
function isOvertaken(
  { fulfilment }: MarketplaceOrder,
  { takenAt, toldAt, toldId, toldMoments }: MarketplaceOrderItem,
  { at, id }: { at: Date; id: string },
): boolean {
  if (fulfilment === 'marketplace') return false;
  if (takenAt !== null && at < takenAt) return true;
  if (toldMoments.length === 0 || at > toldAt) return false;
  // All that is stamped with the moment of the order counts as it came.
  return at < toldAt || at.getTime() > Math.min(...toldMoments) || BigInt(id) < BigInt(toldId);
}

function explainOver(
  item: MarketplaceOrderItem,
  kind: Report['kind'],
  asked: number | undefined,
  history: History,
): { over?: string } {
  return asked !== undefined && kind === 'cancelled' && history.excess > 0
    ? { over: explainOverCancelled(item.sku, history) }
    : {};
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
