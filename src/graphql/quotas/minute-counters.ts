/** What was counted of a key in its present minute, and for how long that minute still lasts. */
export interface Counted {
  count: number;
  msLeft: number;
}

interface Entry {
  count: number;
  endsAtMs: number;
}

const minuteMs = 60_000;

/**
 * Counts by key; the minute of a key begins with its first count. With more than `maxKeys` keys the oldest are forgotten: whoever can
 * send under so many names is not held by any of them, and must not fill the memory.
 */
export class MinuteCounters {
  readonly #maxKeys: number;
  /** In the order in which their minutes end. */
  readonly #entries = new Map<string, Entry>();

  constructor(maxKeys: number) {
    this.#maxKeys = maxKeys;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  add(key: string, points: number): Counted {
    const now = performance.now();
    this.#forget(now);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { count: 0, endsAtMs: now + minuteMs };
      this.#entries.set(key, entry);
    }
    entry.count += points;
    return { count: entry.count, msLeft: entry.endsAtMs - now };
  }

  read(key: string): Counted {
    const now = performance.now();
    const entry = this.#entries.get(key);
    return entry && entry.endsAtMs > now
      ? { count: entry.count, msLeft: entry.endsAtMs - now }
      : { count: 0, msLeft: 0 };
  }

  /** Those whose minute is over, and the oldest beyond the limit. */
  #forget(now: number): void {
    for (const [key, { endsAtMs }] of this.#entries) {
      if (endsAtMs > now && this.#entries.size < this.#maxKeys) return;
      this.#entries.delete(key);
    }
  }
}
