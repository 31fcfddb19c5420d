import { type ExecutionResult, GraphQLError } from 'graphql';
import { listLiveKeys, type Rights } from '../../db/api-keys.ts';
import type { Sql } from '../../db/client.ts';
import { keepSessions, type SessionRules } from '../../db/sessions/sessions.ts';
import type { Viewer } from '../base/identity.ts';
import { toIterator } from '../live/iterator.ts';
import type { LiveStock } from '../live/live-stock.ts';
import { type AuthenticateDeps, readSessionRules } from './authenticate.ts';

/** Sockets and event streams, which stay open after their credentials were checked. */
export interface OpenConnections {
  /** Calls `close` once, when the viewer's credentials end, or what they may do or see changes; returns a function that cancels this. */
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
const checkMs = 30_000;
/** Credentials may end while their connection is being opened: then the notification came too early for it. */
const newCheckMs = 500;
const maxTimerMs = 2 ** 31 - 1;

/** Closes what is open with credentials that have ended. */
class Checks {
  readonly connections = new Set<OpenConnection>();
  readonly #sql: Sql;
  readonly #rules: SessionRules;

  constructor(sql: Sql, rules: SessionRules) {
    this.#sql = sql;
    this.#rules = rules;
  }

  close(connection: OpenConnection): void {
    if (this.connections.delete(connection)) connection.close();
  }

  /** Reads which of these callers may stay. */
  checkSoon(which: (viewer: Viewer) => boolean): void {
    // While the database is unavailable nothing is known of a key: the next check finds out.
    this.#check(which).catch(() => {});
  }

  async #check(which: (viewer: Viewer) => boolean): Promise<void> {
    const checked = [...this.connections].filter(({ viewer }) => which(viewer));
    const isValid = await readValid(this.#sql, this.#rules, checked);
    for (const connection of checked) if (!isValid(connection.viewer)) this.close(connection);
  }
}

/** Watches the credentials of open connections: their expiry by the clock, their end by PostgreSQL's notifications. */
export function createOpenConnections(
  deps: { sql: Sql; liveStock: LiveStock } & Pick<AuthenticateDeps, 'telegramBotToken' | 'buyerSessionDays'>,
): OpenConnections {
  const checks = new Checks(deps.sql, readSessionRules(deps));
  const timer = setInterval(() => checks.checkSoon(() => true), checkMs);
  let checkSoon: NodeJS.Timeout | undefined;
  const unlisten = deps.liveStock.onChanges({
    changed(topic, ids) {
      if (topic === 'api_keys') checks.checkSoon(({ keyId }) => keyId !== null && ids.includes(String(keyId)));
      if (topic === 'sessions') checks.checkSoon(({ sessionId }) => sessionId !== null && ids.includes(sessionId));
    },
    connected: () => checks.checkSoon(() => true),
  });

  function add(viewer: Viewer, onClose: () => void): () => void {
    const connection = { viewer, close: onClose };
    checks.connections.add(connection);
    if (viewer.keyId !== null || viewer.sessionId !== null) {
      checkSoon ??= setTimeout(() => {
        checkSoon = undefined;
        checks.checkSoon(() => true);
      }, newCheckMs).unref();
    }
    const { expiresAt, sessionId } = viewer;
    const end = (): void => {
      if (sessionId === null) checks.close(connection);
      // Its use may have prolonged it meanwhile.
      else checks.checkSoon((other) => other.sessionId === sessionId);
    };
    const cancel = expiresAt ? callAt(expiresAt, end) : () => {};
    return () => {
      checks.connections.delete(connection);
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
      checks.connections.clear();
    },
  };
}

/** Which of these callers have keys and sessions that are still valid, with the role and the rights that they had. */
async function readValid(
  sql: Sql,
  rules: SessionRules,
  connections: readonly OpenConnection[],
): Promise<(viewer: Viewer) => boolean> {
  const keyIds = new Set(connections.flatMap(({ viewer }) => (viewer.sessionId === null ? (viewer.keyId ?? []) : [])));
  const sessionIds = new Set(connections.flatMap(({ viewer }) => viewer.sessionId ?? []));
  const keys = keyIds.size === 0 ? [] : await listLiveKeys(sql, [...keyIds]);
  const sessions = sessionIds.size === 0 ? [] : await keepSessions(sql, [...sessionIds], rules);
  const keysById = new Map(keys.map((key) => [key.id, key]));
  const sessionsById = new Map(sessions.map((session) => [session.id, session]));
  return (viewer) => {
    const { keyId, sessionId } = viewer;
    if (sessionId !== null) return isSame(viewer, sessionsById.get(sessionId));
    return keyId === null || isSame(viewer, keysById.get(keyId));
  };
}

/** Whether somebody may still do and see what they could when their connection was opened. */
function isSame(viewer: Viewer, now: ({ role: string } & Rights) | undefined): boolean {
  return now?.role === viewer.role && now.seesMoney === viewer.seesMoney && now.seesBuyers === viewer.seesBuyers;
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
