-- A line's packed figure is the sum of its packings. A trigger, so that none is forgotten; the line's change is a change of its order.
create or replace function count_packed() returns trigger
language plpgsql
as $$
begin
  update order_items i set packed_units = i.packed_units + c.units
  from (select order_item_id, sum(units)::int as units from changed_rows group by order_item_id) c where i.id = c.order_item_id;
  return null;
end
$$;
comment on function count_packed is 'Statement trigger on packings: adds them to the packed figure of their lines.';

create or replace trigger packings_inserted after insert on packings
  referencing new table as changed_rows for each statement execute function count_packed();

-- Units that belong into the parcel of a line. In: the line. What was cancelled after the parcel had left is not taken out of it.
create or replace function units_in_parcel(i order_items) returns integer
language sql immutable
as $$ select (i.quantity - i.cancelled_quantity) * i.units_per_item $$;
comment on function units_in_parcel is 'Units of a line that belong into its parcel: everything that is not cancelled.';

-- Whether an order is packed. In: its id. Out: nothing, partly or fully; fully: each line has exactly what belongs into the parcel.
create or replace function packing_state(order_id bigint) returns text
language sql stable
as $$
  select case
    when not coalesce(bool_or(i.packed_units > 0), false) then 'nothing'
    when bool_and(i.packed_units = units_in_parcel(i)) then 'fully'
    else 'partly' end
  from order_items i where i.order_id = packing_state.order_id
$$;
comment on function packing_state is 'Whether nothing, a part or everything of an order is packed.';
