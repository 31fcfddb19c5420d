import { wakeSender } from '../db/alerts/alert-sender.ts';
import { forgetOldAlerts, watchMarketplaces } from '../db/alerts/alerts.ts';
import { forgetOldBotMessages } from '../db/bot/bot-outbox.ts';
import { removeUnlinked } from '../db/catalog/marketplace-product-changes.ts';
import { wakeReconcile } from '../db/drifts/reconcile.ts';
import { forgetOldImports, wakeImports } from '../db/imports/catalog-imports.ts';
import { wakeInbox } from '../db/inbox/waiting-events.ts';
import { wakeAccountChecks } from '../db/marketplaces/accounts.ts';
import { wakeMethodTrials } from '../db/marketplaces/methods.ts';
import { watchSilence } from '../db/marketplaces/silence.ts';
import { forgetOldSecrets, watchWebhookSecrets } from '../db/marketplaces/webhook-secrets.ts';
import { wakeDuePolls } from '../db/polls/polls.ts';
import { wakeOwed } from '../db/pushes/due.ts';
import { expireOpenPushes } from '../db/pushes/settle.ts';
import { bookCorrections } from '../db/sales/months.ts';
import { forgetOldKeys, readChangedProducts, rememberHorizon, whileSweeping } from '../db/sweep.ts';
import { unlockDeadPools } from '../db/worker-pools.ts';
import { closeRepairedDrifts } from './drifts/close-drifts.ts';
import { secondLookMs } from './drifts/reconcile.ts';
import { expireHolds } from './expire-holds.ts';
import { forgetOldRows } from './forget.ts';
import { refreshGuardAlerts } from './pushes/outgoing-guard.ts';
import { planChanges } from './pushes/plan-pushes.ts';
import type { TaskDeps } from './task.ts';

/** A row that waits longer than this has lost its wake-up. */
const lostWakeUpMs = 2_000;
/** Heartbeats come every few seconds; after this long a pool is dead and its jobs are freed. */
const deadPoolMs = 20_000;
const productsPerPlan = 1_000;

/**
 * Finds what lost wake-ups left behind: changes without a plan, pushes whose sender died, rows that no task took. It reads only
 * what changed since the last sweep and partial indexes, never whole tables. One process does it at a time.
 */
export async function sweep(deps: TaskDeps): Promise<void> {
  await whileSweeping(deps.sql, listSweepSteps(deps));
}

/** What a sweep looks for, in its order. */
export function listSweepSteps(deps: TaskDeps): (() => Promise<unknown>)[] {
  const { sql, log } = deps;
  return [
    async () => {
      const dead = await unlockDeadPools(sql, deadPoolMs);
      if (dead > 0) log.warn({ count: dead }, 'Worker processes died; their jobs were freed');
    },
    () => planUnplanned(deps),
    async () => {
      const expired = await expireOpenPushes(sql);
      if (expired > 0) log.warn({ count: expired }, 'Pushes lost their sender; they are sent again');
    },
    () => removeUnlinked(sql),
    () => wakeOwed(sql),
    () => wakeInbox(sql, lostWakeUpMs),
    () => closeRepairedDrifts(sql),
    () => refreshGuardAlerts(deps),
    () => wakeReconcile(sql, secondLookMs),
    () => wakeAccountChecks(sql),
    () => wakeMethodTrials(sql),
    () => watchMarketplaces(sql),
    () => wakeSender(sql),
    () => wakeImports(sql, lostWakeUpMs),
    () => wakeDuePolls(sql, lostWakeUpMs),
    () => watchSilence(sql),
    () => expireHolds({ sql, log }),
    () => forgetOldKeys(sql),
    () => forgetOldSecrets(sql),
    () => watchWebhookSecrets(sql),
    () => forgetOldAlerts(sql),
    () => forgetOldBotMessages(sql),
    () => forgetOldRows(deps),
    () => forgetOldImports(sql),
    () => bookCorrections(sql),
  ];
}

/** Plans the pushes of every change that has none. */
async function planUnplanned({ sql }: TaskDeps): Promise<void> {
  const { productIds, horizon } = await readChangedProducts(sql);
  for (let at = 0; at < productIds.length; at += productsPerPlan) {
    const some = productIds.slice(at, at + productsPerPlan);
    await planChanges(sql, some);
  }
  await rememberHorizon(sql, horizon);
}
