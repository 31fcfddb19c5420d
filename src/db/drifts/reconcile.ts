import type { Sql, SqlOrTx } from '../client.ts';

const isDue = (sql: SqlOrTx) => sql`
  (l.reconcile_after is not null
    or coalesce(l.reconciled_at, m.created_at) < now() - m.reconcile_interval_minutes * interval '1 minute')`;

/** Queues a read-back for each marketplace that is due, or that has second looks due, at most once a minute each. */
export async function wakeReconcile(sql: Sql, secondLookMs: number): Promise<void> {
  await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused and coalesce(l.reconcile_asked_at, '-infinity') < now() - interval '1 minute'
        and coalesce(l.leased_until, '-infinity') < now() and coalesce(l.not_before, '-infinity') <= now()
        and (${isDue(sql)}
          or exists (select 1 from drifts d where d.marketplace_id = m.id and d.status = 'suspected'
            and d.first_read_at < now() - ${secondLookMs} * interval '1 ms'))
    ), asked as (
      insert into marketplace_leases as l (marketplace_id, reconcile_asked_at) select id, now() from due
      on conflict (marketplace_id) do update set reconcile_asked_at = now()
      returning l.marketplace_id
    )
    select graphile_worker.add_job('reconcile_marketplace', json_build_object('marketplaceId', marketplace_id)) from asked`;
}

/**
 * Whether the marketplace is due to be read back, or is being read back (`afterId`: where to continue), and whether it may be called.
 */
export async function readReconcileState(
  sql: Sql,
  marketplaceId: number,
): Promise<{ due: boolean; callable: boolean; afterId: number }> {
  const [row] = await sql<{ due: boolean; callable: boolean; afterId: number }[]>`
    select ${isDue(sql)} as due, not m.paused as callable, coalesce(l.reconcile_after, 0) as after_id
    from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id where m.id = ${marketplaceId}`;
  return row ?? { due: false, callable: false, afterId: 0 };
}

/** Records that a part was read back, up to the listing `afterId`; null: it was the last part. */
export async function rememberReconcile(sql: Sql, marketplaceId: number, afterId: number | null): Promise<void> {
  await sql`
    update marketplace_leases set reconcile_after = ${afterId},
      reconciled_at = case when ${afterId === null} then now() else reconciled_at end
    where marketplace_id = ${marketplaceId}`;
}

/** Queues a reconcile of a marketplace, `afterMs` from now. */
export async function askReconcile(
  sql: SqlOrTx,
  marketplaceId: number,
  { afterMs, ignoreSchedule = false }: { afterMs: number; ignoreSchedule?: boolean },
): Promise<void> {
  await sql`
    select graphile_worker.add_job('reconcile_marketplace', json_build_object('marketplaceId', ${marketplaceId}::int, 'now', ${ignoreSchedule}::boolean),
      run_at => now() + ${afterMs} * interval '1 ms')`;
}

/** A figure just sent can be compared after ten seconds. */
const comparableAfterMs = 11_000;

/**
 * Queues a reconcile of a marketplace that does not show the figures it accepted for these listings, so that people are notified. Not
 * again while a difference of theirs is open.
 */
export async function askReconcileOf(sql: Sql, marketplaceId: number, listingIds: number[]): Promise<void> {
  if (listingIds.length === 0) return;
  const [row] = await sql<{ news: boolean }[]>`
    select exists (select 1 from unnest(${listingIds}::int[]) as l (id)
      where not exists (select 1 from drifts d where d.marketplace_product_id = l.id and d.status = 'open')) as news`;
  if (row?.news) await askReconcile(sql, marketplaceId, { afterMs: comparableAfterMs, ignoreSchedule: true });
}
