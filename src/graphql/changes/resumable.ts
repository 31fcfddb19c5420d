import { randomUUID } from 'node:crypto';
import type { Sql } from '../../db/client.ts';
import {
  type ChangeReading,
  maxKeys,
  type ResumableTopic,
  readChangedSince,
  resumableTopics,
  sendHorizon,
} from '../../db/live/changes.ts';
import { readStockCursor, type StockCursor } from '../../db/live/stock-cursor.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { assertKnown, changesMissed } from '../live/cursor.ts';
import type { LiveStock } from '../live/live-stock.ts';
import { Waiting } from './waiting.ts';

/** A changed row: its key, and the position that covers everything that was passed on before it. */
export interface Change {
  key: string;
  cursor: StockCursor;
}

/** `start`: until it has been given what changed before it came, its events cover no more than its own beginning. */
interface Follower {
  waiting: Waiting<string, Change>;
  start: StockCursor | undefined;
}

const defaultHorizonMs = 2_000;

/**
 * Follows rows from a cursor on, without a gap. Each key waits at most once, in the place where it was first offered: its row is read
 * when it is taken, so it is as new as the newest notification.
 *
 * The position moves by a notification that the process sends to itself, with the horizon that its statement saw. PostgreSQL delivers
 * notifications in the order of commits: once it arrives, those of all transactions before that horizon have arrived.
 */
export class ResumableChanges {
  readonly #sql: Sql;
  readonly #log: Logger;
  readonly #unlisten: () => void;
  readonly #followers: ReadonlyMap<string, Set<Follower>> = new Map(resumableTopics.map((topic) => [topic, new Set()]));
  readonly #ownTopic = `horizon:${randomUUID()}`;
  #position: StockCursor | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #horizonMs: number;
  #isCatchingUp = false;
  #connects = 0;

  /** `horizonMs`: how often the position moves. */
  constructor({ sql, log, live, horizonMs }: { sql: Sql; log: Logger; live: LiveStock; horizonMs?: number }) {
    this.#horizonMs = horizonMs ?? defaultHorizonMs;
    this.#sql = sql;
    this.#log = log;
    this.#unlisten = live.onChanges({
      changed: (topic, ids) => {
        if (topic === this.#ownTopic) this.#advance(ids);
        else this.#offer(topic, ids);
      },
      connected: () => {
        this.#connects += 1;
        this.#catchUp().catch((error: unknown) => {
          this.#log.warn({ reason: messageOf(error) }, 'Live changes could not be read');
          this.#failAll();
        });
      },
    });
  }

  /**
   * First what changed since `after`, then each change. Throws RESYNC_REQUIRED if nothing can be resumed from that cursor. `buyerId`: of
   * what changed before only the orders of that Telegram user, who would not be sent the others.
   */
  async follow(
    topic: ResumableTopic,
    after: StockCursor | undefined,
    buyerId?: string,
  ): Promise<AsyncIterableIterator<Change>> {
    const start = after ?? (await readStockCursor(this.#sql));
    const following = this.#followers.get(topic);
    const follower: Follower = {
      start,
      waiting: new Waiting(maxKeys, () => {
        following?.delete(follower);
        this.#rest();
      }),
    };
    // Added before it is read what changed: what changes in between waits in it.
    following?.add(follower);
    try {
      const { ids, cursor, xmax } = await this.#readSince(topic, start, buyerId);
      assertKnown(start, { cursor, xmax });
      if (ids.length >= maxKeys) throw changesMissed();
      // Only the last one covers the whole reading: a client that is cut off before it must begin again where it began.
      const last = ids.at(-1);
      follower.waiting.putMissing(ids.map((key) => [key, { key, cursor: key === last ? cursor : start }]));
      follower.start = undefined;
      this.#position ??= cursor;
      this.#timer ??= setInterval(() => void sendHorizon(this.#sql, this.#ownTopic).catch(() => {}), this.#horizonMs);
    } catch (error) {
      follower.waiting.end();
      throw error;
    }
    return follower.waiting.iterate();
  }

  stop(): void {
    this.#unlisten();
    for (const { waiting } of this.#all()) waiting.end();
    this.#rest();
  }

  /** Read again if the listening connection was lost meanwhile: what changed in between may be neither read nor notified. */
  async #readSince(topic: ResumableTopic, start: StockCursor, buyerId?: string): Promise<ChangeReading> {
    for (;;) {
      const connects = this.#connects;
      const reading = await readChangedSince(this.#sql, topic, start.horizon, buyerId);
      if (connects === this.#connects) return reading;
    }
  }

  /** Nothing is asked of the database while nobody follows. */
  #rest(): void {
    if (this.#all().length > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#position = undefined;
  }

  #offer(topic: string, ids: readonly string[]): void {
    for (const { waiting, start } of this.#followers.get(topic) ?? []) {
      const cursor = start ?? this.#position;
      if (cursor) waiting.putMissing(ids.map((key) => [key, { key, cursor }]));
    }
  }

  #advance([era, horizon]: readonly string[]): void {
    // What was lost with a connection has not been offered yet.
    if (!this.#position || this.#isCatchingUp || !era || !horizon) return;
    if (era === this.#position.era) this.#position = { era, horizon };
    else this.#failAll();
  }

  async #catchUp(): Promise<void> {
    const from = this.#position;
    if (!from) return;
    this.#isCatchingUp = true;
    try {
      for (const topic of resumableTopics) {
        const { ids, cursor } = await readChangedSince(this.#sql, topic, from.horizon);
        if (cursor.era !== from.era || ids.length >= maxKeys) this.#failAll();
        else this.#offer(topic, ids);
      }
    } finally {
      this.#isCatchingUp = false;
    }
  }

  #all(): Follower[] {
    return [...this.#followers.values()].flatMap((following) => [...following]);
  }

  #failAll(): void {
    for (const { waiting } of this.#all()) waiting.fail();
  }
}
