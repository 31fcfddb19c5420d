import { z } from 'zod';
import type { AdapterDefinition, ItemResult } from '../../src/marketplaces/adapter.ts';
import { inGroups, readAnswer, refusal, tokenSetting } from '../../src/marketplaces/wire.ts';

const settingsSchema = z.strictObject({ baseUrl: z.url() });
const credentialsSchema = z.strictObject({ token: tokenSetting });
const linkSchema = z.strictObject({});
const setAnswer = z.object({
  results: z.array(z.object({ sku: z.string(), ok: z.boolean(), error: z.string().default('') })),
});
const readRows = z.object({ items: z.array(z.object({ sku: z.string(), stock: z.int() })) });

/** A sixth kind of marketplace as somebody would add it: this file, and one line in a registry. */
export const bozor: AdapterDefinition<z.infer<typeof settingsSchema>, z.infer<typeof credentialsSchema>, object> = {
  name: 'bozor',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'stock',
  live: false,
  appliesLate: false,
  open({ settings, credentials, http }) {
    const call = async (method: 'GET' | 'PUT', path: string, signal: AbortSignal, body?: string) => {
      const headers = { authorization: `Bearer ${credentials.token}` };
      const base = { bucket: 'all', method, url: settings.baseUrl + path, headers, signal };
      const response = await http.request(body === undefined ? base : { ...base, body });
      if (response.status >= 300) throw refusal(`${method} ${path}`, response, null, '');
      return response;
    };
    return {
      limits: { maxItemsPerPush: 100, buckets: { all: { perMinute: 600, burst: 10 } }, pushBucket: 'all' },
      async pushStock(items, signal) {
        const body = { items: items.map(({ marketplaceSku, figure }) => ({ sku: marketplaceSku, stock: figure })) };
        const response = await call('PUT', '/stocks', signal, JSON.stringify(body));
        const results = new Map(readAnswer(setAnswer, response, 'PUT').results.map((result) => [result.sku, result]));
        const outcomeOf = (key: string, sku: string): ItemResult => {
          const result = results.get(sku);
          if (result?.ok) return { key, outcome: 'accepted' };
          return { key, outcome: 'rejected', reason: result?.error ?? 'not named' };
        };
        return {
          items: items.map(({ key, marketplaceSku }) => outcomeOf(key, marketplaceSku)),
          marketplaceDate: response.date,
        };
      },
      async readStock(items, signal) {
        const shown = new Map<string, number>();
        for (const group of inGroups(items, 200)) {
          const skus = group.map(({ marketplaceSku }) => encodeURIComponent(marketplaceSku)).join(',');
          const { items: rows } = readAnswer(readRows, await call('GET', `/stocks?skus=${skus}`, signal), 'GET');
          for (const { sku, stock } of rows) shown.set(sku, stock);
        }
        return items.map(({ key, marketplaceSku }) => ({ key, stock: shown.get(marketplaceSku) ?? null }));
      },
    };
  },
};
