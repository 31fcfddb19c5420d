import type { NotificationRequest, NotificationResult, Notifications } from '../adapter.ts';
import { identityOf, readNotification } from '../notification.ts';
import type { Credentials, Settings } from './call.ts';

const rings: ReadonlyMap<string, 'orders' | 'stock'> = new Map([
  ['TYPE_NEW_POSTING', 'orders'],
  ['TYPE_POSTING_CANCELLED', 'orders'],
  ['TYPE_STATE_CHANGED', 'orders'],
  ['TYPE_CUTOFF_DATE_CHANGED', 'orders'],
  ['TYPE_DELIVERY_DATE_CHANGED', 'orders'],
  ['TYPE_ORDER_NEW', 'orders'],
  ['TYPE_ORDER_CANCELLED', 'orders'],
  ['TYPE_ORDER_STATE_CHANGED', 'orders'],
  ['TYPE_STOCKS_CHANGED', 'stock'],
]);

type ErrorCode = 'ERROR_UNKNOWN' | 'ERROR_PARAMETER_VALUE_MISSED';

function refuse(type: string, status: number, code: ErrorCode, message: string): NotificationResult {
  const body = { error: { code, message, details: null } };
  return { type, reply: { status, body }, ring: 'nothing', keep: false };
}

/**
 * Answers one notification of OZON exactly as it requires: a ping with our version, name and time, everything else with
 * {"result":true}. Unknown types (FBO, chats, future ones) are stored and cause no reading. `seller_id` is not checked: no document
 * says that it is the Client-Id, OZON disables the address after refused notifications, and one needless reading costs little.
 */
function receive(request: NotificationRequest): NotificationResult {
  const body = readNotification(request.body);
  if (!body) return refuse('', 400, 'ERROR_UNKNOWN', 'the body is not a JSON object');
  const type = body.message_type;
  if (typeof type !== 'string' || type === '') {
    return refuse('', 400, 'ERROR_PARAMETER_VALUE_MISSED', 'message_type is missing');
  }
  if (type === 'TYPE_PING') {
    const reply = { version: '1.0', name: 'ombor', time: request.receivedAt.toISOString() };
    return { type, reply: { status: 200, body: reply }, ring: 'nothing', keep: false };
  }
  return {
    type,
    reply: { status: 200, body: { result: true } },
    ring: rings.get(type) ?? 'nothing',
    keep: true,
    identity: typeof body.uuid === 'string' ? body.uuid : identityOf(body),
  };
}

/** OZON's push notifications. They are unsigned, so they only cause a reading. */
export const ozonNotifications: Notifications<Settings, Credentials> = {
  sources: ['195.34.21.0/24', '185.73.192.0/22', '91.223.93.0/24'],
  answerWithinMs: 5_000,
  receive,
};
