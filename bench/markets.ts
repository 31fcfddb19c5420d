import { createHmac } from 'node:crypto';
import { seededRandom } from '../src/simulator/faults.ts';
import { type Simulator, startSimulator } from '../src/simulator/simulator.ts';
import type { SimulatedShop } from '../src/simulator/test-marketplace.ts';
import { toRequest } from './load/sender.ts';
import { type NewPlace, type Place, skuOf } from './shop.ts';

/** Simulated marketplaces without limits, each with an account and a server of its own. */
export interface Markets extends AsyncDisposable {
  simulators: Simulator[];
  shops: SimulatedShop[];
  places: NewPlace[];
}

/** Starts `count` Test Marketplaces that list all products with the opening figure. */
export async function startMarkets(count: number, products: number, opening: number): Promise<Markets> {
  const simulators: Simulator[] = [];
  for (let index = 0; index < count; index += 1) {
    const limits = { test: { perMinute: 60_000_000, burst: 1_000_000 } };
    simulators.push(await startSimulator({ seed: index + 1, seller: `-${index + 1}`, limits }));
  }
  const shops = simulators.map(({ marketplaces }) => marketplaces.test);
  for (const shop of shops) for (let at = 0; at < products; at += 1) shop.add({ sku: skuOf(at), stock: opening });
  const places = simulators.map(({ connections: { test } }, index) => ({
    code: `market${index + 1}`,
    baseUrl: String(test.settings.baseUrl),
    token: test.credentials.token ?? '',
  }));
  return {
    simulators,
    shops,
    places,
    async [Symbol.asyncDispose]() {
      await Promise.all(simulators.map((simulator) => simulator.stop()));
    },
  };
}

/** One sale: the webhook that reports it, and how many units of its product were sold before and with it. */
export interface Sale {
  request: Buffer;
  sku: string;
  /** Index of the marketplace that sold. */
  at: number;
  soldThen: number;
}

/** Buyers at simulated marketplaces: each sale lowers the figure there and becomes a signed webhook. */
export class Sales {
  readonly sold = new Map<string, number>();
  count = 0;
  readonly #shops: SimulatedShop[];
  readonly #places: Place[];
  readonly #random: () => number;

  constructor(shops: SimulatedShop[], places: Place[], seed: number) {
    this.#shops = shops;
    this.#places = places;
    this.#random = seededRandom(seed);
  }

  /** Sells one unit of a product, by default at a marketplace that the seed chooses. */
  sell(product: number, at = Math.floor(this.#random() * this.#shops.length)): Sale {
    const sku = skuOf(product);
    const result = this.#shops[at]?.sell(sku, 1);
    const place = this.#places[at];
    if (!result?.ok || !place) throw new Error(`${sku} could not be sold`);
    this.count += 1;
    const soldThen = (this.sold.get(sku) ?? 0) + 1;
    this.sold.set(sku, soldThen);
    const body = JSON.stringify({
      event: 'stock.updated',
      event_id: `bench-${place.code}-${this.count}`,
      marketplace_product_id: `ID-${sku}`,
      sku,
      previous_stock: result.previousStock,
      current_stock: result.stock,
      change: -1,
      timestamp: new Date().toISOString(),
      reason: 'sold',
    });
    return { request: toWebhook(place, body), sku, at, soldThen };
  }
}

/** A webhook of a marketplace as it goes over the wire, signed. */
function toWebhook({ code, secret }: Place, body: string): Buffer {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return toRequest(
    '/webhooks/marketplaces/stock-update',
    { 'x-marketplace-id': code, 'x-webhook-signature': signature },
    body,
  );
}
