import { z } from 'zod';
import type { Connection } from '../../connections/open-row.ts';
import { type AlertCause, raiseAlert, resolveAlert } from '../../db/alerts/alerts.ts';
import { postponeAccountCheck, recordAccount } from '../../db/marketplaces/accounts.ts';
import type { AccountCheck } from '../../marketplaces/adapter.ts';
import { askAccount, tellSettings } from '../../marketplaces/ask-account.ts';
import { Rejected, RetryLater, Unauthorized } from '../../marketplaces/refusals.ts';
import { openForTask } from '../open-for-task.ts';
import { defineTask, type TaskDeps } from '../task.ts';

const timeoutMs = 15_000;
const dayMs = 86_400_000;
/** Days before the end of a credential at which people are warned; the alert changes then and at no other time. */
const warnAtDays = [0, 3, 14] as const;

/** Asks a marketplace once a day when our credentials expire and which rights they lack, and warns in time. */
export const checkAccount = defineTask({
  name: 'check_account',
  payload: z.object({ marketplaceId: z.int() }),
  async run(deps, { marketplaceId }) {
    const connection = await deps.findConnection(marketplaceId);
    if (!connection) return 'skipped';
    const account = await ask(deps, connection);
    if (!account) {
      await postponeAccountCheck(deps.sql, marketplaceId);
      return 'snoozed';
    }
    await recordAccount(deps.sql, marketplaceId, account);
    const warning = warnOf(marketplaceId, account.expiresAt, new Date());
    if (warning) await raiseAlert(deps.sql, warning);
    else await resolveAlert(deps.sql, { kind: 'credential_expires', marketplaceId });
    return 'done';
  },
});

async function ask(deps: TaskDeps, connection: Connection): Promise<AccountCheck | undefined> {
  try {
    const adapter = await openForTask(deps, connection, { urgent: false, onCall: () => {} });
    const account = adapter && (await askAccount(adapter, undefined, timeoutMs));
    // An adapter without such a check knows nothing about its credentials.
    return account ? tellSettings(account) : { expiresAt: null, missing: [] };
  } catch (error) {
    if (!(error instanceof RetryLater || error instanceof Rejected || error instanceof Unauthorized)) throw error;
    deps.log.warn({ marketplace: connection.code, reason: error.message }, 'An account could not be checked');
    return undefined;
  }
}

/** The alert that is due now, or undefined while the end is far away or not known. */
export function warnOf(marketplaceId: number, expiresAt: Date | null, now: Date): AlertCause | undefined {
  if (!expiresAt) return undefined;
  const days = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / dayMs));
  const daysLeft = warnAtDays.find((limit) => days <= limit);
  if (daysLeft === undefined) return undefined;
  return { kind: 'credential_expires', marketplaceId, parameters: { expiresAt: expiresAt.toISOString(), daysLeft } };
}
