import type { Tx } from '../../db/client.ts';
import { holdAgain } from '../../db/inbox/waiting-events.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';
import { explainUnclear } from './explain-order.ts';

/** When a line was told first, in ms. */
export const firstMomentOf = ({ toldAt, toldMoments }: MarketplaceOrderItem): number =>
  Math.min(toldAt.getTime(), ...toldMoments);

/**
 * Lines that were added after the whole order had been cancelled at a time wait for a person, as they do when they come later. Where
 * no line is older than that, the order itself came with a wrong time.
 */
export async function holdLaterLines(
  tx: Tx,
  { row, concernOthers }: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  at: Date,
): Promise<void> {
  if (!order.items.some((item) => firstMomentOf(item) <= at.getTime())) return;
  for (const item of order.items.filter((one) => firstMomentOf(one) > at.getTime())) {
    const id = item.toldIds[0] ?? item.toldId;
    if (id === row.id) continue;
    const reason = explainUnclear(item, item.quantity, 'order_over', { ...order, status: 'cancelled' });
    await holdAgain(tx, { id, code: 'order_over', reason });
    concernOthers();
  }
}
