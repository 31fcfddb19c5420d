import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../src/db/client.ts';

/** A year of a shop with a thousand sales a day on three marketplaces; the ledger has a row of its own in the table. */
const perDay = { webhooks: 1_000, logs: 2_000, figures: 2_000, keys: 200, alerts: 5 };

/** Writes what a year leaves behind, evenly over its days; `share`: of a year. Without triggers: nothing is to be done about it. */
export async function writeYear(sql: Sql, share: number): Promise<void> {
  const days = Math.round(365 * share);
  const at = (every: number) =>
    sql`now() - interval '365 days' + n * (interval '365 days' / ${Math.max(1, days * every)}::int)`;
  const numbers = (every: number) => sql`generate_series(1, ${days * every}::int) n`;
  const place = sql`(select min(id) from marketplaces where type = 'api')`;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, processed_at, created_at)
      select ${place}, 'stock.updated', json_build_object('event', 'stock.updated', 'event_id', 'old-' || n, 'sku', 'BENCH-000001'),
        convert_to(repeat('x', 300), 'UTF8'), 'event:old-' || n, 'processed', ${at(perDay.webhooks)}, ${at(perDay.webhooks)}
      from ${numbers(perDay.webhooks)}`;
    await tx`
      insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls, latency_ms, created_at)
      select ${place}, 'webhook', 'stock', 'push', 'success', 1, 1, 40, ${at(perDay.logs)} from ${numbers(perDay.logs)}`;
    await tx`
      insert into listing_figures (marketplace_product_id, kind, figure, inventory_version, outcome, happened_at, acknowledged_at)
      select l.ids[1 + n % array_length(l.ids, 1)], 'told', 5, 1, 'accepted', ${at(perDay.figures)}, ${at(perDay.figures)}
      from ${numbers(perDay.figures)} cross join (select array_agg(id) as ids from marketplace_products) l`;
    await tx`
      insert into idempotency_keys (caller, mutation, key, input_hash, result, created_at)
      select 'bench', 'adjustStock', 'old-' || n, '\\x00', '{}', ${at(perDay.keys)} from ${numbers(perDay.keys)}`;
    await tx`
      insert into alerts (kind, about, raised_at, updated_at, resolved_at)
      select 'silence', 'old-' || n, ${at(perDay.alerts)}, ${at(perDay.alerts)}, ${at(perDay.alerts)} from ${numbers(perDay.alerts)}`;
  });
}

/** Rows that docs/operations.md says are deleted by now. */
export async function countOverdue(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (select count(*) from listing_figures o where happened_at < now() - interval '180 days' and exists (
        select from listing_figures n
        where n.marketplace_product_id = o.marketplace_product_id and n.kind = o.kind and n.happened_at > o.happened_at))::int
      + (select count(*) from sync_logs where created_at < now() - interval '90 days')::int
      + (select count(*) from marketplace_webhooks where created_at < now() - interval '90 days' and status = 'processed')::int
      + (select count(*) from idempotency_keys where created_at < now() - interval '30 days')::int
      + (select count(*) from alerts where updated_at < now() - interval '90 days' and resolved_at is not null)::int as count`;
  return row?.count ?? 0;
}

/** Waits until the sweeps have deleted what is overdue, at most `patienceMs`; resolves with what is left. */
export async function untilSwept(sql: Sql, patienceMs: number): Promise<number> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const left = await countOverdue(sql);
    if (left === 0 || performance.now() > deadline) return left;
    await delay(1_000);
  }
}
