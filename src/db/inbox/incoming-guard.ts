import type { Sql, SqlOrTx } from '../client.ts';
import { rowsOf } from '../rows.ts';

// Rows of polls that the guard still holds: neither retried by a person nor replaced by a newer reading.
const held = (sql: SqlOrTx, marketplaceId: number) => sql`
  w.marketplace_id = ${marketplaceId} and w.origin = 'poll' and w.held and w.status = 'failed' and w.event_type = 'stock.updated'`;

/** The dedupe key of a held drop: the key that it would have if it was not held, and the figure that is shown now. */
export function heldKey(key: string, shown: number): string {
  return `${key}:held:${shown}`;
}

/** Records why rows are held. */
export async function explainHeldReadings(
  sql: Sql,
  marketplaceId: number,
  dedupeKeys: string[],
  reason: string,
): Promise<void> {
  await sql`
    update marketplace_webhooks w set error_message = ${reason}
    where ${held(sql, marketplaceId)} and w.dedupe_key = any (${dedupeKeys}) and w.error_message is distinct from ${reason}`;
}

/** Releases held rows: they are processed like any other. */
export async function releaseReadings(sql: Sql, marketplaceId: number, dedupeKeys: string[]): Promise<void> {
  await sql`
    update marketplace_webhooks w set status = 'pending', error_message = null, held = false
    where ${held(sql, marketplaceId)} and w.dedupe_key = any (${dedupeKeys})`;
}

/**
 * Closes held rows of listings that show another figure now: the drop was no sale, or the newer figure includes it.
 * `shown`: listings with the figures that they show, in items.
 */
export async function overtakeReadings(
  tx: SqlOrTx,
  marketplaceId: number,
  shown: { id: number; stock: number }[],
): Promise<void> {
  await tx`
    update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false,
      error_message = format('the next reading showed %s: this one changed no stock', s.stock)
    from ${rowsOf(tx, shown, { id: 'integer', stock: 'integer' })} s
    where ${held(tx, marketplaceId)} and w.dedupe_key like 'poll:stock:' || s.id || ':%:held:%'
      and (w.payload ->> 'current_stock')::int <> s.stock`;
}

/** How many listings of a marketplace are unchanged since the guard held their figures, how many listings there are, and the reason. */
export async function countHeldReadings(
  sql: Sql,
  marketplaceId: number,
): Promise<{ held: number; listings: number; reason: string | null }> {
  const [row] = await sql<{ held: number; listings: number; reason: string | null }[]>`
    select count(distinct p.id)::int as held, max(w.error_message) as reason,
      (select count(*)::int from marketplace_products where marketplace_id = ${marketplaceId}) as listings
    from marketplace_webhooks w
    join pushes p on p.id = split_part(w.dedupe_key, ':', 3)::int and p.pushed_version = split_part(w.dedupe_key, ':', 5)::bigint
    where ${held(sql, marketplaceId)} and w.dedupe_key like 'poll:stock:%:held:%'`;
  return row ?? { held: 0, listings: 0, reason: null };
}
