-- One token bucket a marketplace, shared by all processes: may its lease holder make a call now?
-- In: the marketplace, calls a second, and how many may be made at once. Out: 0 = yes, one call was taken; else ms to wait.
create or replace function take_call(marketplace_id integer, per_second double precision, burst integer)
returns integer
language plpgsql volatile
as $$
declare
  available double precision;
  read_at constant timestamptz := clock_timestamp();
begin
  select least(burst, case when isfinite(l.refilled_at) then l.tokens + extract(epoch from read_at - l.refilled_at) * per_second else burst end)
    into strict available
  from marketplace_leases l where l.marketplace_id = take_call.marketplace_id for no key update;
  if available < 1 then
    return ceil((1 - available) / per_second * 1000);
  end if;
  update marketplace_leases l set tokens = available - 1, refilled_at = read_at where l.marketplace_id = take_call.marketplace_id;
  return 0;
end
$$;
comment on function take_call is 'Takes one call from the marketplace''s token bucket: 0 when it may be made now, else the ms to wait.';
