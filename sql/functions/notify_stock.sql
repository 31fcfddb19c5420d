-- Notifies every API process of changed stock: one NOTIFY per statement (a row trigger cut commits to 15-22%), ids and versions only.
-- PostgreSQL's limit for a payload is 8,000 bytes, and exceeding it would roll the stock change back. Longer lists become "many": read
-- what changed.
create or replace function notify_stock() returns trigger
language plpgsql
as $$
declare
  payload text;
begin
  select json_agg(json_build_array(product_id, version))::text into payload from changed_rows;
  if payload is not null then
    perform pg_notify('ombor_stock', case when octet_length(payload) < 7900 then payload else 'many' end);
  end if;
  return null;
end
$$;
comment on function notify_stock is 'Statement trigger on inventory: one NOTIFY ombor_stock with [[product id, version], ...], or "many".';

create or replace trigger inventory_inserted after insert on inventory
  referencing new table as changed_rows for each statement execute function notify_stock();
create or replace trigger inventory_updated after update on inventory
  referencing new table as changed_rows for each statement execute function notify_stock();

-- Notifies every process of a changed marketplace, so that caches of secrets and settings are read again.
create or replace function notify_marketplace() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('ombor_marketplaces', '');
  return null;
end
$$;
comment on function notify_marketplace is 'Statement trigger on marketplaces: NOTIFY ombor_marketplaces.';

create or replace trigger marketplaces_changed after insert or update or delete on marketplaces
  for each statement execute function notify_marketplace();
