import type { Sql, SqlOrTx } from '../client.ts';

// Rows of polls that the guard holds; those that a person retried, or that were overtaken, are not among them any more.
const held = (sql: SqlOrTx, marketplaceId: number) => sql`
  w.marketplace_id = ${marketplaceId} and w.origin = 'poll' and w.held and w.status = 'failed' and w.event_type = 'stock.updated'`;

/** The key of a drop that is held: the listing, its versions (as of a drop that is not held), and what it shows now. */
export function heldKey(key: string, shown: number): string {
  return `${key}:held:${shown}`;
}

/** Says why rows are held. */
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

/** Lets held rows be worked on like any other. */
export async function releaseReadings(sql: Sql, marketplaceId: number, dedupeKeys: string[]): Promise<void> {
  await sql`
    update marketplace_webhooks w set status = 'pending', error_message = null, held = false
    where ${held(sql, marketplaceId)} and w.dedupe_key = any (${dedupeKeys})`;
}

/**
 * Ends what is held of listings that show something else by now: it never was a sale, or the newer figure contains it.
 * In: listings with what they show, in items.
 */
export async function overtakeReadings(
  tx: SqlOrTx,
  marketplaceId: number,
  shown: { id: number; stock: number }[],
): Promise<void> {
  await tx`
    update marketplace_webhooks w set status = 'processed', processed_at = now(), held = false,
      error_message = format('it showed %s at the next reading: nothing was moved by this one', s.stock)
    from unnest(${shown.map(({ id }) => id)}::int[], ${shown.map(({ stock }) => stock)}::int[]) as s (id, stock)
    where ${held(tx, marketplaceId)} and w.dedupe_key like 'poll:stock:' || s.id || ':%:held:%'
      and (w.payload ->> 'current_stock')::int <> s.stock`;
}

/** How many listings of a marketplace stand as they were when the guard held what they showed, of how many; and why. */
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
