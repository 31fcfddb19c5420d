import { z } from 'zod';
import type { MarketplaceAccount } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { RetryLater } from '../refusals.ts';
import { baseUrlSetting, idSetting, networksSetting, readBody, refusal, tokenSetting } from '../wire.ts';

/** Market's hosts: the first one is the usual one, sellers from Uzbekistan use the second one. */
export const hosts = ['https://api.partner.market.yandex.ru', 'https://api.partner.market.yandex.net'] as const;

export const settingsSchema = z
  .strictObject({
    baseUrl: baseUrlSetting(hosts[0]),
    campaignId: idSetting,
    businessId: idSetting,
    /** v2: the warehouse whose figures are read; absent: the one that was updated last. v3: the warehouse whose stock is set. */
    warehouseId: idSetting.optional(),
    /** v2: for cabinets with groups of warehouses; v3: for those without. Absent: v2, unless connecting finds that it is v3. */
    stockMethods: z.enum(['v2', 'v3']).optional(),
    notificationSources: networksSetting,
  })
  .refine(({ stockMethods, warehouseId }) => stockMethods !== 'v3' || warehouseId !== undefined, {
    path: ['warehouseId'],
    error: 'is required with stockMethods v3',
  });
export const credentialsSchema = z.strictObject({ apiKey: tokenSetting });

export type Settings = z.infer<typeof settingsSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type Account = MarketplaceAccount<Settings, Credentials>;

/** One call. `path` includes the query; `body` is sent as JSON. */
export interface Call {
  bucket: 'stocks' | 'warehouseStocks' | 'reads' | 'orders';
  /** Tokens of the bucket; absent: 1. */
  cost?: number;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
}

const errorEntry = z.object({ code: z.string().catch(''), message: z.string().catch('') });
const errorAnswer = z.object({ errors: z.array(errorEntry).min(1) });

/** "Hit rate limit of N parallel requests" names no time; one of the other requests ends within a moment. */
const parallelLimitMs = 500;
/** The method cannot be applied to this shop or cabinet: waiting does not help. */
const lockedStatus = 423;

/** An order, or the details of a product, has some kilobytes, and a page has 50 orders or 200 products. */
const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * One call. Returns answers below 300. Throws RetryLater (420), Unauthorized (401, 403) or Rejected (any other error, with Market's
 * code as `marketplaceCode`).
 */
export async function call(account: Account, request: Call, signal: AbortSignal): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = account;
  const { bucket, cost, method, path, body } = request;
  const response = await http.request({
    bucket,
    ...(cost !== undefined && { cost }),
    method,
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    // The plain key: Market refuses it with "Bearer" in front.
    headers: { 'api-key': credentials.apiKey, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    maxResponseBytes: maxAnswerBytes,
    signal,
  });
  if (response.status < 300) return response;
  const what = nameOf(request);
  const error = readBody(errorAnswer, response)?.errors[0];
  const message = error?.message ?? '';
  // 420 is Market's own "too many requests". 429 is not documented, and would mean the same.
  if (response.status === 420 || response.status === 429) {
    const reason = `${what}: ${message || 'too many requests'}`;
    throw new RetryLater(reason, 'not-applied', waitMs(response, message), response.status);
  }
  const hint =
    response.status === lockedStatus
      ? ` (Market does not allow this method for this shop or cabinet; ask its support)`
      : '';
  throw refusal(what, response, error?.code || null, message + hint);
}

/** The name of a call for messages, without its query. */
export function nameOf({ method, path }: Call): string {
  return `${method} ${path.split('?')[0]}`;
}

/** The rows of all pages of a list. `readPage` returns the rows of an answer, and the token of the next page. */
export async function readPages<Row>(
  account: Account,
  request: Call,
  readPage: (response: MarketplaceResponse) => { rows: Row[]; next: string | null | undefined },
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let token = ''; ; ) {
    const sign = request.path.includes('?') ? '&' : '?';
    const path = token ? `${request.path}${sign}page_token=${encodeURIComponent(token)}` : request.path;
    const page = readPage(await call(account, { ...request, path }, signal));
    rows.push(...page.rows);
    const next = page.next ?? '';
    if (next === '' || page.rows.length === 0) return rows;
    if (next === token) {
      throw new RetryLater(`${nameOf(request)}: the token of the next page does not change`, 'unknown');
    }
    token = next;
  }
}

/** There is no Retry-After. A limit over time names the moment when it ends, by Market's clock. */
function waitMs(response: MarketplaceResponse, message: string): number | null {
  const untilMs = Date.parse(response.headers.get('x-ratelimit-resource-until') ?? '');
  // In whole seconds, so the real moment may be up to one second later.
  if (!Number.isNaN(untilMs)) return Math.max(0, untilMs - (response.date?.getTime() ?? Date.now())) + 1_000;
  return message.includes('parallel') ? parallelLimitMs : null;
}
