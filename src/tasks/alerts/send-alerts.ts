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
import { sendBotMessages } from '../bot/send-bot-messages.ts';
import { defineTask, type TaskDeps, type TaskOutcome } from '../task.ts';
import { isUrgent, writeMessage } from './alert-message.ts';
import { callRestMs, chatRestMs, countBackoffMs, editRestMs, groupRestMs, refusedBotMs } from './pace.ts';
import type { Sender } from './sender.ts';
import { type BotAnswer, createTelegramBot } from './telegram.ts';

const refusedChatMs = 3_600_000;
/** More new alerts than this at once become one message. */
const maxSingleMessages = 5;

/**
 * Sends every chat the alerts that it is owed: one message per cause, edited as the cause changes. One process at a time, one call
 * per chat and turn. A message is recorded before it is sent; it is sent twice only when a process is killed between Telegram's
 * answer and the next statement.
 */
export const sendAlerts = defineTask({
  name: 'send_alerts',
  payload: z.object({}),
  async run(deps, _payload, signal) {
    const { delivery } = deps;
    if (!delivery) return 'skipped';
    const bot = createTelegramBot(deps.http, delivery);
    const owner = randomUUID();
    let outcome: TaskOutcome = 'nothing-due';
    let dueNow = true;
    while (dueNow && !signal.aborted) {
      if (!(await takeSenderLease(deps.sql, owner))) return 'busy';
      try {
        // Who waits for an answer is sitting before it.
        if (delivery.bot) outcome = await sendBotMessages(deps, { delivery, bot, owner }, signal);
        const sent = await serveChats(deps, { delivery, bot, owner }, signal);
        if (sent !== 'nothing-due') outcome = sent;
      } finally {
        await endSenderLease(deps.sql, owner);
      }
      dueNow = await scheduleNextSend(deps.sql, delivery.bot !== undefined);
    }
    return outcome;
  },
});

async function serveChats(deps: TaskDeps, sender: Sender, signal: AbortSignal): Promise<TaskOutcome> {
  let outcome: TaskOutcome = 'nothing-due';
  for (const chat of await listDueChats(deps.sql)) {
    const lease = await takeSenderLease(deps.sql, sender.owner);
    if (!lease) return 'lease-lost';
    if (lease.waitMs > 0) return 'snoozed';
    if (signal.aborted) return 'stopped';
    await decideMessages(deps, sender.delivery, chat);
    const message = await findOwedMessage(deps.sql, chat.chatId);
    if (!message) continue;
    const alerts = await listAlertsById(deps.sql, message.alertIds);
    if (!message.tried && alerts.every((alert) => alert.resolvedAt !== null)) {
      await dropNotices(deps.sql, chat.chatId, message.alertIds);
      continue;
    }
    alerts.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
    const answer = await send(deps, sender, chat, message, alerts);
    await settle(deps, { chat, message, alerts, failures: lease.failures }, answer);
    outcome = 'done';
    await delay(callRestMs);
  }
  return outcome;
}

/** Decides what a chat's new alerts become: a message each, one digest, a wait until morning, or nothing because they are resolved. */
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
  const asDigest = now.length > maxSingleMessages || (now.length > 1 && now.some(({ id }) => held.has(id)));
  const messages = asDigest ? [idsOf(now)] : idsOf(now).map((id) => [id]);
  for (const ids of messages) await addMessage(deps.sql, chatId, ids, asDigest);
}

function divide<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

async function send(
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

interface SentMessage {
  chat: DueChat;
  message: OwedMessage;
  alerts: Alert[];
  failures: number;
}

/** Records what became of a call. Each answer leads to progress or to a pause, so nothing is repeated without one. */
async function settle({ sql, log, metrics }: TaskDeps, sent: SentMessage, answer: BotAnswer): Promise<void> {
  const { chat, message, alerts } = sent;
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
      log.warn({ reason: answer.reason, outcome: answer.kind }, 'Alerts cannot be sent to a Telegram chat');
      return restChat(sql, chat.chatId, refusedChatMs, answer.reason);
    case 'bot-refused':
      log.error({ reason: answer.reason, outcome: answer.kind }, 'Telegram refused the bot: check TELEGRAM_BOT_TOKEN');
      return delaySender(sql, refusedBotMs, false);
    case 'unknown':
      log.warn({ reason: answer.reason, outcome: answer.kind }, 'Telegram did not answer');
      return delaySender(sql, countBackoffMs(sent.failures), true);
  }
}
