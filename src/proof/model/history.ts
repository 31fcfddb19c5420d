import { Buyers } from '../world/buyers.ts';
import { type ModelClock, startModelClock } from '../world/clock.ts';
import type { Command, History, Kind } from '../world/commands.ts';
import { Differences } from '../world/differences.ts';
import { Doubts } from '../world/doubts.ts';
import { Edits } from '../world/edits.ts';
import { Goods } from '../world/goods.ts';
import { Guards } from '../world/guards.ts';
import { Mishaps } from '../world/mishaps.ts';
import { openingOf, skus } from '../world/offer.ts';
import { ModelOmbor } from '../world/ombor.ts';
import { People } from '../world/people.ts';
import { type Listings, openPlaces, openShop } from '../world/places.ts';
import { Reports } from '../world/reports.ts';
import { Sessions } from '../world/sessions.ts';
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
  /** Units of sales whose webhook was lost, and that a figure of ours covered before anything else could show them. */
  covered: number;
  /** The kinds of commands that changed something, once per command. */
  effects: Kind[];
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
      const effects: Kind[] = [];
      for (const command of history.commands) {
        await this.#clock.pass(command.afterMs);
        world.noticeOrders(Date.now());
        if (await deeds[command.kind](actors, command)) effects.push(command.kind);
        if (command.works) await this.#ombor.work();
        if (command.kind === 'fail') actors.mishaps.mend();
      }
      return { ...(await this.#end(world, actors)), effects: [...effects, ...world.happened] };
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
    const mishaps = new Mishaps(world);
    const people = new People(world, this.#ombor, this.#clock);
    const read = () => people.readPlaces();
    const doubts = new Doubts(world, this.#ombor);
    return {
      mishaps,
      people,
      sessions: new Sessions(world, this.#ombor),
      buyers: new Buyers(world, this.#ombor, mishaps.isDoubtful),
      goods: new Goods(world, this.#ombor, read),
      edits: new Edits(world),
      reports: new Reports(world, this.#ombor),
      differences: new Differences(world, this.#ombor, this.#clock, read),
      guards: new Guards(world, this.#ombor, people),
      doubts,
      settings: new Settings(world, this.#ombor, doubts),
    };
  }

  async #end(world: World, { settings, reports, guards, doubts }: Actors): Promise<Omit<Outcome, 'effects'>> {
    await quietDown({ world, ombor: this.#ombor, clock: this.#clock, settings, reports, guards, doubts });
    let verdict = await judge(world, this.#ombor);
    if (verdict.differences.length > 0) {
      await readBack(this.#ombor, this.#clock);
      verdict = await judge(world, this.#ombor);
    }
    const sum = (unitsOf: (product: Product) => number) =>
      world.products.reduce((units, product) => units + unitsOf(product), 0);
    return { ...verdict, sold: world.sold, invisible: sum(({ lost }) => lost), covered: sum(({ covered }) => covered) };
  }
}

const newProduct = (sku: string): Product => ({
  sku,
  free: openingOf(sku),
  shelf: openingOf(sku),
  mistakes: [],
  counts: [],
  invisible: 0,
  lost: 0,
  covered: 0,
});

/** Those who do something in a history. */
interface Actors {
  buyers: Buyers;
  goods: Goods;
  edits: Edits;
  reports: Reports;
  people: People;
  sessions: Sessions;
  differences: Differences;
  guards: Guards;
  settings: Settings;
  doubts: Doubts;
  mishaps: Mishaps;
}

/** Who does what at each kind of command. Each returns whether something happened. */
const deeds: Record<Kind, (actors: Actors, command: Command) => Promise<boolean> | boolean> = {
  sell: ({ buyers }, command) => buyers.sell(command, false),
  force: ({ buyers }, command) => buyers.sell(command, true),
  sellPolled: ({ buyers }, command) => buyers.sellPolled(command),
  sellBetween: ({ mishaps }, command) => mishaps.sellBetween(command),
  sellDuring: ({ buyers }, command) => buyers.sellDuring(command),
  sellLate: ({ buyers }, command) => buyers.sellUnheard(command, 'late'),
  loseWebhook: ({ buyers }, command) => buyers.sellUnheard(command, 'lost'),
  sellBoth: ({ buyers }, command) => buyers.sellBoth(command),
  cancelBoth: ({ goods }, command) => goods.cancelBoth(command),
  cancel: ({ goods }, command) => goods.cancel(command, 'prompt'),
  cancelLate: ({ goods }, command) => goods.cancel(command, 'late'),
  recall: ({ goods }, command) => goods.recall(command, 'prompt'),
  recallLate: ({ goods }, command) => goods.recall(command, 'late'),
  arrive: ({ reports }, command) => reports.arrive(command),
  repeat: ({ reports }, command) => reports.repeat(command),
  ship: ({ goods }, command) => goods.ship(command),
  announce: ({ goods }, command) => goods.announce(command),
  receive: ({ goods }, command) => goods.receive(command, false),
  receiveDamaged: ({ goods }, command) => goods.receive(command, true),
  edit: ({ edits }, command) => edits.edit(command),
  addLine: ({ edits }, command) => edits.addLine(command),
  splitPrice: ({ edits }, command) => edits.splitPrice(command),
  receipt: ({ people }, command) => people.receipt(command, false),
  wrongReceipt: ({ people }, command) => people.receipt(command, true),
  lose: ({ people }, command) => people.lose(command),
  undo: ({ people }, command) => people.undo(command),
  look: ({ people, guards, doubts }, command) =>
    people.look(command, async () => {
      await doubts.decide();
      return guards.isUndecided();
    }),
  count: ({ people }, command) => people.count(command),
  session: ({ sessions }, command) => sessions.book(command),
  switch: ({ settings }, command) => settings.switchSignal(command),
  disable: ({ settings }, command) => settings.disable(command),
  replay: ({ settings }, command) => settings.replay(command),
  pause: ({ settings }, command) => settings.pause(command),
  poll: ({ settings }, command) => settings.poll(command),
  relink: ({ settings }, command) => settings.relink(command),
  repack: ({ settings }, command) => settings.repack(command),
  repackDuring: ({ settings }, command) => settings.repackDuring(command),
  relinkDuring: ({ settings }, command) => settings.relinkDuring(command),
  fail: ({ mishaps }, command) => mishaps.fail(command),
  editFigure: ({ differences }, command) => differences.editFigure(command),
  moveThere: ({ differences }, command) => differences.moveThere(command),
  compare: ({ differences }) => differences.compare(),
  acceptSale: ({ differences }, command) => differences.accept(command, 'SALE'),
  acceptOther: ({ differences }, command) => differences.accept(command, 'CORRECTION'),
  blackOut: ({ guards }) => guards.blackOut(),
  takeBack: ({ guards }) => guards.takeBack(),
  sellOut: ({ guards, buyers }, command) => guards.sellOut(command, buyers),
  decide: async ({ guards, doubts }) => [await doubts.decide(), await guards.decide()].includes(true),
  empty: ({ guards }, command) => guards.empty(command),
  release: ({ guards }) => guards.release(),
  wait: ({ people }) => people.wait(),
};
