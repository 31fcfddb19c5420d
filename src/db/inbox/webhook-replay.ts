import type { Int8, SqlOrTx } from '../client.ts';
import { watchIncomingGuard } from './incoming-guard.ts';
import type { WebhookRecord } from './webhook-history.ts';

/** Which rows of the inbox to replay; null: any. Rows in `ids` match whatever their status is. */
export interface ReplayFilter {
  ids: readonly Int8[] | null;
  marketplaceId: number | null;
  status: WebhookRecord['status'] | null;
  /** Rows that arrived at this time or later. */
  since: Date | null;
}

/**
 * How many rows match a filter. `held`: of those, how many only a replay by their ids releases; not counted in `matched`.
 * `upTo`: the newest row, so that rows that arrive later are left out.
 */
export interface ReplayMatch {
  matched: number;
  held: number;
  upTo: Int8;
}

/** `onProgress` gets the number so far; `actor`: who replays, where neither the transaction nor the connection names them. */
export interface ReplayOptions {
  onProgress?: (queued: number) => void;
  actor?: string;
}

const rowsAtOnce = 1_000;

// Notifications are never queued: they move nothing, and their poll was made.
const where = (sql: SqlOrTx, filter: ReplayFilter) => sql`
  origin <> 'notification' and
  ${filter.marketplaceId === null ? sql`true` : sql`marketplace_id = ${filter.marketplaceId}`}
  and ${filter.since === null ? sql`true` : sql`created_at >= ${filter.since}`}
  and ${
    filter.ids !== null
      ? sql`id = any (${[...filter.ids]}::bigint[])`
      : filter.status === null
        ? sql`true`
        : sql`status = ${filter.status}`
  }`;

/**
 * What a filter must not release: what waits for a person; what was counted or closed otherwise; a figure that was only recorded,
 * because another sale signal moved the stock when it was processed; a sale told by figures that was not applied before a poll read
 * them (of an unlinked product no poll knows).
 */
const byIdOnly = (sql: SqlOrTx) => sql`(
  held and status = 'failed' or named_only
  or event_type = 'stock.updated' and (status = 'processed' and processed_at < (
      select m.sale_signal_since from marketplaces m where m.id = marketplace_webhooks.marketplace_id)
    or status = 'failed' and origin = 'webhook' and waits_for is null and created_at < (
      select p.polled_at from marketplace_polls p where p.marketplace_id = marketplace_webhooks.marketplace_id and p.kind = 'stock')) is true)`;

const isReplayed = (sql: SqlOrTx, filter: ReplayFilter) =>
  filter.ids === null ? sql`${where(sql, filter)} and not ${byIdOnly(sql)}` : where(sql, filter);

/** Counts the rows that match a filter. Changes nothing. */
export async function matchWebhooks(sql: SqlOrTx, filter: ReplayFilter): Promise<ReplayMatch> {
  const [row] = await sql<ReplayMatch[]>`
    select count(*) filter (where by_id_only is not true)::int as matched, count(*) filter (where by_id_only)::int as held,
      coalesce((select max(id) from marketplace_webhooks), 0)::text as up_to
    from (
      select ${filter.ids === null ? byIdOnly(sql) : sql`false`} as by_id_only from marketplace_webhooks where ${where(sql, filter)}
    ) r`;
  return row ?? { matched: 0, held: 0, upTo: '0' };
}

/** Which of these ids do not exist. */
export async function listUnknownWebhooks(sql: SqlOrTx, ids: readonly Int8[]): Promise<Int8[]> {
  const rows = await sql<{ id: Int8 }[]>`
    select id from unnest(${[...ids]}::bigint[]) as t (id) where not exists (select 1 from marketplace_webhooks w where w.id = t.id)`;
  return rows.map(({ id }) => id);
}

/**
 * Queues rows again, behind those that have just arrived, a thousand per statement, each a transaction of its own unless one is open. Rows that
 * are pending already stay unchanged. Nothing is applied twice: the ledger knows the source of each movement. A row that is named by
 * its id is released: a person decided that it counts (`held` of a pending row says so). A filter decides nothing: what a count may include by now waits for a person.
 * Returns how many were queued.
 */
export async function replayWebhooks(
  sql: SqlOrTx,
  filter: ReplayFilter,
  { upTo }: Pick<ReplayMatch, 'upTo'>,
  { onProgress, actor }: ReplayOptions = {},
): Promise<number> {
  const isNamed = filter.ids !== null;
  let queued = 0;
  let after: Int8 | null = '0';
  while (after !== null) {
    const [row]: { seen: number; last: Int8 | null; queued: number }[] = await sql`
      with chosen as materialized (
        select id, status from marketplace_webhooks
        where ${isReplayed(sql, filter)} and id > ${after}::bigint and id <= ${upTo}::bigint
        order by id limit ${rowsAtOnce} for no key update
      ), again as (
        update marketplace_webhooks w
        set status = 'pending', next_attempt_at = null, retry_count = 0, processed_at = null, error_message = null,
          named_only = false, late = ${!isNamed}, queued_again = true
        from chosen where w.id = chosen.id and chosen.status <> 'pending'
        returning w.id, w.marketplace_id
      ), recorded as (
        select count(record_audit('events.replayed', 'marketplace', m.code, jsonb_build_array(
          jsonb_build_object('field', 'events', 'from', null, 'to', a.events),
          jsonb_build_object('field', 'named', 'from', null, 'to', ${isNamed}::boolean)), ${actor ?? null}::text))
        from (select marketplace_id, count(*) as events from again group by 1) a join marketplaces m on m.id = a.marketplace_id
      ), woken as (
        select graphile_worker.add_job('process_webhooks', '{}'::json) where exists (select 1 from chosen)
      )
      select (select count(*)::int from chosen) as seen, (select max(id) from chosen) as last, (select count(*)::int from again) as queued
      from (select 1) one left join woken on true left join recorded on true`;
    queued += row?.queued ?? 0;
    onProgress?.(queued);
    after = row?.seen === rowsAtOnce ? row.last : null;
  }
  if (isNamed) await watchIncomingGuard(sql);
  return queued;
}
