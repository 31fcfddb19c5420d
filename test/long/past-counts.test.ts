import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Int8 } from '../../src/db/client.ts';
import { adjustStock } from '../../src/db/stock/adjustments.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { undoAdjustment } from '../../src/db/stock/undo.ts';
import { ConflictError, InsufficientStockError } from '../../src/errors.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, apply, change, figureOf } from '../support/shop.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
const opening = 20;

const few = fc.integer({ min: 1, max: 9 });
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('receipt' as const), units: few }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('writeOff' as const), units: few }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('sale' as const), units: few }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('moment' as const) }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('count' as const), pick: fc.nat(), units: fc.nat(30) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('undo' as const), pick: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A moment of the database's clock, in whole ms, with nothing else in the same ms. */
async function nextMoment(): Promise<Date> {
  const now = () => db.sql<{ at: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`;
  const moment = Math.ceil((await now())[0]!.at) + 1;
  await until(now, ([row]) => row!.at > moment);
  return new Date(moment);
}

/** What was typed in or sold: a change by `units`, or a count that found `units`. `id` null: it cannot be undone. */
interface Entry {
  isCount: boolean;
  at: number;
  units: number;
  id: Int8 | null;
}

/** What stands on a shelf if every entry is true that is not undone: it knows no ledger. */
class Shelf {
  entries: Entry[] = [];

  /** The newest count decides until its moment, and what came after it is added. */
  get units(): number {
    const newest = this.#counts.toSorted((a, b) => a.at - b.at).at(-1);
    const changes = this.entries.filter(({ isCount, at }) => !isCount && at > (newest?.at ?? 0));
    return (newest?.units ?? opening) + changes.reduce((sum, { units }) => sum + units, 0);
  }

  hasCountAfter(moment: number): boolean {
    return this.#counts.some(({ at }) => at > moment);
  }

  /** Whether a count that was entered after it contains or replaces an entry. */
  isReplaced(entry: Entry): boolean {
    const later = this.entries.slice(this.entries.indexOf(entry) + 1);
    return later.some(({ isCount, at }) => isCount && at >= entry.at);
  }

  get #counts(): Entry[] {
    return this.entries.filter(({ isCount }) => isCount);
  }
}

/** What Ombor refuses. */
const refusalOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ConflictError) return 'conflict';
      if (error instanceof InsufficientStockError) return 'insufficient';
      throw error;
    },
  );

class Shop {
  readonly #product: { id: number; sku: string };
  readonly #shelf = new Shelf();
  readonly #moments: Date[] = [];

  constructor(product: { id: number; sku: string }) {
    this.#product = product;
  }

  async live(one: Step): Promise<void> {
    if (one.what === 'moment') this.#moments.push(await nextMoment());
    if (one.what === 'receipt' || one.what === 'writeOff') await this.#move(one.what, one.units);
    if (one.what === 'sale') await this.#sell(one.units);
    if (one.what === 'count') await this.#count(one.pick, one.units);
    if (one.what === 'undo') await this.#undo(one.pick);
    const { quantity, oversold } = await figureOf(db.sql, this.#product.id);
    expect(quantity - oversold).toBe(this.#shelf.units);
  }

  async #sell(units: number): Promise<void> {
    await apply(db.sql, change({ productId: this.#product.id, units: -units }));
    this.#enter({ isCount: false, units: -units, id: null, at: (await nextMoment()).getTime() });
  }

  async #move(what: 'receipt' | 'writeOff', units: number): Promise<void> {
    const by = what === 'receipt' ? units : -units;
    const reason = what === 'receipt' ? 'receipt' : 'write_off';
    const isShort = this.#shelf.units + by < 0;
    const id = await this.#adjust(reason, { change: by }, isShort && by < 0 ? 'insufficient' : null);
    if (id !== undefined) this.#enter({ isCount: false, units: by, id, at: (await nextMoment()).getTime() });
  }

  /** The count of a past moment is typed in, in whatever order. */
  async #count(pick: number, counted: number): Promise<void> {
    const at = this.#moments[pick % Math.max(1, this.#moments.length)];
    if (!at) return;
    const isOld = this.#shelf.hasCountAfter(at.getTime());
    const id = await this.#adjust('stocktake', { counted, at }, isOld ? 'conflict' : null);
    if (id !== undefined) this.#enter({ isCount: true, units: counted, id, at: at.getTime() });
  }

  async #undo(pick: number): Promise<void> {
    const undoable = this.#shelf.entries.filter(({ id }) => id !== null);
    const entry = undoable[pick % Math.max(1, undoable.length)];
    if (!entry) return;
    const isShort = !entry.isCount && entry.units > 0 && this.#shelf.units < entry.units;
    const expected = this.#shelf.isReplaced(entry) ? 'conflict' : isShort ? 'insufficient' : null;
    const undo = { movementId: entry.id!, note: null, actor: 'test' };
    expect(await refusalOf(db.sql.begin((tx) => undoAdjustment(tx, undo)))).toBe(expected);
    if (expected === null) this.#shelf.entries = this.#shelf.entries.filter((one) => one !== entry);
  }

  /** The movement; undefined: it was refused, as expected. A count that finds no difference makes none. */
  async #adjust(
    reason: 'receipt' | 'write_off' | 'stocktake',
    amount: Parameters<typeof adjustStock>[1]['amount'],
    expected: string | null,
  ): Promise<Int8 | null | undefined> {
    const adjustment = { sku: this.#product.sku, amount, reason, expectedVersion: null, note: null, actor: 'test' };
    let id: Int8 | null | undefined;
    const work = db.sql.begin(async (tx) => {
      id = (await adjustStock(tx, adjustment)).movementId;
    });
    expect(await refusalOf(work)).toBe(expected);
    return expected === null ? id : undefined;
  }

  #enter(entry: Entry): void {
    this.#shelf.entries.push(entry);
  }
}

test('whatever is received, written off, sold, counted for past moments and undone, the figure is what the newest count and all after it come to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const shop = new Shop(await addProduct(db.sql, { quantity: opening }));
      await shop.live({ what: 'moment' });
      for (const one of steps) await shop.live(one);
    }),
    { numRuns: 100 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
