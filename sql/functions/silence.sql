-- How long each marketplace has told us nothing, beside the longest pause that was usual: what came within 14 days, at least 20 events.
-- Out: one row a marketplace with an API that has told enough; `is_silent`: longer than one and a half times the longest pause, and
-- than an hour.
create or replace function marketplace_silences()
returns table (marketplace_id integer, last_event_at timestamptz, usual_minutes integer, is_silent boolean)
language sql stable
as $$
  select w.marketplace_id, max(w.created_at), ceil(extract(epoch from max(w.gap)) / 60)::integer,
    now() - max(w.created_at) > greatest(interval '1 hour', max(w.gap) * 1.5)
  from (
    select e.marketplace_id, e.created_at, e.created_at - lag(e.created_at) over (partition by e.marketplace_id order by e.created_at) as gap
    from marketplace_webhooks e join marketplaces m on m.id = e.marketplace_id
    where m.type = 'api' and e.created_at > now() - interval '14 days'
  ) w
  group by w.marketplace_id having count(*) >= 20
$$;
comment on function marketplace_silences is 'How long each marketplace has been silent beside the longest pause that was usual.';
