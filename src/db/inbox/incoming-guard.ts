import type { HeldBecause } from '../alerts/held-because.ts';
import type { Sql, SqlOrTx } from '../client.ts';
import { rowsOf } from '../rows.ts';

// Rows of polls that the guard still holds: neither retried by a person nor replaced by a newer reading.
const held = (sql: SqlOrTx, marketplaceId: number) => sql`
  w.marketplace_id = ${marketplaceId} and w.origin = 'poll' and w.held and w.status = 'failed' and w.event_type = 'stock.updated'`;

/** The dedupe key of a held drop: the key that it would have if it was not held, and the figure that is shown now. */
export function heldKey(key: string, shown: number): string {
  return `${key}:held:${shown}`;
}

/** The reason of a zero until the poll that found it has ended. */
export const unjudgedNote = 'stock fell to 0: held until the poll is complete';

/** Whether a row is a reading of a listing's figure. */
export const isReading = ({ dedupeKey, origin }: { dedupeKey: string; origin?: string | undefined }): boolean =>
  origin === 'poll' && dedupeKey.startsWith('poll:stock:');

/** Why the guard holds a reading that has just been made, as data. */
export function explainReading(reason: string | null, payload: unknown): HeldBecause {
  if (reason === unjudgedNote) return { code: 'unjudged' };
  const { previous_stock: from = 0, current_stock: to = 0 } = (payload ?? {}) as Record<string, number>;
  return { code: 'jump', from, to };
}

/** Ends held readings of listings of which a newer one came: it shows the same drop, so only one of them may be applied. */
export async function endOlderReadings(sql: SqlOrTx, marketplaceId: number, dedupeKeys: string[]): Promise<void> {
  await sql`
    update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false, named_only = true,
      error_message = format('read again: event %s stands for it', newer.id)
    from marketplace_webhooks newer
    where ${held(sql, marketplaceId)} and newer.marketplace_id = ${marketplaceId} and newer.dedupe_key = any (${dedupeKeys})
      and w.id < newer.id and w.dedupe_key like 'poll:stock:' || split_part(newer.dedupe_key, ':', 3) || ':%'`;
}

/** Records why rows are held. */
export async function explainHeldReadings(
  sql: Sql,
  marketplaceId: number,
  dedupeKeys: string[],
  { reason, because }: { reason: string; because: HeldBecause },
): Promise<void> {
  await sql`
    update marketplace_webhooks w set error_message = ${reason}, held_because = ${sql.json(because)}
    where ${held(sql, marketplaceId)} and w.dedupe_key = any (${dedupeKeys}) and w.error_message is distinct from ${reason}`;
}

/**
 * Releases held rows that nobody has judged yet: they are processed like any other. What was judged unusual waits for a person, however
 * few of it are left. Returns how many were released.
 */
export async function releaseReadings(sql: SqlOrTx, marketplaceId: number, dedupeKeys: string[]): Promise<number> {
  const rows = await sql`
    update marketplace_webhooks w set status = 'pending', error_message = null, held = false
    where ${held(sql, marketplaceId)} and w.dedupe_key = any (${dedupeKeys}) and w.held_because ->> 'code' = 'unjudged' returning 1`;
  return rows.length;
}

/**
 * Closes held rows of listings that show another figure now: the drop was no sale, or the newer figure includes it. A listing that
 * took a figure of ours since then proves nothing: its row stays. `shown`: listings with the figures that they show, in items.
 */
export async function overtakeReadings(
  tx: SqlOrTx,
  marketplaceId: number,
  shown: { id: number; stock: number }[],
): Promise<void> {
  await tx`
    update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false, named_only = true,
      error_message = format('the next reading showed %s: this one changed no stock', s.stock)
    from ${rowsOf(tx, shown, { id: 'integer', stock: 'integer' })} s
    where ${held(tx, marketplaceId)} and w.dedupe_key like 'poll:stock:' || s.id || ':%:held:%'
      and (w.payload ->> 'current_stock')::int <> s.stock
      and not exists (select from pushes p where p.id = s.id and p.answered_at >= w.created_at)`;
}

/**
 * Raises or resolves GUARD_HELD (readings), EVENT_WAITS (other events) and EVENT_FAILED by the rows that are held or failed now; null:
 * of all marketplaces.
 * In a larger transaction call it last: alerts are locked after everything else.
 */
export async function watchIncomingGuard(sql: SqlOrTx, marketplaceId: number | null = null): Promise<void> {
  await sql`select watch_incoming_guard(${marketplaceId}::int)`;
}

/** Raises or resolves EVENT_FAILED by the rows that are failed now. In a larger transaction call it last, as above. */
export async function watchFailedEvents(sql: SqlOrTx, marketplaceId: number | null = null): Promise<void> {
  await sql`select watch_failed_events(${marketplaceId}::int)`;
}
