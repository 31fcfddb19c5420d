import type { AdapterDefinition, CallsLeft } from '../adapter.ts';
import { bindAccount } from '../bind-account.ts';
import type { MarketplaceResponse } from '../http.ts';
import { readCount } from '../wire.ts';
import { tryArchive } from './archive.ts';
import { buckets, type Credentials, credentialsSchema, linkSchema, type Settings, settingsSchema } from './call.ts';
import { checkAccount, listCatalog } from './catalog.ts';
import { wildberriesApi } from './methods.ts';
import { pollOrders } from './orders.ts';
import { pushStock, readStock } from './stock.ts';

function readCallsLeft(response: MarketplaceResponse): CallsLeft {
  const now = readCount(response, 'x-ratelimit-remaining');
  return now === undefined ? {} : { now };
}

const limits = { maxItemsPerPush: 1000, buckets, pushBucket: 'stocks', readCallsLeft };

/** Wildberries: stocks and orders of one seller warehouse; link settings {chrtId}. It does not report sales, so it is polled. */
export const wildberries: AdapterDefinition<Settings, Credentials, { chrtId: string | number }> = {
  name: 'wildberries',
  settingsSchema,
  credentialsSchema,
  linkSchema,
  defaultSaleSignal: 'orders',
  live: false,
  appliesLate: false,
  defaultOrderPollSeconds: 10,
  open: (account) =>
    bindAccount(
      account,
      { limits, api: wildberriesApi(account.settings) },
      { pushStock, readStock, pollOrders, listCatalog, tryArchive, checkAccount },
    ),
};
