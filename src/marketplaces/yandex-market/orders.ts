import { z } from 'zod';
import type { OrderQuery, OrderReading, UnreadableOrder } from '../adapter.ts';
import { readFlag, readId } from '../field-values.ts';
import {
  eventsOf,
  type ListedOrder,
  type OrderStage,
  overlapMs,
  type Progress,
  readProgress,
  writeProgress,
} from '../listed-order.ts';
import { exactPrice } from '../money.ts';
import { RetryLater } from '../refusals.ts';
import { idIn, itemCount, maybe, needed, noLines, readRows, rowList } from '../rows.ts';
import { idAnswer, idNumber, instantOf, readAnswer } from '../wire.ts';
import { type Account, type Call, call, nameOf } from './call.ts';

/** An amount that cannot be read makes the price unknown. */
const unreadable = { value: 'unreadable', currencyId: null };
const money = z
  .object({ value: z.union([z.string(), z.number()]).transform(String), currencyId: maybe(z.string()) })
  .nullish()
  .catch(() => unreadable);
const item = z.object({
  offerId: needed(readId, 'a SKU'),
  count: itemCount,
  prices: z
    .object({ payment: money, cashback: money, subsidy: money })
    .nullish()
    .catch(() => ({ payment: unreadable, cashback: null, subsidy: null })),
});
const order = z.object({
  orderId: idAnswer,
  campaignId: maybe(idAnswer),
  programType: maybe(z.string()),
  // Needed: orders with a status that is not known do not exist yet.
  status: z.string(),
  substatus: maybe(z.string()),
  creationDate: maybe(z.string()),
  updateDate: maybe(z.string()),
  fake: maybe(needed(readFlag, 'true or false')),
  items: rowList,
});
const orderPage = z.object({
  orders: rowList,
  paging: z.object({ nextPageToken: z.string().nullish() }).nullish(),
});

type Item = z.infer<typeof item>;
type Order = Omit<z.infer<typeof order>, 'items'> & { items: Item[] };

const ordersPerPage = 50;
/** How far the first poll reaches back. */
const firstWindowMs = 24 * 3_600_000;
/** 30 days are allowed; one day less, because clocks differ. */
const maxWindowMs = 29 * 24 * 3_600_000;

/** Statuses before handover. The goods are reserved in all of them. */
const unhandled = ['RESERVED', 'UNPAID', 'PENDING', 'PROCESSING'];

/** Statuses in our words. Market says to ignore orders with any other one (PLACING, UNKNOWN, future ones): they do not exist yet. */
const stages: ReadonlyMap<string, OrderStage> = new Map([
  ['RESERVED', 'new'],
  ['UNPAID', 'new'],
  ['PENDING', 'new'],
  ['PROCESSING', 'new'],
  ['DELIVERY', 'shipped'],
  ['PICKUP', 'shipped'],
  ['DELIVERED', 'delivered'],
  // It does not say which items were returned, so a person receives the return.
  ['PARTIALLY_RETURNED', 'delivered'],
  ['CANCELLED', 'cancelled'],
  ['REJECTED', 'cancelled'],
  ['RETURNED', 'returned'],
]);
const stagesWithin: ReadonlyMap<string, OrderStage> = new Map([
  ['READY_TO_SHIP', 'confirmed'],
  ['SHIPPED', 'shipped'],
]);

/** Reasons of a cancellation that prove where the goods are. With any other reason the last known status decides. */
const beforeHandover = new Set([
  'RESERVATION_EXPIRED',
  'RESERVATION_FAILED',
  'USER_NOT_PAID',
  'SHOP_FAILED',
  'PROCESSING_EXPIRED',
  'PENDING_EXPIRED',
  'PENDING_CANCELLED',
  'SHOP_PENDING_CANCELLED',
  'WAREHOUSE_FAILED_TO_SHIP',
]);
const afterHandover = new Set([
  'PICKUP_EXPIRED',
  'FULL_NOT_RANSOM',
  'DELIVERY_SERVICE_UNDELIVERED',
  'DELIVERY_SERIVCE_UNDELIVERED',
  'DELIVERY_SERVICE_LOST',
  'SORTING_CENTER_LOST',
  'LOST',
  'COURIER_RETURNS_ORDER',
  'COURIER_RETURNED_ORDER',
]);

/**
 * Reads the orders of this shop that changed since the last reading of all. new: only those before handover; all: all of them.
 * Test orders (`fake`) never change stock and are left out.
 */
export async function pollOrders(account: Account, query: OrderQuery, signal: AbortSignal): Promise<OrderReading> {
  const at = new Date();
  const progress = readProgress(query.cursor);
  const isNew = query.scope === 'new';
  const filter = {
    dates: { updateDateFrom: new Date(windowStart(progress, at)).toISOString() },
    campaignIds: [idNumber(account.settings.campaignId)],
    ...(isNew && { statuses: unhandled }),
  };
  const { orders, unreadable: unread, date } = await readOrders(account, filter, signal);
  const own = orders.filter((one) => !one.fake && isOwn(account, one)).flatMap((one) => toOrder(one) ?? []);
  const events = eventsOf(own, { at, progress, known: new Set(query.openOrderIds) });
  if (isNew) return { events, unreadable: unread, cursor: query.cursor };
  return { events, unreadable: unread, cursor: writeProgress(progress, at.getTime(), date) };
}

/** The first poll looks for orders that are still new, so it reaches back further. */
function windowStart(progress: Progress | null, now: Date): number {
  if (!progress) return now.getTime() - firstWindowMs;
  const lastMs = Math.min(Date.parse(progress.until), now.getTime());
  return Math.max(lastMs - overlapMs, now.getTime() - maxWindowMs);
}

async function readOrders(
  account: Account,
  filter: object,
  signal: AbortSignal,
): Promise<{ orders: Order[]; unreadable: UnreadableOrder[]; date: Date | null }> {
  const path = `/v1/businesses/${account.settings.businessId}/orders?limit=${ordersPerPage}`;
  const byId = new Map<string, Order>();
  const unread: UnreadableOrder[] = [];
  let date: Date | null = null;
  for (let token = ''; ; ) {
    const next = token ? `&page_token=${encodeURIComponent(token)}` : '';
    const request: Call = { bucket: 'orders', method: 'POST', path: path + next, body: filter };
    const response = await call(account, request, signal);
    date ??= response.date;
    const page = readAnswer(orderPage, response, nameOf(request));
    // An order that changes during the reading may be on two pages; the later one is newer.
    const { rows, unreadable: others } = readRows(order, page.orders, idIn('orderId'), 'orders');
    unread.push(...others);
    for (const one of rows) {
      const items = readRows(item, one.items, () => one.orderId, 'items');
      unread.push(...items.unreadable, ...(unhandled.includes(one.status) ? noLines(one.orderId, one.items) : []));
      byId.set(one.orderId, { ...one, items: items.rows });
    }
    const following = page.paging?.nextPageToken ?? '';
    if (following === '' || page.orders.length === 0) {
      return { orders: [...byId.values()], unreadable: unread, date };
    }
    if (following === token)
      throw new RetryLater(`${nameOf(request)}: the token of the next page does not change`, 'unknown');
    token = following;
  }
}

const isOwn = ({ settings }: Account, { campaignId }: Order): boolean =>
  !campaignId || campaignId === String(settings.campaignId);

function toOrder(one: Order): ListedOrder | null {
  const { status, substatus } = one;
  const stage = (status === 'PROCESSING' ? stagesWithin.get(substatus ?? '') : undefined) ?? stages.get(status);
  if (!stage) return null;
  const items = one.items.filter(({ count }) => count > 0);
  const currency = items
    .map(({ prices }) => prices?.payment?.currencyId)
    .find((code) => code && /^[A-Z]{3}$/.test(code));
  return {
    id: one.orderId,
    createdAt: instantOf(one.creationDate),
    changedAt: instantOf(one.updateDate),
    stage,
    afterHandover: provenHandover(substatus ?? ''),
    fulfilment: one.programType === 'FBY' ? 'marketplace' : undefined,
    // Market's own code for roubles is older than that of ISO 4217.
    currency: currency === 'RUR' ? 'RUB' : (currency ?? undefined),
    items: items.map((line) => ({ sku: line.offerId, quantity: line.count, price: unitPrice(line) })),
  };
}

function provenHandover(reason: string): boolean | undefined {
  if (beforeHandover.has(reason)) return false;
  return afterHandover.has(reason) ? true : undefined;
}

/**
 * The amounts are sums over all units of the line: what the buyer pays (payment), pays in points (cashback), and what
 * Market adds for the seller (subsidy). Together, divided by the units, they are what the seller gets for one unit.
 */
function unitPrice({ count, prices }: Item): string | null | undefined {
  if (!prices?.payment) return undefined;
  const amounts = [prices.payment, prices.cashback, prices.subsidy].map((one) => Number(one?.value ?? 0));
  const cents = amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
  return Number.isSafeInteger(cents) ? (exactPrice((cents / 100 / count).toFixed(4)) ?? null) : null;
}
