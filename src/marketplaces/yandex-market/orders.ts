import { z } from 'zod';
import type { OrderQuery, OrderReading } from '../adapter.ts';
import { ListReader } from '../list-reader.ts';
import {
  eventsOf,
  type ListedOrder,
  nextProgress,
  type OrderPart,
  type OrderStage,
  overlapMs,
  type Progress,
  readProgress,
} from '../listed-order.ts';
import { exactPrice } from '../money.ts';
import { isCancelled } from '../status-words.ts';
import { readJson } from '../wire.ts';
import type { Account } from './call.ts';
import { isAfterHandover } from './handover.ts';
import {
  type Item,
  type Order,
  type Returns,
  readOrders,
  readOrdersById,
  readReturns,
  unhandled,
} from './order-lists.ts';

/** How far the first poll reaches back. */
const firstWindowMs = 24 * 3_600_000;
/** 30 days are allowed; one day less, because clocks differ. */
const maxWindowMs = 29 * 24 * 3_600_000;
/** Returns move no stock until somebody receives them, so they are read less often. */
const returnsEveryMs = 10 * 60_000;
/** The list of returns is asked by days, in a zone that is not known. */
const returnsOverlapMs = 2 * 24 * 3_600_000;

/** `returnsFrom`: up to when returns were read; `returnsAskedAt`: when that was tried last. */
const returnsCursor = z.object({ returnsFrom: z.iso.datetime(), returnsAskedAt: z.iso.datetime() });
type ReturnsCursor = z.infer<typeof returnsCursor>;

/** Statuses in our words. Market says to ignore orders with any other one (PLACING, UNKNOWN, future ones): they do not exist yet. */
const stages: ReadonlyMap<string, OrderStage> = new Map([
  ['RESERVED', 'new'],
  ['UNPAID', 'new'],
  ['PENDING', 'new'],
  ['PROCESSING', 'new'],
  ['DELIVERY', 'shipped'],
  ['PICKUP', 'shipped'],
  ['DELIVERED', 'delivered'],
  ['PARTIALLY_RETURNED', 'delivered'],
  ['CANCELLED', 'cancelled'],
  ['REJECTED', 'cancelled'],
  ['RETURNED', 'returned'],
]);
const stagesWithin: ReadonlyMap<string, OrderStage> = new Map([
  ['READY_TO_SHIP', 'confirmed'],
  ['SHIPPED', 'shipped'],
]);

/** Statuses of single items. A lost one (LOST) stays sold: nothing comes back, and Market pays for it. */
const returnedUnits = new Set(['RETURNED', 'REJECTED']);

/**
 * Reads the orders of this shop that changed since the last reading of all. new: only those before handover; all: all of them, and from
 * time to time the returns. Test orders (`fake`) never change stock and are left out.
 */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const at = new Date();
  const progress = readProgress(query.cursor);
  const reading = { at, progress, known: new Set(query.openOrderIds) };
  const filter = { dates: { updateDateFrom: new Date(windowStart(progress, at)).toISOString() } };
  const noReturns: Returns = new Map();
  if (query.scope === 'new') {
    const { orders, unreadable } = await readOrders(account, { ...filter, statuses: unhandled }, signal);
    return { events: eventsOf(ownOrders(account, orders, noReturns), reading), unreadable, cursor: query.cursor };
  }
  const lists = new ListReader();
  const changed = await lists.read(() => readOrders(account, filter, signal));
  const last = readJson(returnsCursor, query.cursor);
  const isDue = !last || at.getTime() - Date.parse(last.returnsAskedAt) >= returnsEveryMs;
  const back = isDue ? await lists.read(() => readReturned(account, changed?.orders ?? [], last, signal)) : undefined;
  lists.end();
  const orders = [...(back?.orders ?? []), ...(changed?.orders ?? [])];
  const next = changed ? nextProgress(progress, at.getTime(), changed.date) : progress;
  const cursor = {
    ...(next ?? nextProgress(null, at.getTime(), null)),
    ...nextReturns(last, { at, isDue, isRead: back !== undefined }),
  };
  return {
    events: eventsOf(ownOrders(account, orders, back?.returns ?? noReturns), reading),
    unreadable: [...(changed?.unreadable ?? []), ...(back?.unreadable ?? [])],
    failure: lists.failure,
    cursor: JSON.stringify(cursor),
  };
}

/** Returns that cannot be read are asked for again after the usual time: they are late then, not lost. */
function nextReturns(
  last: ReturnsCursor | null,
  { at, isDue, isRead }: { at: Date; isDue: boolean; isRead: boolean },
): ReturnsCursor {
  const now = at.toISOString();
  if (!isDue && last) return last;
  return { returnsFrom: isRead || !last ? now : last.returnsFrom, returnsAskedAt: now };
}

/** The returns since the last reading, with those of their orders that did not change themselves. */
async function readReturned(
  account: Account,
  changed: readonly Order[],
  last: ReturnsCursor | null,
  signal: AbortSignal,
) {
  const since = new Date((last ? Date.parse(last.returnsFrom) : Date.now()) - returnsOverlapMs);
  const { returns, unreadable } = await readReturns(account, since, signal);
  const read = new Set(changed.map(({ orderId }) => orderId));
  const { orders, unreadable: others } = await readOrdersById(
    account,
    [...returns.keys()].filter((id) => !read.has(id)),
    signal,
  );
  return { returns, orders, unreadable: [...unreadable, ...others] };
}

/** The first poll looks for orders that are still new, so it reaches back further. */
function windowStart(progress: Progress | null, now: Date): number {
  if (!progress) return now.getTime() - firstWindowMs;
  const lastMs = Math.min(Date.parse(progress.until), now.getTime());
  return Math.max(lastMs - overlapMs, now.getTime() - maxWindowMs);
}

const isOwn = ({ settings }: Account, { campaignId, fake }: Order): boolean =>
  !fake && (!campaignId || campaignId === String(settings.campaignId));

const ownOrders = (account: Account, orders: readonly Order[], returns: Returns): ListedOrder[] =>
  orders.filter((one) => isOwn(account, one)).flatMap((one) => toOrder(one, returns.get(one.orderId)) ?? []);

/** Market says to ignore statuses that it does not document; another spelling of a cancellation is none. */
function stageOf({ status: listed, substatus }: Order): OrderStage | undefined {
  const status = listed.trim().toUpperCase();
  const within = status === 'PROCESSING' ? stagesWithin.get((substatus ?? '').toUpperCase()) : undefined;
  return within ?? stages.get(status) ?? (isCancelled(status) ? 'cancelled' : undefined);
}

function toOrder(one: Order, returned: ReadonlyMap<string, number> | undefined): ListedOrder | null {
  const { substatus } = one;
  const stage = stageOf(one);
  if (!stage) return null;
  const items = one.items.filter((line) => orderedOf(line) > 0);
  const currency = items
    .map(({ prices }) => prices?.payment?.currencyId)
    .find((code) => code && /^[A-Z]{3}$/.test(code));
  return {
    id: one.orderId,
    createdAt: one.creationDate,
    changedAt: one.updateDate,
    stage,
    afterHandover: isAfterHandover(substatus ?? ''),
    fulfilment: one.programType === 'FBY' ? 'marketplace' : undefined,
    // Market's own code for roubles is older than that of ISO 4217.
    currency: currency === 'RUR' ? 'RUB' : (currency ?? undefined),
    items: items.map((line) => ({ sku: line.offerId, quantity: orderedOf(line), price: unitPrice(line) })),
    parts: partsOf(items, returned),
  };
}

const unitsIn = ({ itemStatuses }: Item, counts: (status: string) => boolean): number =>
  itemStatuses.reduce((sum, { status, count }) => sum + (counts(status) ? count : 0), 0);

const isReturned = (status: string): boolean => returnedUnits.has(status.toUpperCase());

/** How many were ordered. Assumed: `count` may or may not include the cancelled ones; the single items together always do. */
const orderedOf = (line: Item): number =>
  Math.max(
    line.count,
    line.itemStatuses.reduce((sum, { count }) => sum + count, 0),
  );

/**
 * What was cancelled and returned, by SKU: a return names no line. The order and the list of returns report the same items, so the
 * greater number counts.
 */
function partsOf(items: readonly Item[], returned: ReadonlyMap<string, number> | undefined): OrderPart[] {
  return [...Map.groupBy(items, ({ offerId }) => offerId)].map(([sku, lines]) => {
    const sum = (count: (line: Item) => number): number => lines.reduce((total, line) => total + count(line), 0);
    const cancelled = sum((line) => unitsIn(line, isCancelled));
    const back = Math.max(
      sum((line) => unitsIn(line, isReturned)),
      returned?.get(sku) ?? 0,
    );
    const id = lines[0]?.id ?? sku.slice(0, 100);
    return { id, sku, cancelled, returned: Math.min(back, sum(orderedOf) - cancelled) };
  });
}

/**
 * The amounts are sums over all units of the line: what the buyer pays (payment), pays in points (cashback), and what
 * Market adds for the seller (subsidy). Together, divided by the units, they are what the seller gets for one unit.
 */
function unitPrice(line: Item): string | null | undefined {
  const { prices } = line;
  if (!prices?.payment) return undefined;
  const amounts = [prices.payment, prices.cashback, prices.subsidy].map((one) => Number(one?.value ?? 0));
  const cents = amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
  const units = line.count || orderedOf(line);
  return Number.isSafeInteger(cents) ? (exactPrice((cents / 100 / units).toFixed(4)) ?? null) : null;
}
