-- Raises alerts while events of a marketplace are held or failed, with their present number, and resolves them when none is.
-- In: the marketplace; null: all. Idempotent. In a larger transaction call it last: alerts are locked after everything else.
--
-- GUARD_HELD (about `in`) for readings: items = listings, of = all listings there. A reading that its poll has not judged yet counts
-- only when no poll will judge it soon. EVENT_WAITS for other events, one alert per reason, with the name of the newest one.
create or replace function watch_incoming_guard(only_marketplace integer default null) returns void
language plpgsql volatile
as $$
declare
  raised jsonb;
begin
  with held as (
    select w.id, w.marketplace_id, w.held_because, coalesce(w.error_message, '') as reason,
      w.dedupe_key like 'poll:stock:%' as is_reading, coalesce(w.held_because ->> 'code', 'counted') as code,
      split_part(w.dedupe_key, ':', 3) as listing,
      left(coalesce(w.payload ->> 'order_id', w.payload ->> 'sku', w.payload ->> 'marketplace_product_id', w.id::text), 200) as name
    from marketplace_webhooks w
    where w.held and w.status = 'failed' and (only_marketplace is null or w.marketplace_id = only_marketplace)
      and (w.held_because ->> 'code' is distinct from 'unjudged' or w.created_at < now() - interval '2 minutes' and not exists (
        select from marketplace_polls p
        where p.marketplace_id = w.marketplace_id and p.kind = 'stock' and p.leased_until > clock_timestamp()))
  )
  select jsonb_agg(to_jsonb(r)) into raised from (
    select 'guard_held' as kind, h.marketplace_id, 'in' as about, jsonb_build_object('direction', 'in', 'items', count(distinct h.listing),
      'of', (select count(*) from marketplace_products mp where mp.marketplace_id = h.marketplace_id),
      'reason', (array_agg(h.reason order by h.id desc))[1], 'because', (array_agg(h.held_because order by h.id desc))[1]) as parameters
    from held h where h.is_reading group by h.marketplace_id
    union all
    select 'event_waits', h.marketplace_id, h.code,
      jsonb_build_object('because', h.code, 'events', count(*), 'name', (array_agg(h.name order by h.id desc))[1])
    from held h where not h.is_reading group by h.marketplace_id, h.code
  ) r;
  perform raise_alerts(raised);
  perform resolve_alerts(array_agg(a.id)) from alerts a
    where (a.kind = 'guard_held' and a.about = 'in' or a.kind = 'event_waits') and a.resolved_at is null
      and (only_marketplace is null or a.marketplace_id = only_marketplace)
      and not exists (
        select from jsonb_array_elements(coalesce(raised, '[]')) r
        where r ->> 'kind' = a.kind and (r ->> 'marketplace_id')::integer = a.marketplace_id and r ->> 'about' = a.about)
    having count(*) > 0;
  perform watch_failed_events(only_marketplace);
end
$$;
comment on function watch_incoming_guard is 'Raises or resolves GUARD_HELD, EVENT_WAITS and EVENT_FAILED by the events of marketplaces that are held or failed now.';
