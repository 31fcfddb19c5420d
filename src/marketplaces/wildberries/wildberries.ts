import type { AdapterDefinition, CallsLeft } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { buckets, type Credentials, credentialsSchema, linkSchema, type Settings, settingsSchema } from './call.ts';
import { checkAccount, listCatalog } from './catalog.ts';
import { pollOrders } from './orders.ts';
import { pushStock, readStock } from './stock.ts';

function readCallsLeft(response: MarketplaceResponse): CallsLeft {
  const now = response.headers.get('x-ratelimit-remaining');
  return now !== null && /^\d{1,9}$/.test(now) ? { now: Number(now) } : {};
}

/** Wildberries: stocks and orders of one seller warehouse; link settings {chrtId}. It tells nobody of sales: it is polled. */
export const wildberries: AdapterDefinition<Settings, Credentials, { chrtId: string | number }> = {
  name: 'wildberries',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: false,
  appliesLate: false,
  defaultOrderPollSeconds: 10,
  open: (account) => ({
    limits: { maxItemsPerPush: 1000, buckets, pushBucket: 'stocks', readCallsLeft },
    pushStock: (items, signal) => pushStock(account, items, signal),
    readStock: (items, signal) => readStock(account, items, signal),
    pollOrders: (query, signal) => pollOrders(account, query, signal),
    listCatalog: (cursor, signal) => listCatalog(account, cursor, signal),
    checkAccount: (signal) => checkAccount(account, signal),
  }),
};
