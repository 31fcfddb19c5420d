import { validate } from '@tma.js/init-data-node';
import { z } from 'zod';
import type { AuthenticationFailure } from './tokens.ts';

/** The person in Telegram's initData, and how long it is valid. */
export interface TelegramUser {
  id: string;
  firstName: string;
  expiresAt: Date;
}

/** How far Telegram's clock may be ahead of ours. */
const toleranceMs = 300_000;
const refused = { failure: 'The Telegram initData is not signed for this shop' };
const expired = { failure: 'The Telegram initData has expired: close the Mini App and open it again' };

/** Only what Ombor uses: Telegram adds fields and changes others, and none of those may lock a buyer out. */
const userSchema = z.object({
  id: z.int().positive(),
  first_name: z.string().catch(''),
  is_bot: z.boolean().catch(false),
});

/** Reads initData signed with the token of the bot: who it is from, or why it lets nobody in. */
export function readInitData(
  initData: string,
  botToken: string,
  maxAgeS: number,
  now = Date.now(),
): TelegramUser | AuthenticationFailure {
  try {
    // Its age is read below: the signature first, so that only the holder of a signed one learns that it expired.
    validate(initData, botToken, { expiresIn: 0 });
  } catch {
    return refused;
  }
  const fields = new URLSearchParams(initData);
  const user = readUser(fields.get('user'));
  const issuedAt = fields.get('auth_date') ?? '';
  if (!user || user.is_bot || !/^\d{1,12}$/.test(issuedAt)) return refused;
  const issuedMs = Number(issuedAt) * 1000;
  // One from the future would be valid for longer than any other.
  if (issuedMs > now + toleranceMs) return refused;
  const expiresMs = issuedMs + maxAgeS * 1000;
  if (expiresMs < now) return expired;
  return { id: String(user.id), firstName: user.first_name.slice(0, 200), expiresAt: new Date(expiresMs) };
}

function readUser(text: string | null): z.infer<typeof userSchema> | undefined {
  try {
    return userSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}
