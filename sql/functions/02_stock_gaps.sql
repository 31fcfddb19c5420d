-- Notes when a product has no free unit any more, and when it has one again. Only a turn writes: most movements are none. What ended 60
-- days ago is forgotten on the way, so that a product has few rows.
create or replace function note_stock_gap() returns trigger
language plpgsql
as $$
begin
  if new.quantity = 0 then
    insert into stock_gaps (product_id, began_at) values (new.product_id, clock_timestamp()) on conflict do nothing;
    delete from stock_gaps where product_id = new.product_id and ended_at < now() - interval '60 days';
  else
    update stock_gaps set ended_at = greatest(began_at, clock_timestamp()) where product_id = new.product_id and ended_at is null;
    if not found then
      -- It was never in stock: the gap began with the product.
      insert into stock_gaps (product_id, began_at, ended_at)
        select p.id, p.created_at, clock_timestamp() from products p where p.id = new.product_id and p.created_at < now() - interval '1 day'
        on conflict do nothing;
    end if;
  end if;
  return null;
end
$$;
comment on function note_stock_gap is 'Row trigger on inventory: when a product has no free unit any more, and when it has one again.';

create or replace trigger inventory_gaps after update on inventory
  for each row when ((old.quantity > 0) <> (new.quantity > 0)) execute function note_stock_gap();

-- Whole business days that a gap covers within a period. In: when it began and ended (null: it has not), the first and the last day of
-- the period, the time zone.
create or replace function days_of_gap(began_at timestamptz, ended_at timestamptz, first_day date, last_day date, zone text) returns integer
language sql immutable
as $$
  select greatest(0,
    least(coalesce((days_of_gap.ended_at at time zone zone)::date - 1, last_day), last_day)
    - greatest((days_of_gap.began_at at time zone zone)::date + 1, first_day) + 1)
$$;
comment on function days_of_gap is 'Whole business days within a period that a product had no free unit.';
