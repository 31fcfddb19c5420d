import type { Simulator } from '../simulator/simulator.ts';
import type { LiveUpdate } from './api.ts';
import { type Place, sellersOf, titles } from './shop.ts';

/** Something that somebody was told: when (ms after the beginning), who, which figure. */
export interface Told {
  atMs: number;
  who: string;
  figure: number;
}

/** Everything that was told of one SKU, and when each party last came to show the final figure. */
export interface Timeline {
  told: Told[];
  /** Party → ms until it showed the final figure for good. */
  arrivals: Map<string, number>;
}

/** Whose phone is followed. */
const miniApp = 'Mini App';

/** What the buyer's phone shows, fed by the subscription; others can wait for its changes. */
export class Phone {
  readonly #stock = new Map<string, number>();
  readonly #listeners = new Set<(update: LiveUpdate) => void>();

  update(update: LiveUpdate): void {
    this.#stock.set(update.sku, update.stock);
    for (const listener of this.#listeners) listener(update);
  }

  stockOf(sku: string): number | undefined {
    return this.#stock.get(sku);
  }

  onUpdate(listener: (update: LiveUpdate) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Watches a SKU at every party while `act` runs, until `isOver` and all parties agree on the figure it gives, or `patienceMs`
 * is over. `isOver` gives the figure that all should show, or undefined while that is not known yet.
 */
export async function watch(
  parties: { simulator: Simulator; phone: Phone },
  sku: string,
  act: () => Promise<void>,
  isOver: () => number | undefined,
  patienceMs: number,
): Promise<Timeline> {
  const { simulator, phone } = parties;
  const sellers = sellersOf(simulator, sku);
  const told: Told[] = [];
  const arrivals = new Map<string, number>();
  const startedAt = performance.now();
  const changed = { wake: () => {} };
  const note = (who: string, figure: number): void => {
    const atMs = performance.now() - startedAt;
    told.push({ atMs, who, figure });
    arrivals.set(who, atMs);
    changed.wake();
  };
  const ends = [
    ...sellers.map(({ place, market }) =>
      market.onChange((change) => change.sku === sku && note(titles[place], change.stock)),
    ),
    phone.onUpdate((update) => update.sku === sku && note(miniApp, update.stock)),
  ];
  const agree = (figure: number) =>
    phone.stockOf(sku) === figure && sellers.every(({ market }) => market.stockOf(sku) === figure);
  const tick = setInterval(() => changed.wake(), 50);
  try {
    await act();
    for (;;) {
      const figure = isOver();
      if ((figure !== undefined && agree(figure)) || performance.now() - startedAt > patienceMs) break;
      await new Promise<void>((resolve) => {
        changed.wake = resolve;
      });
    }
  } finally {
    clearInterval(tick);
    for (const end of ends) end();
  }
  return { told, arrivals };
}

/** Time until every marketplace's clock is past our last push to it by what the rule for skipping the source asks for. */
const restMs = 3_100;
/** Time until OZON, with its real limits, takes the next change of a product at once. */
const ozonRestMs = 31_000;

/** Lets the clocks run on; `forOzon`: until OZON's rule of 30 seconds is over too. */
export async function restClocks(forOzon = false): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, forOzon ? ozonRestMs : restMs));
}

/** Calls that each marketplace received since they were last counted anew. */
export function countCalls(simulator: Simulator, sku: string): Map<Place, number> {
  return new Map(sellersOf(simulator, sku).map(({ place, market }) => [place, market.calls.length]));
}
