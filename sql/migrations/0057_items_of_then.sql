-- What belongs to the items in which a listing was sold before: figures that were on their way when that was changed, cancellations that
-- only a figure reports. And what replaced an accepted difference, whichever product its listing offers by then.

alter table pushes
  add column sent_units integer,
  add column confirmed_units integer,
  add column doubted_units integer[] not null default '{}';
comment on column pushes.sent_units is 'Units of the product in one item of sent_stock.';
comment on column pushes.confirmed_units is 'Units of the product in one item of confirmed_stock; null: not known, those of the time of the last answer count.';
comment on column pushes.doubted_units is 'Units of the product in one item of each of doubted_stocks, in their order; null: not known.';
alter table unlinked_pushes add column doubted_units integer[] not null default '{}';
comment on column unlinked_pushes.doubted_units is 'Units of the product in one item of each of doubted_stocks, in their order; null: not known.';
update pushes set doubted_units = array_fill(null::integer, array[cardinality(doubted_stocks)]) where doubted_stocks <> '{}';
update unlinked_pushes set doubted_units = array_fill(null::integer, array[cardinality(doubted_stocks)]) where doubted_stocks <> '{}';

create table cancelled_figures (
  source_key text primary key,
  units_per_item integer not null check (units_per_item >= 1),
  created_at timestamptz not null default now()
);
comment on table cancelled_figures is 'Cancellations that only a figure reported after a listing was sold in other items: in which items they counted.';
comment on column cancelled_figures.source_key is 'Identifies the event permanently; the same as in the ledger.';
comment on column cancelled_figures.units_per_item is 'Units of the product in one of the items that it took back.';
comment on column cancelled_figures.created_at is 'When it was counted.';

-- Small: only what replaced a difference that a person had accepted.
create index inventory_movements_settled on inventory_movements (split_part(source_key, ':', 2)) where source_key like 'settled:%';

comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, repeated_member, partly_cancelled, order_over, over_cancelled, earlier_items, missed, read. With lines: the keys of the lines of its order about which it is.';
