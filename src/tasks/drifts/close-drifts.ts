import { resolveAlert } from '../../db/alerts/alerts.ts';
import type { Sql } from '../../db/client.ts';
import { resolveRepairedDrifts } from '../../db/drifts/drifts.ts';

/** Differences whose repair the marketplace has acknowledged are over, and so are their alerts. */
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
}
