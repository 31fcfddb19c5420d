import type { Sql } from '../../db/client.ts';
import { type ChangeTopic, changeTopics, listChangedWithin, maxKeys } from '../../db/live/changes.ts';
import { messageOf } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { LiveStock } from '../live/live-stock.ts';
import { type LiveListings, LiveListingWatcher } from './listings.ts';
import { ResumableChanges } from './resumable.ts';
import { Waiting } from './waiting.ts';

/** Follows rows that change: orders, alerts, marketplaces, sales. */
export interface LiveChanges {
  /**
   * The keys of a topic's rows as they change. Each waits at most once until it is taken; then its row is to be read. After a lost
   * connection the keys of everything that changed meanwhile follow: a key may come twice, and none is missed.
   * A follower for which more than 10,000 keys wait ends with RESYNC_REQUIRED.
   */
  follow(topic: ChangeTopic): AsyncIterableIterator<string>;
  /** Follows listings as they stand: figure, rule, push. */
  listings: LiveListings;
  /** Follows orders and alerts from a cursor on. */
  resumable: Pick<ResumableChanges, 'follow'>;
  /** Ends all of them. */
  stop(): void;
}

type Follower = Waiting<string, string>;
type Followers = ReadonlyMap<ChangeTopic, Set<Follower>>;

/** Passes the notifications of the process's listening connection to those who follow their topic. */
export function createLiveChanges({ sql, log, live }: { sql: Sql; log: Logger; live: LiveStock }): LiveChanges {
  const followers: Followers = new Map(changeTopics.map((topic) => [topic, new Set<Follower>()]));

  async function catchUp(silentMs: number): Promise<void> {
    for (const [topic, following] of followers) {
      if (following.size === 0) continue;
      const ids = await listChangedWithin(sql, topic, silentMs);
      if (ids.length < maxKeys) offer(followers, topic, ids);
      else for (const follower of following) follower.fail();
    }
  }

  const listings = new LiveListingWatcher({ sql, log, live });
  const resumable = new ResumableChanges({ sql, log, live });
  const unlisten = live.onChanges({
    changed(topic, ids) {
      offer(followers, topic, ids);
    },
    connected(silentMs) {
      catchUp(silentMs).catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'Live changes could not be read');
        // What the followers missed cannot be found: they have to begin again.
        for (const following of followers.values()) for (const follower of following) follower.fail();
      });
    },
  });

  return {
    listings,
    resumable,
    follow(topic) {
      const following = followers.get(topic);
      const follower: Follower = new Waiting(maxKeys, () => following?.delete(follower));
      following?.add(follower);
      return follower.iterate();
    },
    stop() {
      unlisten();
      listings.stop();
      resumable.stop();
      for (const following of followers.values()) for (const follower of following) follower.end();
    },
  };
}

function offer(followers: Followers, topic: string, ids: readonly string[]): void {
  for (const follower of followers.get(topic as ChangeTopic) ?? []) follower.put(ids.map((id) => [id, id]));
}
