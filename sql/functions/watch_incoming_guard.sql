-- Raises GUARD_HELD while events of a marketplace are held, with their present number, and resolves it when none is.
-- In: the marketplace; null: all. Idempotent. In a larger transaction call it last: alerts are locked after everything else.
--
-- One alert for readings (about `in`: items = listings, of = all listings there), one for events that a count may include already
-- (about `counted`: items = of = events). A reading that its poll has not judged yet counts only when no poll will judge it soon.
create or replace function watch_incoming_guard(only_marketplace integer default null) returns void
language plpgsql volatile
as $$
declare
  raised jsonb;
begin
  select jsonb_agg(jsonb_build_object('kind', 'guard_held', 'marketplace_id', h.marketplace_id, 'about', h.about,
      'parameters', jsonb_build_object('direction', 'in', 'items', h.items, 'reason', h.reason, 'because', h.because,
        'of', case h.about when 'in' then (select count(*) from marketplace_products mp where mp.marketplace_id = h.marketplace_id)
          else h.items end))) into raised
    from (
      select e.marketplace_id, e.about, count(distinct e.item) as items,
        (array_agg(e.reason order by e.id desc))[1] as reason, (array_agg(e.because order by e.id desc))[1] as because
      from (
        select w.id, w.marketplace_id, coalesce(w.error_message, '') as reason, w.held_because as because,
          case when w.dedupe_key like 'poll:stock:%' then 'in' else 'counted' end as about,
          case when w.dedupe_key like 'poll:stock:%' then split_part(w.dedupe_key, ':', 3) else w.id::text end as item
        from marketplace_webhooks w
        where w.held and w.status = 'failed'
          and (w.dedupe_key like 'poll:stock:%' or coalesce(w.held_because ->> 'code', 'counted') = 'counted')
          and (only_marketplace is null or w.marketplace_id = only_marketplace)
          and (w.held_because ->> 'code' is distinct from 'unjudged' or w.created_at < now() - interval '2 minutes' and not exists (
            select from marketplace_polls p
            where p.marketplace_id = w.marketplace_id and p.kind = 'stock' and p.leased_until > clock_timestamp()))
      ) e
      group by e.marketplace_id, e.about
    ) h;
  perform raise_alerts(raised);
  perform resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind = 'guard_held' and a.about in ('in', 'counted') and a.resolved_at is null
      and (only_marketplace is null or a.marketplace_id = only_marketplace)
      and not exists (
        select from jsonb_array_elements(coalesce(raised, '[]')) r
        where (r ->> 'marketplace_id')::integer = a.marketplace_id and r ->> 'about' = a.about)
    having count(*) > 0;
end
$$;
comment on function watch_incoming_guard is 'Raises or resolves GUARD_HELD by the events of marketplaces that are held now.';
