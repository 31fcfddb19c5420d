-- How a buyer of the Mini App shop gets an order.
alter table orders
  add column delivery_method text check (delivery_method in ('pick_up', 'delivery')),
  add column delivery_address text;
comment on column orders.delivery_method is 'How the customer gets it: pick_up, delivery; null: not known.';
comment on column orders.delivery_address is 'Where it is brought to, in the customer''s words; personal data. Null: not known.';
