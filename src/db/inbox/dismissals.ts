import { type Int8, inTransaction, type SqlOrTx, type Tx } from '../client.ts';
import { isReading, watchIncomingGuard } from './incoming-guard.ts';
import { recountUnlinkedSales } from './unlinked-sales.ts';
import type { WebhookOrigin } from './webhooks.ts';

interface Dismissed {
  /** What the listing of a reading showed, in items; null: it is no reading. */
  shown: number | null;
  marketplaceId: number;
  dedupeKey: string;
  origin: WebhookOrigin;
}

/**
 * A person decides that failed events change no stock: they are processed with a note. A reading that the guard held was no sale, so
 * its listing is owed our figure. Rows in another status stay unchanged. `actor`: who decided. Returns how many were dismissed.
 */
export async function dismissWebhooks(sql: SqlOrTx, ids: readonly Int8[], actor: string): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const rows = await tx<Dismissed[]>`
      with chosen as (
        select id from marketplace_webhooks where id = any (${[...ids]}::bigint[]) and status = 'failed' order by id for no key update
      )
      update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false, named_only = true, waits_for = null,
        error_message = concat_ws('; it was: ', format('dismissed by %s: it changed no stock', ${actor}::text), w.error_message)
      from chosen where w.id = chosen.id returning w.marketplace_id, w.dedupe_key, w.origin,
        case when w.origin = 'poll' and w.dedupe_key like 'poll:stock:%' then (w.payload ->> 'current_stock')::int end as shown`;
    await owePushesOver(tx, rows.filter(isReading));
    await recountUnlinkedSales(
      tx,
      rows.map(({ marketplaceId }) => marketplaceId),
    );
    await watchIncomingGuard(tx);
    return rows.length;
  });
}

/** Owes these listings our figure. What they showed is accounted for: the reading before the push must not find the same drop again. */
async function owePushesOver(tx: Tx, readings: Dismissed[]): Promise<void> {
  if (readings.length === 0) return;
  const ids = readings.map(({ dedupeKey }) => Number(dedupeKey.split(':')[2]));
  await tx`select owe_pushes(${ids}::int[], 'manual')`;
  await tx`select confirm_readings(${ids}::int[], ${readings.map(({ shown }) => shown)}::int[])`;
}
