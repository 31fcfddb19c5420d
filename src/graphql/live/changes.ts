import type { Sql } from '../../db/client.ts';
import { type ChangeTopic, changeTopics, listChangedWithin } from '../../db/live/changes.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { toIterator } from './iterator.ts';
import type { LiveStock } from './live-stock.ts';

/** Follows rows that change: orders, alerts, marketplaces, sales. */
export interface LiveChanges {
  /**
   * The keys of a topic's rows as they change. Each waits at most once until it is taken; then its row is to be read. After a lost
   * connection the keys of everything that changed meanwhile follow: a key may come twice, and none is missed.
   * A follower for which more than 10,000 keys wait is ended.
   */
  follow(topic: ChangeTopic): AsyncIterableIterator<string>;
  /** Ends all of them. */
  stop(): void;
}

const maxWaiting = 10_000;
/** A transaction is notified after the time that its rows carry. */
const overlapMs = 30_000;

type Followers = ReadonlyMap<ChangeTopic, Set<Follower>>;

/** Passes the notifications of the process's listening connection to those who follow their topic. */
export function createLiveChanges({ sql, log, live }: { sql: Sql; log: Logger; live: LiveStock }): LiveChanges {
  const followers: Followers = new Map(changeTopics.map((topic) => [topic, new Set<Follower>()]));
  let lastHeardAt = performance.now();

  async function catchUp(): Promise<void> {
    const silentMs = performance.now() - lastHeardAt + overlapMs;
    lastHeardAt = performance.now();
    for (const [topic, following] of followers) {
      if (following.size > 0) offer(followers, topic, await listChangedWithin(sql, topic, silentMs));
    }
  }

  const unlisten = live.onChanges({
    changed(topic, ids) {
      lastHeardAt = performance.now();
      offer(followers, topic, ids);
    },
    connected() {
      catchUp().catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'Live changes could not be read');
        // What the followers missed cannot be found: they have to begin again.
        endAll(followers);
      });
    },
  });

  return {
    follow(topic) {
      const following = followers.get(topic);
      const follower = new Follower(() => following?.delete(follower));
      following?.add(follower);
      return toIterator(
        () => follower.next(),
        () => follower.end(),
      );
    },
    stop() {
      unlisten();
      endAll(followers);
    },
  };
}

function offer(followers: Followers, topic: string, ids: readonly string[]): void {
  for (const follower of followers.get(topic as ChangeTopic) ?? []) follower.offer(ids);
}

function endAll(followers: Followers): void {
  for (const following of followers.values()) for (const follower of following) follower.end();
}

/** One subscription's waiting keys. */
class Follower {
  readonly #waiting = new Set<string>();
  readonly #detach: () => void;
  #wake: () => void = () => {};
  #ended = false;

  constructor(detach: () => void) {
    this.#detach = detach;
  }

  offer(ids: readonly string[]): void {
    for (const id of ids) this.#waiting.add(id);
    if (this.#waiting.size > maxWaiting) this.end();
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
}
