import type { AdapterLimits, MarketplaceAdapter } from './adapter.ts';

type Bound<Account, Method> = Method extends (...args: infer Args) => infer Result
  ? (account: Account, ...args: Args) => Result
  : never;

/** The methods of an adapter as functions that get the account first. */
type AccountMethods<Account> = {
  [Name in keyof Omit<MarketplaceAdapter, 'limits'>]: Bound<Account, NonNullable<MarketplaceAdapter[Name]>>;
};

/** The adapter of one account. */
export function bindAccount<Account>(
  account: Account,
  limits: AdapterLimits,
  { pushStock, readStock, pollOrders, listCatalog, checkAccount }: AccountMethods<Account>,
): MarketplaceAdapter {
  return {
    limits,
    pushStock: (items, signal) => pushStock(account, items, signal),
    readStock: (items, signal) => readStock(account, items, signal),
    ...(pollOrders && { pollOrders: (query, signal) => pollOrders(account, query, signal) }),
    ...(listCatalog && { listCatalog: (cursor, signal) => listCatalog(account, cursor, signal) }),
    ...(checkAccount && { checkAccount: (signal) => checkAccount(account, signal) }),
  };
}
