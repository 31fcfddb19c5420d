import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createAlertWriter } from '../../alert-texts/describe.ts';
import {
  addMessage,
  type DueChat,
  delayNotices,
  dropNotices,
  findOwedMessage,
  forgetMessage,
  listDueChats,
  listPendingNotices,
  markTried,
  moveChat,
  type OwedMessage,
  recordMessageShown,
  restChat,
} from '../../db/alerts/alert-outbox.ts';
import {
  delaySender,
  endSenderLease,
  recordSenderAnswer,
  scheduleNextSend,
  takeSenderLease,
} from '../../db/alerts/alert-sender.ts';
import { type Alert, listAlertsById } from '../../db/alerts/alerts.ts';
import { findQuietEnd } from '../../quiet-hours.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import { isUrgent, writeMessage } from './alert-message.ts';
import { type BotAnswer, createTelegramBot, type TelegramBot } from './telegram.ts';

// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: one message a second to a chat, 20 a minute to a
// group, 30 a second in all.
const chatRestMs = 1_050;
const groupRestMs = 3_050;
const callRestMs = 40;
/** A message that changes a lot is edited in steps. */
const editRestMs = 10_000;
const refusedChatMs = 3_600_000;
const refusedBotMs = 600_000;
const longestBackoffMs = 60_000;
/** More new alerts than this at once are told in one message. */
const mostSingly = 5;

/**
 * Tells every chat what it is owed of alerts: one message a cause, edited as the cause changes. One process at a time, one call
 * a chat a turn. A message is written down before it is sent; only a process that is killed between Telegram's answer and the
 * next statement sends it a second time.
 */
export const sendAlerts = defineTask({
  name: 'send_alerts',
  payload: z.object({}),
  async run(deps, _payload, signal) {
    const { delivery } = deps;
    if (!delivery) return;
    const bot = createTelegramBot(deps.http, delivery);
    const owner = randomUUID();
    let dueNow = true;
    while (dueNow && !signal.aborted) {
      if (!(await takeSenderLease(deps.sql, owner))) return;
      try {
        await serveChats(deps, { delivery, bot, owner }, signal);
      } finally {
        await endSenderLease(deps.sql, owner);
      }
      dueNow = await scheduleNextSend(deps.sql);
    }
  },
});

interface Sender {
  delivery: AlertDelivery;
  bot: TelegramBot;
  owner: string;
}

async function serveChats(deps: TaskDeps, sender: Sender, signal: AbortSignal): Promise<void> {
  for (const chat of await listDueChats(deps.sql)) {
    const lease = await takeSenderLease(deps.sql, sender.owner);
    if (!lease || lease.waitMs > 0 || signal.aborted) return;
    await decideMessages(deps, sender.delivery, chat);
    const message = await findOwedMessage(deps.sql, chat.chatId);
    if (!message) continue;
    const alerts = await listAlertsById(deps.sql, message.alertIds);
    if (!message.tried && alerts.every((alert) => alert.resolvedAt !== null)) {
      await dropNotices(deps.sql, chat.chatId, message.alertIds);
      continue;
    }
    alerts.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
    const answer = await tell(deps, sender, chat, message, alerts);
    await settle(deps, { chat, message, alerts, failures: lease.failures }, answer);
    await delay(callRestMs);
  }
}

/** Decides what a chat's new alerts become: a message each, one digest, a wait until morning, or nothing because they are over. */
async function decideMessages(deps: TaskDeps, delivery: AlertDelivery, { chatId }: DueChat): Promise<void> {
  const notices = await listPendingNotices(deps.sql, chatId);
  if (notices.length === 0) return;
  const held = new Set(notices.flatMap((notice) => (notice.wasDelayed ? [notice.alertId] : [])));
  const alerts = await listAlertsById(
    deps.sql,
    notices.map(({ alertId }) => alertId),
  );
  const idsOf = (some: Alert[]) => some.map(({ id }) => id);
  const [over, open] = divide(alerts, (alert) => alert.resolvedAt !== null);
  const quietEnd = findQuietEnd(new Date(), delivery.quietHours, delivery.timeZone);
  const [waiting, now] = divide(open, (alert) => quietEnd !== undefined && !isUrgent(alert));
  if (over.length > 0) await dropNotices(deps.sql, chatId, idsOf(over));
  if (quietEnd && waiting.length > 0) await delayNotices(deps.sql, chatId, idsOf(waiting), quietEnd);
  const asDigest = now.length > mostSingly || (now.length > 1 && now.some(({ id }) => held.has(id)));
  const messages = asDigest ? [idsOf(now)] : idsOf(now).map((id) => [id]);
  for (const ids of messages) await addMessage(deps.sql, chatId, ids, asDigest);
}

function divide<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

async function tell(
  deps: TaskDeps,
  { delivery, bot }: Sender,
  chat: DueChat,
  message: OwedMessage,
  alerts: Alert[],
): Promise<BotAnswer> {
  const html = writeMessage(alerts, message.digest, createAlertWriter(delivery.language, delivery.timeZone));
  if (message.telegramMessageId !== null) return bot.edit(chat.target, message.telegramMessageId, html);
  await markTried(deps.sql, message.id);
  return bot.send(chat.target, html);
}

interface Told {
  chat: DueChat;
  message: OwedMessage;
  alerts: Alert[];
  failures: number;
}

/** Writes down what became of a call. Each answer either gets further or makes somebody wait: nothing is tried in a circle. */
async function settle({ sql, log, metrics }: TaskDeps, told: Told, answer: BotAnswer): Promise<void> {
  const { chat, message, alerts } = told;
  const rest = /^[-@]/.test(chat.target) ? groupRestMs : chatRestMs;
  metrics.alertMessages.inc({ outcome: answer.kind });
  if (answer.kind !== 'unknown') await recordSenderAnswer(sql);
  switch (answer.kind) {
    case 'shown':
      await recordMessageShown(sql, { id: message.id, telegramMessageId: answer.messageId }, alerts, editRestMs);
      return restChat(sql, chat.chatId, rest);
    case 'wait':
      return delaySender(sql, answer.afterMs, false);
    case 'message-gone':
      await forgetMessage(sql, message.id);
      return restChat(sql, chat.chatId, rest);
    case 'message-refused':
      log.error({ reason: answer.reason, outcome: answer.kind }, 'Telegram refused the text of an alert');
      await recordMessageShown(sql, message, alerts, editRestMs);
      return restChat(sql, chat.chatId, rest);
    case 'chat-refused':
      if (answer.movedTo !== null) return moveChat(sql, chat.chatId, answer.movedTo);
      log.warn({ reason: answer.reason, outcome: answer.kind }, 'A Telegram chat cannot be told of alerts');
      return restChat(sql, chat.chatId, refusedChatMs, answer.reason);
    case 'bot-refused':
      log.error(
        { reason: answer.reason, outcome: answer.kind },
        'Telegram refused the bot: look at TELEGRAM_BOT_TOKEN',
      );
      return delaySender(sql, refusedBotMs, false);
    case 'unknown':
      log.warn({ reason: answer.reason, outcome: answer.kind }, 'Telegram gave no answer');
      return delaySender(sql, Math.min(1_000 * 2 ** Math.min(told.failures, 10), longestBackoffMs), true);
  }
}
