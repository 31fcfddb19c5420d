import type { Tx } from '../../db/client.ts';
import { findListings, listLastCounts, listSenders } from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import { lockKnownOrders } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceEvent, ReadEvent } from '../../marketplaces/event.ts';
import { listingNames, orderNames, type ReadRow } from './event-names.ts';
import { interpretOrderEvent } from './interpret-orders.ts';
import { interpretStockUpdated } from './interpret-stock.ts';
import type { Incoming, Interpretation } from './interpretation.ts';
import type { FindListing } from './order-lines.ts';

export async function interpretAll(tx: Tx, read: ReadRow[]): Promise<Map<InboxRow, Interpretation>> {
  const senders = await listSenders(
    tx,
    read.map(({ row }) => row.marketplaceId),
  );
  const findListing = await findListings(tx, read.flatMap(listingNames));
  const orderIds = await lockKnownOrders(tx, read.flatMap(orderNames));
  const isCounted = await findCounted(tx, read, findListing);
  const interpretations = new Map<InboxRow, Interpretation>();
  for (const { row, read: one } of read.toSorted(orderOfWork)) {
    const sender = senders.get(row.marketplaceId);
    if (one.kind !== 'known' || !sender) {
      interpretations.set(row, interpretUnusable(one));
      continue;
    }
    const { event } = one;
    const incoming = { row, sender, isCounted: (productId: number) => isCounted(row, event, productId) };
    if (event.event === 'stock.updated') {
      const listing = findListing(sender.id, event);
      const orderId = orderIds.get(`${sender.id} ${event.order_id}`);
      interpretations.set(row, interpretStockUpdated({ ...incoming, event, listing, orderId }));
    } else {
      const order: Incoming<typeof event> = { ...incoming, event, listing: undefined, orderId: undefined };
      interpretations.set(row, await interpretOrderEvent(tx, order, findListing));
    }
  }
  return new Map(read.flatMap(({ row }) => [[row, interpretations.get(row) ?? { changes: [] }]]));
}

/** Whether a row that came late is older than its product's last count; a row that a person replayed is asked no more. */
async function findCounted(
  tx: Tx,
  read: ReadRow[],
  findListing: FindListing,
): Promise<(row: InboxRow, event: MarketplaceEvent, productId: number) => boolean> {
  const late = read.filter(({ row }) => row.mayBeCounted && !row.held).flatMap(listingNames);
  const productIds = late.flatMap(({ marketplaceId, name }) => findListing(marketplaceId, name)?.productId ?? []);
  const counts = await listLastCounts(tx, [...new Set(productIds)]);
  return (row, event, productId) => {
    const countedAt = counts.get(productId);
    return row.mayBeCounted && !row.held && countedAt !== undefined && new Date(event.timestamp) < countedAt;
  };
}

function interpretUnusable(read: ReadEvent): Interpretation {
  if (read.kind === 'unknown') return { changes: [], note: `event "${read.name}" is not one that Ombor acts on` };
  return { changes: [], failure: read.kind === 'invalid' ? read.reason : 'the marketplace is gone' };
}

/** Stock figures as they came. Orders after them, by number, so that two processes create them in one order; their creation first. */
function orderOfWork(a: ReadRow, b: ReadRow): number {
  const [left, right] = [orderRank(a.read), orderRank(b.read)];
  if (left.order !== right.order) return left.order < right.order ? -1 : 1;
  return left.rank - right.rank || Number(BigInt(a.row.id) - BigInt(b.row.id));
}

function orderRank(read: ReadEvent): { order: string; rank: number } {
  if (read.kind !== 'known' || read.event.event === 'stock.updated') return { order: '', rank: 0 };
  return { order: read.event.order_id, rank: read.event.event === 'order.created' ? 0 : 1 };
}
