import type { Int8, Tx } from '../../db/client.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import {
  cancelLess,
  expectLess,
  joinLines,
  type LineTaking,
  type LineTelling,
  listTakings,
  listTellings,
} from '../../db/orders/line-history.ts';
import { advanceMarketplaceOrder, type MarketplaceOrder, recordHandover } from '../../db/orders/marketplace-orders.ts';
import { listOrderLines, type MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { cancelAfterHandover } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';
import { changeLine } from './change-line.ts';
import { explainOverCancelled, explainUnclear } from './explain-order.ts';
import { type History, playHistory } from './line-history.ts';
import { type FindListing, findLine, findTwin, getLine, moveStock, takenOf } from './order-lines.ts';
import { decideEvents, doubtEvent } from './other-events.ts';
import { takeAway } from './take-away.ts';
import type { Created } from './told-lines.ts';

/** The events of a line that are known, and what they come to. */
export interface Recorded {
  told: LineTelling[];
  taken: LineTaking[];
  history: History;
}

/** Reads the history of a line. Of a line that was told once, that is the order itself. */
export async function readHistory(tx: Tx, item: MarketplaceOrderItem): Promise<Recorded> {
  const told = await listTellings(tx, item.id);
  const taken = await listTakings(tx, item.id);
  const order = { at: item.toldAt, id: item.toldId, quantity: item.quantity, isReleased: false };
  const all = told.length === 0 ? [order] : told;
  return { told: all, taken, history: playHistory(all, taken) };
}

/** What a line comes to by an event that happened before others of it. */
export interface Restated {
  changes: StockChange[];
  /** What is known of it then. */
  history: History;
}

interface Restating {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
  before: Recorded;
  after: Recorded;
}

/**
 * Brings a line from what its events came to before to what they come to with one that happened earlier than others: as if all of them
 * had come in the order in which they happened. Events that become doubtful wait for a person, and those that become clear do not.
 */
export async function restateLine(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  restating: Restating,
): Promise<Restated> {
  const { order, before, after } = restating;
  const changes: StockChange[] = [];
  const step = async (work: (item: MarketplaceOrderItem) => Promise<StockChange[]>): Promise<void> => {
    changes.push(...(await work(await getLine(tx, order.id, restating.item.id))));
  };
  const left = Math.max(leftOf(restating.item) + after.history.left - before.history.left, 0);
  const resize = (item: MarketplaceOrderItem, more: number): Promise<StockChange[]> =>
    changeLine(tx, incoming, { order, item, quantity: Math.max(left + takenOf(item) + more, 1), told: undefined });
  const [here, gone] = [true, false].map((atOnce) => sumShares(after, atOnce) - sumShares(before, atOnce)) as [
    number,
    number,
  ];
  const more = Math.max(here, 0) + Math.max(gone, 0);
  // Fewer ordered and fewer cancelled are one thing, as long as as many are left.
  const same = Math.max(restating.item.quantity - takenOf(restating.item) - left - here - gone, 0);
  await step((item) => giveBack(tx, incoming, { order, item, here: -here - same, gone: -gone }));
  await step(async (item) => (leftOf(item) < left + more ? resize(item, more) : []));
  await step((item) => takeMore(tx, incoming, { order, item, quantity: here, atOnce: true }));
  await step((item) => takeMore(tx, incoming, { order, item, quantity: gone, atOnce: false }));
  await step(async (item) => (leftOf(item) > left ? resize(item, 0) : []));
  incoming.concernOthers();
  await judgeAgain(tx, incoming, restating);
  return { changes, history: after.history };
}

/** Joins lines that are one: see findTwin. Returns what that comes to; `order` has the lines that are left. */
export async function joinTwins(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  findListing: FindListing,
): Promise<StockChange[]> {
  const changes: StockChange[] = [];
  for (const line of incoming.event.items) {
    const listing = findListing(incoming.sender.id, line);
    const own = listing && findLine(order.items, line, listing);
    const twin = own?.productId === null ? findTwin(order.items, own, listing!) : undefined;
    if (!twin || incoming.isCounted(listing!.productId)) continue;
    const before = await readHistory(tx, twin);
    await joinLines(tx, { from: own!.id, into: twin.id, listingId: listing!.id });
    const item = await getLine(tx, order.id, twin.id);
    const joined = { order, item, before, after: await readHistory(tx, item) };
    changes.push(...(await restateLine(tx, incoming, joined)).changes);
    order.items = await listOrderLines(tx, order.id);
  }
  return changes;
}

/**
 * Moves an order on to a status that its marketplace reports, never back. What was cancelled after the handover is expected back then,
 * also where the cancellation came before the event that says so.
 */
export async function moveOn(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  status: 'confirmed' | 'shipped' | 'delivered',
): Promise<{ isMoved: boolean; changes: StockChange[] }> {
  const at = new Date(incoming.event.timestamp);
  const isMoved = await advanceMarketplaceOrder(tx, order.id, status, at);
  const changes: StockChange[] = [];
  if (status === 'confirmed' || order.fulfilment === 'marketplace') return { isMoved, changes };
  for (const item of await listOrderLines(tx, order.id)) {
    if (item.takenAt === null || item.takenAt <= at) continue;
    const before = await readHistory(tx, item);
    if (!(await cancelAfterHandover(tx, item.id, at))) continue;
    await recordHandover(tx, order.id, at);
    const after = await readHistory(tx, item);
    const handedOver = { ...order, status, shippedAt: order.shippedAt ?? at };
    changes.push(...(await restateLine(tx, incoming, { order: handedOver, item, before, after })).changes);
    await touchOrder(tx, order.id);
  }
  return { isMoved, changes };
}

/** Takes what events cancelled, or expected back, too much: something had happened before them. */
async function giveBack(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  { order, item, here, gone }: { order: MarketplaceOrder; item: MarketplaceOrderItem; here: number; gone: number },
): Promise<StockChange[]> {
  if (gone > 0) await expectLess(tx, item.id, gone);
  if (here <= 0) return [];
  const { restocked } = await cancelLess(tx, item.id, here);
  if (restocked === 0) return [];
  const move = {
    sourceKey: nameStep(incoming, item, 'less'),
    items: -restocked,
    movementType: 'marketplace_sale' as const,
  };
  return moveStock(incoming, order, { ...item, movesStock: true }, move);
}

interface More {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
  quantity: number;
  atOnce: boolean;
}

async function takeMore(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  { order, item, quantity, atOnce }: More,
): Promise<StockChange[]> {
  const share = Math.min(quantity, leftOf(item));
  if (share <= 0) return [];
  const sourceKey = nameStep(incoming, item, atOnce ? 'here' : 'gone');
  return takeAway(tx, incoming, { order, item, kind: 'cancelled', quantity: share, atOnce, sourceKey });
}

/** Names a step for ever: an event may restate a line again when a person releases it, but then the line is another one. */
const nameStep = ({ row, sender }: Incoming<MarketplaceEvent>, item: MarketplaceOrderItem, step: string): string =>
  `cancel:${sender.id}:${row.dedupeKey}:${item.lineKey}:${step} at ${item.quantity} - ${takenOf(item)}`;

const leftOf = (item: MarketplaceOrderItem): number => item.quantity - takenOf(item);

const sumShares = ({ taken, history }: Recorded, isAtOnce: boolean): number =>
  taken.reduce((sum, { key, atOnce }) => sum + (atOnce === isAtOnce ? (history.shares.get(key) ?? 0) : 0), 0);

/** Holds events that only a person can judge now, and closes those that wait for nothing any more. The event itself is not among them. */
async function judgeAgain(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  { order, item: { id: itemId }, before, after }: Restating,
): Promise<void> {
  const item = await getLine(tx, order.id, itemId);
  const line = item.lineKey;
  const ids = (recorded: Recorded): Int8[] => recorded.history.unclear.map(({ id }) => id);
  for (const telling of after.history.unclear) {
    if (telling.id === incoming.row.id || ids(before).includes(telling.id)) continue;
    const reason = explainUnclear(item, telling.quantity, 'partly_cancelled', order);
    await doubtEvent(tx, incoming, { id: telling.id, code: 'partly_cancelled', reason, line });
  }
  const clear = ids(before).filter((id) => !ids(after).includes(id) && id !== incoming.row.id);
  const told = { ids: clear, codes: ['partly_cancelled', 'order_over'], line } as const;
  await decideEvents(tx, incoming, told, 'an event that happened before it has decided what it tells');
  const cancelling = after.taken.filter(
    ({ kind, id }) => kind === 'cancelled' && id !== null && id !== incoming.row.id,
  );
  if (after.history.excess === 0 && before.history.excess > 0) {
    const taken = { ids: cancelling.map(({ id }) => id!), codes: ['over_cancelled'], line } as const;
    await decideEvents(tx, incoming, taken, 'an event that happened before it has told the missing items');
  }
  const last = cancelling.at(-1);
  if (last?.id && after.history.excess > 0 && before.history.excess === 0) {
    const reason = explainOverCancelled(item.sku, after.history);
    await doubtEvent(tx, incoming, { id: last.id, code: 'over_cancelled', reason, line });
  }
}
