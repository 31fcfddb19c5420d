import type { Int8, Json, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** A row of the inbox as people read it. */
export interface WebhookRecord {
  id: Int8;
  marketplaceId: number;
  eventType: string;
  payload: Json | null;
  status: 'pending' | 'processed' | 'failed' | 'retry';
  errorMessage: string | null;
  /** Only a replay by its id releases it. */
  held: boolean;
  retryCount: number;
  nextAttemptAt: Date | null;
  processedAt: Date | null;
  createdAt: Date;
}

/** Filters of the history; null: any. */
export interface WebhookFilter {
  marketplaceId: number | null;
  status: WebhookRecord['status'] | null;
  eventType: string | null;
  /** true: those that wait for a person's decision; false: those that a replay by filter may release. */
  held: boolean | null;
  /** Rows that arrived at this time or later. */
  since: Date | null;
}

const isHeld = (sql: SqlOrTx) => sql`(held and status = 'failed' or named_only)`;

/** What a person has to decide: not what polls count, and not what is closed. */
const waits = (sql: SqlOrTx) => sql`(held and status = 'failed')`;

const columns = (sql: SqlOrTx) => sql`
  id, marketplace_id, event_type, payload, status, error_message, ${isHeld(sql)} as held, retry_count, next_attempt_at, processed_at, created_at`;

const where = (sql: SqlOrTx, filter: WebhookFilter) => sql`
  ${filter.marketplaceId === null ? sql`true` : sql`marketplace_id = ${filter.marketplaceId}`}
  and ${filter.status === null ? sql`true` : sql`status = ${filter.status}`}
  and ${filter.eventType === null ? sql`true` : sql`event_type = ${filter.eventType}`}
  and ${filter.held === null ? sql`true` : filter.held ? waits(sql) : sql`not ${isHeld(sql)}`}
  and ${filter.since === null ? sql`true` : sql`created_at >= ${filter.since}`}`;

/** Rows by id, in no order. */
export function listWebhooksById(sql: SqlOrTx, ids: readonly Int8[]): Promise<WebhookRecord[]> {
  return sql<WebhookRecord[]>`select ${columns(sql)} from marketplace_webhooks where id = any (${[...ids]}::bigint[])`;
}

/** A page of the history, newest first. */
export async function listWebhooks(
  sql: SqlOrTx,
  filter: WebhookFilter,
  page: PageRequest,
): Promise<Page<WebhookRecord>> {
  const rows = await sql<WebhookRecord[]>`
    select ${columns(sql)} from marketplace_webhooks
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`id < ${page.afterId}::bigint`}
    order by id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many rows match a filter. */
export async function countWebhooks(sql: SqlOrTx, filter: WebhookFilter): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int from marketplace_webhooks where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
