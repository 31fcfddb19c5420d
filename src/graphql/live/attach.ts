import { readStock, type StockReading } from '../../db/live/live-stock.ts';
import type { Reader } from '../../db/live/reader.ts';
import { encodeStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { isStaff, type Viewer } from '../base/identity.ts';
import { badUserInput } from '../base/refusal.ts';
import type { Hold } from '../quotas/places.ts';
import { assertKnown, changesMissed, readAfter } from './cursor.ts';
import type { KnownStates } from './known-states.ts';
import { Subscriber } from './subscriber.ts';
import type { Subscribers } from './subscribers.ts';

/** Which products a subscriber follows, and since when: the arguments of `stockUpdated`. */
export interface StockFilter {
  skus?: readonly string[] | null | undefined;
  after?: string | null | undefined;
}

/** What a subscriber may take. */
export interface AttachBounds {
  /** The most states that it may be sent of what changed before it came. */
  maxResumed: number;
  /** Takes memory for so many bytes that wait for it. Returns the error if it must not. */
  hold: Hold;
}

/** For whoever is trusted with everything. */
const unbounded: AttachBounds = { maxResumed: Infinity, hold: () => undefined };
/** Who missed more reads the pages again, which costs the same and is paid for. */
const maxResumedByBuyer = 10_000;
/** Measured: what one state that waits takes in the three lists of a subscriber. */
const bytesPerState = 250;

/** The bounds of a caller. */
export function boundsOf({ viewer, hold }: { viewer: Viewer; hold: Hold }): AttachBounds {
  return { maxResumed: isStaff(viewer) ? Infinity : maxResumedByBuyer, hold };
}

/** What attaching needs. */
export interface AttachDeps {
  snapshotReader: Reader;
  subscribers: Subscribers;
  states: KnownStates;
  /** Everything before `position` has been delivered to the subscribers. */
  watcher: { readonly position: StockCursor };
}

const maxSkus = 500;
/** No product has a longer one. */
const maxSkuLength = 200;

/** Attaches a subscriber as `LiveStock.attach` describes. */
export async function attachSubscriber(
  deps: AttachDeps,
  filter: StockFilter,
  wake: () => void,
  bounds = unbounded,
): Promise<Subscriber> {
  const { subscribers, states, watcher } = deps;
  if (filter.skus && filter.skus.length > maxSkus) {
    throw badUserInput(`At most ${maxSkus} skus can be subscribed to at once, not ${filter.skus.length}`);
  }
  if (filter.skus?.some((sku) => sku.length > maxSkuLength)) {
    throw badUserInput(`A SKU has at most ${maxSkuLength} characters`);
  }
  const after = readAfter('stock', filter.after);
  const skus = filter.skus ? new Set(filter.skus) : null;
  const subscriber = new Subscriber(skus, wake, () => subscribers.remove(subscriber));
  // Added before the snapshot is read: what changes in between waits in the subscriber.
  subscribers.add(subscriber);
  try {
    const reading = await readSnapshot(deps, filter, after, bounds.maxResumed);
    const refused = bounds.hold((reading?.states.length ?? 0) * bytesPerState);
    if (refused) throw refused;
    const start = encodeStockCursor(after ?? { era: watcher.position.era, horizon: '0' });
    const snapshot = reading?.states.map((state) => states.share(state)) ?? [];
    subscriber.begin(snapshot, start, reading ? encodeStockCursor(reading.cursor) : start, states.delivered);
  } catch (error) {
    subscriber.end();
    throw error;
  }
  return subscriber;
}

/** Nothing for a subscriber of all products without a cursor: it is sent changes only. */
async function readSnapshot(
  { snapshotReader }: AttachDeps,
  { skus }: StockFilter,
  after: StockCursor | undefined,
  maxResumed: number,
): Promise<StockReading | undefined> {
  if (!skus && !after) return undefined;
  const limit = Number.isFinite(maxResumed) ? maxResumed + 1 : undefined;
  const reading = await snapshotReader.read((sql) => readStock(sql, { skus, since: after?.horizon, limit }));
  if (after) assertKnown(after, reading);
  if (reading.states.length > maxResumed) throw changesMissed();
  return reading;
}
