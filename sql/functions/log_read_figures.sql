-- Keeps what marketplaces were seen to show: marketplace_products holds the newest report only, and the question "what did it show
-- when that was sold?" comes later.
create or replace function log_read_figures() returns trigger
language plpgsql
as $$
begin
  insert into listing_figures (marketplace_product_id, kind, figure, happened_at)
  select n.id, 'read', n.marketplace_stock, clock_timestamp()
  from new_rows n join old_rows o on o.id = n.id
  where n.observed_at is distinct from o.observed_at and n.marketplace_stock is not null;
  return null;
end
$$;
comment on function log_read_figures is 'Statement trigger on marketplace_products: a newer report of a marketplace''s figure becomes a row of listing_figures.';

create or replace trigger marketplace_products_read after update on marketplace_products
  referencing old table as old_rows new table as new_rows for each statement execute function log_read_figures();
