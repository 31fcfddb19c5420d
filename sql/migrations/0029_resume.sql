-- Orders and alerts can be followed from a cursor on: what changed since it is found by the transaction that changed it.

create index orders_changed_tx on orders (changed_tx);

alter table alerts add column changed_tx xid8 not null default '0';
alter table alerts alter column changed_tx set default pg_current_xact_id();
comment on column alerts.changed_tx is 'The transaction that last changed the row.';
create index alerts_changed_tx on alerts (changed_tx);
