import type { Simulator } from '../simulator/simulator.ts';
import type { LiveUpdate } from './api.ts';
import { isBusy, readMachine } from './machine.ts';
import { type Code, sellersOf, titles } from './shop.ts';

/** A figure that somebody came to show: when (ms after the beginning), who, which figure. */
export interface ShownFigure {
  atMs: number;
  who: string;
  figure: number;
}

/** Every figure of one SKU that was shown, and when each party began to show the final one. */
export interface Timeline {
  shown: ShownFigure[];
  /** Party → ms until its last change. */
  arrivals: Map<string, number>;
  /** Other programs kept the machine busy meanwhile: how long it took says nothing about Ombor. */
  isMachineBusy: boolean;
}

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

/** On a busy machine it is waited so many times as long. */
const busyPatience = 5;

/** Watches a SKU at every party while `act` runs, until all of them show `expected` or `timeoutMs` has passed. */
export async function watch(
  parties: { simulator: Simulator; phone: Phone },
  { sku, expected }: { sku: string; expected: number },
  act: () => Promise<void>,
  timeoutMs: number,
): Promise<Timeline> {
  const { simulator, phone } = parties;
  const sellers = sellersOf(simulator, sku);
  const timeline: Timeline = { shown: [], arrivals: new Map(), isMachineBusy: false };
  const startedAt = performance.now();
  const before = readMachine();
  const isHindered = (): boolean => isBusy(before, readMachine());
  const changed = { wake: () => {} };
  const note = (who: string, figure: number): void => {
    const atMs = performance.now() - startedAt;
    timeline.shown.push({ atMs, who, figure });
    timeline.arrivals.set(who, atMs);
    changed.wake();
  };
  const ends = [
    ...sellers.map(({ code, market }) =>
      market.onChange((change) => change.sku === sku && note(titles[code], change.stock)),
    ),
    phone.onUpdate((update) => update.sku === sku && note(miniApp, update.stock)),
  ];
  const agree = () =>
    phone.stockOf(sku) === expected && sellers.every(({ market }) => market.stockOf(sku) === expected);
  const tick = setInterval(() => changed.wake(), 50);
  try {
    await act();
    const isOver = (): boolean => {
      const ms = performance.now() - startedAt;
      return ms > timeoutMs && (ms > timeoutMs * busyPatience || !isHindered());
    };
    while (!agree() && !isOver()) {
      await new Promise<void>((resolve) => {
        changed.wake = resolve;
      });
    }
  } finally {
    clearInterval(tick);
    for (const end of ends) end();
  }
  timeline.isMachineBusy = isHindered();
  return timeline;
}

/** After this time a sale at a marketplace is certainly later than our last push to it, so that no push back is needed. */
const restMs = 3_100;
/** After this time OZON, with its real limits, takes the next change of a product at once. */
const ozonRestMs = 31_000;

/** Waits until the marketplaces' clocks are past our last push; `forOzon`: until OZON's limit of 30 seconds is over too. */
export async function restClocks(forOzon = false): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, forOzon ? ozonRestMs : restMs));
}

/** How many calls each marketplace received since the count was reset. */
export function countCalls(simulator: Simulator, sku: string): Map<Code, number> {
  return new Map(sellersOf(simulator, sku).map(({ code, market }) => [code, market.calls.length]));
}
