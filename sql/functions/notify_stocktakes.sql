-- Notifies API processes of stocktakes that began or changed, for subscribers. Each change of an entry raises the revision of its stocktake.
create or replace function notify_stocktakes() returns trigger
language plpgsql
as $$
begin
  perform notify_change('stocktakes', array(select id::text from changed_rows));
  return null;
end
$$;
comment on function notify_stocktakes is 'Statement trigger on stocktakes: notifies the topic stocktakes with the ids that changed.';

create or replace trigger stocktakes_inserted after insert on stocktakes
  referencing new table as changed_rows for each statement execute function notify_stocktakes();
create or replace trigger stocktakes_updated after update on stocktakes
  referencing new table as changed_rows for each statement execute function notify_stocktakes();
