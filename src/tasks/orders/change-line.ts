import type { Tx } from '../../db/client.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import { changeOrderLine, type MarketplaceOrderItem, type ToldLine } from '../../db/orders/order-lines.ts';
import { expectReturn } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';
import { countBack, countSold, rememberEdit } from './line-signals.ts';
import { isStillHere, moveStock, takenOf } from './order-lines.ts';

/** A line that an event makes larger or smaller. */
export interface LineChange {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
  /** How many items are ordered from now on. */
  quantity: number;
  /** The line in the event, for its price; undefined: there is none. */
  told: ToldLine | undefined;
}

/** Books the difference, named by the event: the same quantity may come again later, after another one. */
export async function changeLine(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  { order, item, quantity, told }: LineChange,
): Promise<StockChange[]> {
  const { event, row, sender } = incoming;
  const less = item.quantity - quantity;
  if (less === 0) return [];
  const taken = takenOf(item);
  // A person who releases an event that was booked in part decides on the rest of it.
  const released = row.held ? [`released at ${item.quantity} - ${taken}`] : [];
  const sourceKey = JSON.stringify(['order', sender.id, event.order_id, item.lineKey, row.dedupeKey, ...released]);
  // What the marketplace ships from its own stock comes back there.
  if (less > 0 && !isStillHere(order) && order.fulfilment !== 'marketplace') {
    await expectReturn(tx, { itemId: item.id, quantity: less, sourceKey });
    return [];
  }
  const items =
    less > 0 ? await countBack(tx, incoming, order, item, less) : -(await countSold(tx, incoming, order, item, -less));
  const price = await changeOrderLine(tx, item.id, quantity, told);
  const [units, appliedUnits] = [less * item.unitsPerItem, items * item.unitsPerItem];
  if (item.productId !== null) await rememberEdit(tx, incoming, { itemId: item.id, units, appliedUnits, sourceKey });
  if (items === 0) return [];
  const movementType = items < 0 ? 'marketplace_sale' : 'marketplace_cancellation';
  return moveStock(incoming, order, { ...item, ...price, movesStock: true }, { sourceKey, items, movementType });
}
