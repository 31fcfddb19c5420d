-- Goods that the seller sends into a marketplace's own warehouse. The movements are in the ledger; here is what belongs together.

create table supplies (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id),
  lines integer not null check (lines between 1 and 200),
  note text,
  actor text not null,
  created_at timestamptz not null default now()
);
create index supplies_marketplace on supplies (marketplace_id, id);
comment on table supplies is 'Supplies to the own warehouse of a marketplace: transfers out of stock that were booked together.';
comment on column supplies.id is 'Order of booking. Its movements have the source keys supply:ID:LINE.';
comment on column supplies.marketplace_id is 'The marketplace whose warehouse gets the goods.';
comment on column supplies.lines is 'How many movements it has; their lines are counted from 1.';
comment on column supplies.note is 'A remark by a person, or null.';
comment on column supplies.actor is 'Who booked it.';
comment on column supplies.created_at is 'When it was booked.';
