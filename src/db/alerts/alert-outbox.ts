import type { Int8, Sql } from '../client.ts';
import { rowsOf } from '../rows.ts';

/** A chat with something to send now. `target` is its present id in Telegram. */
export interface DueChat {
  chatId: string;
  target: string;
}

/** An alert without a message in a chat. `wasDelayed`: it waited until the end of quiet hours. */
export interface PendingNotice {
  alertId: Int8;
  wasDelayed: boolean;
}

/** A message to be sent (`telegramMessageId` null) or edited, with all alerts that it shows. */
export interface OwedMessage {
  id: Int8;
  telegramMessageId: Int8 | null;
  digest: boolean;
  /** true: it may already have been sent, although no answer came. */
  tried: boolean;
  alertIds: Int8[];
}

/**
 * Stores the chats of TELEGRAM_ALERT_CHAT_IDS: new ones get all open alerts, chats that are no longer listed get no messages.
 */
export async function syncAlertChats(sql: Sql, chatIds: readonly string[]): Promise<void> {
  const ids = [...chatIds];
  await sql.begin(async (tx) => {
    await tx`update alert_chats set active = false where active and chat_id <> all (${ids}::text[])`;
    const fresh = await tx<{ chatId: string }[]>`
      insert into alert_chats as c (chat_id) select unnest(${ids}::text[]) order by 1
      on conflict (chat_id) do update set active = true, not_before = '-infinity', error_message = null where not c.active
      returning chat_id`;
    await tx`
      insert into alert_notices (alert_id, chat_id, wanted_version)
      select a.id, f.chat_id, a.version from alerts a cross join unnest(${fresh.map(({ chatId }) => chatId)}::text[]) as f (chat_id)
      where a.resolved_at is null
      on conflict (alert_id, chat_id) do update set wanted_version = excluded.wanted_version`;
  });
}

/** The notices of a chat, locked in the same order as by changes of alerts. */
const inOrder = (sql: Sql, chatId: string, alertIds: Int8[]) => sql`
  (alert_id, chat_id) in (
    select alert_id, chat_id from alert_notices where chat_id = ${chatId} and alert_id = any (${alertIds}::bigint[])
    order by alert_id for no key update)`;

/** Chats with something to send now. */
export function listDueChats(sql: Sql): Promise<DueChat[]> {
  return sql<DueChat[]>`
    select c.chat_id, coalesce(c.moved_to, c.chat_id) as target from alert_chats c
    where c.active and c.not_before <= clock_timestamp() and exists (
      select 1 from alert_notices n
      where n.chat_id = c.chat_id and n.shown_version < n.wanted_version and n.due_at <= clock_timestamp())
    order by c.not_before, c.chat_id`;
}

/** Alerts of a chat that are due and have no message yet, oldest first, at most 500. */
export function listPendingNotices(sql: Sql, chatId: string): Promise<PendingNotice[]> {
  return sql<PendingNotice[]>`
    select alert_id, due_at > '-infinity' as was_delayed from alert_notices
    where chat_id = ${chatId} and message_id is null and shown_version < wanted_version and due_at <= clock_timestamp()
    order by alert_id limit 500`;
}

/** Delays the messages of alerts until a time. */
export async function delayNotices(sql: Sql, chatId: string, alertIds: Int8[], until: Date): Promise<void> {
  await sql`
    update alert_notices set due_at = ${until} where ${inOrder(sql, chatId, alertIds)}`;
}

/** Marks alerts as shown without a message: they were resolved before one was sent. */
export async function dropNotices(sql: Sql, chatId: string, alertIds: Int8[]): Promise<void> {
  await sql`
    update alert_notices set shown_version = wanted_version where ${inOrder(sql, chatId, alertIds)}`;
}

/** Stores a message for these alerts, before anything is sent. */
export async function addMessage(sql: Sql, chatId: string, alertIds: Int8[], digest: boolean): Promise<void> {
  await sql`
    with message as (insert into alert_messages (chat_id, digest) values (${chatId}, ${digest}) returning id)
    update alert_notices set message_id = message.id from message where ${inOrder(sql, chatId, alertIds)}`;
}

/** The next due message of a chat: new messages before edits of sent ones. */
export async function findOwedMessage(sql: Sql, chatId: string): Promise<OwedMessage | undefined> {
  const [row] = await sql<OwedMessage[]>`
    select m.id, m.telegram_message_id, m.digest, m.tried_at is not null as tried,
      (select array_agg(n.alert_id order by n.alert_id) from alert_notices n where n.message_id = m.id) as alert_ids
    from alert_messages m
    where m.id in (
      select n.message_id from alert_notices n
      where n.chat_id = ${chatId} and n.shown_version < n.wanted_version and n.due_at <= clock_timestamp())
    order by m.telegram_message_id is not null, m.id limit 1`;
  return row;
}

/** Marks a message as tried: from now on it may have been sent. */
export async function markTried(sql: Sql, messageId: Int8): Promise<void> {
  await sql`update alert_messages set tried_at = clock_timestamp() where id = ${messageId}`;
}

/** Records the alerts and versions that a message shows. Its next edit waits `restMs`, so that fast changes are sent together. */
export async function recordMessageShown(
  sql: Sql,
  message: { id: Int8; telegramMessageId: Int8 | null },
  shown: readonly { id: Int8; version: number }[],
  restMs: number,
): Promise<void> {
  await sql`
    with locked as materialized (
      select alert_id from alert_notices where message_id = ${message.id} order by alert_id for no key update
    ), sent as (
      update alert_messages set telegram_message_id = ${message.telegramMessageId}
      where id = ${message.id} and (select count(*) from locked) >= 0 returning id
    )
    update alert_notices n set shown_version = greatest(n.shown_version, s.version), due_at = clock_timestamp() + ${restMs} * interval '1 ms'
    from sent, ${rowsOf(sql, shown, { id: 'bigint', version: 'integer' })} s
    where n.message_id = sent.id and n.alert_id = s.id`;
}

/** Sends a message again: it was deleted in Telegram. */
export async function forgetMessage(sql: Sql, messageId: Int8): Promise<void> {
  await sql`update alert_messages set telegram_message_id = null, tried_at = null where id = ${messageId}`;
}

/** Sends nothing to this chat for `restMs`. `error`: why messages to it fail; null: they do not. */
export async function restChat(sql: Sql, chatId: string, restMs: number, error: string | null = null): Promise<void> {
  // Telegram's limit of a chat holds for what the bot writes there too.
  await sql`
    with bot as (
      update bot_chats set not_before = greatest(not_before, clock_timestamp() + ${restMs} * interval '1 ms')
      where chat_id = ${chatId} and ${error}::text is null
    )
    update alert_chats set not_before = clock_timestamp() + ${restMs} * interval '1 ms', error_message = ${error}
    where chat_id = ${chatId}`;
}

/** Stores the new id of a chat. */
export async function moveChat(sql: Sql, chatId: string, movedTo: string): Promise<void> {
  await sql`update alert_chats set moved_to = ${movedTo} where chat_id = ${chatId}`;
}
