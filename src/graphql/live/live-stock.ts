import type { Sql } from '../../db/client.ts';
import { type ListenTimings, listen } from '../../db/live/listen.ts';
import { ensureEra, readStock, type StockReading, type StockState } from '../../db/live/live-stock.ts';
import { createReader } from '../../db/live/reader.ts';
import { encodeStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { badUserInput } from '../base/refusal.ts';
import { assertKnown, readAfter, resyncRequired } from './cursor.ts';
import { iterateOver, type StockEvent } from './iterator.ts';
import { type Delivery, isNewer, isSame, Subscriber } from './subscriber.ts';
import { Subscribers } from './subscribers.ts';

/** Which products a subscriber wants: the arguments of `stockUpdated`. */
export interface StockFilter {
  skus?: readonly string[] | null | undefined;
  after?: string | null | undefined;
}

/** Hears of changed rows other than stock, and of the moments after which it must look for what it may have missed. */
export interface ChangeListener {
  changed(topic: string, ids: string[]): void;
  connected(): void;
}

/** The live stock of the process. */
export interface LiveStock {
  /** Begins to listen; resolves when the first connection stands. */
  start(): Promise<void>;
  /** Ends every subscription and lets go of the connections. */
  stop(): Promise<void>;
  /**
   * Attaches a subscriber: its snapshot first, then live. `wake` is called whenever something waits for it.
   * Rejects with a GraphQLError, code BAD_USER_INPUT or RESYNC_REQUIRED.
   */
  attach(filter: StockFilter, wake: () => void): Promise<Subscriber>;
  /** One subscriber's events, newest per product, as `subscribe` of the field `stockUpdated` needs them; rejects as `attach`. */
  iterate(filter: StockFilter): Promise<AsyncIterableIterator<StockEvent>>;
  /** What else the connection tells; gives the way to stop it. */
  onChanges(listener: ChangeListener): () => void;
  /** Calls back whenever a marketplace's row changed (and after each reconnect, since it may have); gives the way to stop it. */
  onMarketplaces(listener: () => void): () => void;
}

/** What the live stock works with; `pollMs`: how often it looks without being told. */
export interface LiveStockDeps {
  sql: Sql;
  /** Of the same database: for the connections that it keeps to itself. */
  url: string;
  log: Logger;
  timings?: ListenTimings & { pollMs: number };
}

const mostSkus = 500;
const pollMs = 2_000;
/** With the poll's 2 s they keep the promise of 5 s from the end of an outage to the right figure. */
const deadlines = { answerWithinMs: 1_500, finishWithinMs: 15_000 };

/**
 * Watches the stock of all products for all subscribers of the process.
 *
 * A notification names products: they are read and delivered at once (a hint round). Beside it, every two seconds and after each
 * reconnect, everything that changed since the horizon is read (a full round), so that a lost hint costs seconds, not truth.
 * Only full rounds move the horizon. An event carries the horizon as it stood before its round: all below it has been delivered,
 * so a client that resumes from it misses nothing, and is shown again at most what changed in the last seconds.
 */
export function createLiveStock(deps: LiveStockDeps): LiveStock {
  const { sql, log } = deps;
  // Rounds have a connection of their own: a thousand snapshots at once must not hold them up.
  const rounds = createReader(deps.url, { applicationName: 'ombor live', connections: 1, ...deadlines });
  const snapshots = createReader(deps.url, { applicationName: 'ombor snapshots', connections: 4, ...deadlines });
  const subscribers = new Subscribers();
  const marketplaceListeners = new Set<() => void>();
  const changeListeners = new Set<ChangeListener>();
  /** The newest state of each product that was delivered to everybody. */
  const delivered = new Map<number, StockState>();
  /** One object for one state, so that what is made of it (its JSON) is made once. */
  const shared = new Map<number, StockState>();
  const hints = new Set<number>();
  let position: StockCursor = { era: '', horizon: '0' };
  let fullRoundDue = false;
  let reconnected = false;
  let running: Promise<void> | undefined;
  let stopped = false;
  let listening: { stop(): Promise<void> } | undefined;
  let poll: NodeJS.Timeout | undefined;

  function share(state: StockState): StockState {
    const known = shared.get(state.productId);
    if (known && isSame(known, state)) return known;
    if (!known || known.version <= state.version) shared.set(state.productId, state);
    return state;
  }

  function deliver(reading: StockReading): void {
    const cursor = encodeStockCursor(position);
    const fresh: Delivery[] = [];
    for (const state of reading.states.map(share)) {
      const known = delivered.get(state.productId);
      if (known && !isNewer(state, known)) continue;
      delivered.set(state.productId, state);
      fresh.push({ state, cursor });
    }
    subscribers.offer(fresh);
  }

  /** Another life of the database began under us: nothing that was told before says anything about it. */
  function resync(): void {
    delivered.clear();
    shared.clear();
    subscribers.fail(resyncRequired());
  }

  async function runRounds(): Promise<void> {
    while ((fullRoundDue || hints.size > 0) && !stopped) {
      const full = fullRoundDue;
      const ids = [...hints];
      fullRoundDue = false;
      hints.clear();
      const reading = await rounds.read(async (own) => {
        if (reconnected && (await ensureEra(own))) log.warn({}, 'The database was restored: a new era begins');
        return readStock(own, full ? { since: position.horizon } : { ids });
      });
      reconnected = false;
      if (reading.cursor.era !== position.era) {
        position = reading.cursor;
        resync();
        continue;
      }
      deliver(reading);
      if (full) position = reading.cursor;
    }
  }

  function run(): void {
    running ??= runRounds()
      .catch((error: unknown) => {
        // What was hinted at is found by the next full round.
        fullRoundDue = true;
        log.warn({ reason: messageOf(error) }, 'Live stock could not be read');
      })
      .finally(() => {
        running = undefined;
      });
  }

  const look = (): void => {
    fullRoundDue = true;
    run();
  };

  function tellMarketplaces(): void {
    for (const listener of marketplaceListeners) listener();
  }

  async function attach(filter: StockFilter, wake: () => void): Promise<Subscriber> {
    if (filter.skus && filter.skus.length > mostSkus) {
      throw badUserInput(`At most ${mostSkus} skus can be subscribed to at once, not ${filter.skus.length}`);
    }
    const after = readAfter(filter.after);
    const subscriber = new Subscriber(filter.skus ? new Set(filter.skus) : null, wake, () =>
      subscribers.remove(subscriber),
    );
    // The sink stands before the snapshot is read: what changes in between waits in it.
    subscribers.add(subscriber);
    try {
      const reading =
        filter.skus || after
          ? await snapshots.read((own) => readStock(own, { skus: filter.skus, since: after?.horizon }))
          : undefined;
      if (after && reading) assertKnown(after, reading);
      const start = encodeStockCursor(after ?? { era: position.era, horizon: '0' });
      subscriber.begin(
        reading?.states.map(share) ?? [],
        start,
        reading ? encodeStockCursor(reading.cursor) : start,
        delivered,
      );
    } catch (error) {
      subscriber.end();
      throw error;
    }
    return subscriber;
  }

  return {
    async start() {
      if (await ensureEra(sql))
        log.warn('The database was restored: a new era begins, subscribers read everything again');
      position = (await readStock(sql, { ids: [] })).cursor;
      const connected = Promise.withResolvers<void>();
      listening = listen(
        deps.url,
        {
          onStock(ids) {
            if (ids === 'many') fullRoundDue = true;
            else for (const id of ids) hints.add(id);
            run();
          },
          onMarketplaces: tellMarketplaces,
          onChanges(topic, ids) {
            for (const listener of changeListeners) listener.changed(topic, ids);
          },
          onConnected() {
            connected.resolve();
            for (const listener of changeListeners) listener.connected();
            tellMarketplaces();
            reconnected = true;
            look();
          },
        },
        deps.timings,
      );
      poll = setInterval(look, deps.timings?.pollMs ?? pollMs);
      await connected.promise;
    },
    async stop() {
      stopped = true;
      clearInterval(poll);
      subscribers.end();
      await Promise.all([listening?.stop(), rounds.end(), snapshots.end()]);
      await running;
    },
    attach,
    async iterate(filter) {
      const waiting = { wake: () => {} };
      const subscriber = await attach(filter, () => waiting.wake());
      return iterateOver(subscriber, waiting);
    },
    onChanges(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    onMarketplaces(listener) {
      marketplaceListeners.add(listener);
      return () => marketplaceListeners.delete(listener);
    },
  };
}
