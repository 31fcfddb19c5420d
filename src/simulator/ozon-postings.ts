import type { SimulatedItem } from './simulated-item.ts';
import type { OrderStage, SimulatedOrder } from './simulated-order.ts';
import { asRecord, jsonNumber } from './wire.ts';

const statuses: Readonly<Record<OrderStage, string>> = {
  new: 'awaiting_packaging',
  confirmed: 'awaiting_deliver',
  shipped: 'delivering',
  delivered: 'delivered',
  cancelled: 'cancelled',
  recalled: 'cancelled',
  // A return after delivery is in other lists.
  returned: 'delivered',
};
const unfulfilled = new Set<string>(['awaiting_packaging', 'awaiting_deliver']);
const maxPeriodMs = 366 * 86_400_000;

/** What postings are made of. */
export interface PostingContext {
  warehouseId: string;
  findItem: (sku: string) => SimulatedItem | undefined;
  /** Postings have cancelled_after_ship and delivering_date. */
  showsHandover: boolean;
  /** The list of unfulfilled postings must be asked with a window. */
  needsWindow: boolean;
}

/** The number of an order in OZON's lists. */
export function postingNumber(order: SimulatedOrder): string {
  return `${order.basketId}-0001-${Number(BigInt(order.id) - BigInt(order.basketId)) + 1}`;
}

/** One posting in the form of the v4 lists. */
function writePosting(order: SimulatedOrder, { warehouseId, findItem, showsHandover }: PostingContext): object {
  const recalled = order.stage === 'recalled';
  const left = order.items.filter(
    ({ quantity, cancelled }) => order.stage === 'cancelled' || recalled || quantity > cancelled,
  );
  const gone = recalled || order.stage === 'shipped' || order.stage === 'delivered' || order.stage === 'returned';
  return {
    posting_number: postingNumber(order),
    order_id: jsonNumber(order.id),
    order_number: `${order.basketId}-0001`,
    status: statuses[order.stage],
    substatus: order.stage === 'confirmed' ? 'posting_in_carriage' : '',
    delivery_method: { id: jsonNumber(warehouseId), warehouse_id: jsonNumber(warehouseId), warehouse: 'Main' },
    in_process_at: order.placedAt.toISOString(),
    shipment_date: new Date(order.placedAt.getTime() + 86_400_000).toISOString(),
    ...(showsHandover && gone && { delivering_date: order.changedAt.toISOString() }),
    cancellation: {
      cancel_reason_id: statuses[order.stage] === 'cancelled' ? 402 : 0,
      cancel_reason: statuses[order.stage] === 'cancelled' ? 'The buyer changed their mind' : '',
      cancellation_initiator: statuses[order.stage] === 'cancelled' ? 'Client' : '',
      ...(showsHandover && { cancelled_after_ship: recalled }),
    },
    products: left.map(({ sku, quantity, cancelled, price }) => ({
      offer_id: sku,
      sku: jsonNumber(findItem(sku)?.link.ozonSku ?? '0'),
      quantity: order.stage === 'cancelled' || recalled ? quantity : quantity - cancelled,
      price: { amount: price, currency: 'UZS' },
    })),
  };
}

/** The window of time of a filter, in milliseconds; null if it is not one. */
function readWindow(from: unknown, to: unknown): { fromMs: number; toMs: number } | null {
  const fromMs = Date.parse(String(from));
  const toMs = Date.parse(String(to));
  return Number.isNaN(fromMs) || Number.isNaN(toMs) ? null : { fromMs, toMs };
}

/** The windows of the list of unfulfilled postings: that of the handover or that of the delivery, not both. */
function windowProblem(filter: Record<string, unknown>, needsWindow: boolean): string | null {
  const cutoff = readWindow(filter.cutoff_from, filter.cutoff_to);
  const delivery = readWindow(filter.delivering_date_from, filter.delivering_date_to);
  if (cutoff && delivery) return 'window mismatch: cutoff and delivering_date exclude each other';
  const window = cutoff ?? delivery;
  if (!window) return needsWindow ? 'window mismatch: cutoff or delivering_date is required' : null;
  return window.toMs - window.fromMs > maxPeriodMs ? 'PERIOD_IS_TOO_LONG' : null;
}

/** The body of a page of postings, or the text of a validation error. */
export type PostingAnswer = { body: object } | { problem: string };

/** One page of /v4/posting/fbs/unfulfilled/list (`unshippedOnly`) or /v4/posting/fbs/list, whose creation window is required. */
export function listPostings(
  orders: readonly SimulatedOrder[],
  query: Record<string, unknown>,
  unshippedOnly: boolean,
  context: PostingContext,
): PostingAnswer {
  const limit = query.limit;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 100) {
    return { problem: 'invalid limit: value must be inside range [1, 100]' };
  }
  const filter = asRecord(query.filter) ?? {};
  const problem = unshippedOnly ? windowProblem(filter, context.needsWindow) : null;
  if (problem) return { problem };
  const created = readWindow(filter.since, filter.to);
  if (!unshippedOnly && !created) return { problem: 'invalid filter: since and to are required' };
  if (created && created.toMs - created.fromMs > maxPeriodMs) return { problem: 'PERIOD_IS_TOO_LONG' };
  const changedFilter = asRecord(filter.last_changed_status_date);
  const changed = changedFilter ? readWindow(changedFilter.from, changedFilter.to) : null;
  if (changedFilter && !changed) return { problem: 'invalid last_changed_status_date' };
  const allowed = Array.isArray(filter.statuses) ? new Set(filter.statuses.map(String)) : null;
  const within = (at: Date, window: { fromMs: number; toMs: number } | null): boolean =>
    !window || (at.getTime() >= window.fromMs && at.getTime() <= window.toMs);
  const found = orders.filter((order) => {
    const status = statuses[order.stage];
    if (order.fulfilment === 'marketplace' || (allowed && allowed.size > 0 && !allowed.has(status))) return false;
    if (unshippedOnly) return unfulfilled.has(status);
    return within(order.placedAt, created) && within(order.changedAt, changed);
  });
  return { body: pageOf(found, query, limit, context, unshippedOnly) };
}

/** The cursor is the last id, so that a posting that leaves the list does not hide another one between two pages. */
function pageOf(
  found: readonly SimulatedOrder[],
  query: Record<string, unknown>,
  limit: number,
  context: PostingContext,
  unshippedOnly: boolean,
): object {
  const descending = query.sort_dir === 'desc' || query.sort_dir === 'DESC';
  const after = typeof query.cursor === 'string' && query.cursor !== '' ? BigInt(query.cursor) : null;
  const sorted = descending ? found.toReversed() : found;
  const rest = sorted.filter(({ id }) => after === null || (descending ? BigInt(id) < after : BigInt(id) > after));
  const page = rest.slice(0, limit);
  const hasNext = rest.length > page.length;
  return {
    postings: page.map((order) => writePosting(order, context)),
    has_next: hasNext,
    cursor: hasNext ? (page.at(-1)?.id ?? '') : '',
    ...(unshippedOnly && { count: found.length }),
  };
}
