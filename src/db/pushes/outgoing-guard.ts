import type { HeldBecause } from '../alerts/held-because.ts';
import { inTransaction, type Sql, type SqlOrTx } from '../client.ts';

/** A push that the guard holds, and why. */
export interface HeldPush {
  id: number;
  reason: string;
}

/** Holds those of the opened pushes of 0 that no sale explains and no person confirmed. They are closed and stay owed. */
export function holdGuardedPushes(sql: Sql, marketplaceId: number, ids: number[]): Promise<HeldPush[]> {
  return sql<HeldPush[]>`select id, reason from hold_guarded_pushes(${marketplaceId}, ${ids}::int[])`;
}

/** How many pushes of a marketplace the guard holds, of how many listings; why one of them is held, in words and as data. */
export interface HeldCount {
  held: number;
  listings: number;
  reason: string | null;
  because: HeldBecause | null;
}

/** How many pushes of a marketplace the guard holds, of how many listings. */
export async function countHeldPushes(sql: SqlOrTx, marketplaceId: number): Promise<HeldCount> {
  const [row] = await sql<HeldCount[]>`
    select count(*) filter (where held_version = owed_version)::int as held, count(*)::int as listings,
      max(held_reason) filter (where held_version = owed_version) as reason,
      (array_agg(held_because order by held_reason desc) filter (where held_version = owed_version))[1] as because
    from pushes where marketplace_id = ${marketplaceId}`;
  return row ?? { held: 0, listings: 0, reason: null, because: null };
}

/** A person confirms that held listings may show 0 (`skus` null: all of them): they are sent. Returns how many were released. */
export async function releaseHeldPushes(sql: SqlOrTx, marketplaceId: number, skus: string[] | null): Promise<number> {
  return inTransaction(sql, async (tx) => {
    const rows = await tx`
      update pushes p set held_version = 0, held_reason = null, held_because = null, zero_confirmed_at = clock_timestamp()
      where p.id in (
        select h.id from pushes h join products g on g.id = h.product_id
        where h.marketplace_id = ${marketplaceId} and h.held_version = h.owed_version and h.pushed_version < h.owed_version
          and ${skus === null ? tx`true` : tx`g.sku = any (${skus}::text[])`}
        order by h.id for no key update of h)
      returning p.id`;
    if (rows.length === 0) return 0;
    await tx`
      select record_audit('pushes.released', 'marketplace', code, jsonb_build_array(
        jsonb_build_object('field', 'pushes', 'from', null, 'to', ${rows.length}::int),
        jsonb_build_object('field', 'skus', 'from', null, 'to', ${tx.json(skus)}::jsonb)))
      from marketplaces where id = ${marketplaceId}`;
    await tx`select wake_marketplaces(array[${marketplaceId}::int])`;
    return rows.length;
  });
}

/** Marketplaces with an open alert that the guard holds figures that go out to it. */
export async function listGuardAlerts(sql: SqlOrTx): Promise<number[]> {
  const rows = await sql<{ marketplaceId: number }[]>`
    select marketplace_id from alerts
    where kind = 'guard_held' and about = 'out' and resolved_at is null and marketplace_id is not null`;
  return rows.map(({ marketplaceId }) => marketplaceId);
}
