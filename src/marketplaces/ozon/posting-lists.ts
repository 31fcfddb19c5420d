import { z } from 'zod';
import type { UnreadableOrder } from '../adapter.ts';
import { readFlag, readId } from '../field-values.ts';
import { ListReader } from '../list-reader.ts';
import type { OrderStage } from '../listed-order.ts';
import { maybeInstant } from '../moments.ts';
import { idIn, itemCount, maybe, maybeId, needed, noLines, onlyRows, orElse, readRows, rowList } from '../rows.ts';
import { isCancelled } from '../status-words.ts';
import { idAnswer, readAnswer } from '../wire.ts';
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
  price: orElse(price.nullish(), { amount: '', currency: undefined }),
  currency_code: maybe(z.string()),
});
const posting = z.object({
  posting_number: z.string().min(1).max(150),
  // The posting that this one was split from when it was packed.
  parent_posting_number: maybeId,
  status: maybe(z.string()),
  delivery_method: maybe(z.object({ warehouse_id: maybe(idAnswer) })),
  in_process_at: maybeInstant,
  shipment_date: maybeInstant,
  // Set once the goods have left the seller.
  delivering_date: maybeInstant,
  cancellation: maybe(z.object({ cancelled_after_ship: maybe(z.boolean()) })),
  products: onlyRows,
});

const postingsPerPage = 100;
const postingPage = z
  .object({ postings: rowList, has_next: maybe(needed(readFlag, 'true or false')), cursor: maybeId })
  .transform(({ postings, has_next: next, cursor }) => ({
    postings,
    has_next: next ?? postings.length >= postingsPerPage,
    cursor: cursor ?? '',
  }));

/** A posting of a list, its lines read. */
export type Posting = Omit<z.infer<typeof posting>, 'products' | 'status'> & {
  status: string;
  products: z.infer<typeof product>[];
};

/** What a list has. `date`: by OZON's clock, before the list was made. */
export interface Postings {
  postings: Posting[];
  unreadable: UnreadableOrder[];
  date: Date | null;
}

const unhandled = ['awaiting_registration', 'acceptance_in_progress', 'awaiting_approve', 'awaiting_packaging'];

/** Statuses in our words. Arbitration and "not accepted" (by the sorting centre) are after handover, and so are unknown ones. */
export const stages: ReadonlyMap<string, OrderStage> = new Map([
  ['awaiting_registration', 'new'],
  ['acceptance_in_progress', 'new'],
  ['awaiting_approve', 'new'],
  ['awaiting_packaging', 'new'],
  ['awaiting_deliver', 'confirmed'],
  ['arbitration', 'shipped'],
  ['client_arbitration', 'shipped'],
  ['not_accepted', 'shipped'],
  ['sent_by_seller', 'shipped'],
  ['delivering', 'shipped'],
  ['driver_pickup', 'shipped'],
  ['delivered', 'delivered'],
  ['cancelled', 'cancelled'],
]);

/** FBS postings are open for weeks; a window may be a year long at most. */
const halfYearMs = 180 * 24 * 3_600_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The window of the list of new postings. Assumed, because the sources differ: it must have exactly one of two windows, that of the
 * handover (`cutoff`) or that of the delivery. This one is so wide that it leaves no posting out, and does no harm if none is needed.
 */
const newWindow = (now: Date): object => ({
  cutoff_from: iso(now.getTime() - halfYearMs),
  cutoff_to: iso(now.getTime() + halfYearMs),
});

/** The other list always needs a window, of the creation. */
const createdWindow = (now: Date): object => ({ since: iso(now.getTime() - halfYearMs), to: iso(now.getTime()) });

/**
 * The postings that nobody has packed, from both lists that have them. One may be refused, and one may leave some out (assumed: a
 * window of the handover may leave out what has none). isQuick: the second list is asked only if the first one fails.
 */
export async function readNewPostings(
  account: Account,
  { at, isQuick }: { at: Date; isQuick: boolean },
  signal: AbortSignal,
): Promise<Postings> {
  const lists = new ListReader();
  const read = (method: Method, window: object, isSpare: boolean) =>
    lists.read(() =>
      readPostings(account, method, { filter: { statuses: unhandled, ...window }, onlyNew: true, isSpare }, signal),
    );
  const unfulfilled = await read('newPostings', newWindow(at), false);
  const isRead = unfulfilled !== undefined;
  const others = isRead && isQuick ? undefined : await read('postings', createdWindow(at), isRead);
  lists.end();
  return joinLists([unfulfilled, others]);
}

/** What several lists have together. Of a posting that is in more than one, the last reading is the newest. */
export function joinLists(lists: readonly (Postings | undefined)[]): Postings {
  const read = lists.filter((list) => list !== undefined);
  const byNumber = new Map(read.flatMap(({ postings }) => postings).map((one) => [one.posting_number, one]));
  const reported = new Set<string | null>();
  const unreadable = read.flatMap((list) => {
    const news = list.unreadable.filter(({ id }) => id === null || !reported.has(id));
    for (const { id } of news) reported.add(id);
    return news;
  });
  return { postings: [...byNumber.values()], unreadable, date: read[0]?.date ?? null };
}

/** The postings whose status changed in a time. */
export function readChangedPostings(
  account: Account,
  window: { at: Date; fromMs: number; toMs: number },
  signal: AbortSignal,
): Promise<Postings> {
  const changed = { from: iso(window.fromMs), to: iso(window.toMs) };
  const filter = { ...createdWindow(window.at), last_changed_status_date: changed };
  return readPostings(account, 'postings', { filter, onlyNew: false, isSpare: false }, signal);
}

/** What to ask a list for. `isSpare`: another list had the same, so no page is worth reading where the statuses are not obeyed. */
interface PostingQuery {
  filter: object;
  onlyNew: boolean;
  isSpare: boolean;
}

/** Whether a page has only postings that nobody has packed, as it was asked for. */
const isNewOnly = (rows: readonly unknown[]): boolean =>
  rows.every((row) => unhandled.includes(posting.safeParse(row).data?.status ?? unhandled[0]!));

async function readPostings(
  account: Account,
  method: Method,
  { filter, onlyNew, isSpare }: PostingQuery,
  signal: AbortSignal,
): Promise<Postings> {
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
    const page = readAnswer(postingPage, response, what);
    return isSpare && !isNewOnly(page.postings) ? { ...page, has_next: false } : page;
  });
  const listed = pages.flatMap(({ postings }) => postings);
  const { rows, unreadable } = readRows(posting, listed, idIn('posting_number'), 'postings');
  const postings = rows.map((one) => {
    const products = readRows(product, one.products, () => one.posting_number, 'products');
    const status = readStatus(one.status, onlyNew && method === 'newPostings');
    unreadable.push(
      ...products.unreadable,
      ...(unhandled.includes(status) ? noLines(one.posting_number, one.products) : []),
    );
    return { ...one, status, products: products.rows };
  });
  return { postings, unreadable, date };
}

/** The list of new postings has only such that nobody packed, whatever it calls them. */
function readStatus(listed: string | null | undefined, isNew: boolean): string {
  const status = (listed ?? '').trim().toLowerCase();
  if (stages.has(status)) return status;
  if (isCancelled(status)) return 'cancelled';
  return isNew ? 'awaiting_packaging' : status;
}
