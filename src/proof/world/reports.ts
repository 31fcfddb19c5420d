import type { Command } from './commands.ts';
import type { Place } from './places.ts';
import type { World } from './world.ts';

/** Reports that are late, and those that come again. */
export class Reports {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** What a place has reported and what is still on its way arrives now, in its order or in the opposite one. */
  async arrive({ place, pick }: Command): Promise<boolean> {
    const holding = this.#world.places.all.filter(({ carrier }) => carrier.isHolding);
    const where = this.#world.pick(holding, place);
    if (!where) return false;
    await this.#deliver(where, pick % 2 === 1);
    return true;
  }

  /** Everything that is on its way arrives now. */
  async arriveAll(): Promise<void> {
    for (const place of this.#world.places.all) if (place.carrier.isHolding) await this.#deliver(place, false);
  }

  /** The last webhooks of a place come once more. */
  async repeat({ place }: Command): Promise<boolean> {
    const telling = this.#world.places.all.filter(({ target }) => target !== null);
    const where = this.#world.pick(telling, place);
    return where !== undefined && (await where.carrier.repeat()) > 0;
  }

  async #deliver({ code, carrier }: Place, isReversed: boolean): Promise<void> {
    await carrier.arrive(isReversed);
    const now = Date.now();
    for (const one of this.#world.unreported) {
      if (one.place !== code || !one.order || (one.toldAt !== null && one.toldAt <= now)) continue;
      one.toldAt = now;
      one.order.knownFrom = now;
    }
    for (const order of this.#world.orders) if (order.place === code) order.isCancelling = false;
  }
}
