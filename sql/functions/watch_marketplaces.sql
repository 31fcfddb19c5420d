-- Why a marketplace fails: the parameters of MARKETPLACE_FAILING. In: the marketplace. Out: null: it does not fail; else
--   error, since  why figures are not taken, and since when; both null: they are, and only reading fails
--   owed          how many listings wait for a push
--   refused       of those that it refuses without a culprit: how many, and the SKUs there of the first five
--   unread        what it is read for in vain (orders or stock), why, and since when: sales are missing meanwhile; null: reading works
--
-- It is failing when a push has been owed for a minute without a successful call, when it has refused every figure for 20 s, or when its
-- polls have failed for two minutes; before that, the next attempt may succeed. Nothing is pushed to a paused marketplace.
create or replace function marketplace_failure(marketplace marketplaces) returns jsonb
language sql stable
as $$
  select jsonb_build_object('error', push.error, 'since', push.since, 'owed', coalesce(push.owed, 0),
    'refused', jsonb_build_object('listings', coalesce(push.refused, 0), 'names', coalesce(push.names, '[]')), 'unread', poll.unread)
  from (select 1) one
  left join lateral (
    select l.last_error as error, coalesce(r.since, l.last_success_at) as since, o.owed, r.listings as refused, r.names
    from marketplace_leases l cross join lateral (
      select count(*)::integer as owed, min(p.owed_since) as oldest from pushes p
      where p.marketplace_id = l.marketplace_id and p.pushed_version < p.owed_version
    ) o cross join lateral (
      select count(*)::integer as listings, min(p.suspected_at) as since,
        to_jsonb((array_agg(mp.marketplace_sku order by p.id))[:5]) as names
      from pushes p join marketplace_products mp on mp.id = p.id
      where p.marketplace_id = l.marketplace_id and p.suspected_at is not null and not coalesce(l.last_success_at >= p.suspected_at, false)
    ) r
    where l.marketplace_id = marketplace.id and l.last_error is not null and not marketplace.paused and o.owed > 0
      and (greatest(l.last_success_at, o.oldest) < now() - interval '1 minute' or r.since < now() - interval '20 s')
  ) push on true
  left join lateral (
    select jsonb_build_object('kind', p.kind, 'error', p.last_error, 'since', p.polled_at) as unread from marketplace_polls p
    where p.marketplace_id = marketplace.id and p.failures >= 3 and coalesce(p.polled_at, '-infinity') < now() - interval '2 minutes'
      and is_polled(marketplace, p.kind)
    order by p.polled_at nulls first limit 1
  ) poll on true
  where push.error is not null or poll.unread is not null
$$;
comment on function marketplace_failure is 'Why a marketplace fails, as the parameters of MARKETPLACE_FAILING; null: it does not fail.';

-- Raises MARKETPLACE_FAILING, and resolves it when calls succeed again or nothing is left to call for. Idempotent.
create or replace function watch_marketplaces() returns void
language plpgsql volatile
as $$
begin
  perform raise_alerts(jsonb_agg(jsonb_build_object('kind', 'marketplace_failing', 'marketplace_id', m.id, 'parameters', f.parameters)))
    from marketplaces m cross join lateral marketplace_failure(m) as f (parameters) where m.type = 'api' and f.parameters is not null
    having count(*) > 0;

  -- The time between two failed attempts changes nothing: only a success, a pause, or that nothing is owed ends the alert.
  perform resolve_alerts(array_agg(a.id)) from alerts a
    join marketplaces m on m.id = a.marketplace_id
    left join marketplace_leases l on l.marketplace_id = m.id
    where a.kind = 'marketplace_failing' and a.resolved_at is null
      and (l.last_error is null or m.paused
        -- In the order of the index: see due_pushes.sql.
        or not coalesce((select true from pushes p where p.marketplace_id = m.id and p.pushed_version < p.owed_version
          order by p.failures, p.owed_since, p.id limit 1), false))
      and not exists (select 1 from marketplace_polls p where p.marketplace_id = m.id and p.failures > 0 and is_polled(m, p.kind))
    having count(*) > 0;
end
$$;
comment on function watch_marketplaces is 'Raises and resolves MARKETPLACE_FAILING by the results of the calls.';

-- Notifies subscribers of the state of marketplaces after each exchange, change of settings, and alert about a marketplace.
create or replace function announce_exchange() returns trigger
language plpgsql
as $$
begin
  perform notify_change('marketplaces', (select array_agg(distinct marketplace_id::text) from changed_rows where marketplace_id is not null));
  return null;
end
$$;
comment on function announce_exchange is 'Statement trigger on sync_logs and alerts: notifies subscribers of the state of marketplaces.';

create or replace function announce_marketplace() returns trigger
language plpgsql
as $$
begin
  perform notify_change('marketplaces', (select array_agg(id::text) from changed_rows));
  return null;
end
$$;
comment on function announce_marketplace is 'Statement trigger on marketplaces: notifies subscribers of their state.';

create or replace trigger sync_logs_announced after insert on sync_logs
  referencing new table as changed_rows for each statement execute function announce_exchange();
create or replace trigger alerts_of_marketplaces_raised after insert on alerts
  referencing new table as changed_rows for each statement execute function announce_exchange();
create or replace trigger alerts_of_marketplaces_changed after update on alerts
  referencing new table as changed_rows for each statement execute function announce_exchange();
create or replace trigger marketplaces_added after insert on marketplaces
  referencing new table as changed_rows for each statement execute function announce_marketplace();
create or replace trigger marketplaces_updated after update on marketplaces
  referencing new table as changed_rows for each statement execute function announce_marketplace();
