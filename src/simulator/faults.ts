/** The faults of a simulated marketplace. All are off at first. Times in ms. */
export interface Faults {
  /** Share of requests (0..1) that get one of status5xx, rateLimited, reset, lostAnswer, garbage, chosen by the seed. */
  failRate: number;
  /** Every request: HTTP 500, nothing applied. */
  status5xx: boolean;
  /** Every request: the marketplace's own 429, nothing applied. */
  rateLimited: boolean;
  /** Every request: the connection is closed, nothing applied. */
  reset: boolean;
  /** Every request: applied, but the answer is never sent. */
  lostAnswer: boolean;
  /** Every request: applied, but the answer is an HTML page with status 200. */
  garbage: boolean;
  /** Every request waits this long before it is handled, even if its caller has given up by then. */
  hangMs: number;
  /** Figures are accepted at once and shown this much later. */
  applyLateMs: number;
  /** Every set is refused as a whole (400, or its own form of that), and no item is named. Everything else works. */
  refusesSets: boolean;
  /** A set that is refused as a whole gets a 400, also where the marketplace has another form of that. */
  refusesPlainly: boolean;
  /** Figures are accepted as if they were applied, but the marketplace keeps showing the old ones. */
  ignoresSets: boolean;
  /** It does not lower its own figure when it sells. Not every document says that it does. */
  keepsOwnStock: boolean;
  /** New orders appear in its lists this much later. */
  ordersLateMs: number;
  /** Share of webhooks (0..1) that are delivered twice. */
  duplicateRate: number;
  /** Each webhook waits a random time up to this, so that they arrive out of order. */
  reorderMs: number;
  /** Each figure that is set from outside is also reported by webhook, as stock.updated with the reason "sync". */
  echo: boolean;
  /** Its clock is this much ahead (negative: behind): the Date header, and the times of its events and orders. */
  clockOffsetMs: number;
}

const faultKinds = ['status5xx', 'rateLimited', 'reset', 'lostAnswer', 'garbage'] as const;

/** One of the faults that a single request can get. */
export type FaultKind = (typeof faultKinds)[number];

/** All faults off. */
export function noFaults(): Faults {
  return {
    failRate: 0,
    status5xx: false,
    rateLimited: false,
    reset: false,
    lostAnswer: false,
    garbage: false,
    hangMs: 0,
    applyLateMs: 0,
    refusesSets: false,
    refusesPlainly: false,
    ignoresSets: false,
    keepsOwnStock: false,
    ordersLateMs: 0,
    duplicateRate: 0,
    reorderMs: 0,
    echo: false,
    clockOffsetMs: 0,
  };
}

/** The fault of the next request, if any. `random` returns 0..1. */
export function chooseFault(faults: Faults, random: () => number): FaultKind | undefined {
  const always = faultKinds.find((kind) => faults[kind]);
  if (always) return always;
  if (faults.failRate <= 0 || random() >= faults.failRate) return undefined;
  return faultKinds[Math.floor(random() * faultKinds.length)];
}

/** How long each copy of a message waits before it is sent, in ms. The faults decide about a second copy and about the waits. */
export function chooseDelays({ duplicateRate, reorderMs }: Faults, random: () => number): number[] {
  const copies = duplicateRate > 0 && random() < duplicateRate ? 2 : 1;
  return Array.from({ length: copies }, () => (reorderMs > 0 ? random() * reorderMs : 0));
}

/** A repeatable stream of numbers in 0..1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
