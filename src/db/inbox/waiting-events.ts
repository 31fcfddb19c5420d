import type { Int8, Sql, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { HeldCode } from './held-code.ts';

/** An event of an earlier batch that waits for a person from now on: a later one made a line of it doubtful. */
export interface DoubtfulEvent {
  id: Int8;
  reason: string;
  code: HeldCode;
  /** The key of the line. */
  line: string;
}

/**
 * Holds an event that was worked on before; what it waits for already stays, and one that failed as a whole is judged when it is retried.
 * The caller raises the alert.
 */
export async function holdAgain(tx: Tx, { id, reason, code, line }: DoubtfulEvent): Promise<void> {
  await tx`
    update marketplace_webhooks w set status = 'failed', held = true, processed_at = null, next_attempt_at = null, retry_count = retry_count + 1,
      held_because = jsonb_build_object('code', ${code}::text, 'lines', (was.lines - ${line}::text) || to_jsonb(${line}::text)),
      error_message = case when was.lines - ${line}::text = '[]' then ${reason} else concat_ws('; ', w.error_message, ${reason}::text) end
    from (
      select v.id, case when v.status <> 'failed' then '[]' when v.held then coalesce(v.held_because -> 'lines', '[]')
        when v.failed_because = 'partly_read' then '["unread"]' else '[]' end::jsonb as lines
      from marketplace_webhooks v where v.id = ${id}
    ) was
    where w.id = was.id and (w.held or w.status = 'processed' or coalesce(w.failed_because, 'partly_read') = 'partly_read')`;
}

/** Events that waited for a person because of a line. */
export interface DecidedEvents {
  ids: Int8[];
  codes: readonly HeldCode[];
  /** The key of the line. */
  line: string;
}

/** What the reason of an event that goes on waiting says of a line about which it waits no more. `line`: its key. */
export function explainDecided(line: string): string {
  return `decided since: ${line.replace(/^\{"(?:sku|id)":("(?:[^"\\]|\\.)*").*$/, '$1')}`;
}

/** A later event has decided about a line of these: those that wait for no other one are closed. The caller resolves the alert. */
export async function closeWaiting(tx: Tx, { ids, codes, line }: DecidedEvents, note: string): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update marketplace_webhooks w set held_because = w.held_because || jsonb_build_object('lines', rest.lines),
      held = rest.lines <> '[]',
      -- What is to be linked is waited for all the same.
      status = case when rest.lines = '[]' and w.waits_for is null then 'processed' else w.status end,
      processed_at = case when rest.lines = '[]' and w.waits_for is null then now() end,
      error_message = case when rest.lines = '[]' and w.waits_for is null then ${note}
        when rest.is_of_it then concat_ws('; ', w.error_message, ${explainDecided(line)}::text) else w.error_message end
    from (
      select v.id, coalesce(v.held_because -> 'lines', '[]') - ${line}::text as lines, v.held_because -> 'lines' ? ${line}::text as is_of_it
      from marketplace_webhooks v where v.id = any (${ids}::bigint[])
    ) rest
    where w.id = rest.id and w.held and w.status = 'failed' and w.held_because ->> 'code' = any (${[...codes]}::text[])`;
}

/** An order of which an event has named the lines, by its marketplace and its number there. */
export interface ToldOrder {
  marketplaceId: number;
  orderId: string;
  /** It is the first event of the order; else an edit. */
  isNew: boolean;
}

/**
 * Retries at once the events that came before their orders, or before lines of them, failed ones included: they are known now. An edit
 * retries no other edit, or the two would retry each other for ever. Rows that another worker has at this moment are passed over,
 * because it may wait for what this transaction has locked; `mayWait`: nothing else is locked. Returns whether there were any such rows.
 */
export async function hurryOrderEvents(sql: SqlOrTx, orders: ToldOrder[], mayWait: boolean): Promise<boolean> {
  if (orders.length === 0) return false;
  const [row] = await sql<{ isAnyLeft: boolean }[]>`
    with early as (
      select w.id from marketplace_webhooks w
      join ${rowsOf(sql, orders, { marketplaceId: 'integer', orderId: 'text', isNew: 'boolean' })} o
        on o.marketplace_id = w.marketplace_id and o.order_id = w.payload ->> 'order_id'
      where w.status in ('retry', 'failed') and (w.event_type in ('order.cancelled', 'order.returned') or w.event_type = 'order.updated' and o.is_new)
        and not w.held and not w.named_only
    ), free as (
      select w.id from marketplace_webhooks w where w.id in (select id from early) order by w.id for no key update ${mayWait ? sql`` : sql`skip locked`}
    ), hurried as (
      update marketplace_webhooks w set status = 'retry', next_attempt_at = now()
      from free where w.id = free.id and w.status in ('retry', 'failed') returning 1
    ), woken as (
      select graphile_worker.add_job('process_webhooks', '{}'::json) where exists (select 1 from hurried)
    )
    select (select count(*) from early) > (select count(*) from hurried) as is_any_left
    from (select 1) one left join woken on true`;
  return row?.isAnyLeft ?? false;
}

/** Queues a job when rows have waited too long for their own one, or are due for a retry. Returns whether it did. */
export async function wakeInbox(sql: Sql, olderThanMs: number): Promise<boolean> {
  const woken = await sql`
    select graphile_worker.add_job('process_webhooks', '{}'::json)
    where exists (select 1 from marketplace_webhooks where status = 'pending' and origin in ('webhook', 'poll')
          and created_at < now() - ${olderThanMs} * interval '1 ms')
       or exists (select 1 from marketplace_webhooks where status = 'retry' and origin in ('webhook', 'poll') and next_attempt_at <= now())
       or exists (select 1 from new_links)`;
  return woken.length > 0;
}
