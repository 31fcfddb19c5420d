import type { AdapterLimits, MarketplaceAdapter } from './adapter.ts';
import type { ApiDescription } from './methods.ts';

type Bound<Account, Method> = Method extends (...args: infer Args) => infer Result
  ? (account: Account, ...args: Args) => Result
  : never;

/** The methods of an adapter as functions that get the account first. */
type AccountMethods<Account> = {
  [Name in keyof Omit<MarketplaceAdapter, 'limits' | 'api'>]: Bound<Account, NonNullable<MarketplaceAdapter[Name]>>;
};

/** The adapter of one account. `api`: what it calls. */
export function bindAccount<Account>(
  account: Account,
  { limits, api }: { limits: AdapterLimits; api: ApiDescription },
  { pushStock, readStock, pollOrders, listCatalog, tryArchive, checkAccount }: AccountMethods<Account>,
): MarketplaceAdapter {
  return {
    limits,
    api,
    pushStock: (items, signal) => pushStock(account, items, signal),
    readStock: (items, signal) => readStock(account, items, signal),
    ...(pollOrders && { pollOrders: (query, signal) => pollOrders(account, query, signal) }),
    ...(listCatalog && { listCatalog: (cursor, signal) => listCatalog(account, cursor, signal) }),
    ...(tryArchive && { tryArchive: (signal) => tryArchive(account, signal) }),
    ...(checkAccount && { checkAccount: (signal) => checkAccount(account, signal) }),
  };
}
