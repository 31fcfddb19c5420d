-- Searching the catalogue, rules of a whole marketplace, listings on their way out, and secrets that are still accepted.

create extension if not exists pg_trgm;
create index products_sku_trigrams on products using gin (sku gin_trgm_ops);
create index products_name_trigrams on products using gin (name gin_trgm_ops);
create index products_barcodes on products using gin (barcodes);
create index products_name on products (name, id);

alter table marketplaces
  add column stock_buffer integer not null default 0 check (stock_buffer >= 0),
  add column stock_percent integer not null default 100 check (stock_percent between 0 and 100),
  add column stock_limit integer check (stock_limit >= 0),
  add column stock_minimum integer not null default 0 check (stock_minimum >= 0),
  add column selling boolean not null default true,
  add column previous_webhook_secret_fingerprint text;
comment on column marketplaces.stock_buffer is 'Units held back from every listing there; of this and the listing''s own rule the stricter one counts.';
comment on column marketplaces.stock_percent is 'Share of the quantity that any listing there may show, in percent; the stricter one counts.';
comment on column marketplaces.stock_limit is 'The most units that any listing there may show; null: no limit; the stricter one counts.';
comment on column marketplaces.stock_minimum is 'With fewer units than this free, every listing there shows 0: the last ones are for other places.';
comment on column marketplaces.selling is 'false: every listing there shows 0.';
comment on column marketplaces.previous_webhook_secret_fingerprint is 'Keyed hash of the previous secret, so that nobody else takes it while it is still accepted.';

alter table marketplace_products
  add column stock_minimum integer not null default 0 check (stock_minimum >= 0),
  add column unlinked_at timestamptz;
create index marketplace_products_unlinked on marketplace_products (id) where unlinked_at is not null;
comment on column marketplace_products.stock_minimum is 'With fewer units than this free it shows 0: the last ones are for other places.';
comment on column marketplace_products.unlinked_at is 'Since when it is being unlinked: it shows 0, and the row goes once the marketplace has confirmed that. Null: linked.';

-- The figure is made of whole rows from now on; the form with single columns would pass over rules of the marketplace.
drop function if exists listing_figure(integer, integer, integer, integer, integer, boolean, boolean);

-- Unlinking sets this column to null in every order line: without an index each one would read the whole table.
create index order_items_marketplace_product on order_items (marketplace_product_id) where marketplace_product_id is not null;
