import { z } from 'zod';
import type { AdapterDefinition, ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from './adapter.ts';
import { RetryLater } from './adapter.ts';
import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';
import { retryAfterMs } from './http.ts';
import {
  baseUrlSetting,
  idAnswer,
  idNumber,
  idSetting,
  inGroups,
  readAnswer,
  readBody,
  refusal,
  tokenSetting,
} from './wire.ts';

const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting('https://api-seller.ozon.ru'),
  warehouseId: idSetting,
  minSecondsPerItem: z.number().min(0).max(3600).default(30),
});
const credentialsSchema = z.strictObject({ clientId: tokenSetting, apiKey: tokenSetting });
const linkSchema = z.strictObject({});

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;
type Connection = { settings: Settings; credentials: Credentials; http: MarketplaceHttp };

const setPath = '/v2/products/stocks';
const readPath = '/v2/product/info/stocks-by-warehouse/fbs';

const itemError = z.object({ code: z.string().default(''), message: z.string().default('') });
const setResult = z.object({ offer_id: z.string(), updated: z.boolean(), errors: z.array(itemError).default([]) });
const setAnswer = z.object({ result: z.array(setResult) });
const readRow = z.object({ offer_id: z.string(), warehouse_id: idAnswer, free_stock: z.int() });
const stockAnswer = z.object({ products: z.array(readRow), has_next: z.boolean(), cursor: z.string().default('') });
const errorAnswer = z.object({ code: z.union([z.number(), z.string()]).transform(String), message: z.string() });

// Assumed: a read takes as many offers as a set (no figure is documented), and a page of 1000 rows holds them all
// in most accounts (a row per offer and warehouse).
const offersPerRead = 100;
const rowsPerPage = 1000;
const maxPages = 50;

// Two spellings are documented for the rule of one update per product and warehouse in 30 s.
const tooFrequent = new Set(['TOO_MANY_REQUESTS', 'Stock is updated too frequently']);

async function call(
  connection: Connection,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = connection;
  const response = await http.request({
    bucket: path === setPath ? 'stocks' : 'reads',
    method: 'POST',
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    headers: {
      'client-id': credentials.clientId,
      'api-key': credentials.apiKey,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    signal,
  });
  if (response.status < 300) return response;
  const error = readBody(errorAnswer, response);
  const message = error?.message ?? '';
  if (response.status === 429) {
    throw new RetryLater(`POST ${path}: ${message || 'too many requests'}`, 'not-applied', retryAfterMs(response), 429);
  }
  // "Circle is open": the method is shut for some minutes because of load. Assumed: one minute is a fair next try.
  if (message.includes('Circle is open')) {
    throw new RetryLater(`POST ${path}: ${message}`, 'not-applied', 60_000, response.status);
  }
  throw refusal(`POST ${path}`, response, error?.code ?? null, message);
}

async function pushStock(connection: Connection, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const warehouseId = idNumber(connection.settings.warehouseId);
  // Our figure is free stock, and so is theirs: no reserve has to be added.
  const stocks = items.map((item) => ({
    offer_id: item.marketplaceSku,
    stock: item.figure,
    warehouse_id: warehouseId,
  }));
  const response = await call(connection, setPath, { stocks }, signal);
  const answer = readAnswer(setAnswer, response, `POST ${setPath}`);
  const byOffer = new Map(answer.result.map((result) => [result.offer_id, result]));
  const waitMs = Math.max(1, connection.settings.minSecondsPerItem) * 1000;
  return {
    items: items.map((item) => itemResult(item.key, byOffer.get(item.marketplaceSku), waitMs)),
    marketplaceDate: response.date,
  };
}

function itemResult(key: string, result: z.infer<typeof setResult> | undefined, waitMs: number): ItemResult {
  if (!result) return { key, outcome: 'rejected', reason: 'the answer does not name it' };
  if (result.updated) return { key, outcome: 'accepted' };
  const reason = result.errors.map(({ code, message }) => `${code}: ${message}`).join('; ') || 'refused';
  const busy = result.errors.some(({ code, message }) => tooFrequent.has(code) || tooFrequent.has(message));
  return busy ? { key, outcome: 'retry', afterMs: waitMs, reason } : { key, outcome: 'rejected', reason };
}

async function readStock(connection: Connection, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const warehouseId = String(connection.settings.warehouseId);
  const stockByOffer = new Map<string, number>();
  for (const group of inGroups(items, offersPerRead)) {
    const offers = group.map((item) => item.marketplaceSku);
    let cursor = '';
    for (let page = 0; page < maxPages; page += 1) {
      const response = await call(connection, readPath, { offer_id: offers, limit: rowsPerPage, cursor }, signal);
      const answer = readAnswer(stockAnswer, response, `POST ${readPath}`);
      for (const row of answer.products) {
        if (row.warehouse_id === warehouseId) stockByOffer.set(row.offer_id, row.free_stock);
      }
      if (!answer.has_next) break;
      cursor = answer.cursor;
    }
  }
  return items.map(({ key, marketplaceSku }) => ({ key, stock: stockByOffer.get(marketplaceSku) ?? null }));
}

/** OZON: Seller API, own warehouses (FBS, rFBS); `marketplaceSku` is the offer_id. */
export const ozon: AdapterDefinition<Settings, Credentials, z.infer<typeof linkSchema>> = {
  name: 'ozon',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: true,
  appliesLate: false,
  open: (connection) => ({
    limits: {
      maxItemsPerPush: 100,
      buckets: { stocks: { perMinute: 80, burst: 10 }, reads: { perMinute: 3000, burst: 50 } },
      pushBucket: 'stocks',
      minSecondsPerItem: connection.settings.minSecondsPerItem,
    },
    pushStock: (items, signal) => pushStock(connection, items, signal),
    readStock: (items, signal) => readStock(connection, items, signal),
  }),
};
