-- May a call be made now? One token bucket for each account and group of methods, shared by all processes.
-- In: account, bucket, tokens a second, how many at once, tokens to leave in the bucket for calls that matter more (`spare`), tokens
-- that this call costs (more than the bucket holds: a full one is enough). Out: 0 = yes, they were taken; else ms to wait and ask again.
create or replace function take_call(account text, bucket text, per_second double precision, burst integer, spare integer, cost integer)
returns integer
language plpgsql volatile
as $$
declare
  row_before call_buckets;
  read_at timestamptz;
  available double precision;
  wait_seconds double precision;
begin
  insert into call_buckets as b (account, bucket, tokens) values (take_call.account, take_call.bucket, take_call.burst)
    on conflict on constraint call_buckets_pkey do nothing;
  select * into strict row_before from call_buckets b
    where b.account = take_call.account and b.bucket = take_call.bucket for no key update;
  -- Only now: what another process wrote while we waited for the row is behind this moment.
  read_at := clock_timestamp();
  available := least(burst, row_before.tokens + greatest(0, extract(epoch from read_at - row_before.refilled_at)) * per_second);
  wait_seconds := greatest(0, (least(cost + spare, burst) - available) / per_second);
  if row_before.not_before > read_at then
    wait_seconds := greatest(wait_seconds, extract(epoch from row_before.not_before - read_at));
  end if;
  if wait_seconds > 0 then
    return least(ceil(wait_seconds * 1000), 2147483647);
  end if;
  update call_buckets b set tokens = available - cost, refilled_at = read_at
    where b.account = take_call.account and b.bucket = take_call.bucket;
  return 0;
end
$$;
comment on function take_call is 'Takes a call from an account''s token bucket: 0 when it may be made now, else the ms to wait.';

-- A call has been answered or given up: what it really cost, what the marketplace says is left, and one more call in the books.
-- In: account, bucket; `extra` tokens beyond the one taken; `left_now` tokens left by its headers or null; `hold_ms` no call of the
-- bucket for so long; for the books the marketplace (null: not connected yet, not counted), the kind of call and what is left of its day, or null.
create or replace function settle_call(
  account text, bucket text, extra double precision, left_now integer, hold_ms integer,
  marketplace_id integer, kind text, left_today integer
) returns void
language sql volatile
as $$
  -- What the time of the call would have refilled is dropped: the marketplace counted it somewhere within that time.
  update call_buckets b set
    tokens = least(b.tokens - extra, left_now), refilled_at = greatest(b.refilled_at, clock_timestamp()),
    not_before = greatest(b.not_before, clock_timestamp() + hold_ms * interval '1 ms')
  where b.account = settle_call.account and b.bucket = settle_call.bucket;
  insert into marketplace_calls as c (marketplace_id, day, kind, calls, left_today, last_call_at)
  select settle_call.marketplace_id, (clock_timestamp() at time zone d.business_time_zone)::date, settle_call.kind, 1,
    settle_call.left_today, clock_timestamp()
  from deployment d
  where settle_call.marketplace_id is not null
  on conflict on constraint marketplace_calls_pkey do update set
    calls = c.calls + 1, left_today = coalesce(excluded.left_today, c.left_today), last_call_at = excluded.last_call_at;
$$;
comment on function settle_call is 'Writes down what a call cost, what is left of its limits, and that it was made.';

-- No call of a bucket before a time that the marketplace asked for.
create or replace function delay_calls(account text, bucket text, hold_ms integer) returns void
language sql volatile
as $$
  update call_buckets b set not_before = greatest(b.not_before, clock_timestamp() + hold_ms * interval '1 ms')
  where b.account = delay_calls.account and b.bucket = delay_calls.bucket
$$;
comment on function delay_calls is 'Allows no call of a bucket for this many ms.';

-- What is left of a marketplace's daily quota, by its newest answer of the business day; null: it does not say.
create or replace function calls_left_today(marketplace_id integer) returns integer
language sql stable
as $$
  select c.left_today from marketplace_calls c cross join deployment d
  where c.marketplace_id = calls_left_today.marketplace_id and c.left_today is not null
    and c.day = (now() at time zone d.business_time_zone)::date
  order by c.last_call_at desc limit 1
$$;
comment on function calls_left_today is 'What is left of a marketplace''s daily quota, or null.';
