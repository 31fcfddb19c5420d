-- Calls made to each marketplace with an API, and the calls that reading all its listings every 30 minutes would have made.
-- In: two times. Out: one row per marketplace with a listing or a call. The business days of both times are counted whole, today until
-- now. A reading needs one call per 50 listings (a usual page of list methods); before a marketplace was connected, nothing would have
-- been read.
create or replace function call_savings(from_time timestamptz, to_time timestamptz)
returns table (marketplace_id integer, begins timestamptz, ends timestamptz, listings integer, calls_a_round integer, stock_calls integer,
  order_calls integer, other_calls integer, polling_calls double precision)
language sql stable
as $$
  with period as (
    select d.business_time_zone as zone, (from_time at time zone d.business_time_zone)::date as first_day,
      (greatest(from_time, least(to_time, now()) - interval '1 microsecond') at time zone d.business_time_zone)::date as last_day
    from deployment d
  ), span as (
    select first_day, last_day, first_day::timestamp at time zone zone as begins,
      least(now(), (last_day + 1)::timestamp at time zone zone) as ends
    from period
  )
  select m.id, s.begins, greatest(s.begins, s.ends), l.listings, r.calls_a_round, c.stock_calls, c.order_calls, c.other_calls,
    greatest(0, floor(extract(epoch from s.ends - greatest(s.begins, m.created_at)) / 1800)) * r.calls_a_round
  from span s cross join marketplaces m
  cross join lateral (select count(*)::integer as listings from marketplace_products p where p.marketplace_id = m.id) l
  cross join lateral (select ceil(l.listings / 50.0)::integer as calls_a_round) r
  cross join lateral (
    select coalesce(sum(k.calls) filter (where k.kind = 'stock'), 0)::integer as stock_calls,
      coalesce(sum(k.calls) filter (where k.kind = 'orders'), 0)::integer as order_calls,
      coalesce(sum(k.calls) filter (where k.kind = 'other'), 0)::integer as other_calls
    from marketplace_calls k where k.marketplace_id = m.id and k.day between s.first_day and s.last_day
  ) c
  where m.type = 'api' and (l.listings > 0 or c.stock_calls + c.order_calls + c.other_calls > 0)
  order by m.id
$$;
comment on function call_savings is 'Calls made to each marketplace, and the calls that polling every 30 minutes would have made.';
