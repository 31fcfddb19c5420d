import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readInstant } from '../field-values.ts';
import { idIn, maybe, maybeId, needed, readRows, rowList } from '../rows.ts';
import { idAnswer, idNumber, inGroups, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';
import { type OrderState, readOrderState } from './order-status.ts';

/** FBS orders and DBS orders have different addresses. */
type Scheme = Account['settings']['orderSchemes'][number];

// Assumed: history and statuses of DBS orders are next to their list of new ones, in the shape of the FBS methods.
const paths: Readonly<Record<Scheme, string>> = { fbs: '/api/v3/orders', dbs: '/api/v3/dbs/orders' };

/** An amount that cannot be read: not known, and not absent either. */
const unreadable = Number.NaN;
const amount = z.int().nonnegative().nullish().catch(unreadable);
const code = maybe(z.int().nonnegative());
const orderRow = z.object({
  id: idAnswer,
  // Absent: the time of the reading counts.
  createdAt: maybe(needed(readInstant, 'a time with an offset')),
  warehouseId: maybe(idAnswer),
  nmId: maybe(idAnswer),
  // Needed: an article is shared by all of its sizes.
  chrtId: idAnswer,
  skus: maybe(z.array(z.string())),
  article: maybeId,
  price: amount,
  convertedPrice: amount,
  currencyCode: code,
  convertedCurrencyCode: code,
});
const newAnswer = z.object({ orders: rowList });
const historyAnswer = z.object({ next: z.int().nonnegative().default(0), orders: rowList });
const statusRow = z.object({ id: idAnswer, supplierStatus: maybe(z.string()), wbStatus: maybe(z.string()) });
const statusAnswer = z.object({ orders: rowList });
/** An assembly task, as Wildberries lists it. */
export type OrderRow = Omit<z.infer<typeof orderRow>, 'createdAt'> & { createdAt: string };

// Up to 1000 are allowed; fewer keep the answer small.
const rowsPerPage = 200;
const idsPerCall = 1000;
const maxWindowS = 30 * 24 * 3600;
// Assumed: an order is in the history at most one hour after it was created. Until then it is in the list of new ones.
const overlapS = 3600;

/** Another warehouse of the same account has its own stock. */
function isOurs({ settings }: Account, order: OrderRow): boolean {
  return !order.warehouseId || order.warehouseId === String(settings.warehouseId);
}

/** Orders of a list, and what of it cannot be read. */
export interface ListedRows {
  orders: OrderRow[];
  unreadable: UnreadableOrder[];
}

function readOrderRows(rows: unknown[], readAt: Date): ListedRows {
  const read = readRows(orderRow, rows, idIn('id'), 'orders');
  const orders = read.rows.map((row) => ({ ...row, createdAt: row.createdAt ?? readAt.toISOString() }));
  return { orders, unreadable: read.unreadable };
}

/** The orders that nobody has handled yet. */
export async function listNew(
  account: Account,
  signal: AbortSignal,
): Promise<ListedRows & { /** By Wildberries' own clock, before the list was made. */ asOfS: number }> {
  const orders: OrderRow[] = [];
  const unread: UnreadableOrder[] = [];
  let asOfS = Number.POSITIVE_INFINITY;
  for (const scheme of account.settings.orderSchemes) {
    const path = `${paths[scheme]}/new`;
    const response = await call(account, { bucket: 'orders', method: 'GET', path }, signal);
    const read = readOrderRows(readAnswer(newAnswer, response, `GET ${path}`).orders, response.date ?? new Date());
    orders.push(...read.orders);
    unread.push(...read.unreadable);
    asOfS = Math.min(asOfS, Math.floor((response.date?.getTime() ?? Date.now()) / 1000));
  }
  return { orders: orders.filter((order) => isOurs(account, order)), unreadable: unread, asOfS };
}

/** The orders that were created since a time, in unix seconds. */
export async function listHistory(
  account: Account,
  { since, from }: { since: number; from: number },
  toS: number,
  signal: AbortSignal,
): Promise<ListedRows> {
  const orders: OrderRow[] = [];
  const unread: UnreadableOrder[] = [];
  for (const scheme of account.settings.orderSchemes) {
    let windowS = Math.max(since, from - overlapS);
    while (windowS < toS) {
      const endS = Math.min(windowS + maxWindowS, toS);
      const read = await listWindow(account, paths[scheme], { fromS: windowS, toS: endS }, signal);
      orders.push(...read.orders);
      unread.push(...read.unreadable);
      windowS = endS;
    }
  }
  // Windows touch, so an order may be in two of them.
  const own = [...new Map(orders.map((order) => [order.id, order])).values()].filter((order) => isOurs(account, order));
  return { orders: own, unreadable: unread };
}

async function listWindow(
  account: Account,
  path: string,
  { fromS, toS }: { fromS: number; toS: number },
  signal: AbortSignal,
): Promise<ListedRows> {
  const read: ListedRows = { orders: [], unreadable: [] };
  let next = 0;
  for (;;) {
    const query = `limit=${rowsPerPage}&next=${next}&dateFrom=${fromS}&dateTo=${toS}`;
    const response = await call(account, { bucket: 'orders', method: 'GET', path: `${path}?${query}` }, signal);
    const page = readAnswer(historyAnswer, response, `GET ${path}`);
    const { orders, unreadable: unread } = readOrderRows(page.orders, response.date ?? new Date());
    read.orders.push(...orders);
    read.unreadable.push(...unread);
    // A short page is not the end: no document says that only the last page is short.
    if (page.orders.length === 0 || page.next === 0 || page.next === next) return read;
    next = page.next;
  }
}

/** The states of orders, by their ids. `at`: when they were read, by Wildberries' clock. */
export async function readStates(
  account: Account,
  ids: string[],
  signal: AbortSignal,
): Promise<{ states: Map<string, OrderState>; unreadable: UnreadableOrder[]; at: Date }> {
  const states = new Map<string, OrderState>();
  const unread: UnreadableOrder[] = [];
  let at = new Date();
  for (const scheme of account.settings.orderSchemes) {
    const path = `${paths[scheme]}/status`;
    const open = ids.filter((id) => !states.has(id) && /^\d{1,19}$/.test(id));
    for (const group of inGroups(open, idsPerCall)) {
      const body = { orders: group.map(idNumber) };
      const response = await call(account, { bucket: 'orders', method: 'POST', path, body }, signal);
      at = response.date ?? at;
      const answer = readAnswer(statusAnswer, response, `POST ${path}`);
      const { rows, unreadable: others } = readRows(statusRow, answer.orders, idIn('id'), 'orders');
      unread.push(...others);
      for (const { id, supplierStatus, wbStatus } of rows) states.set(id, stateOf(supplierStatus, wbStatus));
    }
  }
  return { states, unreadable: unread, at };
}

/** A status that cannot be read proves nothing: a sale counts, and nothing comes back. */
function stateOf(supplierStatus: string | null | undefined, wbStatus: string | null | undefined): OrderState {
  if (supplierStatus == null || wbStatus == null) return { kind: 'open', status: 'new' };
  return readOrderState(supplierStatus, wbStatus);
}
