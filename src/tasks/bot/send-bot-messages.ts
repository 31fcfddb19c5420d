import { setTimeout as delay } from 'node:timers/promises';
import { delaySender, recordSenderAnswer, takeSenderLease } from '../../db/alerts/alert-sender.ts';
import { type BotPerson, closeChat, findBotPerson } from '../../db/bot/bot-chats.ts';
import {
  listDueBotMessages,
  markBotMessageTried,
  type OwedBotMessage,
  recordBotMessageShown,
  restBotChat,
} from '../../db/bot/bot-outbox.ts';
import { listOrdersById } from '../../db/orders/orders.ts';
import { createSignInLink, linkMinutes } from '../../db/sessions/sign-in-links.ts';
import { hashToken, newLinkToken } from '../../secrets.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { escapeHtml } from '../alerts/html.ts';
import { callRestMs, chatRestMs, countBackoffMs, refusedBotMs } from '../alerts/pace.ts';
import type { Sender } from '../alerts/sender.ts';
import type { BotAnswer, BotButton } from '../alerts/telegram.ts';
import type { TaskDeps, TaskOutcome } from '../task.ts';
import { writeOrderCard } from './card.ts';
import { writeTo } from './person-words.ts';

/** Telegram forgets a press after some time, and people do not wait that long. */
const pressLivesMs = 60_000;
const maxNotice = 200;

/** Sends what the bot owes now, one message per chat, within the limits and the lease of the alerts. */
export async function sendBotMessages(deps: TaskDeps, sender: Sender, signal: AbortSignal): Promise<TaskOutcome> {
  let outcome: TaskOutcome = 'nothing-due';
  for (const message of await listDueBotMessages(deps.sql)) {
    const lease = await takeSenderLease(deps.sql, sender.owner);
    if (!lease) return 'lease-lost';
    if (lease.waitMs > 0) return 'snoozed';
    if (signal.aborted) return 'stopped';
    const answer = await sendOne(deps, sender, message);
    if (answer) {
      await settle(deps, message, answer, lease.failures);
      await delay(callRestMs);
    } else {
      await recordBotMessageShown(deps.sql, message, null, 0);
    }
    outcome = 'done';
  }
  return outcome;
}

/** Undefined: there is nothing to be sent any more. */
async function sendOne(
  deps: TaskDeps,
  { bot, delivery }: Sender,
  message: OwedBotMessage,
): Promise<BotAnswer | undefined> {
  const { chatId, telegramMessageId } = message;
  if (message.kind === 'notice') {
    const { callbackId, text, isAlert } = message.body;
    if (Date.now() - message.createdAt.getTime() > pressLivesMs) return undefined;
    return bot.endPress(callbackId, cut(text), isAlert);
  }
  const person = await findBotPerson(deps.sql, chatId);
  const content = person && (await write(deps, delivery, person, message));
  if (!content) return undefined;
  if (telegramMessageId !== null) return bot.edit(chatId, telegramMessageId, content.html, content.buttons);
  await markBotMessageTried(deps.sql, message.id);
  return bot.send(chatId, content.html, content.buttons);
}

interface Content {
  html: string;
  buttons?: BotButton[];
}

/** The message as it is now; undefined: there is nothing to say any more. */
async function write(
  { sql }: TaskDeps,
  delivery: AlertDelivery,
  person: BotPerson,
  message: Exclude<OwedBotMessage, { kind: 'notice' }>,
): Promise<Content | undefined> {
  const { orderId, telegramMessageId } = message;
  switch (message.kind) {
    case 'answer':
      return { html: message.body.html };
    case 'login':
      return writeLogin(sql, delivery, person);
    case 'order_card': {
      const isNews = telegramMessageId === null && person.staff === null;
      if (orderId === null || isNews) return undefined;
      return writeOrderCard(sql, delivery, person, { orderId, asks: message.body.asks === true });
    }
    case 'order_news': {
      const [order] = orderId === null ? [] : await listOrdersById(sql, [orderId]);
      return order && { html: escapeHtml(writeTo(person, delivery).words.news[message.body.status](order.number)) };
    }
  }
}

/** The link is made when it is sent, so that it is stored nowhere. */
async function writeLogin(
  sql: TaskDeps['sql'],
  delivery: AlertDelivery,
  person: BotPerson,
): Promise<Content | undefined> {
  const { words } = writeTo(person, delivery);
  const { staff } = person;
  const publicUrl = delivery.bot?.publicUrl;
  if (!staff) return undefined;
  if (publicUrl === undefined) return { html: escapeHtml(words.loginWithoutAddress) };
  const token = newLinkToken();
  const { name, role } = staff;
  await createSignInLink(sql, { name, role, tokenHash: hashToken(token), createdBy: name, minutes: linkMinutes });
  return { html: escapeHtml(words.login(`${publicUrl}/console#link=${token}`, linkMinutes)) };
}

/** Records what became of a call. Each answer leads to progress or to a pause, so nothing is repeated without one. */
async function settle(
  { sql, log, metrics }: TaskDeps,
  message: OwedBotMessage,
  answer: BotAnswer,
  failures: number,
): Promise<void> {
  const { chatId } = message;
  metrics.alertMessages.inc({ outcome: answer.kind });
  if (answer.kind !== 'unknown') await recordSenderAnswer(sql);
  switch (answer.kind) {
    case 'shown': {
      const messageId = message.kind === 'order_card' ? answer.messageId : null;
      await recordBotMessageShown(sql, message, messageId, message.kind === 'order_card' ? chatRestMs : 0);
      return message.kind === 'notice' ? undefined : restBotChat(sql, chatId, chatRestMs);
    }
    case 'wait':
      return delaySender(sql, answer.afterMs, false);
    // Whoever deleted a card does not want it again. A press that is too old is not waited for.
    case 'message-gone':
    case 'message-refused':
      if (message.kind !== 'notice')
        log.warn({ kind: message.kind, outcome: answer.kind }, 'Telegram refused a message of the bot');
      await recordBotMessageShown(sql, message, null, 0);
      return restBotChat(sql, chatId, chatRestMs);
    case 'chat-refused':
      return closeChat(sql, chatId);
    case 'bot-refused':
      log.error({ reason: answer.reason, outcome: answer.kind }, 'Telegram refused the bot: check TELEGRAM_BOT_TOKEN');
      return delaySender(sql, refusedBotMs, false);
    case 'unknown':
      log.warn({ reason: answer.reason, outcome: answer.kind }, 'Telegram did not answer');
      return delaySender(sql, countBackoffMs(failures), true);
  }
}

const cut = (text: string): string =>
  text.length <= maxNotice ? text : `${text.slice(0, maxNotice - 1).toWellFormed()}…`;
