import type { Connection } from '../../connections/open-row.ts';
import { insertWebhooks } from '../../db/inbox/webhooks.ts';
import { findNewOrdersState, pauseNewOrdersRead, recordNewOrdersRead } from '../../db/polls/polls.ts';
import { messageOf } from '../../errors.ts';
import type { MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { applyNow } from '../inbox/process-webhooks.ts';
import type { TaskDeps } from '../task.ts';
import { toInboxRows } from './order-events.ts';
import { writePollLog } from './run-poll.ts';

/** One reading serves all pushes of this time, where the adapter sets no other one. */
const defaultServeMs = 1_000;
const readTimeoutMs = 3_000;
/** After a reading that failed, pushes are sent without one for this time. */
const pauseMs = 10_000;

/**
 * Before a push: reads the marketplace's new orders, unless that was done within the last second (or the time that the adapter's
 * limits set), and applies them, so that the figure to be pushed does not overwrite a sale that was not reported to us (60 oversold
 * units in 1,000 instead of 216, at a poll every ten minutes). Where they cannot be read the push is sent all the same: an old
 * figure there oversells for certain, an unread sale only perhaps, and the next poll finds it.
 */
export async function readNewOrders(
  deps: TaskDeps,
  connection: Connection,
  adapter: MarketplaceAdapter,
  callsMade: () => number,
): Promise<void> {
  if (!adapter.pollOrders) return;
  const state = await findNewOrdersState(deps.sql, connection.id, adapter.limits.newOrdersServeMs ?? defaultServeMs);
  if (!state || state.isFresh) return;
  try {
    const query = { scope: 'new', cursor: state.cursor, openOrderIds: [] } as const;
    const reading = await adapter.pollOrders(query, AbortSignal.timeout(readTimeoutMs));
    const rows = toInboxRows(connection.id, reading.events, state.isFirst);
    const ids = await deps.sql.begin(async (tx) => {
      const stored = rows.length === 0 ? [] : await insertWebhooks(tx, rows);
      if (!reading.failure) await recordNewOrdersRead(tx, connection.id, state.now);
      return stored;
    });
    // All of them: one that another process stored a moment ago may not have been applied yet.
    await applyNow(
      deps,
      connection.id,
      rows.map((row) => row.dedupeKey),
    );
    const found = ids.filter((id) => id !== null).length;
    if (found > 0) await writePollLog(deps, 'orders', { connection, callsMade }, 'scheduled', found, null);
    if (reading.failure) throw reading.failure;
  } catch (error) {
    const reason = messageOf(error);
    deps.log.warn({ marketplace: connection.code, reason }, 'New orders could not be read before a push');
    await pauseNewOrdersRead(deps.sql, connection.id, pauseMs);
  }
}
