import { type ExecutionResult, GraphQLError } from 'graphql';
import { listLiveKeys } from '../../db/api-keys.ts';
import type { Sql } from '../../db/client.ts';
import type { Viewer } from '../base/identity.ts';
import { toIterator } from '../live/iterator.ts';
import type { LiveStock } from '../live/live-stock.ts';

/** Sockets and event streams, which stay open after their credentials were checked. */
export interface OpenConnections {
  /** Calls `close` once, when the viewer's credentials end or their role changes; returns a function that cancels this. */
  add(viewer: Viewer, close: () => void): () => void;
  /** The same results, which end when the viewer's credentials do. */
  endWithCredentials(viewer: Viewer, results: Results): Results;
  stop(): void;
}

/** What `subscribe` of graphql-js returns: events, or why there are none. */
type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

interface OpenConnection {
  viewer: Viewer;
  close: () => void;
}

/** Besides the notifications, of which one may be lost. */
const keyCheckMs = 30_000;
/** A key may be revoked while its connection is being opened: then the notification came too early for it. */
const newCheckMs = 500;
const maxTimerMs = 2 ** 31 - 1;

/** Watches the credentials of open connections: their expiry by the clock, their revocation by PostgreSQL's notification. */
export function createOpenConnections({ sql, liveStock }: { sql: Sql; liveStock: LiveStock }): OpenConnections {
  const connections = new Set<OpenConnection>();

  function close(connection: OpenConnection): void {
    if (connections.delete(connection)) connection.close();
  }

  const checkKeys = (): void => {
    // While the database is unavailable nothing is known of a key: the next check finds out.
    closeRevoked(sql, connections, close).catch(() => {});
  };
  const timer = setInterval(checkKeys, keyCheckMs);
  let checkSoon: NodeJS.Timeout | undefined;
  const unlisten = liveStock.onChanges({
    changed: (topic) => {
      if (topic === 'api_keys') checkKeys();
    },
    connected: checkKeys,
  });

  function add(viewer: Viewer, onClose: () => void): () => void {
    const connection = { viewer, close: onClose };
    connections.add(connection);
    if (viewer.keyId !== null) {
      checkSoon ??= setTimeout(() => {
        checkSoon = undefined;
        checkKeys();
      }, newCheckMs).unref();
    }
    const cancel = viewer.expiresAt ? callAt(viewer.expiresAt, () => close(connection)) : () => {};
    return () => {
      connections.delete(connection);
      cancel();
    };
  }

  return {
    add,
    endWithCredentials: (viewer, results) =>
      Symbol.asyncIterator in results ? closeOn(results, (end) => add(viewer, end)) : results,
    stop() {
      clearInterval(timer);
      clearTimeout(checkSoon);
      unlisten();
      connections.clear();
    },
  };
}

/** Closes the connections whose key was revoked, has expired or has another role now. */
async function closeRevoked(
  sql: Sql,
  connections: ReadonlySet<OpenConnection>,
  close: (connection: OpenConnection) => void,
): Promise<void> {
  const ids = new Set([...connections].flatMap(({ viewer }) => viewer.keyId ?? []));
  if (ids.size === 0) return;
  const roles = new Map((await listLiveKeys(sql, [...ids])).map(({ id, role }) => [id, role]));
  for (const connection of connections) {
    const { keyId, role } = connection.viewer;
    // Only the keys that were read: a connection with another key may have been added meanwhile.
    if (keyId !== null && ids.has(keyId) && roles.get(keyId) !== role) close(connection);
  }
}

/** Calls back at a time, however far away it is: a timer can wait 24 days at most. Returns a function that cancels it. */
function callAt(time: Date, callback: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const leftMs = time.getTime() - Date.now();
    timer = leftMs > maxTimerMs ? setTimeout(wait, maxTimerMs) : setTimeout(callback, Math.max(0, leftMs));
    timer.unref();
  };
  wait();
  return () => clearTimeout(timer);
}

/** The same events, which end when `watch` calls back: the last one is the error that says why. */
function closeOn(
  events: AsyncIterableIterator<ExecutionResult>,
  watch: (close: () => void) => () => void,
): AsyncIterableIterator<ExecutionResult> {
  let isClosed = false;
  const cancel = watch(() => {
    isClosed = true;
    // An error while closing changes nothing: the events have ended.
    Promise.resolve(events.return?.()).catch(() => {});
  });
  return toIterator(
    async () => {
      const next = await events.next();
      if (!next.done) return next;
      cancel();
      if (!isClosed) return next;
      isClosed = false;
      const ended = new GraphQLError('The credentials have expired or were revoked', {
        extensions: { code: 'UNAUTHENTICATED' },
      });
      return { done: false, value: { errors: [ended] } };
    },
    async () => {
      cancel();
      await events.return?.();
    },
  );
}
