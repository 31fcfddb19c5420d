import { raiseAlert, resolveAlert } from '../alerts/alerts.ts';
import type { Sql, SqlOrTx } from '../client.ts';
import { ringPoll } from '../polls/polls.ts';

interface Silence {
  marketplaceId: number;
  lastEventAt: Date;
  usualMinutes: number;
  isSilent: boolean;
}

/**
 * Finds marketplaces that have sent nothing for longer than usual, at most every ten minutes. Each raises an alert, which is resolved
 * when it sends something again, and is polled at once if it is polled at all.
 */
export async function watchSilence(sql: Sql): Promise<void> {
  const due = await sql`
    update deployment set silence_checked_at = now() where silence_checked_at < now() - interval '10 minutes' returning 1`;
  if (due.length === 0) return;
  const silences = await listSilences(sql);
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
  const active = silences.filter((one) => !one.isSilent);
  await resolveAlert(sql, ...active.map(({ marketplaceId }) => ({ kind: 'silence' as const, marketplaceId })));
}

/** Marketplaces that send something often enough to be missed. Reads the events since the last time only. */
export async function listSilences(sql: SqlOrTx): Promise<Silence[]> {
  await sql`select note_event_days()`;
  return sql<Silence[]>`select * from marketplace_silences() order by marketplace_id`;
}
