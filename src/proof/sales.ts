import { randomUUID } from 'node:crypto';
import type { Api } from '../demo/api.ts';
import { mutate } from '../demo/shop.ts';
import { seededRandom } from '../simulator/faults.ts';
import type { Account } from './accounts.ts';

/** Shares of all events: orders by phone, which staff enter, and cancellations. The rest are orders on marketplaces. */
const shares = { entered: 0.08, cancelled: 0.1 } as const;
/** The age at which the seller confirms an order, and ships it. */
const confirmAfterMs = 20_000;
const shipAfterMs = 90_000;
/** The share of orders with two units. */
const shareOfPairs = 0.1;

/** Buyers, chosen by a seed: they order at any account, and some cancel. And staff, who enter orders and ship parcels. */
export class Buyers {
  /** Orders of all kinds. */
  orders = 0;
  cancellations = 0;
  /** Units of each SKU in orders that staff entered. */
  readonly entered = new Map<string, number>();
  readonly #accounts: Account[];
  readonly #visited: Account[];
  readonly #skus: string[];
  readonly #random: () => number;

  /** `visited`: where the next event happens is chosen among these; an account that is listed twice has twice as many. */
  constructor(accounts: Account[], skus: string[], seed: number, visited: Account[] = accounts) {
    this.#accounts = accounts;
    this.#visited = visited;
    this.#skus = skus;
    this.#random = seededRandom(seed);
  }

  /** One event. `api` null: Ombor is down, so staff can enter nothing. Throws when a marketplace or Ombor refuses. */
  async act(api: Api | null): Promise<void> {
    const account = this.#pick(this.#visited);
    const sku = this.#pick(this.#skus);
    const quantity = this.#random() < shareOfPairs ? 2 : 1;
    const dice = this.#random();
    this.#handle(account);
    if (dice < shares.entered) {
      if (api) await this.#enter(api, sku, quantity);
    } else if (dice < shares.entered + shares.cancelled) this.#cancel(account, sku);
    else this.#order(account, sku, quantity);
  }

  /** Units of a SKU that an account has sold, without the cancelled ones. */
  soldAt({ market }: Account, sku: string): number {
    const lines = market.orders.all.flatMap(({ items }) => items).filter((line) => line.sku === sku);
    return lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  }

  /** Units of a SKU that were sold in total. */
  sold(sku: string): number {
    const atMarketplaces = this.#accounts.reduce((sum, account) => sum + this.soldAt(account, sku), 0);
    return atMarketplaces + (this.entered.get(sku) ?? 0);
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  #order({ market }: Account, sku: string, quantity: number): void {
    const placed = market.placeOrder([{ sku, quantity }]);
    if (!placed.ok) throw new Error(placed.reason);
    this.orders += 1;
  }

  #cancel({ market, kind }: Account, sku: string): void {
    const order = this.#newestUnshipped(market);
    if (!order) return;
    // The Test Marketplace reports figures, not orders: there one unit is cancelled, of whichever order.
    const cancelled =
      kind === 'test'
        ? this.#unshippedUnits(market, sku) > 0 && market.cancel(sku, 1).ok
        : market.cancelOrder(order.id).ok;
    if (cancelled) this.cancellations += 1;
  }

  /** The seller's staff confirm and ship orders as they get older. */
  #handle({ market, kind }: Account): void {
    if (kind === 'test') return;
    const nowMs = Date.now();
    for (const { id, stage, placedAt } of market.orders.all) {
      const ageMs = nowMs - placedAt.getTime();
      if (stage === 'new' && ageMs > confirmAfterMs) market.confirmOrder(id);
      if (stage === 'confirmed' && ageMs > shipAfterMs) market.shipOrder(id);
    }
  }

  #newestUnshipped({ orders }: Account['market']) {
    return orders.all.findLast((order) => orders.isInSellersHands(order));
  }

  /** Units of a SKU in orders that the seller has not shipped. */
  #unshippedUnits({ orders }: Account['market'], sku: string): number {
    const lines = orders.all.filter((order) => orders.isInSellersHands(order)).flatMap(({ items }) => items);
    return lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity - line.cancelled : 0), 0);
  }

  async #enter(api: Api, sku: string, quantity: number): Promise<void> {
    await mutate(api, 'createManualOrder', {
      marketplace: 'olx',
      customerName: 'Dilnoza',
      items: [{ sku, quantity }],
      idempotencyKey: randomUUID(),
    });
    this.orders += 1;
    this.entered.set(sku, (this.entered.get(sku) ?? 0) + quantity);
  }
}
