import type { Int8, Json, Sql, SqlOrTx, Tx } from '../client.ts';

/** A delivery on its way into the inbox. `failure`: it is signed but unusable, and says why. */
export interface IncomingWebhook {
  marketplaceId: number;
  eventType: string;
  /** The parsed body; undefined where jsonb cannot hold it. */
  payload: unknown;
  rawBody: Uint8Array;
  signature: string | null;
  dedupeKey: string;
  failure: string | null;
  /** Where it comes from; absent: a signed webhook. */
  origin?: WebhookOrigin;
  /** true: a count of its product may hold it already. */
  late?: boolean;
  /** With failure: only a decision (of a person, or of the guard) applies it. */
  held?: boolean;
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
  late: boolean;
  held: boolean;
}

/** What became of a claimed row. `retryAfterMs` only with status retry. */
export interface InboxResult {
  id: Int8;
  status: 'processed' | 'retry' | 'failed';
  message: string | null;
  retryAfterMs?: number;
  /** SKUs and product ids there that are not linked: with one of them linked it is tried again. */
  waitsFor?: string[];
  /** true: only a person's replay applies it. */
  held?: boolean;
}

/**
 * Stores deliveries durably with one statement and asks once for their processing.
 * Gives for each, in the same order, whether it was new; false: a duplicate, nothing changed.
 */
export async function insertWebhooks(sql: SqlOrTx, webhooks: IncomingWebhook[]): Promise<boolean[]> {
  // Rows go in by dedupe_key: in order of arrival two processes deadlocked in 14 of 28 batches.
  const stored = await sql<{ marketplaceId: number; dedupeKey: string }[]>`
    with incoming as (
      select * from unnest(
        ${webhooks.map((webhook) => webhook.marketplaceId)}::int[], ${webhooks.map((webhook) => webhook.eventType)}::text[],
        ${webhooks.map((webhook) => (webhook.payload === undefined ? null : JSON.stringify(webhook.payload)))}::text[],
        ${webhooks.map((webhook) => Buffer.from(webhook.rawBody).toString('hex'))}::text[],
        ${webhooks.map((webhook) => webhook.signature)}::text[], ${webhooks.map((webhook) => webhook.dedupeKey)}::text[],
        ${webhooks.map((webhook) => webhook.failure)}::text[], ${webhooks.map((webhook) => webhook.origin ?? 'webhook')}::text[],
        ${webhooks.map((webhook) => String(webhook.late ?? false))}::text[], ${webhooks.map((webhook) => String(webhook.held ?? false))}::text[]
      ) as t (marketplace_id, event_type, payload, body, signature, dedupe_key, failure, origin, late, held)
    ), stored as (
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, signature, dedupe_key, status, error_message,
        origin, late, held)
      select marketplace_id, event_type, payload::jsonb, decode(body, 'hex'), signature, dedupe_key,
        case when failure is null then 'pending' else 'failed' end, failure, origin, late::boolean, held::boolean
      from incoming order by marketplace_id, dedupe_key
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

const claimed = (sql: SqlOrTx) => sql`
  id, marketplace_id, payload, dedupe_key, retry_count, created_at, origin, late, held`;

/** Claims up to `limit` rows of one origin that are untried or due again, oldest first; rows that others hold are passed over. */
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

/** Claims certain rows again, those that still wait; for taking a failed batch apart. */
export function claimWebhooksById(tx: Tx, ids: Int8[]): Promise<InboxRow[]> {
  return tx<InboxRow[]>`
    select ${claimed(tx)} from marketplace_webhooks
    where id = any (${ids}::bigint[]) and status in ('pending', 'retry') order by id for no key update skip locked`;
}

/** Claims up to `limit` rows with these keys that were never tried; waits for those that another process works on just now. */
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

/** Writes what became of claimed rows; what another process has finished meanwhile stays as it is. */
export async function finishWebhooks(tx: SqlOrTx, results: InboxResult[]): Promise<void> {
  await tx`
    update marketplace_webhooks w set
      status = r.status, error_message = r.message,
      processed_at = case when r.status = 'processed' then now() end,
      retry_count = w.retry_count + case when r.status = 'processed' then 0 else 1 end,
      next_attempt_at = case when r.status = 'retry' then now() + r.retry_after_ms * interval '1 ms' end,
      waits_for = case when r.waits_for is not null then array(select jsonb_array_elements_text(r.waits_for::jsonb)) end, held = w.held or r.held::boolean
    from unnest(
      ${results.map((result) => result.id)}::bigint[], ${results.map((result) => result.status)}::text[],
      ${results.map((result) => result.message)}::text[], ${results.map((result) => result.retryAfterMs ?? null)}::bigint[],
      ${results.map((result) => (result.waitsFor ? JSON.stringify(result.waitsFor) : null))}::text[], ${results.map((result) => String(result.held ?? false))}::text[]
    ) as r (id, status, message, retry_after_ms, waits_for, held)
    where w.id = r.id and w.status in ('pending', 'retry')`;
}

/** Asks for processing when rows have waited longer than their wake-up should take, or are due again. Gives whether it did. */
export async function wakeInbox(sql: Sql, olderThanMs: number): Promise<boolean> {
  const woken = await sql`
    select graphile_worker.add_job('process_webhooks', '{}'::json)
    where exists (select 1 from marketplace_webhooks where status = 'pending' and created_at < now() - ${olderThanMs} * interval '1 ms')
       or exists (select 1 from marketplace_webhooks where status = 'retry' and next_attempt_at <= now())`;
  return woken.length > 0;
}

/** Makes what was told of these orders before they were known due at once, even what was given up: what it waited for has come. */
export async function hurryOrderEvents(tx: Tx, marketplaceId: number, marketplaceOrderIds: string[]): Promise<void> {
  await tx`
    update marketplace_webhooks set status = 'retry', next_attempt_at = now()
    where status in ('retry', 'failed') and event_type in ('order.cancelled', 'order.returned', 'order.updated') and not held
      and marketplace_id = ${marketplaceId} and payload ->> 'order_id' = any (${marketplaceOrderIds})`;
}
