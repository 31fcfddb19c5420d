import type { Int8, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { HeldCode } from './held-code.ts';

/** An event that was worked on before, and waits for a person from now on: a later one made it doubtful. */
export interface DoubtfulEvent {
  id: Int8;
  reason: string;
  code: HeldCode;
}

/** Holds events that were worked on before, in this batch or earlier. The caller raises the alert. */
export async function holdAgain(tx: Tx, { id, reason, code }: DoubtfulEvent): Promise<void> {
  await tx`
    update marketplace_webhooks set status = 'failed', held = true, held_because = ${tx.json({ code })}, error_message = ${reason},
      processed_at = null, next_attempt_at = null, retry_count = retry_count + 1
    where id = ${id}`;
}

/** Closes events that waited for a person with this code: a later one has decided. The caller resolves the alert. */
export async function closeWaiting(tx: Tx, ids: Int8[], codes: HeldCode[], note: string): Promise<void> {
  if (ids.length === 0) return;
  await tx`
    update marketplace_webhooks set status = 'processed', held = false, processed_at = now(), error_message = ${note}
    where id = any (${ids}::bigint[]) and held and status = 'failed' and held_because ->> 'code' = any (${codes}::text[])`;
}

/** An order that an event tells with its lines, by its marketplace and its number there. */
export interface ToldOrder {
  marketplaceId: number;
  orderId: string;
  /** Its first event; else another telling of its lines. */
  isNew: boolean;
}

/**
 * Retries at once the events that came before their orders, or before lines of them, failed ones included: they are known now. Another
 * telling of its lines hurries no other one of its kind, or the two would never end. Rows that another worker has at this moment are passed over, because it may wait for what this transaction has locked; `mayWait`: nothing else is locked.
 * Returns whether there were any such rows.
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
    )
    select (select count(*) from early) > (select count(*) from hurried) as is_any_left`;
  return row?.isAnyLeft ?? false;
}
