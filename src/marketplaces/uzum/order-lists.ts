import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readWhole } from '../field-values.ts';
import { maybeMoment } from '../moments.ts';
import { exactPrice } from '../money.ts';
import { idIn, itemCount, maybe, maybeId, needed, noLines, orElse, readRows, rowList } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';

const listPath = '/v2/fbs/orders';
const ordersPerPage = 50;
// The error code for an order that this key cannot see.
const notFound = new Set(['seller-order-01']);

/** Each cancelled or returned item is an event of its own. */
const maxParts = 10_000;
const partCount = needed((value) => readWhole(value, 0, maxParts), `a number of items up to ${maxParts}`);
const orderItem = z.object({
  id: idAnswer,
  productId: maybe(idAnswer),
  skuTitle: maybeId,
  sellerSkuCode: maybeId,
  amount: itemCount,
  amountReturns: maybe(partCount),
  cancelled: maybe(partCount),
  /** null: it cannot be read; undefined: there is none. */
  sellerPrice: z.unknown().transform((price) => (price ? (exactPrice(price) ?? null) : undefined)),
});
const order = z.object({
  id: idAnswer,
  // Absent: the status of the list that it is in.
  status: maybe(z.string()),
  scheme: maybe(z.string()),
  dateCreated: maybeMoment,
  deliverUntil: maybeMoment,
  dateCancelled: maybeMoment,
  invoiceNumber: maybe(z.union([z.string(), z.number()])),
  orderItems: rowList,
});
const listAnswer = z.object({
  payload: z.object({ totalAmount: orElse(itemCount, 0), orders: rowList }),
});
const orderAnswer = z.object({ payload: z.unknown() });

/** One line of an order. */
export type UzumOrderItem = z.infer<typeof orderItem>;
/** An order as Uzum returns it. Its items have neither skuId nor barcode. */
export type UzumOrder = Omit<z.infer<typeof order>, 'orderItems' | 'status'> & {
  status: string;
  orderItems: UzumOrderItem[];
};

/** Orders that were read, and what cannot be read. */
export interface UzumOrders {
  orders: UzumOrder[];
  unreadable: UnreadableOrder[];
}

/** `status`: that of their list; null: they are in none. */
function toOrders(listed: unknown[], status: string | null): UzumOrders {
  const { rows, unreadable } = readRows(order, listed, idIn('id'), 'orders');
  const orders = rows.flatMap((row): UzumOrder[] => {
    const items = readRows(orderItem, row.orderItems, () => row.id, 'orderItems');
    unreadable.push(...items.unreadable, ...oddCounts(row.orderItems, row.id));
    const known = row.status?.trim().toUpperCase() ?? status;
    if (known === 'CREATED') unreadable.push(...noLines(row.id, row.orderItems));
    if (known === null) unreadable.push({ id: row.id, problem: 'status: is not text' });
    return known === null ? [] : [{ ...row, status: known, orderItems: items.rows }];
  });
  return { orders, unreadable };
}

/** The sale counts without them, but nobody knows then what was cancelled or returned. */
function oddCounts(items: unknown[], orderId: string): UnreadableOrder[] {
  return items.flatMap((item, index) =>
    (['cancelled', 'amountReturns'] as const)
      .filter((name) => !partCount.nullish().safeParse((item as Record<string, unknown> | null)?.[name]).success)
      .map((name) => ({ id: orderId, problem: `orderItems.${index}.${name}: is not a number of items` })),
  );
}

interface Page extends UzumOrders {
  /** How many rows it has, also those that cannot be read. */
  count: number;
  total: number;
  /** By Uzum's own clock. */
  at: Date;
}

// No date filter: it is unknown whether it takes seconds or milliseconds, and the wrong one returns an empty list.
async function readPage(
  account: Account,
  { shopIds, status, page }: { shopIds: string[]; status: string; page: number },
  signal: AbortSignal,
): Promise<Page> {
  const shops = shopIds.map((id) => `shopIds=${id}&`).join('');
  const path = `${listPath}?${shops}status=${status}&page=${page}&size=${ordersPerPage}`;
  const response = await call(account, { method: 'GET', path }, signal);
  const { orders, totalAmount } = readAnswer(listAnswer, response, `GET ${listPath}`).payload;
  return { ...toOrders(orders, status), count: orders.length, total: totalAmount, at: response.date ?? new Date() };
}

/** All orders in one status. An order that leaves the list during the reading can hide another one between two pages; the next poll has it. */
export async function readWholeList(
  account: Account,
  shopIds: string[],
  status: string,
  signal: AbortSignal,
): Promise<UzumOrders & { at: Date }> {
  const first = await readPage(account, { shopIds, status, page: 0 }, signal);
  const orders = [...first.orders];
  const unreadable = [...first.unreadable];
  let [count, seen] = [first.count, first.count];
  // A page that is cut without a word is short, and the total says so.
  for (let page = 1; count === ordersPerPage || (count > 0 && seen < first.total); page += 1) {
    const next = await readPage(account, { shopIds, status, page }, signal);
    orders.push(...next.orders);
    unreadable.push(...next.unreadable);
    count = next.count;
    seen += count;
  }
  return { orders, unreadable, at: first.at };
}

/** The first and the last page of a list. However it is sorted, they contain the newest orders. */
export async function readEndsOfList(
  account: Account,
  shopIds: string[],
  status: string,
  signal: AbortSignal,
): Promise<UzumOrders> {
  const first = await readPage(account, { shopIds, status, page: 0 }, signal);
  const page = Math.ceil(first.total / ordersPerPage) - 1;
  if (page < 1) return first;
  const last = await readPage(account, { shopIds, status, page }, signal);
  return {
    orders: [...first.orders, ...last.orders],
    unreadable: [...first.unreadable, ...last.unreadable],
  };
}

/** One order by its id; none if the key cannot see it. */
export async function findOrder(account: Account, orderId: string, signal: AbortSignal): Promise<UzumOrders> {
  const path = `/v1/fbs/order/${orderId}`;
  const response = await call(account, { method: 'GET', path, keep: notFound }, signal);
  if (response.status === 400) return { orders: [], unreadable: [] };
  return toOrders([readAnswer(orderAnswer, response, `GET ${path}`).payload], null);
}
