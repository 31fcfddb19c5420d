import type { HeldBecause } from '../alerts/held-because.ts';
import type { Int8, Json, Sql, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { FailureCode } from './held-code.ts';
import { endOlderReadings, explainReading, isReading } from './incoming-guard.ts';

/** A delivery on its way into the inbox. `failure`: its signature is valid but it cannot be used, and why. */
export interface IncomingWebhook {
  marketplaceId: number;
  eventType: string;
  /** The parsed body; undefined where jsonb cannot hold it. */
  payload: unknown;
  rawBody: Uint8Array;
  signature: string | null;
  dedupeKey: string;
  /** The key that an earlier release gave such an event: a row with it and the same type of event is this event. */
  olderKey?: string | undefined;
  failure: string | null;
  /** Absent: a signed webhook. */
  origin?: WebhookOrigin;
  /** true: a stock count may already include it. */
  mayBeCounted?: boolean;
  /** With `failure`: it is applied only if a person or the guard decides so. */
  held?: boolean;
  /** With `held`: why, as data. */
  heldBecause?: HeldBecause;
  /** The span in which it is received, as W3C Trace Context writes it; absent: nobody traces. */
  traceparent?: string | null;
}

/** The failure of what comes while webhooks are disabled. The marketplace is polled then, so a poll may count its units. */
export const webhooksDisabled = 'webhooks are disabled';

/** webhook: signed by the marketplace; poll: read by us. */
export type WebhookOrigin = 'webhook' | 'poll';

/** A claimed row of the inbox. */
export interface InboxRow {
  id: Int8;
  marketplaceId: number;
  payload: Json | null;
  /** The body byte for byte, where there is no payload. */
  rawBody: Uint8Array | null;
  dedupeKey: string;
  retryCount: number;
  createdAt: Date;
  origin: WebhookOrigin;
  mayBeCounted: boolean;
  /** true: it waited for a person, who has replayed it. */
  held: boolean;
  /** Why it had failed for good before it was queued again; null: it had not. */
  failedBecause: FailureCode | null;
  /** true: a person replayed it by its id, whatever it waited for. */
  isReleased: boolean;
  /** The names that it waited for to be linked before it was queued again; null: none. */
  waitedFor: string[] | null;
  /** The span in which it was received; null: nobody traced. */
  traceparent: string | null;
}

/** What became of a claimed row. `retryAfterMs` only with status retry. */
export interface InboxResult {
  id: Int8;
  status: 'processed' | 'retry' | 'failed';
  message: string | null;
  retryAfterMs?: number;
  /** The marketplace's SKUs and product ids that are not linked. The row is retried when one of them is linked. */
  waitsFor?: string[];
  /** true: it is applied only when a person replays it by its id. */
  held?: boolean;
  /** With `held`: why, as data. */
  heldBecause?: HeldBecause;
  /** Why it failed, if nothing but a person can help. */
  failedBecause?: FailureCode;
}

const incomingColumns = {
  marketplaceId: 'integer',
  eventType: 'text',
  payload: 'jsonb',
  rawBody: 'bytea',
  signature: 'text',
  dedupeKey: 'text',
  olderKey: 'text',
  failure: 'text',
  origin: 'text',
  mayBeCounted: 'boolean',
  held: 'boolean',
  heldBecause: 'jsonb',
  traceparent: 'text',
} as const;

/**
 * Stores deliveries durably with one statement and queues one job that processes them.
 * Returns for each, in the same order, the id of its new row; null: a duplicate, nothing changed.
 */
export async function insertWebhooks(sql: SqlOrTx, webhooks: IncomingWebhook[]): Promise<(Int8 | null)[]> {
  const readings = webhooks.filter(isReading);
  const explained = webhooks.map((webhook) =>
    webhook.held && isReading(webhook)
      ? { heldBecause: explainReading(webhook.failure, webhook.payload), ...webhook }
      : webhook,
  );
  // Rows go in by dedupe_key: in order of arrival two processes deadlocked in 14 of 28 batches.
  const stored = await sql<{ id: Int8; marketplaceId: number; dedupeKey: string }[]>`
    with stored as (
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, signature, dedupe_key, status, error_message,
        origin, late, held, held_because, traceparent, named_only, failed_because)
      select marketplace_id, event_type, payload, raw_body, signature, dedupe_key,
        case when failure is null then 'pending' else 'failed' end, failure, coalesce(origin, 'webhook'),
        coalesce(may_be_counted, false), coalesce(held, false), held_because, traceparent, failure is not distinct from ${webhooksDisabled},
        case when failure <> ${webhooksDisabled} and held is not true then case when origin = 'poll' and event_type <> 'unreadable' then 'not_applied' else 'unreadable' end end
      from ${rowsOf(sql, explained, incomingColumns)} r
      where not exists (select from older_webhook_keys o
        where o.marketplace_id = r.marketplace_id and o.dedupe_key = r.older_key and o.event_type = r.event_type)
      order by marketplace_id, dedupe_key
      on conflict (marketplace_id, dedupe_key) do nothing
      returning id, marketplace_id, dedupe_key, status
    ), woken as (
      select graphile_worker.add_job('process_webhooks', '{}'::json)
      where exists (select 1 from stored where status = 'pending')
    )
    select id, marketplace_id, dedupe_key from stored left join woken on true`;
  for (const [marketplaceId, rows] of Map.groupBy(readings, (reading) => reading.marketplaceId)) {
    await endOlderReadings(
      sql,
      marketplaceId,
      rows.map(({ dedupeKey }) => dedupeKey),
    );
  }
  const fresh = new Map(stored.map((row) => [`${row.marketplaceId} ${row.dedupeKey}`, row.id]));
  return webhooks.map((webhook) => {
    const key = `${webhook.marketplaceId} ${webhook.dedupeKey}`;
    const id = fresh.get(key) ?? null;
    // The first of equal keys in a batch is the new one; deleting it makes the rest duplicates.
    fresh.delete(key);
    return id;
  });
}

const claimed = (sql: SqlOrTx) => sql`
  id, marketplace_id, payload, case when payload is null then raw_body end as raw_body, dedupe_key, retry_count, created_at, origin,
  late as may_be_counted, held, failed_because, held or queued_again and not late as is_released, waits_for as waited_for, traceparent`;

/**
 * Claims up to `limit` rows of one origin that are new or due for a retry, oldest first. Skips rows that are locked.
 * `queuedAgain`: those that a replay or a new link queued again, else those that arrived.
 */
export async function claimWebhooks(
  tx: Tx,
  limit: number,
  origin: WebhookOrigin,
  queuedAgain: boolean,
): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    with pending as materialized (
      select w.*, 1 as turn from marketplace_webhooks w
      where status = 'pending' and origin = ${origin} and queued_again = ${queuedAgain}
      order by id limit ${limit} for no key update skip locked
    ), due as materialized (
      select w.*, 2 as turn from marketplace_webhooks w
      where status = 'retry' and next_attempt_at <= now() and origin = ${origin} and queued_again = ${queuedAgain}
      order by next_attempt_at limit ${limit} for no key update skip locked
    )
    select ${claimed(tx)} from (select * from pending union all select * from due) c
    order by turn, case when turn = 2 then next_attempt_at end, id limit ${limit}`;
}

/** What is due beside the webhooks that have just arrived. */
export interface Waiting {
  /** Rows that polls have read. */
  arePolled: boolean;
  /** Rows that a replay or a new link queued again. */
  areQueuedAgain: boolean;
  /** Links for which rows have waited. */
  areLinks: boolean;
}

/** Whether anything is due beside the webhooks that have just arrived: one look instead of a claim of each kind after every batch. */
export async function findWaiting(sql: Sql): Promise<Waiting> {
  const [row] = await sql<Waiting[]>`
    select ${isWaiting(sql, ['poll'], false)} as are_polled, ${isWaiting(sql, ['webhook', 'poll'], true)} as are_queued_again,
      exists (select 1 from new_links) as are_links`;
  return row ?? { arePolled: false, areQueuedAgain: false, areLinks: false };
}

const isWaiting = (sql: Sql, origins: WebhookOrigin[], queuedAgain: boolean) => sql`(
  exists (select 1 from marketplace_webhooks where status = 'pending' and origin = any (${origins}::text[]) and queued_again = ${queuedAgain})
  or exists (select 1 from marketplace_webhooks
    where status = 'retry' and origin = any (${origins}::text[]) and queued_again = ${queuedAgain} and next_attempt_at <= now()))`;

/** Claims those of these rows that still wait: a batch that failed is retried in smaller parts. */
export function claimWebhooksById(tx: Tx, ids: Int8[]): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where id = any (${ids}::bigint[]) and status in ('pending', 'retry') order by id for no key update skip locked`;
}

/**
 * Claims up to `limit` new rows with these keys. Waits for rows that another process is working on. The keys are looked up first: with a
 * limit that it does not know the planner would walk through everything that is pending, in the order of ids.
 */
export function claimWebhooksByKey(
  tx: Tx,
  marketplaceId: number,
  dedupeKeys: string[],
  limit: number,
): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where id = any (array(
        select id from marketplace_webhooks where marketplace_id = ${marketplaceId} and dedupe_key = any (${dedupeKeys}) offset 0))
      and status = 'pending'
    order by id limit ${limit} for no key update`;
}

const resultColumns = {
  id: 'bigint',
  status: 'text',
  message: 'text',
  retryAfterMs: 'bigint',
  waitsFor: 'text[]',
  held: 'boolean',
  heldBecause: 'jsonb',
  failedBecause: 'text',
} as const;

/** Writes the results of claimed rows. Rows that another process has finished meanwhile stay unchanged. */
export async function finishWebhooks(tx: SqlOrTx, results: InboxResult[]): Promise<void> {
  await tx`
    update marketplace_webhooks w set
      status = r.status, error_message = r.message,
      processed_at = case when r.status = 'processed' then now() end,
      retry_count = w.retry_count + case when r.status = 'processed' then 0 else 1 end,
      next_attempt_at = case when r.status = 'retry' then now() + r.retry_after_ms * interval '1 ms' end,
      waits_for = case when r.status = 'retry' then w.waits_for else r.waits_for end, held_because = r.held_because,
      failed_because = case when r.status = 'retry' then w.failed_because else r.failed_because end,
      -- A row that is retried stays released by the person who replayed it.
      held = case when r.status = 'retry' then w.held else coalesce(r.held, false) end
    from ${rowsOf(tx, results, resultColumns)} r
    where w.id = r.id and w.status in ('pending', 'retry')`;
}
