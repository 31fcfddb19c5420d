-- Notifies API processes of imports that were asked for or have come further, for subscribers.
create or replace function notify_imports() returns trigger
language plpgsql
as $$
begin
  perform notify_change('imports', array(select id::text from changed_rows));
  return null;
end
$$;
comment on function notify_imports is 'Statement trigger on catalog_imports: notifies the topic imports with the ids that changed.';

create or replace trigger catalog_imports_inserted after insert on catalog_imports
  referencing new table as changed_rows for each statement execute function notify_imports();
create or replace trigger catalog_imports_updated after update on catalog_imports
  referencing new table as changed_rows for each statement execute function notify_imports();
