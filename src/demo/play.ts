import type { Simulator } from '../simulator/simulator.ts';
import type { Api } from './api.ts';
import { type Code, sellersOf, titles } from './shop.ts';
import { countCalls, type Phone, restClocks, type Timeline, watch } from './timeline.ts';

/** Who takes part, and how to reach them. */
export interface Cast {
  simulator: Simulator;
  phone: Phone;
  /** The seller's staff. */
  seller: Api;
  /** Two Mini App buyers. */
  buyers: [Api, Api];
}

/** The result of a scenario. */
export interface Outcome {
  title: string;
  sku: string;
  /** What everybody should show in the end. */
  expected: number;
  timeline: Timeline;
  calls: Map<Code, number>;
  /** Lines about what happened beside the figures. */
  notes: string[];
  /** The product's version before: later ledger rows belong to this scenario. */
  sinceVersion: number;
  /** What was wrong; empty: nothing. */
  faults: string[];
  /** Who was right, but late. */
  late: string[];
}

/** How much longer than `maxMs` to wait for agreement before giving up. In ms. */
export const patienceMs = 5_000;
/** How long agreement may take at most. In ms. */
export const agreeMaxMs = 1_000;
/** With OZON's real limits agreement may take this long. In ms. */
export const realLimitsPatienceMs = 35_000;

interface Limits {
  realLimits?: boolean;
  /** How long agreement may take at most. */
  maxMs?: number;
}

/** The newest version of a product. */
export async function readVersion(seller: Api, sku: string): Promise<number> {
  const { product } = await seller.query<{ product: { version: number } }>(
    'query ($sku: String) { product(sku: $sku) { version } }',
    { sku },
  );
  return product.version;
}

/** Runs `act` and watches until everybody shows `expected`. */
export async function play(
  cast: Cast,
  scenario: { title: string; sku: string; expected: number },
  act: (cast: Cast) => Promise<void>,
  { realLimits = false, maxMs = agreeMaxMs }: Limits = {},
): Promise<Outcome> {
  const { sku, expected } = scenario;
  await restClocks();
  const sinceVersion = await readVersion(cast.seller, sku);
  for (const { market } of sellersOf(cast.simulator, sku)) market.resetCalls();
  const timeout = realLimits ? realLimitsPatienceMs : patienceMs + maxMs;
  const timeline = await watch(cast, { sku, expected }, () => act(cast), timeout);
  const calls = countCalls(cast.simulator, sku);
  return judge(
    cast,
    { ...scenario, timeline, calls, notes: [], sinceVersion, faults: [], late: [] },
    { realLimits, maxMs },
  );
}

/** Every party must show the figure, and none may have needed more than `maxMs` (OZON's own limit apart). */
export function judge(cast: Cast, outcome: Outcome, { realLimits = false, maxMs = agreeMaxMs }: Limits): Outcome {
  const { sku, expected, timeline } = outcome;
  const faults: string[] = [];
  const late: string[] = [];
  for (const { code, market } of sellersOf(cast.simulator, sku)) {
    if (market.stockOf(sku) !== expected) faults.push(`${titles[code]} shows ${market.stockOf(sku)}, not ${expected}`);
  }
  if (cast.phone.stockOf(sku) !== expected)
    faults.push(`the Mini App shows ${cast.phone.stockOf(sku)}, not ${expected}`);
  for (const [who, atMs] of timeline.arrivals) {
    if (atMs > maxMs && !(realLimits && who === titles.ozon)) late.push(`${who} needed ${Math.round(atMs)} ms`);
  }
  return { ...outcome, faults: [...outcome.faults, ...faults], late };
}

/** Whether every figure was right, and in time as far as the machine allowed it. */
export function isRight({ faults, late, timeline }: Outcome): boolean {
  return faults.length === 0 && (late.length === 0 || timeline.isMachineBusy);
}

/** Adds a fault for each marketplace that was called another number of times. */
export function expectCalls(outcome: Outcome, expected: Partial<Record<Code, number>>): Outcome {
  const wrong = Object.entries(expected).filter(([code, calls]) => outcome.calls.get(code as Code) !== calls);
  const faults = wrong.map(
    ([code, calls]) => `${code} was called ${outcome.calls.get(code as Code)} times, not ${calls}`,
  );
  return { ...outcome, faults: [...outcome.faults, ...faults] };
}

/** Throws the reason when a simulated sale was refused. */
export function orThrow(result: { ok: boolean; reason?: string }): void {
  if (!result.ok) throw new Error(result.reason ?? 'refused');
}
