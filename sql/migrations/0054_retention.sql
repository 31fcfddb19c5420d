-- What is deleted after a time, and how far that has come.

create table retention (
  subject text primary key check (subject in ('events', 'sync_logs', 'drifts', 'figures', 'jobs')),
  deleted_rows bigint not null default 0 check (deleted_rows >= 0),
  deleted_before timestamptz not null default '-infinity',
  next_at timestamptz not null default '-infinity'
);
insert into retention (subject) values ('events'), ('sync_logs'), ('drifts'), ('figures'), ('jobs');
comment on table retention is 'Rows that are deleted when they are old, one row per kind. Written by forget_old only.';
comment on column retention.subject is 'events: marketplace_webhooks; figures: listing_figures; jobs: failed for good; the others as their tables.';
comment on column retention.deleted_rows is 'How many were deleted so far.';
comment on column retention.deleted_before is 'All that was recorded before was looked at, and deleted unless it is still needed.';
comment on column retention.next_at is 'When it is looked at again.';

create index drifts_resolved on drifts (resolved_at) where status = 'resolved';
