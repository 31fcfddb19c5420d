/** The limits of the simulated marketplaces. */
export interface SimulatorLimits {
  uzum: { perSecond: number; burst: number; perDay: number };
  wildberries: { perMinute: number; burst: number; contentPerMinute: number; contentBurst: number };
  ozon: { stockCallsPerMinute: number; callsPerSecond: number; secondsPerPair: number };
  /** `shownAfterMs`: how long after it was accepted a figure is shown (in reality: some minutes). */
  yandex_market: {
    skusPerMinute: number;
    warehouseSetsPerMinute: number;
    orderCallsPerHour: number;
    parallel: number;
    shownAfterMs: number;
  };
  test: { perMinute: number; burst: number };
}

/** The limits of the marketplaces' own documents (Uzum's are observed). OZON's rule per product and warehouse is off by default. */
export const defaultLimits: SimulatorLimits = {
  uzum: { perSecond: 2, burst: 2, perDay: 10_000 },
  wildberries: { perMinute: 300, burst: 20, contentPerMinute: 100, contentBurst: 5 },
  ozon: { stockCallsPerMinute: 80, callsPerSecond: 50, secondsPerPair: 0 },
  yandex_market: {
    skusPerMinute: 100_000,
    warehouseSetsPerMinute: 50,
    orderCallsPerHour: 10_000,
    parallel: 4,
    shownAfterMs: 0,
  },
  test: { perMinute: 600, burst: 100 },
};

const much = 1e9;

/** Limits that refuse no call for coming too soon. */
export const wideLimits: { [Name in keyof SimulatorLimits]: Partial<SimulatorLimits[Name]> } = {
  uzum: { perSecond: much, burst: much, perDay: much },
  wildberries: { perMinute: much, burst: much, contentPerMinute: much, contentBurst: much },
  ozon: { stockCallsPerMinute: much, callsPerSecond: much },
  yandex_market: { skusPerMinute: much, warehouseSetsPerMinute: much, orderCallsPerHour: much },
  test: { perMinute: much, burst: much },
};

/** A token bucket on the real clock; `violations` counts the requests that found it empty. */
export class TokenBucket {
  violations = 0;
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #atMs = performance.now();

  constructor(perSecond: number, burst: number) {
    this.#perMs = perSecond / 1000;
    this.#burst = burst;
    this.#tokens = burst;
  }

  #refill(): void {
    const nowMs = performance.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + (nowMs - this.#atMs) * this.#perMs);
    this.#atMs = nowMs;
  }

  /** Takes one token. Returns false if there is none. */
  take(): boolean {
    this.#refill();
    if (this.#tokens < 1) {
      this.violations += 1;
      return false;
    }
    this.#tokens -= 1;
    return true;
  }

  /** Takes tokens even if they are not there. The debt has to be refilled first. */
  charge(tokens: number): void {
    this.#refill();
    this.#tokens -= tokens;
  }

  /** Whole tokens that are left. */
  get remaining(): number {
    this.#refill();
    return Math.max(0, Math.floor(this.#tokens));
  }

  /** Milliseconds until there are `tokens` (1, or the whole burst). */
  msUntil(tokens: number): number {
    this.#refill();
    return Math.max(0, (tokens - this.#tokens) / this.#perMs);
  }
}

/** At most `limit` requests in any `perMs` milliseconds; `violations` counts the refused ones. */
export class SlidingWindow {
  violations = 0;
  readonly #limit: number;
  readonly #perMs: number;
  #taken: { atMs: number; weight: number }[] = [];

  constructor(limit: number, perMs: number) {
    this.#limit = limit;
    this.#perMs = perMs;
  }

  /** Counts one request, or one with a higher weight. Returns false if the limit does not allow it. */
  take(weight = 1): boolean {
    const nowMs = performance.now();
    const gone = this.#taken.findIndex(({ atMs }) => nowMs - atMs < this.#perMs);
    this.#taken.splice(0, gone < 0 ? this.#taken.length : gone);
    const used = this.#taken.reduce((sum, one) => sum + one.weight, 0);
    if (used + weight > this.#limit) {
      this.violations += 1;
      return false;
    }
    this.#taken.push({ atMs: nowMs, weight });
    return true;
  }

  /** Milliseconds until the next request is allowed. */
  get msUntilNext(): number {
    const oldest = this.#taken[0];
    const used = this.#taken.reduce((sum, { weight }) => sum + weight, 0);
    if (oldest === undefined || used < this.#limit) return 0;
    return Math.max(0, oldest.atMs + this.#perMs - performance.now());
  }
}
