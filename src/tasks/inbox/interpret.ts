import type { Int8, Tx } from '../../db/client.ts';
import {
  findListings,
  type Listing,
  listBookedKeys,
  listingAt,
  listLastCounts,
  listSenders,
  readUnitsOf,
  type Sender,
} from '../../db/inbox/inbox-context.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import { lockKnownOrders } from '../../db/orders/marketplace-orders.ts';
import { lockSignals } from '../../db/orders/signal-reports.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';
import { interpretOrderEvent } from '../orders/interpret-orders.ts';
import type { FindListing } from '../orders/order-lines.ts';
import { interpretFigure, isDoubtful } from './cancelled-items.ts';
import { listingNames, orderNames, type ReadRow } from './event-names.ts';
import { isBeforeReading, stockSourceKey } from './interpret-stock.ts';
import { type Amendment, amend, changesOf, type Interpretation, withOddFields } from './interpretation.ts';

/** A row of the inbox with what it comes to. */
export interface InterpretedRow extends ReadRow {
  interpretation: Interpretation;
  /** Whether other events wait for a person by it, or do no more. */
  concernsOthers: boolean;
}

/** What a batch is interpreted with, read at once for all of its rows. */
interface BatchContext {
  /** What the rows so far come to. */
  pending: StockChange[];
  /** The rows by which others wait for a person, or do no more. */
  concerning: Set<InboxRow>;
  /** What later rows make of earlier ones, by the ids of all rows. */
  amendments: Map<Int8, Amendment[]>;
  senders: Map<number, Sender>;
  findListing: FindListing;
  orderIds: Map<string, Int8>;
  /** Orders that earlier rows of the batch told of. */
  toldOrders: Set<string>;
  isCounted(row: InboxRow, event: MarketplaceEvent, productId: number): boolean;
  /** Rows that the last reading of their listing's figure may contain. */
  read: ReadonlySet<InboxRow>;
}

/** Works out what each row of a batch comes to, in the order of the rows. Writes orders on the way, and no stock. */
export async function interpretAll(tx: Tx, rows: ReadRow[]): Promise<InterpretedRow[]> {
  const findListing = await findListings(tx, rows.flatMap(listingNames));
  const senders = await listSenders(
    tx,
    rows.map(({ row }) => row.marketplaceId),
  );
  await lockSignals(tx, [...listSwitched(rows, senders), ...listDoubtful(rows, findListing)]);
  const pending: StockChange[] = [];
  const context: BatchContext = {
    senders,
    pending,
    concerning: new Set(),
    amendments: new Map(rows.map(({ row }) => [row.id, []])),
    findListing,
    toldOrders: new Set(),
    orderIds: await lockKnownOrders(tx, rows.flatMap(orderNames)),
    isCounted: await findCounted(tx, rows, findListing),
    read: await findRead(tx, rows, findListing),
  };
  const interpreted = new Map<ReadRow, Interpreted>();
  for (const one of rows.toSorted(orderOfWork)) {
    const isEdit = isEditOf(one, context);
    context.amendments.set(one.row.id, []);
    const interpretation = await interpret(tx, one, context);
    interpreted.set(one, { interpretation, isEdit });
    pending.push(...changesOf(interpretation));
  }
  return rows.map((one) => ({
    ...one,
    interpretation: conclude(one, interpreted.get(one)!, context.amendments.get(one.row.id) ?? []),
    concernsOthers: context.concerning.has(one.row),
  }));
}

interface Interpreted {
  interpretation: Interpretation;
  isEdit: boolean;
}

/** What cannot be read of an event is reported, whatever becomes of the rest. */
function conclude({ read }: ReadRow, { interpretation, isEdit }: Interpreted, amendments: Amendment[]): Interpretation {
  const amended = amendments.reduce(amend, interpretation);
  return read.kind === 'known' ? withOddFields(amended, read, isEdit) : amended;
}

/** Whether a row tells an order again that was told before. */
function isEditOf({ row, read }: ReadRow, { orderIds, toldOrders }: BatchContext): boolean {
  if (read.kind !== 'known') return false;
  const { event: name, order_id: orderId } = read.event;
  if (name !== 'order.created' && name !== 'order.updated') return false;
  const order = `${row.marketplaceId} ${orderId}`;
  const isKnown = orderIds.has(order) || toldOrders.has(order);
  if (name === 'order.created') toldOrders.add(order);
  return isKnown;
}

async function interpret(tx: Tx, { row, read }: ReadRow, context: BatchContext): Promise<Interpretation> {
  if (read.kind === 'unknown') {
    return { kind: 'nothing', note: `event "${read.name}" is not supported: it is kept and ignored` };
  }
  if (read.kind === 'invalid') return { kind: 'fails', because: 'unreadable', reason: read.reason, changes: [] };
  const sender = context.senders.get(row.marketplaceId);
  if (!sender) return { kind: 'fails', reason: 'the marketplace no longer exists', changes: [] };
  const { event } = read;
  const incoming = {
    row,
    sender,
    isCounted: (productId: number) => context.isCounted(row, event, productId),
    isRead: () => context.read.has(row),
    pending: (productId: number) => sumUnits(context.pending, sender.id, productId),
    concernOthers: () => void context.concerning.add(row),
    amend: (id: Int8, amendment: Amendment) => {
      const amendments = id === row.id ? undefined : context.amendments.get(id);
      amendments?.push(amendment);
      return amendments !== undefined;
    },
  };
  const findListing: FindListing = (id, name) => {
    const listing = context.findListing(id, name);
    if (!listing) return undefined;
    const unitsPerItem = readUnitsOf(row);
    return unitsPerItem === undefined
      ? listingAt(listing, momentOf(row, event, listing))
      : { ...listing, unitsPerItem };
  };
  if (event.event === 'stock.updated') {
    const listing = findListing(sender.id, event);
    const orderId = context.orderIds.get(`${sender.id} ${event.order_id}`);
    return interpretFigure(tx, { ...incoming, event }, listing, { orderId, pending: context.pending });
  }
  return interpretOrderEvent(tx, { ...incoming, event }, findListing);
}

/** A figure that we read is compared with the last one that we sent, and in the same items; earlier releases did not record these. */
function momentOf({ origin }: InboxRow, event: MarketplaceEvent, { answeredAt }: Listing): Date {
  const isReading = origin === 'poll' && event.event === 'stock.updated';
  return isReading && answeredAt ? answeredAt : new Date(event.timestamp);
}

/** Marketplaces of a batch whose sale signal was changed and that report something that the other signal may report too. */
function listSwitched(rows: ReadRow[], senders: Map<number, Sender>): number[] {
  return rows.flatMap(({ row, read }) => {
    if (read.kind !== 'known' || senders.get(row.marketplaceId)?.saleSignalSince == null) return [];
    return read.event.event === 'order.returned' ? [] : [row.marketplaceId];
  });
}

/** Marketplaces of a batch that cancel by a figure what may have been sold in other items: what is still sold there decides. */
function listDoubtful(rows: ReadRow[], findListing: FindListing): number[] {
  return rows.flatMap(({ row, read }) => {
    if (read.kind !== 'known' || read.event.event !== 'stock.updated') return [];
    const { event } = read;
    const listing = findListing(row.marketplaceId, event);
    return listing && isDoubtful({ row, event }, listing) ? [row.marketplaceId] : [];
  });
}

function sumUnits(changes: StockChange[], marketplaceId: number, productId: number): number {
  return changes
    .filter((change) => change.marketplaceId === marketplaceId && change.productId === productId)
    .reduce((sum, { units }) => sum + units, 0);
}

/**
 * Whether a row that may be counted already is older than its product's last count. A row that a person replayed is not checked again,
 * and neither is one that moved stock before: a count cannot undo that.
 */
async function findCounted(
  tx: Tx,
  read: ReadRow[],
  findListing: FindListing,
): Promise<(row: InboxRow, event: MarketplaceEvent, productId: number) => boolean> {
  const uncertain = read.filter(({ row }) => row.mayBeCounted && !row.held);
  const productIds = uncertain
    .flatMap(listingNames)
    .flatMap(({ marketplaceId, name }) => findListing(marketplaceId, name)?.productId ?? []);
  const counts = await listLastCounts(tx, [...new Set(productIds)]);
  const booked = await listBookedKeys(
    tx,
    uncertain.map(({ row }) => stockSourceKey(row)),
  );
  return (row, event, productId) => {
    const countedAt = counts.get(productId);
    if (booked.has(stockSourceKey(row))) return false;
    return row.mayBeCounted && !row.held && countedAt !== undefined && new Date(event.timestamp) < countedAt;
  };
}

/** Webhooks that may be in a reading of figures. One that a person released is not asked, nor one that moved stock before. */
async function findRead(tx: Tx, read: ReadRow[], findListing: FindListing): Promise<Set<InboxRow>> {
  const older = read.flatMap(({ row, read: one }) => {
    if (row.origin !== 'webhook' || row.isReleased) return [];
    if (one.kind !== 'known' || one.event.event !== 'stock.updated') return [];
    const listing = findListing(row.marketplaceId, one.event);
    return listing && isBeforeReading(one.event, listing) ? [row] : [];
  });
  const booked = await listBookedKeys(tx, older.map(stockSourceKey));
  return new Set(older.filter((row) => !booked.has(stockSourceKey(row))));
}

/** Stock figures as they came. Orders after them, by number, so that all processes create them in the same order; their creation first. */
function orderOfWork(a: ReadRow, b: ReadRow): number {
  const [left, right] = [orderRank(a), orderRank(b)];
  if (left.order !== right.order) return left.order < right.order ? -1 : 1;
  return left.rank - right.rank || Number(BigInt(a.row.id) - BigInt(b.row.id));
}

function orderRank({ row, read }: ReadRow): { order: string; rank: number } {
  if (read.kind !== 'known' || read.event.event === 'stock.updated') return { order: '', rank: 0 };
  return { order: `${read.event.order_id} ${row.marketplaceId}`, rank: read.event.event === 'order.created' ? 0 : 1 };
}
