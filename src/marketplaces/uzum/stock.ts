import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import { readFlag } from '../field-values.ts';
import { observe, stockFigure } from '../figures.ts';
import type { MarketplaceResponse } from '../http.ts';
import { idIn, maybe, maybeId, needed, neededRows, readRows } from '../rows.ts';
import { afterSet, idAnswer, idNumber, readAnswer, withLinks } from '../wire.ts';
import { type Account, call, type Link, linkSchema, refusalOf } from './call.ts';

/** `row`: how Uzum lists the SKU, if that was read. */
type Line = { item: StockFigure; link: Link; row?: StockRow };

const setPath = '/v2/fbs/sku/stocks';
const readPath = '/v3/fbs/sku/stocks';

const setAnswer = z.object({ payload: z.object({ updatedRecords: stockFigure }) });
const flag = maybe(needed(readFlag, 'true or false'));
const stockRow = z.object({
  skuId: idAnswer,
  skuTitle: maybe(z.string()),
  productTitle: maybe(z.string()),
  barcode: maybe(z.string()),
  sellerSkuCode: maybeId,
  amount: stockFigure,
  fbsLinked: flag.transform((linked) => linked ?? true),
  dbsLinked: flag.transform((linked) => linked ?? false),
});
const stockAnswer = z.object({ payload: z.object({ skuAmountList: neededRows }) });

/** A SKU in the stock list. */
export type StockRow = z.infer<typeof stockRow>;

const rowsPerPage = 100;
// One bad row makes Uzum refuse the whole request with one of these codes; the answer does not say which row.
const badRowCodes = new Set(['validation-failed-001', 'storage-service-05']);
// The maximum number of reads before a first push (2 per second are allowed). The rows that are left get their turn soon after.
const readsPerPush = 6;
const nextTurnMs = 1_000;

function setAmounts(account: Account, lines: Line[], signal: AbortSignal): Promise<MarketplaceResponse> {
  const skuAmountList = lines.map(({ item, link, row }) => ({
    skuId: idNumber(link.skuId),
    skuTitle: row?.skuTitle ?? link.skuTitle,
    productTitle: row?.productTitle ?? link.productTitle,
    barcode: link.barcode,
    amount: item.figure,
    // Uzum refuses a row with another value.
    fbsLinked: true,
    dbsLinked: link.dbsLinked,
  }));
  const body = JSON.stringify({ skuAmountList });
  return call(account, { method: 'POST', path: setPath, body, keep: badRowCodes }, signal);
}

/**
 * Sets absolute amounts, at most 100 rows per request. Rows with `verify` are read first, so that they are sent exactly as Uzum
 * lists them, with another amount. If `updatedRecords` is not the number of rows sent, they are read again.
 */
export async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const { linked, unlinked } = withLinks(linkSchema, items);
  const reason = 'skuId, barcode, skuTitle or productTitle is missing';
  const refused = unlinked.map(({ key }): ItemResult => ({ key, outcome: 'rejected', reason, unsent: true }));
  const looked = await lookAt(account, linked, signal);
  refused.push(...looked.refused);
  let sent = looked.lines;
  if (sent.length === 0) return { items: refused, marketplaceDate: null };
  let response = await setAmounts(account, sent, signal);
  if (response.status === 400) {
    const bad = await findBadRows(account, sent, response, signal);
    refused.push(...bad);
    const keys = new Set(bad.map(({ key }) => key));
    sent = sent.filter(({ item }) => !keys.has(item.key));
    if (sent.length === 0) return { items: refused, marketplaceDate: response.date };
    response = await setAmounts(account, sent, signal);
    if (response.status === 400) throw refusalOf(`POST ${setPath}`, response);
  }
  const { updatedRecords } = readAnswer(setAnswer, response, `POST ${setPath}`).payload;
  const results =
    updatedRecords === sent.length
      ? sent.map(({ item }): ItemResult => ({ key: item.key, outcome: 'accepted' }))
      : await afterSet(compare(account, sent, signal));
  return { items: [...results, ...refused], marketplaceDate: response.date };
}

const idsOf = (lines: Line[]): string[] => lines.map(({ link }) => String(link.skuId));

/** Reads the rows of lines whose state is unknown. Those that Uzum would refuse or apply wrongly are not sent. */
async function lookAt(
  account: Account,
  lines: Line[],
  signal: AbortSignal,
): Promise<{ lines: Line[]; refused: ItemResult[] }> {
  const doubtful = lines.filter(({ item }) => item.verify);
  const { rows, open, unreadable } = await readStockRows(account, idsOf(doubtful), signal, readsPerPush);
  const unread = new Set(open);
  const kept: Line[] = [];
  const refused: ItemResult[] = [];
  for (const line of lines) {
    const { key, verify } = line.item;
    const row = rows.get(String(line.link.skuId));
    const wrong = verify ? problemOf(row, line.link) : null;
    if (verify && unread.has(String(line.link.skuId))) {
      refused.push({ key, outcome: 'retry', afterMs: nextTurnMs, reason: 'its row on Uzum is not read yet' });
    } else if (verify && unreadable.has(String(line.link.skuId))) {
      refused.push({ key, outcome: 'retry', afterMs: nextTurnMs, reason: 'its row cannot be read', ignored: true });
    } else if (wrong) refused.push({ key, outcome: 'rejected', reason: wrong, unsent: true });
    else kept.push(row ? { ...line, row } : line);
  }
  return { lines: kept, refused };
}

function problemOf(row: StockRow | undefined, link: Link): string | null {
  if (!row) return 'Uzum does not list the SKU among those whose stock can be set';
  if (!row.fbsLinked) return 'the SKU is not linked to FBS on Uzum';
  if (row.barcode && row.barcode !== link.barcode) return `Uzum's barcode is "${row.barcode}", not "${link.barcode}"`;
  if (row.dbsLinked !== link.dbsLinked)
    return `on Uzum dbsLinked is ${row.dbsLinked}; set it to the same value in the link settings`;
  return null;
}

/** The rows that Uzum refuses, found by reading: those that it does not list, or lists as not linked to FBS. */
async function findBadRows(
  account: Account,
  lines: Line[],
  response: MarketplaceResponse,
  signal: AbortSignal,
): Promise<ItemResult[]> {
  // In the search for one that reading did not find, every call is needed.
  if (lines.every(({ item }) => item.isSearched)) throw refusalOf(`POST ${setPath}`, response);
  const { rows, unreadable } = await readStockRows(account, idsOf(lines), signal);
  const bad = lines.filter(
    ({ link: { skuId } }) => !unreadable.has(String(skuId)) && !rows.get(String(skuId))?.fbsLinked,
  );
  if (bad.length === 0) throw refusalOf(`POST ${setPath}`, response);
  return bad.map(({ item }) => ({
    key: item.key,
    outcome: 'rejected',
    reason: 'the SKU is not linked to FBS on Uzum',
  }));
}

/**
 * `updatedRecords` does not say which rows were skipped. A row that reads back as sent is accepted, the others are rejected. Of one that
 * cannot be read nothing is known.
 */
async function compare(account: Account, lines: Line[], signal: AbortSignal): Promise<ItemResult[]> {
  const { rows, unreadable } = await readStockRows(account, idsOf(lines), signal);
  return lines.flatMap(({ item: { key, figure }, link }): ItemResult[] => {
    const row = rows.get(String(link.skuId));
    if (row?.amount === figure) return [{ key, outcome: 'accepted' }];
    if (!row && unreadable.has(String(link.skuId))) return [];
    const state = row ? `still shows ${row.amount}` : 'does not list the SKU';
    return [{ key, outcome: 'rejected', reason: `Uzum did not take ${figure}: it ${state} (blocked or archived?)` }];
  });
}

/** Rows of the stock list. `unreadable`: the ids whose row cannot be read. `open`: those that were not reached. */
interface StockRows {
  rows: Map<string, StockRow>;
  unreadable: Set<string>;
  open: string[];
}

/**
 * Rows by skuId, with at most `maxReads` requests. Assumed: `skuIdFrom` returns rows above it. Where they are sorted by skuId, those
 * before the next one that is needed are skipped; where a page is not sorted, all pages above the first needed id are read.
 */
export async function readStockRows(
  account: Account,
  skuIds: string[],
  signal: AbortSignal,
  maxReads = Number.POSITIVE_INFINITY,
): Promise<StockRows> {
  const found: StockRows = { rows: new Map(), unreadable: new Set(), open: [] };
  let open = skuIds.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
  let [from, page] = [open[0], 0];
  for (let reads = 0; from !== undefined && open.length > 0 && reads < maxReads; reads += 1) {
    const { ids, isLast } = await readStockPage(account, { from, page }, found, signal);
    const isSorted = page === 0 && ids.every((id, index) => index === 0 || id > ids[index - 1]!);
    const last = ids.at(-1) ?? from;
    // The SKU that was asked for is always passed.
    const passed = isSorted && last > from ? last : from;
    open = isLast ? [] : open.filter((id) => (isSorted ? id > passed : !found.rows.has(String(id))));
    [from, page] = isSorted ? [open[0], 0] : [from, page + 1];
  }
  return { ...found, open: open.map(String) };
}

/** Reads one page of the rows from an id on, and adds them to `found`. `ids`: in the order of the page. */
async function readStockPage(
  account: Account,
  { from, page }: { from: bigint; page: number },
  found: StockRows,
  signal: AbortSignal,
): Promise<{ ids: bigint[]; isLast: boolean }> {
  const shops = (account.settings.shopIds ?? []).map((id) => `&shopIds=${id}`).join('');
  const path = `${readPath}?page=${page}&size=${rowsPerPage}&skuIdFrom=${from - 1n}${shops}`;
  const response = await call(account, { method: 'GET', path }, signal);
  const listed = readAnswer(stockAnswer, response, `GET ${readPath}`).payload.skuAmountList;
  const { rows, unreadable } = readRows(stockRow, listed, idIn('skuId'), 'skuAmountList');
  for (const row of rows) found.rows.set(row.skuId, row);
  for (const { id } of unreadable) if (id !== null) found.unreadable.add(id);
  const ids = listed.map((row) => idIn('skuId')(row) ?? '').filter((id) => /^\d{1,19}$/.test(id));
  return { ids: ids.map(BigInt), isLast: listed.length < rowsPerPage };
}

/** Reads FBS amounts; null: Uzum does not list the SKU. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const idOf = ({ settings }: ItemRef): string | undefined => linkSchema.safeParse(settings).data?.skuId.toString();
  const { rows, unreadable } = await readStockRows(
    account,
    items.flatMap((item) => idOf(item) ?? []),
    signal,
  );
  const shown = new Map([...rows].map(([id, { amount }]) => [id, amount]));
  return observe(items, idOf, { shown, unreadable });
}
