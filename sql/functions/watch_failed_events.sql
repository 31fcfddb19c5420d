-- Raises EVENT_FAILED while events of a marketplace are failed for good, one alert per cause, and resolves it when none is: they were
-- replayed with success, or dismissed. In: the marketplace; null: all. Idempotent. In a larger transaction call it last: alerts are
-- locked after everything else.
create or replace function watch_failed_events(only_marketplace integer default null) returns void
language plpgsql volatile
as $$
declare
  raised jsonb;
begin
  with failed as (
    select w.marketplace_id, w.failed_because as code, count(*) as events, max(w.id) as newest_id
    from marketplace_webhooks w
    where w.status = 'failed' and w.failed_because is not null and (only_marketplace is null or w.marketplace_id = only_marketplace)
    group by 1, 2
  )
  select jsonb_agg(to_jsonb(r)) into raised from (
    select 'event_failed' as kind, f.marketplace_id, f.code as about, jsonb_build_object('because', f.code, 'events', f.events,
      'event', w.event_type, 'name', left(coalesce(named.name, w.id::text), 200), 'reason', left(coalesce(w.error_message, ''), 300)) as parameters
    from failed f join marketplace_webhooks w on w.id = f.newest_id
    left join lateral (
      -- A name that is an object could contain anything, data of a customer too.
      select n.value #>> '{}' as name
      from unnest(array[w.payload -> 'order_id', w.payload -> 'sku', w.payload -> 'marketplace_product_id']) with ordinality as n (value, place)
      where jsonb_typeof(n.value) in ('string', 'number') and n.value #>> '{}' <> '' order by n.place limit 1
    ) named on true
  ) r;
  perform raise_alerts(raised);
  perform resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind = 'event_failed' and a.resolved_at is null and (only_marketplace is null or a.marketplace_id = only_marketplace)
      -- Those that are being replayed count too: the alert must not end before their result is known.
      and not exists (
        select from marketplace_webhooks w
        where w.marketplace_id = a.marketplace_id and w.failed_because = a.about and w.status <> 'processed')
    having count(*) > 0;
end
$$;
comment on function watch_failed_events is 'Raises or resolves EVENT_FAILED by the events of marketplaces that are failed now.';
