import type { Simulator } from '../simulator/simulator.ts';
import type { Api } from './api.ts';
import { type Place, sellersOf, titles } from './shop.ts';
import { countCalls, type Phone, restClocks, type Timeline, watch } from './timeline.ts';

/** Who takes part, and how they are reached. */
export interface Cast {
  simulator: Simulator;
  phone: Phone;
  /** The seller's staff. */
  seller: Api;
  /** Two Mini App buyers. */
  buyers: [Api, Api];
}

/** What a scenario came to. */
export interface Outcome {
  title: string;
  sku: string;
  /** What everybody should show in the end. */
  expected: number;
  timeline: Timeline;
  calls: Map<Place, number>;
  /** Lines that tell what happened beside the figures. */
  notes: string[];
  /** The product's version before: the ledger since then is this scenario's. */
  sinceVersion: number;
  /** What was wrong; empty: nothing. */
  faults: string[];
}

/** How long the parties may take to agree before it counts as never, and how long they should take at most. In ms. */
export const patienceMs = 5_000;
export const longestMs = 1_000;

/** The newest version of a product. */
export async function readVersion(seller: Api, sku: string): Promise<number> {
  const { product } = await seller.query<{ product: { version: number } }>(
    'query ($sku: String) { product(sku: $sku) { version } }',
    { sku },
  );
  return product.version;
}

/** Lets something happen and watches until everybody shows `expected`. */
export async function play(
  cast: Cast,
  title: string,
  sku: string,
  expected: number,
  act: (cast: Cast) => Promise<void>,
  { realLimits = false, mostMs = longestMs } = {},
): Promise<Outcome> {
  await restClocks();
  const sinceVersion = await readVersion(cast.seller, sku);
  for (const { market } of sellersOf(cast.simulator, sku)) market.resetCalls();
  const timeline = await watch(
    cast,
    sku,
    () => act(cast),
    () => expected,
    realLimits ? 35_000 : patienceMs + mostMs,
  );
  const outcome = {
    title,
    sku,
    expected,
    timeline,
    calls: countCalls(cast.simulator, sku),
    notes: [],
    sinceVersion,
    faults: [],
  };
  return judge(cast, outcome, { realLimits, mostMs });
}

/** Every party must show the figure, and none may have needed more than `mostMs` (OZON's own rule apart). */
export function judge(cast: Cast, outcome: Outcome, { realLimits = false, mostMs = longestMs }): Outcome {
  const { sku, expected, timeline } = outcome;
  const faults: string[] = [];
  for (const { place, market } of sellersOf(cast.simulator, sku)) {
    if (market.stockOf(sku) !== expected) faults.push(`${titles[place]} shows ${market.stockOf(sku)}, not ${expected}`);
  }
  if (cast.phone.stockOf(sku) !== expected)
    faults.push(`the Mini App shows ${cast.phone.stockOf(sku)}, not ${expected}`);
  for (const [who, atMs] of timeline.arrivals) {
    if (atMs > mostMs && !(realLimits && who === titles.ozon)) faults.push(`${who} needed ${Math.round(atMs)} ms`);
  }
  return { ...outcome, faults: [...outcome.faults, ...faults] };
}

/** Adds a fault for each place that was called another number of times. */
export function expectCalls(outcome: Outcome, expected: Partial<Record<Place, number>>): Outcome {
  const wrong = Object.entries(expected).filter(([place, calls]) => outcome.calls.get(place as Place) !== calls);
  const faults = wrong.map(
    ([place, calls]) => `${place} was called ${outcome.calls.get(place as Place)} times, not ${calls}`,
  );
  return { ...outcome, faults: [...outcome.faults, ...faults] };
}

/** Throws the reason when a simulated sale was refused. */
export function orThrow(result: { ok: boolean; reason?: string }): void {
  if (!result.ok) throw new Error(result.reason ?? 'refused');
}
