-- Reading back what marketplaces show, and holding back what looks like a mistake.

alter table marketplaces add column reconcile_interval_minutes integer not null default 1440
  check (reconcile_interval_minutes between 5 and 43200);
comment on column marketplaces.reconcile_interval_minutes is 'How often every listing is read back and compared, in minutes.';

alter table marketplace_leases add column reconciled_at timestamptz;
comment on column marketplace_leases.reconciled_at is 'When all listings were last read back; null: never.';
alter table marketplace_leases add column reconcile_after integer;
comment on column marketplace_leases.reconcile_after is 'Key of the last listing that the read-back under way has read; null: none is under way.';
alter table marketplace_leases add column reconcile_asked_at timestamptz not null default '-infinity';
comment on column marketplace_leases.reconcile_asked_at is 'When a look was last asked for, so that it is not asked for at every sweep.';

alter table pushes add column held_version bigint not null default 0;
comment on column pushes.held_version is 'Equal to owed_version: the guard holds this push until a person confirms it, or a new reason to push comes.';
alter table pushes add column held_reason text;
comment on column pushes.held_reason is 'Why the guard held it last.';
alter table pushes add column zero_confirmed_at timestamptz;
comment on column pushes.zero_confirmed_at is 'When a person last confirmed that it may show 0; it holds until the stock changes. Null: never.';

create table drifts (
  id bigint generated always as identity primary key,
  marketplace_product_id integer not null references marketplace_products (id) on delete cascade,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer not null references products (id),
  status text not null default 'suspected' check (status in ('suspected', 'open', 'resolved')),
  cause text check (cause in ('missed_event', 'manual_edit', 'rejected_push', 'ghost_write', 'not_listed', 'unknown')),
  arithmetic text,
  figure integer not null,
  shown integer,
  told integer,
  told_at timestamptz,
  inventory_version integer not null,
  owed_version bigint not null,
  first_read_at timestamptz not null default now(),
  confirmed_at timestamptz,
  resolved_at timestamptz,
  resolution text check (resolution in ('pushed', 'equal', 'accepted')),
  accepted_at timestamptz,
  accepted_by text,
  check ((status = 'suspected') = (confirmed_at is null)),
  check ((status = 'resolved') = (resolved_at is not null)),
  check ((resolved_at is null) = (resolution is null)),
  check ((cause is null) = (arithmetic is null)),
  check (status = 'suspected' or cause is not null)
);
create unique index drifts_unresolved on drifts (marketplace_product_id) where status <> 'resolved';
create index drifts_marketplace on drifts (marketplace_id, id);
comment on table drifts is 'Differences between what a marketplace shows and what it should show, found by reading it back.';
comment on column drifts.id is 'Order of finding.';
comment on column drifts.marketplace_product_id is 'The listing.';
comment on column drifts.marketplace_id is 'Its marketplace.';
comment on column drifts.product_id is 'Its product.';
comment on column drifts.status is 'suspected: seen once; open: seen twice, unchanged in between; resolved: no longer so.';
comment on column drifts.cause is 'What explains it best; null while suspected.';
comment on column drifts.arithmetic is 'How the figures lead to that, in words; null while suspected.';
comment on column drifts.figure is 'What it should show, in items.';
comment on column drifts.shown is 'What it showed, in items; null: it does not list the product.';
comment on column drifts.told is 'What it provably showed before, in items: our last acknowledged figure, its own sales counted; null: not known.';
comment on column drifts.told_at is 'When our last figure was acknowledged; null: never.';
comment on column drifts.inventory_version is 'The product''s version at the first look: a change in between ends the suspicion.';
comment on column drifts.owed_version is 'The listing''s owed_version at the first look, for the same reason.';
comment on column drifts.first_read_at is 'When it was first seen.';
comment on column drifts.confirmed_at is 'When it was seen again, unchanged; null while suspected.';
comment on column drifts.resolved_at is 'When it ended; null: it has not.';
comment on column drifts.resolution is 'pushed: our figure was acknowledged again; equal: it read equal; accepted: a person took its figure over.';
comment on column drifts.accepted_at is 'When a person said that the difference was real and our stock followed; null: nobody did.';
comment on column drifts.accepted_by is 'Who.';

alter table marketplaces add column account_checked_at timestamptz;
comment on column marketplaces.account_checked_at is 'When its credentials were last tried with a harmless call; null: never.';
alter table marketplaces add column account_missing text[] not null default '{}';
comment on column marketplaces.account_missing is 'What the last check found lacking: rights or settings, each as a sentence that says what to do.';
alter table marketplace_leases add column account_asked_at timestamptz not null default '-infinity';
comment on column marketplace_leases.account_asked_at is 'When a check of the account was last asked for, so that it is not asked for at every sweep.';
