-- Adds what was received since the last time to the days of each marketplace, and forgets days that nobody asks for any more. The events of
-- the last minute come the next time: rows of transactions that are not over yet may be missing among them. (One that comes still later is
-- left out: that can make a pause look longer, by that one event.)
create or replace function note_event_days() returns void
language sql volatile
-- Whatever the planner expects of events that came since: they are few of many.
set enable_seqscan = off
as $$
  with fresh as (
    select e.marketplace_id, e.id, e.created_at,
      e.created_at - coalesce(lag(e.created_at) over (partition by e.marketplace_id order by e.created_at), r.last_event_at) as pause
    from (
      -- In the order of ids, and by themselves: otherwise the planner may take an index by which it reads all.
      select w.id, w.marketplace_id, w.created_at from marketplace_webhooks w
      where w.id > (select coalesce(max(noted_id), 0) from event_rhythms) order by w.id offset 0
    ) e left join event_rhythms r on r.marketplace_id = e.marketplace_id
    where e.created_at <= now() - interval '1 minute'
  ), noted as (
    insert into event_rhythms as r (marketplace_id, noted_id, last_event_at)
    select marketplace_id, max(id), max(created_at) from fresh group by marketplace_id
    on conflict (marketplace_id) do update
      set noted_id = excluded.noted_id, last_event_at = greatest(r.last_event_at, excluded.last_event_at)
  )
  insert into event_days as d (marketplace_id, day, events, longest_pause)
  select marketplace_id, (created_at at time zone 'UTC')::date, count(*), max(pause)
  from fresh where created_at > now() - interval '14 days' group by 1, 2
  on conflict (marketplace_id, day) do update
    set events = d.events + excluded.events, longest_pause = greatest(d.longest_pause, excluded.longest_pause);
  delete from event_days where day < (now() at time zone 'UTC')::date - 15;
$$;
comment on function note_event_days is 'Adds what was received since the last time to event_days.';

-- How long each marketplace has sent nothing, and the longest pause between its events of the last 14 days, by the days that are noted and
-- what came after them. Out: one row per marketplace with an API and at least 20 events; `is_silent`: silent for more than one and a half
-- times the longest pause, and for more than an hour.
create or replace function marketplace_silences()
returns table (marketplace_id integer, last_event_at timestamptz, usual_minutes integer, is_silent boolean)
language sql stable
set enable_seqscan = off
as $$
  select r.marketplace_id, greatest(r.last_event_at, n.newest_at), coalesce(ceil(extract(epoch from d.longest) / 60), 0)::integer,
    now() - greatest(r.last_event_at, n.newest_at) > greatest(interval '1 hour', d.longest * 1.5)
  from event_rhythms r
  join marketplaces m on m.id = r.marketplace_id and m.type = 'api' and m.archived_at is null
  cross join lateral (
    -- A pause that began before these 14 days is not usual: it was a holiday, or an outage that ended.
    select sum(e.events) as events,
      max(e.longest_pause) filter (where e.day + 1 - e.longest_pause > (now() at time zone 'UTC') - interval '14 days') as longest
    from event_days e where e.marketplace_id = r.marketplace_id and e.day >= (now() at time zone 'UTC')::date - 14
  ) d
  left join (
    select e.marketplace_id, max(e.created_at) as newest_at, count(*) as events from (
      select w.marketplace_id, w.created_at from marketplace_webhooks w
      where w.id > (select coalesce(max(noted_id), 0) from event_rhythms) order by w.id offset 0
    ) e group by e.marketplace_id
  ) n on n.marketplace_id = r.marketplace_id
  where d.events + coalesce(n.events, 0) >= 20
$$;
comment on function marketplace_silences is 'How long each marketplace has been silent, and the longest pause in its last 14 days.';
