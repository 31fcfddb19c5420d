import { randomUUID } from 'node:crypto';
import { overtakeReadings } from '../../db/inbox/incoming-guard.ts';
import { type IncomingWebhook, insertWebhooks } from '../../db/inbox/webhooks.ts';
import { recordPoll } from '../../db/polls/polls.ts';
import { listProvable, type ProvableListing } from '../../db/polls/stock-polls.ts';
import { releaseToPushes } from '../../db/pushes/due.ts';
import { ownsLease, takeLease } from '../../db/pushes/leases.ts';
import { owePushes } from '../../db/pushes/owe.ts';
import { recordShown } from '../../db/pushes/shown.ts';
import { toItemRefs } from '../../marketplaces/item-refs.ts';
import { applyNow } from '../inbox/process-webhooks.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import { compareStock, toSale } from './compare-stock.ts';
import { explainJump, judgeZeros, sortDrops, zeroNote } from './incoming-guard.ts';
import { type PollEnd, pollPayload, type RunningPoll, runPoll, writePollLog } from './run-poll.ts';

const defaultIntervalMinutes = 120;
const listingsPerReading = 100;
/** After a poll that found figures being pushed to the marketplace. */
const busySeconds = 2;

/**
 * Reads the stock figures of a marketplace that does not report its sales. Fewer than it provably showed before means sold there;
 * more has no known cause, so it moves nothing and our figure is pushed again. One poll catches up with everything that happened
 * since the last one, however long ago that was.
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
    const seconds = secondsSince(poll.startedAt) + busySeconds;
    return { seconds, reason: 'figures are being pushed to it', outcome: 'busy' };
  }
  const calls = running.callsMade();
  await recordPoll(deps.sql, connection.id, 'stock', { owner, cursor: null, found, calls });
  if (found > 0) await writePollLog(deps, 'stock', running, trigger, found, null);
  return { seconds: (poll.pollIntervalMinutes ?? defaultIntervalMinutes) * 60, reason: 'as set', outcome: 'done' };
}

const secondsSince = (at: Date): number => Math.max(0, (Date.now() - at.getTime()) / 1_000);

/** What was found in a group of listings. `zeros`: keys of rows that wait until the poll is complete. */
interface Group {
  found: number;
  compared: number;
  zeros: string[];
  lastId: number | undefined;
}

/** Reads some listings under the marketplace's lease, so that no push of ours crosses the reading; pushes continue between two groups. */
async function readGroup(deps: TaskDeps, running: RunningPoll, afterId: number): Promise<'busy' | Group> {
  const { connection } = running;
  const owner = randomUUID();
  if (!(await takeLease(deps.sql, connection.id, owner))) return 'busy';
  try {
    const listings = await listProvable(deps.sql, connection.id, afterId, listingsPerReading);
    if (listings.length === 0) return { found: 0, compared: 0, zeros: [], lastId: undefined };
    return await compareGroup(deps, running, owner, listings);
  } finally {
    await releaseToPushes(deps.sql, connection.id, owner);
  }
}

async function compareGroup(
  deps: TaskDeps,
  { connection, adapter, signal }: RunningPoll,
  owner: string,
  listings: ProvableListing[],
): Promise<'busy' | Group> {
  const readAt = new Date();
  const items = toItemRefs(listings);
  const observed = await adapter.readStock(items, signal);
  const comparison = compareStock(listings, new Map(observed.map(({ key, stock }) => [key, stock])));
  const { ordinary, jumps, zeros } = sortDrops(comparison.drops);
  const sales = ordinary.map((drop) => toSale(connection.id, drop, readAt));
  const held = jumps.map((drop) => toSale(connection.id, drop, readAt, explainJump(drop)));
  const waiting = zeros.map((drop) => toSale(connection.id, drop, readAt, zeroNote));
  const rows = [...sales, ...held, ...waiting];
  const isOurs = await deps.sql.begin(async (tx) => {
    // A push of another process may have crossed a reading that took too long: its figures prove nothing.
    if (!(await ownsLease(tx, connection.id, owner))) return false;
    await overtakeReadings(tx, connection.id, comparison.shown);
    if (rows.length > 0) await insertWebhooks(tx, rows);
    await recordShown(tx, comparison.shown);
    await owePushes(
      tx,
      comparison.rises.map(({ listing }) => listing.id),
      'scheduled',
    );
    return true;
  });
  if (!isOurs) return 'busy';
  const keysOf = (some: IncomingWebhook[]): string[] => some.map(({ dedupeKey }) => dedupeKey);
  // Still under the lease: the next push already contains these sales.
  await applyNow(deps, connection.id, keysOf(sales));
  return {
    found: sales.length + comparison.rises.length,
    compared: comparison.shown.length,
    zeros: keysOf(waiting),
    lastId: listings.at(-1)?.id,
  };
}
