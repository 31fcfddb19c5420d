import type { ExecutionResult } from 'graphql';
import { listLiveKeys } from '../../db/api-keys.ts';
import type { Sql } from '../../db/client.ts';
import type { Viewer } from '../base/identity.ts';
import type { LiveStock } from '../live/live-stock.ts';

/** Everything that stays open under somebody's credentials: sockets and event streams. */
export interface Sessions {
  /** Calls `end` once, when the viewer's credentials end or their role changes; gives the way to forget it. */
  add(viewer: Viewer, end: () => void): () => void;
  /** The same results, which end when the viewer's credentials do. */
  limit(viewer: Viewer, results: Results): Results;
  stop(): void;
}

/** What `subscribe` of graphql-js gives: events, or why there are none. */
type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

interface Session {
  viewer: Viewer;
  end: () => void;
}

/** Beside the notifications, of which one may be lost. */
const keyCheckMs = 30_000;
const longestTimerMs = 2 ** 31 - 1;

/** Watches the credentials of what is open: expiry by the clock, revocation by PostgreSQL's notification. */
export function createSessions({ sql, liveStock }: { sql: Sql; liveStock: LiveStock }): Sessions {
  const open = new Set<Session>();

  async function checkKeys(): Promise<void> {
    const ids = new Set([...open].flatMap(({ viewer }) => viewer.keyId ?? []));
    if (ids.size === 0) return;
    const roles = new Map((await listLiveKeys(sql, [...ids])).map(({ id, role }) => [id, role]));
    for (const session of open) {
      const { keyId, role } = session.viewer;
      // Only those that were asked about: others may have come meanwhile.
      if (keyId !== null && ids.has(keyId) && roles.get(keyId) !== role) finish(session);
    }
  }

  function finish(session: Session): void {
    if (open.delete(session)) session.end();
  }

  const check = (): void => {
    // Without the database nothing is known of any key: the next check tells.
    checkKeys().catch(() => {});
  };
  const timer = setInterval(check, keyCheckMs);
  const unlisten = liveStock.onChanges({
    changed: (topic) => {
      if (topic === 'api_keys') check();
    },
    connected: check,
  });

  function add(viewer: Viewer, end: () => void): () => void {
    const session = { viewer, end };
    open.add(session);
    const cancel = viewer.expiresAt ? callAt(viewer.expiresAt, () => finish(session)) : () => {};
    return () => {
      open.delete(session);
      cancel();
    };
  }

  return {
    add,
    limit: (viewer, results) =>
      Symbol.asyncIterator in results ? endWith(results, (end) => add(viewer, end)) : results,
    stop() {
      clearInterval(timer);
      unlisten();
      open.clear();
    },
  };
}

/** Calls back at a time, however far away it is: a timer holds 24 days at most. Gives the way not to. */
function callAt(time: Date, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const leftMs = time.getTime() - Date.now();
    timer = leftMs > longestTimerMs ? setTimeout(wait, longestTimerMs) : setTimeout(callback, Math.max(0, leftMs));
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}

/** Not a generator function: its `return` must reach the subscription at once, however idle that is. */
function endWith(
  events: AsyncIterableIterator<ExecutionResult>,
  watch: (end: () => void) => () => void,
): AsyncIterableIterator<ExecutionResult> {
  const end = (): void => {
    // What ends badly has ended too.
    Promise.resolve(events.return?.()).catch(() => {});
  };
  const forget = watch(end);
  return {
    async next() {
      const next = await events.next();
      if (next.done) forget();
      return next;
    },
    async return() {
      forget();
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
