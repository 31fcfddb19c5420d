import type { Sql } from '../client.ts';
import { ringPoll } from '../polls/polls.ts';

/** A marketplace's own notification. It is unsigned, so it changes no stock: it only starts a poll. The row is kept as a record. */
export interface IncomingNotification {
  marketplaceId: number;
  /** The marketplace's name of its type. */
  type: string;
  /** The parsed body; undefined where jsonb cannot hold it. */
  payload: unknown;
  rawBody: Uint8Array;
  /** The same for every delivery of one notification. */
  identity: string;
  /** What is polled because of it. */
  ring: 'orders' | 'stock' | 'nothing';
}

/** Stores a notification as a processed row and starts its poll. A repeated notification only starts the poll. */
export async function storeNotification(sql: Sql, notification: IncomingNotification): Promise<void> {
  await sql.begin(async (tx) => {
    const { ring } = notification;
    const note =
      ring === 'nothing' ? 'nothing to read for this notification' : `the notification started a poll: ${ring}`;
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
