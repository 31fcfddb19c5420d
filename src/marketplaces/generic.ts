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
import { readFlag, readId } from './field-values.ts';
import { type Figures, observe, stockFigure } from './figures.ts';
import type { MarketplaceResponse } from './http.ts';
import { retryAfterMs } from './http.ts';
import { type ApiDescription, pageOf } from './methods.ts';
import { Rejected, RetryLater } from './refusals.ts';
import { idIn, maybe, needed, onlyRows, readRows } from './rows.ts';
import { httpAddress, inGroups, notInAnswer, readAnswer, readBody, refusal, tokenSetting } from './wire.ts';

const settingsSchema = z.strictObject({ baseUrl: z.url({ protocol: /^https?$/, error: httpAddress }) });
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({});

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;
type Account = MarketplaceAccount<Settings, Credentials>;

const pushResult = z.object({
  sku: needed(readId, 'a SKU'),
  ok: needed(readFlag, 'true or false'),
  error: maybe(z.string()),
});
const pushAnswer = z.object({ results: onlyRows });
const readResult = z.object({ sku: needed(readId, 'a SKU'), stock: stockFigure });
const stockAnswer = z.object({ items: onlyRows });
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
  const { rows, unreadable } = readRows(pushResult, answer.results, idIn('sku'), 'results');
  const bySku = new Map(rows.map((result) => [result.sku, result]));
  const results = sent.flatMap(({ key, marketplaceSku }): ItemResult[] => {
    const result = bySku.get(marketplaceSku);
    if (result?.ok) return [{ key, outcome: 'accepted' }];
    // Without a result that can be read it is unknown whether the figure was set.
    if (!result && unreadable.some(({ id }) => id === null || id === marketplaceSku)) return [];
    return [{ key, outcome: 'rejected', reason: result ? (result.error ?? 'refused') : notInAnswer }];
  });
  return { items: [...results, ...refused], marketplaceDate: response.date };
}

async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const found: Figures = { shown: new Map(), unreadable: new Set() };
  for (const group of inGroups(
    items.filter((item) => !hasComma(item)),
    skusPerRead,
  )) {
    const skus = group.map(({ marketplaceSku }) => encodeURIComponent(marketplaceSku)).join(',');
    const response = await call(account, 'GET', `/stocks?skus=${skus}`, signal);
    const answer = readAnswer(stockAnswer, response, 'GET /stocks');
    const { rows, unreadable } = readRows(readResult, answer.items, idIn('sku'), 'items');
    for (const { sku, stock } of rows) found.shown.set(sku, stock);
    const asked = group.map(({ marketplaceSku }) => marketplaceSku);
    for (const { id } of unreadable) for (const sku of id === null ? asked : [id]) found.unreadable.add(sku);
  }
  return observe(items, ({ marketplaceSku }) => marketplaceSku, found);
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

const api: ApiDescription = {
  page: pageOf('generic'),
  methods: [
    { name: 'PUT /stocks', uses: ['set_stock'] },
    { name: 'GET /stocks', uses: ['read_stock', 'account'] },
  ],
};
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
  open: (account) => bindAccount(account, { limits, api }, { pushStock, readStock, checkAccount }),
};
