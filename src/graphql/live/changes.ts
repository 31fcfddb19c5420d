import type { Sql } from '../../db/client.ts';
import { type ChangeTopic, changeTopics, listChangedSince } from '../../db/live/changes.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { LiveStock } from './live-stock.ts';

/** Rows that change and that somebody follows: orders, alerts, marketplaces, sales. */
export interface LiveChanges {
  /**
   * The keys of rows of a topic as they change, each waiting at most once until it is taken: whoever takes one reads the row as
   * it stands then. After a lost connection what changed meanwhile comes too, so a key may come again, and none is missed.
   * A follower for which more than 10,000 keys wait is ended.
   */
  follow(topic: ChangeTopic): AsyncIterableIterator<string>;
  /** Ends all of them. */
  stop(): void;
}

const mostWaiting = 10_000;
/** Clocks differ, and a transaction is told of after the time that it wrote down. */
const overlapMs = 30_000;

/** Hands the notifications that the process's one listening connection hears to whoever follows their topic. */
export function createLiveChanges({ sql, log, live }: { sql: Sql; log: Logger; live: LiveStock }): LiveChanges {
  const followers = new Map(changeTopics.map((topic) => [topic, new Set<Follower>()]));
  let heardAt = Date.now();

  function offer(topic: string, ids: readonly string[]): void {
    for (const follower of followers.get(topic as ChangeTopic) ?? []) follower.offer(ids);
  }

  async function catchUp(): Promise<void> {
    const since = new Date(heardAt - overlapMs);
    heardAt = Date.now();
    for (const [topic, following] of followers) {
      if (following.size > 0) offer(topic, await listChangedSince(sql, topic, since));
    }
  }

  const unlisten = live.onChanges({
    changed(topic, ids) {
      heardAt = Date.now();
      offer(topic, ids);
    },
    connected() {
      catchUp().catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'Live changes could not be read');
        // Whoever cannot be told what it missed has to begin again.
        for (const following of followers.values()) for (const follower of following) follower.end();
      });
    },
  });

  return {
    follow(topic) {
      const following = followers.get(topic);
      const follower = new Follower(() => following?.delete(follower));
      following?.add(follower);
      return follower;
    },
    stop() {
      unlisten();
      for (const following of followers.values()) for (const follower of following) follower.end();
    },
  };
}

/** One subscription's waiting keys. Not a generator: its `return` must reach it at once, however idle it is. */
class Follower implements AsyncIterableIterator<string> {
  readonly #waiting = new Set<string>();
  readonly #detach: () => void;
  #wake: () => void = () => {};
  #ended = false;

  constructor(detach: () => void) {
    this.#detach = detach;
  }

  offer(ids: readonly string[]): void {
    for (const id of ids) this.#waiting.add(id);
    if (this.#waiting.size > mostWaiting) this.end();
    else this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#waiting.clear();
    this.#detach();
    this.#wake();
  }

  async next(): Promise<IteratorResult<string>> {
    for (;;) {
      if (this.#ended) return { done: true, value: undefined };
      const [id] = this.#waiting;
      if (id !== undefined) {
        this.#waiting.delete(id);
        return { done: false, value: id };
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async return(): Promise<IteratorResult<string>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
