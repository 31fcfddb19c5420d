-- The bot: whom it may write to, what it owes them, and how far it has read what they wrote.

create table bot_reader (
  only_row boolean primary key default true check (only_row),
  active boolean not null default false,
  bot_hash bytea,
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  next_update_id bigint not null default 0,
  read_at timestamptz not null default '-infinity',
  failures integer not null default 0
);
comment on table bot_reader is 'One row: who reads what people write to the bot, and how far. One process at a time, because Telegram hands out an update to one caller.';
comment on column bot_reader.only_row is 'Always true: the primary key that keeps the table at one row.';
comment on column bot_reader.active is 'Whether TELEGRAM_BOT_ANSWERS is on. Without it nothing is owed to anybody.';
comment on column bot_reader.bot_hash is 'SHA-256 of the TELEGRAM_BOT_TOKEN whose updates are counted: another bot counts anew. Null: none yet.';
comment on column bot_reader.owner is 'Token of the present holder; null: nobody.';
comment on column bot_reader.leased_until is 'Until when the lease holds, by the database''s clock.';
comment on column bot_reader.next_update_id is 'Telegram''s number of the first update that is not handled yet.';
comment on column bot_reader.read_at is 'When the last update was handled. After a quiet week Telegram may number anew.';
comment on column bot_reader.failures is 'How often the next update could not be handled.';
insert into bot_reader default values;

create table bot_chats (
  chat_id text primary key check (chat_id ~ '^\d{1,20}$'),
  may_write boolean not null,
  language text check (language in ('uz', 'ru', 'en')),
  language_code text check (length(language_code) <= 20),
  greeted_at timestamptz,
  not_before timestamptz not null default '-infinity',
  added_at timestamptz not null default now()
);
comment on table bot_chats is 'People whom the bot may write to: they wrote to it, or allowed it in the Mini App. Personal data.';
comment on column bot_chats.chat_id is 'Telegram user id, which is the id of the chat with the bot too.';
comment on column bot_chats.may_write is 'Whether the bot may write; false: the person blocked it.';
comment on column bot_chats.language is 'The language that the person chose; null: that of their Telegram.';
comment on column bot_chats.language_code is 'Language of their Telegram, such as uz; null: not reported.';
comment on column bot_chats.greeted_at is 'When a person without a role last got the sentence for strangers; null: never.';
comment on column bot_chats.not_before is 'No message before this time: Telegram''s limits.';
comment on column bot_chats.added_at is 'When the bot first knew of the person.';

create table bot_messages (
  id bigint generated always as identity primary key,
  chat_id text not null references bot_chats (chat_id) on delete cascade,
  kind text not null check (kind in ('notice', 'answer', 'login', 'order_card', 'order_news')),
  order_id bigint references orders (id) on delete cascade,
  body jsonb not null default '{}',
  telegram_message_id bigint,
  wanted_version integer not null default 1,
  shown_version integer not null default 0,
  due_at timestamptz not null default '-infinity',
  tried_at timestamptz,
  created_at timestamptz not null default now(),
  check ((kind in ('order_card', 'order_news')) = (order_id is not null))
);
create index bot_messages_owed on bot_messages (chat_id, id) where shown_version < wanted_version;
create index bot_messages_order on bot_messages (order_id) where order_id is not null;
create index bot_messages_age on bot_messages (created_at);
comment on table bot_messages is 'What the bot sends to people, stored before it is sent. Deleted after 30 days. Personal data.';
comment on column bot_messages.id is 'Our own key; rises.';
comment on column bot_messages.chat_id is 'To whom.';
comment on column bot_messages.kind is 'notice: a line over the chat after a button was pressed; answer: to what was asked; login: a sign-in link, made when it is sent; order_card: an order with buttons; order_news: what became of a buyer''s order.';
comment on column bot_messages.order_id is 'Of order_card and order_news: which order.';
comment on column bot_messages.body is 'By kind: {html} of an answer, {callbackId, text} of a notice, {status} of order_news, {asks} of a card that asks whether to cancel.';
comment on column bot_messages.telegram_message_id is 'Telegram''s number of the message, by which it is edited; null: not known to be sent.';
comment on column bot_messages.wanted_version is 'The version that should be shown.';
comment on column bot_messages.shown_version is 'The version that was sent last; below wanted_version: something is owed.';
comment on column bot_messages.due_at is 'Not before this time.';
comment on column bot_messages.tried_at is 'When it was last tried: from then on Telegram may have it. Null: never.';
comment on column bot_messages.created_at is 'When it was decided on.';
