import { Buyers } from './buyers.ts';
import { type ModelClock, startModelClock } from './clock.ts';
import type { Command, History } from './commands.ts';
import { judge } from './judge.ts';
import { connectPlaces, openPlaces, type Place, type Places } from './places.ts';
import { People } from './people.ts';
import { ModelOmbor } from './ombor.ts';
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

const opening = 12;

/** A running Ombor with its marketplaces, for one history after another. */
export class Model {
  readonly #ombor: ModelOmbor;
  readonly #clock: ModelClock;

  private constructor(ombor: ModelOmbor, clock: ModelClock) {
    this.#ombor = ombor;
    this.#clock = clock;
  }

  /** Starts Ombor on a model database and connects the marketplaces once. */
  static async start(databaseUrl: string): Promise<Model> {
    const ombor = await ModelOmbor.start(databaseUrl);
    await connectPlaces(ombor);
    return new Model(ombor, await startModelClock(ombor.sql));
  }

  /** Plays one history from the beginning and compares. */
  async play(history: History): Promise<Outcome> {
    await this.#clock.reset();
    this.#ombor.errors.length = 0;
    const places = await openPlaces(this.#ombor, history.withLists, history.seed);
    try {
      const world = await this.#open(places);
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

  /** Two products, linked everywhere; the second one is also sold in packs of two. */
  async #open(places: Places): Promise<World> {
    const products = ['LAMP', 'MUG'].map(
      (sku): Product => ({ sku, free: opening, shelf: opening, mistakes: [], counts: [], invisible: 0 }),
    );
    const world = new World(places, products);
    const rows = products.flatMap(({ sku }, index) =>
      places.all.map((place) => toRow(world, place, sku, index === 1 && place.code === 'orders' ? 2 : 1)),
    );
    for (const { sku } of products) {
      await this.#ombor.must('createProduct', { sku, name: sku, quantity: opening, price: '10', costPrice: '7' });
    }
    const answer = await this.#ombor.must('bulkUpsert', { rows }, 'applied results { errors { message } }');
    if (answer.applied !== true) throw new Error(JSON.stringify(answer));
    await this.#ombor.sweep();
    await this.#clock.pass(60_000);
    await this.#ombor.sweep();
    return world;
  }
}

function toRow(world: World, { code, market }: Place, sku: string, unitsPerItem: number): Record<string, unknown> {
  world.unitsPerItem.set(`${code} ${sku}`, unitsPerItem);
  const item = market.add({ sku, stock: Math.floor(opening / unitsPerItem) });
  const settings = { uzum: item.link, wildberries: { chrtId: item.link.chrtId } }[code as 'uzum' | 'wildberries'];
  return {
    sku,
    marketplace: code,
    marketplaceSku: sku,
    marketplaceProductId: item.marketplaceProductId,
    unitsPerItem,
    ...(settings && { settings }),
  };
}

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
