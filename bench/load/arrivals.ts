import type { SimulatedShop } from '../../src/simulator/test-marketplace.ts';
import { nowMs } from './clock.ts';
import type { Followers } from './followers.ts';

interface Waiting {
  sale: number;
  sentAt: number;
  /** Marketplaces that do not show it yet. */
  shops: Set<number>;
  isSeen: boolean;
}

/** From the moment when a webhook was sent, in ms: until all subscribers had seen it, and all marketplaces showed it. */
export interface Arrival {
  subscribersMs: number;
  marketplacesMs: number;
}

/** Watches when sales arrive: at every subscriber, and at every marketplace but the one that sold. */
export class Arrivals {
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #opening: number;
  readonly #ends: (() => void)[];
  readonly #times: { subscribers: number[]; marketplaces: number[] } = { subscribers: [], marketplaces: [] };
  readonly #shopCount: number;
  readonly #followers: Followers | undefined;
  #left = 0;
  #wake: () => void = () => {};

  constructor(shops: readonly SimulatedShop[], followers: Followers | undefined, opening: number) {
    this.#opening = opening;
    this.#shopCount = shops.length;
    this.#followers = followers;
    this.#ends = shops.map((shop, index) =>
      shop.onChange(({ sku, stock, cause }) => {
        if (cause === 'set') this.#onShown(index, sku, this.#opening - stock);
      }),
    );
    followers?.onSeen((sku, sale, atMs) => this.#onSeen(sku, sale, atMs));
  }

  /** A sale is being sent now. */
  expect(sku: string, sale: number, soldAt: number): void {
    const others = Array.from({ length: this.#shopCount }, (_, index) => index).filter((index) => index !== soldAt);
    const waiting = { sale, sentAt: nowMs(), shops: new Set(others), isSeen: this.#followers === undefined };
    const known = this.#waiting.get(sku);
    if (known) known.push(waiting);
    else this.#waiting.set(sku, [waiting]);
    this.#left += 1;
  }

  /** Resolves when everything that was sent has arrived; gives the times. Throws when something does not come. */
  async untilAll(patienceMs: number): Promise<{ subscribers: number[]; marketplaces: number[] }> {
    const timer = setTimeout(() => this.#wake(), patienceMs);
    const deadline = performance.now() + patienceMs;
    while (this.#left > 0) {
      if (performance.now() >= deadline) throw new Error(`${this.#left} sales did not arrive within ${patienceMs} ms`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    clearTimeout(timer);
    return this.#times;
  }

  /** Watches no longer. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#followers?.onSeen(() => {});
  }

  #onSeen(sku: string, sale: number, atMs: number): void {
    for (const one of this.#waiting.get(sku) ?? []) {
      if (one.isSeen || one.sale > sale) continue;
      one.isSeen = true;
      this.#times.subscribers.push(atMs - one.sentAt);
    }
    this.#forget(sku);
  }

  #onShown(shop: number, sku: string, sale: number): void {
    const atMs = nowMs();
    for (const one of this.#waiting.get(sku) ?? []) {
      if (one.sale <= sale && one.shops.delete(shop) && one.shops.size === 0)
        this.#times.marketplaces.push(atMs - one.sentAt);
    }
    this.#forget(sku);
  }

  #forget(sku: string): void {
    const before = this.#waiting.get(sku) ?? [];
    const left = before.filter(({ shops, isSeen }) => shops.size > 0 || !isSeen);
    if (left.length === before.length) return;
    this.#left -= before.length - left.length;
    if (left.length === 0) this.#waiting.delete(sku);
    else this.#waiting.set(sku, left);
    if (this.#left === 0) this.#wake();
  }
}
