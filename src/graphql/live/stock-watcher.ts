import type { Sql } from '../../db/client.ts';
import { readStock, type StockReading, type StockSelection } from '../../db/live/live-stock.ts';
import type { Reader } from '../../db/live/reader.ts';
import { encodeStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { noticeRestore, readNewestChange, type SeenChange } from '../../db/restores.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { resyncRequired } from './cursor.ts';
import type { KnownStates } from './known-states.ts';
import type { Subscribers } from './subscribers.ts';

/** What the watcher works with. */
export interface StockWatcherDeps {
  reader: Reader;
  log: Logger;
  states: KnownStates;
  subscribers: Subscribers;
  /** Called with the products of which subscribers were sent a new state. */
  onDelivered: (productIds: number[]) => void;
}

/**
 * Reads the stock that changed and delivers it to the subscribers.
 *
 * A notification names products: only those are read, at once (a hint round). Besides, every two seconds and after each reconnect,
 * everything that changed since the horizon is read (a full round), so that a lost notification delays a figure by seconds and
 * loses nothing. Only full rounds move the horizon. An event carries the horizon as it was before its round: everything below it
 * has been delivered, so a client that resumes from it misses nothing, and is sent again at most the last seconds.
 */
export class StockWatcher {
  readonly #deps: StockWatcherDeps;
  /** Products that a notification named and that were not read yet. */
  readonly #changedIds = new Set<number>();
  #position: StockCursor = { era: '', horizon: '0' };
  #fullRoundDue = false;
  /** What the database cannot be without. */
  #seen: SeenChange | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(deps: StockWatcherDeps) {
    this.#deps = deps;
  }

  /** Everything before it has been delivered. */
  get position(): StockCursor {
    return this.#position;
  }

  /** Begins at the present state of the database. */
  async start(sql: Sql): Promise<void> {
    await this.#noticeRestore(sql);
    this.#position = (await readStock(sql, { ids: [] })).cursor;
    this.#seen = await readNewestChange(sql);
  }

  /** Waits for the running round. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#deps.reader.end();
    await this.#running;
  }

  /** Reads these products now; `many`: everything that changed. */
  readProducts(ids: readonly number[] | 'many'): void {
    if (ids === 'many') this.#fullRoundDue = true;
    else for (const id of ids) this.#changedIds.add(id);
    this.#run();
  }

  /** Reads everything that changed since the last full round. */
  readAll(): void {
    this.#fullRoundDue = true;
    this.#run();
  }

  #run(): void {
    this.#running ??= this.#runRounds()
      .catch((error: unknown) => {
        // The next full round finds the products of this one too.
        this.#fullRoundDue = true;
        this.#deps.log.warn({ reason: messageOf(error) }, 'Live stock could not be read');
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  async #runRounds(): Promise<void> {
    while ((this.#fullRoundDue || this.#changedIds.size > 0) && !this.#stopped) {
      const isFull = this.#fullRoundDue;
      const ids = [...this.#changedIds];
      this.#fullRoundDue = false;
      this.#changedIds.clear();
      const reading = await this.#read(isFull ? { since: this.#position.horizon } : { ids }, isFull);
      this.#remember(reading.newest);
      if (reading.cursor.era !== this.#position.era) this.#beginEra(reading.cursor);
      else {
        this.#deliver(reading);
        if (isFull) this.#position = reading.cursor;
      }
    }
  }

  #read(selection: StockSelection, isFull: boolean): Promise<StockReading> {
    return this.#deps.reader.read(async (sql) => {
      if (isFull) await this.#noticeRestore(sql);
      return readStock(sql, selection);
    });
  }

  async #noticeRestore(sql: Sql): Promise<void> {
    const how = await noticeRestore(sql, this.#seen);
    if (how === undefined) return;
    const what = how === 'failover' ? 'Another server took over' : 'The database was restored or copied';
    const calls = how === 'failover' ? '' : '; no marketplace is called until `ombor resume-after-restore`';
    this.#deps.log.warn({ reason: how }, `${what}: a new era begins, subscribers read everything again${calls}`);
  }

  #remember(newest: SeenChange | undefined): void {
    if (!newest) return;
    const isNewer = this.#seen?.era !== newest.era || BigInt(newest.tx) > BigInt(this.#seen.tx);
    if (isNewer) this.#seen = newest;
  }

  #deliver(reading: StockReading): void {
    const { states, subscribers, onDelivered } = this.#deps;
    const cursor = encodeStockCursor(this.#position);
    const newer = states.takeNewer(reading.states);
    subscribers.offer(newer.map((state) => ({ state, cursor })));
    if (newer.length > 0) onDelivered(newer.map(({ productId }) => productId));
  }

  /** The database was restored while we ran: what was delivered before says nothing about it. */
  #beginEra(position: StockCursor): void {
    this.#position = position;
    this.#deps.states.clear();
    this.#deps.subscribers.fail(resyncRequired());
  }
}
