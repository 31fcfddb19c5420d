import type { Int8, Json, SqlOrTx } from '../client.ts';
import { type EventDecisionKind, eventDecision } from '../decisions.ts';
import { countColumn, type Page, type PageRequest, toPage } from '../pages.ts';

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
  /** Why it waits for a person, as a code; null: it does not, or for a link. */
  cause: string | null;
  /** SKUs and product ids of the marketplace that are not linked; null: it waits for none. */
  waitsFor: string[] | null;
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
  marketplaceIds: readonly number[] | null;
  /** Waiting for one of these decisions. */
  decisions: readonly EventDecisionKind[] | null;
  causes: readonly string[] | null;
}

const isHeld = (sql: SqlOrTx) => sql`(w.held and w.status = 'failed' or w.named_only)`;

/** What a person has to decide: not what polls count, and not what is closed. */
const waits = (sql: SqlOrTx) => sql`(w.held and w.status = 'failed')`;

const columns = (sql: SqlOrTx) => sql`
  w.id, w.marketplace_id, w.event_type, w.payload, w.status, w.error_message, ${isHeld(sql)} as held, w.retry_count, w.next_attempt_at,
  w.processed_at, w.created_at, w.waits_for, case when ${eventDecision(sql).kind} is not null then ${eventDecision(sql).cause} end as cause`;

const where = (sql: SqlOrTx, filter: WebhookFilter) => sql`
  ${filter.marketplaceId === null ? sql`true` : sql`w.marketplace_id = ${filter.marketplaceId}`}
  and ${filter.status === null ? sql`true` : sql`w.status = ${filter.status}`}
  and ${filter.eventType === null ? sql`true` : sql`w.event_type = ${filter.eventType}`}
  and ${filter.held === null ? sql`true` : filter.held ? waits(sql) : sql`not ${isHeld(sql)}`}
  and ${filter.since === null ? sql`true` : sql`w.created_at >= ${filter.since}`}
  and ${filter.marketplaceIds === null ? sql`true` : sql`w.marketplace_id = any (${[...filter.marketplaceIds]}::int[])`}
  and ${filter.decisions === null ? sql`true` : sql`w.status = 'failed' and ${eventDecision(sql).kind} = any (${[...filter.decisions]}::text[])`}
  and ${filter.causes === null ? sql`true` : sql`w.status = 'failed' and ${eventDecision(sql).cause} = any (${[...filter.causes]}::text[])`}`;

/** Rows by id, in no order. */
export function listWebhooksById(sql: SqlOrTx, ids: readonly Int8[]): Promise<WebhookRecord[]> {
  return sql<
    WebhookRecord[]
  >`select ${columns(sql)} from marketplace_webhooks w where w.id = any (${[...ids]}::bigint[])`;
}

const count = (sql: SqlOrTx, filter: WebhookFilter): ReturnType<SqlOrTx> =>
  sql`select count(*)::int from marketplace_webhooks w where ${where(sql, filter)}`;

/** A page of the history, newest first. */
export async function listWebhooks(
  sql: SqlOrTx,
  filter: WebhookFilter,
  page: PageRequest,
  counted = false,
): Promise<Page<WebhookRecord>> {
  const rows = await sql<WebhookRecord[]>`
    select ${columns(sql)} ${countColumn(sql, counted, () => count(sql, filter))} from marketplace_webhooks w
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`w.id < ${page.afterId}::bigint`}
    order by w.id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** How many rows match a filter. */
export async function countWebhooks(sql: SqlOrTx, filter: WebhookFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`${count(sql, filter)}`;
  return row?.count ?? 0;
}
