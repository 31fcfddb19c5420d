import type { ModelClock } from './clock.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { isUnknown, outstanding, type Product, type World, type WorldOrder } from './world.ts';

const aMomentMs = 1_000;
const aMinuteMs = 61_000;
const anHourMs = 3_600_000;

/** What the seller's people do: deliveries, mistakes and their undo, counts of the shelf. Each returns whether something happened. */
export class People {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  readonly #clock: ModelClock;

  constructor(world: World, ombor: ModelOmbor, clock: ModelClock) {
    this.#world = world;
    this.#ombor = ombor;
    this.#clock = clock;
  }

  /** A receipt is typed in: of goods that came, or by mistake. */
  async receipt({ product, items }: Command, wrong: boolean): Promise<boolean> {
    const what = this.#world.pickProduct(product);
    if (!what) return false;
    const input = { sku: what.sku, reason: 'RECEIPT', quantityChange: items };
    const { movement } = await this.#ombor.must('adjustStock', input, 'movement { id }');
    if (!wrong) {
      what.free += items;
      what.shelf += items;
      return true;
    }
    this.#err(what, items, movement as { id: string });
    return true;
  }

  /** A product is counted as gone: it is, or `isWrong`. */
  async empty(product: Product, isWrong: boolean): Promise<boolean> {
    const units = product.free + outstanding(product);
    if (product.invisible > 0 || units === 0) return false;
    await this.#clock.pass(aMomentMs);
    const at = Date.now();
    const input = { sku: product.sku, reason: 'STOCKTAKE', countedQuantity: 0, countedAt: new Date(at).toISOString() };
    const answer = await this.#ombor.change('adjustStock', input, 'movement { id }');
    const movement = answer.movement as { id: string } | null | undefined;
    if (!movement) return false;
    if (isWrong) {
      this.#err(product, -units, movement);
      return true;
    }
    product.free = 0;
    product.shelf = 0;
    product.counts.push(at);
    return true;
  }

  /** A person has typed in what is not so. */
  #err(product: Product, units: number, movement: { id: string }): void {
    const mistake = { units, at: Date.now() };
    product.mistakes.push(mistake);
    const undo = (): void => {
      product.mistakes = product.mistakes.filter((one) => one !== mistake);
    };
    this.#world.typed.push({ movementId: movement.id, product, undo });
  }

  /** Units are gone, and only a count can find that. */
  lose({ product, items }: Command): boolean {
    const what = this.#world.pickProduct(product);
    if (!what) return false;
    const units = Math.min(items, Math.max(0, Math.min(what.shelf, what.free)));
    if (units === 0) return false;
    what.shelf -= units;
    what.free -= units;
    what.mistakes.push({ units, at: Date.now() });
    return true;
  }

  /** A receipt that never came, a count, or an accepted difference is undone; Ombor may refuse that. */
  async undo({ pick }: Command): Promise<boolean> {
    const entry = this.#world.pick(this.#world.typed, pick);
    if (!entry) return false;
    const answer = await this.#ombor.change('undoAdjustment', { movementId: entry.movementId });
    if (answer.message !== undefined) return false;
    entry.undo();
    this.#world.typed.splice(this.#world.typed.indexOf(entry), 1);
    return true;
  }

  /**
   * The shelf is counted and noted down, when everything that has left it is known: goods are put aside as Ombor learns of them.
   * `isUndecided`: whether a person still has to say what was sold.
   */
  async look({ product }: Command, isUndecided: () => Promise<boolean>): Promise<boolean> {
    const world = this.#world;
    const what = world.pickProduct(product);
    const isBlind = world.places.all.some(({ paused, hasMissed }) => paused || hasMissed);
    if (!what || isBlind || what.invisible > 0 || world.unlinked.size > 0) return false;
    const isUnseen = world.unreported.some((one) => one.product === what && !one.order && isUnknown(one, Date.now()));
    if (isUnseen || world.orders.some(isHalfTold)) return false;
    await this.readPlaces();
    world.noticeOrders(Date.now());
    if (await isUndecided()) return false;
    await this.#clock.pass(aMomentMs);
    world.notes.push({ product: what, at: Date.now(), units: what.shelf });
    await this.#clock.pass(aMomentMs);
    return true;
  }

  /** Every place is read now, and everything applied. */
  async readPlaces(): Promise<void> {
    for (const { code } of this.#world.places.all) {
      await this.#ombor.change('syncMarketplace', { marketplace: code, direction: 'PULL' });
    }
    await this.#ombor.work();
  }

  /** A note is entered as the count of its moment. Older ones than the newest count are refused. */
  async count({ pick }: Command): Promise<boolean> {
    const note = this.#world.pick(this.#world.notes, pick);
    if (!note || note.units < 0) return false;
    const { product, at, units } = note;
    const input = {
      sku: product.sku,
      reason: 'STOCKTAKE',
      countedQuantity: units,
      countedAt: new Date(at).toISOString(),
    };
    const answer = await this.#ombor.change('adjustStock', input, 'movement { id }');
    if (answer.message !== undefined) return false;
    product.counts.push(at);
    const movement = answer.movement as { id: string } | null;
    const undo = (): void => {
      product.counts.splice(product.counts.indexOf(at), 1);
    };
    if (movement) this.#world.typed.push({ movementId: movement.id, product, undo });
    return true;
  }

  /** An hour passes, and Ombor looks after itself. */
  async wait(): Promise<boolean> {
    // Not one long silence: an order that changed just before it would be judged as unseen for an hour.
    for (const ms of [aMinuteMs, anHourMs]) {
      await this.#clock.pass(ms);
      await this.#ombor.sweep();
    }
    return true;
  }
}

/**
 * An order whose cancellation was told and which itself is not: a count between the two would see only one of them. Or one that left
 * the house without some items, because they were cancelled and nobody has told Ombor.
 */
const isHalfTold = ({ knownFrom, aside, shipped, cancelling, lines }: WorldOrder): boolean =>
  (knownFrom === null && !aside && lines.some(({ cancelled }) => cancelled > 0)) || (shipped && cancelling.length > 0);
