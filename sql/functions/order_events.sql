-- Records each status of an order in order_events. A trigger, so that no way to change a status can be forgotten. Who and why are
-- settings of the transaction, `ombor.actor` and `ombor.note`, while a person's change is made (see byPerson in
-- src/db/order-lists/order-events.ts); without them the marketplace reported it, or time ran out.
create or replace function record_order_status() returns trigger
language plpgsql
as $$
begin
  insert into order_events (order_id, status, actor, note)
  select new.id, new.status,
    coalesce(nullif(current_setting('ombor.actor', true), ''), (select m.code from marketplaces m where m.id = new.marketplace_id and m.type = 'api'), 'ombor'),
    nullif(current_setting('ombor.note', true), '');
  return null;
end
$$;
comment on function record_order_status is 'Row trigger on orders: records the status with who set it and why.';

create or replace trigger orders_placed after insert on orders
  for each row execute function record_order_status();
create or replace trigger orders_status_set after update on orders
  for each row when (old.status is distinct from new.status) execute function record_order_status();

-- Records that a person expects units of an order back. In: the order, units. Who and why are settings, as above.
create or replace function record_expected_return(order_id bigint, units integer) returns void
language sql volatile
as $$
  insert into order_events (order_id, expected_units, actor, note)
  values (record_expected_return.order_id, units, coalesce(nullif(current_setting('ombor.actor', true), ''), 'ombor'),
    nullif(current_setting('ombor.note', true), ''))
$$;
comment on function record_expected_return is 'Records in the history of an order that units of it are expected back.';
