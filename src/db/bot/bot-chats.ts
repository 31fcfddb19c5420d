import type { KeyRole, Rights } from '../api-keys.ts';
import type { SqlOrTx, Tx } from '../client.ts';

/** Languages that the bot speaks. */
export type BotLanguage = 'uz' | 'ru' | 'en';

/** Whoever works for the seller, found by their Telegram user id. */
export interface BotStaff extends Rights {
  keyId: number;
  name: string;
  role: KeyRole;
}

/** Somebody whom the bot knows. */
export interface BotPerson {
  chatId: string;
  /** Chosen by the person; null: that of their Telegram. */
  language: BotLanguage | null;
  languageCode: string | null;
  /** Null: a buyer, or anybody else. */
  staff: BotStaff | null;
}

/** Stores that the bot may write to a person. */
export async function allowChat(sql: SqlOrTx, chatId: string, languageCode: string | null): Promise<void> {
  const code = languageCode?.slice(0, 20) ?? null;
  await sql`
    insert into bot_chats as c (chat_id, may_write, language_code) values (${chatId}, true, ${code})
    on conflict (chat_id) do update set may_write = true, language_code = coalesce(excluded.language_code, c.language_code)
    where not c.may_write or c.language_code is distinct from coalesce(excluded.language_code, c.language_code)`;
}

/** Stores that a person blocked the bot. What they were owed is dropped. */
export async function closeChat(sql: SqlOrTx, chatId: string): Promise<void> {
  await sql`
    with closed as (update bot_chats set may_write = false where chat_id = ${chatId} returning chat_id)
    update bot_messages m set shown_version = m.wanted_version from closed c
    where m.chat_id = c.chat_id and m.shown_version < m.wanted_version`;
}

/** Stores the language that a person chose. */
export async function chooseLanguage(tx: Tx, chatId: string, language: BotLanguage): Promise<void> {
  await tx`update bot_chats set language = ${language} where chat_id = ${chatId}`;
}

/** Somebody the bot knows, with what they may do now; undefined: they never wrote to it. */
export async function findBotPerson(sql: SqlOrTx, chatId: string): Promise<BotPerson | undefined> {
  const [row] = await sql<(Omit<BotPerson, 'staff'> & Partial<BotStaff>)[]>`
    select c.chat_id, c.language, c.language_code, k.id as key_id, k.name, k.role,
      k.role = 'owner' or k.sees_money as sees_money, k.role = 'owner' or k.sees_buyers as sees_buyers
    from bot_chats c
    left join api_keys k on k.telegram_user_id = c.chat_id and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > now()
    where c.chat_id = ${chatId}`;
  if (!row) return undefined;
  const { language, languageCode, keyId, name, role, seesMoney, seesBuyers } = row;
  const staff =
    keyId != null && name != null && role != null
      ? { keyId, name, role, seesMoney: seesMoney === true, seesBuyers: seesBuyers === true }
      : null;
  return { chatId, language, languageCode, staff };
}

/** Whether a person without a role may be answered now: at most once per hour. */
export async function mayGreet(tx: Tx, chatId: string): Promise<boolean> {
  const rows = await tx`
    update bot_chats set greeted_at = now()
    where chat_id = ${chatId} and coalesce(greeted_at, '-infinity') < now() - interval '1 hour' returning 1`;
  return rows.length > 0;
}
