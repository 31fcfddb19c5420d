-- Whether each method of a marketplace's API still answers as expected.

create table marketplace_methods (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  method text not null check (char_length(method) between 1 and 200),
  used_at timestamptz,
  tried_at timestamptz,
  sign jsonb,
  since timestamptz,
  seen_at timestamptz,
  is_certain boolean not null default false,
  primary key (marketplace_id, method),
  check ((sign is null) = (since is null) and (sign is null) = (seen_at is null))
);
comment on table marketplace_methods is 'The methods of a marketplace''s API that are called, and whether each answers as expected.';
comment on column marketplace_methods.marketplace_id is 'Which marketplace.';
comment on column marketplace_methods.method is 'As the documentation names it, such as POST /v2/products/stocks.';
comment on column marketplace_methods.used_at is 'When it was last seen to answer, give or take an hour; null: never.';
comment on column marketplace_methods.tried_at is 'When it was last due to be tried by a call of its own, because nothing else had used it for a day; null: never.';
comment on column marketplace_methods.sign is 'What says that it ends, or that its answers have another form than expected, as the parameters of METHOD_CHANGED; null: nothing.';
comment on column marketplace_methods.since is 'When the sign was first seen.';
comment on column marketplace_methods.seen_at is 'When the sign was last seen.';
comment on column marketplace_methods.is_certain is 'true: the sign counts at once; false: only after it was seen for a minute, because the page of a gateway looks the same.';

alter table marketplace_leases add column methods_asked_at timestamptz;
comment on column marketplace_leases.methods_asked_at is 'When a look for methods that nobody has used for a day was last asked for.';

alter table sync_logs drop constraint sync_logs_sync_type_check;
-- squawk-ignore constraint-missing-not-valid
alter table sync_logs add constraint sync_logs_sync_type_check check (sync_type in ('stock', 'orders', 'methods'));
comment on column sync_logs.sync_type is 'stock, orders, or methods (calls that only see whether a method still answers).';

alter table marketplace_calls drop constraint marketplace_calls_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table marketplace_calls add constraint marketplace_calls_kind_check check (kind in ('stock', 'orders', 'other', 'methods'));
comment on column marketplace_calls.kind is 'stock: sets or reads figures; orders: reads orders; methods: sees whether a method still answers; other: catalogue, account.';

alter table alerts drop constraint alerts_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table alerts add constraint alerts_kind_check check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift',
  'guard_held', 'unlinked_sale', 'credential_expires', 'event_waits', 'event_failed', 'restored', 'figure_refused', 'method_changed'));
