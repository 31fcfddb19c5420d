import { z } from 'zod';
import type { AdapterDefinition, AdapterLimits, CallsLeft } from '../adapter.ts';
import { bindAccount } from '../bind-account.ts';
import type { MarketplaceResponse } from '../http.ts';
import { readCount } from '../wire.ts';
import { checkAccount, listCatalog } from './account.ts';
import { type Credentials, credentialsSchema, type Settings, settingsSchema } from './call.ts';
import { yandexMarketApi } from './methods.ts';
import { yandexMarketNotifications } from './notifications.ts';
import { pollOrders } from './orders.ts';
import { readStock } from './shown-stock.ts';
import { pushStock } from './stock.ts';

const linkSchema = z.strictObject({});

// Stocks in SKUs, of which 100,000 per minute are allowed. 10,000 order calls per hour are 166 per minute. Each bucket stays below
// its limit, burst included. Assumed: 120 reads per minute are reasonable; most of them have no documented limit.
const buckets = {
  stocks: { perMinute: 80_000, burst: 10_000 },
  reads: { perMinute: 120, burst: 10 },
  orders: { perMinute: 150, burst: 10 },
  // The v3 method counts requests: 50 per minute.
  warehouseStocks: { perMinute: 42, burst: 6 },
};

function readCallsLeft(response: MarketplaceResponse): CallsLeft {
  const now = readCount(response, 'x-ratelimit-resource-remaining');
  return now === undefined ? {} : { now };
}

const limitsOf = ({ stockMethods }: Settings): AdapterLimits => ({
  maxItemsPerPush: 2000,
  buckets,
  pushBucket: stockMethods === 'v3' ? 'warehouseStocks' : 'stocks',
  readCallsLeft,
});

/** Yandex Market: Partner API, a shop with its own stock (FBS, DBS, Express); `marketplaceSku` is the offerId. */
export const yandexMarket: AdapterDefinition<Settings, Credentials, z.infer<typeof linkSchema>> = {
  name: 'yandex_market',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  hidesCancelledItems: true,
  live: true,
  appliesLate: true,
  defaultOrderPollSeconds: 30,
  notifications: yandexMarketNotifications,
  open: (account) =>
    bindAccount(
      account,
      { limits: limitsOf(account.settings), api: yandexMarketApi(account.settings) },
      { pushStock, readStock, pollOrders, listCatalog, checkAccount },
    ),
};
