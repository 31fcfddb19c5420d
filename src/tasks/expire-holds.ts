import { expireHold, listDueHolds } from '../db/orders/order-changes.ts';
import type { TaskDeps } from './task.ts';

/**
 * Expires the holds whose time is over, each in a transaction of its own: a killed process loses none and repeats none, and one
 * that fails does not stop the others.
 */
export async function expireHolds({ sql, log }: Pick<TaskDeps, 'sql' | 'log'>): Promise<void> {
  let expired = 0;
  for (const orderId of await listDueHolds(sql)) {
    try {
      if (await expireHold(sql, orderId)) expired += 1;
    } catch (error) {
      log.error({ orderId, err: error }, 'A hold could not be expired; the next sweep retries it');
    }
  }
  if (expired > 0) log.info({ count: expired }, 'Holds were not confirmed in time; their units are free again');
}
