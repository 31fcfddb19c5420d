import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { maybeInstant } from '../moments.ts';
import { Rejected, RetryLater, Unauthorized } from '../refusals.ts';
import { idIn, maybe, maybeId, readRows, rowList } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';
import { amount, code, historyStart, type ListedRows, type OrderRow, stateOf } from './order-lists.ts';
import type { OrderState } from './order-status.ts';

const path = '/api/marketplace/v3/fbs/orders/archive';
// 100 to 1000 are allowed.
const rowsPerPage = 200;
const dayS = 24 * 3600;

const archivedOrder = z.object({
  id: idAnswer,
  // A day, such as 2026-05-04.
  createdAt: maybe(z.union([z.iso.date(), maybeInstant.pipe(z.string())])),
  warehouseId: maybe(idAnswer),
  product: z.object({ nmId: maybe(idAnswer), chrtId: idAnswer, skus: maybe(z.array(z.string())), article: maybeId }),
  priceInfo: maybe(
    z.object({ price: amount, convertedPrice: amount, currencyCode: code, convertedCurrencyCode: code }),
  ),
  status: maybe(z.object({ supplierStatus: maybe(z.string()), wbStatus: maybe(z.string()) })),
});
// `next` is an int64, or null at the end.
const archiveAnswer = z.object({ next: idAnswer.nullish(), orders: rowList });

/** Orders of the archive, with their states, which only this list has. */
export interface ArchivedRows extends ListedRows {
  states: Map<string, OrderState>;
}

/** A month as the archive is asked for it; `month` 1 to 12. */
interface Month {
  year: number;
  month: number;
}

const dayOf = (s: number): string => new Date(s * 1000).toISOString().slice(0, 10);

/**
 * FBS orders that were created in a time which the history does not have any more. Where the archive refuses, or answers in a form that is
 * not known, they are reported as missing: a poll that fails for ever would cost the new orders.
 */
export async function listArchive(
  account: Account,
  { fromS, toS }: { fromS: number; toS: number },
  signal: AbortSignal,
): Promise<ArchivedRows> {
  const found: ArchivedRows = { orders: [], unreadable: [], states: new Map() };
  try {
    for (const month of monthsOf(fromS, toS)) await readMonth(account, month, found, signal);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    found.unreadable.push(missing(fromS, toS, `the archive cannot be read (${error.message})`));
  }
  const [first, last] = [dayOf(fromS), dayOf(toS)];
  found.orders = found.orders.filter(
    ({ createdAt }) => createdAt.slice(0, 10) >= first && createdAt.slice(0, 10) <= last,
  );
  return found;
}

/** Sales that no list has: they are in the cabinet only. */
export function missing(fromS: number, toS: number, why: string): UnreadableOrder {
  return { id: null, problem: `${why}: orders of ${dayOf(fromS)} to ${dayOf(toS)} are only in the cabinet` };
}

/** One page of the archive, to see whether it answers. Returns what of it cannot be read. */
export async function tryArchive(account: Account, signal: AbortSignal): Promise<UnreadableOrder[]> {
  const found: ArchivedRows = { orders: [], unreadable: [], states: new Map() };
  const [month] = monthsOf(historyStart(Date.now() / 1000) - 31 * dayS, 0);
  if (month && account.settings.orderSchemes.includes('fbs')) await readPage(account, month, '0', found, signal);
  return found.unreadable;
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof Rejected ||
  error instanceof Unauthorized ||
  (error instanceof RetryLater && error.httpStatus !== null && error.httpStatus < 300);

/** It is not documented in which zone a month begins, so a day on both sides is included. */
function monthsOf(fromS: number, toS: number): Month[] {
  const months: Month[] = [];
  const first = new Date((fromS - dayS) * 1000);
  for (let at = first; ; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1))) {
    if (months.length > 0 && at.getTime() > (toS + dayS) * 1000) return months;
    months.push({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 });
  }
}

async function readMonth(account: Account, month: Month, found: ArchivedRows, signal: AbortSignal): Promise<void> {
  for (let next: string | undefined = '0'; next !== undefined; ) {
    next = await readPage(account, month, next, found, signal);
  }
}

/** Adds a page to `found`. Returns where the next one begins; undefined: it was the last one. */
async function readPage(
  account: Account,
  { year, month }: Month,
  next: string,
  found: ArchivedRows,
  signal: AbortSignal,
): Promise<string | undefined> {
  const query = `year=${year}&month=${month}&limit=${rowsPerPage}&next=${next}`;
  const response = await call(account, { bucket: 'orders', method: 'GET', path: `${path}?${query}` }, signal);
  const page = readAnswer(archiveAnswer, response, `GET ${path}`);
  const { rows, unreadable } = readRows(archivedOrder, page.orders, idIn('id'), 'orders');
  found.unreadable.push(...unreadable);
  for (const { id, createdAt, warehouseId, product, priceInfo, status } of rows) {
    const at = createdAt ?? `${year}-${String(month).padStart(2, '0')}-15`;
    const order: OrderRow = {
      id,
      warehouseId,
      ...product,
      ...(priceInfo ?? { price: null, convertedPrice: null, currencyCode: null, convertedCurrencyCode: null }),
      createdAt: at.length === 10 ? `${at}T00:00:00.000Z` : at,
    };
    found.orders.push(order);
    found.states.set(id, stateOf(status?.supplierStatus, status?.wbStatus));
  }
  return page.orders.length === 0 || !page.next || page.next === '0' || page.next === next ? undefined : page.next;
}
