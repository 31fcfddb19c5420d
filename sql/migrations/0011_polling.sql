-- What Ombor asks marketplaces by itself: the pace of its calls, its polls, and what they put into the inbox.

create table call_buckets (
  account text not null,
  bucket text not null,
  tokens double precision not null,
  refilled_at timestamptz not null default clock_timestamp(),
  not_before timestamptz not null default '-infinity',
  primary key (account, bucket)
);
comment on table call_buckets is 'One token bucket for each marketplace account and group of methods, shared by all processes.';
comment on column call_buckets.account is 'Names the account without giving it away: a keyed hash of its credentials. Two marketplaces with the same credentials share its limits.';
comment on column call_buckets.bucket is 'The adapter''s name for a group of methods with a limit of its own.';
comment on column call_buckets.tokens is 'Calls left at refilled_at; below 0: a dear answer has to be worked off first.';
comment on column call_buckets.refilled_at is 'When tokens was last computed. While a call is under way nothing is refilled, so that we never count more than the marketplace does.';
comment on column call_buckets.not_before is 'No call before this time: the marketplace asked for it.';

create table marketplace_calls (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  day date not null,
  kind text not null check (kind in ('stock', 'orders', 'other')),
  calls integer not null default 0 check (calls >= 0),
  left_today integer check (left_today >= 0),
  last_call_at timestamptz not null default now(),
  primary key (marketplace_id, day, kind)
);
comment on table marketplace_calls is 'HTTP calls a marketplace, business day and purpose.';
comment on column marketplace_calls.marketplace_id is 'Which marketplace.';
comment on column marketplace_calls.day is 'Business day.';
comment on column marketplace_calls.kind is 'stock: sets or reads figures; orders: watches orders; other: catalogue, account.';
comment on column marketplace_calls.calls is 'How many were sent.';
comment on column marketplace_calls.left_today is 'What the last answer said is left of the daily quota; null: the marketplace does not say.';
comment on column marketplace_calls.last_call_at is 'When the last one was answered or given up.';

create table marketplace_polls (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  kind text not null check (kind in ('orders', 'stock')),
  cursor text,
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  next_at timestamptz not null default now(),
  wake_at timestamptz not null default '-infinity',
  started_at timestamptz,
  polled_at timestamptz,
  read_at timestamptz,
  found_at timestamptz,
  rung_at timestamptz,
  pushed_at timestamptz,
  no_read_before timestamptz not null default '-infinity',
  calls integer not null default 1 check (calls >= 0),
  polls bigint not null default 0,
  failures integer not null default 0,
  last_error text,
  interval_seconds integer,
  interval_reason text,
  primary key (marketplace_id, kind)
);
create index marketplace_polls_due on marketplace_polls (next_at);
comment on table marketplace_polls is 'What is read of a marketplace by the clock: its orders or its stock figures. A row asks for the work; jobs only wake.';
comment on column marketplace_polls.marketplace_id is 'Which marketplace.';
comment on column marketplace_polls.kind is 'orders: its order list; stock: the figures that it shows.';
comment on column marketplace_polls.cursor is 'Where the next reading goes on, as the adapter wrote it; null: from the beginning. Written together with the inbox rows that it stands for.';
comment on column marketplace_polls.owner is 'Token of the process that polls now.';
comment on column marketplace_polls.leased_until is 'Until when it may, by the database''s clock.';
comment on column marketplace_polls.next_at is 'When the next poll is due.';
comment on column marketplace_polls.wake_at is 'The last wake-up that was asked for, so that it is not asked for twice.';
comment on column marketplace_polls.started_at is 'When the present or last poll began.';
comment on column marketplace_polls.polled_at is 'When the last poll that worked began.';
comment on column marketplace_polls.read_at is 'Everything that the marketplace told before this time has been read (the list of new orders before a push included).';
comment on column marketplace_polls.found_at is 'When a poll last found something new.';
comment on column marketplace_polls.rung_at is 'When the marketplace last rang: its own notification asked for a poll.';
comment on column marketplace_polls.pushed_at is 'When figures were last pushed: the orders are read once more 20 s after that.';
comment on column marketplace_polls.no_read_before is 'After a failed reading before a push: pushes do not wait for another one until then.';
comment on column marketplace_polls.calls is 'HTTP calls of the last poll that worked.';
comment on column marketplace_polls.polls is 'Polls that worked.';
comment on column marketplace_polls.failures is 'Polls in a row that failed.';
comment on column marketplace_polls.last_error is 'Why the last one failed; null: it worked.';
comment on column marketplace_polls.interval_seconds is 'Seconds from the last poll to the next.';
comment on column marketplace_polls.interval_reason is 'Why it is that long.';

alter table marketplace_webhooks
  add column origin text not null default 'webhook' check (origin in ('webhook', 'poll', 'notification')),
  add column waits_for text[],
  add column late boolean not null default false,
  add column held boolean not null default false;
create index idx_webhooks_held on marketplace_webhooks (marketplace_id) where held and status = 'failed';
create index idx_webhooks_waiting on marketplace_webhooks (marketplace_id, id) where waits_for is not null;
comment on column marketplace_webhooks.origin is 'webhook: signed by the marketplace; poll: read by us; notification: an unsigned doorbell, which moves nothing itself.';
comment on column marketplace_webhooks.waits_for is 'The marketplace''s SKUs and product ids that were not linked when the row failed; linking one of them makes it pending again.';
comment on column marketplace_webhooks.late is 'true: it waited for a link or came with the first reading, so that a count of its product may hold it already.';
comment on column marketplace_webhooks.held is 'true: such a count is newer than what it tells, or the guard finds it unusual; only a person''s replay applies it.';

alter table marketplaces add column sale_signal_since timestamptz;
comment on column marketplaces.sale_signal_since is 'Since when its sale_signal is what it is; null: always. Orders from before moved stock by the other signal.';

alter table deployment add column silence_checked_at timestamptz not null default '-infinity';
comment on column deployment.silence_checked_at is 'When it was last looked for marketplaces that are silent longer than usual.';

drop function if exists take_call(integer, double precision, integer);
drop function if exists take_call(text, text, double precision, integer, integer);
-- squawk-ignore ban-drop-column
alter table marketplace_leases drop column tokens, drop column refilled_at;
