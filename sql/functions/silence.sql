-- How long each marketplace has sent nothing, and the longest pause between its events of the last 14 days.
-- Out: one row per marketplace with an API and at least 20 events; `is_silent`: silent for more than one and a half times the longest
-- pause, and for more than an hour.
create or replace function marketplace_silences()
returns table (marketplace_id integer, last_event_at timestamptz, usual_minutes integer, is_silent boolean)
language sql stable
as $$
  select w.marketplace_id, max(w.created_at), ceil(extract(epoch from max(w.gap)) / 60)::integer,
    now() - max(w.created_at) > greatest(interval '1 hour', max(w.gap) * 1.5)
  from (
    select e.marketplace_id, e.created_at, e.created_at - lag(e.created_at) over (partition by e.marketplace_id order by e.created_at) as gap
    from marketplace_webhooks e join marketplaces m on m.id = e.marketplace_id
    where m.type = 'api' and m.archived_at is null and e.created_at > now() - interval '14 days'
  ) w
  group by w.marketplace_id having count(*) >= 20
$$;
comment on function marketplace_silences is 'How long each marketplace has been silent, and the longest pause in its last 14 days.';
