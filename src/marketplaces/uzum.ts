import { z } from 'zod';
import type { AdapterDefinition, ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from './adapter.ts';
import { Rejected, RetryLater } from './adapter.ts';
import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';
import { retryAfterMs } from './http.ts';
import {
  afterSet,
  baseUrlSetting,
  idAnswer,
  idNumber,
  idSetting,
  readAnswer,
  readBody,
  refusal,
  tokenSetting,
  withLinks,
} from './wire.ts';

const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting('https://api-seller.uzum.uz/api/seller-openapi'),
  shopIds: z.array(idSetting).min(1).optional(),
});
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({
  skuId: idSetting,
  // Text: as a number it would lose its leading zeros.
  barcode: z.string().min(1),
  skuTitle: z.string(),
  productTitle: z.string(),
});

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;
type Link = z.infer<typeof linkSchema>;
type Connection = { settings: Settings; credentials: Credentials; http: MarketplaceHttp };
type Line = { item: StockFigure; link: Link };
type Shown = { amount: number; fbsLinked: boolean };

const setPath = '/v2/fbs/sku/stocks';
const readPath = '/v3/fbs/sku/stocks';

const setAnswer = z.object({ payload: z.object({ updatedRecords: z.int() }) });
const stockRow = z.object({ skuId: idAnswer, amount: z.int(), fbsLinked: z.boolean().default(true) });
const stockAnswer = z.object({ payload: z.object({ skuAmountList: z.array(stockRow) }) });
const errorEntry = z.object({ code: z.string(), message: z.string().default('') });
const errorAnswer = z.object({ errors: z.array(errorEntry).min(1) });

const rowsPerPage = 100;
// One bad row refuses the whole request with one of these; the answer does not say which row.
const badRowCodes = new Set(['validation-failed-001', 'storage-service-05']);
// Assumed: no answer says when a used-up daily quota comes back, so it is asked again every 15 minutes.
const quotaRetryMs = 15 * 60_000;

/** One call. Answers that are no success are thrown, except a set's 400 that blames some row. */
async function call(
  connection: Connection,
  request: { method: 'GET' | 'POST'; path: string; body?: string },
  signal: AbortSignal,
): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = connection;
  const { method, path, body } = request;
  const response = await http.request({
    bucket: 'all',
    method,
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    // The plain token: with "Bearer" it is not found.
    headers: { authorization: credentials.token, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    signal,
  });
  if (response.status < 300) return response;
  const what = `${method} ${path.split('?')[0]}`;
  if (response.status === 429) throw tooMany(what, response);
  const error = readBody(errorAnswer, response)?.errors[0];
  if (response.status === 400 && method === 'POST' && error && badRowCodes.has(error.code)) return response;
  // The token is right, but the seller is blocked: other credentials would not help.
  if (error?.code === 'storage-service-04') throw new Rejected(`${what}: ${error.message}`, 403, error.code);
  throw refusal(what, response, error?.code ?? null, error?.message ?? '');
}

function tooMany(what: string, response: MarketplaceResponse): RetryLater {
  if (response.headers.get('x-ratelimit-remaining-per-day') === '0') {
    return new RetryLater(`${what}: the daily quota is used up`, 'not-applied', quotaRetryMs, 429);
  }
  return new RetryLater(`${what}: too many requests`, 'not-applied', retryAfterMs(response), 429);
}

function setAmounts(connection: Connection, lines: Line[], signal: AbortSignal): Promise<MarketplaceResponse> {
  const skuAmountList = lines.map(({ item, link }) => ({
    skuId: idNumber(link.skuId),
    skuTitle: link.skuTitle,
    productTitle: link.productTitle,
    barcode: link.barcode,
    amount: item.figure,
    // Assumed: a linked listing sells by FBS only; a row that says otherwise is refused.
    fbsLinked: true,
    dbsLinked: false,
  }));
  return call(connection, { method: 'POST', path: setPath, body: JSON.stringify({ skuAmountList }) }, signal);
}

async function pushStock(connection: Connection, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const { linked: lines, unlinked } = withLinks(linkSchema, items);
  const reason = 'skuId, barcode, skuTitle or productTitle is missing';
  const refused = unlinked.map(({ key }): ItemResult => ({ key, outcome: 'rejected', reason }));
  if (lines.length === 0) return { items: refused, marketplaceDate: null };
  let response = await setAmounts(connection, lines, signal);
  let sent = lines;
  if (response.status === 400) {
    const bad = await findBadRows(connection, lines, response, signal);
    refused.push(...bad);
    const keys = new Set(bad.map(({ key }) => key));
    sent = lines.filter(({ item }) => !keys.has(item.key));
    if (sent.length === 0) return { items: refused, marketplaceDate: response.date };
    response = await setAmounts(connection, sent, signal);
    if (response.status === 400) throw rowRefusal(response);
  }
  const { updatedRecords } = readAnswer(setAnswer, response, `POST ${setPath}`).payload;
  const results =
    updatedRecords === sent.length
      ? sent.map(({ item }): ItemResult => ({ key: item.key, outcome: 'accepted' }))
      : await afterSet(compare(connection, sent, signal));
  return { items: [...results, ...refused], marketplaceDate: response.date };
}

function rowRefusal(response: MarketplaceResponse): Error {
  const error = readBody(errorAnswer, response)?.errors[0];
  return refusal(`POST ${setPath}`, response, error?.code ?? null, error?.message ?? '');
}

/** The rows that Uzum cannot take, found by reading: those it does not list, or lists as not linked to FBS. */
async function findBadRows(
  connection: Connection,
  lines: Line[],
  response: MarketplaceResponse,
  signal: AbortSignal,
): Promise<ItemResult[]> {
  const shown = await readRows(
    connection,
    lines.map(({ link }) => String(link.skuId)),
    signal,
  );
  const bad = lines.filter(({ link }) => !shown.get(String(link.skuId))?.fbsLinked);
  if (bad.length === 0) throw rowRefusal(response);
  return bad.map(({ item }) => ({
    key: item.key,
    outcome: 'rejected',
    reason: 'the SKU is not linked to FBS on Uzum',
  }));
}

/** `updatedRecords` does not say which rows were left out: what reads back as sent is accepted, the rest is refused. */
async function compare(connection: Connection, lines: Line[], signal: AbortSignal): Promise<ItemResult[]> {
  const shown = await readRows(
    connection,
    lines.map(({ link }) => String(link.skuId)),
    signal,
  );
  return lines.map(({ item: { key, figure }, link }) => {
    const row = shown.get(String(link.skuId));
    if (row?.amount === figure) return { key, outcome: 'accepted' };
    const state = row ? `still shows ${row.amount}` : 'does not list the SKU';
    return { key, outcome: 'rejected', reason: `Uzum did not take ${figure}: it ${state} (blocked or archived?)` };
  });
}

/** Rows by skuId. Assumed: rows come in ascending order of skuId, and `skuIdFrom` gives those above it. */
async function readRows(connection: Connection, skuIds: string[], signal: AbortSignal): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  const shops = (connection.settings.shopIds ?? []).map((id) => `&shopIds=${id}`).join('');
  let open = skuIds.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
  while (open[0] !== undefined) {
    const path = `${readPath}?page=0&size=${rowsPerPage}&skuIdFrom=${open[0] - 1n}${shops}`;
    const response = await call(connection, { method: 'GET', path }, signal);
    const rows = readAnswer(stockAnswer, response, `GET ${readPath}`).payload.skuAmountList;
    for (const { skuId, amount, fbsLinked } of rows) shown.set(skuId, { amount, fbsLinked });
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerPage) break;
    // What lies between here and the next wanted SKU is skipped; the wanted one itself is always passed.
    const passed = BigInt(last.skuId) < open[0] ? open[0] : BigInt(last.skuId);
    open = open.filter((id) => id > passed);
  }
  return shown;
}

async function readStock(connection: Connection, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const { linked, unlinked } = withLinks(linkSchema, items);
  const shown = await readRows(
    connection,
    linked.map(({ link }) => String(link.skuId)),
    signal,
  );
  return [
    ...linked.map(({ item, link }) => ({ key: item.key, stock: shown.get(String(link.skuId))?.amount ?? null })),
    ...unlinked.map(({ key }) => ({ key, stock: null })),
  ];
}

/** Uzum Market: FBS stock; link settings {skuId, barcode, skuTitle, productTitle}. It tells nobody of sales: it is polled. */
export const uzum: AdapterDefinition<Settings, Credentials, Link> = {
  name: 'uzum',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: false,
  appliesLate: false,
  open: (connection) => ({
    limits: { maxItemsPerPush: 100, buckets: { all: { perMinute: 120, burst: 2 } }, pushBucket: 'all' },
    pushStock: (items, signal) => pushStock(connection, items, signal),
    readStock: (items, signal) => readStock(connection, items, signal),
  }),
};
