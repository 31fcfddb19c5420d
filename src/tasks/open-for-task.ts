import { type LimitedAdapter, openLimited } from '../connections/limited-adapter.ts';
import type { Connection } from '../connections/open-row.ts';
import { recordCallFailure } from '../db/pushes/leases.ts';
import { messageOf } from '../errors.ts';
import type { MarketplaceHttp } from '../marketplaces/http.ts';
import { recordCalls } from '../marketplaces/recorded-calls.ts';
import { callOnce } from '../marketplaces/single-calls.ts';
import { watchMethods } from './marketplaces/watch-methods.ts';
import type { TaskDeps } from './task.ts';

/** After a refusal of the whole account (credentials, a wrong warehouse): only a person can fix that, so it is called seldom. */
export const refusedAccountMs = 60_000;

/** How a task calls. `isTrial` true: only to see whether methods answer, each once, and counted apart. Absent: false. */
export interface TaskCalls {
  urgent: boolean;
  isTrial?: boolean;
  onCall: () => void;
}

/**
 * Opens a marketplace's adapter for a task: limited, counted, measured, watched. Undefined: it has none, or its settings or credentials
 * cannot be read; then the reason is logged and stored.
 */
export async function openForTask(
  deps: TaskDeps,
  connection: Connection,
  { urgent, isTrial = false, onCall }: TaskCalls,
): Promise<LimitedAdapter | undefined> {
  const counter = isTrial ? deps.metrics.methodTrials : deps.metrics.marketplaceCalls;
  const http = deps.http.counted(() => {
    onCall();
    counter.inc({ marketplace: connection.code });
  });
  const recording = recordCalls(http);
  const { sql } = deps;
  try {
    const adapter = isTrial
      ? openLimited({ sql, http: recording, urgent, countAs: 'methods' }, onlyTried(connection, http))
      : openLimited({ sql, http: recording, urgent }, connection);
    return adapter && watchMethods(deps, connection, adapter, { recording, isTrial });
  } catch (error) {
    const message = messageOf(error);
    deps.log.error({ marketplace: connection.code, reason: message }, 'The adapter of a marketplace cannot be opened');
    await recordCallFailure(deps.sql, connection.id, {
      error: message,
      waitMs: refusedAccountMs,
      countsAsFailure: false,
    });
    return undefined;
  }
}

/** The connection, whose adapter calls each method once and sets nothing. A call that is not made takes no token either. */
function onlyTried(connection: Connection, http: MarketplaceHttp): Connection {
  const once = callOnce(connection.open(http)?.api?.methods ?? []);
  return { ...connection, open: (limited) => connection.open(once(limited)) };
}
