import type { NotificationRequest, NotificationResult, Notifications } from '../adapter.ts';
import { identityOf, readNotification } from '../notification.ts';
import type { Credentials, Settings } from './call.ts';

function refuse(message: string): NotificationResult {
  const body = { error: { type: 'WRONG_EVENT_FORMAT', message } };
  return { type: '', reply: { status: 400, body }, ring: 'nothing', keep: false };
}

/**
 * Answers one notification of Yandex Market: all types, including PING, with our version, name and time. Types that we do
 * not act on (chats, feedback, future ones) are stored and cause no reading. The other shops of a cabinet use the same address;
 * their notifications are answered and dropped.
 */
function receive(request: NotificationRequest, account: { settings: Settings }): NotificationResult {
  const body = readNotification(request.body);
  if (!body) return refuse('the body is not a JSON object');
  const type = body.notificationType;
  if (typeof type !== 'string' || type === '') return refuse('notificationType is missing');
  const time = `${request.receivedAt.toISOString().slice(0, 19)}Z`;
  const reply = { status: 200, body: { version: '1.0.0', name: 'ombor', time } };
  const { campaignId } = body;
  const foreign =
    (typeof campaignId === 'number' || typeof campaignId === 'string') &&
    String(campaignId) !== String(account.settings.campaignId);
  if (type === 'PING' || foreign) return { type, reply, ring: 'nothing', keep: false };
  const ring = type.startsWith('ORDER_') ? 'orders' : 'nothing';
  return { type, reply, ring, keep: true, identity: identityOf(body) };
}

/** Yandex Market's notifications. They are unsigned, so they only cause a reading. Market waits 1 s for a ping, 10 s for the others. */
export const yandexMarketNotifications: Notifications<Settings, Credentials> = {
  sources: ['5.45.207.0/25', '141.8.142.0/25', '5.255.253.0/25'],
  answerWithinMs: 1_000,
  receive,
};
