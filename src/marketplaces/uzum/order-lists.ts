import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readInstant } from '../field-values.ts';
import { exactPrice } from '../money.ts';
import { idIn, itemCount, maybe, maybeId, needed, noLines, readRows, rowList } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';

const listPath = '/v2/fbs/orders';
const ordersPerPage = 50;
// The error code for an order that this key cannot see.
const notFound = new Set(['seller-order-01']);

// Documented as ISO text; other methods of the same API return milliseconds. Without an offset nobody knows the moment.
const instant = maybe(needed(readInstant, 'a time with an offset').transform((text) => new Date(text)));
const orderItem = z.object({
  id: idAnswer,
  productId: maybe(idAnswer),
  skuTitle: maybeId,
  sellerSkuCode: maybeId,
  amount: itemCount,
  amountReturns: maybe(itemCount),
  cancelled: maybe(itemCount),
  /** null: it cannot be read; undefined: there is none. */
  sellerPrice: z.unknown().transform((price) => (price ? (exactPrice(price) ?? null) : undefined)),
});
const order = z.object({
  id: idAnswer,
  // Absent: the status of the list that it is in.
  status: maybe(z.string()),
  scheme: maybe(z.string()),
  dateCreated: instant,
  deliverUntil: instant,
  dateCancelled: instant,
  invoiceNumber: maybe(z.union([z.string(), z.number()])),
  orderItems: rowList,
});
const listAnswer = z.object({
  payload: z.object({ totalAmount: z.int().nonnegative().catch(0), orders: rowList }),
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
    const known = row.status ?? status;
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
      .filter((name) => !itemCount.nullish().safeParse((item as Record<string, unknown> | null)?.[name]).success)
      .map((name) => ({ id: orderId, problem: `orderItems.${index}.${name}: is not a number of items` })),
  );
}

interface Page extends UzumOrders {
  /** Also of those that cannot be read. */
  isFull: boolean;
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
  const isFull = orders.length === ordersPerPage;
  return { ...toOrders(orders, status), isFull, total: totalAmount, at: response.date ?? new Date() };
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
  for (let page = 1, full = first.isFull; full; page += 1) {
    const next = await readPage(account, { shopIds, status, page }, signal);
    orders.push(...next.orders);
    unreadable.push(...next.unreadable);
    full = next.isFull;
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
