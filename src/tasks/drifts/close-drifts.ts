import { resolveAlert } from '../../db/alerts/alerts.ts';
import type { Sql } from '../../db/client.ts';
import { resolveAlertsOfEnded, resolveRepairedDrifts } from '../../db/drifts/drifts.ts';

/** Ends the differences whose repair the marketplace has acknowledged, and the alerts of all that are over. */
export async function closeRepairedDrifts(sql: Sql): Promise<void> {
  const repaired = await resolveRepairedDrifts(sql);
  await resolveAlert(
    sql,
    ...repaired.map(({ marketplaceId, marketplaceSku }) => ({
      kind: 'drift' as const,
      marketplaceId,
      about: marketplaceSku,
    })),
  );
  await resolveAlertsOfEnded(sql);
}
