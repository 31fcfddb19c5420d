-- A call of which a marketplace refuses everything and names no item: smaller calls find out which item is to blame, and whether it is
-- an item at all.

alter table pushes
  add column batch_limit integer,
  add column suspected_at timestamptz;
comment on column pushes.batch_limit is 'The most items that may be sent in one call with this one, because a call that contained it was refused and no item was named. 1: alone, also after it was found to be to blame, until the marketplace accepts it. Null: no limit of its own.';
comment on column pushes.suspected_at is 'Since when the marketplace has refused this figure without any proof that the item is to blame, and not the marketplace. Null: it is not refused, or the item is to blame (refused_reason).';
-- squawk-ignore require-concurrent-index-creation
create index pushes_limited on pushes (marketplace_id) where batch_limit is not null;
-- squawk-ignore require-concurrent-index-creation
create index pushes_suspected on pushes (marketplace_id) where suspected_at is not null;
-- squawk-ignore require-concurrent-index-creation
create index pushes_refused on pushes (marketplace_id) where refused_reason is not null;

alter table marketplace_leases add column refusals integer not null default 0;
comment on column marketplace_leases.refusals is 'Calls in a row in which the marketplace refused every figure, without proof that their items are to blame.';

alter table alerts drop constraint alerts_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table alerts add constraint alerts_kind_check check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift',
  'guard_held', 'unlinked_sale', 'credential_expires', 'event_waits', 'event_failed', 'restored', 'figure_refused'));
