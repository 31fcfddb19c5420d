import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readInstant, readWhole } from '../field-values.ts';
import type { ListReader } from '../list-reader.ts';
import { idIn, maybe, maybeId, needed, orElse, readRows, rowList } from '../rows.ts';
import { idAnswer, idNumber, inGroups, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';
import { type OrderState, readOrderState } from './order-status.ts';

/** FBS orders and DBS orders have different addresses. */
type Scheme = Account['settings']['orderSchemes'][number];

/** Where a scheme's orders are. */
interface Addresses {
  /** The history. The list of new ones is below it. */
  orders: string;
  statuses: string;
  /** The member of a question for statuses that has the ids. */
  ids: string;
}

// DBS statuses by the method of 2026: /api/v3/dbs/orders/status was switched off on 2026-04-13.
const addresses: Readonly<Record<Scheme, Addresses>> = {
  fbs: { orders: '/api/v3/orders', statuses: '/api/v3/orders/status', ids: 'orders' },
  dbs: { orders: '/api/v3/dbs/orders', statuses: '/api/marketplace/v3/dbs/orders/status/info', ids: 'ordersIds' },
};

/** An amount that cannot be read: not known, and not absent either. */
const unreadable = Number.NaN;
export const amount = orElse(
  needed((value) => readWhole(value, 0, Number.MAX_SAFE_INTEGER), 'an amount').nullish(),
  unreadable,
);
export const code = maybe(needed((value) => readWhole(value, 0, 999), 'the code of a currency'));
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
// `next` is an int64.
const historyAnswer = z.object({ next: idAnswer.nullish(), orders: rowList });
/** FBS rows have `id`, DBS rows `orderId`, and `errors` if the order is not known. */
const statusRow = z
  .object({
    id: maybe(idAnswer),
    orderId: maybe(idAnswer),
    supplierStatus: maybe(z.string()),
    wbStatus: maybe(z.string()),
    errors: maybe(z.array(z.unknown())),
  })
  .transform(({ id, orderId, ...row }) => ({ ...row, id: id ?? orderId }))
  .refine(({ id }) => id, 'the row has no id of an order');
const statusAnswer = z.object({ orders: rowList });
/** An assembly task, as Wildberries lists it. */
export type OrderRow = Omit<z.infer<typeof orderRow>, 'createdAt'> & { createdAt: string };

// Up to 1000 are allowed; fewer keep the answer small.
const rowsPerPage = 200;
const idsPerCall = 1000;
const maxWindowS = 30 * 24 * 3600;
/** The history goes back three months (since 2026-07-21). The archive has older orders. */
const maxAgeS = 89 * 24 * 3600;
/** The time of the oldest orders that the history has for certain; both in unix seconds. */
export const historyStart = (nowS: number): number => nowS - maxAgeS;
// Assumed: an order is in the history at most one hour after it was created. Until then it is in the list of new ones.
const overlapS = 3600;
// The DBS history has completed orders only, by their time of creation: one that was confirmed while nobody polled appears when it is
// over. Assumed: within 30 days. So that much is read, once per hour.
const deepWindowS = 30 * 24 * 3600;
const deepIntervalS = 3600;

/** Another warehouse of the same account has its own stock. */
export function isOurs({ settings }: Account, order: OrderRow): boolean {
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

/** An empty list. */
export const nothing: ListedRows = { orders: [], unreadable: [] };

/** The orders that nobody has handled yet. */
export async function listNew(
  account: Account,
  lists: ListReader,
  signal: AbortSignal,
): Promise<ListedRows & { /** By Wildberries' own clock, before the lists were made. */ asOfS: number }> {
  const orders: OrderRow[] = [];
  const unread: UnreadableOrder[] = [];
  let asOfS = Number.POSITIVE_INFINITY;
  for (const scheme of account.settings.orderSchemes) {
    const path = `${addresses[scheme].orders}/new`;
    const readAt = await lists.read(async () => {
      const response = await call(account, { bucket: 'orders', method: 'GET', path }, signal);
      const at = response.date ?? new Date();
      const read = readOrderRows(readAnswer(newAnswer, response, `GET ${path}`).orders, at);
      orders.push(...read.orders);
      unread.push(...read.unreadable);
      return at;
    });
    asOfS = Math.min(asOfS, Math.floor((readAt ?? new Date()).getTime() / 1000));
  }
  return { orders: orders.filter((order) => isOurs(account, order)), unreadable: unread, asOfS };
}

/** Where the reading of the history continues. Unix seconds. */
export interface HistoryProgress {
  /** The time of the first poll; older orders are not read. */
  since: number;
  /** Up to when orders were read by their creation. */
  from: number;
  /** When the whole history of DBS was last read; absent: never. */
  deep?: number | undefined;
}

/** Whether the whole history of DBS has to be read now. */
export const isDeepDue = ({ settings }: Account, { deep = 0 }: HistoryProgress, nowS: number): boolean =>
  settings.orderSchemes.includes('dbs') && nowS - deep >= deepIntervalS;

/** The time that a reading has to catch up and the history does not have any more, after an outage of months. Undefined: there is none. */
export function tooOld({ since, from }: HistoryProgress, toS: number): { fromS: number; toS: number } | undefined {
  const [fromS, lastS] = [Math.max(since, from - overlapS), historyStart(toS)];
  return fromS < lastS ? { fromS, toS: lastS } : undefined;
}

/** The orders that were created since the last reading, and of DBS once per hour all of the last 30 days. */
export async function listHistory(
  account: Account,
  progress: HistoryProgress,
  toS: number,
  lists: ListReader,
  signal: AbortSignal,
): Promise<ListedRows> {
  const orders: OrderRow[] = [];
  const unread: UnreadableOrder[] = [];
  for (const scheme of account.settings.orderSchemes) {
    const nextS = progress.from - overlapS;
    const isDeep = scheme === 'dbs' && isDeepDue(account, progress, toS);
    let windowS = Math.max(progress.since, historyStart(toS), isDeep ? Math.min(nextS, toS - deepWindowS) : nextS);
    while (windowS < toS) {
      const window = { fromS: windowS, toS: Math.min(windowS + maxWindowS, toS) };
      const read = await lists.read(() => listWindow(account, addresses[scheme].orders, window, signal));
      orders.push(...(read ?? nothing).orders);
      unread.push(...(read ?? nothing).unreadable);
      windowS = window.toS;
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
  let next = '0';
  for (;;) {
    const query = `limit=${rowsPerPage}&next=${next}&dateFrom=${fromS}&dateTo=${toS}`;
    const response = await call(account, { bucket: 'orders', method: 'GET', path: `${path}?${query}` }, signal);
    const page = readAnswer(historyAnswer, response, `GET ${path}`);
    const { orders, unreadable: unread } = readOrderRows(page.orders, response.date ?? new Date());
    read.orders.push(...orders);
    read.unreadable.push(...unread);
    // A short page is not the end: no document says that only the last page is short.
    if (page.orders.length === 0 || !page.next || page.next === '0' || page.next === next) return read;
    next = page.next;
  }
}

/** The states of orders, by their ids. `at`: when they were read, by Wildberries' clock. */
export async function readStates(
  account: Account,
  ids: string[],
  lists: ListReader,
  signal: AbortSignal,
): Promise<{ states: Map<string, OrderState>; unreadable: UnreadableOrder[]; at: Date }> {
  const states = new Map<string, OrderState>();
  const unread: UnreadableOrder[] = [];
  let at = new Date();
  for (const scheme of account.settings.orderSchemes) {
    const { statuses: path, ids: member } = addresses[scheme];
    const open = ids.filter((id) => !states.has(id) && /^\d{1,19}$/.test(id));
    for (const group of inGroups(open, idsPerCall)) {
      await lists.read(async () => {
        const body = { [member]: group.map(idNumber) };
        const response = await call(account, { bucket: 'orders', method: 'POST', path, body }, signal);
        at = response.date ?? at;
        const answer = readAnswer(statusAnswer, response, `POST ${path}`);
        const read = readStatusRows(answer.orders);
        unread.push(...read.unreadable);
        for (const [id, state] of read.states) states.set(id, state);
      });
    }
  }
  return { states, unreadable: unread, at };
}

function readStatusRows(listed: unknown[]): { states: [string, OrderState][]; unreadable: UnreadableOrder[] } {
  const { rows, unreadable: unread } = readRows(statusRow, listed, idIn('id'), 'orders');
  // An order of the other scheme: not known there, without statuses.
  const known = rows.filter(({ errors, supplierStatus }) => !errors?.length || supplierStatus);
  const states = known.flatMap(({ id, supplierStatus, wbStatus }): [string, OrderState][] =>
    id ? [[id, stateOf(supplierStatus, wbStatus)]] : [],
  );
  return { states, unreadable: unread };
}

/** A status that cannot be read proves nothing: a sale counts, and nothing comes back. */
export function stateOf(supplierStatus?: string | null, wbStatus?: string | null): OrderState {
  if (supplierStatus == null || wbStatus == null) return { kind: 'open', status: 'new' };
  return readOrderState(supplierStatus, wbStatus);
}
