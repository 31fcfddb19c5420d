import { randomUUID } from 'node:crypto';
import type { Api } from '../demo/api.ts';
import { mutate } from '../demo/shop.ts';
import { seededRandom } from '../simulator/faults.ts';
import type { Account } from './accounts.ts';

/** Of all that happens: orders taken on the phone, and cancellations. The rest are orders at marketplaces. */
const shares = { typedIn: 0.08, cancelled: 0.1 } as const;
/** How old an order is when the seller takes it on, and when its parcel is handed over. */
const confirmAfterMs = 20_000;
const shipAfterMs = 90_000;
/** Of the orders, those of two units. */
const shareOfPairs = 0.1;

/** Buyers, chosen by a seed: they order at any account, and some cancel; and staff, who type orders in and see to the parcels. */
export class Buyers {
  /** Orders made, wherever. */
  orders = 0;
  cancellations = 0;
  /** Units of each SKU that staff typed in. */
  readonly typedIn = new Map<string, number>();
  readonly #accounts: Account[];
  readonly #skus: string[];
  readonly #random: () => number;

  constructor(accounts: Account[], skus: string[], seed: number) {
    this.#accounts = accounts;
    this.#skus = skus;
    this.#random = seededRandom(seed);
  }

  /** One thing happens. `api` null: Ombor is down, so nothing can be typed in. Throws when a marketplace or Ombor refuses. */
  async act(api: Api | null): Promise<void> {
    const account = this.#pick(this.#accounts);
    const sku = this.#pick(this.#skus);
    const quantity = this.#random() < shareOfPairs ? 2 : 1;
    const dice = this.#random();
    this.#handle(account);
    if (dice < shares.typedIn) {
      if (api) await this.#typeIn(api, sku, quantity);
    } else if (dice < shares.typedIn + shares.cancelled) this.#cancel(account, sku);
    else this.#order(account, sku, quantity);
  }

  /** Units of a SKU that an account has sold and not taken back. */
  soldAt({ market }: Account, sku: string): number {
    const lines = market.orders.all.flatMap(({ items }) => items).filter((line) => line.sku === sku);
    return lines.reduce((sum, line) => sum + line.quantity - line.cancelled, 0);
  }

  /** Units of a SKU that were sold anywhere. */
  sold(sku: string): number {
    const atMarketplaces = this.#accounts.reduce((sum, account) => sum + this.soldAt(account, sku), 0);
    return atMarketplaces + (this.typedIn.get(sku) ?? 0);
  }

  #pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.#random() * all.length)] as T;
  }

  #order({ market }: Account, sku: string, quantity: number): void {
    const placed = market.placeOrder([{ sku, quantity }]);
    if (!placed.ok) throw new Error(placed.reason);
    this.orders += 1;
  }

  #cancel({ market, place }: Account, sku: string): void {
    const order = this.#newestInHand(market);
    if (!order) return;
    // The Test Marketplace tells figures, not orders: there a unit is cancelled, whichever order it was of.
    const cancelled =
      place === 'test' ? this.soldInHand(market, sku) > 0 && market.cancel(sku, 1).ok : market.cancelOrder(order.id).ok;
    if (cancelled) this.cancellations += 1;
  }

  /** The seller's staff: takes orders on and hands parcels over, as time goes by. */
  #handle({ market, place }: Account): void {
    if (place === 'test') return;
    const nowMs = Date.now();
    for (const { id, stage, placedAt } of market.orders.all) {
      const ageMs = nowMs - placedAt.getTime();
      if (stage === 'new' && ageMs > confirmAfterMs) market.confirmOrder(id);
      if (stage === 'confirmed' && ageMs > shipAfterMs) market.shipOrder(id);
    }
  }

  #newestInHand({ orders }: Account['market']) {
    return orders.all.findLast((order) => orders.isInSellersHands(order));
  }

  /** Units of a SKU in orders that the seller still holds. */
  soldInHand({ orders }: Account['market'], sku: string): number {
    const lines = orders.all.filter((order) => orders.isInSellersHands(order)).flatMap(({ items }) => items);
    return lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity - line.cancelled : 0), 0);
  }

  async #typeIn(api: Api, sku: string, quantity: number): Promise<void> {
    await mutate(api, 'createManualOrder', {
      marketplace: 'olx',
      customerName: 'Dilnoza',
      items: [{ sku, quantity }],
      idempotencyKey: randomUUID(),
    });
    this.orders += 1;
    this.typedIn.set(sku, (this.typedIn.get(sku) ?? 0) + quantity);
  }
}
