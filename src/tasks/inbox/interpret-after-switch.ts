import type { Int8, Tx } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import {
  countSoldByFigures,
  findFigureReport,
  readToldCancellations,
  readToldOfLine,
  recordFigureReport,
} from '../../db/orders/figure-reports.ts';
import { lockMarketplaceOrder, type MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { takeBackByFigure } from '../orders/interpret-take-backs.ts';
import { interpretStockUpdated, type StockUpdated, toFigureChange } from './interpret-stock.ts';
import { type Incoming, type Interpretation, isBeforeFirstSwitch, signalAt } from './interpretation.ts';

/** The line of an order that a figure names. */
interface Named {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
}

/**
 * `stock.updated` of a marketplace whose sale signal was changed. What moved the stock of an order's line decides for its whole life;
 * without a known order, the signal at the time of the event does. A cancellation may be reported by both signals without saying
 * which order it is: both are counted, and as much comes back as the one that reported more.
 */
export async function interpretAfterSwitch(
  tx: Tx,
  incoming: Incoming<StockUpdated>,
  listing: Listing,
  orderId: Int8 | undefined,
): Promise<Interpretation> {
  const { event, sender } = incoming;
  const line = orderId === undefined ? undefined : await findLine(tx, incoming, listing);
  const signal = line ? signalOfLine(line) : signalAt(sender, event.timestamp);
  const plain = interpretStockUpdated(incoming, listing, orderId, signal);
  const change = toFigureChange(incoming, listing, orderId);
  if (!change || (plain.kind !== 'applied' && plain.kind !== 'nothing')) return plain;
  if (!line && isBeforeFirstSwitch(sender, event.timestamp)) return plain;
  const report = {
    marketplaceId: sender.id,
    productId: listing.productId,
    itemId: line?.item.id ?? null,
    marketplaceOrderId: event.order_id ?? null,
    units: change.units,
    sourceKey: change.sourceKey,
  };
  if (change.units < 0) {
    if (plain.kind === 'applied') await recordFigureReport(tx, { ...report, appliedUnits: change.units });
    return plain;
  }
  if (line?.item.movesStock) {
    if (sender.saleSignal === 'orders') return plain;
    const taken = await takeBackByFigure(tx, incoming, line.order, line.item, change.units / listing.unitsPerItem);
    return { ...taken, ...('observation' in plain && { observation: plain.observation }) } as Interpretation;
  }
  if (signal === 'orders' && incoming.isCounted(listing.productId)) return plain;
  const units = await countBack(tx, incoming, change, { line, signal });
  await recordFigureReport(tx, { ...report, appliedUnits: units });
  if (units === 0) {
    const note = 'its order puts these units back, or has done so: the figure is recorded, stock stays as it is';
    return {
      kind: 'nothing',
      note,
      ...('observation' in plain && { observation: plain.observation }),
    } as Interpretation;
  }
  return { ...plain, kind: 'applied', changes: [{ ...change, units }] } as Interpretation;
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
