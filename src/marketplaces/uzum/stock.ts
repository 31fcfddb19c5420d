import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { afterSet, idAnswer, idNumber, readAnswer, readByLink, withLinks } from '../wire.ts';
import { type Account, call, type Link, linkSchema, refusalOf } from './call.ts';

/** `row`: how Uzum lists the SKU, if that was read. */
type Line = { item: StockFigure; link: Link; row?: StockRow };

const setPath = '/v2/fbs/sku/stocks';
const readPath = '/v3/fbs/sku/stocks';

const setAnswer = z.object({ payload: z.object({ updatedRecords: z.int() }) });
const stockRow = z.object({
  skuId: idAnswer,
  skuTitle: z.string().nullish(),
  productTitle: z.string().nullish(),
  barcode: z.string().nullish(),
  sellerSkuCode: z.string().nullish(),
  amount: z.int(),
  fbsLinked: z.boolean().default(true),
  dbsLinked: z.boolean().default(false),
});
const stockAnswer = z.object({ payload: z.object({ skuAmountList: z.array(stockRow) }) });

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
  const { rows, open } = await readRows(account, idsOf(doubtful), signal, readsPerPush);
  const unread = new Set(open);
  const kept: Line[] = [];
  const refused: ItemResult[] = [];
  for (const line of lines) {
    const { key, verify } = line.item;
    const row = rows.get(String(line.link.skuId));
    const wrong = verify ? problemOf(row, line.link) : null;
    if (verify && unread.has(String(line.link.skuId))) {
      refused.push({ key, outcome: 'retry', afterMs: nextTurnMs, reason: 'its row on Uzum is not read yet' });
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
  const { rows } = await readRows(account, idsOf(lines), signal);
  const bad = lines.filter(({ link }) => !rows.get(String(link.skuId))?.fbsLinked);
  if (bad.length === 0) throw refusalOf(`POST ${setPath}`, response);
  return bad.map(({ item }) => ({
    key: item.key,
    outcome: 'rejected',
    reason: 'the SKU is not linked to FBS on Uzum',
  }));
}

/** `updatedRecords` does not say which rows were skipped. A row that reads back as sent is accepted, the others are rejected. */
async function compare(account: Account, lines: Line[], signal: AbortSignal): Promise<ItemResult[]> {
  const { rows } = await readRows(account, idsOf(lines), signal);
  return lines.map(({ item: { key, figure }, link }) => {
    const row = rows.get(String(link.skuId));
    if (row?.amount === figure) return { key, outcome: 'accepted' };
    const state = row ? `still shows ${row.amount}` : 'does not list the SKU';
    return { key, outcome: 'rejected', reason: `Uzum did not take ${figure}: it ${state} (blocked or archived?)` };
  });
}

/**
 * Rows by skuId, with at most `maxReads` requests. `open`: the ids that were not reached. Assumed: rows are sorted by skuId, and
 * `skuIdFrom` returns those above it.
 */
export async function readRows(
  account: Account,
  skuIds: string[],
  signal: AbortSignal,
  maxReads = Number.POSITIVE_INFINITY,
): Promise<{ rows: Map<string, StockRow>; open: string[] }> {
  const found = new Map<string, StockRow>();
  const shops = (account.settings.shopIds ?? []).map((id) => `&shopIds=${id}`).join('');
  let open = skuIds.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
  for (let reads = 0; open[0] !== undefined && reads < maxReads; reads += 1) {
    const path = `${readPath}?page=0&size=${rowsPerPage}&skuIdFrom=${open[0] - 1n}${shops}`;
    const response = await call(account, { method: 'GET', path }, signal);
    const rows = readAnswer(stockAnswer, response, `GET ${readPath}`).payload.skuAmountList;
    for (const row of rows) found.set(row.skuId, row);
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerPage) open = [];
    // The SKUs before the next one that is needed are skipped. The one that was asked for is always passed.
    const passed = last && open[0] !== undefined && BigInt(last.skuId) > open[0] ? BigInt(last.skuId) : open[0];
    open = open.filter((id) => passed !== undefined && id > passed);
  }
  return { rows: found, open: open.map(String) };
}

/** Reads FBS amounts; null: Uzum does not list the SKU. */
export function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const idOf = ({ skuId }: Link): string => String(skuId);
  return readByLink(linkSchema, items, idOf, async (ids) => {
    const { rows } = await readRows(account, ids, signal);
    return new Map([...rows].map(([id, { amount }]) => [id, amount]));
  });
}
