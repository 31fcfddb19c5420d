import type { Tx } from '../../db/client.ts';
import { findTellerState } from '../../db/inbox/dismissals.ts';
import { type Listing, listLastCounts } from '../../db/inbox/inbox-context.ts';
import { closeWaiting, type DecidedEvents, type DoubtfulEvent, holdAgain } from '../../db/inbox/waiting-events.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import type { Incoming } from '../inbox/interpretation.ts';
import { explainUnclear } from './explain-order.ts';
import { tellersOf } from './order-lines.ts';
import type { EarlierDoubt } from './told-lines.ts';

/** Another event waits for a person from now on, because of one line of its order. */
export async function doubtEvent(tx: Tx, incoming: Incoming<MarketplaceEvent>, doubtful: DoubtfulEvent): Promise<void> {
  const { id, line, code, reason } = doubtful;
  incoming.concernOthers();
  if (!incoming.amend(id, { line, doubt: { code, reason } })) await holdAgain(tx, doubtful);
}

/** Other events need no person any more because of this line of their order. */
export async function decideEvents(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  decided: DecidedEvents,
  note: string,
): Promise<void> {
  const earlier = decided.ids.filter((id) => !incoming.amend(id, { line: decided.line }));
  await closeWaiting(tx, { ...decided, ids: earlier }, note);
}

/** What a person has to know before a line is booked that other events told before its product was linked. */
export async function findEarlierDoubt(
  tx: Tx,
  item: MarketplaceOrderItem,
  listing: Listing,
): Promise<EarlierDoubt | undefined> {
  if ((await findTellerState(tx, tellersOf(item))) === 'dismissed') return 'dismissed';
  const countedAt = (await listLastCounts(tx, [listing.productId])).get(listing.productId);
  if (countedAt === undefined || firstMomentOf(item) >= countedAt.getTime()) return undefined;
  return item.takenAt !== null && item.takenAt > countedAt ? 'cancelled' : 'counted';
}

/** When a line was told first, in ms. */
export const firstMomentOf = ({ toldAt, toldMoments }: MarketplaceOrderItem): number =>
  Math.min(toldAt.getTime(), ...toldMoments);

/**
 * Lines that were added after the whole order had been cancelled at a time wait for a person, as they do when they come later. Where
 * no line is older than that, the order itself came with a wrong time.
 */
export async function holdLaterLines(
  tx: Tx,
  incoming: Incoming<MarketplaceEvent>,
  order: MarketplaceOrder,
  at: Date,
): Promise<void> {
  if (!order.items.some((item) => firstMomentOf(item) <= at.getTime())) return;
  for (const item of order.items.filter((one) => firstMomentOf(one) > at.getTime())) {
    const id = item.toldIds[0] ?? item.toldId;
    // A copy of the cancellation asks nobody again.
    const isAsked = item.restTakenAt !== null && item.restTakenAt.getTime() < firstMomentOf(item);
    if (id === incoming.row.id || isAsked) continue;
    const reason = explainUnclear(item, item.quantity, 'order_over', { ...order, status: 'cancelled' });
    await doubtEvent(tx, incoming, { id, code: 'order_over', reason, line: item.lineKey });
  }
}
