import { z } from 'zod';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';

const listPath = '/v2/fbs/orders';
const ordersPerPage = 50;
// The error code for an order that this key cannot see.
const notFound = new Set(['seller-order-01']);

// Documented as ISO text; other methods of the same API return milliseconds.
const instant = z.union([z.iso.datetime({ offset: true }), z.int()]).transform((value) => new Date(value));
const orderItem = z.object({
  id: idAnswer,
  productId: idAnswer.nullish(),
  skuTitle: z.string().nullish(),
  sellerSkuCode: z.string().nullish(),
  amount: z.int().nonnegative(),
  amountReturns: z.int().nonnegative().nullish(),
  cancelled: z.int().nonnegative().nullish(),
  sellerPrice: z.number().nonnegative().nullish(),
});
const order = z.object({
  id: idAnswer,
  status: z.string(),
  scheme: z.string().nullish(),
  dateCreated: instant,
  deliverUntil: instant.nullish(),
  dateCancelled: instant.nullish(),
  invoiceNumber: z.union([z.string(), z.number()]).nullish(),
  orderItems: z.array(orderItem).nullish(),
});
const listAnswer = z.object({
  payload: z.object({ totalAmount: z.int().nonnegative().default(0), orders: z.array(order) }),
});
const orderAnswer = z.object({ payload: order });

/** An order as Uzum returns it. Its items have neither skuId nor barcode. */
export type UzumOrder = z.infer<typeof order>;
/** One of its lines. */
export type UzumOrderItem = z.infer<typeof orderItem>;

interface Page {
  orders: UzumOrder[];
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
  return { orders, total: totalAmount, at: response.date ?? new Date() };
}

/** All orders in one status. An order that leaves the list during the reading can hide another one between two pages; the next poll has it. */
export async function readWholeList(
  account: Account,
  shopIds: string[],
  status: string,
  signal: AbortSignal,
): Promise<{ orders: UzumOrder[]; at: Date }> {
  const first = await readPage(account, { shopIds, status, page: 0 }, signal);
  const orders = [...first.orders];
  for (let page = 1, full = first.orders.length === ordersPerPage; full; page += 1) {
    const next = await readPage(account, { shopIds, status, page }, signal);
    orders.push(...next.orders);
    full = next.orders.length === ordersPerPage;
  }
  return { orders, at: first.at };
}

/** The first and the last page of a list. However it is sorted, they contain the newest orders. */
export async function readEndsOfList(
  account: Account,
  shopIds: string[],
  status: string,
  signal: AbortSignal,
): Promise<UzumOrder[]> {
  const first = await readPage(account, { shopIds, status, page: 0 }, signal);
  const page = Math.ceil(first.total / ordersPerPage) - 1;
  if (page < 1) return first.orders;
  return [...first.orders, ...(await readPage(account, { shopIds, status, page }, signal)).orders];
}

/** One order by its id; undefined if the key cannot see it. */
export async function findOrder(
  account: Account,
  orderId: string,
  signal: AbortSignal,
): Promise<UzumOrder | undefined> {
  const path = `/v1/fbs/order/${orderId}`;
  const response = await call(account, { method: 'GET', path, keep: notFound }, signal);
  return response.status === 400 ? undefined : readAnswer(orderAnswer, response, `GET ${path}`).payload;
}
