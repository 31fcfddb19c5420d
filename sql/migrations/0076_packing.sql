-- What is packed of an order, one row per scan, and the figure of each line.
create table packings (
  id bigint generated always as identity primary key,
  order_item_id bigint not null references order_items (id) on delete cascade,
  units integer not null check (units <> 0 and units between -1000000 and 1000000),
  scanned text check (length(scanned) <= 200),
  idempotency_key text check (length(idempotency_key) <= 200),
  actor text not null,
  packed_at timestamptz not null default clock_timestamp()
);
create index packings_order_item on packings (order_item_id, id);
comment on table packings is 'What was put into parcels and taken out again, one row per scan. Never changed.';
comment on column packings.id is 'Our own key.';
comment on column packings.order_item_id is 'The line that it was packed for.';
comment on column packings.units is 'Units of the product; below 0: taken out again.';
comment on column packings.scanned is 'What was scanned or typed; null: chosen on the screen.';
comment on column packings.idempotency_key is 'The key of the scan, by which a repeated call was recognised; null: sent without one.';
comment on column packings.actor is 'Who had the goods in hand.';
comment on column packings.packed_at is 'When.';

alter table order_items add column packed_units integer not null default 0 check (packed_units >= 0);
comment on column order_items.packed_units is 'Units in the parcel: the sum of its packings.';

alter table marketplaces add column ship_when_packed boolean not null default false;
comment on column marketplaces.ship_when_packed is 'true: an order becomes SHIPPED when its last unit is packed.';

-- A scanned text is looked for on all marketplaces.
create index marketplace_products_sku on marketplace_products (marketplace_sku);
create index marketplace_products_article on marketplace_products (marketplace_product_id);
