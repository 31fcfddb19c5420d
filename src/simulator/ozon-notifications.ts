import { postingNumber } from './ozon-postings.ts';
import type { SimulatedItem } from './simulated-item.ts';
import type { NotificationAnswer, NotificationHabits } from './simulated-notifications.ts';
import type { SimulatedOrder } from './simulated-order.ts';
import { asRecord, jsonNumber, readJson } from './wire.ts';

const minuteMs = 60_000;
/** Growing waits up to ten minutes, then five more tries, ten minutes apart. */
const growingGapsMs = [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 10 * minuteMs];
const maxTries = growingGapsMs.length + 5;
const minAnswersToJudge = 10;

const isUtc = (time: unknown): boolean =>
  typeof time === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time);

function pingProblem({ status, body, tookMs }: NotificationAnswer): string | null {
  if (status === null) return tookMs >= 5_000 ? 'REQUEST_TIMEOUT' : 'REQUEST_ERROR';
  if (status >= 500) return 'SERVER_FAULT';
  if (status !== 200) return 'STATUS_CODE_NOT_OK';
  if (body === '') return 'EMPTY_BODY';
  const parsed = readJson(body);
  if (parsed === undefined) return 'INVALID_JSON';
  const fields = asRecord(parsed);
  if (!fields) return 'INVALID_BODY';
  if (typeof fields.version !== 'string' || typeof fields.name !== 'string') return 'WRONG_RESULT_FIELD';
  return isUtc(fields.time) ? null : 'WRONG_RESULT_TIME_FIELD';
}

function problem({ status, body }: NotificationAnswer): string | null {
  if (status !== 200) return status === null ? 'REQUEST_TIMEOUT' : 'STATUS_CODE_NOT_OK';
  return asRecord(readJson(body))?.result === true ? null : 'WRONG_RESULT_FIELD';
}

/** OZON's rules for its notifications. */
export const ozonHabits: NotificationHabits = {
  timeoutMs: 5_000,
  pingTimeoutMs: 5_000,
  ping: (now) => ({ message_type: 'TYPE_PING', time: now.toISOString() }),
  pingProblem,
  problem,
  isFinal: () => false,
  nextGapMs: (tries) => (tries >= maxTries ? null : (growingGapsMs[tries - 1] ?? 10 * minuteMs)),
  suspension(latest, elapsedMs) {
    const good = latest.filter((answer) => problem(answer) === null).length;
    if (latest.length >= minAnswersToJudge && good * 2 < latest.length) return 'fewer than half of the answers are 200';
    return elapsedMs >= 24 * 60 * minuteMs && good === 0 ? 'errors for 24 hours' : null;
  },
};

/** What the notifications about an order are made of. */
interface About {
  order: SimulatedOrder;
  findItem: (sku: string) => SimulatedItem | undefined;
  warehouseId: string;
  sellerId: string;
}

function common({ order, warehouseId, sellerId }: About): object {
  return {
    posting_number: postingNumber(order),
    warehouse_id: jsonNumber(warehouseId),
    seller_id: jsonNumber(sellerId),
  };
}

// The older form: only OZON's sku and the quantity.
function products({ order, findItem }: About): object[] {
  return order.items.map(({ sku, quantity }) => ({
    sku: jsonNumber(findItem(sku)?.link.ozonSku ?? '0'),
    quantity,
  }));
}

/** TYPE_NEW_POSTING. */
export function newPosting(about: About): object {
  const { placedAt } = about.order;
  return {
    message_type: 'TYPE_NEW_POSTING',
    ...common(about),
    products: products(about),
    in_process_at: placedAt.toISOString(),
  };
}

/** TYPE_POSTING_CANCELLED. */
export function postingCancelled(about: About): object {
  const { stage, changedAt } = about.order;
  return {
    message_type: 'TYPE_POSTING_CANCELLED',
    ...common(about),
    products: products(about),
    old_state: stage === 'recalled' ? 'posting_transferred_to_courier_service' : 'posting_created',
    new_state: 'posting_canceled',
    changed_state_date: changedAt.toISOString(),
    reason: { id: 0, message: 'the buyer changed their mind' },
  };
}

/** TYPE_STATE_CHANGED. */
export function stateChanged(about: About): object {
  const { stage, changedAt } = about.order;
  const states: Partial<Record<typeof stage, string>> = {
    confirmed: 'posting_in_carriage',
    shipped: 'posting_on_way_to_city',
    delivered: 'posting_delivered',
  };
  return {
    message_type: 'TYPE_STATE_CHANGED',
    ...common(about),
    new_state: states[stage] ?? 'posting_created',
    changed_state_date: changedAt.toISOString(),
  };
}

/** TYPE_STOCKS_CHANGED; `present` includes the reserved units. */
export function stocksChanged(item: SimulatedItem, warehouseId: string, sellerId: string, at: Date): object {
  const stocks = { present: item.stock + item.reserved, reserved: item.reserved };
  return {
    message_type: 'TYPE_STOCKS_CHANGED',
    seller_id: jsonNumber(sellerId),
    items: [
      {
        product_id: jsonNumber(item.link.productId ?? '0'),
        sku: jsonNumber(item.link.ozonSku ?? '0'),
        updated_at: at.toISOString(),
        stocks: [{ warehouse_id: jsonNumber(warehouseId), ...stocks }],
      },
    ],
  };
}
