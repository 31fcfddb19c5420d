import type { Int8, Json, SqlOrTx } from '../client.ts';
import { rowsOf } from '../rows.ts';
import type { IncomingWebhook } from './webhooks.ts';

/** The row of an event that had come before. */
export interface EarlierWebhook {
  id: Int8;
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
  const rows = await sql<(EarlierWebhook & { position: number })[]>`
    select r.position::int, w.id, w.payload, w.raw_body, w.held_because,
      case when w.status = 'failed' and w.retry_count = 0 then w.error_message end as unusable
    from ${rowsOf(sql, webhooks, { marketplaceId: 'integer', dedupeKey: 'text', olderKey: 'text', eventType: 'text' })} r
    join marketplace_webhooks w on w.marketplace_id = r.marketplace_id
      and w.dedupe_key in (r.dedupe_key, (select o.dedupe_key from older_webhook_keys o
        where o.marketplace_id = r.marketplace_id and o.dedupe_key = r.older_key and o.event_type = r.event_type))`;
  return new Map(rows.map(({ position, ...row }) => [position - 1, row]));
}
