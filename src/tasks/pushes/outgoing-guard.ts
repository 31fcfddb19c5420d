import type { Connection } from '../../connections/open-row.ts';
import { raiseAlert, resolveAlert } from '../../db/alerts/alerts.ts';
import { watchIncomingGuard } from '../../db/inbox/incoming-guard.ts';
import { countHeldPushes, holdGuardedPushes, listGuardAlerts } from '../../db/pushes/outgoing-guard.ts';
import type { PushFigure } from '../../db/pushes/push.ts';
import type { TaskDeps } from '../task.ts';

/** Leaves out of a batch the zeros that no sale explains: they wait for a person to confirm them, and an alert says so. */
export async function dropHeld(deps: TaskDeps, connection: Connection, figures: PushFigure[]): Promise<PushFigure[]> {
  const zeros = figures.filter(({ figure }) => figure === 0).map(({ id }) => id);
  if (zeros.length === 0) return figures;
  const held = new Map((await holdGuardedPushes(deps.sql, connection.id, zeros)).map((push) => [push.id, push.reason]));
  if (held.size === 0) return figures;
  deps.log.warn({ marketplace: connection.code, items: held.size }, 'The guard holds figures of 0');
  await alertHeld(deps, connection.id);
  return figures.filter(({ id }) => !held.has(id));
}

/** Alerts follow what is held now: released, or no longer 0. */
export async function refreshGuardAlerts(deps: TaskDeps): Promise<void> {
  for (const marketplaceId of await listGuardAlerts(deps.sql)) await alertHeld(deps, marketplaceId);
  await watchIncomingGuard(deps.sql);
}

/** Raises the alert of what the guard holds for a marketplace with the present count; resolves it when nothing is held. */
async function alertHeld(deps: TaskDeps, marketplaceId: number): Promise<void> {
  const { held, listings, reason, because } = await countHeldPushes(deps.sql, marketplaceId);
  const name = { kind: 'guard_held', marketplaceId, about: 'out' } as const;
  if (held === 0) await resolveAlert(deps.sql, name);
  else {
    const parameters = { direction: 'out', items: held, of: listings, reason: reason ?? '', because } as const;
    await raiseAlert(deps.sql, { ...name, parameters });
  }
}
