import { z } from 'zod';
import { watchStock } from '../../db/alerts/alerts.ts';
import type { Sql } from '../../db/client.ts';
import { planPushes } from '../../db/pushes/owe.ts';
import { messageOf } from '../../errors.ts';
import { defineTask, type TaskDeps } from '../task.ts';

/** Push rows locked by one transaction. */
const maxRowsPerPlan = 2_000;

/** Marks what a stock change owes to each marketplace and wakes it, then raises alerts for what is oversold or low. */
export const planPushesTask = defineTask({
  name: 'plan_pushes',
  payload: z.object({ productIds: z.array(z.int()) }),
  async run({ sql }, { productIds }) {
    await planChanges(sql, productIds);
    return 'done';
  },
});

/** Plans the pushes of products whose stock changed, and watches their stock. */
export async function planChanges(sql: Sql, productIds: number[]): Promise<void> {
  while ((await planPushes(sql, productIds, maxRowsPerPlan)) === maxRowsPerPlan);
  await watchStock(sql, productIds);
}

/**
 * The same at once after a commit, instead of by a job: the figures are on their way a hand-over earlier. What fails or is lost with this
 * process is found by the sweep, by what changed.
 */
export async function planApplied({ sql, log }: TaskDeps, productIds: number[]): Promise<void> {
  if (productIds.length === 0) return;
  try {
    await planChanges(sql, productIds);
  } catch (error) {
    log.warn(
      { count: productIds.length, reason: messageOf(error) },
      'Pushes could not be planned; the sweep plans them',
    );
  }
}
