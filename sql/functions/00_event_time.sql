-- When an event happened, by its own words; null: it says nothing that is a time. A bad time must not stop the statement that asks.
create or replace function event_time(payload jsonb) returns timestamptz
language plpgsql stable
as $$
declare
  said constant text := btrim(payload ->> 'timestamp');
begin
  -- Unix time too, as momentOf of src/marketplaces/field-values.ts reads it.
  return case
    when said ~ '^\d{10}(\.\d+)?$' then to_timestamp(said::float8)
    when said ~ '^\d{13}$' then to_timestamp(said::float8 / 1000)
    else said::timestamptz
  end;
exception when others then
  return null;
end
$$;
comment on function event_time is 'When an event happened, by its own words; null: it says no valid time.';
