import { watchFailedEvents } from '../../db/inbox/incoming-guard.ts';
import { insertWebhooks } from '../../db/inbox/webhooks.ts';
import { listOpenOrderIds } from '../../db/orders/marketplace-orders.ts';
import { readOrderPace, recordPartOfPoll, recordPoll } from '../../db/polls/polls.ts';
import { adapters } from '../../marketplaces/registry.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import { toInboxRows, toUnreadableRows } from './order-events.ts';
import { chooseInterval } from './order-interval.ts';
import { type PollEnd, pollPayload, type RunningPoll, runPoll, writePollLog } from './run-poll.ts';

const noListSeconds = 3_600;

/**
 * Reads the orders of a marketplace whose order list reports its sales, and asks for the next poll. Under a lease of its own, not
 * that of pushes: orders are causes, so reading them may cross a push, and a long reading never delays a push.
 */
export const pollOrders = defineTask({
  name: 'poll_orders',
  payload: pollPayload,
  run: (deps, payload, signal) => runPoll(deps, 'orders', payload, signal, readOrders),
});

async function readOrders(deps: TaskDeps, running: RunningPoll): Promise<PollEnd> {
  const { connection, adapter, poll, owner, trigger, signal } = running;
  if (!adapter.pollOrders) return { seconds: noListSeconds, reason: 'it has no order list', outcome: 'skipped' };
  const openOrderIds = await listOpenOrderIds(deps.sql, connection.id);
  const reading = await adapter.pollOrders({ scope: 'all', cursor: poll.cursor, openOrderIds }, signal);
  const unreadable = toUnreadableRows(connection.id, reading.unreadable);
  const rows = [...toInboxRows(connection.id, reading.events, poll.isFirst), ...unreadable];
  const calls = running.callsMade();
  // Cursor and rows in one transaction: a process that dies here has either both or neither.
  const found = await deps.sql.begin(async (tx) => {
    const ids = rows.length === 0 ? [] : await insertWebhooks(tx, rows);
    const count = ids.filter((id) => id !== null).length;
    if (reading.failure) await recordPartOfPoll(tx, connection.id, { owner, cursor: reading.cursor, calls });
    else await recordPoll(tx, connection.id, 'orders', { owner, cursor: reading.cursor, found: count, calls });
    return count;
  });
  if (unreadable.length > 0) await watchFailedEvents(deps.sql, connection.id);
  if (found > 0) await writePollLog(deps, 'orders', running, trigger, found, null);
  const set = poll.orderPollSeconds ?? adapters.get(poll.adapter ?? '')?.defaultOrderPollSeconds;
  const interval = chooseInterval(set, await readOrderPace(deps.sql, connection.id));
  return { ...interval, outcome: 'done', failure: reading.failure };
}
