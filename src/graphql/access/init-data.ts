import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { validate } from '@tma.js/init-data-node';
import { z } from 'zod';
import type { SignInRefusalReason } from '../../errors.ts';
import type { AuthenticationFailure } from './tokens.ts';

/** The person in Telegram's initData, and how long it is valid. */
export interface TelegramUser {
  id: string;
  firstName: string;
  /** Language of their Telegram, such as uz. */
  languageCode: string | null;
  /** Whether they let the bot write to them. */
  allowsMessages: boolean;
  expiresAt: Date;
}

/** How far Telegram's clock may be ahead of ours. */
const toleranceMs = 300_000;

const failures = {
  init_data_unreadable:
    'The Telegram initData has no hash, user or auth_date: send it as Telegram.WebApp.initData has it',
  init_data_forged:
    'The Telegram initData is not signed for this shop: it was altered, or made for another bot than that of TELEGRAM_BOT_TOKEN',
  init_data_of_other_token:
    'The Telegram initData is for this bot, but signed with another token of it: TELEGRAM_BOT_TOKEN was replaced. Close the Mini App and ' +
    'open it again, or set TELEGRAM_BOT_TOKEN to the new token',
  init_data_expired: 'The Telegram initData has expired: close the Mini App and open it again',
  init_data_from_future: "The Telegram initData is from the future: the server's clock is slow",
} as const satisfies Partial<Record<SignInRefusalReason, string>>;

const refuse = (reason: keyof typeof failures): AuthenticationFailure => ({ failure: failures[reason], reason });

/** Only what Ombor uses: Telegram adds fields and changes others, and none of those may lock a buyer out. */
const userSchema = z.object({
  id: z.int().positive(),
  first_name: z.string().catch(''),
  is_bot: z.boolean().catch(false),
  language_code: z.string().nullable().catch(null),
  allows_write_to_pm: z.boolean().catch(false),
});

/** What signed initData says, whatever its age. */
interface Signed extends Omit<TelegramUser, 'expiresAt'> {
  issuedMs: number;
}

const maxRemembered = 1_000;
/**
 * What was signed, by the hash of token and text, the oldest first: a Mini App sends the same text with each request, and checking it is
 * most of what signing in costs. What is not signed is not kept, so strangers cannot fill it.
 */
const remembered = new Map<string, Signed>();

/**
 * Reads initData signed with the token of the bot: who it is from, or why it lets nobody in. `telegramKeys`: Telegram's own public keys,
 * whose `signature` tells initData for this bot from any other.
 */
export function readInitData(
  initData: string,
  botToken: string,
  maxAgeS: number,
  now = Date.now(),
  telegramKeys: readonly KeyObject[] = publishedKeys,
): TelegramUser | AuthenticationFailure {
  const key = createHash('sha256').update(`${botToken}\n${initData}`).digest('base64');
  const signed = remembered.get(key) ?? readSigned(initData, botToken, telegramKeys);
  if ('failure' in signed) return signed;
  remember(key, signed);
  // One from the future would be valid for longer than any other.
  if (signed.issuedMs > now + toleranceMs) return refuse('init_data_from_future');
  const expiresMs = signed.issuedMs + maxAgeS * 1000;
  if (expiresMs < now) return refuse('init_data_expired');
  const { issuedMs: _issued, ...user } = signed;
  return { ...user, expiresAt: new Date(expiresMs) };
}

function remember(key: string, signed: Signed): void {
  if (remembered.has(key)) return;
  remembered.set(key, signed);
  const [oldest] = remembered.keys();
  if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest);
}

function readSigned(
  initData: string,
  botToken: string,
  telegramKeys: readonly KeyObject[],
): Signed | AuthenticationFailure {
  const fields = new URLSearchParams(initData);
  const user = readUser(fields.get('user'));
  const issuedAt = fields.get('auth_date') ?? '';
  if (!user || user.is_bot || !/^\d{1,12}$/.test(issuedAt) || !/^[0-9a-f]{64}$/i.test(fields.get('hash') ?? '')) {
    return refuse('init_data_unreadable');
  }
  try {
    // Its age is read after it: only the holder of a signed one learns that it expired.
    validate(initData, botToken, { expiresIn: 0 });
  } catch {
    const isForBot = isSignedByTelegram(fields, botToken.split(':', 1)[0] ?? '', telegramKeys);
    return refuse(isForBot ? 'init_data_of_other_token' : 'init_data_forged');
  }
  return {
    id: String(user.id),
    firstName: user.first_name.slice(0, 200),
    languageCode: user.language_code,
    allowsMessages: user.allows_write_to_pm,
    issuedMs: Number(issuedAt) * 1000,
  };
}

function readUser(text: string | null): z.infer<typeof userSchema> | undefined {
  try {
    return userSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

/** https://core.telegram.org/bots/webapps#validating-data-for-third-party-use: of production, and of Telegram's test environment. */
const publishedKeys = [
  'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
  '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec',
].map((hex) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') },
    format: 'jwk',
  }),
);

/** Whether Telegram made this initData for the bot with this id. Says nothing about who may sign in: a token may have been replaced. */
function isSignedByTelegram(fields: URLSearchParams, botId: string, keys: readonly KeyObject[]): boolean {
  const signature = Buffer.from(fields.get('signature') ?? '', 'base64url');
  if (signature.length !== 64) return false;
  const lines = [...fields]
    .filter(([name]) => name !== 'hash' && name !== 'signature')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  const signed = Buffer.from([`${botId}:WebAppData`, ...lines].join('\n'));
  return keys.some((key) => verify(null, signed, key, signature));
}
