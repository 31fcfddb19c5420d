import type { Int8, Sql } from '../client.ts';

/** A received event that names a change of stock, is PROCESSED, and neither moved anything nor says why. */
export interface SilentWebhook {
  id: Int8;
  /** The code of its marketplace. */
  marketplace: string;
  eventType: string;
}

/** An order told once more with the same lines moves nothing, and rightly so. */
const toldBefore = (sql: Sql) => sql`exists (
  select 1 from marketplace_webhooks e where e.marketplace_id = w.marketplace_id and e.id < w.id and e.event_type = w.event_type
    and e.status = 'processed' and e.payload ->> 'order_id' = w.payload ->> 'order_id' and e.payload -> 'items' = w.payload -> 'items')`;

/** An order of which earlier events are deleted: what it was told before is not known any more. */
const toldBeforeRetention = (sql: Sql) => sql`exists (
  select 1 from orders o join retention r on r.subject = 'events'
  where o.marketplace_id = w.marketplace_id and o.marketplace_order_id = w.payload ->> 'order_id' and o.created_at < r.deleted_before)`;

/**
 * Finds events of the inbox that were answered as done although nothing was done: PROCESSED, with a change in them, without a movement
 * and without a note. At most `limit`, oldest first. Reads the whole inbox, so without a statement timeout.
 */
export async function findSilentWebhooks(sql: Sql, limit: number): Promise<SilentWebhook[]> {
  return sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    return tx<SilentWebhook[]>`
      select w.id, m.code as marketplace, w.event_type
      from marketplace_webhooks w join marketplaces m on m.id = w.marketplace_id
      where w.status = 'processed' and coalesce(w.error_message, '') = '' and case
        when w.event_type = 'stock.updated' then not exists (
          select 1 from inventory_movements v where v.reference_id = w.id::text and v.reference_type in ('webhook', 'poll'))
        when w.event_type in ('order.created', 'order.cancelled', 'order.returned') then not exists (
          select 1 from inventory_movements v join orders o on o.id = v.order_id
          where o.marketplace_id = w.marketplace_id and o.marketplace_order_id = w.payload ->> 'order_id'
            and v.recorded_at >= w.created_at) and not ${toldBefore(sql)} and not ${toldBeforeRetention(sql)}
        else false end
      order by w.id limit ${limit}`;
  });
}
