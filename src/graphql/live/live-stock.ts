import type { Sql } from '../../db/client.ts';
import { type Listeners, type ListenTimings, listen } from '../../db/live/listen.ts';
import { createReader } from '../../db/live/reader.ts';
import type { Logger } from '../../log.ts';
import { type AttachBounds, attachSubscriber, type StockFilter } from './attach.ts';
import { iterateOver, type StockEvent } from './iterator.ts';
import { KnownStates } from './known-states.ts';
import { StockWatcher } from './stock-watcher.ts';
import type { Subscriber } from './subscriber.ts';
import { Subscribers } from './subscribers.ts';

/** Called for changed rows, the topic `products` for stock included, and after each (re)connect. */
export interface ChangeListener {
  changed(topic: string, ids: string[]): void;
  /** `silentMs`: for so long nothing was heard, and changes may have been missed. */
  connected(silentMs: number): void;
}

/** The live stock of the process. */
export interface LiveStock {
  /** Begins to listen; resolves when the first connection is open. */
  start(): Promise<void>;
  /** Ends every subscription and closes the connections. */
  stop(): Promise<void>;
  /**
   * Attaches a subscriber: its snapshot first, then live changes. `wake` is called whenever something waits for it.
   * Rejects with a GraphQLError, code BAD_USER_INPUT or RESYNC_REQUIRED.
   */
  attach(filter: StockFilter, wake: () => void, bounds?: AttachBounds): Promise<Subscriber>;
  /** One subscriber's events, newest per product, as `subscribe` of the field `stockUpdated` needs them; rejects as `attach`. */
  iterate(filter: StockFilter, bounds?: AttachBounds): Promise<AsyncIterableIterator<StockEvent>>;
  /** Calls the listener for the other notifications of the connection; returns a function that removes it. */
  onChanges(listener: ChangeListener): () => void;
  /** Calls back whenever a marketplace's row changed, and after each reconnect, since it may have; returns a function that ends this. */
  onMarketplaces(listener: () => void): () => void;
}

/** What the live stock works with; `pollMs`: how often changes are read without a notification. */
export interface LiveStockDeps {
  sql: Sql;
  /** Of the same database: for connections of its own. */
  url: string;
  log: Logger;
  timings?: ListenTimings & { pollMs: number };
}

interface ListenerSets {
  changes: Set<ChangeListener>;
  marketplaces: Set<() => void>;
}

const defaultPollMs = 2_000;
/** With the poll they keep the promise that figures are right 5 s after the end of an outage. */
const deadlines = { answerWithinMs: 1_500, finishWithinMs: 15_000 };

/** Watches the stock of all products for all subscribers of the process, see StockWatcher. */
export function createLiveStock({ sql, url, log, timings }: LiveStockDeps): LiveStock {
  // Changes are read on a connection of their own: a thousand snapshots at once must not delay them.
  const reader = createReader(url, { applicationName: 'ombor live', connections: 1, ...deadlines });
  const snapshotReader = createReader(url, { applicationName: 'ombor snapshots', connections: 4, ...deadlines });
  const subscribers = new Subscribers();
  const states = new KnownStates();
  const listeners: ListenerSets = { changes: new Set(), marketplaces: new Set() };
  const onDelivered = (productIds: number[]): void => {
    for (const listener of listeners.changes) listener.changed('products', productIds.map(String));
  };
  const watcher = new StockWatcher({ reader, log, states, subscribers, onDelivered });
  let listening: { stop(): Promise<void> } | undefined;
  let poll: NodeJS.Timeout | undefined;

  const attach = (filter: StockFilter, wake: () => void, bounds?: AttachBounds): Promise<Subscriber> =>
    attachSubscriber({ snapshotReader, subscribers, states, watcher }, filter, wake, bounds);

  return {
    async start() {
      await watcher.start(sql);
      const connected = Promise.withResolvers<void>();
      listening = listen(url, forward(watcher, listeners, connected.resolve), timings);
      poll = setInterval(() => watcher.readAll(), timings?.pollMs ?? defaultPollMs);
      await connected.promise;
    },
    async stop() {
      clearInterval(poll);
      subscribers.end();
      await Promise.all([listening?.stop(), watcher.stop(), snapshotReader.end()]);
    },
    attach,
    async iterate(filter, bounds) {
      const waiting = { wake: () => {} };
      return iterateOver(await attach(filter, () => waiting.wake(), bounds), waiting);
    },
    onChanges: (listener) => add(listeners.changes, listener),
    onMarketplaces: (listener) => add(listeners.marketplaces, listener),
  };
}

/** Forwards the notifications of PostgreSQL to the watcher and to the listeners. */
function forward(watcher: StockWatcher, { changes, marketplaces }: ListenerSets, connected: () => void): Listeners {
  const notifyMarketplaces = (): void => {
    for (const listener of marketplaces) listener();
  };
  let lastHeardAt = performance.now();
  return {
    onStock: (ids) => watcher.readProducts(ids),
    onMarketplaces: notifyMarketplaces,
    onChanges(topic, ids) {
      lastHeardAt = performance.now();
      for (const listener of changes) listener.changed(topic, ids);
    },
    onConnected() {
      connected();
      const silentMs = performance.now() - lastHeardAt;
      lastHeardAt = performance.now();
      for (const listener of changes) listener.connected(silentMs);
      notifyMarketplaces();
      watcher.readAll();
    },
  };
}

function add<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
