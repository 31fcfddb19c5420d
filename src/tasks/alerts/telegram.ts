import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import type { MarketplaceHttp, MarketplaceResponse } from '../../marketplaces/http.ts';
import { RetryLater } from '../../marketplaces/refusals.ts';

/** What became of a call to the Bot API. */
export type BotAnswer =
  /** Telegram shows the text; `messageId` by which it is edited. */
  | { kind: 'shown'; messageId: string }
  /** Too many messages: nothing may be sent for `afterMs`. */
  | { kind: 'wait'; afterMs: number }
  /** Nothing reaches this chat: the bot is blocked, removed, or has no right to write. `movedTo`: the chat has a new id. */
  | { kind: 'chat-refused'; reason: string; movedTo: string | null }
  /** The message to be edited is gone, or too old. */
  | { kind: 'message-gone'; reason: string }
  /** This text cannot be sent, however often it is retried. */
  | { kind: 'message-refused'; reason: string }
  /** The token is invalid. */
  | { kind: 'bot-refused'; reason: string }
  /** It is not known whether it was sent. */
  | { kind: 'unknown'; reason: string };

/** A button below a message. `data` comes back when it is pressed, at most 64 bytes. */
export interface BotButton {
  text: string;
  data: string;
}

/** A bot of Telegram that sends texts in HTML. Never throws for what Telegram or the network can do. */
export interface TelegramBot {
  send(chat: string, html: string, buttons?: readonly BotButton[]): Promise<BotAnswer>;
  /** Without `buttons` those of the message are removed. */
  edit(chat: string, messageId: string, html: string, buttons?: readonly BotButton[]): Promise<BotAnswer>;
  /** Ends the wait of whoever pressed a button. `text`: at most 200 characters, over the chat; `isAlert`: until it is closed. */
  endPress(callbackId: string, text: string, isAlert: boolean): Promise<BotAnswer>;
}

const answerSchema = z.object({
  ok: z.boolean(),
  description: z.string().default(''),
  result: z.unknown().optional(),
  parameters: z.object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() }).default({}),
});
const messageSchema = z.object({ message_id: z.int() });

const callTimeoutMs = 10_000;
/** When a 429 does not say how long. */
const defaultWaitMs = 30_000;
const chatRefusals =
  /chat not found|rights|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|chat_restricted|user is deactivated|TOPIC_/i;

/**
 * Talks to the Bot API (https://core.telegram.org/bots/api#making-requests): POST {apiUrl}/bot{token}/{method} with JSON; answers
 * {ok, result | description, error_code, parameters: {retry_after s, migrate_to_chat_id}}. The token is part of the address, so it
 * is removed from the texts of errors.
 */
export function createTelegramBot(
  http: MarketplaceHttp,
  { apiUrl, token }: { apiUrl: string; token: string },
): TelegramBot {
  async function call(method: string, parameters: Record<string, unknown>): Promise<BotAnswer> {
    try {
      const response = await http.request({
        bucket: 'telegram',
        method: 'POST',
        url: `${apiUrl}/bot${token}/${method}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...parameters, parse_mode: 'HTML', link_preview_options: { is_disabled: true } }),
        signal: AbortSignal.timeout(callTimeoutMs),
      });
      return readAnswer(response);
    } catch (error) {
      const reason = messageOf(error).replaceAll(token, '[token]');
      return error instanceof RetryLater ? { kind: 'unknown', reason } : { kind: 'bot-refused', reason };
    }
  }
  return {
    send: (chat, text, buttons) => call('sendMessage', { chat_id: chat, text, ...toKeyboard(buttons) }),
    endPress: (callbackId, text, isAlert) =>
      call('answerCallbackQuery', { callback_query_id: callbackId, text, show_alert: isAlert }),
    async edit(chat, messageId, text, buttons) {
      const changed = { chat_id: chat, message_id: Number(messageId), text, ...toKeyboard(buttons) };
      const answer = await call('editMessageText', changed);
      const same = answer.kind === 'message-refused' && /message is not modified/i.test(answer.reason);
      return same ? { kind: 'shown', messageId } : answer;
    },
  };
}

const toKeyboard = (buttons: readonly BotButton[] = []) =>
  buttons.length === 0
    ? {}
    : { reply_markup: { inline_keyboard: [buttons.map(({ text, data }) => ({ text, callback_data: data }))] } };

function readAnswer(response: MarketplaceResponse): BotAnswer {
  const { data } = answerSchema.safeParse(parseJson(response.text));
  if (!data) return { kind: 'unknown', reason: `HTTP ${response.status} without an answer of the Bot API` };
  const message = messageSchema.safeParse(data.result);
  if (data.ok && message.success) return { kind: 'shown', messageId: String(message.data.message_id) };
  if (data.ok && data.result === true) return { kind: 'shown', messageId: '' };
  const reason = data.description || `HTTP ${response.status}`;
  const { retry_after: retryAfterS, migrate_to_chat_id: movedTo } = data.parameters;
  if (response.status === 429) {
    return { kind: 'wait', afterMs: retryAfterS === undefined ? defaultWaitMs : retryAfterS * 1_000 };
  }
  if (response.status === 401 || response.status === 404) return { kind: 'bot-refused', reason };
  if (response.status === 403 || movedTo !== undefined || chatRefusals.test(reason)) {
    return { kind: 'chat-refused', reason, movedTo: movedTo === undefined ? null : String(movedTo) };
  }
  if (/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(reason)) {
    return { kind: 'message-gone', reason };
  }
  return { kind: 'message-refused', reason };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
