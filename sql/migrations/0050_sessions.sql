-- Sessions: what a person gets once for a credential (API key, initData, one-time link), listed, and ended one by one or all at once.
-- And the one-time links themselves.

create table sessions (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  method text not null check (method in ('api_key', 'telegram', 'link')),
  api_key_id integer references api_keys (id) on delete cascade,
  telegram_user_id text,
  name text not null check (length(name) <= 200),
  bot_hash bytea,
  device text check (length(device) between 1 and 200),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz not null,
  check (num_nonnulls(api_key_id, telegram_user_id) > 0),
  check ((method = 'telegram') = (bot_hash is not null))
);
create index sessions_api_key on sessions (api_key_id, id);
create index sessions_telegram on sessions (telegram_user_id, id);
create index sessions_expiry on sessions (expires_at);
comment on table sessions is 'Who is signed in where. A session that was ended has no row any more; the audit log keeps those of staff.';
comment on column sessions.id is 'Our own key; rises.';
comment on column sessions.token_hash is 'SHA-256 of the session token, which is shown once.';
comment on column sessions.method is 'What the person signed in with: api_key, telegram (initData), link (one-time).';
comment on column sessions.api_key_id is 'Of staff: whose it is, and by whose role. Null: a buyer.';
comment on column sessions.telegram_user_id is 'Of whoever signed in by Telegram: their user id.';
comment on column sessions.name is 'Name of the key, or the first name of the buyer, when the session began.';
comment on column sessions.bot_hash is 'Of whoever signed in by Telegram: SHA-256 of the TELEGRAM_BOT_TOKEN that the initData was signed with. With another token the session ends.';
comment on column sessions.device is 'What the app calls the device, for people who look through their sessions; null: not given.';
comment on column sessions.created_at is 'When the session began.';
comment on column sessions.last_used_at is 'When it was last used, to the minute; null: never. Open connections count once per hour.';
comment on column sessions.expires_at is 'When it ends unless it is used before; each use moves it on.';

create table sign_in_links (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('owner', 'operator', 'viewer')),
  created_at timestamptz not null default now(),
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table sign_in_links is 'One-time links to sign in with. Links that have ended are deleted after 30 days.';
comment on column sign_in_links.id is 'Our own key.';
comment on column sign_in_links.token_hash is 'SHA-256 of what stands in the link, which is shown once.';
comment on column sign_in_links.name is 'Who signs in with it, as the ledger names them.';
comment on column sign_in_links.role is 'What they may do: owner, operator, viewer.';
comment on column sign_in_links.created_at is 'When the link was made.';
comment on column sign_in_links.created_by is 'Who made it: a person as in the ledger, or the command line.';
comment on column sign_in_links.expires_at is 'Until when it can be used.';
comment on column sign_in_links.used_at is 'When somebody signed in with it; null: nobody did.';

comment on table api_keys is 'Who may use the API as staff. A key is shown once; only its hash is kept. Whoever signed in by a link has a row whose key nobody knows.';
comment on column api_keys.key_prefix is 'The first characters of the key, at most an eighth of it, so that people can tell keys apart; empty: its person signs in by links.';
