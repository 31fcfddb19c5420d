import type { TaskList } from 'graphile-worker';
import { sendAlerts } from './alerts/send-alerts.ts';
import { reconcileMarketplace } from './drifts/reconcile.ts';
import { importCatalogTask } from './imports/import-catalog.ts';
import { processWebhooks } from './inbox/process-webhooks.ts';
import { checkAccount } from './marketplaces/check-account.ts';
import { tryMethods } from './marketplaces/try-methods.ts';
import { pollOrders } from './polls/poll-orders.ts';
import { pollStock } from './polls/poll-stock.ts';
import { planPushesTask } from './pushes/plan-pushes.ts';
import { pushMarketplace } from './pushes/push-marketplace.ts';
import { type TaskDeps, toWorkerTask } from './task.ts';

/** What changes only our own tables: short transactions, few at once. */
export function createCoreTasks(deps: TaskDeps): TaskList {
  return {
    [processWebhooks.name]: toWorkerTask(processWebhooks, deps),
    [planPushesTask.name]: toWorkerTask(planPushesTask, deps),
  };
}

/** What calls marketplaces and Telegram: in a runner of its own, so that calls that hang cannot fill the slots of other tasks. */
export function createPushTasks(deps: TaskDeps): TaskList {
  return {
    [pushMarketplace.name]: toWorkerTask(pushMarketplace, deps),
    [checkAccount.name]: toWorkerTask(checkAccount, deps),
    [tryMethods.name]: toWorkerTask(tryMethods, deps),
    [reconcileMarketplace.name]: toWorkerTask(reconcileMarketplace, deps),
    [importCatalogTask.name]: toWorkerTask(importCatalogTask, deps),
    [sendAlerts.name]: toWorkerTask(sendAlerts, deps),
    [pollOrders.name]: toWorkerTask(pollOrders, deps),
    [pollStock.name]: toWorkerTask(pollStock, deps),
  };
}
