-- Takes tokens for a call. There is one token bucket per account and group of methods, shared by all processes.
-- In: account, bucket, tokens per second, size of the bucket, `reserve`: tokens to leave for more urgent calls, `cost`: tokens of this
-- call (if it is more than the size, a full bucket is enough; 0: only a look, which writes and locks nothing). Out: 0: the tokens were
-- taken; else the ms to wait before asking again.
create or replace function take_call(account text, bucket text, per_second double precision, burst integer, reserve integer, cost integer)
returns integer
language plpgsql volatile
as $$
declare
  row_before call_buckets;
  read_at timestamptz;
  available double precision;
  wait_seconds double precision;
begin
  if cost = 0 then
    select * into row_before from call_buckets b where b.account = take_call.account and b.bucket = take_call.bucket;
    if not found then
      return 0;
    end if;
  else
    insert into call_buckets as b (account, bucket, tokens) values (take_call.account, take_call.bucket, take_call.burst)
      on conflict on constraint call_buckets_pkey do nothing;
    select * into strict row_before from call_buckets b
      where b.account = take_call.account and b.bucket = take_call.bucket for no key update;
  end if;
  -- Read after the lock: while we waited for it, another process may have written a later time.
  read_at := clock_timestamp();
  available := least(burst, row_before.tokens + greatest(0, extract(epoch from read_at - row_before.refilled_at)) * per_second);
  wait_seconds := greatest(0, (least(cost + reserve, burst) - available) / per_second);
  if row_before.not_before > read_at then
    wait_seconds := greatest(wait_seconds, extract(epoch from row_before.not_before - read_at));
  end if;
  if wait_seconds > 0 then
    return least(ceil(wait_seconds * 1000), 2147483647);
  end if;
  if cost > 0 then
    update call_buckets b set tokens = available - cost, refilled_at = read_at
      where b.account = take_call.account and b.bucket = take_call.bucket;
  end if;
  return 0;
end
$$;
comment on function take_call is 'Takes the tokens for a call from an account''s token bucket. Returns 0, or the ms to wait.';

-- Records a call that was answered or given up: its real cost, what is left by the marketplace's answer, and one more call in the count.
-- In: account, bucket; `extra`: tokens beyond those taken; `left_now`: tokens left by the answer's headers, or null; `delay_ms`: no call
-- of the bucket for this long; for the count: the marketplace (null: not connected yet, not counted), the kind of call, and `left_today`:
-- what is left of the daily quota, or null.
create or replace function settle_call(
  account text, bucket text, extra double precision, left_now integer, delay_ms integer,
  marketplace_id integer, kind text, left_today integer
) returns void
language sql volatile
as $$
  -- Nothing is refilled for the duration of the call: the marketplace counted the call at some time within it.
  update call_buckets b set
    tokens = least(b.tokens - extra, left_now), refilled_at = greatest(b.refilled_at, clock_timestamp()),
    not_before = greatest(b.not_before, clock_timestamp() + delay_ms * interval '1 ms')
  where b.account = settle_call.account and b.bucket = settle_call.bucket;
  insert into marketplace_calls as c (marketplace_id, day, kind, calls, left_today, last_call_at)
  select settle_call.marketplace_id, (clock_timestamp() at time zone d.business_time_zone)::date, settle_call.kind, 1,
    settle_call.left_today, clock_timestamp()
  from deployment d
  where settle_call.marketplace_id is not null
  on conflict on constraint marketplace_calls_pkey do update set
    calls = c.calls + 1, left_today = coalesce(excluded.left_today, c.left_today), last_call_at = excluded.last_call_at;
$$;
comment on function settle_call is 'Records what a call cost, what is left of its limits, and that it was made.';

-- Delays all calls of a bucket: the marketplace asked for it.
create or replace function delay_calls(account text, bucket text, delay_ms integer) returns void
language sql volatile
as $$
  update call_buckets b set not_before = greatest(b.not_before, clock_timestamp() + delay_ms * interval '1 ms')
  where b.account = delay_calls.account and b.bucket = delay_calls.bucket
$$;
comment on function delay_calls is 'Delays all calls of a bucket by this many ms.';

-- What is left of a marketplace's daily quota, by its newest answer of the business day; null: not reported.
create or replace function calls_left_today(marketplace_id integer) returns integer
language sql stable
as $$
  select c.left_today from marketplace_calls c cross join deployment d
  where c.marketplace_id = calls_left_today.marketplace_id and c.left_today is not null
    and c.day = (now() at time zone d.business_time_zone)::date
  order by c.last_call_at desc limit 1
$$;
comment on function calls_left_today is 'What is left of a marketplace''s daily quota, or null.';
