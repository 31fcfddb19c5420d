import type { Account } from './accounts.ts';

/** Waiting times in ms. */
export interface Waits {
  count: number;
  p50: number;
  p95: number;
  longest: number;
}

/** Summary of a list of waits, in ms; all 0 for an empty list. */
export function summarise(waitsMs: readonly number[]): Waits {
  const sorted = waitsMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 };
}

/**
 * The stock of each product in Ombor, what every account shows, and for how long they differed. A listing is behind from the
 * moment when Ombor publishes a figure that it does not show until it shows the newest one, however many came in between.
 */
export class Figures {
  readonly #published = new Map<string, number>();
  readonly #behind = new Map<Account, Map<string, number>>();
  readonly #waits = new Map<Account, number[]>();
  readonly #ends: (() => void)[] = [];
  #wake = (): void => {};

  constructor(accounts: Account[]) {
    for (const account of accounts) {
      this.#behind.set(account, new Map());
      this.#waits.set(account, []);
      this.#ends.push(account.market.onChange(({ sku }) => this.#compare(account, sku, false)));
    }
  }

  /** Ombor published a figure. */
  publish(sku: string, stock: number): void {
    this.#published.set(sku, stock);
    for (const account of this.#behind.keys()) this.#compare(account, sku, true);
  }

  /** How many listings differ from what Ombor published. */
  get behind(): number {
    return [...this.#behind.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** How long an account's listings were behind. */
  waitsOf(account: Account): Waits {
    return summarise(this.#waits.get(account) ?? []);
  }

  /** The listings that do not show `expected`, and the products for which Ombor has another figure, as sentences. */
  differences(expected: ReadonlyMap<string, number>): string[] {
    return [...expected].flatMap(([sku, figure]) => {
      const published = this.#published.get(sku);
      const shown = [...this.#behind.keys()].map(({ code, market }) => ({ who: code, shows: market.stockOf(sku) }));
      const wrong = [{ who: 'Ombor', shows: published }, ...shown].filter(({ shows }) => shows !== figure);
      // Where Ombor itself is wrong, the marketplaces that show its figure are not.
      const atFault =
        published === figure ? wrong : wrong.filter(({ who, shows }) => who === 'Ombor' || shows !== published);
      return atFault.map(({ who, shows }) => `${who} shows ${shows} of ${sku}, not ${figure}`);
    });
  }

  /** Waits until everybody shows `expected`. Returns the ms that it took, or null after `timeoutMs`. */
  async untilRight(expected: ReadonlyMap<string, number>, timeoutMs: number): Promise<number | null> {
    const startedAt = performance.now();
    const timeout = setTimeout(() => this.#wake(), timeoutMs);
    try {
      while (this.differences(expected).length > 0) {
        if (performance.now() - startedAt >= timeoutMs) return null;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      return performance.now() - startedAt;
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Stops watching the marketplaces. */
  stop(): void {
    for (const end of this.#ends) end();
  }

  #compare(account: Account, sku: string, isNew: boolean): void {
    const behind = this.#behind.get(account);
    const published = this.#published.get(sku);
    if (!behind || published === undefined) return;
    const since = behind.get(sku);
    const isRight = account.market.stockOf(sku) === published;
    if (isRight && since !== undefined) {
      behind.delete(sku);
      this.#waits.get(account)?.push(performance.now() - since);
    } else if (!isRight && since === undefined && isNew) behind.set(sku, performance.now());
    this.#wake();
  }
}
