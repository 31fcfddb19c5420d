import { createHmac, randomUUID } from 'node:crypto';

/** Where a simulated marketplace reports its sales, and how it signs the reports. */
export interface WebhookTarget {
  url: string;
  /** The code that the receiver has for the marketplace, sent as X-Marketplace-ID. */
  code: string;
  secret: string;
  /** true: the three Standard Webhooks headers; false: X-Webhook-Signature with the hex digest. */
  standardWebhooks?: boolean;
  /** Carries the requests; absent: the network does. A test may lose or delay them. */
  send?: (url: string, request: RequestInit) => Promise<Response>;
}

/** How the webhooks of a marketplace are signed and carried. */
export type WebhookOptions = Pick<WebhookTarget, 'standardWebhooks' | 'send'>;

/** The body that the receiver's document requires. */
export interface StockUpdatedEvent {
  event: 'stock.updated';
  event_id: string;
  marketplace_product_id: string;
  sku: string;
  previous_stock: number;
  current_stock: number;
  change: number;
  timestamp: string;
  reason: 'sold' | 'cancelled' | 'sync';
}

/** The other bodies of the document, about orders. */
export interface OrderEvent {
  event: 'order.created' | 'order.cancelled' | 'order.returned';
  event_id: string;
  order_id: string;
  items: { sku: string; quantity: number; price?: string }[];
  timestamp: string;
}

/** How a delivery ended: the last status (null: no answer), the number of tries, and the ms from the first try to the end. */
export interface Delivery {
  delivered: boolean;
  status: number | null;
  attempts: number;
  tookMs: number;
}

const maxAttempts = 60;
const firstGapMs = 100;
const maxGapMs = 5_000;

/** The headers that sign `body` for `target`: an HMAC-SHA256 of the raw bytes, in one of two forms. */
function signatureHeaders(target: WebhookTarget, body: string, id: string, at: Date): Record<string, string> {
  if (!target.standardWebhooks) {
    return { 'x-webhook-signature': createHmac('sha256', target.secret).update(body).digest('hex') };
  }
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = target.secret.startsWith('whsec_')
    ? Buffer.from(target.secret.slice('whsec_'.length), 'base64')
    : Buffer.from(target.secret);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** A fresh id for an event. */
export function newEventId(): string {
  return randomUUID();
}

/**
 * Delivers one event. It is sent again after every answer that is not 2xx and every broken connection, with growing waits,
 * for about five minutes. Never rejects; ends early when `signal` aborts.
 */
export async function deliver(
  target: WebhookTarget,
  event: StockUpdatedEvent | OrderEvent,
  signal: AbortSignal,
): Promise<Delivery> {
  const body = JSON.stringify(event);
  const startMs = performance.now();
  let status: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    status = await postOnce(target, body, event.event_id, signal);
    const delivered = status !== null && status >= 200 && status < 300;
    if (delivered || attempt === maxAttempts || signal.aborted) {
      return { delivered, status, attempts: attempt, tookMs: performance.now() - startMs };
    }
    await pause(Math.min(maxGapMs, firstGapMs * 2 ** (attempt - 1)), signal);
  }
}

async function postOnce(target: WebhookTarget, body: string, id: string, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await (target.send ?? fetch)(target.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-marketplace-id': target.code,
        ...signatureHeaders(target, body, id, new Date()),
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
