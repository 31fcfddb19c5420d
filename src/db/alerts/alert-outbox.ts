import type { Int8, Sql } from '../client.ts';

/** A chat to which something is due now. `target` is the id that Telegram knows it by today. */
export interface DueChat {
  chatId: string;
  target: string;
}

/** An alert that a chat has no message of yet. `held`: it waited through quiet hours. */
export interface PendingNotice {
  alertId: Int8;
  held: boolean;
}

/** A message that is to be sent (`telegramMessageId` null) or edited, with all alerts that it shows. */
export interface OwedMessage {
  id: Int8;
  telegramMessageId: Int8 | null;
  digest: boolean;
  /** Telegram may have it already, without our knowing. */
  tried: boolean;
  alertIds: Int8[];
}

/**
 * Takes over the chats of the environment: new ones are owed all open alerts, those that are no longer named are left in peace.
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

/** The notices of a chat, locked in the order in which alerts that change lock them. */
const inOrder = (sql: Sql, chatId: string, alertIds: Int8[]) => sql`
  (alert_id, chat_id) in (
    select alert_id, chat_id from alert_notices where chat_id = ${chatId} and alert_id = any (${alertIds}::bigint[])
    order by alert_id for no key update)`;

/** Chats to which something is due now. */
export function listDueChats(sql: Sql): Promise<DueChat[]> {
  return sql<DueChat[]>`
    select c.chat_id, coalesce(c.moved_to, c.chat_id) as target from alert_chats c
    where c.active and c.not_before <= clock_timestamp() and exists (
      select 1 from alert_notices n
      where n.chat_id = c.chat_id and n.shown_version < n.wanted_version and n.due_at <= clock_timestamp())
    order by c.not_before, c.chat_id`;
}

/** What a chat has no message of yet and is due, oldest first, at most 500. */
export function listPendingNotices(sql: Sql, chatId: string): Promise<PendingNotice[]> {
  return sql<PendingNotice[]>`
    select alert_id, due_at > '-infinity' as held from alert_notices
    where chat_id = ${chatId} and message_id is null and shown_version < wanted_version and due_at <= clock_timestamp()
    order by alert_id limit 500`;
}

/** Lets alerts wait until a moment. */
export async function holdNotices(sql: Sql, chatId: string, alertIds: Int8[], until: Date): Promise<void> {
  await sql`
    update alert_notices set due_at = ${until} where ${inOrder(sql, chatId, alertIds)}`;
}

/** The chat need not hear of these any more: they are over before it did. */
export async function dropNotices(sql: Sql, chatId: string, alertIds: Int8[]): Promise<void> {
  await sql`
    update alert_notices set shown_version = wanted_version where ${inOrder(sql, chatId, alertIds)}`;
}

/** Writes down a message that is to show these alerts, before anything is sent. */
export async function addMessage(sql: Sql, chatId: string, alertIds: Int8[], digest: boolean): Promise<void> {
  await sql`
    with message as (insert into alert_messages (chat_id, digest) values (${chatId}, ${digest}) returning id)
    update alert_notices set message_id = message.id from message where ${inOrder(sql, chatId, alertIds)}`;
}

/** The next message of a chat that has something due: new ones before changes of old ones. */
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

/** From now on Telegram may have it. */
export async function markTried(sql: Sql, messageId: Int8): Promise<void> {
  await sql`update alert_messages set tried_at = clock_timestamp() where id = ${messageId}`;
}

/** What a message shows now, by alert and version. Its next change waits `restMs`, so that a figure that moves a lot is told in steps. */
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
    from sent, unnest(${shown.map(({ id }) => id)}::bigint[], ${shown.map(({ version }) => version)}::int[]) as s (id, version)
    where n.message_id = sent.id and n.alert_id = s.id`;
}

/** The message is gone in Telegram: it is to be sent anew. */
export async function forgetMessage(sql: Sql, messageId: Int8): Promise<void> {
  await sql`update alert_messages set telegram_message_id = null, tried_at = null where id = ${messageId}`;
}

/** Nothing goes to this chat for so long. `error`: why it cannot be written to; null: it can. */
export async function restChat(sql: Sql, chatId: string, restMs: number, error: string | null = null): Promise<void> {
  await sql`
    update alert_chats set not_before = clock_timestamp() + ${restMs} * interval '1 ms', error_message = ${error}
    where chat_id = ${chatId}`;
}

/** The chat has another id now. */
export async function moveChat(sql: Sql, chatId: string, movedTo: string): Promise<void> {
  await sql`update alert_chats set moved_to = ${movedTo} where chat_id = ${chatId}`;
}
