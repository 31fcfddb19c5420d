import { z } from 'zod';
import type { AdapterDefinition, CallsLeft } from '../adapter.ts';
import { bindAccount } from '../bind-account.ts';
import type { MarketplaceResponse } from '../http.ts';
import { readCount } from '../wire.ts';
import { checkAccount, listCatalog } from './account.ts';
import { type Credentials, credentialsSchema, type Settings, settingsSchema } from './call.ts';
import { ozonApi } from './methods.ts';
import { ozonNotifications } from './notifications.ts';
import { pollOrders } from './orders.ts';
import { pushStock, readStock } from './stock.ts';

const linkSchema = z.strictObject({});

// OZON counts in windows: 80 sets in any minute, 50 calls of all kinds in any second. A bucket allows its burst plus the refill
// in one window, so both stay below: 10 + 68 per minute, and (15 + 20) + (10 + 2) per second.
const buckets = { stocks: { perMinute: 68, burst: 10 }, reads: { perMinute: 1200, burst: 15 } };

function readCallsLeft(response: MarketplaceResponse): CallsLeft {
  const now = readCount(response, 'ratelimit-remaining');
  return now === undefined ? {} : { now };
}

/** OZON: Seller API, own warehouses (FBS, rFBS); `marketplaceSku` is the offer_id; one posting is one order. */
export const ozon: AdapterDefinition<Settings, Credentials, z.infer<typeof linkSchema>> = {
  name: 'ozon',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  hidesCancelledItems: true,
  live: true,
  appliesLate: false,
  defaultOrderPollSeconds: 30,
  notifications: ozonNotifications,
  open: (account) =>
    bindAccount(
      account,
      {
        limits: {
          maxItemsPerPush: 100,
          buckets,
          pushBucket: 'stocks',
          minSecondsPerItem: account.settings.minSecondsPerItem,
          readCallsLeft,
        },
        api: ozonApi(account.settings),
      },
      { pushStock, readStock, pollOrders, listCatalog, checkAccount },
    ),
};
