/** What every limit of the simulated marketplaces is set to. */
export interface SimulatorLimits {
  uzum: { perSecond: number; burst: number; perDay: number };
  wildberries: { perMinute: number; burst: number; contentPerMinute: number; contentBurst: number };
  ozon: { stockCallsPerMinute: number; callsPerSecond: number; secondsPerPair: number };
  test: { perMinute: number; burst: number };
}

/** The figures of the marketplaces' own documents (Uzum's are observed ones); OZON's pair rule is off unless asked for. */
export const defaultLimits: SimulatorLimits = {
  uzum: { perSecond: 2, burst: 2, perDay: 10_000 },
  wildberries: { perMinute: 300, burst: 20, contentPerMinute: 100, contentBurst: 5 },
  ozon: { stockCallsPerMinute: 80, callsPerSecond: 50, secondsPerPair: 0 },
  test: { perMinute: 600, burst: 100 },
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

  /** Takes one token if there is one. */
  take(): boolean {
    this.#refill();
    if (this.#tokens < 1) {
      this.violations += 1;
      return false;
    }
    this.#tokens -= 1;
    return true;
  }

  /** Takes tokens that may not be there: the debt has to be refilled first. */
  charge(tokens: number): void {
    this.#refill();
    this.#tokens -= tokens;
  }

  /** Whole tokens left. */
  get remaining(): number {
    this.#refill();
    return Math.max(0, Math.floor(this.#tokens));
  }

  /** Milliseconds until `tokens` (1, or the whole burst) are there. */
  msUntil(tokens: number): number {
    this.#refill();
    return Math.max(0, (tokens - this.#tokens) / this.#perMs);
  }
}

/** At most `limit` requests in any `perMs` milliseconds; `violations` counts those above. */
export class SlidingWindow {
  violations = 0;
  readonly #limit: number;
  readonly #perMs: number;
  #taken: number[] = [];

  constructor(limit: number, perMs: number) {
    this.#limit = limit;
    this.#perMs = perMs;
  }

  /** Counts one request if it fits. */
  take(): boolean {
    const nowMs = performance.now();
    this.#taken = this.#taken.filter((atMs) => nowMs - atMs < this.#perMs);
    if (this.#taken.length >= this.#limit) {
      this.violations += 1;
      return false;
    }
    this.#taken.push(nowMs);
    return true;
  }

  /** Milliseconds until the next one fits. */
  get msUntilNext(): number {
    const oldest = this.#taken[0];
    if (oldest === undefined || this.#taken.length < this.#limit) return 0;
    return Math.max(0, oldest + this.#perMs - performance.now());
  }
}
