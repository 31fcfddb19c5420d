import { z } from 'zod';
import type { MarketplaceAccount } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { retryAfterMs } from '../http.ts';
import { RetryLater } from '../refusals.ts';
import { baseUrlSetting, idSetting, networksSetting, readBody, refusal, tokenSetting } from '../wire.ts';

const methodPath = (path: string) =>
  z
    .string()
    .regex(/^\/v\d+\/[a-z0-9/-]+$/, 'must be the path of a method, such as /v4/posting/fbs/list')
    .default(path);

/** OZON removes methods every few months, so each path can be changed to another version without a release. */
const methodsSchema = z.strictObject({
  setStock: methodPath('/v2/products/stocks'),
  readStock: methodPath('/v2/product/info/stocks-by-warehouse/fbs'),
  newPostings: methodPath('/v4/posting/fbs/unfulfilled/list'),
  postings: methodPath('/v4/posting/fbs/list'),
  products: methodPath('/v4/product/info/stocks'),
  productInfo: methodPath('/v3/product/info/list'),
  warehouses: methodPath('/v2/warehouse/list'),
  roles: methodPath('/v1/roles'),
});

export const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting('https://api-seller.ozon.ru'),
  warehouseId: idSetting,
  minSecondsPerItem: z.number().min(0).max(3600).default(30),
  methods: methodsSchema.prefault({}),
  notificationSources: networksSetting,
});
export const credentialsSchema = z.strictObject({ clientId: tokenSetting, apiKey: tokenSetting });

export type Settings = z.infer<typeof settingsSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type Account = MarketplaceAccount<Settings, Credentials>;
/** The methods that are called, by purpose. */
export type Method = keyof Settings['methods'];

const errorAnswer = z.object({ code: z.union([z.number(), z.string()]).transform(String), message: z.string() });

/** The wait after "Circle is open" (some minutes of load). Assumed: one minute is a reasonable wait. */
const circleOpenMs = 60_000;

/** A posting, or the details of a product, has some kilobytes, and a page has 100 of them. */
const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * One POST to a method. Returns answers below 300. Throws RetryLater (429, "Circle is open"), Unauthorized (401, 403)
 * or Rejected (any other error, with the gRPC code as `marketplaceCode`).
 */
export async function call(
  account: Account,
  method: Method,
  body: unknown,
  signal: AbortSignal,
): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = account;
  const path = settings.methods[method];
  const response = await http.request({
    bucket: method === 'setStock' ? 'stocks' : 'reads',
    method: 'POST',
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    headers: {
      'client-id': credentials.clientId,
      'api-key': credentials.apiKey,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
    maxResponseBytes: maxAnswerBytes,
    signal,
  });
  if (response.status < 300) return response;
  const error = readBody(errorAnswer, response);
  const message = error?.message ?? '';
  if (response.status === 429) {
    throw new RetryLater(`POST ${path}: ${message || 'too many requests'}`, 'not-applied', retryAfterMs(response), 429);
  }
  if (message.includes('Circle is open')) {
    throw new RetryLater(`POST ${path}: ${message}`, 'not-applied', circleOpenMs, response.status);
  }
  const hint = response.status === 404 ? ` (if OZON removed it, set settings.methods.${method} to its successor)` : '';
  throw refusal(`POST ${path}`, response, error?.code ?? null, message + hint);
}

/**
 * Follows `cursor` from page to page until `has_next` is false. Throws RetryLater 'unknown' if the cursor does not change, because
 * the pages after it would be lost.
 */
export async function readPages<Page>(
  what: string,
  readPage: (cursor: string) => Promise<Page & { has_next: boolean; cursor: string }>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '';
  for (;;) {
    const page = await readPage(cursor);
    pages.push(page);
    if (!page.has_next) return pages;
    if (page.cursor === cursor) throw new RetryLater(`${what}: the cursor of the next page does not change`, 'unknown');
    cursor = page.cursor;
  }
}
