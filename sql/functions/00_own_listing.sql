-- The listing with which our own shop or staff sell a product by the unit, if it is linked there.
-- In: the marketplace, the product. Out: no row or one.
create or replace function own_listing(marketplace_id integer, product_id integer) returns setof marketplace_products
language sql stable rows 1
as $$
  select mp.* from marketplace_products mp
  where mp.marketplace_id = own_listing.marketplace_id and mp.product_id = own_listing.product_id and mp.units_per_item = 1
  order by mp.id limit 1
$$;
comment on function own_listing is 'The listing with which our own shop or staff sell a product by the unit.';
