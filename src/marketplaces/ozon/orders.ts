import type { OrderQuery, OrderReading } from '../adapter.ts';
import type { MarketplaceEvent } from '../event.ts';
import { ListReader } from '../list-reader.ts';
import {
  eventsOf,
  type ListedOrder,
  overlapMs,
  type Progress,
  type Reading,
  readProgress,
  writeProgress,
} from '../listed-order.ts';
import { exactPrice } from '../money.ts';
import type { Account } from './call.ts';
import { joinLists, type Posting, readChangedPostings, readNewPostings, stages } from './posting-lists.ts';

/** After a long outage the changes are read in steps, so that one poll never has to read weeks. */
const maxWindowMs = 24 * 3_600_000;

/**
 * Reads FBS and rFBS postings of our warehouse. (FBO postings are in other lists, which are not read: they never change our
 * stock.) new: those that nobody has packed yet; all: also every posting whose status changed since the last reading.
 * One posting is one order; its lines are named by offer_id.
 */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const at = new Date();
  const progress = readProgress(query.cursor);
  const reading = { at, progress, known: new Set(query.openOrderIds) };
  if (query.scope === 'new') {
    const fresh = await readNewPostings(account, { at, isQuick: true }, signal);
    // A posting from a split waits for a reading of all, which gets the ids of the known orders.
    const whole = fresh.postings.filter((one) => !one.parent_posting_number);
    return { events: interpret(account, whole, reading), unreadable: fresh.unreadable, cursor: query.cursor };
  }
  const lists = new ListReader();
  const window = nextWindow(progress, at);
  const fresh = await lists.read(() => readNewPostings(account, { at, isQuick: false }, signal));
  const changed = await lists.read(() => readChangedPostings(account, { at, ...window }, signal));
  lists.end();
  const { postings, unreadable } = joinLists([fresh, changed]);
  return {
    events: interpret(account, postings, reading),
    unreadable,
    failure: lists.failure,
    cursor: changed ? writeProgress(progress, window.toMs, changed.date) : keepProgress(query.cursor, progress, at),
  };
}

/** The changes could not be read: they are read from the same moment next time, and at first from now. */
function keepProgress(cursor: string | null, progress: Progress | null, at: Date): string | null {
  return progress ? cursor : writeProgress(null, at.getTime(), null);
}

function nextWindow(progress: Progress | null, now: Date): { fromMs: number; toMs: number } {
  const lastMs = Math.min(Date.parse(progress?.until ?? '') || now.getTime(), now.getTime());
  const fromMs = lastMs - overlapMs;
  return { fromMs, toMs: Math.min(now.getTime(), lastMs + maxWindowMs) };
}

function interpret(account: Account, postings: readonly Posting[], reading: Reading): MarketplaceEvent[] {
  const own = postings.filter((one) => isOwn(account, one));
  const orders = own.map((one) => ({ parent: one.parent_posting_number, order: toOrder(one) }));
  return [
    ...orders.flatMap(({ parent, order }) => splitEvents(order, parent, reading)),
    ...eventsOf(
      orders.map(({ order }) => order),
      reading,
    ),
  ];
}

/**
 * A posting of another warehouse of the same seller does not sell our stock. Assumed: `delivery_method.warehouse_id` is
 * the id that stock is set with. A posting without a warehouse counts as ours, because a sale must not be missed.
 */
function isOwn(account: Account, { delivery_method }: Posting): boolean {
  const warehouseId = delivery_method?.warehouse_id;
  return !warehouseId || warehouseId === '0' || warehouseId === String(account.settings.warehouseId);
}

function toOrder(one: Posting): ListedOrder {
  const stage = stages.get(one.status) ?? 'shipped';
  const { cancelled_after_ship: afterShip } = one.cancellation ?? {};
  const items = one.products.filter(({ quantity }) => quantity > 0);
  const currency = items
    .map((item) => item.price?.currency ?? item.currency_code)
    .find((code) => code && /^[A-Z]{3}$/.test(code));
  return {
    id: one.posting_number,
    createdAt: one.in_process_at,
    changedAt: stage === 'shipped' ? one.delivering_date : null,
    stage,
    afterHandover: afterShip ?? (one.delivering_date ? true : undefined),
    shipBy: one.shipment_date ?? undefined,
    currency: currency ?? undefined,
    items: items.map(({ offer_id, quantity, price: paid }) => ({
      sku: offer_id,
      quantity,
      // A price that cannot be read is not known: the listing's must not stand for it.
      price: paid ? (exactPrice(paid.amount) ?? null) : undefined,
    })),
  };
}

/**
 * Packing may split a posting: some of its goods get a new posting number. If we counted the goods under the old number before
 * the split, they are cancelled there when they are counted here. Otherwise one sale would be counted twice.
 */
function splitEvents(
  order: ListedOrder,
  parent: string | null | undefined,
  { at, known }: Reading,
): MarketplaceEvent[] {
  if (!parent || !known.has(parent) || known.has(order.id) || order.items.length === 0) return [];
  return [
    {
      event: 'order.cancelled',
      event_id: `order ${order.id} split`,
      order_id: parent,
      timestamp: order.createdAt ?? at.toISOString(),
      after_handover: false,
      items: order.items.map(({ sku, quantity }) => ({ sku, quantity })),
    },
  ];
}
