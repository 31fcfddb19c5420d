import { z } from 'zod';
import type { OrderQuery, OrderReading, UnreadableOrder } from '../adapter.ts';
import type { MarketplaceEvent } from '../event.ts';
import { readId } from '../field-values.ts';
import {
  eventsOf,
  type ListedOrder,
  type OrderStage,
  overlapMs,
  type Progress,
  type Reading,
  readProgress,
  writeProgress,
} from '../listed-order.ts';
import { exactPrice } from '../money.ts';
import { idIn, itemCount, maybe, maybeId, needed, noLines, readRows, rowList } from '../rows.ts';
import { idAnswer, instantOf, readAnswer } from '../wire.ts';
import { type Account, call, type Method, readPages } from './call.ts';

const amount = z.union([z.string(), z.number()]).transform(String);
/** v4 sends an object; v3 sent only the amount, with `currency_code` next to it. */
const price = z.union([
  z.object({ amount, currency: z.string().optional() }),
  amount.transform((text) => ({ amount: text, currency: undefined })),
]);
const product = z.object({
  offer_id: needed(readId, 'a SKU'),
  quantity: itemCount,
  price: price.nullish().catch(() => ({ amount: '', currency: undefined })),
  currency_code: maybe(z.string()),
});
const posting = z.object({
  posting_number: z.string().min(1).max(150),
  // Assumed (the v3 lists had it): the posting that this one was split from when it was packed.
  parent_posting_number: maybeId,
  status: maybe(z.string()),
  delivery_method: maybe(z.object({ warehouse_id: maybe(idAnswer) })),
  in_process_at: maybe(z.string()),
  shipment_date: maybe(z.string()),
  // Assumed (the v3 lists had both): set once the goods have left the seller.
  delivering_date: maybe(z.string()),
  cancellation: maybe(z.object({ cancelled_after_ship: maybe(z.boolean()) })),
  products: z.array(z.unknown()),
});

const postingsPerPage = 100;
const postingPage = z
  .object({ postings: rowList, has_next: z.unknown(), cursor: z.string().nullish() })
  .transform(({ postings, has_next: next, cursor }) => ({
    postings,
    has_next: typeof next === 'boolean' ? next : postings.length >= postingsPerPage,
    cursor: cursor ?? '',
  }));

type Posting = Omit<z.infer<typeof posting>, 'products' | 'status'> & {
  status: string;
  products: z.infer<typeof product>[];
};
/** After a long outage the changes are read in steps, so that one poll never has to read weeks. */
const maxWindowMs = 24 * 3_600_000;
/** The list also requires a window of creation, of at most one year. FBS postings are open for weeks. */
const maxPostingAgeMs = 180 * 24 * 3_600_000;

const unhandled = ['awaiting_registration', 'acceptance_in_progress', 'awaiting_approve', 'awaiting_packaging'];

/** Statuses in our words. Arbitration and "not accepted" (by the sorting centre) are after handover, and so are unknown ones. */
const stages: ReadonlyMap<string, OrderStage> = new Map([
  ['awaiting_registration', 'new'],
  ['acceptance_in_progress', 'new'],
  ['awaiting_approve', 'new'],
  ['awaiting_packaging', 'new'],
  ['awaiting_deliver', 'confirmed'],
  ['arbitration', 'shipped'],
  ['client_arbitration', 'shipped'],
  ['not_accepted', 'shipped'],
  ['delivering', 'shipped'],
  ['driver_pickup', 'shipped'],
  ['delivered', 'delivered'],
  ['cancelled', 'cancelled'],
]);

/**
 * Reads FBS and rFBS postings of our warehouse. (FBO postings are in other lists, which are not read: they never change our
 * stock.) new: those that nobody has packed yet; all: also every posting whose status changed since the last reading.
 * One posting is one order; its lines are named by offer_id.
 */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const at = new Date();
  const progress = readProgress(query.cursor);
  const reading = { at, progress, known: new Set(query.openOrderIds) };
  const fresh = await readPostings(account, 'newPostings', { statuses: unhandled }, signal);
  if (query.scope === 'new') {
    // A posting from a split waits for a reading of all, which gets the ids of the known orders.
    const whole = fresh.postings.filter((one) => !one.parent_posting_number);
    return { events: interpret(account, whole, reading), unreadable: fresh.unreadable, cursor: query.cursor };
  }
  const window = nextWindow(progress, at);
  const iso = (ms: number): string => new Date(ms).toISOString();
  const filter = {
    since: iso(at.getTime() - maxPostingAgeMs),
    to: iso(at.getTime()),
    last_changed_status_date: { from: iso(window.fromMs), to: iso(window.toMs) },
  };
  const changed = await readPostings(account, 'postings', filter, signal);
  // If a posting is in both lists, the second reading is the newer one.
  const byNumber = new Map([...fresh.postings, ...changed.postings].map((one) => [one.posting_number, one]));
  const cursor = writeProgress(progress, window.toMs, changed.date);
  const unreadable = [...fresh.unreadable, ...changed.unreadable];
  return { events: interpret(account, [...byNumber.values()], reading), unreadable, cursor };
}

function nextWindow(progress: Progress | null, now: Date): { fromMs: number; toMs: number } {
  const lastMs = Math.min(Date.parse(progress?.until ?? '') || now.getTime(), now.getTime());
  const fromMs = lastMs - overlapMs;
  return { fromMs, toMs: Math.min(now.getTime(), lastMs + maxWindowMs) };
}

async function readPostings(
  account: Account,
  method: Method,
  filter: object,
  signal: AbortSignal,
): Promise<{ postings: Posting[]; unreadable: UnreadableOrder[]; date: Date | null }> {
  const what = `POST ${account.settings.methods[method]}`;
  let date: Date | null = null;
  const pages = await readPages(what, async (cursor) => {
    const body = {
      filter,
      limit: postingsPerPage,
      cursor,
      sort_dir: 'asc',
      with: { analytics_data: false, financial_data: false },
    };
    const response = await call(account, method, body, signal);
    date ??= response.date;
    return readAnswer(postingPage, response, what);
  });
  const listed = pages.flatMap(({ postings }) => postings);
  const { rows, unreadable } = readRows(posting, listed, idIn('posting_number'), 'postings');
  const postings = rows.map((one) => {
    const products = readRows(product, one.products, () => one.posting_number, 'products');
    const status = readStatus(one.status, method);
    unreadable.push(
      ...products.unreadable,
      ...(unhandled.includes(status) ? noLines(one.posting_number, one.products) : []),
    );
    return { ...one, status, products: products.rows };
  });
  return { postings, unreadable, date };
}

/** The list of new postings has only such that nobody packed, whatever it calls them. */
function readStatus(status: string | null | undefined, method: Method): string {
  const isKnown = stages.has(status ?? '');
  return !isKnown && method === 'newPostings' ? 'awaiting_packaging' : (status ?? '');
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
    createdAt: instantOf(one.in_process_at),
    changedAt: stage === 'shipped' ? instantOf(one.delivering_date) : null,
    stage,
    afterHandover: afterShip ?? (one.delivering_date ? true : undefined),
    shipBy: instantOf(one.shipment_date) ?? undefined,
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
