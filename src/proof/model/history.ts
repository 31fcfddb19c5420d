import { Buyers } from './buyers.ts';
import { type ModelClock, startModelClock } from './clock.ts';
import type { Command, History } from './commands.ts';
import { judge } from './judge.ts';
import { ModelOmbor } from './ombor.ts';
import { People } from './people.ts';
import { type Listings, opening, openPlaces, openShop, skus } from './places.ts';
import { quietDown, readBack } from './quiet.ts';
import { type Product, World } from './world.ts';

/** How a history ended. */
export interface Outcome {
  /** Where books, marketplaces and world differ; empty: they do not. */
  differences: string[];
  /** Alerts that are open at the end. */
  alerts: string[];
  /** Whether there are differences that an open alert names. They are not in `differences`. */
  alerted: boolean;
  sold: number;
  /** Units of sales that nothing could show. */
  invisible: number;
}

/** When every history begins. */
const beginsAt = new Date('2026-01-09T06:00:00Z');
/** More than the opening of the shop takes. */
const openingMs = 600_000;

/** A running Ombor with its marketplaces, for one history after another. */
export class Model {
  readonly #ombor: ModelOmbor;
  readonly #clock: ModelClock;
  readonly #listings: Listings;

  private constructor(ombor: ModelOmbor, clock: ModelClock, listings: Listings) {
    this.#ombor = ombor;
    this.#clock = clock;
    this.#listings = listings;
  }

  /** Starts Ombor on a model database and opens the shop once. */
  static async start(databaseUrl: string): Promise<Model> {
    const ombor = await ModelOmbor.start(databaseUrl);
    const clock = await startModelClock(ombor.sql);
    await clock.set(new Date(beginsAt.getTime() - openingMs));
    return new Model(ombor, clock, await openShop(ombor, clock));
  }

  /** Plays one history from the beginning and compares. */
  async play(history: History): Promise<Outcome> {
    await this.#clock.set(beginsAt);
    this.#ombor.errors.length = 0;
    const places = await openPlaces(this.#ombor, this.#listings, history);
    try {
      const world = new World(places, skus.map((sku) => newProduct(sku)));
      const buyers = new Buyers(world, this.#ombor);
      const people = new People(world, this.#ombor, this.#clock);
      for (const command of history.commands) {
        await this.#clock.pass(command.afterMs);
        await act(command, buyers, people);
        if (command.works) await this.#ombor.work();
      }
      return await this.#end(world);
    } finally {
      await places.simulator.stop();
    }
  }

  /** Stops Ombor and gives the process its own clock back. */
  async stop(): Promise<void> {
    this.#clock.stop();
    await this.#ombor.stop();
  }

  async #end(world: World): Promise<Outcome> {
    await quietDown(world, this.#ombor, this.#clock);
    let verdict = await judge(world, this.#ombor);
    if (verdict.differences.length > 0) {
      await readBack(this.#ombor, this.#clock);
      verdict = await judge(world, this.#ombor);
    }
    const invisible = world.products.reduce((sum, one) => sum + one.invisible, 0);
    return { ...verdict, sold: world.sold, invisible };
  }
}

const newProduct = (sku: string): Product => ({
  sku,
  free: opening,
  shelf: opening,
  mistakes: [],
  counts: [],
  invisible: 0,
});

async function act(command: Command, buyers: Buyers, people: People): Promise<void> {
  const deeds: Partial<Record<Command['kind'], () => Promise<void> | void>> = {
    sell: () => buyers.sell(command, false),
    force: () => buyers.sell(command, true),
    sellPolled: () => buyers.sellPolled(command),
    cancel: () => buyers.cancel(command),
    ship: () => buyers.ship(command),
    announce: () => buyers.announce(command),
    receive: () => buyers.receive(command, false),
    receiveDamaged: () => buyers.receive(command, true),
    receipt: () => people.receipt(command, false),
    wrongReceipt: () => people.receipt(command, true),
    lose: () => people.lose(command),
    undo: () => people.undo(command),
    look: () => people.look(command),
    count: () => people.count(command),
  };
  await deeds[command.kind]?.();
}
