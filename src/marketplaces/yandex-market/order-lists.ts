import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readFlag, readId, readWhole } from '../field-values.ts';
import { maybeInstant } from '../moments.ts';
import {
  idIn,
  itemCount,
  maybe,
  maybeId,
  needed,
  neededRows,
  noLines,
  optionalRows,
  orElse,
  readRows,
  rowList,
} from '../rows.ts';
import { idAnswer, idNumber, inGroups, readAnswer } from '../wire.ts';
import { type Account, type Call, nameOf, readPages } from './call.ts';

/** An amount that cannot be read makes the price unknown. */
const unreadable = { value: 'unreadable', currencyId: null };
const money = orElse(
  z.object({ value: z.union([z.string(), z.number()]).transform(String), currencyId: maybe(z.string()) }).nullish(),
  unreadable,
);
/** Each cancelled or returned item is an event of its own. */
const maxUnits = 10_000;
const unitStatus = orElse(
  z.object({ status: z.string(), count: needed((value) => readWhole(value, 0, maxUnits), 'a number of items') }),
  { status: '', count: 0 },
);
const item = z.object({
  id: maybeId,
  offerId: needed(readId, 'a SKU'),
  count: itemCount,
  prices: orElse(z.object({ payment: money, cashback: money, subsidy: money }).nullish(), {
    payment: unreadable,
    cashback: null,
    subsidy: null,
  }),
  // Since 2026-06-15; absent where Market has no such data.
  itemStatuses: optionalRows.transform((rows) => rows.map((row) => unitStatus.parse(row))),
});
const order = z.object({
  orderId: idAnswer,
  campaignId: maybe(idAnswer),
  programType: maybe(z.string()),
  // Needed: orders with a status that is not known do not exist yet.
  status: z.string(),
  substatus: maybe(z.string()),
  creationDate: maybeInstant,
  updateDate: maybeInstant,
  fake: maybe(needed(readFlag, 'true or false')),
  items: rowList,
});
const paging = maybe(z.object({ nextPageToken: maybeId }));
const orderPage = z.object({ orders: rowList, paging });

/** One line of an order. */
export type Item = z.infer<typeof item>;
/** An order of the list. */
export type Order = Omit<z.infer<typeof order>, 'items'> & { items: Item[] };

/** More than 50 is refused or cut without a word, depending on the list. */
const rowsPerPage = 50;
const idsPerCall = 50;

/** Statuses before handover. The goods are reserved in all of them. */
export const unhandled = ['RESERVED', 'UNPAID', 'PENDING', 'PROCESSING'];

/** Orders that were read, and what cannot be read. `date`: by Market's clock, before the list was made. */
export interface Orders {
  orders: Order[];
  unreadable: UnreadableOrder[];
  date: Date | null;
}

/** The orders of this shop that a filter finds. */
export async function readOrders(account: Account, filter: object, signal: AbortSignal): Promise<Orders> {
  const path = `/v1/businesses/${account.settings.businessId}/orders?limit=${rowsPerPage}`;
  const body = { ...filter, campaignIds: [idNumber(account.settings.campaignId)] };
  const request: Call = { bucket: 'orders', method: 'POST', path, body };
  const found: Orders = { orders: [], unreadable: [], date: null };
  const listed = await readPages(
    account,
    request,
    (response) => {
      found.date ??= response.date;
      const page = readAnswer(orderPage, response, nameOf(request));
      return { rows: page.orders, next: page.paging?.nextPageToken };
    },
    signal,
  );
  const { rows, unreadable: others } = readRows(order, listed, idIn('orderId'), 'orders');
  found.unreadable.push(...others);
  // An order that changes during the reading may be on two pages; the later one is newer.
  for (const one of new Map(rows.map((row) => [row.orderId, row])).values()) {
    const items = readRows(item, one.items, () => one.orderId, 'items');
    found.unreadable.push(
      ...items.unreadable,
      ...(unhandled.includes(one.status) ? noLines(one.orderId, one.items) : []),
    );
    found.orders.push({ ...one, items: items.rows });
  }
  return found;
}

/** Orders by their ids. */
export async function readOrdersById(account: Account, ids: readonly string[], signal: AbortSignal): Promise<Orders> {
  const found: Orders = { orders: [], unreadable: [], date: null };
  for (const group of inGroups(ids, idsPerCall)) {
    const read = await readOrders(account, { orderIds: group.map(idNumber) }, signal);
    found.orders.push(...read.orders);
    found.unreadable.push(...read.unreadable);
  }
  return found;
}

const returnedItem = z.object({
  shopSku: needed(readId, 'a SKU'),
  count: needed((value) => readWhole(value, 0, maxUnits), 'a number of items'),
});
const returned = z.object({
  orderId: idAnswer,
  shipmentStatus: maybe(z.string()),
  fastReturn: maybe(needed(readFlag, 'true or false')),
  items: rowList,
});
const returnPage = z.object({ result: z.object({ returns: neededRows, paging }) });

/** The goods are on their way to the seller, or were handed out. Not: lost, expired, cancelled, resold or destroyed by Market. */
const comesBack = new Set(['RECEIVED', 'IN_TRANSIT', 'READY_FOR_PICKUP', 'PICKED']);

/** How many items of each SKU come back, by order. */
export type Returns = Map<string, Map<string, number>>;

/** The returns and unredeemed orders that changed since a day. With a fast return the buyer keeps the goods. */
export async function readReturns(
  account: Account,
  since: Date,
  signal: AbortSignal,
): Promise<{ returns: Returns; unreadable: UnreadableOrder[] }> {
  const query = `fromDate=${since.toISOString().slice(0, 10)}&limit=${rowsPerPage}`;
  const path = `/v2/campaigns/${account.settings.campaignId}/returns?${query}`;
  const request: Call = { bucket: 'reads', method: 'GET', path };
  const readPage = (response: Parameters<typeof readAnswer>[1]) => {
    const { result } = readAnswer(returnPage, response, nameOf(request));
    return { rows: result.returns, next: result.paging?.nextPageToken };
  };
  const listed = await readPages(account, request, readPage, signal);
  const { rows, unreadable: others } = readRows(returned, listed, idIn('orderId'), 'returns');
  const found = { returns: new Map() as Returns, unreadable: [...others] };
  for (const { orderId, items } of rows.filter((one) => comesBack.has(one.shipmentStatus ?? '') && !one.fastReturn)) {
    const read = readRows(returnedItem, items, () => orderId, 'items');
    found.unreadable.push(...read.unreadable);
    const bySku = found.returns.get(orderId) ?? new Map<string, number>();
    found.returns.set(orderId, bySku);
    for (const { shopSku, count } of read.rows) bySku.set(shopSku, (bySku.get(shopSku) ?? 0) + count);
  }
  return found;
}
