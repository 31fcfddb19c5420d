import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import type { MarketplaceHttp } from '../../marketplaces/http.ts';

/** What PostgreSQL cannot store is no part of a text. */
const text = z.string().transform((value) => value.replaceAll('\0', '').toWellFormed());

const personSchema = z.object({
  id: z.int().positive(),
  is_bot: z.boolean().catch(false),
  language_code: text.nullish().catch(null),
});
const chatSchema = z.object({ id: z.int(), type: z.string() });

/** Of an update only what the bot uses: Telegram adds fields, and none of those may stop it. */
const updateSchema = z.object({
  update_id: z.int(),
  message: z.object({ chat: chatSchema, from: personSchema, text: text.nullish() }).optional().catch(undefined),
  callback_query: z
    .object({ id: text.pipe(z.string().max(100)), from: personSchema, data: text.pipe(z.string().max(64)) })
    .optional()
    .catch(undefined),
  my_chat_member: z
    .object({ chat: chatSchema, new_chat_member: z.object({ status: z.string() }) })
    .optional()
    .catch(undefined),
});

/** Something that a person did in Telegram. */
export type BotUpdate = z.infer<typeof updateSchema>;

/** What a call for updates came to. */
export type UpdatesAnswer =
  | { kind: 'updates'; updates: BotUpdate[] }
  | { kind: 'wait'; afterMs: number }
  /** The token is invalid. */
  | { kind: 'bot-refused'; reason: string }
  /** Another program reads the updates of this bot, or a webhook is set. */
  | { kind: 'taken'; reason: string }
  | { kind: 'unknown'; reason: string };

const answerSchema = z.object({
  ok: z.boolean(),
  description: z.string().default(''),
  result: z.array(z.unknown()).optional(),
  parameters: z.object({ retry_after: z.number().optional() }).default({}),
});

/** Telegram answers when somebody wrote, at the latest after this. All calls of Ombor end after 10 s. */
const waitS = 8;
const maxUpdates = 50;
const maxBytes = 4 * 1024 * 1024;
const defaultWaitMs = 30_000;

/**
 * Asks for updates from `offset` on (https://core.telegram.org/bots/api#getupdates), and thereby confirms those before it. An update of
 * another form is left out, except for its number.
 */
export async function askForUpdates(
  http: MarketplaceHttp,
  { apiUrl, token }: { apiUrl: string; token: string },
  offset: string,
  signal: AbortSignal,
): Promise<UpdatesAnswer> {
  try {
    const { status, text } = await http.request({
      bucket: 'telegram',
      method: 'POST',
      url: `${apiUrl}/bot${token}/getUpdates`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...(offset !== '0' && { offset: Number(offset) }),
        limit: maxUpdates,
        timeout: waitS,
        allowed_updates: ['message', 'callback_query', 'my_chat_member'],
      }),
      maxResponseBytes: maxBytes,
      signal,
    });
    return readUpdates(status, text);
  } catch (error) {
    return { kind: 'unknown', reason: messageOf(error).replaceAll(token, '[token]') };
  }
}

function readUpdates(status: number, text: string): UpdatesAnswer {
  const { data } = answerSchema.safeParse(parseJson(text));
  if (!data) return { kind: 'unknown', reason: `HTTP ${status} without an answer of the Bot API` };
  if (data.ok) return { kind: 'updates', updates: (data.result ?? []).flatMap(readUpdate) };
  const reason = data.description || `HTTP ${status}`;
  if (status === 429) return { kind: 'wait', afterMs: (data.parameters.retry_after ?? defaultWaitMs / 1_000) * 1_000 };
  if (status === 409) return { kind: 'taken', reason };
  return status === 401 || status === 404 ? { kind: 'bot-refused', reason } : { kind: 'unknown', reason };
}

function readUpdate(given: unknown): BotUpdate[] {
  const { data } = updateSchema.safeParse(given);
  return data ? [data] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
