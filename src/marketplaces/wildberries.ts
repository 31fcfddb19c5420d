import { z } from 'zod';
import type { AdapterDefinition, ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from './adapter.ts';
import { RetryLater } from './adapter.ts';
import type { MarketplaceHttp, MarketplaceResponse } from './http.ts';
import {
  afterSet,
  baseUrlSetting,
  idAnswer,
  idNumber,
  idSetting,
  inGroups,
  readAnswer,
  readBody,
  refusal,
  tokenSetting,
  withLinks,
} from './wire.ts';

const settingsSchema = z.strictObject({
  baseUrl: baseUrlSetting('https://marketplace-api.wildberries.ru'),
  warehouseId: idSetting,
});
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({ chrtId: idSetting });

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;
type Connection = { settings: Settings; credentials: Credentials; http: MarketplaceHttp };
type Line = { item: StockFigure; chrtId: string };

// `chrtId` is documented, older answers name the barcode only.
const conflictItem = z.object({ chrtId: idAnswer.optional(), sku: z.string().optional() });
const conflictGroup = z.object({
  code: z.string(),
  message: z.string().default(''),
  data: z.array(conflictItem).nullish(),
});
const conflictAnswer = z.array(conflictGroup).min(1);
const stockAnswer = z.object({ stocks: z.array(z.object({ chrtId: idAnswer, amount: z.int() })) });
const errorAnswer = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
});

const maxAmount = 100_000;
// Assumed: a read takes as many chrtIds as it took barcodes, and ids without a record are absent from its answer.
const idsPerRead = 1000;
// "Some seconds" says the document of a warehouse that is being updated.
const warehouseBusyMs = 5_000;
// Assumed: what read back otherwise after a partly refused set was not applied, and may be sent again soon.
const differsAfterMs = 5_000;

async function call(
  connection: Connection,
  method: 'PUT' | 'POST',
  body: unknown,
  signal: AbortSignal,
): Promise<MarketplaceResponse> {
  const { settings, credentials, http } = connection;
  const response = await http.request({
    bucket: 'stocks',
    method,
    url: `${settings.baseUrl.replace(/\/+$/, '')}/api/v3/stocks/${settings.warehouseId}`,
    // The plain token: no "Bearer".
    headers: { authorization: credentials.token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  if (response.status < 300 || (response.status === 409 && method === 'PUT')) return response;
  if (response.status === 429) {
    const seconds = Number(response.headers.get('x-ratelimit-retry') ?? Number.NaN);
    const afterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
    throw new RetryLater(`${method} stocks: too many requests`, 'not-applied', afterMs, 429);
  }
  const error = readBody(errorAnswer, response);
  const message = error?.message || error?.detail || error?.title || '';
  throw refusal(`${method} stocks`, response, error?.code ?? null, message);
}

function setAmounts(connection: Connection, lines: Line[], signal: AbortSignal): Promise<MarketplaceResponse> {
  const stocks = lines.map(({ item, chrtId }) => ({ chrtId: idNumber(chrtId), amount: item.figure }));
  return call(connection, 'PUT', { stocks }, signal);
}

/** What a 409 says of each line, by its key. Throws RetryLater or Rejected when it names none. */
function namedIn(response: MarketplaceResponse, lines: Line[]): Map<string, string> {
  const groups = readBody(conflictAnswer, response) ?? [];
  const busy = groups.find(({ code }) => code === 'StoreIsProcessing');
  if (busy) throw new RetryLater(`PUT stocks: ${busy.code}: ${busy.message}`, 'not-applied', warehouseBusyMs, 409);
  const named = new Map<string, string>();
  for (const { code, message, data } of groups) {
    for (const { chrtId, sku } of data ?? []) {
      const line = lines.find(({ item, ...own }) => (chrtId ? own.chrtId === chrtId : item.marketplaceSku === sku));
      if (line) named.set(line.item.key, `${code}: ${message}`);
    }
  }
  if (named.size === 0) throw refusal('PUT stocks', response, groups[0]?.code ?? null, groups[0]?.message ?? '');
  return named;
}

/**
 * After a 409: the documents do not say whether the other items were applied. So the named ones are refused, the rest
 * is sent once more without them, and only what then reads back as sent is accepted.
 */
async function settleConflict(
  connection: Connection,
  lines: Line[],
  named: Map<string, string>,
  signal: AbortSignal,
): Promise<PushAnswer> {
  const rest = lines.filter(({ item }) => !named.has(item.key));
  let answer: MarketplaceResponse | null = null;
  if (rest.length > 0) {
    answer = await setAmounts(connection, rest, signal);
    if (answer.status === 409) for (const [key, reason] of namedIn(answer, rest)) named.set(key, reason);
  }
  const ids = rest.filter(({ item }) => !named.has(item.key)).map(({ chrtId }) => chrtId);
  const shown = await readAmounts(connection, ids, signal);
  const items = lines.map(({ item: { key, figure }, chrtId }): ItemResult => {
    const reason = named.get(key);
    if (reason) return { key, outcome: 'rejected', reason };
    const amount = shown.get(chrtId);
    if (amount === figure) return { key, outcome: 'accepted' };
    return {
      key,
      outcome: 'retry',
      afterMs: differsAfterMs,
      reason: `shows ${amount ?? 'nothing'} after a set of ${figure}`,
    };
  });
  return { items, marketplaceDate: answer?.date ?? null };
}

async function pushStock(connection: Connection, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const { linked, unlinked } = withLinks(linkSchema, items);
  const refused = unlinked.map(({ key }): ItemResult => ({ key, outcome: 'rejected', reason: 'chrtId is missing' }));
  const lines: Line[] = [];
  for (const { item, link } of linked) {
    // Refused here: there it would be a 409, which counts as ten requests and stops the whole batch.
    if (item.figure <= maxAmount) lines.push({ item, chrtId: String(link.chrtId) });
    else refused.push({ key: item.key, outcome: 'rejected', reason: `UploadDataLimit: more than ${maxAmount}` });
  }
  if (lines.length === 0) return { items: refused, marketplaceDate: null };
  const response = await setAmounts(connection, lines, signal);
  if (response.status === 409) {
    const named = namedIn(response, lines);
    const settled = await afterSet(settleConflict(connection, lines, named, signal));
    return { ...settled, items: [...settled.items, ...refused] };
  }
  const accepted = lines.map(({ item }): ItemResult => ({ key: item.key, outcome: 'accepted' }));
  return { items: [...accepted, ...refused], marketplaceDate: response.date };
}

async function readAmounts(connection: Connection, ids: string[], signal: AbortSignal): Promise<Map<string, number>> {
  const amounts = new Map<string, number>();
  for (const group of inGroups(ids, idsPerRead)) {
    const response = await call(connection, 'POST', { chrtIds: group.map(idNumber) }, signal);
    for (const { chrtId, amount } of readAnswer(stockAnswer, response, 'POST stocks').stocks)
      amounts.set(chrtId, amount);
  }
  return amounts;
}

async function readStock(connection: Connection, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const { linked, unlinked } = withLinks(linkSchema, items);
  const amounts = await readAmounts(
    connection,
    linked.map(({ link }) => String(link.chrtId)),
    signal,
  );
  return [
    ...linked.map(({ item, link }) => ({ key: item.key, stock: amounts.get(String(link.chrtId)) ?? null })),
    ...unlinked.map(({ key }) => ({ key, stock: null })),
  ];
}

/** Wildberries: FBS/DBS stocks of one seller warehouse; link settings {chrtId}. It tells nobody of sales: it is polled. */
export const wildberries: AdapterDefinition<Settings, Credentials, z.infer<typeof linkSchema>> = {
  name: 'wildberries',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: false,
  appliesLate: false,
  open: (connection) => ({
    limits: {
      maxItemsPerPush: 1000,
      buckets: { stocks: { perMinute: 300, burst: 20, errorCost: 10 } },
      pushBucket: 'stocks',
    },
    pushStock: (items, signal) => pushStock(connection, items, signal),
    readStock: (items, signal) => readStock(connection, items, signal),
  }),
};
