import { raiseAlert, resolveAlert } from '../alerts/alerts.ts';
import type { Sql } from '../client.ts';
import { ringPoll } from '../polls/polls.ts';

interface Silence {
  marketplaceId: number;
  lastEventAt: Date;
  usualMinutes: number;
  isSilent: boolean;
}

/**
 * Looks for marketplaces that are silent longer than usual, every ten minutes at most: each raises an alert, resolved when it
 * speaks again, and is polled at once where it is polled at all.
 */
export async function watchSilence(sql: Sql): Promise<void> {
  const due = await sql`
    update deployment set silence_checked_at = now() where silence_checked_at < now() - interval '10 minutes' returning 1`;
  if (due.length === 0) return;
  const silences = await sql<Silence[]>`select * from marketplace_silences() order by marketplace_id`;
  const silent = silences.filter((one) => one.isSilent);
  for (const { marketplaceId } of silent) {
    await ringPoll(sql, marketplaceId, 'orders');
    await ringPoll(sql, marketplaceId, 'stock');
  }
  await raiseAlert(
    sql,
    ...silent.map(({ marketplaceId, lastEventAt, usualMinutes }) => ({
      kind: 'silence' as const,
      marketplaceId,
      parameters: { lastEventAt: lastEventAt.toISOString(), usualMinutes },
    })),
  );
  const speaking = silences.filter((one) => !one.isSilent);
  await resolveAlert(sql, ...speaking.map(({ marketplaceId }) => ({ kind: 'silence' as const, marketplaceId })));
}
