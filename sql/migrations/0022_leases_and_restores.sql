-- The sweep is leased instead of locked: a frozen process kept its lock for as long as it was frozen. A restored or copied database
-- is noticed, and calls no marketplace until a person says so.

alter table deployment
  add column sweeper uuid,
  add column swept_until timestamptz not null default '-infinity',
  add column place jsonb,
  add column held_since timestamptz,
  add column held_because text;
comment on column deployment.sweeper is 'Lease of the sweep: who does it; null: nobody.';
comment on column deployment.swept_until is 'When the lease of the sweep ends. Its owner renews it with each step.';
comment on column deployment.place is 'Where the database is, as database_place() said when the era began; null: no process has run on it yet.';
comment on column deployment.held_since is 'Since when no marketplace is called because the database was restored; null: calls go out.';
comment on column deployment.held_because is 'How it was restored, as restored_how() said; null: calls go out.';

alter table alerts drop constraint alerts_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table alerts add constraint alerts_kind_check check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift',
  'guard_held', 'unlinked_sale', 'credential_expires', 'event_waits', 'event_failed', 'restored'));
