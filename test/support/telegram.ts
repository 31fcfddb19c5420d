import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that the stand-in got. */
export interface BotCall {
  method: string;
  chat: string;
  text: string;
  messageId: number | undefined;
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
  stop(): Promise<void>;
}

const allowedTags = /<\/?(?:b|i)>/g;

/** Starts it. It follows https://core.telegram.org/bots/api: shapes of answers, sameness of edits, lengths, HTML that must parse. */
export async function startTelegram(): Promise<TelegramStandIn> {
  const token = '123456789:AAcanary-token_of-the-stand-in-bot0';
  const chats = new Map<string, Map<number, string>>();
  const calls: BotCall[] = [];
  const faults: Fault[] = [];
  const blocked = new Set<string>();
  let lastId = 100;

  function messagesOf(chat: string): Map<number, string> {
    const messages = chats.get(chat) ?? new Map<number, string>();
    chats.set(chat, messages);
    return messages;
  }

  function act({ method, chat, text, messageId }: BotCall): [number, unknown] {
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
      if (messages.get(messageId) === shown) {
        return refuse(400, 'Bad Request: message is not modified: specified new message content is exactly the same');
      }
    }
    const id = messageId ?? ++lastId;
    messages.set(id, shown);
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
      const input = JSON.parse(body) as { chat_id: string; text: string; message_id?: number };
      const call = {
        method,
        chat: input.chat_id,
        text: input.text,
        messageId: input.message_id,
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
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(status: number, description: string, parameters?: Record<string, number>): [number, unknown] {
  return [status, { ok: false, error_code: status, description, parameters }];
}

function reply(response: ServerResponse, [status, body]: [number, unknown]): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
