import { z } from 'zod';
import type { MarketplaceAccount } from '../adapter.ts';
import { readId } from '../field-values.ts';
import type { MarketplaceResponse } from '../http.ts';
import { retryAfterMs } from '../http.ts';
import { Rejected, RetryLater } from '../refusals.ts';
import { idIn, maybe, needed, readRows } from '../rows.ts';
import { noteShape } from '../shape.ts';
import { baseUrlSetting, idAnswer, idSetting, readAnswer, readBody, refusal, tokenSetting } from '../wire.ts';

export const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting('https://api-seller.uzum.uz/api/seller-openapi'),
  shopIds: z.array(idSetting).min(1).optional(),
});
export const credentialsSchema = z.strictObject({ token: tokenSetting });
export const linkSchema = z.strictObject({
  skuId: idSetting,
  // Text, because a number would lose its leading zeros.
  barcode: z.string().min(1),
  skuTitle: z.string(),
  productTitle: z.string(),
  /** Whether the SKU is also sold by DBS. A set repeats this, so a wrong value would end it. */
  dbsLinked: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type Link = z.infer<typeof linkSchema>;
export type Account = MarketplaceAccount<Settings, Credentials>;

// Observed for all methods together: 2 per second, burst 2 (the specification has no figures). A little less is used, because
// calls that are sent evenly arrive unevenly.
export const buckets = { all: { perMinute: 100, burst: 2 } };

const errorEntry = z.object({ code: needed(readId, 'a code'), message: z.string().catch('') });
const errorAnswer = z.object({ errors: z.array(errorEntry).min(1) });
// Assumed (no source that was read has its fields): an entry of the list of shops has an `id` and some name, with or without the
// usual envelope. If that is wrong, the setting `shopIds` replaces the list.
const shop = z.object({ id: idAnswer, name: maybe(z.string()), title: maybe(z.string()) });
const shopsAnswer = z.union([
  z.array(z.unknown()),
  z.object({ payload: z.array(z.unknown()) }).transform(({ payload }) => payload),
]);

// Assumed: no answer says when a used-up daily quota is renewed, so the next call is made after 15 minutes.
const quotaRetryMs = 15 * 60_000;

/** One request. `keep`: error codes of a 400 that is returned instead of thrown. */
export interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
  keep?: ReadonlySet<string>;
}

/** Makes one request. Throws for every answer that is not a success, except those to `keep`. */
export async function call(account: Account, request: Call, signal: AbortSignal): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = account;
  const { method, path, body, keep } = request;
  const response = await http.request({
    bucket: 'all',
    method,
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    // The plain token: with "Bearer" in front Uzum does not find it.
    headers: { authorization: credentials.token, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    // A page has 100 products, each with all its SKUs.
    maxResponseBytes: 4 * 1024 * 1024,
    signal,
  });
  if (response.status < 300) return response;
  const what = `${method} ${path.split('?')[0]}`;
  if (response.status === 429) throw tooMany(what, response);
  const error = readError(response);
  if (response.status === 400 && error && keep?.has(error.code)) return response;
  // The token is right, but the seller is blocked: other credentials would not help.
  if (error?.code === 'storage-service-04') throw new Rejected(`${what}: ${error.message}`, 403, error.code);
  throw refusal(what, response, error?.code ?? null, error?.message ?? '');
}

/** Uzum's own error in an answer; undefined: there is none. */
export const readError = (response: MarketplaceResponse): z.infer<typeof errorEntry> | undefined =>
  readBody(errorAnswer, response)?.errors[0];

/** The error for an answer of 400. */
export function refusalOf(what: string, response: MarketplaceResponse): Error {
  const error = readError(response);
  return refusal(what, response, error?.code ?? null, error?.message ?? '');
}

function tooMany(what: string, response: MarketplaceResponse): RetryLater {
  if (response.headers.get('x-ratelimit-remaining-per-day') === '0') {
    return new RetryLater(`${what}: the daily quota is used up`, 'not-applied', quotaRetryMs, 429);
  }
  return new RetryLater(`${what}: too many requests`, 'not-applied', retryAfterMs(response), 429);
}

/** The shops that the token covers. Throws Rejected if the list is not as assumed. */
export async function listShops(account: Account, signal: AbortSignal): Promise<{ id: string; name: string }[]> {
  const response = await call(account, { method: 'GET', path: '/v1/shops' }, signal);
  readAnswer(z.json(), response, 'GET /v1/shops');
  const listed = readBody(shopsAnswer, response);
  const { rows, unreadable } = readRows(shop, listed ?? [], idIn('id'), 'shops');
  if (!listed || (rows.length === 0 && unreadable.length > 0)) {
    noteShape(response).unreadable = 'it is no list of shops with an id';
    throw new Rejected('GET /v1/shops: the list has an unknown format; set shopIds', response.status);
  }
  return rows.map(({ id, name, title }) => ({ id, name: name ?? title ?? '' }));
}
