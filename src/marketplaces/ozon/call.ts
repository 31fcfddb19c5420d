import { z } from 'zod';
import type { MarketplaceAccount } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { retryAfterMs } from '../http.ts';
import { Rejected, RetryLater } from '../refusals.ts';
import { maybe } from '../rows.ts';
import { baseUrlSetting, idSetting, networksSetting, readBody, refusal, tokenSetting } from '../wire.ts';

/** The newest methods that are known. */
const newestMethods = {
  setStock: '/v2/products/stocks',
  readStock: '/v2/product/info/stocks-by-warehouse/fbs',
  newPostings: '/v4/posting/fbs/unfulfilled/list',
  postings: '/v4/posting/fbs/list',
  products: '/v4/product/info/stocks',
  productInfo: '/v3/product/info/list',
  warehouses: '/v2/warehouse/list',
  roles: '/v1/roles',
} as const;
/** The methods that are called, by purpose. */
export type Method = keyof typeof newestMethods;

const methodPath = (method: Method) =>
  z
    .string()
    .regex(/^\/v\d+\/[a-z0-9/-]+$/, 'must be the path of a method, such as /v4/posting/fbs/list')
    .default(newestMethods[method]);

/** OZON removes methods every few months, so each path can be changed to another version without a release. */
const methodsSchema = z.strictObject({
  setStock: methodPath('setStock'),
  readStock: methodPath('readStock'),
  newPostings: methodPath('newPostings'),
  postings: methodPath('postings'),
  products: methodPath('products'),
  productInfo: methodPath('productInfo'),
  warehouses: methodPath('warehouses'),
  roles: methodPath('roles'),
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

const errorAnswer = z.object({
  code: maybe(z.union([z.number(), z.string()]).transform(String)),
  message: maybe(z.string()),
});

/** The gRPC code by which a method that was shut down answers, with HTTP 400 ("obsolete method"), or the words that it uses. */
const shutDownCode = '9';
const shutDownWords = /obsolete|method is not allowed/i;
/** HTTP 410, "gone": OZON's own 400 would look like a request with bad content. */
export const goneStatus = 410;

/** The wait after "Circle is open" (some minutes of load). Assumed: one minute is a reasonable wait. */
const circleOpenMs = 60_000;

/** A posting, or the details of a product, has some kilobytes, and a page has 100 of them. */
const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * One POST to a method. Returns answers below 300. Throws RetryLater (429, "Circle is open"), Unauthorized (401, 403)
 * or Rejected (any other error, with the gRPC code as `marketplaceCode`; 410: the method was shut down).
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
  const [code, message] = readError(response);
  if (response.status === 429) {
    throw new RetryLater(`POST ${path}: ${message || 'too many requests'}`, 'not-applied', retryAfterMs(response), 429);
  }
  if (message.includes('Circle is open')) {
    throw new RetryLater(`POST ${path}: ${message}`, 'not-applied', circleOpenMs, response.status);
  }
  if (isShutDown(response.status, code, message)) {
    throw new Rejected(explainShutDown(method, path, `${response.status} ${message}`.trim()), goneStatus, code);
  }
  throw refusal(`POST ${path}`, response, code, message);
}

/** The gRPC code and the words of an error; null and none, if there are none. */
export function readError(response: MarketplaceResponse): [code: string | null, message: string] {
  const error = readBody(errorAnswer, response);
  return [error?.code ?? null, error?.message ?? ''];
}

/** A path that does not exist answers 404. */
export function isShutDown(status: number, code: string | null, message: string): boolean {
  return status === 404 || (status === 400 && (code === shutDownCode || shutDownWords.test(message)));
}

function explainShutDown(method: Method, path: string, answer: string): string {
  const newest = newestMethods[method];
  const successor =
    path === newest ? "its successor (OZON's change log names it: docs.ozon.ru/api/seller)" : `"${newest}"`;
  return `POST ${path}: OZON does not offer this method any more (HTTP ${answer}). Set settings.methods.${method} to ${successor}.`.slice(
    0,
    500,
  );
}

interface Paged {
  has_next?: boolean | null | undefined;
  cursor?: string | null | undefined;
}

/**
 * Follows `cursor` from page to page until `has_next` is false. Throws RetryLater 'unknown' if the cursor does not change, because
 * the pages after it would be lost.
 */
export async function readPages<Page extends Paged>(
  what: string,
  readPage: (cursor: string) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '';
  for (;;) {
    const page = await readPage(cursor);
    pages.push(page);
    if (!page.has_next) return pages;
    const next = page.cursor ?? '';
    if (next === cursor) throw new RetryLater(`${what}: the cursor of the next page does not change`, 'unknown');
    cursor = next;
  }
}
