// An adapter for a marketplace that Ombor does not have, written outside of it.
import {
  type AdapterDefinition,
  type ItemResult,
  inGroups,
  readAnswer,
  refusal,
  tokenSetting,
} from '@ombor/adapter-kit';
import { z } from 'zod';

const settingsSchema = z.strictObject({ baseUrl: z.url() });
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({});
const setAnswer = z.object({ refused: z.array(z.object({ article: z.string(), reason: z.string() })) });
const readRows = z.object({ stocks: z.array(z.object({ article: z.string(), amount: z.int() })) });

type Settings = z.infer<typeof settingsSchema>;
type Credentials = z.infer<typeof credentialsSchema>;

export const bazaar: AdapterDefinition<Settings, Credentials, object> = {
  name: 'bazaar',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'stock',
  live: false,
  appliesLate: false,
  open({ settings, credentials, http }) {
    const call = async (method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: string) => {
      const headers = { 'x-token': credentials.token, 'content-type': 'application/json' };
      const base = { bucket: 'all', method, url: settings.baseUrl + path, headers, signal };
      const response = await http.request(body === undefined ? base : { ...base, body });
      if (response.status >= 300) throw refusal(`${method} ${path}`, response, null, '');
      return response;
    };
    return {
      limits: { maxItemsPerPush: 100, buckets: { all: { perMinute: 600, burst: 10 } }, pushBucket: 'all' },
      async pushStock(items, signal) {
        const stocks = items.map(({ marketplaceSku, figure }) => ({ article: marketplaceSku, amount: figure }));
        const response = await call('POST', '/v1/stocks', signal, JSON.stringify({ stocks }));
        const { refused } = readAnswer(setAnswer, response, 'POST /v1/stocks');
        const reasons = new Map(refused.map(({ article, reason }) => [article, reason]));
        const resultOf = (key: string, sku: string): ItemResult => {
          const reason = reasons.get(sku);
          return reason === undefined ? { key, outcome: 'accepted' } : { key, outcome: 'rejected', reason };
        };
        return {
          items: items.map(({ key, marketplaceSku }) => resultOf(key, marketplaceSku)),
          marketplaceDate: response.date,
        };
      },
      async readStock(items, signal) {
        const shown = new Map<string, number>();
        for (const group of inGroups(items, 50)) {
          const query = new URLSearchParams(group.map(({ marketplaceSku }) => ['article', marketplaceSku]));
          const response = await call('GET', `/v1/stocks?${query}`, signal);
          for (const { article, amount } of readAnswer(readRows, response, 'GET /v1/stocks').stocks) {
            shown.set(article, amount);
          }
        }
        return items.map(({ key, marketplaceSku }) => ({ key, stock: shown.get(marketplaceSku) ?? null }));
      },
    };
  },
};
