import type { Tx } from '../../db/client.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import { listRestTakings, recordTellings } from '../../db/orders/line-history.ts';
import {
  advanceMarketplaceOrder,
  ensureMarketplaceOrder,
  lockMarketplaceOrder,
  type MarketplaceOrder,
} from '../../db/orders/marketplace-orders.ts';
import { addOrderLines, type MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { listSoldByFigures } from '../../db/orders/signal-reports.ts';
import { recordReport } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { type Incoming, type Interpretation, readShipBy, signalAt } from '../inbox/interpretation.ts';
import { changeLine } from './change-line.ts';
import { concludeOrder, type JudgedLine } from './explain-order.ts';
import { type FindListing, getLine, moveStock, tellersOf } from './order-lines.ts';
import { findEarlierDoubt, firstMomentOf, holdLaterLines } from './other-events.ts';
import { joinTwins, moveOn, type Recorded, readHistory, restateLine } from './restate-line.ts';
import { takeAway } from './take-away.ts';
import { type Created, isKnown, judgeLine, readLines, type Teller, type ToldOrderLine } from './told-lines.ts';

/**
 * Records an order, or what is new of it: an order that is sent again is booked by its difference. A line that is not named any more
 * stays, because some marketplaces tell an order line by line.
 */
export async function recordOrder(
  tx: Tx,
  incoming: Incoming<Created>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { row, event, sender } = incoming;
  const isOurs = event.fulfilment !== 'marketplace';
  const movesStock = isOurs ? await findMoved(tx, incoming) : () => false;
  const order = await ensureOrder(tx, incoming);
  const teller = { at: new Date(event.timestamp), id: row.id };
  const joined = await joinTwins(tx, incoming, order, findListing);
  const judged: JudgedLine[] = [];
  for (const line of readLines(event, order, (one) => findListing(sender.id, one))) {
    if (wasMerged(line, order, teller)) continue;
    const isReleased = row.held && (await hasWaited(tx, line, teller));
    const one = judge(line, order, { incoming, movesStock: movesStock(line), teller: { ...teller, isReleased } });
    if (await isStillUnclear(tx, one, teller)) one.verdict = { kind: 'unclear', code: 'partly_cancelled' };
    judged.push(await withEarlierDoubt(tx, one, incoming));
  }
  const changes = [...joined, ...(await addLines(tx, incoming, order, judged, { movesStock, teller }))];
  changes.push(...(await retellLines(tx, incoming, order, judged, teller)));
  if (order.items.length > 0 && judged.some(isNews)) await touchOrder(tx, order.id);
  const { status } = event;
  if (status !== undefined && status !== 'new') changes.push(...(await moveOn(tx, incoming, order, status)).changes);
  return concludeOrder({ incoming, order, judged, changes, isOurs });
}

type FindMoved = (line: ToldOrderLine) => boolean;
type Moment = Omit<Teller, 'isReleased'>;

const isNews = ({ verdict }: JudgedLine): boolean => verdict.kind !== 'same' && verdict.kind !== 'stale';

/** Whether a line of an event that a person releases is what it waited for: other lines of it may be booked since long. */
async function hasWaited(tx: Tx, { item }: ToldOrderLine, teller: Moment): Promise<boolean> {
  if (!item || !isKnown(item, teller)) return true;
  const isAddedLater = item.restTakenAt !== null && item.restTakenAt.getTime() < firstMomentOf(item);
  return isAddedLater || (await readHistory(tx, item)).history.unclear.some(({ id }) => id === teller.id);
}

/** Whether an event has told the order before, and this line as a part of another one: both named a listing that is not linked any more. */
function wasMerged({ item, listing }: ToldOrderLine, { status, items }: MarketplaceOrder, teller: Moment): boolean {
  const isOver = status === 'cancelled' || status === 'returned';
  return !item && !listing && !isOver && items.some((one) => isKnown(one, teller));
}

/**
 * A line that other events told while its product was not linked, with what a person has to know before it is booked: it is as old as the
 * first of them, whatever the time of this one.
 */
async function withEarlierDoubt(tx: Tx, one: JudgedLine, { row }: Incoming<Created>): Promise<JudgedLine> {
  const { item, listing } = one.line;
  if (!one.isAdded || row.isReleased || !item || !listing || !item.movesStock) return one;
  // Its own time has been asked then; but what was cancelled after a count may be back in stock.
  const isAsked = one.isCounted || tellersOf(item).every((id) => id === row.id);
  if (isAsked && item.takenAt === null) return one;
  const earlierDoubt = await findEarlierDoubt(tx, item, listing);
  const isNews = earlierDoubt !== undefined && (earlierDoubt === 'cancelled' || !isAsked);
  return isNews ? { ...one, isCounted: true, earlierDoubt } : one;
}

/** Whether an event that is worked on again, because another line was linked, told this line, and a person still has to judge that. */
async function isStillUnclear(
  tx: Tx,
  { line: { item }, verdict, isReleased }: JudgedLine,
  teller: Moment,
): Promise<boolean> {
  if (!item || isReleased || verdict.kind !== 'same' || !isKnown(item, teller)) return false;
  return (await readHistory(tx, item)).history.unclear.some(({ id }) => id === teller.id);
}

function judge(
  line: ToldOrderLine,
  order: MarketplaceOrder,
  { incoming, movesStock, teller }: { incoming: Incoming<Created>; movesStock: boolean; teller: Teller },
): JudgedLine {
  const verdict = judgeLine(line, order, teller);
  const isAdded = line.item ? line.item.productId === null : verdict.kind === 'new';
  const isGone = line.item !== undefined && line.item.cancelledQuantity === line.item.quantity;
  const mayMove =
    (isAdded && !(isGone && verdict.kind === 'same')) ||
    verdict.kind === 'changed' ||
    verdict.kind === 'late' ||
    verdict.kind === 'unclear';
  const moves = (line.item?.movesStock ?? movesStock) && mayMove;
  const isCounted = moves && line.listing !== undefined && incoming.isCounted(line.listing.productId);
  return { line, verdict, isAdded, isCounted, isReleased: teller.isReleased };
}

/** Adds lines that the order does not have, or whose product was not known, and sells what is left of them. */
async function addLines(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  judged: JudgedLine[],
  { movesStock, teller }: { movesStock: FindMoved; teller: Moment },
): Promise<StockChange[]> {
  const added = judged.filter((line) => line.isAdded);
  const lines = added.map(({ line, isCounted }) => ({
    ...line,
    movesStock: movesStock(line),
    // A line that waits for a person stays without its product: so nothing of it moves, neither out nor back.
    listing: isCounted ? undefined : line.listing,
  }));
  const items = await addOrderLines(tx, order.id, lines, teller);
  const keys = new Set(added.map(({ line }) => line.lineKey));
  const mine = items.filter(({ lineKey }) => keys.has(lineKey));
  const changes = mine.flatMap((item) => toSale(incoming, order, item));
  const isTaken = order.items.some(({ takenAt }) => takenAt !== null && takenAt > teller.at);
  if (!isTaken) return changes;
  const fresh = mine.filter(({ id }) => !order.items.some((item) => item.id === id));
  for (const item of fresh) changes.push(...(await takeWithRest(tx, incoming, order, item)));
  return changes;
}

/** What is sold of a line that the order has from now on, or whose product is known from now on. */
function toSale(incoming: Incoming<Created>, order: MarketplaceOrder, item: MarketplaceOrderItem): StockChange[] {
  const quantity = item.quantity - item.cancelledQuantity;
  if (quantity === 0) return [];
  const sourceKey = JSON.stringify(['order', incoming.sender.id, incoming.event.order_id, item.lineKey]);
  return moveStock(incoming, order, item, { sourceKey, items: -quantity, movementType: 'marketplace_sale' });
}

/** A whole order was cancelled or returned after this line was told: it was a part of it. */
async function takeWithRest(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  item: MarketplaceOrderItem,
): Promise<StockChange[]> {
  const changes: StockChange[] = [];
  for (const { at, key, lineKey, id, ...taking } of await listRestTakings(tx, order.id, item.toldAt)) {
    await holdLaterLines(tx, incoming, { ...order, items: [...order.items, item] }, at);
    const sourceKey = `${key.slice(0, -lineKey.length)}${item.lineKey}`;
    const report = { ...taking, itemId: item.id, quantity: item.quantity, occurredAt: at, webhookId: id, sourceKey };
    if ((await recordReport(tx, report)) === undefined) continue;
    const now = await getLine(tx, order.id, item.id);
    const quantity = now.quantity - now.cancelledQuantity - now.returnExpected;
    if (quantity > 0) changes.push(...(await takeAway(tx, incoming, { ...report, order, item: now, quantity })));
  }
  return changes;
}

/** Books what lines that the order had before are told as; what only a person can judge as far as it is sure. */
async function retellLines(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  judged: JudgedLine[],
  teller: Moment,
): Promise<StockChange[]> {
  const told = judged.flatMap((one) => (one.line.item && !one.isCounted ? [{ one, item: one.line.item }] : []));
  const late = new Map<JudgedLine, Recorded>();
  for (const { one, item } of told) if (one.verdict.kind === 'late') late.set(one, await readHistory(tx, item));
  const isNew = ({ verdict }: JudgedLine) => verdict.kind !== 'same' || verdict.isRepeated !== true;
  const tellings = told.filter(({ one, item }) => isNew(one) && (one.isReleased || !isKnown(item, teller)));
  await recordTellings(
    tx,
    tellings.map(({ one, item }) => ({ itemId: item.id, quantity: one.line.quantity, isReleased: one.isReleased })),
    teller,
  );
  const changes: StockChange[] = [];
  for (const { one, item: earlier } of told) {
    const before = late.get(one);
    const { verdict, line, isAdded } = one;
    const quantity = 'quantity' in verdict ? verdict.quantity : undefined;
    if (before === undefined && quantity === undefined) continue;
    // A line that was linked by this very event has been sold above with the quantity that was known of it.
    const item = isAdded ? await getLine(tx, order.id, earlier.id) : earlier;
    changes.push(
      ...(before
        ? await restate(tx, incoming, order, { one, item, before })
        : await changeLine(tx, incoming, { order, item, quantity: quantity!, told: line })),
    );
  }
  return changes;
}

/** Books what happened before other events of the line, and says what it came to. */
async function restate(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  { one, item, before }: { one: JudgedLine; item: MarketplaceOrderItem; before: Recorded },
): Promise<StockChange[]> {
  const { changes, history } = await restateLine(tx, incoming, {
    order,
    item,
    before,
    after: await readHistory(tx, item),
  });
  const isUnclear = history.unclear.some(({ id }) => id === incoming.row.id);
  const isChanged = history.left !== before.history.left || changes.length > 0;
  if (isUnclear) one.verdict = { kind: 'unclear', code: 'partly_cancelled' };
  else one.verdict = isChanged ? { kind: 'changed', quantity: history.ordered } : { kind: 'stale' };
  return changes;
}

/** Which lines the order moves: by the signal at its time; after a change of the signal a figure may have sold one already. */
async function findMoved(tx: Tx, { event, sender }: Incoming<Created>): Promise<FindMoved> {
  if (signalAt(sender, event.timestamp) !== 'orders') return () => false;
  if (sender.saleSignalSince === null) return () => true;
  const sold = await listSoldByFigures(tx, sender.id, event.order_id);
  return ({ listing }) => (listing ? !sold.has(listing.productId) : sold.size === 0);
}

async function ensureOrder(tx: Tx, { event, sender, row }: Incoming<Created>): Promise<MarketplaceOrder> {
  await ensureMarketplaceOrder(tx, {
    marketplaceId: sender.id,
    marketplaceOrderId: event.order_id,
    currency: event.currency ?? sender.currency,
    createdAt: new Date(event.timestamp),
    fulfilment: event.fulfilment ?? 'own',
    status: event.status ?? 'new',
    shipBy: readShipBy(event.ship_by, row.createdAt),
  });
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id);
  if (!order) throw new Error(`order ${event.order_id} vanished while it was being recorded`);
  const { status } = event;
  if (status !== undefined && status !== 'new') {
    await advanceMarketplaceOrder(tx, order.id, status, new Date(event.timestamp));
  }
  return order;
}
