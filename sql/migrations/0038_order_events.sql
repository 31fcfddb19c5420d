-- Who changed the status of an order, when and why. What was cancelled and returned has tables of its own.
create table order_events (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders (id) on delete cascade,
  status text check (status in ('held', 'expired', 'new', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned')),
  expected_units integer check (expected_units > 0),
  actor text not null,
  note text,
  recorded_at timestamptz not null default now(),
  check ((status is null) <> (expected_units is null))
);
create index order_events_order on order_events (order_id, id);
comment on table order_events is 'The history of orders: one row each time the status changed, or a person said that items come back. Empty for what happened before this table was made.';
comment on column order_events.id is 'Order of recording; for one order also the order of the changes.';
comment on column order_events.order_id is 'Which order.';
comment on column order_events.status is 'What it became; null: the status stayed.';
comment on column order_events.expected_units is 'Units that a person expects back from now on; null: the status changed.';
comment on column order_events.actor is 'Who: a person as in the ledger, the code of a marketplace that reported it, or ombor where time ran out.';
comment on column order_events.note is 'Why, in the words of a person; null: no reason was given.';
comment on column order_events.recorded_at is 'When it was recorded here.';
