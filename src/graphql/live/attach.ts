import { readStock, type StockReading } from '../../db/live/live-stock.ts';
import type { Reader } from '../../db/live/reader.ts';
import { encodeStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { badUserInput } from '../base/refusal.ts';
import { assertKnown, readAfter } from './cursor.ts';
import type { KnownStates } from './known-states.ts';
import { Subscriber } from './subscriber.ts';
import type { Subscribers } from './subscribers.ts';

/** Which products a subscriber follows, and since when: the arguments of `stockUpdated`. */
export interface StockFilter {
  skus?: readonly string[] | null | undefined;
  after?: string | null | undefined;
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

/** Attaches a subscriber as `LiveStock.attach` describes. */
export async function attachSubscriber(deps: AttachDeps, filter: StockFilter, wake: () => void): Promise<Subscriber> {
  const { subscribers, states, watcher } = deps;
  if (filter.skus && filter.skus.length > maxSkus) {
    throw badUserInput(`At most ${maxSkus} skus can be subscribed to at once, not ${filter.skus.length}`);
  }
  const after = readAfter('stock', filter.after);
  const skus = filter.skus ? new Set(filter.skus) : null;
  const subscriber = new Subscriber(skus, wake, () => subscribers.remove(subscriber));
  // Added before the snapshot is read: what changes in between waits in the subscriber.
  subscribers.add(subscriber);
  try {
    const reading = await readSnapshot(deps, filter, after);
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
): Promise<StockReading | undefined> {
  if (!skus && !after) return undefined;
  const reading = await snapshotReader.read((sql) => readStock(sql, { skus, since: after?.horizon }));
  if (after) assertKnown(after, reading);
  return reading;
}
