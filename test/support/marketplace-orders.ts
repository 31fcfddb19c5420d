import type { Sql } from '../../src/db/client.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { readEvent } from '../../src/marketplaces/event.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { createTestDeps } from './task-deps.ts';

/** An event of a marketplace's order, as its webhook or the reading of its orders writes it into the inbox. */
export interface OrderEventOf {
  marketplaceId: number;
  event: 'order.created' | 'order.updated' | 'order.cancelled' | 'order.returned';
  /** With `order.updated`: how far it is. */
  status?: 'shipped' | 'delivered';
  orderId: string;
  items: { sku: string; quantity: number }[];
}

/** Applies events of marketplaces' orders, in their order, as a worker does. */
export async function applyOrderEvents(sql: Sql, events: OrderEventOf[]): Promise<void> {
  const webhooks = events.map(({ marketplaceId, event, status, orderId, items }) => {
    const rawBody = Buffer.from(
      JSON.stringify({ event, status, order_id: orderId, items, timestamp: new Date().toISOString() }),
    );
    const { payload } = readEvent(rawBody);
    const dedupeKey = `${marketplaceId}:${event}:${status}:${orderId}`;
    return { marketplaceId, eventType: event, payload, rawBody, signature: 'test', dedupeKey, failure: null };
  });
  await insertWebhooks(sql, webhooks);
  await processWebhooks.run(createTestDeps(sql), {}, new AbortController().signal);
}
