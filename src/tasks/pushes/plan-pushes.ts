import { z } from 'zod';
import { watchStock } from '../../db/alerts/alerts.ts';
import { planPushes } from '../../db/pushes/owe.ts';
import { defineTask } from '../task.ts';

/** Push rows locked by one transaction. */
export const maxRowsPerPlan = 2_000;

/** Marks what a stock change owes to each marketplace and wakes it, then raises alerts for what is oversold or low. */
export const planPushesTask = defineTask({
  name: 'plan_pushes',
  payload: z.object({ productIds: z.array(z.int()) }),
  async run({ sql }, { productIds }) {
    while ((await planPushes(sql, productIds, maxRowsPerPlan)) === maxRowsPerPlan);
    await watchStock(sql, productIds);
    return 'done';
  },
});
