-- Returns, and what finding orders needs.

create table returns (
  id bigint generated always as identity primary key,
  order_id bigint references orders (id),
  marketplace_id integer not null references marketplaces (id),
  note text,
  actor text not null,
  created_at timestamptz not null default now()
);
create index returns_order on returns (order_id) where order_id is not null;
comment on table returns is 'Goods that came back, one row each time somebody had them in hand.';
comment on column returns.id is 'Our own key; reference_id of its movements.';
comment on column returns.order_id is 'The order that was named; null: only the place of sale was known.';
comment on column returns.marketplace_id is 'Where the goods had been sold.';
comment on column returns.note is 'A remark, or null.';
comment on column returns.actor is 'Who received them.';
comment on column returns.created_at is 'When.';

create table return_items (
  id bigint generated always as identity primary key,
  return_id bigint not null references returns (id) on delete cascade,
  order_item_id bigint references order_items (id) on delete set null,
  product_id integer not null references products (id),
  units integer not null check (units > 0),
  condition text not null check (condition in ('sellable', 'damaged'))
);
create index return_items_return on return_items (return_id);
create index return_items_order_item on return_items (order_item_id) where order_item_id is not null;
comment on table return_items is 'What came back in a return.';
comment on column return_items.id is 'Our own key.';
comment on column return_items.return_id is 'Its return.';
comment on column return_items.order_item_id is 'The line that it belongs to; null: no order that expected it is known.';
comment on column return_items.product_id is 'What came back.';
comment on column return_items.units is 'Units of the product.';
comment on column return_items.condition is 'sellable: back in stock; damaged: written off at once.';

create index orders_held_until on orders (held_until) where status = 'held';
create index orders_phone on orders (customer_phone) where customer_phone is not null;
create index orders_marketplace_order on orders (marketplace_order_id) where marketplace_order_id is not null;
