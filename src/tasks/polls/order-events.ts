import { createHash } from 'node:crypto';
import type { IncomingWebhook } from '../../db/inbox/webhooks.ts';
import type { MarketplaceEvent } from '../../marketplaces/event.ts';

/** Events that an adapter read, as rows of the inbox. The same event read twice has the same key, so readings may overlap. */
export function toInboxRows(
  marketplaceId: number,
  events: MarketplaceEvent[],
  isFirstReading: boolean,
): IncomingWebhook[] {
  return events.map((event) => {
    const body = JSON.stringify(event);
    return {
      marketplaceId,
      eventType: event.event,
      payload: event,
      rawBody: Buffer.from(body),
      signature: null,
      dedupeKey: `poll:${event.event_id ?? createHash('sha256').update(body).digest('hex')}`,
      failure: null,
      origin: 'poll',
      // Orders from before the connection may be contained in the quantities that were counted for it.
      mayBeCounted: isFirstReading,
    };
  });
}
