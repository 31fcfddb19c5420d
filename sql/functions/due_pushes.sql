-- Looking for what is due to marketplaces. PostgreSQL has no statistics of one column being less than another: it takes a third of all
-- listings for owed, and read a shop of 100,000 listings from end to end. So these functions switch sequential scans off for themselves
-- and ask for the first row in the order of an index (`exists` drops the order). The conditions stand in two queries, because one
-- query with `or` has no order in any index.

-- Whether something is due to a marketplace now, and the marketplace may be called. In: the marketplace; `together`: only what may go
-- into one call with anything else. A reading that is not applied yet is the only proof of a sale, and a push would overwrite it: its
-- listing waits.
create or replace function is_push_due(marketplace_id integer, together boolean default false) returns boolean
language plpgsql volatile
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
begin
  if not exists (
    select from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
    where m.id = market_id and not m.paused and coalesce(l.not_before, '-infinity') <= clock_timestamp()
  ) then
    return false;
  end if;
  return coalesce((
    select true from pushes p
    where p.marketplace_id = market_id and p.pushed_version < p.owed_version and push_due_at(p) <= clock_timestamp()
      and (not together or p.batch_limit is null) and not exists (select from unsettled_readings() u where u.listing_id = p.id)
    order by p.failures, p.owed_since, p.id limit 1
  ), (
    select true from pushes p
    where p.marketplace_id = market_id and p.settle_at is not null and push_due_at(p) <= clock_timestamp()
      and (not together or p.batch_limit is null) and not exists (select from unsettled_readings() u where u.listing_id = p.id)
    order by p.settle_at limit 1
  ), false);
end
$$;
comment on function is_push_due is 'Whether something is due to a marketplace that may be called now.';

-- When the next push of a marketplace is due. In: the marketplace. Out: the time, past ones included; null: nothing is owed, or it is paused.
create or replace function next_push_due(marketplace_id integer) returns timestamptz
language plpgsql volatile
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
begin
  return (
    select case when due.at is not null then greatest(due.at, l.not_before) end
    from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
    cross join lateral (select least((
        select min(push_due_at(p)) from pushes p
        where p.marketplace_id = market_id and p.pushed_version < p.owed_version
          and not exists (select from unsettled_readings() u where u.listing_id = p.id)
      ), (
        select min(push_due_at(p)) from pushes p
        where p.marketplace_id = market_id and p.settle_at is not null
          and not exists (select from unsettled_readings() u where u.listing_id = p.id)
      )) as at) due
    where m.id = market_id and not m.paused);
end
$$;
comment on function next_push_due is 'When the next push of a marketplace is due; null: nothing is owed, or it is paused.';

-- Asks for a wake-up when the next push of a marketplace falls due, unless one at that time or before was asked for. In: the marketplace.
-- Out: true when something is due now: the caller can do it at once.
create or replace function schedule_next_wake(marketplace_id integer) returns boolean
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  due_at timestamptz;
begin
  -- First: the next time is found by reading all that is owed.
  if is_push_due(market_id) then
    return true;
  end if;
  due_at := next_push_due(market_id);
  if due_at is null then
    return false;
  end if;
  if due_at <= clock_timestamp() then
    return true;
  end if;
  insert into marketplace_leases as l (marketplace_id, wake_at) values (market_id, due_at)
    on conflict (marketplace_id) do update set wake_at = excluded.wake_at
      where l.wake_at < clock_timestamp() or l.wake_at > excluded.wake_at;
  if found then
    perform wake_marketplaces(array[market_id], due_at);
  end if;
  return false;
end
$$;
comment on function schedule_next_wake is 'Asks for a wake-up when the next push of a marketplace falls due; true: something is due now.';

-- Marketplaces that are owed something, each once, found by one look into an index per marketplace of the result.
create or replace function owed_marketplaces() returns setof integer
language plpgsql volatile
set enable_seqscan = off
as $$
begin
  return query
  with recursive owed (id) as (
    (select p.marketplace_id from pushes p where p.pushed_version < p.owed_version order by p.marketplace_id limit 1)
    union all
    select (select p.marketplace_id from pushes p where p.pushed_version < p.owed_version and p.marketplace_id > o.id
      order by p.marketplace_id limit 1)
    from owed o where o.id is not null
  )
  select o.id from owed o where o.id is not null
  union
  select p.marketplace_id from pushes p where p.settle_at is not null;
end
$$;
comment on function owed_marketplaces is 'Marketplaces that are owed a push now or later.';
