import { z } from 'zod';
import { NoCallYet } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import { findAnyListing } from '../../db/catalog/marketplace-products.ts';
import { findTrialOrder, postponeTrials, takeUnusedMethods } from '../../db/marketplaces/methods.ts';
import { writeSyncLog } from '../../db/pushes/sync-log-writer.ts';
import { isOfMarketplace } from '../../marketplaces/diagnosis.ts';
import { listCauses } from '../../marketplaces/list-reader.ts';
import type { ApiMethod } from '../../marketplaces/methods.ts';
import { NotTried } from '../../marketplaces/single-calls.ts';
import { listTrialSteps, type TrialStep } from '../../marketplaces/trial-steps.ts';
import { openForTask } from '../open-for-task.ts';
import { defineTask, type TaskDeps } from '../task.ts';

const stepTimeoutMs = 60_000;

/**
 * Tries what nobody has used of a marketplace's API for a day, with calls that only read: a method that is shut down meanwhile would
 * otherwise be noticed on the day when it is needed. Each method is called at most once, after everything that is urgent, and nothing that
 * is read is kept. Watching the answers is `watchMethods`' part.
 */
export const tryMethods = defineTask({
  name: 'try_methods',
  payload: z.object({ marketplaceId: z.int() }),
  async run(deps, { marketplaceId }, signal) {
    const connection = await deps.findConnection(marketplaceId);
    if (!connection) return 'skipped';
    let calls = 0;
    const opened = await openForTask(deps, connection, { urgent: false, isTrial: true, onCall: () => (calls += 1) });
    if (!opened?.api) return 'skipped';
    const { orderId, pollsOrders } = await findTrialOrder(deps.sql, marketplaceId);
    const readable = opened.api.methods.filter((method) => mayBeTried(method, pollsOrders));
    const names = opened.api.methods.map(({ name }) => name);
    const unused = new Set(await takeUnusedMethods(deps.sql, marketplaceId, names));
    const due = readable.filter(({ name }) => unused.has(name));
    if (due.length === 0) return 'nothing-due';
    const listing = await findAnyListing(deps.sql, marketplaceId);
    const steps = listTrialSteps(opened, { listing, orderId: orderId ?? undefined }, []);
    const failures = await runSteps(chooseSteps(steps, due), signal);
    await logTrial(deps, connection, { items: due.length, calls, failures });
    if (!failures.some((error) => error instanceof NoCallYet)) return 'done';
    await postponeTrials(
      deps.sql,
      marketplaceId,
      due.map(({ name }) => name),
    );
    return 'snoozed';
  },
});

/** Never one that sets stock; and orders only where they are read from lists anyway. */
function mayBeTried({ uses, isConditional }: ApiMethod, pollsOrders: boolean): boolean {
  const isOfOrders = uses.every((use) => use === 'orders' || use === 'new_orders' || use === 'archive');
  return !isConditional && !uses.includes('set_stock') && (pollsOrders || !isOfOrders);
}

/** As few uses as call all methods that are due: first those that the methods are mainly for. */
function chooseSteps(steps: readonly TrialStep[], due: readonly ApiMethod[]): TrialStep[] {
  const uses = new Set(
    due.map(
      ({ uses: all }) => all.find((use) => steps.some((step) => step.use === use && use !== 'new_orders')) ?? all[0],
    ),
  );
  return steps.filter(({ use }) => uses.has(use));
}

async function runSteps(steps: readonly TrialStep[], stopping: AbortSignal): Promise<Error[]> {
  const failures: Error[] = [];
  for (const { run } of steps) {
    if (stopping.aborted) return failures;
    const end = await run(AbortSignal.any([stopping, AbortSignal.timeout(stepTimeoutMs)])).catch((failure: unknown) => {
      if (isOfMarketplace(failure)) return { failure };
      throw failure;
    });
    if (end.failure) failures.push(end.failure, ...listCauses(end.failure));
    if (failures.some((error) => error instanceof NoCallYet)) return failures;
  }
  return failures;
}

async function logTrial(
  { sql }: TaskDeps,
  { id }: Connection,
  { items, calls, failures }: { items: number; calls: number; failures: readonly Error[] },
): Promise<void> {
  const errors = failures
    .filter((error) => !(error instanceof NoCallYet || error instanceof NotTried))
    .map(({ message }) => message);
  await writeSyncLog(sql, {
    marketplaceId: id,
    triggerType: 'scheduled',
    syncType: 'methods',
    direction: 'pull',
    items,
    calls,
    errorMessage: errors.join('; ').slice(0, 1_000) || null,
    latencyMs: null,
    details: [],
  });
}
