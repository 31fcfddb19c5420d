import type { Int8, Json, Sql, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { HeldCode } from './held-code.ts';

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
  /** With `held`: why only a person can judge it. */
  heldBecause?: { code: HeldCode };
}

/** webhook: signed by the marketplace; poll: read by us. */
export type WebhookOrigin = 'webhook' | 'poll';

/** A claimed row of the inbox. */
export interface InboxRow {
  id: Int8;
  marketplaceId: number;
  payload: Json | null;
  dedupeKey: string;
  retryCount: number;
  createdAt: Date;
  origin: WebhookOrigin;
  mayBeCounted: boolean;
  held: boolean;
}

/** What became of a claimed row. `retryAfterMs` only with status retry. */
export interface InboxResult {
  id: Int8;
  status: 'processed' | 'retry' | 'failed';
  message: string | null;
  retryAfterMs?: number;
  /** The marketplace's SKUs and product ids that are not linked. The row is retried when one of them is linked. */
  waitsFor?: string[];
  /** true: it is applied only when a person replays it. */
  held?: boolean;
  /** Why it waits for a person, as data. */
  heldBecause?: { code: HeldCode };
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
} as const;

/**
 * Stores deliveries durably with one statement and queues one job that processes them.
 * Returns for each, in the same order, whether it was new; false: a duplicate, nothing changed.
 */
export async function insertWebhooks(sql: SqlOrTx, webhooks: IncomingWebhook[]): Promise<boolean[]> {
  // Rows go in by dedupe_key: in order of arrival two processes deadlocked in 14 of 28 batches.
  const stored = await sql<{ marketplaceId: number; dedupeKey: string }[]>`
    with stored as (
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, signature, dedupe_key, status, error_message,
        origin, late, held, held_because)
      select marketplace_id, event_type, payload, raw_body, signature, dedupe_key,
        case when failure is null then 'pending' else 'failed' end, failure, coalesce(origin, 'webhook'),
        coalesce(may_be_counted, false), coalesce(held, false), held_because
      from ${rowsOf(sql, webhooks, incomingColumns)} r
      where not exists (select from marketplace_webhooks w
        where w.marketplace_id = r.marketplace_id and w.dedupe_key = r.older_key and w.event_type = r.event_type)
      order by marketplace_id, dedupe_key
      on conflict (marketplace_id, dedupe_key) do nothing
      returning marketplace_id, dedupe_key, status
    ), woken as (
      select graphile_worker.add_job('process_webhooks', '{}'::json)
      where exists (select 1 from stored where status = 'pending')
    )
    select marketplace_id, dedupe_key from stored left join woken on true`;
  const fresh = new Set(stored.map((row) => `${row.marketplaceId} ${row.dedupeKey}`));
  // The first of equal keys in a batch is the new one; deleting it makes the rest duplicates.
  return webhooks.map((webhook) => fresh.delete(`${webhook.marketplaceId} ${webhook.dedupeKey}`));
}

/** The row of an event that had come before. */
export interface EarlierWebhook {
  payload: Json | null;
  rawBody: Uint8Array;
  /** Why it could not be used when it came; null: it could, or was tried since. */
  unusable: string | null;
  heldBecause: { code: string } | null;
}

/** The rows that made these deliveries duplicates, by the place of the delivery in the list. */
export async function listEarlierWebhooks(
  sql: SqlOrTx,
  webhooks: Pick<IncomingWebhook, 'marketplaceId' | 'dedupeKey' | 'olderKey' | 'eventType'>[],
): Promise<Map<number, EarlierWebhook>> {
  const { marketplaceId, dedupeKey, olderKey, eventType } = incomingColumns;
  const rows = await sql<(EarlierWebhook & { position: number })[]>`
    select r.position::int, w.payload, w.raw_body, w.held_because,
      case when w.status = 'failed' and w.retry_count = 0 then w.error_message end as unusable
    from ${rowsOf(sql, webhooks, { marketplaceId, dedupeKey, olderKey, eventType })} r
    join marketplace_webhooks w on w.marketplace_id = r.marketplace_id
      and (w.dedupe_key = r.dedupe_key or w.dedupe_key = r.older_key and w.event_type = r.event_type)`;
  return new Map(rows.map(({ position, ...row }) => [position - 1, row]));
}

const claimed = (sql: SqlOrTx) => sql`
  id, marketplace_id, payload, dedupe_key, retry_count, created_at, origin, late as may_be_counted, held`;

/** Claims up to `limit` rows of one origin that are new or due for a retry, oldest first. Skips rows that are locked. */
export async function claimWebhooks(tx: Tx, limit: number, origin: WebhookOrigin): Promise<InboxRow[]> {
  const pending = await tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where status = 'pending' and origin = ${origin} order by id limit ${limit} for no key update skip locked`;
  if (pending.length === limit) return pending;
  const due = await tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where status = 'retry' and next_attempt_at <= now() and origin = ${origin} order by next_attempt_at limit ${limit - pending.length}
    for no key update skip locked`;
  return [...pending, ...due];
}

/** Claims those of these rows that still wait: a batch that failed is retried in smaller parts. */
export function claimWebhooksById(tx: Tx, ids: Int8[]): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where id = any (${ids}::bigint[]) and status in ('pending', 'retry') order by id for no key update skip locked`;
}

/** Claims up to `limit` new rows with these keys. Waits for rows that another process is working on. */
export function claimWebhooksByKey(
  tx: Tx,
  marketplaceId: number,
  dedupeKeys: string[],
  limit: number,
): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where marketplace_id = ${marketplaceId} and dedupe_key = any (${dedupeKeys}) and status = 'pending'
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
} as const;

/** Writes the results of claimed rows. Rows that another process has finished meanwhile stay unchanged. */
export async function finishWebhooks(tx: SqlOrTx, results: InboxResult[]): Promise<void> {
  await tx`
    update marketplace_webhooks w set
      status = r.status, error_message = r.message,
      processed_at = case when r.status = 'processed' then now() end,
      retry_count = w.retry_count + case when r.status = 'processed' then 0 else 1 end,
      next_attempt_at = case when r.status = 'retry' then now() + r.retry_after_ms * interval '1 ms' end,
      waits_for = r.waits_for, held = w.held or coalesce(r.held, false),
      held_because = coalesce(r.held_because, w.held_because)
    from ${rowsOf(tx, results, resultColumns)} r
    where w.id = r.id and w.status in ('pending', 'retry')`;
}

/** Queues a job when rows have waited too long for their own one, or are due for a retry. Returns whether it did. */
export async function wakeInbox(sql: Sql, olderThanMs: number): Promise<boolean> {
  const woken = await sql`
    select graphile_worker.add_job('process_webhooks', '{}'::json)
    where exists (select 1 from marketplace_webhooks where status = 'pending' and created_at < now() - ${olderThanMs} * interval '1 ms')
       or exists (select 1 from marketplace_webhooks where status = 'retry' and next_attempt_at <= now())`;
  return woken.length > 0;
}

/** Retries at once the events that came before their order, failed ones included: the order is known now. */
export async function hurryOrderEvents(tx: Tx, marketplaceId: number, marketplaceOrderIds: string[]): Promise<void> {
  await tx`
    update marketplace_webhooks set status = 'retry', next_attempt_at = now()
    where status in ('retry', 'failed') and event_type in ('order.cancelled', 'order.returned', 'order.updated') and not held
      and marketplace_id = ${marketplaceId} and payload ->> 'order_id' = any (${marketplaceOrderIds})`;
}
