import type { Sql } from '../client.ts';
import { ringPoll } from '../polls/polls.ts';

/** A marketplace's own notification: a doorbell, kept for the record. */
export interface IncomingNotification {
  marketplaceId: number;
  /** The marketplace's name of its type. */
  type: string;
  /** The parsed body; undefined where jsonb cannot hold it. */
  payload: unknown;
  rawBody: Uint8Array;
  /** The same for every delivery of one notification. */
  identity: string;
  /** What it makes us read now. */
  ring: 'orders' | 'stock' | 'nothing';
}

/** Keeps a notification as a row that is done already, and asks for the poll that it rings for; a repeated one only rings. */
export async function storeNotification(sql: Sql, notification: IncomingNotification): Promise<void> {
  await sql.begin(async (tx) => {
    const { ring } = notification;
    const note = ring === 'nothing' ? 'a notification that asks for nothing' : `a doorbell: ${ring} are read now`;
    await tx`
      insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, processed_at, error_message, origin)
      values (${notification.marketplaceId}, ${notification.type},
        ${notification.payload === undefined ? null : JSON.stringify(notification.payload)}::text::jsonb,
        decode(${Buffer.from(notification.rawBody).toString('hex')}, 'hex'), ${`notification:${notification.identity}`}, 'processed', now(),
        ${note}, 'notification')
      on conflict (marketplace_id, dedupe_key) do nothing`;
    if (ring !== 'nothing') await ringPoll(tx, notification.marketplaceId, ring);
  });
}
