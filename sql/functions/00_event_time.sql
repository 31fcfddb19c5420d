-- When an event happened, by its own words; null: it says nothing that is a time. A bad time must not stop the statement that asks.
create or replace function event_time(payload jsonb) returns timestamptz
language plpgsql stable
as $$
begin
  return (payload ->> 'timestamp')::timestamptz;
exception when others then
  return null;
end
$$;
comment on function event_time is 'When an event happened, by its own words; null: it says no valid time.';
