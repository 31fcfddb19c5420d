import type { WireRequest } from '../../simulator/wire.ts';
import type { Command } from './commands.ts';
import { type Place, unitsOf } from './places.ts';
import type { Product, World } from './world.ts';

/** What goes wrong in calls between Ombor and the marketplaces. Each returns whether something happened. */
export class Mishaps {
  readonly #world: World;
  /** SKUs at the place that is known by its figures only, whose last figure of ours had no answer. */
  readonly #doubtful = new Set<string>();
  #between: { product: Product; items: number } | null = null;

  constructor(world: World) {
    this.#world = world;
    const polled = world.places.all.find(({ isPolled }) => isPolled);
    polled?.market.onAnswer((request) => this.#watch(polled, request));
  }

  /** The next calls to a place are applied, and their answers are lost, until the next command. */
  fail({ place }: Command): boolean {
    const where = this.#world.pick(this.#world.places.all, place);
    if (where) where.market.faults.garbage = true;
    return where !== undefined;
  }

  /** Answers come again. */
  mend(): void {
    for (const { market } of this.#world.places.all) market.faults.garbage = false;
  }

  /** Whether the outcome of our last figure at the polled place is not known. */
  readonly isDoubtful = ({ sku }: Product): boolean => this.#doubtful.has(sku);

  /** The next sale at the place that tells nothing happens right after Ombor has read it. Nothing happens before. */
  sellBetween({ product, items }: Command): boolean {
    const what = this.#world.pickProduct(product);
    if (what) this.#between = { product: what, items };
    return false;
  }

  #watch(place: Place, { method, body }: WireRequest): void {
    const { market } = place;
    if (method === 'PUT') {
      const sent = (JSON.parse(body) as { items: { sku: string }[] }).items;
      for (const { sku } of sent) {
        if (market.faults.garbage) this.#doubtful.add(sku);
        else this.#doubtful.delete(sku);
      }
      return;
    }
    const sale = this.#between;
    if (!sale || method !== 'GET') return;
    this.#between = null;
    const sold = market.placeOrder([{ sku: sale.product.sku, quantity: sale.items }]);
    if (!sold.ok) return;
    const units = sale.items * unitsOf(place, sale.product.sku);
    sale.product.free -= units;
    sale.product.shelf -= units;
    sale.product.invisible += units;
    this.#world.sold += units;
    this.#world.happened.push('sellBetween');
  }
}
