-- What the Mini App shop shows of a product besides its name and price.
alter table products
  add column description text,
  add column category text,
  add column in_shop boolean not null default true;
comment on column products.description is 'What the product is, for buyers; null: nothing is said.';
comment on column products.category is 'The shelf of the shop on which it stands, in the seller''s words; null: none.';
comment on column products.in_shop is 'Whether the Mini App shop offers it; other marketplaces and staff do not mind.';
create index products_category on products (category, id) where category is not null;
