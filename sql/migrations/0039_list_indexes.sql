-- What the lists of the console filter by.

-- Small: a listing is in it until the marketplace has taken its first figure.
create index pushes_unanswered on pushes (marketplace_id) where answered_at is null;

create index orders_ship_by on orders (ship_by) where ship_by is not null;
create index orders_updated on orders (updated_at);
-- Without a pending list, because each search would read all of it.
create index orders_customer_name_trigrams on orders using gin (customer_name gin_trgm_ops) with (fastupdate = off) where customer_name is not null;
create index orders_customer_phone_trigrams on orders using gin (customer_phone gin_trgm_ops) with (fastupdate = off) where customer_phone is not null;
create index order_items_return_expected on order_items (order_id) where return_expected > 0;
create index drifts_product on drifts (product_id, id);
