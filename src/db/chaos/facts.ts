import type { Sql } from '../client.ts';

/**
 * What stands in the tables, read as plainly as can be: no function, view or check of Ombor's is used, so that a mistake in one of
 * them cannot hide itself.
 */
export interface ProductFacts {
  sku: string;
  net: number;
  version: number;
  movements: number;
  total: number;
  newest: number;
}

/** Every product with its figure and the sum of its ledger, in one snapshot. */
export function readProducts(sql: Sql): Promise<ProductFacts[]> {
  return sql<ProductFacts[]>`
    select p.sku, i.quantity - i.oversold as net, i.version, l.movements, l.total, l.newest
    from products p join inventory i on i.product_id = p.id
    join lateral (
      select count(*)::int as movements, coalesce(sum(quantity_change), 0)::int as total, coalesce(max(version), 0) as newest
      from inventory_movements m where m.product_id = p.id
    ) l on true
    order by p.sku`;
}

/** A received event by the id that its sender gave it. `units`, `movements`: of the movements that name it. */
export interface EventFacts {
  eventId: string;
  status: string;
  movements: number;
  units: number;
}

/** Those of the events that are stored. */
export function readEvents(sql: Sql, eventIds: readonly string[]): Promise<EventFacts[]> {
  return sql<EventFacts[]>`
    select w.payload ->> 'event_id' as event_id, w.status, count(m.id)::int as movements, coalesce(sum(m.quantity_change), 0)::int as units
    from marketplace_webhooks w
    left join inventory_movements m on m.reference_type = 'webhook' and m.reference_id = w.id::text
    where w.payload ->> 'event_id' = any (${eventIds as string[]})
    group by w.id`;
}

/** A movement of a product, in the order of its ledger. */
export interface Movement {
  sku: string;
  version: number;
  quantityBefore: number;
  quantityChange: number;
  quantityAfter: number;
  /** The marketplace's code; null: an adjustment. */
  code: string | null;
  note: string | null;
}

/** The whole ledger. */
export function readLedger(sql: Sql): Promise<Movement[]> {
  return sql<Movement[]>`
    select p.sku, m.version, m.quantity_before, m.quantity_change, m.quantity_after, k.code, m.note
    from inventory_movements m join products p on p.id = m.product_id left join marketplaces k on k.id = m.marketplace_id
    order by m.product_id, m.version`;
}

/** By how many ms PostgreSQL's clock is ahead of ours (negative: behind). */
export async function readClock(sql: Sql): Promise<number> {
  const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
  return (row?.at.getTime() ?? 0) - Date.now();
}

/** What waits for somebody: events that are not done, jobs that were given up, figures that are owed. */
export interface Waiting {
  what: string;
  count: number;
}

/** What is not done. Empty: all is. */
export async function readWaiting(sql: Sql): Promise<Waiting[]> {
  const rows = await sql<Waiting[]>`
    select 'received events with status ' || status || coalesce(': ' || min(error_message), '') as what, count(*)::int as count
      from marketplace_webhooks where status <> 'processed' group by status
    union all select 'jobs that were given up', count(*)::int from graphile_worker._private_jobs where attempts >= max_attempts
    union all select 'listings that are owed a figure', count(*)::int from pushes where pushed_version < owed_version`;
  return rows.filter(({ count }) => count > 0);
}
