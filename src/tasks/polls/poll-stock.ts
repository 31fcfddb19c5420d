import { randomUUID } from 'node:crypto';
import { recordPoll } from '../../db/polls/polls.ts';
import { endClosing, listReadable } from '../../db/polls/stock-polls.ts';
import { releaseToPushes } from '../../db/pushes/due.ts';
import { recordReadable, takeLease } from '../../db/pushes/leases.ts';
import { toItemRefs } from '../../marketplaces/item-refs.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import { type Booked, bookReading } from './book-reading.ts';
import { judgeZeros } from './incoming-guard.ts';
import { type PollEnd, pollPayload, type RunningPoll, runPoll, writePollLog } from './run-poll.ts';

const defaultIntervalMinutes = 120;
const listingsPerReading = 100;
/** After a poll that found figures being pushed to the marketplace. */
const busySeconds = 2;

/**
 * Reads the stock figures of a marketplace that does not report its sales. Fewer than it last confirmed means sold there, whatever is
 * owed to it meanwhile; more has no known cause, so it moves nothing and our figure is pushed again. One poll catches up with
 * everything that happened since the last reading, however long ago that was. A paused marketplace is read too.
 */
export const pollStock = defineTask({
  name: 'poll_stock',
  payload: pollPayload,
  run: (deps, payload, signal) => runPoll(deps, 'stock', payload, signal, readStock),
});

async function readStock(deps: TaskDeps, running: RunningPoll): Promise<PollEnd> {
  const { connection, poll, owner, trigger, signal } = running;
  let [found, afterId, compared] = [0, 0, 0];
  let isBusy = false;
  const zeros: string[] = [];
  try {
    while (!signal.aborted && !isBusy) {
      const group = await readGroup(deps, running, afterId);
      if (group === 'busy') isBusy = true;
      else {
        found += group.found;
        compared += group.compared;
        zeros.push(...group.zeros);
        if (group.lastId === undefined) break;
        afterId = group.lastId;
      }
    }
  } finally {
    // Also after a poll that ends early: a push of ours may overwrite what it saw before the next one.
    found += await judgeZeros(deps, connection, zeros, compared);
  }
  if (isBusy) {
    return { seconds: busySeconds, fromNow: true, reason: 'figures are being pushed to it', outcome: 'busy' };
  }
  const calls = running.callsMade();
  await recordPoll(deps.sql, connection.id, 'stock', { owner, cursor: null, found, calls });
  if (found > 0) await writePollLog(deps, 'stock', running, trigger, found, null);
  if (await endClosing(deps.sql, connection.id)) {
    const reason = 'its webhooks were enabled, and listings are to be read once more';
    return { seconds: busySeconds, fromNow: true, reason, outcome: 'busy' };
  }
  return { seconds: (poll.pollIntervalMinutes ?? defaultIntervalMinutes) * 60, reason: 'as set', outcome: 'done' };
}

/** What was found in a group of listings. `lastId` undefined: there are no more. */
interface Group extends Pick<Booked, 'found' | 'compared' | 'zeros'> {
  lastId: number | undefined;
}

/** Reads some listings under the marketplace's lease, so that no push of ours crosses the reading; pushes continue between two groups. */
async function readGroup(deps: TaskDeps, running: RunningPoll, afterId: number): Promise<'busy' | Group> {
  const { connection, adapter, signal } = running;
  const owner = randomUUID();
  if (!(await takeLease(deps.sql, connection.id, owner))) return 'busy';
  try {
    const listings = await listReadable(deps.sql, connection.id, afterId, listingsPerReading);
    const readAt = listings[0]?.listedAt;
    if (!readAt) return { found: 0, compared: 0, zeros: [], lastId: undefined };
    const observed = await adapter.readStock(toItemRefs(listings), signal);
    await recordReadable(deps.sql, connection.id);
    const booked = await bookReading(deps, { connection, owner, listings, observed, readAt });
    // A push of another process may have crossed a reading that took too long: its figures prove nothing.
    return booked === 'lost' ? 'busy' : { ...booked, lastId: listings.at(-1)?.id };
  } finally {
    await releaseToPushes(deps.sql, connection.id, owner);
  }
}
