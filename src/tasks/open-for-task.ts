import { type LimitedAdapter, openLimited } from '../connections/limited-adapter.ts';
import type { Connection } from '../connections/open-row.ts';
import { recordCallFailure } from '../db/pushes/leases.ts';
import { messageOf } from '../errors.ts';
import type { TaskDeps } from './task.ts';

/** After a refusal of the whole account (credentials, a wrong warehouse): only a person can fix that, so it is called seldom. */
export const refusedAccountMs = 60_000;

/**
 * Opens a marketplace's adapter for a task: limited, counted, measured. Undefined: it has none, or its settings or credentials
 * cannot be read; then the reason is logged and stored.
 */
export async function openForTask(
  deps: TaskDeps,
  connection: Connection,
  { urgent, onCall }: { urgent: boolean; onCall: () => void },
): Promise<LimitedAdapter | undefined> {
  const http = deps.http.counted(() => {
    onCall();
    deps.metrics.marketplaceCalls.inc({ marketplace: connection.code });
  });
  try {
    return openLimited({ sql: deps.sql, http, urgent }, connection);
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
