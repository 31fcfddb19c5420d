import { Buyers } from '../world/buyers.ts';
import { type ModelClock, startModelClock } from '../world/clock.ts';
import type { Command, History, Kind } from '../world/commands.ts';
import { Mishaps } from '../world/mishaps.ts';
import { ModelOmbor } from '../world/ombor.ts';
import { People } from '../world/people.ts';
import { type Listings, opening, openPlaces, openShop, skus } from '../world/places.ts';
import { Settings } from '../world/settings.ts';
import { type Product, World } from '../world/world.ts';
import { judge } from './judge.ts';
import { quietDown, readBack } from './quiet.ts';

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

  /** Plays one history from the beginning and compares. `before`: changes the world first, behind Ombor's back. */
  async play(history: History, before: (world: World) => void = () => {}): Promise<Outcome> {
    await this.#clock.set(beginsAt);
    this.#ombor.errors.length = 0;
    const places = await openPlaces(this.#ombor, this.#listings, history);
    try {
      const world = new World(
        places,
        skus.map((sku) => newProduct(sku)),
      );
      before(world);
      const actors = this.#enter(world);
      for (const command of history.commands) {
        await this.#clock.pass(command.afterMs);
        await deeds[command.kind](actors, command);
        if (command.works) await this.#ombor.work();
        if (command.kind === 'fail') actors.mishaps.mend();
      }
      return await this.#end(world, actors.settings);
    } finally {
      await places.simulator.stop();
    }
  }

  /** Stops Ombor and gives the process its own clock back. */
  async stop(): Promise<void> {
    this.#clock.stop();
    await this.#ombor.stop();
  }

  #enter(world: World): Actors {
    return {
      buyers: new Buyers(world, this.#ombor),
      people: new People(world, this.#ombor, this.#clock),
      settings: new Settings(world, this.#ombor),
      mishaps: new Mishaps(world, this.#ombor),
    };
  }

  async #end(world: World, settings: Settings): Promise<Outcome> {
    await quietDown(world, this.#ombor, this.#clock, settings);
    let verdict = await judge(world, this.#ombor);
    if (verdict.differences.length > 0) {
      await readBack(this.#ombor, this.#clock);
      verdict = await judge(world, this.#ombor);
    }
    const invisible = world.products.reduce((sum, one) => sum + one.lost, 0);
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
  lost: 0,
  untold: 0,
});

/** Those who do something in a history. */
interface Actors {
  buyers: Buyers;
  people: People;
  settings: Settings;
  mishaps: Mishaps;
}

/** Who does what at each kind of command. */
const deeds: Record<Kind, (actors: Actors, command: Command) => Promise<void> | void> = {
  sell: ({ buyers }, command) => buyers.sell(command, false),
  force: ({ buyers }, command) => buyers.sell(command, true),
  sellPolled: ({ buyers, mishaps }, command) => buyers.sellPolled(command, mishaps),
  sellBetween: ({ mishaps }, command) => mishaps.sellBetween(command),
  cancel: ({ buyers }, command) => buyers.cancel(command),
  ship: ({ buyers, people }, command) => buyers.ship(command, () => people.readPlaces()),
  announce: ({ buyers, people }, command) => buyers.announce(command, () => people.readPlaces()),
  receive: ({ buyers }, command) => buyers.receive(command, false),
  receiveDamaged: ({ buyers }, command) => buyers.receive(command, true),
  edit: ({ mishaps }, command) => mishaps.edit(command),
  receipt: ({ people }, command) => people.receipt(command, false),
  wrongReceipt: ({ people }, command) => people.receipt(command, true),
  lose: ({ people }, command) => people.lose(command),
  undo: ({ people }, command) => people.undo(command),
  look: ({ people }, command) => people.look(command),
  count: ({ people }, command) => people.count(command),
  switch: ({ settings }, command) => settings.switchSignal(command),
  disable: ({ settings }, command) => settings.disable(command),
  replay: ({ settings }, command) => settings.replay(command),
  pause: ({ settings }, command) => settings.pause(command),
  poll: ({ settings }, command) => settings.poll(command),
  relink: ({ settings }, command) => settings.relink(command),
  fail: ({ mishaps }, command) => mishaps.fail(command),
  editFigure: ({ mishaps }, command) => mishaps.editFigure(command),
  loseWebhook: ({ mishaps }, command) => mishaps.loseWebhook(command),
  acceptDrift: ({ mishaps }) => mishaps.acceptDrifts(),
  wait: ({ people }) => people.wait(),
};
