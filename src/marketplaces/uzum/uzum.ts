import type { AdapterDefinition, CallsLeft } from '../adapter.ts';
import { bindAccount } from '../bind-account.ts';
import type { MarketplaceResponse } from '../http.ts';
import { readCount } from '../wire.ts';
import {
  buckets,
  type Credentials,
  credentialsSchema,
  type Link,
  linkSchema,
  type Settings,
  settingsSchema,
} from './call.ts';
import { checkAccount, listCatalog } from './catalog.ts';
import { uzumApi } from './methods.ts';
import { pollOrders } from './orders.ts';
import { pushStock, readStock } from './stock.ts';

// All calls share two per second. If orders were read before each push, they would use half of them, and every figure would wait.
const newOrdersServeMs = 3_000;

function readCallsLeft(response: MarketplaceResponse): CallsLeft {
  const now = readCount(response, 'x-ratelimit-remaining');
  const today = readCount(response, 'x-ratelimit-remaining-per-day');
  return { ...(now === undefined ? {} : { now }), ...(today === undefined ? {} : { today }) };
}

const limits = { maxItemsPerPush: 100, buckets, pushBucket: 'all', newOrdersServeMs, readCallsLeft };

/** Uzum Market: FBS stock and orders; link settings {skuId, barcode, skuTitle, productTitle, dbsLinked?}. It does not report sales, so it is polled. */
export const uzum: AdapterDefinition<Settings, Credentials, Link> = {
  name: 'uzum',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: false,
  appliesLate: false,
  defaultOrderPollSeconds: 30,
  open: (account) =>
    bindAccount(account, { limits, api: uzumApi }, { pushStock, readStock, pollOrders, listCatalog, checkAccount }),
};
