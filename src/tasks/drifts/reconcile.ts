import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Connection } from '../../connections/open-row.ts';
import { raiseAlert } from '../../db/alerts/alerts.ts';
import {
  type ComparableListing,
  confirmDrifts,
  dropSuspicions,
  type Look,
  listComparable,
  listSecondLooks,
  recordFirstLooks,
} from '../../db/drifts/drifts.ts';
import { askReconcile, readReconcileState, rememberReconcile } from '../../db/drifts/reconcile.ts';
import { askForPolls } from '../../db/polls/polls.ts';
import { releaseToPushes } from '../../db/pushes/due.ts';
import { recordCallFailure, takeLease } from '../../db/pushes/leases.ts';
import { writeSyncLog } from '../../db/pushes/sync-log-writer.ts';
import { messageOf } from '../../errors.ts';
import type { MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { toItemRefs } from '../../marketplaces/item-refs.ts';
import { inGroups } from '../../marketplaces/wire.ts';
import { openForTask } from '../open-for-task.ts';
import { defineTask, type TaskDeps, type TaskOutcome } from '../task.ts';
import { explainDrift } from './explain-drift.ts';

/** A difference counts only when it is still there after this time, unchanged: pushes in progress have arrived by then. */
export const secondLookMs = 15_000;
const listingsPerRead = 500;
const readTimeoutMs = 15_000;
const waitAfterFailureMs = 15_000;

/**
 * Reads back what a marketplace shows and compares it with what it should show, under the marketplace's lease, so that a read never
 * crosses a push of ours. A difference that a second look confirms is recorded with its arithmetic, and our figure is pushed again;
 * our stock changes only when a person accepts the difference.
 */
export const reconcileMarketplace = defineTask({
  name: 'reconcile_marketplace',
  payload: z.object({ marketplaceId: z.int(), now: z.boolean().optional() }),
  async run(deps, { marketplaceId, now: ignoreSchedule = false }, signal) {
    const connection = await deps.findConnection(marketplaceId);
    const { due, callable, afterId } = await readReconcileState(deps.sql, marketplaceId);
    if (!connection || !callable) return 'skipped';
    const owner = randomUUID();
    const lease = await takeLease(deps.sql, marketplaceId, owner);
    if (!lease) {
      await askReconcile(deps.sql, marketplaceId, { afterMs: 1_000, ignoreSchedule });
      return 'busy';
    }
    try {
      if (lease.waitMs > 0) return 'snoozed';
      return await look({ deps, connection, owner, signal }, due || ignoreSchedule ? afterId : null);
    } finally {
      await releaseToPushes(deps.sql, marketplaceId, owner);
    }
  },
});

interface Round {
  deps: TaskDeps;
  connection: Connection;
  owner: string;
  signal: AbortSignal;
}

/** What a round read, for the log. */
interface Tally {
  items: number;
  calls: number;
  differing: { sku: string; shown: number | null; figure: number }[];
}

/** Takes the second looks that are due, and with `afterId` a part of the first ones: the listings after this key. */
async function look(round: Round, afterId: number | null): Promise<TaskOutcome> {
  const { deps, connection } = round;
  const tally: Tally = { items: 0, calls: 0, differing: [] };
  let error: string | null = null;
  try {
    const adapter = await openForTask(deps, connection, { urgent: false, onCall: () => (tally.calls += 1) });
    if (!adapter) return 'failed';
    await lookAgain(round, adapter, tally);
    if (afterId !== null) await lookAtPart(round, adapter, tally, afterId);
  } catch (thrown) {
    error = messageOf(thrown);
    await recordCallFailure(deps.sql, connection.id, { error, waitMs: waitAfterFailureMs, countsAsFailure: false });
  }
  if (tally.calls === 0 && error === null) return 'nothing-due';
  await writeSyncLog(deps.sql, {
    marketplaceId: connection.id,
    triggerType: 'scheduled',
    syncType: 'stock',
    direction: 'pull',
    items: tally.items,
    calls: tally.calls,
    errorMessage: error,
    latencyMs: null,
    details: tally.differing.slice(0, 200),
  });
  return error === null ? 'done' : 'failed';
}

/** The second look at listings that differed: those that still do, unchanged, are drifts. */
async function lookAgain(round: Round, adapter: MarketplaceAdapter, tally: Tally): Promise<void> {
  const { deps, connection } = round;
  const polls = adapter.pollOrders ? (['orders', 'stock'] as const) : (['stock'] as const);
  const listings = await listSecondLooks(deps.sql, connection.id, secondLookMs, polls);
  for (const group of inGroups(listings, listingsPerRead)) {
    const looks = await read(round, adapter, group, tally);
    const confirmed = looks
      .filter(({ listing, shown }) => shown !== listing.figure)
      .map((one) => ({ look: one, ...explainDrift({ ...one.listing, shown: one.shown }) }));
    const opened = new Set(confirmed.length > 0 ? await confirmDrifts(deps.sql, connection.id, confirmed) : []);
    await dropSuspicions(
      deps.sql,
      group.map(({ id }) => id),
    );
    for (const { look: one, cause } of confirmed.filter(({ look: { listing } }) => opened.has(listing.id))) {
      const { marketplaceSku, figure } = one.listing;
      await raiseAlert(deps.sql, {
        kind: 'drift',
        marketplaceId: connection.id,
        about: marketplaceSku,
        parameters: { marketplaceSku, shown: one.shown, figure, cause },
      });
    }
  }
}

/**
 * The first look at a part of the listings that can be compared: between two parts the lease is free, so that pushes of a shop with
 * thousands of listings wait for one reading and not for all. Where to continue is stored, so a killed process loses one part.
 */
async function lookAtPart(round: Round, adapter: MarketplaceAdapter, tally: Tally, afterId: number): Promise<void> {
  const { deps, connection, signal } = round;
  const listings = await listComparable(deps.sql, connection.id, afterId, listingsPerRead);
  const looks = listings.length === 0 ? [] : await read(round, adapter, listings, tally);
  const suspected = looks.length === 0 ? 0 : await recordFirstLooks(deps.sql, connection.id, looks);
  if (suspected > 0) {
    // What looks like a difference may be a sale that has not been read yet.
    await askForPolls(deps.sql, connection.id);
    await askReconcile(deps.sql, connection.id, { afterMs: secondLookMs });
  }
  const last = listings.at(-1);
  const goesOn = last !== undefined && listings.length === listingsPerRead;
  await rememberReconcile(deps.sql, connection.id, goesOn ? last.id : null);
  if (goesOn && !signal.aborted) await askReconcile(deps.sql, connection.id, { afterMs: 0, ignoreSchedule: true });
}

async function read(
  round: Round,
  adapter: MarketplaceAdapter,
  listings: ComparableListing[],
  tally: Tally,
): Promise<Look[]> {
  const { deps, connection, owner } = round;
  if (!(await takeLease(deps.sql, connection.id, owner))) throw new Error('the lease was lost while reading back');
  const items = toItemRefs(listings);
  const observed = await adapter.readStock(items, AbortSignal.timeout(readTimeoutMs));
  const shown = new Map(observed.map(({ key, stock }) => [key, stock]));
  // What cannot be read differs from nothing.
  const readable = listings.filter(({ id }) => shown.has(String(id)));
  const looks = readable.map((listing) => {
    const stock = shown.get(String(listing.id)) ?? null;
    // What is not listed cannot be bought: some marketplaces keep no record of a 0.
    return { listing, shown: stock === null && listing.figure === 0 ? 0 : stock };
  });
  tally.items += looks.length;
  for (const { listing, shown: stock } of looks) {
    if (stock !== listing.figure)
      tally.differing.push({ sku: listing.marketplaceSku, shown: stock, figure: listing.figure });
  }
  return looks;
}
