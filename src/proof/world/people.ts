import type { ModelClock } from './clock.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import type { World } from './world.ts';

const aMomentMs = 1_000;
const aMinuteMs = 61_000;
const anHourMs = 3_600_000;

/** What the seller's people do: deliveries, mistakes and their undo, counts of the shelf. */
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
  async receipt({ product, items }: Command, wrong: boolean): Promise<void> {
    const what = this.#world.pick(this.#world.products, product);
    if (!what) return;
    const input = { sku: what.sku, reason: 'RECEIPT', quantityChange: items };
    const { movement } = await this.#ombor.must('adjustStock', input, 'movement { id }');
    if (!wrong) {
      what.free += items;
      what.shelf += items;
      return;
    }
    const mistake = { units: items, at: Date.now() };
    what.mistakes.push(mistake);
    const undo = (): void => {
      what.mistakes = what.mistakes.filter((one) => one !== mistake);
    };
    this.#world.typed.push({ movementId: (movement as { id: string }).id, product: what, undo });
  }

  /** Units are gone, and only a count can find that. */
  lose({ product, items }: Command): void {
    const what = this.#world.pick(this.#world.products, product);
    if (!what) return;
    const units = Math.min(items, Math.max(0, Math.min(what.shelf, what.free)));
    if (units === 0) return;
    what.shelf -= units;
    what.free -= units;
    what.mistakes.push({ units, at: Date.now() });
  }

  /** A receipt that never came, or a count, is undone; Ombor may refuse that. */
  async undo({ pick }: Command): Promise<void> {
    const entry = this.#world.pick(this.#world.typed, pick);
    if (!entry) return;
    const answer = await this.#ombor.change('undoAdjustment', { movementId: entry.movementId });
    if (answer.message !== undefined) return;
    entry.undo();
    this.#world.typed.splice(this.#world.typed.indexOf(entry), 1);
  }

  /** The shelf is counted and noted down, when everything that was sold is known: goods are put aside as Ombor learns of them. */
  async look({ product }: Command): Promise<void> {
    const what = this.#world.pick(this.#world.products, product);
    const isBlind = this.#world.places.all.some(({ paused, hasMissed }) => paused || hasMissed);
    if (!what || isBlind || what.untold > 0 || what.invisible > 0 || this.#world.unlinked.size > 0) return;
    await this.readPlaces();
    await this.#clock.pass(aMomentMs);
    this.#world.notes.push({ product: what, at: Date.now(), units: what.shelf });
    await this.#clock.pass(aMomentMs);
  }

  /** Every place is read now, and everything applied. */
  async readPlaces(): Promise<void> {
    for (const { code } of this.#world.places.all) {
      await this.#ombor.change('syncMarketplace', { marketplace: code, direction: 'PULL' });
    }
    await this.#ombor.work();
  }

  /** A note is entered as the count of its moment. Older ones than the newest count are refused. */
  async count({ pick }: Command): Promise<void> {
    const note = this.#world.pick(this.#world.notes, pick);
    if (!note || note.units < 0) return;
    const { product, at, units } = note;
    const input = {
      sku: product.sku,
      reason: 'STOCKTAKE',
      countedQuantity: units,
      countedAt: new Date(at).toISOString(),
    };
    const answer = await this.#ombor.change('adjustStock', input, 'movement { id }');
    if (answer.message !== undefined) return;
    product.counts.push(at);
    const movement = answer.movement as { id: string } | null;
    const undo = (): void => {
      product.counts.splice(product.counts.indexOf(at), 1);
    };
    if (movement) this.#world.typed.push({ movementId: movement.id, product, undo });
  }

  /** An hour passes, and Ombor looks after itself. */
  async wait(): Promise<void> {
    // Not one long silence: an order that changed just before it would be judged as unseen for an hour.
    for (const ms of [aMinuteMs, anHourMs]) {
      await this.#clock.pass(ms);
      await this.#ombor.sweep();
    }
  }
}
