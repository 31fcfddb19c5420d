-- What a person should know of, and who was told it in Telegram.

create table alerts (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift', 'guard_held', 'unlinked_sale',
    'credential_expires')),
  product_id integer references products (id),
  marketplace_id integer references marketplaces (id) on delete cascade,
  about text check (length(about) between 1 and 300),
  cause_key text not null generated always as (
    kind || ':' || coalesce(marketplace_id::text, '') || ':' || coalesce(product_id::text, '') || ':' || coalesce(about, '')) stored,
  order_ids bigint[] not null default '{}',
  parameters jsonb not null default '{}',
  version integer not null default 1,
  raised_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz
);
create unique index alerts_open_cause on alerts (cause_key) where resolved_at is null;
create index alerts_open_product on alerts (product_id) where resolved_at is null and product_id is not null;
create index alerts_updated on alerts (updated_at);
comment on table alerts is 'What a person should know of: one open row a cause, changed as the cause changes, resolved when it is gone.';
comment on column alerts.id is 'Order of raising.';
comment on column alerts.kind is 'What is wrong.';
comment on column alerts.product_id is 'With which product; null: no single one.';
comment on column alerts.marketplace_id is 'On which marketplace; null: no single one.';
comment on column alerts.about is 'What else names the cause, such as a SKU that is not linked; null: nothing else.';
comment on column alerts.cause_key is 'Names the cause: kind, marketplace, product, about. Unique while open.';
comment on column alerts.order_ids is 'The orders that it concerns.';
comment on column alerts.parameters is 'The figures and names of its text, by kind; nothing of a customer.';
comment on column alerts.version is 'Counts the changes of the row, so that messages know whether they are up to date.';
comment on column alerts.raised_at is 'When the cause was first seen.';
comment on column alerts.updated_at is 'When the row last changed.';
comment on column alerts.resolved_at is 'When the cause was gone; null: open.';

create table alert_chats (
  chat_id text primary key,
  active boolean not null default true,
  moved_to text,
  not_before timestamptz not null default '-infinity',
  error_message text,
  added_at timestamptz not null default now()
);
comment on table alert_chats is 'The Telegram chats of TELEGRAM_ALERT_CHAT_IDS, and the pace of each, shared by all processes.';
comment on column alert_chats.chat_id is 'The chat as the environment names it.';
comment on column alert_chats.active is 'Whether the environment still names it.';
comment on column alert_chats.moved_to is 'Its new id, when Telegram said that the group became a supergroup.';
comment on column alert_chats.not_before is 'No message to it before this time: Telegram''s limits, or it refused the last one.';
comment on column alert_chats.error_message is 'Why it cannot be written to; null: it can.';
comment on column alert_chats.added_at is 'When the environment first named it.';

create table alert_messages (
  id bigint generated always as identity primary key,
  chat_id text not null references alert_chats (chat_id) on delete cascade,
  digest boolean not null,
  telegram_message_id bigint,
  tried_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table alert_messages is 'Messages in Telegram, written down before they are sent: one alert each, or several as a digest.';
comment on column alert_messages.id is 'Our own key.';
comment on column alert_messages.chat_id is 'In which chat.';
comment on column alert_messages.digest is 'Several alerts in one message: what waited through quiet hours, or came at once.';
comment on column alert_messages.telegram_message_id is 'Telegram''s number of the message, by which it is edited; null: not known to be sent.';
comment on column alert_messages.tried_at is 'When it was last tried: from then on Telegram may have it, whatever the answer was. Null: never.';
comment on column alert_messages.created_at is 'When it was decided on.';

create table alert_notices (
  alert_id bigint not null references alerts (id) on delete cascade,
  chat_id text not null references alert_chats (chat_id) on delete cascade,
  message_id bigint references alert_messages (id) on delete set null,
  wanted_version integer not null,
  shown_version integer not null default 0,
  due_at timestamptz not null default '-infinity',
  primary key (alert_id, chat_id)
);
create index alert_notices_owed on alert_notices (chat_id, due_at) where shown_version < wanted_version;
create index alert_notices_message on alert_notices (message_id);
comment on table alert_notices is 'What each chat is owed of each alert: the version that its message should show and the one that it shows.';
comment on column alert_notices.alert_id is 'Which alert.';
comment on column alert_notices.chat_id is 'Which chat.';
comment on column alert_notices.message_id is 'The message that shows it; null: none yet.';
comment on column alert_notices.wanted_version is 'The alert''s version that should be shown.';
comment on column alert_notices.shown_version is 'The version that Telegram was last told; below wanted_version: something is owed.';
comment on column alert_notices.due_at is 'Not before this time: the end of quiet hours, or a pause after a failure.';

create table alert_sender (
  only_row boolean primary key default true check (only_row),
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  not_before timestamptz not null default '-infinity',
  failures integer not null default 0,
  wake_at timestamptz not null default '-infinity'
);
comment on table alert_sender is 'One row: who may call the Bot API now, and not before when. One process at a time, so that limits hold and no message is sent twice.';
comment on column alert_sender.only_row is 'Always true: the primary key that keeps the table at one row.';
comment on column alert_sender.owner is 'Token of the present holder; null: nobody.';
comment on column alert_sender.leased_until is 'Until when the lease holds, by the database''s clock.';
comment on column alert_sender.not_before is 'No call before this time: Telegram asked for it, or it does not answer.';
comment on column alert_sender.failures is 'Calls in a row without an answer.';
comment on column alert_sender.wake_at is 'The next wake-up that was asked for, so that it is not asked for twice.';
insert into alert_sender default values;

-- The newest event of a marketplace, and pages of its events, are found without reading all of them.
-- squawk-ignore require-concurrent-index-deletion
drop index idx_webhooks_marketplace;
-- squawk-ignore require-concurrent-index-creation
create index idx_webhooks_marketplace on marketplace_webhooks (marketplace_id, id);
-- squawk-ignore require-concurrent-index-creation
create index idx_webhooks_failed on marketplace_webhooks (id) where status = 'failed';

alter table marketplaces add column credentials_expire_at timestamptz;
comment on column marketplaces.credentials_expire_at is 'When the credentials end, as far as the marketplace told at the last look; null: it does not say.';

create table order_item_expected_returns (
  id bigint generated always as identity primary key,
  order_item_id bigint not null references order_items (id) on delete cascade,
  quantity integer not null check (quantity > 0),
  source_key text not null unique,
  created_at timestamptz not null default now()
);
create index order_item_expected_returns_item on order_item_expected_returns (order_item_id);
comment on table order_item_expected_returns is 'Each event that said that items of a line are on their way back, so that its replay adds nothing.';
comment on column order_item_expected_returns.id is 'Our own key.';
comment on column order_item_expected_returns.order_item_id is 'The line.';
comment on column order_item_expected_returns.quantity is 'Items.';
comment on column order_item_expected_returns.source_key is 'Names the event and the line, for ever.';
comment on column order_item_expected_returns.created_at is 'When it was recorded.';
