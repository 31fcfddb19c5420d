import type { Buyers } from './buyers.ts';
import type { Command } from './commands.ts';
import { boxes, pins } from './offer.ts';
import type { ModelOmbor } from './ombor.ts';
import type { People } from './people.ts';
import type { Place } from './places.ts';
import type { World } from './world.ts';

/** Fewer figures that fall to 0 are no reason to hold them. */
const fewestZeros = 11;
/** Fewer units sold at once are no reason to hold a figure. */
const largeSale = 120;
const maxRounds = 5;

/** Unusual figures, which Ombor holds, and what people decide about them. Each returns whether something happened. */
export class Guards {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  readonly #people: People;

  constructor(world: World, ombor: ModelOmbor, people: People) {
    this.#world = world;
    this.#ombor = ombor;
    this.#people = people;
  }

  /** A fault of the polled place makes it show 0 for everything, and Ombor reads that. */
  async blackOut(): Promise<boolean> {
    const place = this.#polled;
    // What is due is sent before: a push that reads a single 0 takes it for a sale.
    await this.#read();
    const items = place.market.items.filter(({ sku, stock }) => stock > 0 && this.#isLinked(sku));
    if (items.length < fewestZeros || (await this.#listHeld()).length > 0) return false;
    for (const item of items) {
      place.hidden.set(item.sku, item.stock);
      item.stock = 0;
    }
    await this.#read();
    const held = new Set((await this.#listHeld()).map(({ sku }) => sku));
    for (const { sku } of items) if (!held.has(sku)) this.#show(sku);
    return held.size > 0;
  }

  /** Everything that the polled place shows is sold at once. `pick` odd: only much of what it has most of. */
  async sellOut({ pick }: Command, buyers: Buyers): Promise<boolean> {
    const isJump = pick % 2 === 1;
    const place = this.#polled;
    let sold = 0;
    for (const product of this.#world.products) {
      const { stock } = place.market.item(product.sku);
      const quantity = isJump ? Math.min(stock, largeSale) : stock;
      if (quantity === 0 || (isJump && product.sku !== pins)) continue;
      if (await buyers.order(place, product, quantity)) sold += 1;
    }
    return sold > 0;
  }

  /** The place shows again what it showed before its fault. */
  takeBack(): boolean {
    const skus = [...this.#polled.hidden.keys()];
    for (const sku of skus) this.#show(sku);
    return skus.length > 0;
  }

  /** A person decides about some of the readings that are held: those of real sales are released, the others dismissed. */
  async decide(): Promise<boolean> {
    await this.#read();
    return this.#judge((await this.#listHeld()).filter((_, index) => index % 2 === 0));
  }

  /** Until nothing is held: what is read meanwhile may be held too. */
  async decideAll(): Promise<void> {
    for (let round = 0; round < maxRounds; round += 1) {
      await this.#read();
      if (!(await this.#judge(await this.#listHeld()))) return;
      await this.#ombor.work();
    }
  }

  async #judge(some: HeldReading[]): Promise<boolean> {
    const real = some.filter((one) => this.#isSold(one));
    const unreal = some.filter((one) => !real.includes(one));
    if (real.length > 0) await this.#ombor.must('retryWebhooks', { ids: real.map(({ id }) => id) });
    if (unreal.length > 0) await this.#ombor.must('dismissWebhooks', { ids: unreal.map(({ id }) => id) });
    return some.length > 0;
  }

  /** All boxes are counted as gone: they are (`pick` even), or somebody counted on the wrong shelf. */
  async empty({ pick }: Command): Promise<boolean> {
    await this.#read();
    if (await this.isUndecided()) return false;
    let changed = 0;
    for (const product of this.#world.products.filter(({ sku }) => boxes.includes(sku))) {
      if (await this.#people.empty(product, pick % 2 === 1)) changed += 1;
    }
    return changed > 0;
  }

  /** A person confirms the figures of 0 that are held on their way to a place. */
  async release(): Promise<boolean> {
    let released = 0;
    for (const { code } of this.#world.places.all) {
      const answer = await this.#ombor.must('releaseHeldPushes', { marketplace: code }, 'released');
      released += answer.released as number;
    }
    return released > 0;
  }

  /** Whether readings wait for a decision. */
  async isUndecided(): Promise<boolean> {
    return (await this.#listHeld()).length > 0;
  }

  get #polled(): Place {
    const found = this.#world.places.all.find(({ isPolled }) => isPolled);
    if (!found) throw new Error('no place is polled');
    return found;
  }

  #show(sku: string): void {
    const { market, hidden } = this.#polled;
    market.item(sku).stock = hidden.get(sku) ?? 0;
    hidden.delete(sku);
  }

  #isLinked = (sku: string): boolean => !this.#world.unlinked.has(`polled ${sku}`);

  /** A reading was of sales if the place still shows no more, and not because of its fault. */
  #isSold({ sku, shown }: HeldReading): boolean {
    const { market, hidden } = this.#polled;
    return !hidden.has(sku) && market.stockOf(sku) <= shown;
  }

  async #read(): Promise<void> {
    await this.#ombor.change('syncMarketplace', { marketplace: 'polled', direction: 'PULL' });
    await this.#ombor.work();
  }

  async #listHeld(): Promise<HeldReading[]> {
    const { webhooks } = await this.#ombor.api.query<{ webhooks: { edges: { node: HeldEvent }[] } }>(
      '{ webhooks(marketplace: "polled", held: true, status: FAILED, first: 100) { edges { node { id payload } } } }',
    );
    return webhooks.edges.map(({ node: { id, payload } }) => ({ id, sku: payload.sku, shown: payload.current_stock }));
  }
}

interface HeldEvent {
  id: string;
  payload: { sku: string; current_stock: number };
}

/** `shown`: what the place showed, in items. */
interface HeldReading {
  id: string;
  sku: string;
  shown: number;
}
