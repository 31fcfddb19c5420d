-- A listing that is sold in other items from now on, or deleted: how many units an item had until now.
create or replace function keep_earlier_items() returns trigger
language plpgsql
as $$
begin
  insert into earlier_items (marketplace_id, marketplace_sku, product_id, until, units_per_item)
  select old.marketplace_id, old.marketplace_sku, old.product_id, clock_timestamp(), old.units_per_item
  -- Not where the marketplace itself is deleted.
  where exists (select from marketplaces m where m.id = old.marketplace_id)
  on conflict do nothing;
  return null;
end
$$;
comment on function keep_earlier_items is 'Row trigger on marketplace_products: keeps how many units an item had.';

create or replace trigger marketplace_products_items after update of units_per_item on marketplace_products
  for each row when (old.units_per_item <> new.units_per_item) execute function keep_earlier_items();
create or replace trigger marketplace_products_items_deleted after delete on marketplace_products
  for each row execute function keep_earlier_items();
