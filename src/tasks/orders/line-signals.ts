import type { Tx } from '../../db/client.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import {
  countSoldOfLine,
  type EditReport,
  readEdits,
  readEditsOfLine,
  readToldCancellations,
  readToldOfLine,
  recordEdit,
  type ToldEdits,
} from '../../db/orders/signal-reports.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import { type Incoming, isBeforeFirstSwitch, periodOf, signalAt } from '../inbox/interpretation.ts';

/**
 * How many of the items that an event takes back come back into stock by it. What moved the line decides. After a change of the sale
 * signal figures may report the same without naming the order: as much comes back as the signal that reported more says.
 */
export async function countBack(
  tx: Tx,
  { event, sender, pending }: Incoming<MarketplaceEvent>,
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

/**
 * How many of the items by which an edit makes a line larger leave the stock by it: all, where orders moved the line and are the
 * signal, none where figures did and are. Across a change of the signal both may report it: as much leaves as the one that reported
 * more says.
 */
export async function countSold(
  tx: Tx,
  { event, sender }: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  { id, productId, movesStock, unitsPerItem }: MarketplaceOrderItem,
  quantity: number,
): Promise<number> {
  if (productId === null || order.fulfilment === 'marketplace') return 0;
  if (isBeforeFirstSwitch(sender, event.timestamp) || !isAcross(sender, event.timestamp, movesStock)) {
    return movesStock ? quantity : 0;
  }
  const period = periodOf(sender, event.timestamp);
  const named = await readEditsOfLine(tx, id, period);
  const told =
    named.byFigures > 0 || !movesStock ? named : await readEdits(tx, { marketplaceId: sender.id, productId }, period);
  const units = quantity * unitsPerItem;
  return Math.floor(countMissing({ ...told, byOrders: told.byOrders + units }, units) / unitsPerItem);
}

/** How many of the units that a figure reports as sold leave the stock by it, where orders of before the change are edited. */
export async function countSoldByFigure(
  tx: Tx,
  { event, sender }: Incoming<MarketplaceEvent>,
  { item, productId, units }: { item: MarketplaceOrderItem | undefined; productId: number; units: number },
): Promise<number> {
  const period = periodOf(sender, event.timestamp);
  if (item) {
    if (!isAcross(sender, event.timestamp, item.movesStock)) return units;
    const told = await readEditsOfLine(tx, item.id, period);
    return countMissing({ ...told, byFigures: told.byFigures + units }, units);
  }
  const told = await readEdits(tx, { marketplaceId: sender.id, productId }, period);
  return told.edited === 0 ? units : countMissing({ ...told, byFigures: told.byFigures + units }, units);
}

/** Records what an edit changed, where figures may report the same: since the first change of the signal. */
export async function rememberEdit(
  tx: Tx,
  { event, sender }: Incoming<MarketplaceEvent>,
  edit: Omit<EditReport, 'occurredAt'>,
): Promise<void> {
  if (isBeforeFirstSwitch(sender, event.timestamp)) return;
  await recordEdit(tx, { ...edit, occurredAt: new Date(event.timestamp) });
}

/** Whether a line that one signal moved is edited while the other one is in force. */
const isAcross = (sender: Incoming<MarketplaceEvent>['sender'], time: string, movesStock: boolean): boolean =>
  signalAt(sender, time) !== (movesStock ? 'orders' : 'stock');

const countMissing = ({ byFigures, byOrders, applied }: ToldEdits, units: number): number =>
  Math.max(Math.min(units, Math.max(byFigures, byOrders) - applied), 0);
