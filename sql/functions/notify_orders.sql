-- Notifies API processes of changed orders, for subscribers.
create or replace function notify_orders() returns trigger
language plpgsql
as $$
begin
  perform notify_change('orders', array(select id::text from changed_rows));
  return null;
end
$$;
comment on function notify_orders is 'Statement trigger on orders: notifies the topic orders with the ids that changed.';

create or replace trigger orders_inserted after insert on orders
  referencing new table as changed_rows for each statement execute function notify_orders();
create or replace trigger orders_updated after update on orders
  referencing new table as changed_rows for each statement execute function notify_orders();

-- A changed line is a change of its order. An order that this transaction has already written is counted and notified; its time says
-- nothing about that, because another transaction may have begun later and ended earlier.
create or replace function touch_orders() returns trigger
language plpgsql
as $$
begin
  update orders set updated_at = now() where id in (select order_id from changed_rows) and changed_tx <> pg_current_xact_id();
  return null;
end
$$;
comment on function touch_orders is 'Statement trigger on order_items: marks the orders of changed lines as changed.';

create or replace trigger order_items_inserted after insert on order_items
  referencing new table as changed_rows for each statement execute function touch_orders();
create or replace trigger order_items_updated after update on order_items
  referencing new table as changed_rows for each statement execute function touch_orders();
