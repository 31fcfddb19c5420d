import type { Int8, Tx } from '../../db/client.ts';
import type { HeldCode } from '../../db/inbox/held-code.ts';
import { touchOrder } from '../../db/orders/cancellations.ts';
import { isOrderSoldByFigure } from '../../db/orders/figure-reports.ts';
import {
  advanceMarketplaceOrder,
  ensureMarketplaceOrder,
  lockMarketplaceOrder,
  type MarketplaceOrder,
} from '../../db/orders/marketplace-orders.ts';
import {
  addOrderLines,
  changeOrderLine,
  listOrderLines,
  type MarketplaceOrderItem,
  rememberTelling,
} from '../../db/orders/order-lines.ts';
import { describeStatus, isBeforeHandover } from '../../db/orders/order-status.ts';
import { expectReturn } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { explainCounted, type Incoming, type Interpretation, signalAt } from '../inbox/interpretation.ts';
import { type FindListing, moveStock } from './order-lines.ts';
import {
  type Created,
  hasOtherPrice,
  judgeLine,
  readLines,
  type Teller,
  type ToldOrderLine,
  type Verdict,
} from './told-lines.ts';

/**
 * Records an order, or what is new of it: an order that is told again is booked by its difference. A line that is not named any more
 * stays, because some marketplaces tell an order line by line.
 */
export async function recordOrder(
  tx: Tx,
  incoming: Incoming<Created>,
  findListing: FindListing,
): Promise<Interpretation> {
  const { row, event, sender } = incoming;
  const isOurs = event.fulfilment !== 'marketplace';
  const movesStock = isOurs && (await isMovedByOrder(tx, incoming));
  const order = await ensureOrder(tx, incoming);
  const teller = { at: new Date(event.timestamp), id: row.id, isReleased: row.held };
  const judged = readLines(event, order, (line) => findListing(sender.id, line)).map((line) =>
    judge(line, order, { incoming, movesStock, teller }),
  );
  const added = judged.filter((line) => line.isAdded);
  const items = await addOrderLines(
    tx,
    order.id,
    // A line that waits for a person stays without its product: so nothing of it moves, neither out nor back.
    added.map(({ line, isCounted }) => ({ ...line, listing: isCounted ? undefined : line.listing })),
    { ...teller, movesStock },
  );
  const keys = new Set(added.map(({ line }) => line.lineKey));
  const changes = items.filter((item) => keys.has(item.lineKey)).flatMap((item) => toSale(incoming, order, item));
  changes.push(...(await changeLines(tx, incoming, order, judged)));
  const told = judged.filter(
    ({ verdict, isCounted }) => !isCounted && verdict.kind !== 'stale' && verdict.kind !== 'unclear',
  );
  await rememberTelling(
    tx,
    told.flatMap(({ line }) => line.item?.id ?? []),
    teller,
  );
  return conclude({ incoming, order, judged, changes, isOurs });
}

/** A line with what it comes to. */
interface JudgedLine {
  line: ToldOrderLine;
  verdict: Verdict;
  /** The order does not have it yet, or not its product. */
  isAdded: boolean;
  /** A count may contain it already. */
  isCounted: boolean;
}

function judge(
  line: ToldOrderLine,
  order: MarketplaceOrder,
  { incoming, movesStock, teller }: { incoming: Incoming<Created>; movesStock: boolean; teller: Teller },
): JudgedLine {
  const verdict = judgeLine(line, order, teller);
  const isAdded = line.item ? line.item.productId === null : verdict.kind === 'new';
  const moves = (line.item?.movesStock ?? movesStock) && (isAdded || verdict.kind === 'changed');
  const isCounted = moves && line.listing !== undefined && incoming.isCounted(line.listing.productId);
  return { line, verdict, isAdded, isCounted };
}

/** What is sold of a line that the order has from now on, or whose product is known from now on. */
function toSale(incoming: Incoming<Created>, order: MarketplaceOrder, item: MarketplaceOrderItem): StockChange[] {
  const quantity = item.quantity - item.cancelledQuantity;
  if (quantity === 0) return [];
  const sourceKey = JSON.stringify(['order', incoming.sender.id, incoming.event.order_id, item.lineKey]);
  return moveStock(incoming, order, item, { sourceKey, items: -quantity, movementType: 'marketplace_sale' });
}

async function changeLines(
  tx: Tx,
  incoming: Incoming<Created>,
  order: MarketplaceOrder,
  judged: JudgedLine[],
): Promise<StockChange[]> {
  const changes: StockChange[] = [];
  for (const { line, verdict, isAdded, isCounted } of judged) {
    if (verdict.kind !== 'changed' || isCounted || !line.item) continue;
    // A line that was linked by this very event has been sold above with the quantity that was known of it.
    const item = isAdded ? await getLine(tx, order.id, line.item.id) : line.item;
    changes.push(...(await changeLine(tx, incoming, { order, line, item, quantity: verdict.quantity })));
  }
  if (judged.some(({ verdict, isCounted }) => verdict.kind === 'changed' && !isCounted)) await touchOrder(tx, order.id);
  return changes;
}

interface ChangedLine {
  order: MarketplaceOrder;
  line: ToldOrderLine;
  item: MarketplaceOrderItem;
  quantity: number;
}

/** Books the difference, named by the event: the same quantity may be told again later, after another one. */
async function changeLine(
  tx: Tx,
  incoming: Incoming<Created>,
  { order, line, item, quantity }: ChangedLine,
): Promise<StockChange[]> {
  const { event, row, sender } = incoming;
  const items = item.quantity - quantity;
  const sourceKey = JSON.stringify(['order', sender.id, event.order_id, item.lineKey, row.dedupeKey]);
  // What the marketplace ships from its own stock comes back there.
  if (items > 0 && !isBeforeHandover(order.status) && order.fulfilment !== 'marketplace') {
    await expectReturn(tx, { itemId: item.id, quantity: items, sourceKey });
    return [];
  }
  const price = await changeOrderLine(tx, item.id, quantity, line);
  const movementType = items < 0 ? 'marketplace_sale' : 'marketplace_cancellation';
  return moveStock(incoming, order, { ...item, ...price }, { sourceKey, items, movementType });
}

async function getLine(tx: Tx, orderId: Int8, itemId: Int8): Promise<MarketplaceOrderItem> {
  const item = (await listOrderLines(tx, orderId)).find(({ id }) => id === itemId);
  if (!item) throw new Error(`line ${itemId} of order ${orderId} vanished while it was locked`);
  return item;
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
  if (event.status !== undefined && event.status !== 'new') {
    await advanceMarketplaceOrder(tx, order.id, event.status, new Date(event.timestamp));
  }
  return order;
}

interface Recorded {
  incoming: Incoming<Created>;
  order: MarketplaceOrder;
  judged: JudgedLine[];
  changes: StockChange[];
  isOurs: boolean;
}

function conclude({ incoming, order, judged, changes, isOurs }: Recorded): Interpretation {
  const { event, sender } = incoming;
  const unlinked = isOurs ? judged.filter(({ line, isAdded }) => isAdded && !line.listing).map(({ line }) => line) : [];
  if (unlinked.length > 0) {
    const reason = `not linked on ${sender.name}: ${quote(unlinked)}; link them and they are applied automatically, the other lines are applied already`;
    return { kind: 'waits', for: 'link', names: unlinked.map((line) => line.names), reason, changes };
  }
  const counted = judged.find(({ isCounted }) => isCounted)?.line.listing;
  if (counted) return { kind: 'waits', for: 'person', reason: explainCounted(counted.sku), changes };
  for (const { line, verdict } of judged) {
    if (verdict.kind !== 'unclear') continue;
    const reason = explainUnclear(line, verdict.code, order);
    return { kind: 'waits', for: 'person', reason, because: verdict.code, changes };
  }
  const note = noteOn(event, order, judged);
  if (changes.length > 0) return { kind: 'applied', changes, note };
  const isNews = judged.some(({ isAdded, verdict }) => isAdded || verdict.kind === 'changed');
  if (!isNews) return { kind: 'nothing', note: note ?? 'the order is recorded already; nothing in it has changed' };
  const why = !isOurs
    ? 'the marketplace ships it from its own stock'
    : sender.saleSignal === 'orders' && !isBeforeHandover(order.status)
      ? 'the goods have left: a return is expected'
      : 'another sale signal changes its stock';
  return { kind: 'nothing', note: `the order is recorded; ${[why, note].filter(Boolean).join('; ')}` };
}

const quote = (lines: { name: string }[]): string => lines.map(({ name }) => `"${name}"`).join(', ');

function explainUnclear({ name, quantity, item }: ToldOrderLine, code: HeldCode, { status }: MarketplaceOrder): string {
  if (code === 'order_over' || !item) {
    return `it tells ${quantity} of "${name}", but the order is ${describeStatus(status)}; replay it to book that anyway`;
  }
  const taken = item.cancelledQuantity + item.returnExpected + item.returnedQuantity;
  return (
    `it tells ${quantity} of "${name}"; ${item.quantity} were ordered and ${taken} of them cancelled or returned, so it may tell what is left` +
    ` or what was ordered; replay it if ${quantity} are left`
  );
}

/** What an event names, or leaves out, without anything being done about it. */
function noteOn(event: Created, order: MarketplaceOrder, judged: JudgedLine[]): string | undefined {
  const stale = judged.filter(({ verdict }) => verdict.kind === 'stale').map(({ line }) => line);
  const repriced = judged
    .filter(({ line, verdict }) => verdict.kind === 'same' && hasOtherPrice(line))
    .map(({ line }) => line);
  const missing = order.items.filter(
    (item) =>
      item.quantity > item.cancelledQuantity + item.returnExpected + item.returnedQuantity &&
      item.toldAt < new Date(event.timestamp) &&
      !judged.some(({ line }) => line.item?.id === item.id),
  );
  const notes = [
    stale.length > 0 && `a later event has told the quantity of ${quote(stale)}`,
    repriced.length > 0 && `the price of ${quote(repriced)} has changed; its sale keeps its price`,
    missing.length > 0 &&
      `${quote(missing.map(({ sku }) => ({ name: sku })))} is not named any more and stays: order.cancelled takes it back`,
  ];
  return notes.filter(Boolean).join('; ') || undefined;
}
