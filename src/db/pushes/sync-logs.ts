import type { Int8, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import type { TriggerType } from '../stock/stock.ts';

/** One exchange with a marketplace as people read it. */
export interface SyncLog {
  id: Int8;
  marketplaceId: number;
  triggerType: TriggerType;
  direction: 'push' | 'pull';
  syncType: 'stock' | 'orders' | 'methods';
  status: 'success' | 'error';
  items: number;
  calls: number;
  errorMessage: string | null;
  latencyMs: number | null;
  createdAt: Date;
}

/** What the log may be narrowed by. */
export interface SyncLogFilter {
  marketplaceId: number | null;
  status: SyncLog['status'] | null;
  triggerType: TriggerType | null;
}

const columns = (sql: SqlOrTx) => sql`
  id, marketplace_id, trigger_type, direction, sync_type, status, items, calls, error_message, latency_ms, created_at`;

const where = (sql: SqlOrTx, filter: SyncLogFilter) => sql`
  ${filter.marketplaceId === null ? sql`true` : sql`marketplace_id = ${filter.marketplaceId}`}
  and ${filter.status === null ? sql`true` : sql`status = ${filter.status}`}
  and ${filter.triggerType === null ? sql`true` : sql`trigger_type = ${filter.triggerType}`}`;

/** Rows by our keys, in no order. */
export function listSyncLogsById(sql: SqlOrTx, ids: readonly Int8[]): Promise<SyncLog[]> {
  return sql<SyncLog[]>`select ${columns(sql)} from sync_logs where id = any (${[...ids]}::bigint[])`;
}

/** A page of the log, newest first. */
export async function listSyncLogs(sql: SqlOrTx, filter: SyncLogFilter, page: PageRequest): Promise<Page<SyncLog>> {
  const rows = await sql<SyncLog[]>`
    select ${columns(sql)} from sync_logs
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`id < ${page.afterId}::bigint`}
    order by id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many rows a filter leaves. */
export async function countSyncLogs(sql: SqlOrTx, filter: SyncLogFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from sync_logs where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
