import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A button below a message. */
export interface ShownButton {
  text: string;
  callback_data: string;
}

/** A call that the stand-in got, but those for updates. `chat` of an answer to a press is its id. */
export interface BotCall {
  method: string;
  chat: string;
  text: string;
  messageId: number | undefined;
  buttons: ShownButton[];
  at: number;
}

/** How the stand-in answers a call instead of doing it; `done` true: it does it all the same, but the answer is lost. */
export type Fault =
  | { status: number; description: string; parameters?: Record<string, number> }
  | { lost: 'before' | 'after' };

/** A local stand-in of the Bot API: what chats show, which calls came, and faults to order. */
export interface TelegramStandIn {
  url: string;
  token: string;
  calls: BotCall[];
  /** What a chat shows, oldest first. */
  chat(id: string): string[];
  /** Faults for the next calls, in their order. */
  faults: Fault[];
  /** Chats whose owner blocked the bot. */
  blocked: Set<string>;
  deleteMessages(chat: string): void;
  /** The buttons below the newest message of a chat. */
  buttons(chat: string): ShownButton[];
  /** Lets a person write to the bot, or do something else that is an update. Returns its number. */
  receive(update: Record<string, unknown>): number;
  /** How often updates were asked for. */
  polls(): number;
  stop(): Promise<void>;
}

const allowedTags = /<\/?(?:b|i)>/g;

/** Starts it. It follows https://core.telegram.org/bots/api: shapes of answers, sameness of edits, lengths, HTML that must parse. */
export async function startTelegram(token = '123456789:AAcanary-token_of-the-stand-in-bot0'): Promise<TelegramStandIn> {
  const chats = new Map<string, Map<number, string>>();
  const calls: BotCall[] = [];
  const faults: Fault[] = [];
  const blocked = new Set<string>();
  const keyboards = new Map<string, ShownButton[]>();
  const inbox = createInbox();
  let lastId = 100;

  function messagesOf(chat: string): Map<number, string> {
    const messages = chats.get(chat) ?? new Map<number, string>();
    chats.set(chat, messages);
    return messages;
  }

  function act({ method, chat, text, messageId, buttons }: BotCall): [number, unknown] {
    if (method === 'answerCallbackQuery') return [200, { ok: true, result: true }];
    const messages = messagesOf(chat);
    const shown = text
      .replaceAll(allowedTags, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    if (blocked.has(chat)) return refuse(403, 'Forbidden: bot was blocked by the user');
    if (/[<>]|&(?!lt;|gt;|amp;)/.test(text.replaceAll(allowedTags, ''))) {
      return refuse(400, "Bad Request: can't parse entities: Unsupported start tag");
    }
    if (shown.length > 4096) return refuse(400, 'Bad Request: message is too long');
    if (method === 'editMessageText') {
      if (messageId === undefined || !messages.has(messageId)) {
        return refuse(400, 'Bad Request: message to edit not found');
      }
      if (messages.get(messageId) === shown && JSON.stringify(keyboards.get(chat)) === JSON.stringify(buttons)) {
        return refuse(400, 'Bad Request: message is not modified: specified new message content is exactly the same');
      }
    }
    const id = messageId ?? ++lastId;
    messages.set(id, shown);
    keyboards.set(chat, buttons);
    return [200, { ok: true, result: { message_id: id, text: shown } }];
  }

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += String(part);
    });
    request.on('end', () => {
      const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
      if (given !== token) return reply(response, refuse(401, 'Unauthorized'));
      const input = JSON.parse(body) as BotInput;
      if (method === 'getUpdates') return inbox.answer(input, response);
      const call = {
        method,
        chat: input.chat_id ?? input.callback_query_id ?? '',
        text: input.text,
        messageId: input.message_id,
        buttons: input.reply_markup?.inline_keyboard.flat() ?? [],
        at: performance.now(),
      };
      calls.push(call);
      const fault = faults.shift();
      if (fault && 'status' in fault) return reply(response, refuse(fault.status, fault.description, fault.parameters));
      if (fault?.lost === 'before') return request.socket.destroy();
      const answer = act(call);
      return fault ? request.socket.destroy() : reply(response, answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    calls,
    faults,
    blocked,
    chat: (id) => [...messagesOf(id).values()],
    deleteMessages: (chat) => void chats.delete(chat),
    buttons: (chat) => keyboards.get(chat) ?? [],
    receive: inbox.receive,
    polls: () => inbox.polls,
    async stop() {
      inbox.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface BotInput {
  chat_id?: string;
  callback_query_id?: string;
  text: string;
  message_id?: number;
  reply_markup?: { inline_keyboard: ShownButton[][] };
  offset?: number;
  timeout?: number;
}

/** Updates as Telegram keeps them: handed out from an offset on, which confirms those before it; a call waits until there is one. */
function createInbox() {
  let updates: { update_id: number }[] = [];
  let waiting: { response: ServerResponse; timer: NodeJS.Timeout } | undefined;
  let lastUpdate = 5_000;
  const inbox = {
    polls: 0,
    receive(update: Record<string, unknown>): number {
      lastUpdate += 1;
      updates.push({ ...update, update_id: lastUpdate });
      flush();
      return lastUpdate;
    },
    answer({ offset = 0, timeout = 0 }: BotInput, response: ServerResponse): void {
      inbox.polls += 1;
      if (waiting) {
        const reason =
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
        const { response: other, timer } = waiting;
        clearTimeout(timer);
        reply(other, refuse(409, reason));
      }
      updates = updates.filter(({ update_id }) => update_id >= offset);
      waiting = { response, timer: setTimeout(() => give([]), timeout * 1_000) };
      response.on('close', () => {
        if (waiting?.response !== response) return;
        clearTimeout(waiting.timer);
        waiting = undefined;
      });
      flush();
    },
    stop: () => clearTimeout(waiting?.timer),
  };
  function give(result: unknown[]): void {
    if (!waiting) return;
    const { response, timer } = waiting;
    clearTimeout(timer);
    waiting = undefined;
    reply(response, [200, { ok: true, result }]);
  }
  function flush(): void {
    if (updates.length > 0) give(updates);
  }
  return inbox;
}

function refuse(status: number, description: string, parameters?: Record<string, number>): [number, unknown] {
  return [status, { ok: false, error_code: status, description, parameters }];
}

function reply(response: ServerResponse, [status, body]: [number, unknown]): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
