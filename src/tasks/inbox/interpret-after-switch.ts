import type { Int8, Tx } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import { lockMarketplaceOrder, type MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import {
  countSoldByFigures,
  findFigureReport,
  readToldCancellations,
  readToldOfLine,
  recordFigureReport,
} from '../../db/orders/signal-reports.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { takeBackByFigure } from '../orders/interpret-take-backs.ts';
import { countSoldByFigure } from '../orders/line-signals.ts';
import { interpretStockUpdated, type StockUpdated, toFigureChange } from './interpret-stock.ts';
import { type Incoming, type Interpretation, isBeforeFirstSwitch, signalAt } from './interpretation.ts';

/** The line of an order that a figure names. */
interface Named {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
}

/**
 * `stock.updated` of a marketplace whose sale signal was changed. What moved the stock of an order's line decides for its whole life;
 * without a known order, the signal at the time of the event does. What is edited or cancelled after a change may be reported by both
 * signals without saying which order it is: both are counted, and as much moves as the one that reported more.
 */
export async function interpretAfterSwitch(
  tx: Tx,
  incoming: Incoming<StockUpdated>,
  listing: Listing,
  orderId: Int8 | undefined,
): Promise<Interpretation> {
  const { event, sender } = incoming;
  const line = orderId === undefined ? undefined : await findLine(tx, incoming, listing);
  const change = toFigureChange(incoming, listing, orderId);
  const signal = findSignal(incoming, line, change);
  const plain = interpretStockUpdated(incoming, listing, orderId, signal);
  if (!change || (plain.kind !== 'applied' && plain.kind !== 'nothing')) return plain;
  if (!line && isBeforeFirstSwitch(sender, event.timestamp)) return plain;
  const report = {
    marketplaceId: sender.id,
    productId: listing.productId,
    itemId: line?.item.id ?? null,
    marketplaceOrderId: event.order_id ?? null,
    units: change.units,
    occurredAt: new Date(event.timestamp),
    sourceKey: change.sourceKey,
  };
  if (change.units < 0) {
    if (plain.kind !== 'applied') return plain;
    const appliedUnits = await countSale(tx, incoming, change, line);
    await recordFigureReport(tx, { ...report, appliedUnits });
    return finish(plain, change, appliedUnits);
  }
  if (line?.item.movesStock) {
    if (sender.saleSignal === 'orders') return plain;
    const taken = await takeBackByFigure(tx, incoming, line.order, line.item, change.units / listing.unitsPerItem);
    return { ...taken, ...('observation' in plain && { observation: plain.observation }) } as Interpretation;
  }
  if (signal === 'orders' && incoming.isCounted(listing.productId)) return plain;
  const units = await countBack(tx, incoming, change, { line, signal });
  await recordFigureReport(tx, { ...report, appliedUnits: units });
  return finish(plain, change, units);
}

/** The signal that decides: of the line; but what is sold more of it by an edit may come by any signal that is or was in force. */
function findSignal(
  { event, sender }: Incoming<StockUpdated>,
  line: Named | undefined,
  change: StockChange | undefined,
): 'stock' | 'orders' | null {
  const now = signalAt(sender, event.timestamp);
  if (!line) return now;
  const isMore = change !== undefined && change.units < 0 && !isBeforeFirstSwitch(sender, event.timestamp);
  return isMore && now === 'stock' ? now : signalOfLine(line);
}

/** What a figure comes to that moves so many units. */
function finish(plain: Interpretation, change: StockChange, units: number): Interpretation {
  if (units !== 0) return { ...plain, kind: 'applied', changes: [{ ...change, units }] } as Interpretation;
  const note = 'its order moves these units, or has done so: the figure is recorded, stock stays as it is';
  return { kind: 'nothing', note, ...('observation' in plain && { observation: plain.observation }) } as Interpretation;
}

/** How many units of a sale leave by it: all of a new order, what no order event has moved before of an edited one. */
async function countSale(
  tx: Tx,
  incoming: Incoming<StockUpdated>,
  { productId, units, sourceKey }: StockChange,
  line: Named | undefined,
): Promise<number> {
  const { event, sender } = incoming;
  const before = await findFigureReport(tx, sourceKey);
  if (before !== undefined) return before;
  if (isBeforeFirstSwitch(sender, event.timestamp)) return units;
  return -(await countSoldByFigure(tx, incoming, { item: line?.item, productId, units: -units }));
}

const signalOfLine = ({ item }: Named): 'stock' | 'orders' => (item.movesStock ? 'orders' : 'stock');

async function findLine(
  tx: Tx,
  { event, sender }: Incoming<StockUpdated>,
  listing: Listing,
): Promise<Named | undefined> {
  const order = await lockMarketplaceOrder(tx, sender.id, event.order_id ?? '');
  const item =
    order?.items.find(({ listingId }) => listingId === listing.id) ??
    order?.items.find(({ productId }) => productId === listing.productId);
  return order && item && { order, item };
}

/** How many units of a cancellation come back by it. */
async function countBack(
  tx: Tx,
  { sender, pending }: Incoming<StockUpdated>,
  change: StockChange,
  { line, signal }: { line: Named | undefined; signal: 'stock' | 'orders' | null },
): Promise<number> {
  const { productId, units } = change;
  const before = await findFigureReport(tx, change.sourceKey);
  if (before !== undefined) return before;
  const told = line
    ? await readToldOfLine(tx, line.item.id)
    : await readToldCancellations(tx, { marketplaceId: sender.id, productId });
  const missing = Math.max(told.byFigures + units, told.byOrders) - told.applied;
  // Orders are the signal: only what figures had sold can come back by a figure.
  const sold =
    signal === 'orders' ? (await countSoldByFigures(tx, sender.id, productId)) - pending(productId) : Infinity;
  return Math.max(Math.min(units, missing, sold), 0);
}
