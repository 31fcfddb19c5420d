import { z } from 'zod';
import type {
  AccountCheck,
  AdapterDefinition,
  ItemRef,
  ItemResult,
  MarketplaceAccount,
  ObservedStock,
  PushAnswer,
  StockFigure,
} from './adapter.ts';
import { bindAccount } from './bind-account.ts';
import type { MarketplaceResponse } from './http.ts';
import { retryAfterMs } from './http.ts';
import { Rejected, RetryLater } from './refusals.ts';
import { httpAddress, inGroups, notInAnswer, readAnswer, readBody, refusal, tokenSetting } from './wire.ts';

const settingsSchema = z.strictObject({ baseUrl: z.url({ protocol: /^https?$/, error: httpAddress }) });
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({});

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;
type Account = MarketplaceAccount<Settings, Credentials>;

const pushResult = z.object({ sku: z.string(), ok: z.boolean(), error: z.string().optional() });
const pushAnswer = z.object({ results: z.array(pushResult) });
const readResult = z.object({ sku: z.string(), stock: z.int() });
const stockAnswer = z.object({ items: z.array(readResult) });
const errorAnswer = z.object({ error: z.string() });

// The address of a read contains the SKUs; 50 of them stay far below the 16 KiB of headers that servers usually accept.
const skusPerRead = 50;

/** A comma separates the SKUs of a read, so a SKU that contains one could never be read back. */
const hasComma = (item: ItemRef): boolean => item.marketplaceSku.includes(',');

async function call(
  account: Account,
  method: 'GET' | 'PUT',
  path: string,
  signal: AbortSignal,
  body?: string,
): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = account;
  const response = await http.request({
    bucket: 'stocks',
    method,
    url: settings.baseUrl.replace(/\/+$/, '') + path,
    headers: { authorization: `Bearer ${credentials.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    signal,
  });
  if (response.status < 300) return response;
  if (response.status === 429) {
    throw new RetryLater(`${method} /stocks: too many requests`, 'not-applied', retryAfterMs(response), 429);
  }
  throw refusal(`${method} /stocks`, response, null, readBody(errorAnswer, response)?.error ?? '');
}

async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const reason = 'a SKU with a comma cannot be sent';
  const refused = items
    .filter(hasComma)
    .map(({ key }): ItemResult => ({ key, outcome: 'rejected', reason, unsent: true }));
  const sent = items.filter((item) => !hasComma(item));
  if (sent.length === 0) return { items: refused, marketplaceDate: null };
  const body = { items: sent.map(({ marketplaceSku, figure }) => ({ sku: marketplaceSku, stock: figure })) };
  const response = await call(account, 'PUT', '/stocks', signal, JSON.stringify(body));
  const answer = readAnswer(pushAnswer, response, 'PUT /stocks');
  const bySku = new Map(answer.results.map((result) => [result.sku, result]));
  const results = sent.map(({ key, marketplaceSku }): ItemResult => {
    const result = bySku.get(marketplaceSku);
    if (result?.ok) return { key, outcome: 'accepted' };
    return { key, outcome: 'rejected', reason: result ? (result.error ?? 'refused') : notInAnswer };
  });
  return { items: [...results, ...refused], marketplaceDate: response.date };
}

async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const stockBySku = new Map<string, number>();
  for (const group of inGroups(
    items.filter((item) => !hasComma(item)),
    skusPerRead,
  )) {
    const skus = group.map(({ marketplaceSku }) => encodeURIComponent(marketplaceSku)).join(',');
    const response = await call(account, 'GET', `/stocks?skus=${skus}`, signal);
    for (const { sku, stock } of readAnswer(stockAnswer, response, 'GET /stocks').items) stockBySku.set(sku, stock);
  }
  return items.map(({ key, marketplaceSku }) => ({ key, stock: stockBySku.get(marketplaceSku) ?? null }));
}

/** Reads the stock of a SKU that need not exist. Every shop of this format answers that, and nothing changes. */
async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const missing: string[] = [];
  try {
    const response = await call(account, 'GET', '/stocks?skus=ombor-check', signal);
    if (!readBody(stockAnswer, response)) {
      missing.push('GET /stocks does not return {"items":[{"sku","stock"}]}: check settings.baseUrl.');
    }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    missing.push(`${error.message}: check settings.baseUrl.`);
  }
  return { expiresAt: null, missing };
}

const limits = { maxItemsPerPush: 500, buckets: { stocks: { perMinute: 600, burst: 50 } }, pushBucket: 'stocks' };

/** Any shop or gateway with the two calls of docs/marketplaces/generic.md. */
export const generic: AdapterDefinition<Settings, Credentials, z.infer<typeof linkSchema>> = {
  name: 'generic',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'stock',
  live: true,
  appliesLate: false,
  open: (account) => bindAccount(account, limits, { pushStock, readStock, checkAccount }),
};
