import type { TaskList } from 'graphile-worker';
import { checkAccount } from './check-account.ts';
import { planPushesTask } from './plan-pushes.ts';
import { pollOrders } from './poll-orders.ts';
import { pollStock } from './poll-stock.ts';
import { processWebhooks } from './process-webhooks.ts';
import { pushMarketplace } from './push-marketplace.ts';
import { reconcileMarketplace } from './reconcile.ts';
import { sendAlerts } from './send-alerts.ts';
import { type TaskDeps, toWorkerTask } from './task.ts';

/** What changes our own tables: short transactions, few at once. */
export function createCoreTasks(deps: TaskDeps): TaskList {
  return {
    [processWebhooks.name]: toWorkerTask(processWebhooks, deps),
    [planPushesTask.name]: toWorkerTask(planPushesTask, deps),
  };
}

/** What calls marketplaces and Telegram: in a runner of its own, so that ten that hang cannot fill the slots of anything else. */
export function createPushTasks(deps: TaskDeps): TaskList {
  return {
    [pushMarketplace.name]: toWorkerTask(pushMarketplace, deps),
    [checkAccount.name]: toWorkerTask(checkAccount, deps),
    [reconcileMarketplace.name]: toWorkerTask(reconcileMarketplace, deps),
    [sendAlerts.name]: toWorkerTask(sendAlerts, deps),
    [pollOrders.name]: toWorkerTask(pollOrders, deps),
    [pollStock.name]: toWorkerTask(pollStock, deps),
  };
}
