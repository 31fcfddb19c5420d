import { type Int8, inTransaction, type SqlOrTx, type Tx } from '../client.ts';
import { isReading, watchIncomingGuard } from './incoming-guard.ts';
import { recountUnlinkedSales } from './unlinked-sales.ts';
import type { WebhookOrigin } from './webhooks.ts';

interface Dismissed {
  marketplaceId: number;
  dedupeKey: string;
  origin: WebhookOrigin;
}

/**
 * A person decides that failed events change no stock: they are processed with a note. A reading that the guard held was no sale, so
 * its listing is owed our figure. Rows in another status stay unchanged. `actor`: who decided; `reason`: why. Returns how many were
 * dismissed.
 */
export async function dismissWebhooks(
  sql: SqlOrTx,
  ids: readonly Int8[],
  actor: string,
  reason: string | null = null,
): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const rows = await tx<Dismissed[]>`
      with chosen as (
        select id from marketplace_webhooks where id = any (${[...ids]}::bigint[]) and status = 'failed' order by id for no key update
      )
      update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false, named_only = true, waits_for = null,
        error_message = concat_ws('; it was: ', concat_ws('; reason: ', format('dismissed by %s: it changed no stock', ${actor}::text), ${reason}::text), w.error_message)
      from chosen where w.id = chosen.id returning w.marketplace_id, w.dedupe_key, w.origin`;
    await recordDismissals(tx, rows, actor, reason);
    await owePushesOver(tx, rows.filter(isReading));
    await recountUnlinkedSales(
      tx,
      rows.map(({ marketplaceId }) => marketplaceId),
    );
    await watchIncomingGuard(tx);
    return rows.length;
  });
}

async function recordDismissals(
  tx: Tx,
  rows: readonly Dismissed[],
  actor: string,
  reason: string | null,
): Promise<void> {
  const ids = rows.map(({ marketplaceId }) => marketplaceId);
  await tx`
    select record_audit('events.dismissed', 'marketplace', m.code,
      jsonb_build_array(jsonb_build_object('field', 'events', 'from', null, 'to', d.events)) || case when ${reason}::text is null then '[]'
        else jsonb_build_array(jsonb_build_object('field', 'reason', 'from', null, 'to', ${reason}::text)) end, ${actor})
    from (select id, count(*) as events from unnest(${ids}::int[]) as t (id) group by id order by id) d join marketplaces m using (id)`;
}

/**
 * Owes these listings our figure. The reading before the push has the key of the dismissed row if it shows the same, so it changes
 * nothing. If it shows something else, it is compared with what was confirmed before the fault: what was sold since then counts.
 */
async function owePushesOver(tx: Tx, readings: Dismissed[]): Promise<void> {
  if (readings.length === 0) return;
  const ids = readings.map(({ dedupeKey }) => Number(dedupeKey.split(':')[2]));
  await tx`select owe_pushes(${ids}::int[], 'manual')`;
}

/**
 * Whether a person dismissed one of these events, or has to decide whether a count includes it; undefined: neither. What a person dismissed
 * counts first.
 */
export async function findTellerState(tx: Tx, ids: readonly Int8[]): Promise<'dismissed' | 'counted' | undefined> {
  const [row] = await tx<{ isDismissed: boolean }[]>`
    select status = 'processed' as is_dismissed from marketplace_webhooks
    where id = any (${[...ids]}::bigint[]) and (named_only and status = 'processed' or held and held_because ->> 'code' = 'counted')
    order by 1 desc limit 1`;
  return row && (row.isDismissed ? 'dismissed' : 'counted');
}
