-- Notifies API processes of the business days whose sales changed. The upsert of a stock change fires both triggers, each with its rows.
create or replace function notify_sales() returns trigger
language plpgsql
as $$
begin
  perform notify_change('sales', array(select distinct business_day::text from changed_rows));
  return null;
end
$$;
comment on function notify_sales is 'Statement trigger on sales_daily: notifies the topic sales with the business days that changed.';

create or replace trigger sales_inserted after insert on sales_daily
  referencing new table as changed_rows for each statement execute function notify_sales();
create or replace trigger sales_updated after update on sales_daily
  referencing new table as changed_rows for each statement execute function notify_sales();
