import type { Account } from './accounts.ts';
import { type Figures, summarise, type Waits } from './figures.ts';
import type { Counted } from './ledger.ts';
import type { Buyers } from './sales.ts';

/** The promises, in ms. */
export const promises = {
  /** From the last sale and the last fault until every listing is right. */
  quietMs: 60_000,
  /** p95 from a figure to a healthy listing that shows it. */
  healthyMs: 2_000,
  /** OZON takes a product's figure once in so long: there a change may wait for the end of it. */
  ozonRuleMs: 30_000,
} as const;

/** What came of one account. */
export interface AccountResult {
  code: string;
  title: string;
  isFailing: boolean;
  calls: number;
  /** Calls that were answered with an error, or not at all. */
  failedCalls: number;
  /** Requests that a limit of the marketplace refused: must be 0. */
  overdrawn: number;
  soldUnits: number;
  countedUnits: number;
  /** From a sale to its record in the ledger. */
  found: Waits;
  /** From a figure to the listing that shows it. */
  shown: Waits;
}

/** The result of a run; `faults` and `slow` empty: every promise was kept. Times in ms. */
export interface Verdict {
  seed: number;
  failRate: number;
  orders: number;
  cancellations: number;
  /** From quiet until all was right; null: never. */
  rightAfterMs: number | null;
  accounts: AccountResult[];
  /** What is wrong. */
  faults: string[];
  /** What is right and took longer than promised. */
  slow: string[];
}

/** Adds up what came of an account. */
export function judgeAccount(
  account: Account,
  skus: string[],
  buyers: Buyers,
  figures: Figures,
  counted: Counted | undefined,
): AccountResult {
  const { code, title, isFailing, market } = account;
  return {
    code,
    title,
    isFailing,
    calls: market.calls.length,
    failedCalls: market.calls.filter(({ status }) => status === null || status >= 400).length,
    overdrawn: Object.values(market.violations).reduce((sum, count) => sum + count, 0),
    soldUnits: skus.reduce((sum, sku) => sum + buyers.soldAt(account, sku), 0),
    countedUnits: skus.reduce((sum, sku) => sum + (counted?.units.get(sku) ?? 0), 0),
    found: summarise(counted?.foundAfterMs ?? []),
    shown: figures.waitsOf(account),
  };
}

/** Limits of an account that were overdrawn, in words. */
export function listOverdrawn({ code, market }: Account): string[] {
  return Object.entries(market.violations)
    .filter(([, count]) => count > 0)
    .map(([limit, count]) => `${code} refused ${count} times because its limit "${limit}" was overdrawn`);
}

/** Whether a healthy account was slower than promised, in words. */
export function listSlow({ code, isFailing, shown, title }: AccountResult): string[] {
  const mostMs = title === 'OZON' ? promises.ozonRuleMs + promises.healthyMs : promises.healthyMs;
  if (isFailing || shown.p95 <= mostMs) return [];
  return [`${code} is healthy, and its p95 was ${Math.round(shown.p95)} ms, more than ${mostMs}`];
}

/** Sales that were missed or counted twice, by account and product, in words. */
export function listMiscounts(
  accounts: Account[],
  skus: string[],
  buyers: Buyers,
  ledger: Map<string, Counted>,
): string[] {
  const atAccounts = accounts.flatMap((account) =>
    skus.map((sku) => ({
      code: account.code,
      sku,
      sold: buyers.soldAt(account, sku),
      counted: ledger.get(account.code)?.units.get(sku) ?? 0,
    })),
  );
  const typedIn = skus.map((sku) => ({
    code: 'olx',
    sku,
    sold: buyers.typedIn.get(sku) ?? 0,
    counted: ledger.get('olx')?.units.get(sku) ?? 0,
  }));
  return [...atAccounts, ...typedIn]
    .filter(({ sold, counted }) => sold !== counted)
    .map(({ code, sku, sold, counted }) => `${code} sold ${sold} of ${sku}, the ledger counts ${counted}`);
}
