import type { NotificationAnswer, NotificationHabits } from './simulated-notifications.ts';
import type { SimulatedOrder } from './simulated-order.ts';
import { asRecord, jsonNumber, readJson } from './wire.ts';
import { statusOf } from './yandex-market-lists.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const isNamed = (value: unknown): boolean => typeof value === 'string' && value.length >= 1 && value.length <= 100;

function problem({ status, body }: NotificationAnswer): string | null {
  if (status === null) return 'no answer in time';
  if (status !== 200) return `HTTP ${status}`;
  const fields = asRecord(readJson(body));
  if (!fields) return 'the answer is no JSON object';
  if (!isNamed(fields.version) || !isNamed(fields.name)) return 'version and name must have 1 to 100 characters';
  const time = typeof fields.time === 'string' ? Date.parse(fields.time) : Number.NaN;
  return Number.isNaN(time) ? 'time is missing' : null;
}

/** Market's rules for its notifications: every minute for an hour, every 15 minutes for a day, then hourly for 14 days. */
export const yandexMarketHabits: NotificationHabits = {
  timeoutMs: 10_000,
  pingTimeoutMs: 1_000,
  ping: (now) => ({ notificationType: 'PING', time: now.toISOString() }),
  pingProblem: problem,
  problem,
  isFinal: ({ status }) => status === 400,
  nextGapMs(_tries, elapsedMs) {
    if (elapsedMs < hourMs) return minuteMs;
    if (elapsedMs < dayMs) return 15 * minuteMs;
    return elapsedMs < 14 * dayMs ? hourMs : null;
  },
  suspension: (_latest, elapsedMs) => (elapsedMs >= 14 * dayMs ? 'no right answer for 14 days' : null),
};

/** What happened to an order. */
export type OrderNews = 'ORDER_CREATED' | 'ORDER_CANCELLED' | 'ORDER_STATUS_UPDATED' | 'ORDER_RETURN_CREATED';

/** The notification about one order. */
export function aboutOrder(news: OrderNews, order: SimulatedOrder, campaignId: string): object {
  const [status, substatus] = statusOf(order);
  const at = order.changedAt.toISOString();
  const items = order.items.map(({ sku, quantity }) => ({ offerId: sku, count: quantity }));
  const ids = { notificationType: news, orderId: jsonNumber(order.id), campaignId: jsonNumber(campaignId) };
  if (news === 'ORDER_CREATED') return { ...ids, items, createdAt: at };
  if (news === 'ORDER_CANCELLED') return { ...ids, items, cancelledAt: at };
  if (news === 'ORDER_RETURN_CREATED') return { ...ids, returnId: jsonNumber(order.id), createdAt: at };
  return { ...ids, status, substatus, updatedAt: at };
}
