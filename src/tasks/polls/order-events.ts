import { createHash } from 'node:crypto';
import type { IncomingWebhook } from '../../db/inbox/webhooks.ts';
import type { UnreadableOrder } from '../../marketplaces/adapter.ts';
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

/** Orders, or parts of them, that an adapter could not read, as failed rows: a person has to look at them. The same one is one row. */
export function toUnreadableRows(marketplaceId: number, unreadable: UnreadableOrder[] = []): IncomingWebhook[] {
  return unreadable.map(({ id, problem }) => {
    const payload = { order_id: id, problem };
    const body = JSON.stringify(payload);
    return {
      marketplaceId,
      eventType: 'unreadable',
      payload,
      rawBody: Buffer.from(body),
      signature: null,
      dedupeKey: `poll:unreadable:${createHash('sha256').update(body).digest('hex')}`,
      failure: readProblem(payload),
      origin: 'poll',
    };
  });
}

/** Why a row of the above cannot be read; null: it is another one. */
export function readProblem(payload: unknown): string | null {
  const problem = (payload as { problem?: unknown } | null)?.problem;
  return typeof problem === 'string' ? `an order of the list cannot be read: ${problem}` : null;
}
