import type { Tx } from '../../db/client.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { cancelOrderLine, countReturnedThere, expectReturn, type Report } from '../../db/orders/take-backs.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';
import { countBack } from './line-signals.ts';
import { moveStock } from './order-lines.ts';

/** Items of a line that are cancelled or come back. */
export interface TakenAway {
  order: MarketplaceOrder;
  item: MarketplaceOrderItem;
  kind: Report['kind'];
  quantity: number;
  /** true: the goods are still here. */
  atOnce: boolean;
  /** Names what is taken for ever, whether it is cancelled at once or expected. */
  sourceKey: string;
}

/** Cancelled before the handover: back in stock at once. After it, or returned: expected until a person receives it. */
export async function takeAway(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  taking: TakenAway,
): Promise<StockChange[]> {
  const { order, item, kind, quantity, atOnce, sourceKey } = taking;
  if (order.fulfilment === 'marketplace' && kind === 'returned') {
    await countReturnedThere(tx, item.id, quantity);
    return [];
  }
  if (atOnce || order.fulfilment === 'marketplace') return cancel(tx, incoming, taking);
  await expectReturn(tx, { itemId: item.id, quantity, sourceKey });
  return [];
}

/** Cancels items of a line; those that come back into stock and those that do not are two rows. */
async function cancel(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  { order, item, quantity, sourceKey }: TakenAway,
): Promise<StockChange[]> {
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
