-- Notifies API processes of receipts that were begun or changed, for subscribers. A change of a line is a change of its receipt.
create or replace function notify_receipts() returns trigger
language plpgsql
as $$
begin
  perform notify_change('receipts', array(select id::text from changed_rows));
  return null;
end
$$;
comment on function notify_receipts is 'Statement trigger on receipts: notifies the topic receipts with the ids that changed.';

create or replace trigger receipts_inserted after insert on receipts
  referencing new table as changed_rows for each statement execute function notify_receipts();
create or replace trigger receipts_updated after update on receipts
  referencing new table as changed_rows for each statement execute function notify_receipts();
create or replace trigger receipts_deleted after delete on receipts
  referencing old table as changed_rows for each statement execute function notify_receipts();
