import type { Int8, Sql, Tx } from '../client.ts';

/** What is sent, by kind; see the table. */
export type BotMessageBody =
  | { kind: 'notice'; body: { callbackId: string; text: string; isAlert: boolean } }
  | { kind: 'answer'; body: { html: string } }
  | { kind: 'login'; body: Record<string, never> }
  | { kind: 'order_card'; body: { asks?: boolean } }
  | { kind: 'order_news'; body: { status: 'confirmed' | 'shipped' | 'cancelled' | 'expired' } };

/** A message to be sent (`telegramMessageId` null) or edited. */
export type OwedBotMessage = BotMessageBody & {
  id: Int8;
  chatId: string;
  orderId: Int8 | null;
  telegramMessageId: Int8 | null;
  wantedVersion: number;
  createdAt: Date;
};

/** One chat is owed no more answers than this: whoever asks faster than Telegram lets us answer is not answered. */
const maxOwedAnswers = 20;
/** So many chats are served before alerts have their turn again. */
const maxChatsPerTurn = 50;
const keptFor = '30 days';

/** Stores an answer, to be sent soon. */
export async function queueAnswer(
  tx: Tx,
  chatId: string,
  { kind, body }: Extract<BotMessageBody, { kind: 'notice' | 'answer' | 'login' }>,
): Promise<void> {
  await tx`
    insert into bot_messages (chat_id, kind, body)
    select ${chatId}, ${kind}, ${tx.json(body)}
    where (select count(*) from bot_messages where chat_id = ${chatId} and shown_version < wanted_version) < ${maxOwedAnswers}`;
  await tx`select graphile_worker.add_job('send_alerts', '{}'::json)`;
}

/** Shows the card of an order in one chat anew. `asks`: with the question whether to cancel. */
export async function refreshCard(tx: Tx, chatId: string, orderId: Int8, asks: boolean): Promise<void> {
  await tx`
    update bot_messages set wanted_version = wanted_version + 1, body = ${tx.json(asks ? { asks } : {})}
    where order_id = ${orderId} and chat_id = ${chatId} and kind = 'order_card'`;
}

/** What is due, one message per chat: those who wait for an answer first, then new orders, then news for buyers. */
export function listDueBotMessages(sql: Sql): Promise<OwedBotMessage[]> {
  return sql<OwedBotMessage[]>`
    select * from (
      select distinct on (m.chat_id) m.id, m.chat_id, m.kind, m.order_id, m.body, m.telegram_message_id, m.wanted_version, m.created_at
      from bot_messages m join bot_chats c on c.chat_id = m.chat_id
      where m.shown_version < m.wanted_version and m.due_at <= clock_timestamp() and c.may_write
        and (m.kind = 'notice' or c.not_before <= clock_timestamp())
      order by m.chat_id, m.kind <> 'notice', m.kind = 'order_news', m.telegram_message_id is not null, m.id
    ) m
    order by kind = 'order_news', kind = 'order_card', id limit ${maxChatsPerTurn}`;
}

/** Marks a message as tried: from now on Telegram may have it. */
export async function markBotMessageTried(sql: Sql, id: Int8): Promise<void> {
  await sql`update bot_messages set tried_at = clock_timestamp() where id = ${id}`;
}

/** Records the version that a message shows; its next edit waits `restMs`. `telegramMessageId` null: it has none, or keeps the one it has. */
export async function recordBotMessageShown(
  sql: Sql,
  { id, wantedVersion }: Pick<OwedBotMessage, 'id' | 'wantedVersion'>,
  telegramMessageId: Int8 | null,
  restMs: number,
): Promise<void> {
  await sql`
    update bot_messages set shown_version = greatest(shown_version, ${wantedVersion}::integer),
      telegram_message_id = coalesce(${telegramMessageId}::bigint, telegram_message_id),
      due_at = clock_timestamp() + ${restMs} * interval '1 ms'
    where id = ${id}`;
}

/** Sends nothing more to a person for `restMs`: neither the bot nor alerts. */
export async function restBotChat(sql: Sql, chatId: string, restMs: number): Promise<void> {
  await sql`
    with alerts as (
      update alert_chats set not_before = greatest(not_before, clock_timestamp() + ${restMs} * interval '1 ms') where chat_id = ${chatId}
    )
    update bot_chats set not_before = clock_timestamp() + ${restMs} * interval '1 ms' where chat_id = ${chatId}`;
}

/** Deletes messages that are older than 30 days, some at a time. */
export async function forgetOldBotMessages(sql: Sql): Promise<void> {
  await sql`
    delete from bot_messages where id in (
      select id from bot_messages where created_at < now() - ${keptFor}::interval order by created_at limit 1000)`;
}
