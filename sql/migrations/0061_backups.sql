-- Backups that `ombor backup --nightly` makes, tests and sends away: monitoring must notice when none succeeds.

create table backups (
  id bigint generated always as identity primary key,
  started_at timestamptz not null default now(),
  has_until timestamptz,
  tested_at timestamptz,
  bytes bigint check (bytes > 0),
  kept_at text[] not null default '{}',
  problem text check (length(problem) <= 1000)
);
comment on table backups is 'Sealed backups of the last 90 days, and attempts. Those that a person makes with `ombor backup FOLDER` are not among them.';
comment on column backups.id is 'In the order in which they began.';
comment on column backups.started_at is 'When it began.';
comment on column backups.has_until is 'It has everything that was committed before. Null: it did not get so far.';
comment on column backups.tested_at is 'When it had been restored into a database of its own whose books balance, and all places had taken it. Null: not, or not yet.';
comment on column backups.bytes is 'Size of the sealed file.';
comment on column backups.kept_at is 'The places that took it, as people name them.';
comment on column backups.problem is 'Why it failed; null: it did not, or has not ended.';
