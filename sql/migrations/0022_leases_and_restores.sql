-- The sweep is leased instead of locked: a frozen process kept its lock for as long as it was frozen.

alter table deployment
  add column sweeper uuid,
  add column swept_until timestamptz not null default '-infinity';
comment on column deployment.sweeper is 'Lease of the sweep: who does it; null: nobody.';
comment on column deployment.swept_until is 'When the lease of the sweep ends. Its owner renews it with each step.';
