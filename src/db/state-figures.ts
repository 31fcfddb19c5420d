import { type BackupState, findBackupState } from './backups/backups.ts';
import type { SqlOrTx } from './client.ts';

/** Figures of the whole state, for dashboards and alerting. Labels are codes and kinds only. */
export interface StateFigures {
  owed: { marketplace: string; owed: number; oldestSeconds: number }[];
  alertsOpen: { kind: string; alerts: number }[];
  /** Rows that wait or need a person; processed rows are not counted. */
  webhooks: { status: 'pending' | 'retry' | 'failed'; rows: number }[];
  /** Old rows that were deleted so far. */
  deleted: { kind: string; rows: number }[];
  /** Bytes on disk with indexes, of the tables that grow with sales. */
  tables: { name: string; bytes: number }[];
  /** How long the oldest received event has waited for its turn; 0: none waits. */
  oldestPendingSeconds: number;
  /** Worker processes that live. */
  workers: number;
  calls: { marketplace: string; stock: number; orders: number; other: number; polling: number }[];
  /** The sealed backups; undefined: none was ever begun. */
  backup: BackupState | undefined;
}

const growing = [
  'marketplace_webhooks',
  'inventory_movements',
  'orders',
  'sync_logs',
  'listing_figures',
  'drifts',
  'audit_log',
];

/** Reads the figures, each with an index of its own. */
export async function readStateFigures(sql: SqlOrTx): Promise<StateFigures> {
  const [owed, alertsOpen, webhooks, deleted, tables, [now], calls, backup] = await Promise.all([
    sql<StateFigures['owed']>`
      select m.code as marketplace, o.owed, coalesce(extract(epoch from clock_timestamp() - o.oldest), 0)::float8 as oldest_seconds
      from marketplaces m cross join lateral (
        select count(*)::int as owed, min(p.owed_since) as oldest from pushes p
        where p.marketplace_id = m.id and p.pushed_version < p.owed_version
      ) o where m.type = 'api'`,
    sql<StateFigures['alertsOpen']>`
      select kind, count(*)::int as alerts from alerts where resolved_at is null group by kind`,
    sql<StateFigures['webhooks']>`
      select 'pending' as status, count(*)::int as rows from marketplace_webhooks where status = 'pending'
      union all select 'retry', count(*)::int from marketplace_webhooks where status = 'retry'
      union all select 'failed', count(*)::int from marketplace_webhooks where status = 'failed'`,
    sql<StateFigures['deleted']>`select subject as kind, deleted_rows::float8 as rows from retention`,
    sql<StateFigures['tables']>`
      select name, pg_total_relation_size(('public.' || name)::regclass)::float8 as bytes from unnest(${growing}::text[]) as t (name)`,
    sql<Pick<StateFigures, 'oldestPendingSeconds' | 'workers'>[]>`
      select coalesce((select extract(epoch from clock_timestamp() - min(created_at)) from marketplace_webhooks where status = 'pending'), 0)::float8
          as oldest_pending_seconds,
        (select count(distinct host)::int from worker_pools where heartbeat_at > now() - interval '20 seconds') as workers`,
    sql<StateFigures['calls']>`
      select m.code as marketplace, s.stock_calls as stock, s.order_calls as orders, s.other_calls as other, s.polling_calls as polling
      from call_savings(now(), now()) s join marketplaces m on m.id = s.marketplace_id`,
    findBackupState(sql),
  ]);
  const { oldestPendingSeconds = 0, workers = 0 } = now ?? {};
  return { owed, alertsOpen, webhooks, deleted, tables, oldestPendingSeconds, workers, calls, backup };
}
