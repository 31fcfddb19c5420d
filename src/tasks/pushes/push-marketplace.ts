import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type LimitedAdapter, NoCallYet } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import { readOrdersAfterPush } from '../../db/polls/polls.ts';
import {
  type Choice,
  delaySuspects,
  isPushDue,
  isUnsuspectedDue,
  listSuspects,
  openBatch,
  recordSending,
  scheduleNextWake,
  sendAlone,
  wakeMarketplace,
} from '../../db/pushes/due.ts';
import { beginPushing, delayPushes, type Lease, releaseLease, takeLease } from '../../db/pushes/leases.ts';
import type { PushFigure } from '../../db/pushes/push.ts';
import type { MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { openForTask } from '../open-for-task.ts';
import { readNewOrders } from '../polls/read-new-orders.ts';
import { defineTask, type TaskDeps, type TaskOutcome } from '../task.ts';
import { dropHeld } from './outgoing-guard.ts';
import { type ReadingBeforePush, readFigures } from './read-figures.ts';
import { chooseSuspects } from './search.ts';
import { type Batch, sendBatch } from './send-batch.ts';

/**
 * Sends a marketplace everything it is owed, under its lease: one sender at a time, so that figures never cross each other.
 * A task that finds the lease taken ends: the owner looks for work once more after releasing it.
 */
export const pushMarketplace = defineTask({
  name: 'push_marketplace',
  payload: z.object({ marketplaceId: z.int() }),
  // A burst of changes queues a job for each: those that come while one sends are one more look.
  atOnce: { max: 1, keyOf: ({ marketplaceId }) => String(marketplaceId) },
  async run(deps, { marketplaceId }, signal) {
    const owner = randomUUID();
    let outcome: TaskOutcome = 'nothing-due';
    let dueNow = true;
    while (dueNow && !signal.aborted) {
      const connection = await deps.findConnection(marketplaceId);
      if (!connection) return 'skipped';
      const begun = await beginPushing(deps.sql, marketplaceId, owner);
      if (begun === 'busy') return 'busy';
      if (begun === 'idle') return outcome;
      const turn: Turn = { owner, lease: begun, isReleased: false };
      try {
        outcome = await drain(deps, connection, turn, signal);
      } finally {
        if (!turn.isReleased) await releaseLease(deps.sql, marketplaceId, owner);
      }
      // What released the lease has looked already.
      dueNow = !turn.isReleased && (await scheduleNextWake(deps.sql, marketplaceId));
    }
    // This process is stopping: what came while it had the lease queued no task.
    if (dueNow) await wakeMarketplace(deps.sql, marketplaceId);
    return outcome;
  },
});

/** The right to push to a marketplace. */
interface Turn {
  owner: string;
  /** As it was taken or renewed a moment ago, when something was due; undefined: longer ago. */
  lease: Lease | undefined;
  isReleased: boolean;
}

async function drain(deps: TaskDeps, connection: Connection, turn: Turn, signal: AbortSignal): Promise<TaskOutcome> {
  let outcome: TaskOutcome = 'nothing-due';
  let calls = 0;
  let afterSearch = false;
  const adapter = await openForTask(deps, connection, { urgent: true, onCall: () => (calls += 1) });
  if (!adapter) return 'failed';
  while (!signal.aborted && !turn.isReleased && (turn.lease || (await isPushDue(deps.sql, connection.id)))) {
    // Before the lease is renewed: what is read counts against the time that the push has.
    calls = 0;
    await readNewOrders(deps, connection, adapter, () => calls);
    // Before the figures are read, not between that and the push: what is sold while a limit is waited for is in them.
    const waitMs = await untilPush(adapter, signal);
    if (waitMs > 0) {
      await delayPushes(deps.sql, connection.id, waitMs);
      return 'snoozed';
    }
    const lease = adapter.pollOrders ? undefined : turn.lease;
    turn.lease = undefined;
    const renewed = lease ?? (await takeLease(deps.sql, connection.id, turn.owner));
    if (!renewed) return 'lease-lost';
    if (renewed.waitMs > 0) return 'snoozed';
    const choice = await choose(deps, connection, adapter, renewed, afterSearch);
    if (!choice) continue;
    afterSearch = choice.suspects !== null;
    const batch = { connection, adapter, owner: turn.owner, lease: renewed, choice, callsMade: () => calls };
    const figures = renewed.readsFigures ? await openAfterReading(deps, batch) : await open(deps, batch, null);
    if (!Array.isArray(figures)) return figures ?? outcome;
    if (figures.length === 0) continue;
    calls = 0;
    outcome = await send(deps, { ...batch, figures }, turn);
    if (adapter.pollOrders) await readOrdersAfterPush(deps.sql, connection.id);
  }
  return signal.aborted ? 'stopped' : outcome;
}

async function send(deps: TaskDeps, batch: Batch, turn: Turn): Promise<TaskOutcome> {
  const { outcome, finished } = await sendBatch(deps, batch);
  turn.lease = finished?.lease;
  turn.isReleased = finished !== undefined && !finished.lease;
  return outcome;
}

/**
 * What goes into the next call. Suspected listings take turns with all others (`afterSearch`: they were in the last call). Undefined: it
 * is their turn, and too many calls were spent on them already.
 */
async function choose(
  deps: TaskDeps,
  { id }: Connection,
  adapter: LimitedAdapter,
  lease: Lease,
  afterSearch: boolean,
): Promise<Choice | undefined> {
  const limit = batchSize(adapter, lease);
  const isTheirTurn = lease.hasSuspects && !(afterSearch && (await isUnsuspectedDue(deps.sql, id)));
  const suspects = isTheirTurn ? await listSuspects(deps.sql, id) : null;
  if (!suspects || suspects.rows.length === 0) return { limit, suspects: null };
  const waitMs = await adapter.takeSearch();
  if (waitMs > 0) {
    await delaySuspects(deps.sql, id, waitMs);
    return undefined;
  }
  const { next, found } = chooseSuspects(suspects, adapter.limits);
  if (found) await sendAlone(deps.sql, found.id);
  return { limit, suspects: next.map((one) => one.id) };
}

/** Opens what is due, at most `ids`, and reads its figures; the push has the whole lease. Undefined: nothing was due, or the lease was lost. */
async function open(
  deps: TaskDeps,
  { connection, adapter, owner, choice }: ReadingBeforePush,
  ids: readonly number[] | null,
): Promise<PushFigure[] | undefined> {
  const lease = { marketplaceId: connection.id, owner, spacingMs: spacingMs(adapter) };
  const figures = await openBatch(deps.sql, lease, choice, ids);
  return figures.length === 0 ? undefined : dropHeld(deps, connection, figures);
}

/** The same where sales are found by reading figures: they are read and booked first. Otherwise how the attempt ended. */
async function openAfterReading(
  deps: TaskDeps,
  batch: ReadingBeforePush,
): Promise<PushFigure[] | TaskOutcome | undefined> {
  const ids = await readFigures(deps, batch);
  if (!Array.isArray(ids)) return ids;
  // All of them wait for a reading to be booked. Others may be due.
  if (ids.length === 0) return [];
  const figures = await open(deps, batch, ids);
  if (figures) await recordSending(deps.sql, figures);
  return figures;
}

/** Waits for the marketplace's limits. Returns 0, or the ms after which to try again where that takes too long. */
async function untilPush(adapter: LimitedAdapter, signal: AbortSignal): Promise<number> {
  try {
    await adapter.untilPush(signal);
    return 0;
  } catch (error) {
    if (error instanceof NoCallYet) return Math.max(1, error.afterMs ?? 1);
    throw error;
  }
}

/** Half a second more than the marketplace asks for: it counts from the moment when it took the item. */
function spacingMs({ limits: { minSecondsPerItem = 0 } }: MarketplaceAdapter): number {
  return minSecondsPerItem > 0 ? minSecondsPerItem * 1_000 + 500 : 0;
}

/** After failures without a proper answer the batches get smaller: one item may be what breaks the marketplace. */
function batchSize(adapter: MarketplaceAdapter, lease: Lease): number {
  return Math.max(1, adapter.limits.maxItemsPerPush >> Math.min(lease.failures, 20));
}
