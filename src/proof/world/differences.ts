import type { ModelClock } from './clock.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { openLine } from './orders.ts';
import { isShop, unitsOf } from './places.ts';
import { isUnknown, isUnreported, type Product, type Unreported, type World } from './world.ts';

/** Longer than the time between the two looks at a difference. */
const secondLookMs = 16_000;

/** What people find out about figures that differ. Each returns whether something happened. */
export class Differences {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  readonly #clock: ModelClock;
  /** Every place is read now. */
  readonly #read: () => Promise<void>;

  constructor(world: World, ombor: ModelOmbor, clock: ModelClock, read: () => Promise<void>) {
    this.#world = world;
    this.#ombor = ombor;
    this.#clock = clock;
    this.#read = read;
  }

  /** Every figure is compared, twice. Returns whether a difference was found. */
  async compare(): Promise<boolean> {
    const known = new Set((await this.#list()).map(({ id }) => id));
    await this.#read();
    await this.#clock.pass(secondLookMs);
    await this.#ombor.sweep();
    return (await this.#list()).some(({ id }) => !known.has(id));
  }

  /** A person changes a figure at a marketplace by hand; no goods move. A fall at a polled place would be a sale. */
  editFigure({ place, product, items }: Command): boolean {
    const where = this.#world.pick(
      this.#world.places.all.filter(({ isPolled }) => !isPolled),
      place,
    );
    const what = this.#world.pickProduct(product);
    if (!where?.webhooksEnabled || !what) return false;
    const item = where.market.item(what.sku);
    const isNews = item.stock !== items;
    item.stock = items;
    if (isNews) where.edited.add(what.sku);
    return isNews;
  }

  /** Goods come or go, and somebody changes the figure of a shop instead of telling Ombor. */
  moveThere({ place, product, pick, items }: Command): boolean {
    const where = this.#world.pick(
      this.#world.places.all.filter((one) => isShop(one) && one.webhooksEnabled),
      place,
    );
    const what = this.#world.pickProduct(product);
    if (!where || !what || where.code !== 'figures') return false;
    const item = where.market.item(what.sku);
    const unitsPerItem = unitsOf(where, what.sku);
    const most = Math.floor(Math.max(0, Math.min(what.shelf, what.free)) / unitsPerItem);
    const change = pick % 2 === 0 ? items : -Math.min(items, item.stock, most);
    if (change === 0) return false;
    const units = change * unitsPerItem;
    item.stock += change;
    what.free += units;
    what.shelf += units;
    const unknown = { unitsPerItem, toldAt: null, acceptedAt: null, order: null, mayBeRead: false };
    this.#world.unreported.push({ place: where.code, product: what, units: -units, since: Date.now(), ...unknown });
    return true;
  }

  /** A person accepts each difference that what is not reported explains. `meaning`: what they call it. */
  async accept({ pick }: Command, meaning: 'SALE' | 'CORRECTION'): Promise<boolean> {
    if (pick % 2 === 0) await this.compare();
    let accepted = 0;
    for (const drift of await this.#list()) {
      const what = this.#world.products.find(({ sku }) => sku === drift.product.sku);
      const reasons = what ? this.#explain(drift, what) : [];
      if (drift.acceptedAt !== null || reasons.length === 0) continue;
      if (meaning === 'SALE' && reasons.some(({ units }) => units < 0)) continue;
      const answer = await this.#ombor.change('acceptDrift', { driftId: drift.id, meaning }, 'movement { id }');
      if (answer.message !== undefined) continue;
      const unknown = reasons.filter((one) => isUnknown(one, Date.now()));
      for (const one of unknown) this.#world.accept(one, Date.now());
      if (what && answer.movement) this.#mayUndo(answer.movement as { id: string }, what, unknown);
      accepted += 1;
    }
    return accepted > 0;
  }

  /** What an acceptance booked can be undone. Reports that came since then have replaced their part of it. */
  #mayUndo(movement: { id: string }, product: Product, reasons: Unreported[]): void {
    const undo = (): void => {
      for (const one of reasons) if (isUnreported(one, Date.now())) this.#world.takeBack(one);
    };
    this.#world.typed.push({ movementId: movement.id, product, undo });
  }

  /** What was not reported when a difference was found, if it is exactly that. */
  #explain(drift: ShownDrift, product: Product): Unreported[] {
    const { toldAt, told, shown } = drift;
    if (toldAt === null || told === null || shown === null) return [];
    const [after, foundAt] = [Date.parse(toldAt), Date.parse(drift.foundAt)];
    const reasons = this.#world.unreported.filter(
      (one) =>
        one.place === drift.marketplace.code &&
        one.product === product &&
        one.since >= after &&
        one.since <= foundAt &&
        isUnknown(one, foundAt) &&
        one.acceptedAt === null &&
        !one.mayBeRead &&
        (one.order === null || openLine(one.order) !== undefined),
    );
    const items = reasons.reduce((sum, one) => sum + one.units / one.unitsPerItem, 0);
    const isMixed = new Set(reasons.map(({ unitsPerItem }) => unitsPerItem)).size > 1;
    return items !== 0 && !isMixed && items === told - shown ? reasons : [];
  }

  async #list(): Promise<ShownDrift[]> {
    const { drifts } = await this.#ombor.api.query<{ drifts: { edges: { node: ShownDrift }[] } }>(`{
      drifts(first: 50) { edges { node { id acceptedAt foundAt shown told toldAt product { sku } marketplace { code } } } } }`);
    return drifts.edges.map(({ node }) => node);
  }
}

interface ShownDrift {
  id: string;
  acceptedAt: string | null;
  foundAt: string;
  shown: number | null;
  told: number | null;
  toldAt: string | null;
  product: { sku: string };
  marketplace: { code: string };
}
