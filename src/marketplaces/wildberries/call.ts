import { z } from 'zod';
import type { MarketplaceAccount } from '../adapter.ts';
import { type MarketplaceRequest, type MarketplaceResponse, retryAfterMs } from '../http.ts';
import { RetryLater } from '../refusals.ts';
import { baseUrlSetting, httpAddress, idSetting, readBody, readCount, refusal, tokenSetting } from '../wire.ts';

const production = 'https://marketplace-api.wildberries.ru';
const productionContent = 'https://content-api.wildberries.ru';

export const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting(production),
  warehouseId: idSetting,
  /** The address of the cards. Absent: the production address, or `baseUrl` if that is not production. */
  contentUrl: z.url({ protocol: /^https?$/, error: httpAddress }).optional(),
  /** Who delivers from this warehouse: Wildberries (FBS), the seller (DBS). Each has its own order lists. */
  orderSchemes: z
    .array(z.enum(['fbs', 'dbs']))
    .min(1)
    .default(['fbs']),
});
export const credentialsSchema = z.strictObject({ token: tokenSetting });
export const linkSchema = z.strictObject({ chrtId: idSetting });

export type Settings = z.infer<typeof settingsSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type Account = MarketplaceAccount<Settings, Credentials>;

// Documented per account and group of methods: 300 per minute, burst 20; an answer with a 4XX counts as ten
// (dev.wildberries.ru, 2026). A little less is used, because calls that are sent evenly arrive unevenly.
const marketplaceBucket = { perMinute: 280, burst: 18, errorCost: 10 };
export const buckets = {
  stocks: marketplaceBucket,
  orders: marketplaceBucket,
  // Assumed: the general methods of the Marketplace API have the same limit as the others, in their own group.
  warehouses: marketplaceBucket,
  // Documented: 100 per minute, burst 5.
  content: { perMinute: 90, burst: 4 },
};

/** The code of a 406 that is over by itself; the other one (`StatusNotAcceptable`: the seller is banned) stays for a person. */
const stocksBlocked = 'WarehouseStocksUpdateBlock';
// Assumed: "try later" means some seconds. Each try costs ten calls.
const blockedMs = 10_000;

const errorAnswer = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
});

/** One request to Wildberries. `keep`: an error status that is returned instead of thrown. */
export interface Call {
  bucket: keyof typeof buckets;
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
  keep?: number;
}

/** Makes one request. Throws for every answer above 299, except the one to `keep`. */
export async function call(account: Account, given: Call, signal: AbortSignal): Promise<MarketplaceResponse> {
  const { method, path, bucket, body, keep } = given;
  const request: MarketplaceRequest = {
    bucket,
    method,
    url: addressOf(account.settings, bucket) + path,
    // The plain token, without "Bearer".
    headers: { authorization: account.credentials.token, 'content-type': 'application/json' },
    signal,
    // The list of new orders has no pages, and cards are large.
    maxResponseBytes: 8 * 1024 * 1024,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const response = await account.http.request(request);
  if (response.status < 300 || response.status === keep) return response;
  const what = `${method} ${path.split('?')[0]}`;
  if (response.status === 429) {
    throw new RetryLater(`${what}: too many requests`, 'not-applied', askedWaitMs(response), 429);
  }
  const error = readBody(errorAnswer, response);
  if (error?.code === stocksBlocked) {
    throw new RetryLater(
      `${what}: ${stocksBlocked}: ${error.message ?? ''}`,
      'not-applied',
      blockedMs,
      response.status,
    );
  }
  const message = error?.message || error?.detail || error?.title || '';
  throw refusal(what, response, error?.code ?? null, message);
}

/** The wait that a 429 asks for. Both headers were seen, alone and together; the last one says when the whole burst is there again. */
function askedWaitMs(response: MarketplaceResponse): number | null {
  const secondsIn = (header: string): number | undefined => readCount(response, header);
  const seconds = secondsIn('x-ratelimit-retry');
  const asked = [seconds === undefined ? null : seconds * 1000, retryAfterMs(response)].filter((ms) => ms !== null);
  if (asked.length > 0) return Math.max(...asked);
  const reset = secondsIn('x-ratelimit-reset');
  return reset === undefined ? null : reset * 1000;
}

function addressOf({ baseUrl, contentUrl }: Settings, bucket: Call['bucket']): string {
  const content = contentUrl ?? (baseUrl === production ? productionContent : baseUrl);
  return (bucket === 'content' ? content : baseUrl).replace(/\/+$/, '');
}
