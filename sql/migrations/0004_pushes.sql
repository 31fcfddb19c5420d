-- What is owed to each marketplace, who is sending it, and the log of what was sent.

create table pushes (
  id integer primary key references marketplace_products (id) on delete cascade,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer not null references products (id),
  seen_version integer not null default 0,
  owed_version bigint not null default 1,
  pushed_version bigint not null default 0,
  expected_stock integer,
  own_version integer not null default 0,
  sent_at timestamptz,
  answered_at timestamptz,
  answered_marketplace_at timestamptz,
  open_until timestamptz,
  settle_at timestamptz,
  next_push_at timestamptz,
  failures integer not null default 0,
  refused_reason text,
  owed_since timestamptz not null default now(),
  trigger_type text not null default 'manual' check (trigger_type in ('webhook', 'manual', 'scheduled')),
  check (pushed_version <= owed_version)
) with (fillfactor = 70);
create index pushes_owed on pushes (marketplace_id, owed_since) where pushed_version < owed_version;
create index pushes_settle on pushes (marketplace_id, settle_at) where settle_at is not null;
create index pushes_open on pushes (open_until) where open_until is not null;
create index pushes_product on pushes (product_id);
comment on table pushes is 'One row per marketplace product of a marketplace with an API: what it is owed and what it shows as far as we can prove.';
comment on column pushes.id is 'The marketplace product.';
comment on column pushes.marketplace_id is 'Its marketplace, so that what is owed is found in this table alone.';
comment on column pushes.product_id is 'Its product, for the same reason.';
comment on column pushes.seen_version is 'The inventory.version that plan_pushes has planned for.';
comment on column pushes.owed_version is 'Counts the reasons to push: stock, rule, resume, drift, lost answer.';
comment on column pushes.pushed_version is 'The owed_version that the last answered push had read; below owed_version: a push is owed. Never falls.';
comment on column pushes.expected_stock is 'What the marketplace shows as far as we can prove, in items; null: not known.';
comment on column pushes.own_version is 'The inventory.version of the marketplace''s own last sale that left expected_stock unknown.';
comment on column pushes.sent_at is 'When the last push was sent.';
comment on column pushes.answered_at is 'When the last answered push was answered, by our clock.';
comment on column pushes.answered_marketplace_at is 'The same by the marketplace''s clock (Date header, cut to the second); null: it sent none.';
comment on column pushes.open_until is 'A push is under way until then at the latest; null: none. Past: its sender died, its result is unknown.';
comment on column pushes.settle_at is 'After a push of unknown result: push once more at this time, when the lost one can no longer land.';
comment on column pushes.next_push_at is 'Not before this time: the marketplace or its limits said so.';
comment on column pushes.failures is 'Pushes in a row without an answer.';
comment on column pushes.refused_reason is 'Why the marketplace refused this item; null: it did not.';
comment on column pushes.owed_since is 'Since when something has been owed without a break: the change that it waits for.';
comment on column pushes.trigger_type is 'What caused the newest reason to push, for the sync log.';

create table marketplace_leases (
  marketplace_id integer primary key references marketplaces (id) on delete cascade,
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  not_before timestamptz not null default '-infinity',
  failures integer not null default 0,
  tokens double precision not null default 0,
  refilled_at timestamptz not null default '-infinity',
  wake_at timestamptz not null default '-infinity',
  last_success_at timestamptz,
  last_error text
);
comment on table marketplace_leases is 'Who may call a marketplace now: one holder at a time, and the pace that all processes share.';
comment on column marketplace_leases.marketplace_id is 'Which marketplace.';
comment on column marketplace_leases.owner is 'Token of the present holder; null: nobody.';
comment on column marketplace_leases.leased_until is 'Until when the lease holds, by the database''s clock.';
comment on column marketplace_leases.not_before is 'No call before this time: back-off after failures, or the marketplace asked for it.';
comment on column marketplace_leases.failures is 'Calls in a row that failed as a whole.';
comment on column marketplace_leases.tokens is 'Calls left in the token bucket at refilled_at.';
comment on column marketplace_leases.refilled_at is 'When tokens was last computed.';
comment on column marketplace_leases.wake_at is 'The next wake-up that was asked for, so that it is not asked for twice.';
comment on column marketplace_leases.last_success_at is 'When a call was last answered well.';
comment on column marketplace_leases.last_error is 'What went wrong last; null after a success.';

create table sync_logs (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  trigger_type text not null check (trigger_type in ('webhook', 'manual', 'scheduled')),
  sync_type text not null check (sync_type in ('stock', 'orders')),
  direction text not null check (direction in ('push', 'pull')),
  status text not null check (status in ('success', 'error')),
  items integer not null check (items >= 0),
  calls integer not null default 0 check (calls >= 0),
  error_message text,
  latency_ms integer,
  details jsonb,
  created_at timestamptz not null default now()
);
create index sync_logs_marketplace on sync_logs (marketplace_id, id);
create index sync_logs_created on sync_logs (created_at);
comment on table sync_logs is 'One row for each push, pull and poll that did something, success or error.';
comment on column sync_logs.id is 'Order of recording.';
comment on column sync_logs.marketplace_id is 'With which marketplace.';
comment on column sync_logs.trigger_type is 'What triggered this sync';
comment on column sync_logs.sync_type is 'stock or orders.';
comment on column sync_logs.direction is 'push: our figures to the marketplace; pull: its figures or orders to us.';
comment on column sync_logs.status is 'success: every item accepted; error: error_message says what was not.';
comment on column sync_logs.items is 'How many items it was about.';
comment on column sync_logs.calls is 'How many HTTP calls it took.';
comment on column sync_logs.error_message is 'What the marketplace answered, when not all went well.';
comment on column sync_logs.latency_ms is 'Milliseconds from the oldest change in it to the answer; null for pulls.';
comment on column sync_logs.details is 'Item by item: marketplace SKU, figure, outcome, reason.';
comment on column sync_logs.created_at is 'When it ended.';

create table worker_pools (
  pool_id text primary key,
  host text not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);
comment on table worker_pools is 'Live worker processes; a pool whose heartbeat stops has its jobs unlocked by the others.';
comment on column worker_pools.pool_id is 'The id under which it locks jobs.';
comment on column worker_pools.host is 'Machine and process, for people.';
comment on column worker_pools.started_at is 'When it started.';
comment on column worker_pools.heartbeat_at is 'When it last said that it lives.';
