import type { Account } from './accounts.ts';
import { type Figures, summarise, type Waits } from './figures.ts';
import type { Counted } from './ledger.ts';
import type { Buyers } from './sales.ts';
import { countRefused } from './troubles.ts';

/** The promises, in ms. */
export const promises = {
  /** From the last sale and the last failure until every listing is right. */
  quietMs: 60_000,
  /** p95 from a figure to a healthy listing that shows it. */
  healthyMs: 2_000,
  /** OZON accepts one figure per product in this time, so that a change may wait for it. */
  ozonLimitMs: 30_000,
} as const;

/** The result of one account. */
export interface AccountResult {
  code: string;
  title: string;
  isFailing: boolean;
  calls: number;
  /** Calls that were answered with an error, or not at all. */
  failedCalls: number;
  /** Sets that were refused as a whole, and nobody was named. */
  refusedSets: number;
  /** Requests refused because of a limit of the marketplace: must be 0. */
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
  /** From the last sale and failure until all was right; null: never. */
  rightAfterMs: number | null;
  accounts: AccountResult[];
  /** What is wrong, as sentences. */
  faults: string[];
  /** What is right but took longer than promised, as sentences. */
  slow: string[];
}

/** Sums up an account. */
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
    refusedSets: countRefused(account),
    overdrawn: Object.values(market.violations).reduce((sum, count) => sum + count, 0),
    soldUnits: skus.reduce((sum, sku) => sum + buyers.soldAt(account, sku), 0),
    countedUnits: skus.reduce((sum, sku) => sum + (counted?.units.get(sku) ?? 0), 0),
    found: summarise(counted?.foundAfterMs ?? []),
    shown: figures.waitsOf(account),
  };
}

/** Exceeded limits of an account, as sentences. */
export function listExceededLimits({ code, market }: Account): string[] {
  return Object.entries(market.violations)
    .filter(([, count]) => count > 0)
    .map(([limit, count]) => `${code} refused ${count} times because its limit "${limit}" was exceeded`);
}

/** A sentence when a healthy account was slower than promised. */
export function listSlow({ code, isFailing, shown, title }: AccountResult): string[] {
  const maxMs = title === 'OZON' ? promises.ozonLimitMs + promises.healthyMs : promises.healthyMs;
  if (isFailing || shown.p95 <= maxMs) return [];
  return [`${code} is healthy, and its p95 was ${Math.round(shown.p95)} ms, more than ${maxMs}`];
}

/** Sales that were missed or counted twice, by account and product, as sentences. */
export function listMiscounts(
  accounts: Account[],
  skus: string[],
  buyers: Buyers,
  ledger: Map<string, Counted>,
): string[] {
  const onMarketplaces = accounts.flatMap((account) =>
    skus.map((sku) => ({
      code: account.code,
      sku,
      sold: buyers.soldAt(account, sku),
      counted: ledger.get(account.code)?.units.get(sku) ?? 0,
    })),
  );
  const entered = skus.map((sku) => ({
    code: 'olx',
    sku,
    sold: buyers.entered.get(sku) ?? 0,
    counted: ledger.get('olx')?.units.get(sku) ?? 0,
  }));
  return [...onMarketplaces, ...entered]
    .filter(({ sold, counted }) => sold !== counted)
    .map(({ code, sku, sold, counted }) => `${code} sold ${sold} of ${sku}, the ledger counts ${counted}`);
}
